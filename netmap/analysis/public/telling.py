"""What a public copy says, as plain values: what stands in the file for programs, and what two copies are compared by."""

import hashlib
from typing import Any, Literal

import orjson
from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from netmap.analysis.public.choices import Choices, Naming, dump_choices
from netmap.analysis.public.rebuilding import PublicCopy
from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.stories.steps import MOST_STEPS, Shows, SlideWords
from netmap.model.views.coding import Trait
from netmap.model.views.filters import read_filter

_MOST = 100_000
_BESIDE_NAMES = ("description", "website", "city")


class _Said(BaseModel):
    """What all parts have in common: frozen, and nothing in them that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SaidPartner(_Said):
    """A partner in a copy: who, in which sectors (by id), the main one first, and what else was chosen to be told."""

    id: str
    name: str
    kind: Literal["organization", "individual"]
    sectors: tuple[str, ...] = ()
    more: dict[str, str] = Field(default_factory=dict)


class SaidSector(_Said):
    """A sector in a copy: how many have it as their main one, and how many beside another; nobody at all: an open chair."""

    id: str
    name: str
    partners: int
    also: int = 0

    @property
    def is_open(self) -> bool:
        """Whether nobody is in it."""
        return not (self.partners or self.also)


class SaidTable(_Said):
    """A goal or a coalition in a copy, and who belongs to it, by id."""

    id: str
    name: str
    kind: Literal["goal", "coalition"]
    members: tuple[str, ...] = ()


_SELDOM = frozenset({"only", "way", "groups"})


class SaidStep(_Said):
    """A step of a story in a copy: its words, what was worked out first, and what it shows, by ids of the copy.

    `only` is its filter, `way` are the two between whom it shows one, `groups` is by what it is cut in place of sectors.
    """

    title: str
    sentences: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    shows: Shows
    focus: tuple[str, ...] = ()
    subject: str = ""
    reach: int = 1
    one_by_one: bool = False
    only: tuple[str, ...] = ()
    way: tuple[str, ...] = ()
    groups: Trait | None = None

    @model_serializer(mode="wrap")
    def _write(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what of it nobody asked for, so that copies from before it could be asked for say the same."""
        told: dict[str, Any] = write(self)
        return {name: value for name, value in told.items() if value or name not in _SELDOM}

    @property
    def picture(self) -> tuple[object, ...]:
        """What is known of its picture beside the map itself."""
        return self.shows, self.groups, bool(self.way)

    @property
    def words(self) -> SlideWords:
        """What its slide says and shows."""
        return SlideWords(
            self.title, self.sentences, self.text, self.shows, self.focus, self.subject, self.reach, self.one_by_one,
            filter=read_filter(self.only).whenever, ends=self.way, grouping=self.groups,
        )  # fmt: skip


class SaidStory(_Said):
    """A story in a copy: its name, and its steps, without those that are held back and without notes."""

    name: str
    steps: tuple[SaidStep, ...] = Field(max_length=MOST_STEPS)


class Said(_Said):
    """All that a copy says of the map. Where only sectors are told, ties and members are those of sectors."""

    partners: tuple[SaidPartner, ...] = Field(max_length=_MOST)
    sectors: tuple[SaidSector, ...] = Field(max_length=_MOST)
    tables: tuple[SaidTable, ...] = Field(max_length=_MOST)
    ties: tuple[tuple[str, str], ...] = Field(max_length=10 * _MOST)
    individuals: int | None = None
    others: int | None = None
    story: SaidStory | None = None


def tell_copy(copy: PublicCopy, story: SaidStory | None = None) -> Said:
    """Return what a copy says, and the story that it tells."""
    network, by_sector = copy.network, copy.choices.naming is Naming.SECTORS
    shown = [one for one in network.entities.values() if isinstance(one, Organization | Person)]
    seats = {one.id: tuple(sector.id for sector in network.sectors_of(one.id)) for one in shown}

    def find_said(key: str) -> str:
        return (seats[key] or ("s0",))[0] if by_sector and key in seats else key

    def list_pairs(*kinds: TieKind) -> list[tuple[str, str]]:
        return [
            (find_said(tie.source), find_said(tie.target))
            for tie in network.ties.values()
            if tie.kind in kinds
        ]

    members: dict[str, list[str]] = {}
    for member, table in list_pairs(TieKind.MEMBER_OF, TieKind.PURSUES):
        members.setdefault(table, []).append(member)
    return Said(
        partners=() if by_sector else tuple(_tell_partner(one, seats[one.id]) for one in shown),
        sectors=tuple(
            SaidSector(
                id=one.id,
                name=one.name,
                partners=sum(here[:1] == (one.id,) for here in seats.values()),
                also=sum(one.id in here[1:] for here in seats.values()),
            )
            for one in network.entities.values()
            if isinstance(one, Sector)
        ),
        tables=tuple(
            SaidTable(
                id=one.id,
                name=one.name,
                kind="goal" if isinstance(one, Goal) else "coalition",
                members=tuple(members.get(one.id, ())),
            )
            for one in network.entities.values()
            if isinstance(one, Goal | Coalition)
        ),
        ties=tuple(list_pairs(TieKind.PARTNERS_WITH)),
        individuals=copy.individuals,
        others=copy.others,
        story=story,
    )


def _tell_partner(one: Organization | Person, seats: tuple[str, ...]) -> SaidPartner:
    kind: Literal["organization", "individual"] = "individual" if isinstance(one, Person) else "organization"
    more = {name: value for name in _BESIDE_NAMES if (value := _read_text(one, name))}
    return SaidPartner(id=one.id, name=one.name, kind=kind, sectors=seats, more=more)


def _read_text(one: Entity, name: str) -> str:
    return str(getattr(one, name, ""))


def fingerprint_content(said: Said, choices: Choices) -> str:
    """Return a fingerprint of what a copy says under its choices; the same as long as that holds, whatever the day."""
    left_out = None if said.story else {"story"}
    values: dict[str, Any] = {"choices": dump_choices(choices), "said": said.model_dump(exclude=left_out)}
    return hashlib.blake2b(orjson.dumps(values, option=orjson.OPT_SORT_KEYS), digest_size=16).hexdigest()
