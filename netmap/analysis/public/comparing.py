"""What of a copy no longer holds: what it said, beside what a copy made today in the same way would say."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from netmap.analysis.day import Day
from netmap.analysis.public.choices import Choices
from netmap.analysis.public.held_back import Reason, find_reason, shows_more, shows_ties
from netmap.analysis.public.rebuilding import PublicCopy, rebuild
from netmap.analysis.public.telling import Said, SaidPartner, SaidSector, SaidTable, tell_copy
from netmap.model.entities import Organization, Person
from netmap.model.kinds import EntityKind

Part = TypeVar("Part", SaidPartner, SaidSector, SaidTable)


class Differs(StrEnum):
    """How something in a copy differs from the map."""

    CONFIDENTIAL = "confidential"
    REFUSED = "refused"
    HIDDEN = "hidden"
    TIE_CONFIDENTIAL = "tie confidential"
    TIE_REFUSED = "tie refused"
    PLACE_REFUSED = "place refused"
    MORE_REFUSED = "more refused"
    GONE = "gone"
    NO_PARTNER = "no partner"
    NOT_AGREED = "not agreed"
    OVER = "over"
    NEW = "new"
    RENAMED = "renamed"
    MOVED = "moved"
    CHANGED = "changed"
    TIE_GONE = "tie gone"
    TIE_NEW = "tie new"
    JOINED = "joined"
    LEFT = "left"
    COUNT = "count"
    CHAIR_FILLED = "chair filled"
    CHAIR_OPENED = "chair opened"
    PEOPLE = "people"

    @property
    def is_urgent(self) -> bool:
        """Whether the copy shows what must not be shown: it has to be taken back."""
        return self in _URGENT


_URGENT = frozenset(
    {
        Differs.CONFIDENTIAL, Differs.REFUSED, Differs.HIDDEN, Differs.TIE_CONFIDENTIAL, Differs.TIE_REFUSED,
        Differs.PLACE_REFUSED, Differs.MORE_REFUSED,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that no longer holds: how, of what (a partner, a sector …), and the names or numbers it is about."""

    how: Differs
    of: str
    names: tuple[str, ...]


_REASONS = {
    Reason.CONFIDENTIAL: Differs.CONFIDENTIAL,
    Reason.REFUSED: Differs.REFUSED,
    Reason.NOT_ON_THE_WALL: Differs.HIDDEN,
    Reason.NOT_AGREED: Differs.NOT_AGREED,
    Reason.PERSON: Differs.NOT_AGREED,
    Reason.LEFT: Differs.NO_PARTNER,
    Reason.IDEA: Differs.NO_PARTNER,
}
_KINDS = {
    "organization": EntityKind.ORGANIZATION,
    "individual": EntityKind.PERSON,
    "sector": EntityKind.SECTOR,
    "goal": EntityKind.GOAL,
    "coalition": EntityKind.COALITION,
}


def compare_said(
    said: Said, choices: Choices, day: Day, past: PublicCopy | None = None
) -> tuple[Difference, ...]:
    """Return what of a copy no longer holds on a day, what must be taken back first.

    Parameters
    ----------
    said
        What the copy says.
    choices
        How it was made.
    past
        The same copy made anew from the map of its own revision, when that is known: by it somebody who was renamed
        is known again. Without it, or when it says something else, everything is known by its name.
    """
    now = rebuild(day, choices)
    is_known = past is not None and tell_copy(past) == said
    then_keys = dict(past.origins) if past and is_known else _find_keys(said, now, day)
    comparison = _Comparison(day, choices, (said, then_keys), (tell_copy(now), now.origins))
    found = list(comparison.list_differences())
    return tuple(sorted(found, key=lambda one: not one.how.is_urgent))


def _find_keys(said: Said, now: PublicCopy, day: Day) -> dict[str, str]:
    """Return for each id of a copy the id on the map of who has its name now: as a copy would say it, or else at all."""
    in_copy = {
        (one.kind, one.name): now.origins[key]
        for key, one in now.network.entities.items()
        if key in now.origins
    }
    on_map = {(one.kind, one.name): one.id for one in day.everything.entities.values() if one.name}
    parts = [(one.id, _KINDS[one.kind], one.name) for one in said.partners]
    parts += [(one.id, _KINDS[one.kind], one.name) for one in said.tables]
    parts += [(one.id, EntityKind.SECTOR, one.name) for one in said.sectors]
    return {
        key: in_copy.get((kind, name)) or on_map.get((kind, name)) or f"unknown:{kind}:{name}"
        for key, kind, name in parts
    }


