"""Who of us could reach somebody, and over whom: a few different routes, the surest first.

A route leads from one of us over people and organizations that know each other; every step is a favor to be
asked. It costs the less the surer it is, in whole numbers, so that equally sure routes are seen as equal:

    30 + 60 / strength (1–5; 2 where nobody rated it) + months since the two were last in touch (0–24) + 30 for a guess

A contact of just these two counts in full; one that only names both, one with somebody's organization, and a
confirmation count as if they were half a year older; no sign at all counts as two years. Whoever keeps a
relationship asks at 20 instead of 30. Whoever of us was in touch with somebody to whom they have no tie asks at 30, and
their relationship counts as close as our ties with them say. To belong somewhere needs no contact: working there costs 20, a seat at a table
45 (as much as a fresh tie of strength 4), a step between two of us 10. A step from an organization of ours, where
it is not known who of us is in touch, costs 10 more.

Where we have a relationship ourselves we need nobody's favor: a route with only us and the target's own people or
places on it comes before all others, however sure. Else the surest comes first; of equally sure routes the one with
fewest steps, then the one whose ids come first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.introductions.askable import has_left, may_be_asked
from netmap.analysis.introductions.steps import Bond, RouteSteps, find_steps
from netmap.analysis.paths.surest import Path, walk_paths
from netmap.model.entities import Coalition, Person, Program
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network

ROUTES = 3
"""How many routes are found at most."""

BELONGS = {
    EntityKind.SECTOR: (TieKind.IN_SECTOR,),
    EntityKind.POPULATION: (TieKind.SERVES,),
    EntityKind.AREA: (TieKind.SERVES,),
    EntityKind.ASSET: (TieKind.HAS,),
    EntityKind.GOAL: (TieKind.PURSUES,),
    EntityKind.COALITION: (TieKind.MEMBER_OF,),
}
"""Over which ties those are found through whom a target that is no actor is reached."""


@dataclass(frozen=True, slots=True)
class Route:
    """A way from one of us to a target: ids in order, ours first, and what each step rests on.

    `caller` is the id of who of us would take the first step: the first stop, or, when that is an organization of
    ours, whoever of us was last in touch with the second, or with the one met at that table. `contact` is whom the last of us on the way knows best at
    the first organization after them, unless the way leads on over its people. Both are None when nobody is known.
    """

    stops: tuple[str, ...]
    ties: tuple[Bond, ...]
    cost: int
    caller: str | None = None
    contact: str | None = None


@dataclass(frozen=True)
class RouteFinder:
    """Finds routes on one day, from anyone of us or from the one whose id is `start`: one of us, or anybody else who asks."""

    day: Day
    start: str | None = None

    @property
    def network(self) -> Network:
        """The network, with only the ties that hold on the day."""
        return self.day.network

    @cached_property
    def steps(self) -> RouteSteps:
        """The steps that routes are made of."""
        return find_steps(self.day)

    @cached_property
    def starts(self) -> frozenset[str]:
        """The ids of those with whom a route may begin."""
        return self.side if self.start is None else self.side & {self.start}

    @cached_property
    def side(self) -> frozenset[str]:
        """The ids of those who ask: us who may be asked, or the one who is not one of us at whom routes begin."""
        team = self.steps.team
        return team if self.start is None or self.start in team else frozenset({self.start})

    @cached_property
    def barred(self) -> frozenset[str]:
        """The ids of those over whom no route leads: whoever is withheld, and us unless one of us is the start."""
        secret = {one for one in self.steps.found if not may_be_asked(self.day, one)}
        return frozenset(secret if self.start else secret | self.steps.team)

    @cached_property
    def _surest(self) -> dict[str, tuple[int, Path]]:
        """The cost of the surest way to everybody, and that way."""
        paths = walk_paths(self.steps.costs, self.starts, self.network.places, self.barred)
        return {path[-1]: (cost, path) for cost, path in paths}

    def find_surest(self, target: str) -> Route | None:
        """Return the first of the routes of `find`, None without any; quick when asked for many targets."""
        return self._find_next(find_ends(self.day, target) - self.side, ())

    def find(self, target: str) -> tuple[Route, ...]:
        """Return up to `ROUTES` routes to a target, our own first, then the surest; no two share anybody in between.

        The target is an actor, or a sector, population, area, asset, goal or coalition, which is reached through
        those who belong to it. Where there are several of them, each route leads to another as long as there is
        one, and none but the first to somebody with whom one of us is in touch. Nobody who left us and nobody who is
        withheld is on a route, unless it is the target itself or works there, and no confidential tie.
        """
        ends = find_ends(self.day, target) - self.side
        found: list[Route] = []
        while len(found) < ROUTES:
            reached = {route.stops[-1] for route in found}
            route = self._find_next(ends - reached, found) or self._find_next(
                self._list_again(ends, found), found
            )
            if route is None:
                break
            found.append(route)
        return tuple(sorted(found, key=self._rank))

    def _rank(self, route: Route) -> tuple[bool, int, int, list[int]]:
        return not self.is_own(route.stops), route.cost, len(route.stops), self._place_all(route.stops)

    def _place_all(self, stops: Path) -> list[int]:
        return [self.network.places[stop] for stop in stops]

    def is_own(self, stops: Path) -> bool:
        """Whether a way leads over nobody but us and the people or places of its end."""
        return self._list_own(stops[-1:]).issuperset(stops)

    def _list_own(self, ends: Iterable[str]) -> set[str]:
        """Return the ids of us, of some ends, and of their people and places.

        Who is a partner in their own right stands for themselves, not for where they work.
        """
        near = set(ends)
        for end in [one for one in near if not self._is_individual(one)]:
            near.update(one for one in self.steps.list_people(end) if not self._is_individual(one))
            near.update(self.steps.list_places(end))
        return {*self.side, *near}

    def _is_individual(self, actor_id: str) -> bool:
        actor = self.network.get(actor_id)
        return isinstance(actor, Person) and actor.standing is not None

    def _find_next(self, ends: frozenset[str], found: Iterable[Route]) -> Route | None:
        """Return the surest route to one of some ends that shares nobody in between with those found before."""
        best = (
            self._walk_to(ends, found) if found or not ends.isdisjoint(self.barred) else self._look_up(ends)
        )
        if best is None:
            return None
        if not self.is_own(best[1]):
            own = self._walk_to(ends, found, own=True)
            best = own if own and self.is_own(own[1]) else best
        cost, stops = best
        ties = tuple(self.steps.found[one][other].tie for one, other in pairwise(stops))
        caller = self._find_caller(stops)
        return Route(stops, ties, cost, caller, self._find_contact(stops, caller))

    def _look_up(self, ends: frozenset[str]) -> tuple[int, Path] | None:
        found = [self._surest[end] for end in ends if end in self._surest]
        return min(found, key=lambda way: (way[0], len(way[1]), self._place_all(way[1])), default=None)

    def _walk_to(
        self, ends: frozenset[str], found: Iterable[Route], *, own: bool = False
    ) -> tuple[int, Path] | None:
        """Return the surest way to one of some ends; with `own`, of those that need nobody's favor."""
        if not ends:
            return None
        used = {stop for route in found for stop in route.stops[1:] if stop not in ends} - self.side
        used |= {stop for route in found for stop in route.stops[1:-1]} - self.side
        used |= {route.contact for route in found if route.contact}
        closed = {pair for route in found for pair in self._list_same(route)}
        costs = self._keep_own(ends) if own else self.steps.costs
        barred = self.barred - self._list_opened(ends)
        paths = walk_paths(costs, self.starts, self.network.places, barred | used, closed)
        return next(((cost, path) for cost, path in paths if path[-1] in ends), None)

    def _list_opened(self, ends: frozenset[str]) -> set[str]:
        """Return the ids of some ends, and of those who are withheld with them: over whom one gets there all the same."""
        people = (one for end in ends for one in self.steps.list_people(end))
        return {*ends, *filter(self.day.withholds, people)}

    def _keep_own(self, ends: frozenset[str]) -> dict[str, dict[str, int]]:
        """Return what the steps cost among us, some ends, and their people and places."""
        kept, costs = self._list_own(ends), self.steps.costs
        return {
            one: {other: cost for other, cost in costs[one].items() if other in kept}
            for one in kept & costs.keys()
        }

    def _list_again(self, ends: frozenset[str], found: Iterable[Route]) -> frozenset[str]:
        """Return those to whom one more route says something new: not to one of several whom one of us knows."""
        near = {route.stops[-1] for route in found if self.side.issuperset(route.stops[:-1])}
        return ends - near if len(ends) > 1 else ends

    def _list_same(self, route: Route) -> set[frozenset[str]]:
        """Return the steps that would say the same as a route on which there is nobody but us in between."""
        *ours, end = route.stops
        if not self.side.issuperset(ours):
            return set()
        homes = {one for one in self.side if self.network.kind_of(one) is EntityKind.ORGANIZATION}
        there = (end, *self.steps.list_people(end), *self.steps.list_places(end))
        return {frozenset((one, other)) for one in homes | {ours[-1]} for other in there if one != other}

    def _find_caller(self, stops: tuple[str, ...]) -> str | None:
        if self.network.kind_of(stops[0]) is EntityKind.PERSON:
            return stops[0]
        people = [one for one in self.side if self.network.kind_of(one) is EntityKind.PERSON]
        asked = stops[1:3] if self.network.kind_of(stops[1]) is EntityKind.COALITION else stops[1:2]
        met = [
            (self.steps.find_last_touch(person, one), person)
            for person in self.network.sort(people)
            for one in asked
        ]
        known = [(day, person) for day, person in met if day]
        return max(known, key=lambda one: one[0])[1] if known else None

    def _find_contact(self, stops: tuple[str, ...], caller: str | None) -> str | None:
        place = next(number for number, stop in enumerate(stops) if stop not in self.side)
        knower = stops[place - 1]
        if self.network.kind_of(knower) is not EntityKind.PERSON:
            knower = caller or ""
        people = self.network.sort(self.steps.list_people(stops[place]))
        if (
            not knower
            or not set(people).isdisjoint(stops)
            or self.network.entities[stops[place]].confidential
        ):
            return None
        beside = self.steps.costs.get(knower, {})
        if known := [one for one in people if one in beside]:
            return min(known, key=beside.__getitem__)
        met = {one: day for one in people if (day := self.day.log.between(knower, one))}
        return max(met, key=met.__getitem__, default=None)


