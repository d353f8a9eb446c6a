"""How our relationships have grown: which began, became closer, or ended, and what they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netmap.analysis.projection import project_actors, read_strength
from netmap.analysis.standpoint import Standpoint
from netmap.analysis.us import find_us
from netmap.model.entities import Goal
from netmap.model.kinds import TieKind
from netmap.model.network import Network, in_force
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


def measure_growth(network: Network, since: date, day: date, known: Network | None = None) -> Growth:
    """Return what became of our relationships after `since`, until `day`.

    Only what has a day can begin or end: a tie without one is taken as having been there.

    Parameters
    ----------
    network
        Everything noted, also what ended.
    known
        What was known on `since`, for telling what became closer; nothing is told of that when None.
    """
    before, now = _find_partners(network, since), _find_partners(network, day)
    over = {partner: ties for partner, ties in before.items() if partner not in now}
    with_goal = {partner for partner, ties in over.items() if _served_its_goal(network, ties, day)}
    on_goal = _find_on_goal(network, now, day)
    closer = {one for one, ties in now.items() if known and _is_closer(ties, known)}

    def sort(found: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(found, key=lambda one: (network.name_of(one).casefold(), one)))

    return Growth(
        sort(now.keys() - before.keys()),
        sort(closer & before.keys()),
        sort(with_goal),
        sort(over.keys() - with_goal),
        sort(on_goal),
        sort(now.keys() - on_goal),
    )


def count_in_force(network: Network, days: Iterable[date]) -> list[int]:
    """Return how many of our relationships were in force on each of some days, in their order."""
    return [len(_find_partners(network, day)) for day in days]


def _find_partners(network: Network, day: date) -> dict[str, list[Tie]]:
    """Return by partner the ties between them and us that hold on a day."""
    graph, us = project_actors(network, day=day, tie_kinds=RELATIONSHIP_KINDS), find_us(network)
    found: dict[str, list[Tie]] = {}
    for one, other, data in graph.edges(data=True):
        for near, far in ((one, other), (other, one)):
            if near in us and far not in us:
                found.setdefault(far, []).extend(network.ties[tie] for tie in data["ties"])
    return found


def _served_its_goal(network: Network, ties: Iterable[Tie], day: date) -> bool:
    goals = (network.get(tie.goal_id) for tie in ties if tie.goal_id)
    return any(isinstance(goal, Goal) and goal.ended is not None and goal.ended <= day for goal in goals)


def _find_on_goal(network: Network, partners: dict[str, list[Tie]], day: date) -> set[str]:
    here = Standpoint(in_force(network, day), project_actors(network, day=day), day)
    shared = {one for working in here.pursuing.values() if working & here.us for one in working}
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