class _Comparison:
    def __init__(
        self,
        day: Day,
        choices: Choices,
        then: tuple[Said, Mapping[str, str]],
        now: tuple[Said, Mapping[str, str]],
    ) -> None:
        self.day, self.choices = day, choices
        (self.then, self.then_keys), (self.now, self.now_keys) = then, now
        self.names = {**_name_all(self.then, self.then_keys), **_name_all(self.now, self.now_keys)}

    def list_differences(self) -> Iterator[Difference]:
        yield from self._compare(
            lambda said: said.partners, "partner", self._tell_lost_partner, self._compare_partner
        )
        yield from self._compare(
            lambda said: said.tables, "table", self._tell_lost_table, self._compare_table
        )
        yield from self._compare(
            lambda said: said.sectors, "sector", self._tell_lost_sector, self._compare_sector
        )
        yield from self._compare_ties()
        for of in ("individuals", "others"):
            before, after = getattr(self.then, of), getattr(self.now, of)
            if before != after:
                yield Difference(Differs.PEOPLE, of, (_write_count(before), _write_count(after)))

    def _compare(
        self,
        read: Callable[[Said], Iterable[Part]],
        of: str,
        tell_lost: Callable[[str, Part], Difference],
        compare: Callable[[Part, Part], Iterator[Difference]],
    ) -> Iterator[Difference]:
        before = {self.then_keys.get(one.id, one.id): one for one in read(self.then)}
        after = {self.now_keys.get(one.id, one.id): one for one in read(self.now)}
        for key, one in before.items():
            if key not in after:
                yield tell_lost(key, one)
                continue
            if one.name != after[key].name:
                yield Difference(Differs.RENAMED, of, (one.name, after[key].name))
            yield from compare(one, after[key])
        for key, one in after.items():
            if key not in before:
                yield Difference(Differs.NEW, of, (one.name,))

    def _tell_lost_partner(self, key: str, one: SaidPartner) -> Difference:
        actor = self.day.everything.get(key)
        if not isinstance(actor, Organization | Person):
            return Difference(Differs.GONE, "partner", (one.name,))
        reason = find_reason(self.day, actor, self.choices)
        return Difference(_REASONS[reason] if reason else Differs.GONE, "partner", (one.name,))

    def _tell_lost_table(self, key: str, one: SaidTable) -> Difference:
        table = self.day.everything.get(key)
        how = Differs.GONE if table is None else Differs.CONFIDENTIAL if table.confidential else Differs.OVER
        return Difference(how, one.kind, (one.name,))

    def _tell_lost_sector(self, key: str, one: SaidSector) -> Difference:
        sector = self.day.everything.get(key)
        how = Differs.CONFIDENTIAL if sector and sector.confidential else Differs.GONE
        return Difference(how, "sector", (one.name,))

    def _compare_partner(self, one: SaidPartner, other: SaidPartner) -> Iterator[Difference]:
        before = [self.then_keys.get(key, key) for key in one.sectors[:1]]
        after = [self.now_keys.get(key, key) for key in other.sectors[:1]]
        if before != after:
            names = [self.names.get(key, "") for key in (*before, *after)]
            yield Difference(Differs.MOVED, "partner", (other.name, *names))
        actor = self.day.everything.get(self.then_keys.get(one.id, one.id))
        for field in sorted(one.more.keys() | other.more.keys()):
            if one.more.get(field) != other.more.get(field):
                refused = field not in other.more and actor is not None and not shows_more(actor)
                yield Difference(Differs.MORE_REFUSED if refused else Differs.CHANGED, field, (other.name,))

    def _compare_table(self, one: SaidTable, other: SaidTable) -> Iterator[Difference]:
        before = {self.then_keys.get(key, key) for key in one.members}
        after = {self.now_keys.get(key, key) for key in other.members}
        both = self._list_in_both()
        for how, keys in ((Differs.LEFT, before - after), (Differs.JOINED, after - before)):
            for name, key in sorted((self.names[key], key) for key in keys & both):
                refused = how is Differs.LEFT and self._is_refused(key)
                yield Difference(Differs.PLACE_REFUSED if refused else how, other.kind, (name, other.name))

    def _compare_sector(self, one: SaidSector, other: SaidSector) -> Iterator[Difference]:
        if one.is_open and not other.is_open:
            yield Difference(Differs.CHAIR_FILLED, "sector", (other.name,))
        elif other.is_open and not one.is_open:
            yield Difference(Differs.CHAIR_OPENED, "sector", (other.name,))
        elif one.partners != other.partners and not self.then.partners:
            yield Difference(
                Differs.COUNT,
                "sector",
                (other.name, _write_count(one.partners), _write_count(other.partners)),
            )

    def _compare_ties(self) -> Iterator[Difference]:
        before = {frozenset(self.then_keys.get(end, end) for end in ends) for ends in self.then.ties}
        after = {frozenset(self.now_keys.get(end, end) for end in ends) for ends in self.now.ties}
        both = self._list_in_both()
        for how, pairs in ((Differs.TIE_GONE, before - after), (Differs.TIE_NEW, after - before)):
            told = sorted((sorted(self.names[key] for key in pair), pair) for pair in pairs if pair <= both)
            for names, pair in told:
                yield Difference(self._judge_tie(how, pair), "tie", tuple(names))

    def _judge_tie(self, how: Differs, pair: frozenset[str]) -> Differs:
        if how is Differs.TIE_NEW:
            return how
        if self._is_confidential(pair):
            return Differs.TIE_CONFIDENTIAL
        return Differs.TIE_REFUSED if any(map(self._is_refused, pair)) else how

    def _is_refused(self, actor_id: str) -> bool:
        """Whether somebody does not agree that it is shown with whom they work."""
        actor = self.day.everything.get(actor_id)
        return actor is not None and not shows_ties(actor)

    def _is_confidential(self, pair: frozenset[str]) -> bool:
        one, other = sorted(pair)
        return any(tie.confidential for tie in self.day.network.ties_between(one, other))

    def _list_in_both(self) -> set[str]:
        """Return who or what is in both: what is said of others is told with them."""
        sides = ((self.then, self.then_keys), (self.now, self.now_keys))
        before, after = ({keys.get(one.id, one.id) for one in _list_parts(said)} for said, keys in sides)
        return before & after


def _list_parts(said: Said) -> tuple[SaidPartner | SaidSector | SaidTable, ...]:
    return (*said.partners, *said.sectors, *said.tables)


def _name_all(said: Said, keys: Mapping[str, str]) -> dict[str, str]:
    return {keys.get(one.id, one.id): one.name for one in _list_parts(said)}


def _write_count(count: int | None) -> str:
    return "not told" if count is None else f"{count:,}"
