"""What would change if somebody left, or two came together: tried on a copy of the network, never written."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from netmap.analysis.adjacency import Adjacency, Floats
from netmap.analysis.chance.random_networks import build_ties, rewire_networks
from netmap.analysis.connectors.one_side import join_homes, list_homes_on
from netmap.analysis.connectors.staying import AMONG_OTHERS, measure_among
from netmap.analysis.day import Day
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.closeness import measure_harmonic
from netmap.analysis.measures.cohesion import find_components
from netmap.analysis.measures.every import Measures, measure_graph
from netmap.analysis.measures.sector_mixing import measure_mixing
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.analysis.projection import DEFAULT_TIE_KINDS, ActorGraph, ActorScope, find_nodes, is_closed
from netmap.errors import InputError
from netmap.model.changes import Item, apply_change, build_change
from netmap.model.entities import Person
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie, build_tie, change_tie

COMPARED = 19
"""With how many random networks it is compared how many would be farther: one in twenty has most of them by chance."""

STRUCTURAL_GAPS = frozenset(
    {
        GapKind.GOAL_SECTOR, GapKind.GOAL_POPULATION, GapKind.GOAL_ASSET, GapKind.GOAL_ASSET_FAR,
        GapKind.EMPTY_SECTOR, GapKind.LISTED_SECTOR, GapKind.SECTOR_THIN, GapKind.SECTOR_ONE_PERSON,
        GapKind.UNSERVED, GapKind.SERVED_FAR, GapKind.PROGRAM_POPULATION, GapKind.COALITION_SECTOR,
        GapKind.GOAL_STRANGER, GapKind.DECIDER_UNMET, GapKind.NO_TIE,
    }
)  # fmt: skip
"""Gaps that depend on who is there and who has a tie; the others on what was noted, which nobody imagines."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ImaginedTie:
    """A tie between two actors (ids), as strong as `strength` (1–5; None: not said)."""

    one: str
    other: str
    strength: int | None = None


