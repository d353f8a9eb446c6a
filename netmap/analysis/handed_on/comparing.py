"""What is seen in a file that was handed on, beside what it would show today."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from netmap.analysis.day import Day
from netmap.analysis.handed_on.label import Seen, SeenPart
from netmap.analysis.handed_on.marks import Marks
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.model.entities import Sector
from netmap.model.kinds import ACTOR_KINDS, TieKind

_LINES = frozenset({TieKind.MEMBER_OF, TieKind.PURSUES, TieKind.KNOWS})
"""The kinds of ties that are lines beside those of the graph."""


class Differs(StrEnum):
    """How something that was seen differs from today."""

    CONFIDENTIAL = "confidential"
    HIDDEN = "hidden"
    SECTOR_HIDDEN = "sector hidden"
    TIE_CONFIDENTIAL = "tie confidential"
    GONE = "gone"
    NO_PARTNER = "no partner"
    NOT_SHOWN = "not shown"
    NEW = "new"
    RENAMED = "renamed"
    MOVED = "moved"
    LINE_GONE = "line gone"
    LINE_NEW = "line new"
    CHAIR_FILLED = "chair filled"
    CHAIR_OPENED = "chair opened"

    @property
    def is_urgent(self) -> bool:
        """Whether the file shows what must not be shown: it has to be taken back."""
        return self in _URGENT


_URGENT = frozenset({Differs.CONFIDENTIAL, Differs.HIDDEN, Differs.SECTOR_HIDDEN, Differs.TIE_CONFIDENTIAL})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that no longer holds: how, and the names it is about."""

    how: Differs
    names: tuple[str, ...]


def compare_seen(
    then: Seen, now: Seen | None, days: Sequence[Day], marks: Marks, *, room: bool
) -> tuple[Difference, ...]:
    """Return what of a file no longer holds, what must be taken back first.

    Parameters
    ----------
    now
        What the file would show today; None where it cannot be made any more, and only what it names can be judged.
    days
        The map as it is, on each day on which the file shows it.
    room
        Whether it was made for people outside the team.
    """
    found = _Comparison(then, now, days, marks, room=room).list_differences()
    return tuple(
        sorted(
            dict.fromkeys(found), key=lambda one: (not one.how.is_urgent, one.how is not Differs.CONFIDENTIAL)
        )
    )


class _Comparison:
    def __init__(
        self, then: Seen, now: Seen | None, days: Sequence[Day], marks: Marks, *, room: bool
    ) -> None:
        self.then, self.now, self.days, self.marks, self.room = then, now, days, marks, room
        self.everything = days[0].everything
        self.shown = days[0].openly.everything.entities
        self.before = {one.mark: one for one in then.parts}
        self.after = {one.mark: one for one in now.parts} if now else {}
        self.names = {one.mark: self._name(one) for one in (*self.before.values(), *self.after.values())}
        self.both = self.before.keys() & self.after.keys()

    def _name(self, one: SeenPart) -> str:
        """Return what somebody or something is called; a name that is not written in the file is looked up on the map."""
        found = one.name or self.everything.name_of(self.marks.find(one.mark))
        return found or ("Somebody" if one.kind in ACTOR_KINDS else "Something") + " without a name on it"

    def list_differences(self) -> Iterator[Difference]:
        for mark, one in self.before.items():
            yield from self._compare_part(one, self.after.get(mark))
        yield from self._compare_lines()
        if self.now is None:
            return
        for mark in self.after:
            if mark not in self.before:
                yield Difference(Differs.NEW, (self.names[mark],))
        yield from self._compare_chairs(self.now)

    def _compare_part(self, one: SeenPart, other: SeenPart | None) -> Iterator[Difference]:
        if other is None:
            how = self._explain_lost(one)
            if how:
                yield Difference(how, (self.names[one.mark],))
            return
        if one.name and other.name and one.name != other.name:
            yield Difference(Differs.RENAMED, (one.name, other.name))
        if one.sector != other.sector and {one.sector, other.sector} <= {"", *self.names}:
            yield Difference(Differs.MOVED, (self.names[one.mark], self.names.get(other.sector, "")))

    def _explain_lost(self, one: SeenPart) -> Differs | None:
        """Return why somebody or something is not seen any more; None where nothing but its place in the picture is known."""
        entity = self.everything.get(self.marks.find(one.mark))
        if entity is None:
            return Differs.GONE
        if self.room and entity.id not in self.shown:
            return Differs.CONFIDENTIAL
        if self.room and isinstance(entity, Sector) and not entity.on_the_wall:
            return Differs.SECTOR_HIDDEN
        if self.room and self._is_off_the_wall(entity.id):
            return Differs.HIDDEN
        if self.days[0].read_standing(entity.id) in LEFT_OUT:
            return Differs.NO_PARTNER
        return Differs.NOT_SHOWN if self.now else None

    def _is_off_the_wall(self, key: str) -> bool:
        sectors = [one for day in self.days for one in day.openly.network.sectors_of(key)]
        return bool(sectors) and not any(one.on_the_wall for one in sectors)

    def _compare_chairs(self, now: Seen) -> Iterator[Difference]:
        for how, marks in (
            (Differs.CHAIR_FILLED, {*self.then.open} - {*now.open}),
            (Differs.CHAIR_OPENED, {*now.open} - {*self.then.open}),
        ):
            for mark in sorted(marks & self.both, key=self.names.__getitem__):
                yield Difference(how, (self.names[mark],))

    def _compare_lines(self) -> Iterator[Difference]:
        before, after = (
            {frozenset(one) for one in seen.lines if one[0] != one[1]} if seen else set()
            for seen in (self.then, self.now)
        )
        for one, other in self._sort_pairs(before - after):
            if self.room and self._is_confidential(self.marks.find(one), self.marks.find(other)):
                yield Difference(Differs.TIE_CONFIDENTIAL, (self.names[one], self.names[other]))
            elif {one, other} <= self.both:
                yield Difference(Differs.LINE_GONE, (self.names[one], self.names[other]))
        for one, other in self._sort_pairs(after - before):
            if {one, other} <= self.both:
                yield Difference(Differs.LINE_NEW, (self.names[one], self.names[other]))

    def _sort_pairs(self, pairs: Collection[frozenset[str]]) -> list[list[str]]:
        """Return pairs of those who have a name here, by name."""
        named = (sorted(pair, key=self.names.__getitem__) for pair in pairs if pair <= self.names.keys())
        return sorted(named, key=lambda pair: [self.names[mark] for mark in pair])

    def _is_confidential(self, one: str, other: str) -> bool:
        """Whether two who are both shown to others are tied by nothing that is."""
        if not {one, other} <= self.shown.keys():
            return False
        return any(_are_tied(day, one, other) and not _are_tied(day.openly, one, other) for day in self.days)


def _are_tied(day: Day, one: str, other: str) -> bool:
    drawn = any(tie.kind in _LINES for tie in day.network.ties_between(one, other))
    return drawn or day.graph.has_edge(one, other)
