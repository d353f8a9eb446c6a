"""The sector wheel: which slice lies where, and where everybody stands in it.

Pure geometry: the same input gives the same picture, on every machine and in every run.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from netmap.picture.wheel.labels import Label, Spot, place_labels
from netmap.picture.wheel.middle import place_middle
from netmap.picture.wheel.packing import REACH, pack_names
from netmap.picture.wheel.shapes import PIXELS, Wedge
from netmap.picture.wheel.slots import assign_slots, place_slots

NOON = -90.0
HOME_AT = 148.0
"""Angle of the slice that holds us: the lower left, so that we are not at noon."""
_TOGETHER, _MANY = 0.8, 0.6
_HOME_REACH = 18.0
FEW = 9
WIDE = 100.0
_BANDS = ((2, 0.9), (3, 1.2), (4, 1.5), (6, 2.1), (9, 3.0), (13, 3.9), (20, 5.0), (36, 6.5), (80, 8.0))


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be placed.

    `size` from 0 to 1 enlarges its circle, `extra` keeps pixels free around it. `home` is us: there is always
    room for a large circle, and its name comes first.
    """

    id: str
    name: str
    size: float = 0.0
    extra: float = 0.0
    home: bool = False


@dataclass(frozen=True, slots=True)
class SliceSpec:
    """A slice and who stands in it; `family` numbers the family from 0, `open` makes it wide."""

    id: str
    family: int
    marks: tuple[Mark, ...] = ()
    home: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class MiddleSpec:
    """A goal or a coalition, and the ids of the slices it leans to, one for each member there."""

    id: str
    name: str
    goal: bool
    slices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WheelStyle:
    """What differs between the team's view and the room: sizes in pixels on a rim of 430.

    A name is drawn up to the share `shrink` smaller just before the scale from which it fits.
    """

    even: bool = False
    circle: float = 8.0
    growth: float = 8.0
    name_size: float = 12.0
    middle_size: float = 13.0
    staff_size: float = 11.0
    shrink: float = 0.9

    def enlarge(self, times: float) -> "WheelStyle":
        """Return the same with larger names."""
        return replace(
            self,
            name_size=round(self.name_size * times, 1),
            middle_size=round(self.middle_size * times, 1),
            staff_size=round(self.staff_size * times, 1),
        )


TEAM = WheelStyle()
ROOM = WheelStyle(
    even=True, circle=9.0, growth=0.0, name_size=17.0, middle_size=17.0, staff_size=16.0, shrink=16 / 17
)
ENLARGED, MOST_ENLARGED = (1.6, 1.4, 1.2), 40
"""How many times larger names may be, and of how many at most, where all of them fit at once."""
LAPTOP = 0.7
"""The size of the map on a laptop's screen, as a share of the usual one."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A laid-out wheel: the slices' wedges, the spots and names by id in units of a rim of 1,000, and how large names are."""

    wedges: dict[str, Wedge]
    spots: dict[str, Spot]
    labels: dict[str, Label]
    style: WheelStyle = TEAM

    @property
    def shows_all(self) -> bool:
        """Whether all names can be read, on a laptop too."""
        least = PIXELS * LAPTOP
        return len(self.labels) == len(self.spots) and all(
            label.scale <= least for label in self.labels.values()
        )


def lay_out_wheel(
    slices: Sequence[SliceSpec], middle: Sequence[MiddleSpec] = (), style: WheelStyle = TEAM
) -> Wheel:
    """Return the laid-out wheel.

    Parameters
    ----------
    slices
        In their order clockwise.
    middle
        Goals and coalitions; goals stand innermost.
    style
        `TEAM` or `ROOM`. In the room all slices are equally wide and all circles equally large. Names of a few are
        larger where all of them fit.
    """
    if sum(len(spec.marks) for spec in slices) + len(middle) <= MOST_ENLARGED:
        for times in ENLARGED:
            wheel = _lay_out(slices, middle, style.enlarge(times))
            if wheel.shows_all:
                return wheel
    return _lay_out(slices, middle, style)


def _lay_out(slices: Sequence[SliceSpec], middle: Sequence[MiddleSpec], style: WheelStyle) -> Wheel:
    wedges = divide_ring(slices, even=style.even)
    circle = _fit_circle(slices, wedges, style)
    spots: dict[str, Spot] = {}
    labels: dict[str, Label] = {}
    for spec in slices:
        members = _place_members(spec, wedges[spec.id], circle, style)
        spots |= {spot.id: spot for spot in members}
        labels |= place_labels(wedges[spec.id], members)
    found, names = place_middle(middle, wedges, style.middle_size)
    if style.even:
        labels = show_together(labels, len(spots))
        for goal in (True, False):
            these = {one.id for one in middle if one.goal == goal}
            shown = {key: names[key] for key in these & names.keys()}
            names = dict(names) | show_together(shown, len(these), share=_MANY)
    return Wheel(wedges, spots | {spot.id: spot for spot in found}, labels | dict(names), style)


