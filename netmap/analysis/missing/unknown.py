"""What we do not know: who was not asked, what only one side says, what sides see differently, what is old."""

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.still_true import find_unconfirmed
from netmap.analysis.missing.gap import LEFT_OUT, Gap, GapKind
from netmap.model.kinds import Standing, TieKind

APART = 2
"""How many steps of strength two sides of a tie must be apart for their views to differ."""


def find_never_asked(day: Day) -> list[Gap]:
    """Return the partners of whom nobody has asked whom they work with, by name; without us, ideas and who left us."""
    reason = "Nobody has asked them whom they work with."
    return [
        Gap(GapKind.NEVER_ASKED, actor.id, actor.name, reason)
        for actor in day.network.actors()
        if actor.id in day.graph
        and actor.id not in day.our_side
        and actor.id not in day.asked
        and day.read_standing(actor.id) is Standing.PARTNER
    ]


def find_one_sided(day: Day) -> list[Gap]:
    """Return the ties that one partner told of, where the other was asked as well and did not name them.

    `subject` is who told of it, `missing` who did not; by name. A tie that both agreed on is not among them.
    """
    told, graph = day.told, day.counting(CountedTies.ALL).graph
    found = [
        Gap(
            GapKind.ONE_SIDED,
            one,
            day.network.name_of(one),
            f"They named {day.network.name_of(other)}, who was asked too and did not name them.",
            missing=other,
            evidence=(one, other),
        )
        for one, other in told.edges
        if not told.has_edge(other, one)
        and _are_present(day, one, other)
        and other in day.asked
        and graph.has_edge(one, other)
        and set(graph.edges[one, other]["kinds"]) == {TieKind.REPORTS}
    ]
    return sorted(found, key=lambda gap: [day.network.places[end] for end in gap.evidence])


def find_sides_apart(day: Day) -> list[Gap]:
    """Return the ties that their two sides see at least `APART` steps apart: the widest apart first, then by name.

    `evidence` has the two, `strengths` how strong each of them calls it. A tie whose strength both agreed on is not
    among them.
    """
    views, places = _compare_told(day), day.network.places
    for tie in day.network.sort_ties(day.network.ties.values()):
        if tie.strength_by_source and tie.strength_by_target and not tie.strength:
            view = tie.strength_by_source, tie.strength_by_target
            ends = day.network.order_ends(tie)
            views[ends] = view if ends == tie.ends else view[::-1]
    apart = {
        ends: view
        for ends, view in views.items()
        if abs(view[0] - view[1]) >= APART and _are_present(day, *ends)
    }
    return [
        Gap(
            GapKind.SIDES_APART,
            ends[0],
            day.network.name_of(ends[0]),
            f"They and {day.network.name_of(ends[1])} see their tie very differently.",
            evidence=ends,
            strengths=apart[ends],
        )
        for ends in sorted(
            apart, key=lambda ends: (-abs(apart[ends][0] - apart[ends][1]), [places[end] for end in ends])
        )
    ]


def _are_present(day: Day, *ends: str) -> bool:
    """Whether nobody of some has left us: whom we do not ask any more, we do not wonder about."""
    return LEFT_OUT.isdisjoint(map(day.read_standing, ends))


def _compare_told(day: Day) -> dict[tuple[str, str], tuple[int, int]]:
    """Return for each two who told of each other how strong either of them calls their tie, unless both agreed."""
    told = day.told
    agreed = {tie.id for tie in day.network.ties_of_kind(TieKind.PARTNERS_WITH) if tie.strength is not None}
    views = {}
    for one, other in told.edges:
        if day.network.places[one] > day.network.places[other] or not told.has_edge(other, one):
            continue
        mine, theirs = told.edges[one, other]["strength"], told.edges[other, one]["strength"]
        between = day.graph.get_edge_data(one, other, {}).get("ties", ())
        if mine and theirs and agreed.isdisjoint(between):
            views[one, other] = mine, theirs
    return views


def find_long_ago(day: Day) -> list[Gap]:
    """Return the ties whose last sign of life is long ago, the oldest first; `day` is that sign.

    How long is `HOLDS_FOR_DAYS` of `netmap.analysis.keep_in_touch.still_true`. A tie of which no day is noted is not among
    them: a list just brought in is not old.
    """
    reason = "Nobody has heard of this tie, or confirmed it, for long."
    return [
        Gap(
            GapKind.LONG_AGO,
            ends[0],
            day.network.name_of(ends[0]),
            reason,
            evidence=ends,
            day=one.last_sign,
        )
        for one in find_unconfirmed(day)
        if one.last_sign and (ends := day.network.order_ends(one.tie))
    ]


SEARCHES = (find_never_asked, find_one_sided, find_sides_apart, find_long_ago)
"""What is looked for, the most useful first."""
