"""Whom to talk to next: everybody who could help with something that is missing, and the surest way there."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import networkx as nx

from netmap.analysis.day import Day
from netmap.analysis.introductions.routes import Route, build_finder
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import Gap
from netmap.analysis.next.causes import LATER, Cause, NewTie, collect_causes, drop_echoes, weigh_new_ties
from netmap.analysis.next.nearness import build_nearness
from netmap.model.kinds import TieKind

ALIKE = 2
"""How many from one sector, or for one kind of cause, come before others are preferred."""

COMPARED = 3
"""Of how many who are equally useful the ways are compared: the nearest ones."""

AT_OUR_TABLE = 2
"""How many steps away somebody is who sits at a table with one of us."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation with an organization or a person.

    `causes` are the reasons for it, gaps first, without those that a conversation before it in the list serves
    as well. `route` is the surest way from us to them, None when nobody can introduce us.
    """

    partner: str
    causes: tuple[Cause, ...]
    route: Route | None


def find_conversations(
    day: Day, *, most: int, without: Collection[str] = frozenset()
) -> tuple[Conversation, ...]:
    """Return the most useful conversations: for the most causes first, then the easiest to begin, then the largest gain.

    Nobody is among them who is us, left us, said "not now" and until when, is spoken with by an open step already, is
    confidential, or with whom we have a relationship that is. A gap counts for the first who could help with it; sectors and kinds of causes vary.

    Parameters
    ----------
    most
        How many to return at most.
    without
        Ids of those not to be suggested.
    """
    shown = day.openly
    if not shown.us:
        return ()
    bound = day.relationships.keys() - shown.relationships.keys()
    new_ties = weigh_new_ties(shown)
    causes = collect_causes(shown, find_gaps(day), new_ties, {*without, *bound})
    return _choose(shown, causes, new_ties, most)


def _choose(
    day: Day,
    causes: dict[str, tuple[Cause, ...]],
    new_ties: Mapping[str, NewTie],
    most: int,
) -> tuple[Conversation, ...]:
    """Return the best conversation, then the best for what it leaves open, and so on."""
    chosen: list[Conversation] = []
    served: set[Gap] = set()
    alike: Counter[str] = Counter()
    ranks = _rank_ease(day, causes, new_ties)
    find_way = cache(build_finder(day).find_surest)
    while len(chosen) < most:
        chosen_ones = {one.partner for one in chosen}
        fresh = {
            one: left
            for one, found in causes.items()
            if one not in chosen_ones and (left := tuple(cause for cause in found if cause.gap not in served))
        }
        if not fresh:
            break
        use = {one: _judge_use(day, one, left, alike) for one, left in fresh.items()}
        highest = min(use.values())
        most_useful = sorted((one for one in use if use[one] == highest), key=ranks.__getitem__)
        best = min(most_useful[:COMPARED], key=lambda one: (_read_cost(find_way(one)), ranks[one]))
        chosen.append(Conversation(best, drop_echoes(fresh[best]), find_way(best)))
        served |= {cause.gap for cause in fresh[best] if cause.gap}
        alike.update(_list_likes(day, best, fresh[best]))
    return tuple(chosen)


def _judge_use(
    day: Day, partner: str, causes: tuple[Cause, ...], alike: Mapping[str, int]
) -> tuple[bool, int, int, int]:
    """Return how useful a conversation is beside those chosen before, the smallest first."""
    repeated = [alike.get(like, 0) for like in _list_likes(day, partner, causes)]
    told = drop_echoes(causes)
    missing = sum(cause.kind not in LATER for cause in told)
    return max(repeated) >= ALIKE, -missing, sum(repeated), missing - len(told)


def _rank_ease(day: Day, partners: Iterable[str], new_ties: Mapping[str, NewTie]) -> dict[str, int]:
    """Return the place of each partner: the nearest to us first, then the closest, then by gain, then by name."""
    ours = day.us & set(day.graph)
    near_us = build_nearness(day)
    found: Any = nx.multi_source_dijkstra_path_length(near_us, ours, weight=None) if ours else {}
    away: dict[str, int] = found
    near = {one for table in _list_our_tables(day) for one in day.find_seated(table)}
    away |= {one: min(away.get(one, AT_OUR_TABLE), AT_OUR_TABLE) for one in near}

    def order(one: str) -> tuple[int, int, int, int, int]:
        tie = new_ties.get(one, NewTie())
        steps, close = away.get(one, len(day.graph)), _read_closeness(day, one)
        return steps, -close, -tie.steps, -tie.shared, day.network.places[one]

    return {one: place for place, one in enumerate(sorted(partners, key=order))}


def _read_closeness(day: Day, partner: str) -> int:
    """Return the largest strength of a tie between somebody and us; 0 without one or when none is rated."""
    graph = day.graph
    ours = [one for one in day.us if graph.has_edge(one, partner)]
    return max((graph.edges[one, partner]["strength"] or 0 for one in ours), default=0)


def _list_our_tables(day: Day) -> set[str]:
    return {table.id for one in day.us for table in day.network.targets(one, TieKind.MEMBER_OF)}


def _read_cost(route: Route | None) -> tuple[bool, float]:
    return route is None, route.cost if route else 0


def _list_likes(day: Day, partner: str, causes: tuple[Cause, ...]) -> tuple[str, ...]:
    """Return in what a conversation can be like another: the kind of its first cause, the main sector."""
    sectors = day.network.sectors_of(partner)
    return (str(causes[0].kind), *(sector.id for sector in sectors[:1]))
