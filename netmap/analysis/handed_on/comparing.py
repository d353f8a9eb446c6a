"""What is seen in a file that was handed on, beside what it would show today."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from netmap.analysis.day import Day
from netmap.analysis.handed_on.label import Seen, SeenPart
from netmap.analysis.handed_on.marks import Marks
from netmap.model.entities import Organization, Person, Sector
from netmap.model.kinds import ACTOR_KINDS, EntityKind, Standing

_TABLES = frozenset({EntityKind.GOAL, EntityKind.COALITION})


class Differs(StrEnum):
    """How something that was seen differs from today."""

    CONFIDENTIAL = "confidential"
    HIDDEN = "hidden"
    TIE_CONFIDENTIAL = "tie confidential"
    GONE = "gone"
    NO_PARTNER = "no partner"
    NOT_SHOWN = "not shown"
    NEW = "new"
    RENAMED = "renamed"
    MOVED = "moved"
    TIE_GONE = "tie gone"
    TIE_NEW = "tie new"
    LEFT = "left"
    JOINED = "joined"
    CHAIR_FILLED = "chair filled"
    CHAIR_OPENED = "chair opened"

    @property
    def is_urgent(self) -> bool:
        """Whether the file shows what must not be shown: it has to be taken back."""
        return self in {Differs.CONFIDENTIAL, Differs.HIDDEN, Differs.TIE_CONFIDENTIAL}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that no longer holds: how, and the names it is about."""

    how: Differs
    names: tuple[str, ...]


def compare_seen(
    then: Seen, now: Seen | None, day: Day, marks: Marks, *, room: bool
) -> tuple[Difference, ...]:
    """Return what of a file no longer holds on a day, what must be taken back first.

    Parameters
    ----------
    now
        What the file would show today; None where it cannot be made any more, and only what it names can be judged.
    room
        Whether it was made for people outside the team.
    """
    found = _Comparison(then, now, day, marks, room=room).list_differences()
    return tuple(
        sorted(
            dict.fromkeys(found), key=lambda one: (not one.how.is_urgent, one.how is not Differs.CONFIDENTIAL)
        )
    )


class _Comparison:
    def __init__(self, then: Seen, now: Seen | None, day: Day, marks: Marks, *, room: bool) -> None:
        self.then, self.now, self.day, self.marks, self.room = then, now, day, marks, room
        self.before = {one.mark: one for one in then.parts}
        self.after = {one.mark: one for one in now.parts} if now else {}
        self.names = {one.mark: self._name(one) for one in (*self.before.values(), *self.after.values())}
        self.both = self.before.keys() & self.after.keys()

    def _name(self, one: SeenPart) -> str:
        """Return what somebody or something is called; a name that is not written in the file is looked up on the map."""
        found = one.name or self.day.everything.name_of(self.marks.find(one.mark))
        return found or ("Somebody" if one.kind in ACTOR_KINDS else "Something") + " without a name on it"

    def list_differences(self) -> Iterator[Difference]:
        for mark, one in self.before.items():
            yield from self._compare_part(one, self.after.get(mark))
        if self.now is None:
            return
        for mark in self.after:
            if mark not in self.before:
                yield Difference(Differs.NEW, (self.names[mark],))
        yield from self._compare_chairs(self.now)
        yield from self._compare_lines(self.now)

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
        entity = self.day.everything.get(self.marks.find(one.mark))
        if entity is None:
            return Differs.GONE
        if entity.id not in self.day.openly.everything.entities:
            return Differs.CONFIDENTIAL
        if self.room and self._is_off_the_wall(entity.id):
            return Differs.HIDDEN
        is_partner = getattr(entity, "standing", None) in {Standing.PARTNER, Standing.IDEA}
        if isinstance(entity, Organization | Person) and not is_partner:
            return Differs.NO_PARTNER
        return Differs.NOT_SHOWN if self.now else None

    def _is_off_the_wall(self, key: str) -> bool:
        network = self.day.openly.network
        own = network.get(key)
        sectors = (own,) if isinstance(own, Sector) else network.sectors_of(key)
        return bool(sectors) and not any(one.on_the_wall for one in sectors)

    def _compare_chairs(self, now: Seen) -> Iterator[Difference]:
        for how, marks in (
            (Differs.CHAIR_FILLED, {*self.then.open} - {*now.open}),
            (Differs.CHAIR_OPENED, {*now.open} - {*self.then.open}),
        ):
            for mark in sorted(marks & self.both, key=self.names.__getitem__):
                yield Difference(how, (self.names[mark],))

    def _compare_lines(self, now: Seen) -> Iterator[Difference]:
        before, after = ({frozenset(one) for one in seen.lines} for seen in (self.then, now))
        for is_new, pairs in ((False, before - after), (True, after - before)):
            told = sorted(
                (sorted(pair, key=lambda mark: (self._is_table(mark), self.names[mark])) for pair in pairs if pair <= self.both),
                key=lambda pair: [self.names[mark] for mark in pair],
            )  # fmt: skip
            for pair in told:
                yield Difference(
                    self._judge_line(pair, is_new=is_new), tuple(self.names[one] for one in pair)
                )

    def _is_table(self, mark: str) -> bool:
        return (self.after.get(mark) or self.before[mark]).kind in _TABLES

    def _judge_line(self, pair: list[str], *, is_new: bool) -> Differs:
        of_actors = all((self.after.get(one) or self.before[one]).kind in ACTOR_KINDS for one in pair)
        if is_new:
            return Differs.TIE_NEW if of_actors else Differs.JOINED
        ties = self.day.network.ties_between(*map(self.marks.find, pair)) if len(pair) > 1 else ()
        if any(tie.confidential for tie in ties):
            return Differs.TIE_CONFIDENTIAL
        return Differs.TIE_GONE if of_actors else Differs.LEFT