def show_together(labels: Mapping[str, Label], count: int, share: float = _TOGETHER) -> dict[str, Label]:
    """Return the names such that most appear at once: in the room, some names and not others would rank."""
    scales = sorted(label.scale for label in labels.values())
    most = math.ceil(count * share) - 1
    if not scales or most >= len(scales):
        return {}
    return {key: replace(label, scale=max(label.scale, scales[most])) for key, label in labels.items()}


def weigh_slice(spec: SliceSpec, *, even: bool) -> float:
    """Return how wide a slice is beside others; it rises in steps, so that one more changes nothing."""
    if spec.open:
        return 24.0
    if even:
        return 1.0
    return next((weight for most, weight in _BANDS if len(spec.marks) <= most), 9.5)


def divide_ring(slices: Sequence[SliceSpec], *, even: bool = False) -> dict[str, Wedge]:
    """Return the wedge of each slice by id; families are set apart a little."""
    if not slices:
        return {}
    weights = [weigh_slice(spec, even=even) for spec in slices]
    breaks = [slices[index].family != slices[index - 1].family for index in range(len(slices))]
    gap = min(1.4, 30 / len(slices)) if len(slices) > 1 else 0.0
    each = (360 - gap * sum(breaks)) / sum(weights)
    angle, wedges = 0.0, {}
    for spec, weight, apart in zip(slices, weights, breaks, strict=True):
        angle += gap if apart else 0.0
        wedges[spec.id] = Wedge(angle, angle + weight * each)
        angle += weight * each
    home = next((spec.id for spec in slices if spec.home), None)
    turn = HOME_AT - wedges[home].middle if home and len(slices) > 1 else NOON
    return {
        key: Wedge(round(wedge.start + turn, 4), round(wedge.end + turn, 4)) for key, wedge in wedges.items()
    }


def _fit_circle(slices: Sequence[SliceSpec], wedges: dict[str, Wedge], style: WheelStyle) -> float:
    """Return the radius in units that all circles can have (a larger `size` comes on top)."""
    radii = [_largest_circle(spec, wedges[spec.id], style) for spec in slices if spec.marks]
    return min(radii, default=style.circle / PIXELS)


def _largest_circle(spec: SliceSpec, wedge: Wedge, style: WheelStyle) -> float:
    return min(style.circle / PIXELS, 0.34 * math.sqrt(wedge.area / max(1, len(spec.marks))))


@lru_cache(maxsize=2048)
def find_places(marks: tuple[Mark, ...], wedge: Wedge, size: float) -> Sequence[tuple[float, float]]:
    """Return where each circle stands: a few are packed by their names, many get places of their own.

    Of several ways to pack them, the one is taken in which most names can be read.
    """
    names = [(mark.name, _HOME_REACH if mark.home else REACH) for mark in marks]
    packed = pack_names(wedge, names, size) if len(marks) <= FEW and wedge.turn < WIDE else []
    if packed:
        rated = [(_rate_places(marks, places, wedge, size), -number) for number, places in enumerate(packed)]
        return packed[-max(rated)[1]]
    slots = place_slots(wedge, len(marks), size / 13.0)
    return [slots[slot] for slot in assign_slots(_number_namesakes(marks))]


def _number_namesakes(marks: Sequence[Mark]) -> tuple[str, ...]:
    """Return the names of marks, each one only once: the second of a name is told apart by its number."""
    times: Counter[str] = Counter()
    named = []
    for mark in marks:
        times[mark.name] += 1
        named.append(f"{mark.name}\n{times[mark.name]}")
    return tuple(named)


def _rate_places(
    marks: Sequence[Mark], places: Sequence[tuple[float, float]], wedge: Wedge, size: float
) -> float:
    spots = tuple(
        Spot(mark.id, mark.name, *place, REACH / PIXELS, size, first=mark.home)
        for mark, place in zip(marks, places, strict=True)
    )
    return sum(min(1.0, PIXELS / label.scale) ** 4 for label in place_labels(wedge, spots).values())


def _place_members(spec: SliceSpec, wedge: Wedge, circle: float, style: WheelStyle) -> tuple[Spot, ...]:
    if not spec.marks:
        return ()
    marks = spec.marks
    plain = tuple(replace(mark, size=0.0, extra=0.0) for mark in marks)
    places = find_places(plain, wedge, min(style.name_size, TEAM.name_size))
    base = circle if style.even else _largest_circle(spec, wedge, style)
    grow = style.growth / PIXELS * min(1.0, base * PIXELS / style.circle)
    spots = [
        Spot(
            mark.id,
            mark.name,
            *place,
            round(base + grow * mark.size + mark.extra / PIXELS, 1),
            style.name_size,
            first=mark.home,
        )
        for mark, place in zip(marks, places, strict=True)
    ]
    first = {mark.id: (not mark.home, -mark.size) for mark in marks}
    return tuple(sorted(spots, key=lambda spot: first[spot.id]))
