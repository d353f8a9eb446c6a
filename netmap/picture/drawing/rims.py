"""Where the names of sectors stand around the rim, for a rim of any size.

Sector names keep their size on the screen, so how many find room depends on how large the wheel is drawn. They are
placed here for rims of growing size, all lengths in ems (shares of the font size); a painter takes the last set its rim
is large enough for. Names that would touch are pushed apart along the rim. One that still touches another or would
stray too far is written as its number, and names come back wherever there is room for them after all: a sector is
never a number where its name fits.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from netmap.picture.drawing.drawing import RimSet, Writing
from netmap.picture.font.measure import measure_text
from netmap.picture.wheel.shapes import Box
from netmap.picture.wheel.text import fill_lines

APART = 0.25
"""Ems between what is drawn along the rim and the names around it."""
LINE_STEP = 1.14
"""Ems between two lines of a sector name."""
FARTHEST = 28.0
"""Degrees by which a name is moved along the rim at most."""
_BESIDE, _BESIDE_NUMBER, _BELOW = 0.85, 0.35, 0.12
_STEP, _ROUNDS = 0.5, 60
_WHOLE, _FLAT = 360.0, 1e-6
_SMALLEST, _GROWTH, _SETS = 4.0, 1.12, 30
_LINE_LENGTHS = (14, 11)
_MANY, _LONG_LINE = 26, 18
NUMBERED = len(_LINE_LENGTHS)
"""The place of the number among the writings of a sector name, and of the ladder that shows numbers alone."""


@dataclass(frozen=True, slots=True)
class RimSlice:
    """A slice as the rim sees it: its name, its number, its angle, and how gladly it keeps its name."""

    name: str
    number: int
    angle: float
    weight: int


def write_sector_name(one: RimSlice, count: int) -> tuple[Writing, ...]:
    """Return the ways to write the name of one of `count` slices: in long lines, in short ones, as a number."""
    lengths = (_LONG_LINE, _LONG_LINE) if count > _MANY else _LINE_LENGTHS
    return tuple(
        Writing(lines, round(max(measure_text(line, 1.0, bold=True) for line in lines), 3))
        for lines in (*(fill_lines(one.name, most) for most in lengths), (str(one.number),))
    )


@lru_cache(maxsize=64)
def place_sector_names(slices: tuple[RimSlice, ...]) -> tuple[tuple[RimSet, ...], ...]:
    """Return the sets of sector names for rims of every size, for each of the ways to write them."""
    writings = [write_sector_name(one, len(slices)) for one in slices]
    return tuple(_build_sets(slices, writings, way) for way in range(NUMBERED + 1))


def _build_sets(
    slices: Sequence[RimSlice], writings: Sequence[tuple[Writing, ...]], way: int
) -> tuple[RimSet, ...]:
    sets: list[RimSet] = []
    for power in range(_SETS):
        found = _Ring(slices, writings, round(_SMALLEST * _GROWTH**power, 1)).place(way)
        if not sets or (found.shifts, found.shown) != (sets[-1].shifts, sets[-1].shown):
            sets.append(found)
    return tuple(sets)


class _Ring:
    """The names around one rim while they are being placed.

    `boxes` are theirs at this rim, and at two larger ones up to where the next set takes over: a set must hold for
    all of them.
    """

    def __init__(
        self, slices: Sequence[RimSlice], writings: Sequence[tuple[Writing, ...]], rim: float
    ) -> None:
        self.slices, self.writings, self.rim = slices, writings, rim
        self.rims = tuple(rim * _GROWTH**share for share in (0.0, 0.5, 1.0))
        self.shifts = [0.0] * len(slices)
        self.shown: list[int | None] = []
        self.boxes: list[tuple[Box, ...]] = []

    def place(self, way: int) -> RimSet:
        """Place all names, written in one way as far as there is room."""
        self.shown = [way] * len(self.slices)
        self._thin_out()
        while crowded := self._spread_out():
            for place in crowded:
                self._give_up(place)
        self._bring_back(way)
        return RimSet(self.rim, tuple(self.shifts), tuple(self.shown))

    def _give_up(self, place: int) -> None:
        self.shown[place] = NUMBERED if self.shown[place] != NUMBERED else None

    def _thin_out(self) -> None:
        """Give up names, the lightest first, until all together are not longer than the rim."""
        needs = {place: self._find_need(place) for place in range(len(self.slices))}
        waiting = sorted(needs, key=self._rank)
        while sum(needs.values()) > _WHOLE and waiting:
            self._give_up(waiting[0])
            needs[waiting[0]] = self._find_need(waiting[0])
            waiting = sorted((place for place in needs if self.shown[place] is not None), key=self._rank)

    def _find_need(self, place: int) -> float:
        """Return how many degrees of the rim a name takes: until the next has passed it beside or below."""
        way, turn = self.shown[place], math.radians(self.slices[place].angle)
        if way is None:
            return 0.0
        writing = self.writings[place][way]
        width = writing.width + (_BESIDE_NUMBER if way == NUMBERED else _BESIDE)
        height = len(writing.lines) * LINE_STEP + _BELOW
        along = min(width / max(abs(math.sin(turn)), _FLAT), height / max(abs(math.cos(turn)), _FLAT))
        return math.degrees(along / (self.rim + APART + height / 2))

    def _list_shown(self) -> list[int]:
        return [place for place, way in enumerate(self.shown) if way is not None]

    def _find_boxes(self, place: int, rims: Sequence[float]) -> tuple[Box, ...]:
        angle, way = self.slices[place].angle + self.shifts[place], self.shown[place]
        writing = self.writings[place][way or 0]
        return tuple(find_sector_box(angle, writing, rim) for rim in rims)

    def _touch(self, one: int, other: int) -> bool:
        """Whether two names come so close that they read as one."""
        numbers = self.shown[one] == NUMBERED or self.shown[other] == NUMBERED
        beside = _BESIDE_NUMBER if numbers else _BESIDE
        return any(
            near.left < far.right + beside
            and far.left < near.right + beside
            and near.top < far.bottom + _BELOW
            and far.top < near.bottom + _BELOW
            for near, far in zip(self.boxes[one], self.boxes[other], strict=True)
        )

    def _spread_out(self) -> set[int]:
        """Push names apart; return those to give up: what strayed too far, and of two that touch the lighter one."""
        shown = self._list_shown()
        self.shifts = [0.0] * len(self.slices)
        self._push_apart(shown)
        self.shifts = [round(shift, 1) for shift in self.shifts]
        self.boxes = [self._find_boxes(place, self.rims) for place in range(len(self.slices))]
        crowded = {place for place in shown if abs(self.shifts[place]) > FARTHEST}
        for index, one in enumerate(shown):
            for other in shown[index + 1 :]:
                if self._touch(one, other):
                    crowded.add(min(one, other, key=self._rank))
        return crowded

    def _push_apart(self, shown: Sequence[int]) -> None:
        self.boxes = [self._find_boxes(place, self.rims[:1]) for place in range(len(self.slices))]
        pairs = list(zip(shown, [*shown[1:], *shown[:1]], strict=True)) if len(shown) > 1 else []
        for _ in range(_ROUNDS):
            moved = False
            for one, other in pairs:
                if self._touch(one, other):
                    self.shifts[one] -= _STEP
                    self.shifts[other] += _STEP
                    for place in (one, other):
                        self.boxes[place] = self._find_boxes(place, self.rims[:1])
                    moved = True
            if not moved:
                return

    def _rank(self, place: int) -> tuple[bool, int, int]:
        return self.shown[place] == NUMBERED, self.slices[place].weight, -place

    def _bring_back(self, way: int) -> None:
        """Write names again, and numbers, wherever they touch nothing: the heaviest first."""
        for wanted in dict.fromkeys((way, NUMBERED)):
            waiting = [place for place, shown in enumerate(self.shown) if shown is None or shown > wanted]
            for place in sorted(waiting, key=lambda place: (-self.slices[place].weight, place)):
                before = self.shown[place], self.shifts[place], self.boxes[place]
                self.shown[place] = wanted
                self.shifts[place] = 0.0 if before[0] is None else before[1]
                self.boxes[place] = self._find_boxes(place, self.rims)
                if any(self._touch(place, other) for other in self._list_shown() if other != place):
                    self.shown[place], self.shifts[place], self.boxes[place] = before


def find_sector_box(angle: float, writing: Writing, rim: float) -> Box:
    """Return the box of a sector name at an angle outside a rim, from the wheel's middle; all in ems."""
    turn = math.radians(angle)
    width, height = writing.width, len(writing.lines) * LINE_STEP
    reach = rim + APART + width / 2 * abs(math.cos(turn)) + height / 2 * abs(math.sin(turn))
    x, y = reach * math.cos(turn), reach * math.sin(turn)
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
