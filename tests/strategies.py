"""Generated entities, ties and networks for property tests."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from netmap.errors import InputError
from netmap.model.changes import build_change
from netmap.model.entities import Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import FieldType, list_fields
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.network import EMPTY, Network
from netmap.model.text import clean_text
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie, build_tie

TEXT = st.text(max_size=40).map(lambda text: clean_text(text, limit=200))
NAMES = st.text(min_size=1, max_size=40).map(lambda text: clean_text(text, limit=200)).filter(bool)
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
LISTS = st.lists(TEXT.filter(bool), max_size=3, unique=True).map(tuple)
ATTRIBUTES = st.dictionaries(
    NAMES, st.one_of(st.booleans(), st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6), NAMES), max_size=3
)
IDS = st.uuids().map(lambda value: value.hex)


@st.composite
def actors(draw: st.DrawFn) -> Entity:
    """An organization or a person with all sorts of text in it."""
    common: dict[str, Any] = {
        "id": draw(IDS),
        "name": draw(NAMES),
        "notes": draw(TEXT),
        "tags": draw(LISTS),
        "attributes": draw(ATTRIBUTES),
        "ask_again_on": draw(st.none() | DAYS),
        "phone": draw(TEXT),
    }
    if draw(st.booleans()):
        return Organization(
            **common, aka=draw(LISTS), city=draw(TEXT), latitude=draw(st.none() | st.floats(-90, 90))
        )
    return Person(**common, languages=draw(LISTS), on_team=draw(st.booleans()))


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    """An entity of any kind."""
    cls = ENTITY_CLASSES[draw(st.sampled_from(EntityKind))]
    if cls.kind in ACTOR_KINDS:
        return draw(actors())
    values: dict[str, Any] = {"id": draw(IDS), "name": draw(NAMES), "notes": draw(TEXT), "tags": draw(LISTS)}
    for row in list_fields(cls):
        if row.holds is FieldType.DAY:
            values[row.name] = draw(st.none() | DAYS)
    return cls(**values)


@st.composite
def ties_among(draw: st.DrawFn, those: list[Entity]) -> Tie | None:
    """A tie that the tie table allows between two of `those`, or None when there is none."""
    source, target = draw(st.sampled_from(those)), draw(st.sampled_from(those))
    allowed = [kind for kind in TieKind if (source.kind, target.kind) in TIE_RULES[kind].ends]
    if source.id == target.id or not allowed:
        return None
    kind = draw(st.sampled_from(allowed))
    since, until = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if since and until and until < since:
        since, until = until, since
    more: dict[str, Any] = {"strength": draw(st.none() | st.integers(1, 5))} if TIE_RULES[kind].rated else {}
    return build_tie(
        kind, source.id, target.id, id=draw(IDS), since=since, until=until, notes=draw(TEXT), **more
    )


@st.composite
def networks(draw: st.DrawFn, max_entities: int = 12, max_ties: int = 20) -> Network:
    """A network that keeps the tie table."""
    found = draw(
        st.lists(
            st.one_of(actors(), actors(), entities()),
            max_size=max_entities,
            unique_by=lambda entity: entity.id,
        )
    )
    kept: list[Entity | Tie] = list(found)
    for _ in range(draw(st.integers(0, max_ties)) if found else 0):
        tie = draw(ties_among(found))
        try:
            if tie:
                build_change(EMPTY, put=[*kept, tie], who="", sentence="")
                kept.append(tie)
        except InputError:
            continue
    return Network.of_items(kept)


def sectors(*names: str) -> list[Sector]:
    """Sectors of these names, in this order on the wheel."""
    return [Sector(name=name, order=place) for place, name in enumerate(names)]
