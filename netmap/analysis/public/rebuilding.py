"""A public copy is a new, small network, built from the list of what may leave; nothing is taken over by leaving out.

Ids, orders and numbers in it are its own: no id of the map is in it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from netmap.analysis.day import Day
from netmap.analysis.handed_on.marks import mark_map
from netmap.analysis.public.choices import Choices, Naming, PeopleShown
from netmap.analysis.public.held_back import (
    Actor,
    find_reason,
    find_seats,
    is_open_chair,
    list_actors,
    shows_more,
    shows_ties,
)
from netmap.analysis.public.pseudonyms import number_partners
from netmap.analysis.sector_choices import name_family, place_sector
from netmap.content.entries import Leaving, LeavingTie
from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie

OTHER_SECTORS = "Other sectors"
"""What the sectors are called together that have too few partners each."""
_LAST = 10_000
_MEMBERSHIPS = (TieKind.MEMBER_OF, TieKind.PURSUES)
_NO_SECTOR = ""
_MERGED = "merged"


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """What leaves: a network of its own, made on a day from a revision, and how many people there are where that is told.

    `origins` gives for an id of the copy whom it stands for on the map; it never leaves. `map` is the mark of the map.
    """

    network: Network
    date: date
    revision: int
    choices: Choices
    individuals: int | None
    others: int | None
    origins: Mapping[str, str]
    map: str = ""


def rebuild(day: Day, choices: Choices) -> PublicCopy:
    """Return the public copy of a day."""
    return _Builder(day, choices).build()


class _Builder:
    def __init__(self, day: Day, choices: Choices) -> None:
        self.day, self.choices = day, choices
        self.open = day.openly.network
        self.listed: dict[EntityKind, Leaving] = {one.kind: one for one in day.content.leaving}
        self.listed_ties: dict[TieKind, LeavingTie] = {one.kind: one for one in day.content.leaving_ties}
        self.entities: list[Entity] = []
        self.ties: list[Tie] = []
        self.ids: dict[str, str] = {}
        self.given: Counter[str] = Counter()

    def build(self) -> PublicCopy:
        self._add_sectors()
        if self.choices.naming is Naming.SECTORS:
            self._add_stand_ins()
        else:
            self._add_actors()
        self._add_tables()
        self._add_pairs()
        individuals, others = self._count_people()
        return PublicCopy(
            Network.of_items([*self.entities, *self.ties]),
            self.day.date,
            self.day.everything.revision,
            self.choices,
            individuals,
            others,
            {new: old for old, new in self.ids.items()},
            mark_map(self.day.everything),
        )

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """Those who are shown, by name."""
        return tuple(
            one
            for one in list_actors(self.day)
            if one.kind in self.listed and find_reason(self.day, one, self.choices) is None
        )

    @cached_property
    def seats(self) -> dict[str, tuple[str, ...]]:
        """For each who is shown the ids of their sectors, the main one first; small ones are one."""
        found = {}
        for actor in self.actors:
            here = tuple(sector.id for sector in find_seats(self.day, actor.id) or ())
            found[actor.id] = here if self.choices.keeps_groups else here[:1]
        small = self._find_small(Counter((here or (_NO_SECTOR,))[0] for here in found.values()))
        return {
            actor: (_MERGED,) if (here or (_NO_SECTOR,))[0] in small else here
            for actor, here in found.items()
        }

    @cached_property
    def tied(self) -> frozenset[str]:
        """The ids of those who are shown with what ties them to others."""
        return frozenset(one.id for one in self.actors if shows_ties(one))

    def _find_small(self, counts: Counter[str]) -> set[str]:
        """Return the sectors that are put together: those with too few, and the next smallest until these are enough."""
        if self.choices.smallest <= 1:
            return set()
        small: set[str] = set()
        together = 0
        for sector, count in sorted(counts.items(), key=lambda each: (each[1], each[0])):
            if count < self.choices.smallest or 0 < together < self.choices.smallest:
                small.add(sector)
                together += count
        return small

    def _add_sectors(self) -> None:
        used = {seat for here in self.seats.values() for seat in here}
        sectors = [one for one in self.open.of(Sector) if one.id in used or is_open_chair(self.day, one)]
        if EntityKind.SECTOR in self.listed:
            content = self.day.content
            sectors.sort(key=lambda one: (place_sector(one, content), one.name.casefold()))
            for one in sectors:
                made = self._copy(one, "s") | {
                    "family": name_family(one, content),
                    "order": place_sector(one, content),
                    "expected": one.id not in used,
                }
                self.entities.append(Sector(**made))
        if _MERGED in used:
            self._name(_MERGED, "s")
            self.entities.append(Sector(id=self.ids[_MERGED], name=OTHER_SECTORS, order=_LAST))

    def _copy(self, entity: Entity, letter: str) -> dict[str, Any]:
        """Return the listed fields of an entity, and a new id."""
        listed = self.listed[entity.kind]
        chosen = [name for name in listed.if_chosen if name in self.choices.also and shows_more(entity)]
        if isinstance(entity, Person):
            chosen = ["name"] if "name" in listed.if_chosen else []
        values = {name: getattr(entity, name) for name in (*listed.always, *chosen)}
        return {"id": self._name(entity.id, letter)} | values

    def _name(self, old: str, letter: str) -> str:
        self.given[letter] += 1
        self.ids[old] = f"{letter}{self.given[letter]}"
        return self.ids[old]

    def _add_actors(self) -> None:
        """Put those who are shown into the copy, each into their sectors."""
        if self.choices.naming is Naming.PSEUDONYMS:
            numbers = number_partners((one.id for one in self.actors), self.day.everything.store_id)
            for key in sorted(numbers, key=numbers.__getitem__):
                name = f"Partner {numbers[key]}"
                made = Organization(id=self._name(key, "p"), name=name, standing=Standing.PARTNER)
                self.entities.append(made)
        else:
            for actor in self.actors:
                values = self._copy(actor, "p") | {"standing": Standing.PARTNER}
                self.entities.append(type(actor)(**values))
        if TieKind.IN_SECTOR in self.listed_ties:
            for key, here in self.seats.items():
                for place, seat in enumerate(seat for seat in here if seat in self.ids):
                    self._tie(TieKind.IN_SECTOR, self.ids[key], self.ids[seat], primary=place == 0)

    def _add_stand_ins(self) -> None:
        """Put as many into each sector as are there; the first of them carries the ties of all."""
        for seat, members in self._group_by_seat().items():
            name = next((one.name for one in self.entities if one.id == self.ids.get(seat)), "")
            for place in range(1, len(members) + 1):
                made = Organization(
                    id=f"{self.ids.get(seat, 's0')}-{place}",
                    name=f"{name} {place}".strip(),
                    standing=Standing.PARTNER,
                )
                self.entities.append(made)
                if seat in self.ids:
                    self._tie(TieKind.IN_SECTOR, made.id, self.ids[seat], primary=True)

    def _group_by_seat(self) -> dict[str, list[str]]:
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for key, here in self.seats.items():
            groups[(here or (_NO_SECTOR,))[0]].append(key)
        return dict(groups)

    def _find_shown(self, actor_id: str) -> str | None:
        """Return the id in the copy of what stands for somebody; None for who is held back."""
        if actor_id not in self.seats:
            return self.ids.get(actor_id)
        if self.choices.naming is not Naming.SECTORS:
            return self.ids[actor_id]
        seat = (self.seats[actor_id] or (_NO_SECTOR,))[0]
        return f"{self.ids.get(seat, 's0')}-1"

    def _add_tables(self) -> None:
        """Add goals and coalitions, and who belongs to them; one with too few whom one could guess stays away."""
        tables: tuple[Goal | Coalition, ...] = (*self.open.of(Goal), *self.open.of(Coalition))
        for one in tables:
            if one.kind in self.listed and _lasts(one, self.day.date) and self._is_large(one.id):
                self.entities.append(type(one)(**self._copy(one, "g" if isinstance(one, Goal) else "c")))
        kinds = [kind for kind in _MEMBERSHIPS if kind in self.listed_ties]
        self._tie_ends(
            (tie.kind, *tie.ends)
            for tie in self.open.ties_of_kind(*kinds)
            if tie.source not in self.seats or tie.source in self.tied
        )

    def _is_large(self, table_id: str) -> bool:
        members = sum(one.id in self.tied for one in self.open.sources(table_id, *_MEMBERSHIPS))
        return members == 0 or members >= self.choices.smallest

    def _add_pairs(self) -> None:
        leaving = [
            one
            for kind, one in self.listed_ties.items()
            if kind not in {*_MEMBERSHIPS, TieKind.IN_SECTOR}
            and (not one.if_chosen or kind in self.choices.also)
        ]
        ends = {one.kind: {tie.ends for tie in self.open.ties_of_kind(one.kind)} for one in leaving}
        places = self.open.places
        pairs = {
            min((one, other), (other, one), key=lambda pair: places[pair[0]])
            for listed in leaving
            for one, other in ends[listed.kind]
            if one in self.tied and other in self.tied
            if not listed.by_both or (other, one) in ends[listed.kind]
        }
        ordered = sorted(pairs, key=lambda pair: (places[pair[0]], places[pair[1]]))
        self._tie_ends((TieKind.PARTNERS_WITH, one, other) for one, other in ordered)

    def _tie_ends(self, ends: Iterable[tuple[TieKind, str, str]]) -> None:
        done: set[tuple[TieKind, frozenset[str]]] = set()
        for kind, source, target in ends:
            start, end = self._find_shown(source), self._find_shown(target)
            if start and end and start != end and (kind, frozenset({start, end})) not in done:
                done.add((kind, frozenset({start, end})))
                self._tie(kind, start, end)

    def _tie(self, kind: TieKind, source: str, target: str, **values: bool) -> None:
        self.ties.append(build_tie(kind, source, target, id=f"t{len(self.ties) + 1}", **values))

    def _count_people(self) -> tuple[int | None, int | None]:
        """Return how many individuals and how many people at those shown there are; None where it is not told."""
        if self.choices.people is not PeopleShown.COUNTED:
            return None, None
        people = [one for one in self.open.of(Person) if one.may_be_named is not False]
        individuals = sum(one.standing is Standing.PARTNER for one in people)
        at_work = {
            one.id
            for one in people
            if one.standing is None
            and any(place.id in self.seats for place in self.open.targets(one.id, TieKind.WORKS_AT))
        }
        return self._tell_number(individuals), self._tell_number(len(at_work))

    def _tell_number(self, count: int) -> int | None:
        return count if count >= self.choices.smallest else None


def _lasts(item: Goal | Coalition, day: date) -> bool:
    return (item.started is None or item.started <= day) and (item.ended is None or day <= item.ended)
