"""Where marks stand so that none lies on another: those that would are put around one point, or counted in one mark."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmap.picture.wheel.shapes import Box

_RADII = (8.5, 7.0, 5.5, 4.4, 3.4, 2.6)
_LARGEST_SHARE = 0.15
"""How far those around one point reach at most, as a share of the ground; where even the smallest marks reach farther, they are counted."""
_GOLDEN = math.pi * (3 - math.sqrt(5))
_APART, _BETWEEN = 1.36, 2.0
_MOST_ROUNDS = 60
_MOST_SHARE, _COVERED = 0.3, 0.1
_CELL = 42.0

Dot = tuple[str, float, float]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Those at about one point: its middle and reach in pixels, and where each stands; nowhere where they are counted."""

    x: float
    y: float
    reach: float
    members: tuple[str, ...]
    places: Mapping[str, tuple[float, float]]

    @property
    def is_counted(self) -> bool:
        """Whether one mark stands for all of them."""
        return not self.places


def choose_radius(dots: Sequence[Dot], box: Box, share: float) -> float:
    """Return the radius of marks: a share of the largest with which those at one point, and all together, leave most of a box free."""
    largest = max(Counter((round(x), round(y)) for _, x, y in dots).values(), default=1)
    wide, tall = box.right - box.left, box.bottom - box.top
    for radius in (each * share for each in _RADII):
        covered = len(dots) * radius**2 * math.pi / (wide * tall)
        if measure_reach(largest, radius) <= _LARGEST_SHARE * min(wide, tall) and covered <= _COVERED:
            return radius
    return _RADII[-1] * share


def place_marks(dots: Sequence[Dot], radius: float, box: Box) -> tuple[Cluster, ...]:
    """Return where marks of a radius stand in a box; `dots` are ids with where they would be."""
    clusters = _gather(dots, radius, box)
    most = _MOST_SHARE * min(box.right - box.left, box.bottom - box.top)
    if clusters is None or any(one.reach > most for one in clusters):
        clusters = _gather_in_cells(dots, radius, box)
    return tuple(clusters)


def _gather(dots: Sequence[Dot], radius: float, box: Box) -> list[Cluster] | None:
    """Return clusters that are joined until none touches another; None where that has no end soon."""
    at: dict[tuple[float, float], list[Dot]] = defaultdict(list)
    for dot in dots:
        at[round(dot[1], 1), round(dot[2], 1)].append(dot)
    groups = list(at.values())
    for _ in range(_MOST_ROUNDS):
        clusters = [_build(group, radius, box) for group in groups]
        joined = _join_touching(groups, clusters, radius)
        if len(joined) == len(groups):
            return clusters
        groups = joined
    return None


def _join_touching(
    groups: Sequence[list[Dot]], clusters: Sequence[Cluster], radius: float
) -> list[list[Dot]]:
    """Return the groups with those put together whose clusters touch, each at most once."""
    order = sorted(range(len(groups)), key=lambda at: clusters[at].x - clusters[at].reach)
    taken: set[int] = set()
    joined = []
    for rank, at in enumerate(order):
        if at in taken:
            continue
        group, one = list(groups[at]), clusters[at]
        for other in order[rank + 1 :]:
            two = clusters[other]
            if two.x - two.reach > one.x + one.reach + radius:
                break
            if other in taken:
                continue
            if math.hypot(one.x - two.x, one.y - two.y) < one.reach + two.reach + _BETWEEN:
                group += groups[other]
                taken.add(other)
                break
        joined.append(group)
    return joined


def _gather_in_cells(dots: Sequence[Dot], radius: float, box: Box) -> list[Cluster]:
    """Return one cluster for each square of a grid in which somebody is; several are counted."""
    cells: dict[tuple[int, int], list[Dot]] = defaultdict(list)
    for dot in dots:
        cells[int((dot[1] - box.left) // _CELL), int((dot[2] - box.top) // _CELL)].append(dot)
    found = []
    for (column, row), group in sorted(cells.items()):
        left, top = box.left + column * _CELL, box.top + row * _CELL
        found.append(_build(group, radius, Box(left, top, left + _CELL, top + _CELL), counted=len(group) > 1))
    return found


def _build(group: Sequence[Dot], radius: float, box: Box, *, counted: bool = False) -> Cluster:
    """Return a cluster of some around the middle of where they would be, within a box."""
    members = tuple(key for key, _, _ in group)
    reach = _CELL / 2 - _BETWEEN if counted else measure_reach(len(group), radius)
    x = _keep_within(sum(x for _, x, _ in group) / len(group), box.left, box.right, reach)
    y = _keep_within(sum(y for _, _, y in group) / len(group), box.top, box.bottom, reach)
    places = {} if counted else dict(zip(members, _spread(x, y, len(group), radius), strict=True))
    return Cluster(round(x, 1), round(y, 1), reach, members, places)


def _keep_within(value: float, least: float, most: float, reach: float) -> float:
    return min(max(value, least + reach), most - reach) if most - least > 2 * reach else (least + most) / 2


def measure_reach(count: int, radius: float) -> float:
    """Return how far so many marks reach that stand around one point."""
    return radius if count == 1 else radius * (1 + _APART * math.sqrt(count - 0.5))


def _spread(x: float, y: float, count: int, radius: float) -> Iterable[tuple[float, float]]:
    """Give where so many marks stand: one in the middle, several as seeds in a sunflower (Vogel 1979)."""
    if count == 1:
        yield round(x, 1), round(y, 1)
        return
    for place in range(count):
        far, turn = radius * _APART * math.sqrt(place + 0.5), place * _GOLDEN
        yield round(x + far * math.cos(turn), 1), round(y + far * math.sin(turn), 1)
