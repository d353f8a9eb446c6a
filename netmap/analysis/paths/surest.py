"""Walking a network from several places at once, the cheapest ways first."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush

Path = tuple[str, ...]
"""The ids on a way, in order."""


def walk_paths(
    steps: Mapping[str, Mapping[str, int]],
    starts: Iterable[str],
    places: Mapping[str, int],
    barred: Collection[str] = (),
    closed: Collection[frozenset[str]] = (),
) -> Iterator[tuple[int, Path]]:
    """Yield the cost of reaching each place and the way there, the cheapest first (Dijkstra, 1959, pp. 269–271).

    Of equally cheap ways to a place it is the one with fewest steps, then the one whose places come first; so
    what comes out never depends on the order in which the map was written down.

    Parameters
    ----------
    steps
        The cost of the step from each place to each place beside it, above 0.
    starts
        The places to begin at.
    places
        The order of all places, by id: a number each.
    barred
        Places that are no start to which no way may lead, nor over them.
    closed
        Pairs of places between which no step is taken.
    """
    waiting: list[tuple[int, int, tuple[int, ...], Path]] = [
        (0, 0, (places[place],), (place,)) for place in starts if place in steps
    ]
    known = {way[3][0]: way for way in waiting}
    heapify(waiting)
    while waiting:
        way = heappop(waiting)
        cost, length, turns, path = way
        place = path[-1]
        if known[place] is not way:
            continue
        yield cost, path
        for beside, step in steps[place].items():
            if beside in barred or (closed and frozenset((place, beside)) in closed):
                continue
            best = known.get(beside)
            if best and best[0] < cost + step:
                continue
            longer = cost + step, length + 1, (*turns, places[beside]), (*path, beside)
            if best is None or longer < best:
                known[beside] = longer
                heappush(waiting, longer)
