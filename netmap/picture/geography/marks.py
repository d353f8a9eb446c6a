"""Where marks stand so that none lies on another: those that would are put around one point, or counted in one mark."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmap.picture.wheel.shapes import Box

MOST_AROUND = 90
"""How many stand around one point at most; more are counted."""
_GOLDEN = math.pi * (3 - math.sqrt(5))
_APART, _BETWEEN = 1.22, 2.0
_COUNTED = 2.6
_MOST_ROUNDS = 60
_LARGEST_SHARE = 0.3
_CELL = 5.4
_FEW = 7

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


def place_marks(dots: Sequence[Dot], radius: float, box: Box) -> tuple[Cluster, ...]:
    """Return where marks of a radius stand in a box; `dots` are ids with where they would be."""
    clusters = _gather(dots, radius, box)
    most = _LARGEST_SHARE * min(box.right - box.left, box.bottom - box.top)
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
    """Return one cluster for each square of a grid in which somebody is."""
    side = radius * _CELL
    cells: dict[tuple[int, int], list[Dot]] = defaultdict(list)
    for dot in dots:
        cells[int((dot[1] - box.left) // side), int((dot[2] - box.top) // side)].append(dot)
    found = []
    for (column, row), group in sorted(cells.items()):
        left, top = box.left + column * side, box.top + row * side
        found.append(_build(group, radius, Box(left, top, left + side, top + side), most=1))
    return found


def _build(group: Sequence[Dot], radius: float, box: Box, *, most: int = MOST_AROUND) -> Cluster:
    """Return a cluster of some around the middle of where they would be, within a box."""
    members = tuple(key for key, _, _ in group)
    counted = len(group) > most
    reach = radius * _COUNTED if counted else measure_reach(len(group), radius)
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