@once_a_day
def build_finder(day: Day) -> RouteFinder:
    """Return what finds routes on a day from anyone of us."""
    return RouteFinder(day)


def find_ends(day: Day, target: str) -> frozenset[str]:
    """Return the ids of the actors through whom a target is reached: itself, or those who belong to it.

    Who serves a part of an area, or all around it, serves the area; who sits at a table works on its goals, who runs a program
    serves those it serves. What has ended, and what is confidential, leads to nobody.
    """
    network = day.network
    kind = network.kind_of(target)
    if kind in (EntityKind.ORGANIZATION, EntityKind.PERSON):
        return frozenset() if has_left(network, target) else frozenset({target})
    if kind not in BELONGS or find_end(day, target):
        return frozenset()
    near = {one for place in _list_areas(network, target) for one in _list_near(day, place)}
    actors = {one for one in near if network.kind_of(one) in (EntityKind.ORGANIZATION, EntityKind.PERSON)}
    return frozenset(one for one in actors if may_be_asked(day, one))


def find_end(day: Day, target: str) -> date | None:
    """Return when something with an end, such as a goal or a table, ended before the day; None while it goes on."""
    ended: date | None = getattr(day.network.entities[target], "ended", None)
    return ended if ended is not None and ended < day.date else None


def find_served(day: Day, actor: str, area: str) -> tuple[str, bool]:
    """Return the id of the area over which somebody serves `area`, and whether it is in that or the same, not around it.

    It is the area itself, else the first by name of those in it, else of those around it.
    """
    inside, around = (_walk_areas(area, look) for look in (day.network.sources, day.network.targets))
    for areas, is_in in (({area}, True), (inside - {area}, True), (around - {area}, False)):
        served = (one for one in day.network.sort(areas) if actor in _list_near(day, one))
        if found := next(served, None):
            return found, is_in
    return area, True


