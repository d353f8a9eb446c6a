"""Walking a network from several places at once, the cheapest ways first."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush

Path = tuple[str, ...]
"""The ids on a way, in order."""


def walk_paths(
    steps: Mapping[str, Mapping[str, int]],
    starts: Iterable[str],
    may_enter: Callable[[str], bool],
    closed: Collection[frozenset[str]] = (),
) -> Iterator[tuple[int, Path]]:
    """Yield the cost of reaching each place and the way there, the cheapest first (Dijkstra, 1959, pp. 269–271).

    Of equally cheap ways to a place it is the one with fewest steps, then the one whose ids come first; so what
    comes out never depends on the order in which the map was written down.

    Parameters
    ----------
    steps
        The cost of the step from each place to each place beside it, above 0.
    starts
        The places to begin at.
    may_enter
        Says of a place that is no start whether ways may lead to it and over it.
    closed
        Pairs of places between which no step is taken.
    """
    waiting: list[tuple[int, int, Path]] = [(0, 0, (place,)) for place in starts if place in steps]
    heapify(waiting)
    reached: set[str] = set()
    while waiting:
        cost, length, path = heappop(waiting)
        place = path[-1]
        if place in reached:
            continue
        reached.add(place)
        yield cost, path
        for beside, step in steps[place].items():
            if beside not in reached and may_enter(beside) and frozenset((place, beside)) not in closed:
                heappush(waiting, (cost + step, length + 1, (*path, beside)))
