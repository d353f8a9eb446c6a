"""Generated entities, ties and networks for property tests."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from netmap.errors import InputError
from netmap.model.changes import build_change
from netmap.model.entities import Asset, Goal, Organization, Person, Population, Sector
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import FieldType, list_fields
from netmap.model.happenings import Interaction
from netmap.model.kinds import ACTOR_KINDS, EntityKind, InteractionKind, Standing, TieKind
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


DAY = date(2026, 6, 1)
"""The day on which the made-up counties are looked at."""

_PLACES = ("clinic", "school", "bank", "shelter")
_STANDINGS = (Standing.PARTNER,) * 5 + tuple(Standing)
_HAPPENED = (
    InteractionKind.MEETING,
    InteractionKind.MAIL,
    InteractionKind.COMMUNITY_CONVERSATION,
    InteractionKind.ATTEMPT,
)
_BONDS = (
    TieKind.PARTNERS_WITH, TieKind.KNOWS, TieKind.FUNDS, TieKind.KEPT_BY, TieKind.INTRODUCED_BY, TieKind.WORKS_AT,
)  # fmt: skip


@st.composite
def counties(draw: st.DrawFn) -> Network:
    """A library (us) with its team, a few places with their people, and what binds them, if anything.

    Some are closed, past, ideas or confidential; ties have ended, contacts were attempts, or made by others, or of
    many at once; goals and sectors want somebody, and there are those who serve people and can offer something.
    """
    found: list[Entity] = [
        Organization(id="library", name="Library", home=True),
        Person(id="ana", name="Ana", on_team=True),
        Person(id="ben", name="Ben"),
        Person(id="elder", name="Elder", standing=draw(st.sampled_from(_STANDINGS))),
        Person(id="loner", name="Loner"),
        Goal(id="jobs", name="Jobs"), Sector(id="care", name="Care", expected=True),
        Population(id="teens", name="Teens"), Asset(id="van", name="Van"),
    ]  # fmt: skip
    found += [
        Organization(
            id=one, name=one.title(), standing=draw(st.sampled_from(_STANDINGS)),
            confidential=draw(st.sampled_from([False, False, False, True])),
        )
        for one in _PLACES
    ]  # fmt: skip
    found += [Person(id=f"of-{one}", name=f"Of {one}") for one in _PLACES]
    ties = [build_tie(TieKind.WORKS_AT, f"of-{one}", one) for one in _PLACES]
    ties += [build_tie(TieKind.WORKS_AT, "ben", "library"), build_tie(TieKind.NEEDS, "jobs", "van")]
    members = st.sets(st.sampled_from(_PLACES), max_size=3)
    for kind, what in (
        (TieKind.IN_SECTOR, "care"),
        (TieKind.SERVES, "teens"),
        (TieKind.HAS, "van"),
        (TieKind.PURSUES, "jobs"),
    ):
        ties += [build_tie(kind, one, what) for one in sorted(draw(members))]
    ties += [tie for _ in range(draw(st.integers(0, 5))) if (tie := draw(_bonds(found)))]
    happened = [item for number in range(draw(st.integers(0, 3))) for item in draw(_contacts(f"m{number}"))]
    return Network.of_items([*found, *{(tie.kind, *tie.ends): tie for tie in ties}.values(), *happened])


@st.composite
def _bonds(draw: st.DrawFn, those: list[Entity]) -> Tie | None:
    """A tie that could make a relationship, in force or over, between any two; None where there is no such kind."""
    actors_there = [one for one in those if one.kind in ACTOR_KINDS]
    one, other = draw(st.sampled_from(actors_there)), draw(st.sampled_from(actors_there))
    allowed = [kind for kind in _BONDS if (one.kind, other.kind) in TIE_RULES[kind].ends]
    if one is other or not allowed:
        return None
    kind = draw(st.sampled_from(allowed))
    more = {"strength": draw(st.none() | st.integers(1, 5))} if TIE_RULES[kind].rated else {}
    until = draw(st.sampled_from([None, None, None, date(2026, 4, 30)]))
    secret = draw(st.sampled_from([False, False, False, True]))
    return build_tie(kind, one.id, other.id, until=until, confidential=secret, **more)


@st.composite
def _contacts(draw: st.DrawFn, key: str) -> list[Entity | Tie]:
    """A contact, made by one of us, by somebody else or by nobody who is noted, with some who were there or not."""
    on = draw(st.sampled_from([None, date(2026, 3, 1), date(2026, 5, 20), date(2026, 7, 1)]))
    kind = draw(st.sampled_from(_HAPPENED))
    contact = Interaction(
        id=key, on=on, interaction_kind=kind, confidential=draw(st.sampled_from([False, False, True]))
    )
    by = draw(st.sampled_from([None, "ana", "ben", "library", "of-clinic", "school"]))
    others = draw(
        st.sets(
            st.sampled_from([*_PLACES, "of-clinic", "of-bank", "elder", "loner", "ana"]),
            min_size=1,
            max_size=3,
        )
    )
    role = draw(st.sampled_from(["", "there", "absent", "invited"]))
    ties = [build_tie(TieKind.WITH, key, one, role=role) for one in sorted(others)]
    return [contact, *ties, *([build_tie(TieKind.BY, key, by)] if by else [])]
