"""How our relationships have grown: which began, became closer, or ended, and what they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.analysis.projection import read_strength
from netmap.analysis.relationships import Relationship
from netmap.model.entities import Goal
from netmap.model.network import Network
from netmap.model.ties import Tie


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

    Only what has a day can begin or end: a tie without one is taken as having been there. Nobody counts who has left
    us while a relationship is still noted, so that as many are in force today as there are relationships to keep.

    Parameters
    ----------
    known
        What was known on `since`, for telling what became closer; nothing is told of that when None.
    """
    before, now = _find_partners(day, day.on(since)), _find_partners(day, day)
    over = {partner: one for partner, one in before.items() if partner not in now}
    with_goal = {partner for partner, one in over.items() if _served_its_goal(day, one.ties)}
    on_goal = _find_on_goal(day, now)
    closer = {partner for partner, one in now.items() if known and _is_closer(one.ties, known)}
    return Growth(
        day.sort_by_name(now.keys() - before.keys()),
        day.sort_by_name(closer & before.keys()),
        day.sort_by_name(with_goal),
        day.sort_by_name(over.keys() - with_goal),
        day.sort_by_name(on_goal),
        day.sort_by_name(now.keys() - on_goal),
    )


def count_in_force(day: Day, then: date) -> int:
    """Return how many of our relationships were in force on a day until today, as they are seen today."""
    return len(_find_partners(day, day.on(then)))


def _find_partners(today: Day, then: Day) -> dict[str, Relationship]:
    """Return our relationships on a day, without those who have left us though a relationship is noted today."""
    gone = {one for one in today.relationships if today.read_standing(one) in LEFT_OUT}
    return {partner: one for partner, one in then.relationships.items() if partner not in gone}


def _served_its_goal(day: Day, ties: Iterable[Tie]) -> bool:
    goals = (day.network.get(tie.goal_id) for tie in ties if tie.goal_id)
    return any(isinstance(goal, Goal) and goal.ended is not None and goal.ended <= day.date for goal in goals)


def _find_on_goal(day: Day, partners: dict[str, Relationship]) -> set[str]:
    shared = {one for working in day.pursuing.values() if working & day.our_side for one in working}
    named = {partner for partner, one in partners.items() if any(tie.goal_id for tie in one.ties)}
    return {one for one in partners if one in shared or one in named}


def _is_closer(ties: Iterable[Tie], known: Network) -> bool:
    """Whether a tie is stronger than was known; a first rating is no growth."""
    for tie in ties:
        was = known.ties.get(tie.id)
        old, new = read_strength(was) if was else None, read_strength(tie)
        if old is not None and new is not None and new > old:
            return True
    return False