@dataclass(frozen=True, slots=True)
class Imagined:
    """What is tried: the ids of those who leave, and ties that begin or become as strong as said."""

    without: tuple[str, ...] = ()
    ties: tuple[ImaginedTie, ...] = ()

    @property
    def rates(self) -> bool:
        """Whether a strength is tried, so that measures are to use it."""
        return any(tie.strength for tie in self.ties)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two networks side by side, in ids.

    `stranded` can no longer reach the largest part of the map, or us where we are on it; `joined` can now and
    could not. `begun` and `lost` are pairs of main sectors with a first tie, and without any left. `newly_between`
    are those through whom something passes now and nothing did. Each is by name.
    """

    before: Measures
    after: Measures
    stranded: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    begun: tuple[Pair, ...] = ()
    lost: tuple[Pair, ...] = ()
    newly_between: tuple[str, ...] = ()
    both: tuple[str, ...] = field(default=())

    def rank_shifts(
        self, measure: Callable[[Adjacency], Floats], least: float = 1e-9
    ) -> list[tuple[str, float]]:
        """Return how much a measure changes for each who is there before and after.

        The largest change first, up or down, then by name; an undefined value counts as 0, and changes below `least`
        are left out.
        """
        before, after = self.measure_now(measure), self.after.by_actor(measure)
        shifts = [(one, (after[one] or 0.0) - (before[one] or 0.0)) for one in self.both]
        moved = [(one, shift) for one, shift in shifts if abs(shift) >= least]
        return sorted(moved, key=lambda item: -abs(item[1]))

    def measure_now(self, measure: Callable[[Adjacency], Any]) -> Mapping[str, Any]:
        """Return a measure of each as it is, by id; what compares somebody with all others does so with those who stay."""
        known = self.before.by_actor(measure)
        adjacency, stays = self.before.adjacency, set(self.both)
        gone = np.array([at for at, one in enumerate(adjacency.ids) if one not in stays], dtype=np.int64)
        if not gone.size or measure not in AMONG_OTHERS:
            return known
        among = measure_among(measure, adjacency, gone)
        return {
            one: None if np.isnan(value) else float(value)
            for one, value in zip(adjacency.ids, among, strict=True)
        }


def count_farther_at_random(found: Comparison, least: float) -> list[int]:
    """Return for how many those who stay would be farther from the rest in random networks, with as many ties each.

    `least` is from which change of the harmonic closeness on somebody counts.
    """
    before = found.before.adjacency.unweighted
    stays = [place for place, one in enumerate(before.ids) if one in set(found.both)]
    gone = np.setdiff1d(np.arange(before.n), stays)
    counted = []
    for ends in before.derive(rewire_networks)[:COMPARED]:
        random = replace(before, ratings=build_ties(ends, np.ones(len(ends)), before.n))
        left = replace(
            random,
            ids=before.name(stays),
            ratings=random.ratings[stays][:, stays],
            sectors=before.sectors[stays],
        )
        shifts = measure_harmonic(left) - measure_among(measure_harmonic, random, gone)[stays]
        counted.append(int((shifts <= -least).sum()))
    return counted


def imagine(day: Day, imagined: Imagined) -> Day:
    """Return the day as it would be; nothing is stored, and `day` stays as it is.

    With an organization go the people who work only there. A tie between two who have one already takes on its
    strength, whichever people it runs through; otherwise they begin to work together.

    Raises
    ------
    InputError
        When somebody is no organization or person on the map, or has gone, or a tie would change nothing.
    """
    gone = _list_gone(day.network, imagined.without)
    put = [item for tie in imagined.ties for item in _plan_tie(day, tie, gone)]
    change = build_change(day.everything, put=put, remove=gone, who="", sentence="What if?")
    return replace(day, everything=apply_change(day.everything, change))


def _list_gone(network: Network, without: Iterable[str]) -> list[str]:
    gone = dict.fromkeys(without)
    for one in tuple(gone):
        if network.kind_of(one) not in ACTOR_KINDS:
            raise InputError("Only an organization or a person can be left out. Choose one.", value=one)
        for person in network.sources(one, TieKind.WORKS_AT):
            places = {place.id for place in network.targets(person.id, TieKind.WORKS_AT)}
            if isinstance(person, Person) and person.standing is None and gone.keys() >= places:
                gone[person.id] = None
    return list(gone)


def _plan_tie(day: Day, wanted: ImaginedTie, gone: Collection[str]) -> list[Item]:
    ends = [day.network.get(wanted.one), day.network.get(wanted.other)]
    for end in ends:
        if end is None or end.kind not in ACTOR_KINDS or is_closed(end) or end.id in gone:
            raise InputError("A tie needs two organizations or people who are there. Choose others.")
    if wanted.one == wanted.other:
        raise InputError("A tie needs two different ends. Choose somebody else.")
    names = " and ".join(end.name for end in ends if end)
    there = _list_ties_between(day, wanted.one, wanted.other)
    if there and wanted.strength is None:
        raise InputError(f"{names} have a tie already. Say how strong it would be, from 1 to 5.")
    if there:
        return [
            change_tie(tie, strength=wanted.strength, strength_by_source=None, strength_by_target=None)
            for tie in there
        ]
    people = all(end.kind is EntityKind.PERSON for end in ends if end)
    kind = TieKind.KNOWS if people else TieKind.PARTNERS_WITH
    return [build_tie(kind, wanted.one, wanted.other, strength=wanted.strength, since=day.date)]


def _list_ties_between(day: Day, one: str, other: str) -> list[Tie]:
    """Return the ties of two and of those who stand for them that have a strength."""
    near, far = _list_side(day, one), _list_side(day, other)
    ties = {tie.id: tie for end in near for tie in day.network.ties_of(end, *DEFAULT_TIE_KINDS)}
    return [
        tie
        for tie in ties.values()
        if TIE_RULES[tie.kind].rated and any(end in near and tie.other_end(end) in far for end in tie.ends)
    ]


def _list_side(day: Day, actor: str) -> set[str]:
    """Return somebody and those whose ties count for them: nobody who is a partner in their own right."""
    standing_for = find_nodes(day.network, ActorScope.PARTNERS)
    return {actor} | {one for one, nodes in standing_for.items() if actor in nodes}


def compare_graphs(before: ActorGraph, after: ActorGraph, *, weighted: bool = False) -> Comparison:
    """Return what changes from one projected graph to another: who is cut off, who is between, which sectors meet.

    Our organizations are one side in both, and the same one though some of them leave. Between sectors each is itself.

    Parameters
    ----------
    weighted
        Use the strength of ties wherever a measure knows weights.
    """
    met, meeting = _list_sector_pairs(before), _list_sector_pairs(after)
    we = next(iter(list_homes_on(before)), None)
    before, after = join_homes(before), join_homes(after, known_as=we)
    first, then = measure_graph(before, weighted=weighted), measure_graph(after, weighted=weighted)
    both = tuple(one for one in then.adjacency.ids if one in before)
    reached, reaching = _find_main_part(before, first), _find_main_part(after, then)
    passed, passing = (found.by_actor(measure_betweenness) for found in (first, then))
    between = [one for one in both if passing[one] and not passed[one]]
    return Comparison(
        first, then,
        tuple(one for one in both if one in reached and one not in reaching),
        tuple(one for one in then.adjacency.ids if one in reaching and one not in reached),
        tuple(pair for pair in meeting if pair not in met), tuple(pair for pair in met if pair not in meeting),
        tuple(between), both,
    )  # fmt: skip


def _find_main_part(graph: ActorGraph, measures: Measures) -> set[str]:
    """Return everybody in the part of the map where we are, or in its largest part when we are not on it."""
    parts = measures.of(find_components)
    ours = [part for part in parts if any(graph.nodes[one]["home"] for one in part)]
    return set((ours or list(parts) or [()])[0])


def _list_sector_pairs(graph: ActorGraph) -> dict[Pair, None]:
    """Return the pairs of different sectors between which there are ties, by name."""
    found = measure_mixing(graph)
    return {(one.first, one.second): None for one in found if one.ties and one.first != one.second}


def compare_gaps(
    before: Sequence[Gap], after: Sequence[Gap], *, gone: Collection[str] = ()
) -> tuple[tuple[Gap, ...], tuple[Gap, ...]]:
    """Return the gaps that open and those that close, each in its order; only those of `STRUCTURAL_GAPS`.

    What somebody in `gone` lacked does not count as closed.
    """
    known, new = ({name for gap in gaps for name in _name_gap(gap)} for gaps in (before, after))
    return (
        tuple(gap for gap in after if gap.kind in STRUCTURAL_GAPS and not known.issuperset(_name_gap(gap))),
        tuple(
            gap
            for gap in before
            if gap.kind in STRUCTURAL_GAPS and not new.issuperset(_name_gap(gap)) and gap.subject not in gone
        ),
    )


def _name_gap(gap: Gap) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """Return what tells a gap from others: of one person through whom we know sectors each sector, whoever it is."""
    if gap.kind is GapKind.SECTOR_ONE_PERSON:
        return [(gap.kind, sector, None, ()) for sector in gap.evidence]
    strangers = gap.evidence if gap.kind is GapKind.GOAL_STRANGER else ()
    return [(gap.kind, gap.subject, gap.missing, strangers)]
