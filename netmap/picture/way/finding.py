"""The ways between two as a map draws them, and which two a map may be asked for; here it is decided what a room is shown."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from netmap.analysis.day import Day
from netmap.analysis.introductions.askable import has_left
from netmap.analysis.introductions.between import are_us, find_between
from netmap.analysis.introductions.steps import RouteSteps
from netmap.model.kinds import EntityKind
from netmap.picture.scene.lines import list_lines
from netmap.picture.scene.scene import Scene, see_scene

Ends = tuple[str, ...]
"""The ids of the two between whom a way is asked for; empty where none is."""
Stops = tuple[str, ...]
_ON_A_WAY = frozenset({"tie", "knows", "ours", "member"})
_MOST_WAYS = 24
"""So many ways of one length are dark; those beyond are counted."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways between two: the one that is shown first, others that take as many steps, and whether one takes fewer.

    Stops are the ids of partners and tables, and of people for whom nobody stands on a map; `first` is empty where no way is
    known. `others` counts all that take as many steps as the first; `equal` are some of them. `fewer` takes fewer steps over
    lines of the map, and is less sure. `scene` is the whole map they are on; `is_ours`: both are us, so that none is asked for.
    `shared` are steps of the first for which the map has no line, as somebody works at both: their id, and those of the two.
    """

    ends: tuple[str, str]
    scene: Scene
    first: Stops = ()
    equal: tuple[Stops, ...] = ()
    others: int = 0
    fewer: Stops = ()
    is_ours: bool = False
    shared: tuple[tuple[str, str, str], ...] = ()

    def name(self, one: str) -> str:
        """Return what somebody is called."""
        return self.scene.network.name_of(one)

    @property
    def both(self) -> str:
        """Who works at both of the two, where nothing else leads from one to the other; else empty."""
        return self.shared[0][0] if self.shared and len(self.first) == len(self.ends) else ""

    @property
    def dark(self) -> tuple[Stops, ...]:
        """The ways that are dark on a map: the first, and those that take as many steps."""
        return (self.first, *self.equal) if self.first else ()


@dataclass(frozen=True, slots=True)
class _Shortest:
    """The ways of fewest steps over lines of a map (`beside`): up to so many, by the names of who is on them, and how many."""

    beside: Mapping[str, Sequence[str]]
    ways: tuple[Stops, ...] = ()
    count: int = 0

    @property
    def first(self) -> Stops:
        """The first of them, empty without any."""
        return self.ways[0] if self.ways else ()

    def leaves_out(self, way: Stops) -> bool:
        """Whether a way with as many steps is one of them that is counted, and not listed."""
        steps = pairwise(way)
        return way not in self.ways and all(other in self.beside.get(one, ()) for one, other in steps)


def see_whole(day: Day, *, room: bool) -> Scene:
    """Return everybody who may be on a way, whomever a filter leaves out; nobody confidential, in the room only its own."""
    shown = day.in_public if room else day.openly
    return see_scene(shown.whole, room=room)


def list_ends(day: Day, *, room: bool) -> dict[str, str]:
    """Return between whom a way can be asked for: their names by id, slice by slice."""
    return {one.id: one.name for one in see_whole(day, room=room).members}


def keep_ends(day: Day, ends: Ends, *, room: bool) -> tuple[str, str] | None:
    """Return the two between whom a way is asked for, None where they are not two or one of them is not shown."""
    if len(ends) != 2 or ends[0] == ends[1]:  # noqa: PLR2004 - a way has two ends
        return None
    one, other = ends
    return (one, other) if {one, other} <= list_ends(day, room=room).keys() else None


def find_ways(day: Day, ends: Ends, *, room: bool) -> Ways | None:
    """Return the ways between two on a day, None where there are no such two to be shown.

    For the team the first is the way by which one of us is introduced, as the page Introductions tells it, and between two
    others the surest in the same sense. For the room it is found by the lines of its map alone.
    """
    kept = keep_ends(day, ends, room=room)
    if kept is None:
        return None
    scene, shown = see_whole(day, room=room), day.in_public if room else day.openly
    if are_us(shown.whole, *kept):
        return Ways(kept, scene, is_ours=True)
    if room:
        short = _find_shortest(scene, *kept)
        return Ways(kept, scene, short.first, short.ways[1:], max(short.count - 1, 0))
    between = find_between(shown.whole, *kept)
    asked, steps = (between.start, between.end), between.finder.steps
    chains = [_draw(scene, steps, route.stops, between.start) for route in between.routes]
    if not chains:
        return Ways(asked, scene)
    short, first = _find_shortest(scene, *asked), chains[0]
    found = dict.fromkeys(one for one in (*chains, *short.ways) if len(one) == len(first))
    beyond = short.count - len(short.ways) - sum(map(short.leaves_out, found))
    more = beyond if len(short.first) == len(first) else 0
    fewer = short.first if len(short.first) < len(first) else ()
    shared = tuple(_list_shared(steps, between.routes[0].stops, first, short.beside))
    return Ways(asked, scene, first, tuple(found)[1:], len(found) - 1 + more, fewer, shared=shared)


def find_ways_for_room(day: Day, ends: Ends) -> Ways | None:
    """Return the ways between two that a room is shown; None where one of them is not on its wall, or no way is known there."""
    ways = find_ways(day, ends, room=True)
    return ways if ways and ways.first else None


def _draw(scene: Scene, steps: RouteSteps, stops: Stops, start: str) -> Stops:
    """Return a route as a map draws it: people by where they work, and us by whoever of us asks."""
    drawn: list[str] = []
    for stop in stops:
        one = start if {stop, start} <= steps.team else _stand_for(scene, steps, stop, stops)
        if one in drawn:
            del drawn[drawn.index(one) + 1 :]
        else:
            drawn.append(one)
    return tuple(drawn)


def _stand_for(scene: Scene, steps: RouteSteps, stop: str, stops: Stops) -> str:
    if stop in scene.seats or steps.network.kind_of(stop) is not EntityKind.PERSON:
        return stop
    places = [one for one in steps.list_places(stop) if one in scene.seats]
    return next((one for one in places if one in stops), places[0] if places else stop)


def _list_shared(
    steps: RouteSteps, stops: Stops, drawn: Stops, beside: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str, str]]:
    """Give who on a route works at both of two that stand beside each other on it, where the map has no line."""
    for one, other in pairwise(drawn):
        if other not in beside.get(one, ()):
            both = (stop for stop in stops if {one, other} <= {*steps.list_places(stop)})
            yield from ((person, one, other) for person in both)


def _list_beside(scene: Scene) -> dict[str, list[str]]:
    """Return who is tied to whom by lines of a map, by name; nobody who left us, and over tables as well."""
    shown = {*scene.seats, *(one.id for one in scene.coalitions)}
    open_ = {one for one in shown if not has_left(scene.network, one)}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in list_lines(scene, lambda key: key if key in open_ else None):
        if line.what in _ON_A_WAY:
            found[line.start].add(line.end)
            found[line.end].add(line.start)
    return {one: list(scene.network.sort(beside)) for one, beside in found.items()}


def _find_shortest(scene: Scene, start: str, end: str) -> _Shortest:
    """Return the ways of fewest steps over lines of a map."""
    beside = _list_beside(scene)
    far = _measure(beside, end, start)
    if start not in far:
        return _Shortest(beside)
    ways = tuple(islice(_trace(beside, far, (start,), end), _MOST_WAYS))
    return _Shortest(beside, ways, _count(beside, far)[start])


def _count(beside: Mapping[str, Sequence[str]], far: Mapping[str, int]) -> dict[str, int]:
    """Return how many ways of fewest steps lead to where it was measured from, for everybody, the nearest first."""
    counts: dict[str, int] = {}
    for one, steps in far.items():
        nearer = (counts[other] for other in beside.get(one, ()) if far.get(other) == steps - 1)
        counts[one] = sum(nearer) if steps else 1
    return counts


def _measure(beside: Mapping[str, Sequence[str]], start: str, end: str) -> dict[str, int]:
    """Return how many steps it takes from the start to everybody who is no farther than the end, the nearest first."""
    far, ring, steps = {start: 0}, [start], 0
    while ring and end not in far:
        steps += 1
        near = dict.fromkeys(other for one in ring for other in beside.get(one, ()))
        ring = [one for one in near if one not in far]
        far |= dict.fromkeys(ring, steps)
    return far


def _trace(
    beside: Mapping[str, Sequence[str]], far: Mapping[str, int], way: Stops, end: str
) -> Iterator[Stops]:
    """Give, by name, the ways whose first stops are known, one step nearer to the end each time."""
    if way[-1] == end:
        yield way
        return
    for other in beside[way[-1]]:
        if far.get(other, -1) == far[way[-1]] - 1:
            yield from _trace(beside, far, (*way, other), end)
