"""What is nearest where no introduction leads: who is nearest to somebody, who to us, and what the two share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from netmap.analysis.introductions.askable import has_left, may_be_asked
from netmap.analysis.introductions.routes import Route, RouteFinder, build_finder, find_ends
from netmap.analysis.introductions.steps import ROUTE_KINDS
from netmap.analysis.paths.surest import Path, walk_paths
from netmap.model.entities import Goal
from netmap.model.kinds import EntityKind, TieKind

SHARED_COSTS = {
    EntityKind.GOAL: 0,
    EntityKind.POPULATION: 15,
    EntityKind.SECTOR: 30,
    EntityKind.AREA: 60,
}
"""What can bring two together who do not know each other, and how much less it does than a goal they share."""

_SHARED_TIES = (TieKind.PURSUES, TieKind.SERVES, TieKind.IN_SECTOR)

Shared = tuple[EntityKind, str]
"""Something two can share: its kind and id."""

Reached = dict[str, tuple[int, Path]]


@dataclass(frozen=True, slots=True)
class Nearest:
    """What is nearest to somebody to whom no route leads.

    `theirs` leads from somebody sought to the one of those around them who shares something with somebody we
    reach, and is only themselves when that is they; `ours` is the way from us to the latter, a single stop for one of
    us; `shared` is the id of what they share, `kind` its kind.
    """

    theirs: Path
    ours: Path
    shared: str
    kind: EntityKind


def find_nearest(finder: RouteFinder, target: str) -> Nearest | None:
    """Return the two between whom a first conversation is easiest to begin; None when nobody shares anything.

    What they share is a goal, whom or what place they serve, or a sector. Of several the one with the surest ways at
    both ends is returned, and of those the one whose names come first.
    """
    sought = find_ends(finder.day, target) - finder.steps.team
    near = _reach(finder, sought)
    around_us = _reach(finder, finder.starts)
    theirs, ours = _find_best(finder, near, target), _find_best(finder, around_us, target)
    pairs = [
        (near[one][0] + around_us[other][0] + SHARED_COSTS[kind], one, other, kind, what)
        for (kind, what), one in theirs.items()
        if (other := ours.get((kind, what)))
    ]
    if not pairs:
        return None
    places = finder.network.places
    _, one, other, kind, what = min(
        pairs, key=lambda pair: (pair[0], places[pair[1]], places[pair[2]], pair[3], places[pair[4]])
    )
    return Nearest(near[one][1], around_us[other][1], what, kind)


def find_beside(finder: RouteFinder, target: str) -> tuple[str, ...]:
    """Return the ids of those known to those sought who could be asked, the surest first."""
    sought = find_ends(finder.day, target) - finder.steps.team
    near = _reach(finder, sought)
    return tuple(path[-1] for _, path in near.values() if len(path) > 1)


def find_left_beside(finder: RouteFinder, target: str) -> tuple[str, ...]:
    """Return the ids of those tied to those sought who left us, by name; nobody who is withheld."""
    network = finder.network
    sought = find_ends(finder.day, target) - finder.steps.team
    ties = [
        (one, tie) for one in sought for tie in network.ties_of(one, *ROUTE_KINDS) if not tie.confidential
    ]
    left = {tie.other_end(one) for one, tie in ties if has_left(network, tie.other_end(one))} - sought
    return tuple(network.sort(one for one in left if not finder.day.withholds(one)))


def find_way_of_others(finder: RouteFinder, target: str) -> Route | None:
    """Return the surest way from anybody of us, where one of us alone has none."""
    return build_finder(finder.day).find_surest(target) if finder.start else None


def _reach(finder: RouteFinder, starts: Iterable[str]) -> Reached:
    """Return everybody who can be reached from some, with the cost and the way, the surest first; those too."""
    alone: Reached = {one: (0, (one,)) for one in finder.network.sort(starts)}
    return alone | {
        path[-1]: (cost, path)
        for cost, path in walk_paths(finder.steps.costs, starts, finder.network.places, finder.barred)
    }


def _find_best(finder: RouteFinder, reached: Reached, target: str) -> dict[Shared, str]:
    """Return for each thing that can be shared the nearest who has it."""
    best: dict[Shared, str] = {}
    for one in sorted(finder.network.sort(reached), key=lambda one: reached[one][0]):
        for shared in _list_shared(finder, one):
            if shared[1] != target:
                best.setdefault(shared, one)
    return best


def _list_shared(finder: RouteFinder, one: str) -> Iterator[Shared]:
    if not may_be_asked(finder.day, one):
        return
    for tie in finder.network.ties_of(one, *_SHARED_TIES):
        what = finder.network.entities[tie.target]
        ended = isinstance(what, Goal) and what.ended is not None and what.ended < finder.day.date
        if tie.source == one and not (tie.confidential or what.confidential or ended):
            yield what.kind, what.id
