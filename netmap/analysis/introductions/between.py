"""The ways between any two: where one of them is us, those by which we are introduced; else found in the same way."""

from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.analysis.introductions.routes import Route, RouteFinder, build_finder
from netmap.analysis.introductions.steps import find_steps
from netmap.model.kinds import EntityKind


@dataclass(frozen=True, slots=True)
class Between:
    """The ways from whoever asks (`start`) to whom they want to reach (`end`), both by id, in the order of introductions.

    `finder` is what found them. Whoever of two is one of us asks.
    """

    start: str
    end: str
    finder: RouteFinder
    routes: tuple[Route, ...]

    @property
    def is_ours(self) -> bool:
        """Whether we ask."""
        return self.start in self.finder.steps.team

    @property
    def is_all_ours(self) -> bool:
        """Whether both are us, so that nobody needs to be asked."""
        return are_us(self.finder.day, self.start, self.end)


def are_us(day: Day, *actors: str) -> bool:
    """Whether all of some are us, so that nobody needs to introduce them to each other."""
    return find_steps(day).team.issuperset(actors)


def find_between(day: Day, one: str, other: str) -> Between:
    """Return the ways between two actors, by their ids; our own first, then the surest, as `RouteFinder.find`."""
    team = find_steps(day).team
    start, end = (other, one) if other in team and one not in team else (one, other)
    finder = build_finder(day) if _stands_for_all(day, start) else RouteFinder(day, start)
    return Between(start, end, finder, finder.find(end))


def _stands_for_all(day: Day, start: str) -> bool:
    """Whether somebody is our only organization, for which anyone of us asks."""
    team = find_steps(day).team
    return start in team and [one for one in team if day.network.kind_of(one) is EntityKind.ORGANIZATION] == [
        start
    ]
