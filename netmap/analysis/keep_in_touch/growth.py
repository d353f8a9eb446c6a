"""How our relationships have grown: which began, became closer, or ended, and what they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netmap.analysis.day import Day
from netmap.analysis.projection import project_actors, read_strength
from netmap.model.entities import Goal
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie

RELATIONSHIP_KINDS = (TieKind.PARTNERS_WITH, TieKind.KNOWS, TieKind.FUNDS, TieKind.REFERS_TO)


@dataclass(frozen=True, slots=True)
class Growth:
    """What became of our relationships between two days; ids of partners, each by name.

    `begun`: in force now and not before. `deepened`: closer than was known before. `ended_with_goal`: over, and
    the goal it served is over too; `ended`: over for any other reason. `on_goal` rest on a goal that both sides
    work on, or that a tie names; `on_themselves` on none.
    """

    begun: tuple[str, ...]
    deepened: tuple[str, ...]
    ended_with_goal: tuple[str, ...]
    ended: tuple[str, ...]
    on_goal: tuple[str, ...]
    on_themselves: tuple[str, ...]


def measure_growth(day: Day, since: date, known: Network | None = None) -> Growth:
    """Return what became of our relationships after `since`, until the day.

    Only what has a day can begin or end: a tie without one is taken as having been there.

    Parameters
    ----------
    known
        What was known on `since`, for telling what became closer; nothing is told of that when None.
    """
    before, now = _find_partners(day.on(since)), _find_partners(day)
    over = {partner: ties for partner, ties in before.items() if partner not in now}
    with_goal = {partner for partner, ties in over.items() if _served_its_goal(day, ties)}
    on_goal = _find_on_goal(day, now)
    closer = {one for one, ties in now.items() if known and _is_closer(ties, known)}
    return Growth(
        day.sort_by_name(now.keys() - before.keys()),
        day.sort_by_name(closer & before.keys()),
        day.sort_by_name(with_goal),
        day.sort_by_name(over.keys() - with_goal),
        day.sort_by_name(on_goal),
        day.sort_by_name(now.keys() - on_goal),
    )


def count_in_force(day: Day) -> int:
    """Return how many of our relationships were in force on a day."""
    return len(_find_partners(day))


def _find_partners(day: Day) -> dict[str, list[Tie]]:
    """Return by partner the ties between them and us that hold on a day."""
    graph = project_actors(day.network, tie_kinds=RELATIONSHIP_KINDS)
    found: dict[str, list[Tie]] = {}
    for one, other, data in graph.edges(data=True):
        for near, far in ((one, other), (other, one)):
            if near in day.us and far not in day.us:
                found.setdefault(far, []).extend(day.network.ties[tie] for tie in data["ties"])
    return found


def _served_its_goal(day: Day, ties: Iterable[Tie]) -> bool:
    goals = (day.network.get(tie.goal_id) for tie in ties if tie.goal_id)
    return any(isinstance(goal, Goal) and goal.ended is not None and goal.ended <= day.date for goal in goals)


def _find_on_goal(day: Day, partners: dict[str, list[Tie]]) -> set[str]:
    shared = {one for working in day.pursuing.values() if working & day.us for one in working}
    named = {one for one, ties in partners.items() if any(tie.goal_id for tie in ties)}
    return {one for one in partners if one in shared or one in named}


def _is_closer(ties: Iterable[Tie], known: Network) -> bool:
    """Whether a tie is stronger than was known; a first rating is no growth."""
    for tie in ties:
        was = known.ties.get(tie.id)
        old, new = read_strength(was) if was else None, read_strength(tie)
        if old is not None and new is not None and new > old:
            return True
    return False