def _list_near(day: Day, target: str) -> set[str]:
    """Return the ids of those who belong to a target, with who runs the programs and sits at the tables that do."""
    network = day.network
    near = _list_open(network, target, *BELONGS[network.entities[target].kind])
    for one in tuple(near):
        entity = network.entities[one]
        if isinstance(entity, Program | Coalition) and find_end(day, one) is None:
            near |= _list_open(network, one, TieKind.RUNS, TieKind.MEMBER_OF)
    return near


def _list_open(network: Network, place: str, *kinds: TieKind) -> set[str]:
    """Return the ids of those from whom a tie leads to a place, where neither they nor the tie are confidential."""
    ties = (tie for tie in network.ties_of(place, *kinds) if tie.target == place and not tie.confidential)
    return {tie.source for tie in ties if not network.entities[tie.source].confidential}


def _list_areas(network: Network, target: str) -> set[str]:
    """Return the id of a target and, for an area, of the areas in it and around it."""
    return _walk_areas(target, network.sources) | _walk_areas(target, network.targets)


def _walk_areas(target: str, look: Callable[..., tuple[Entity, ...]]) -> set[str]:
    """Return the id of an area and of all that are found by looking on from it, and from these."""
    found, waiting = {target}, [target]
    while waiting:
        near = look(waiting.pop(), TieKind.PART_OF)
        fresh = {one.id for one in near if one.kind is EntityKind.AREA} - found
        found |= fresh
        waiting += fresh
    return found
