"""The analysis of a network for programs: what `netmap analyze --json` prints."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from netmap.analysis.counts import count_graph
from netmap.analysis.day import Day
from netmap.analysis.measures.every import (
    MEASURES,
    Measures,
    measure_graph,
    write_actors,
    write_network,
)
from netmap.analysis.measures.structure import measure_structure
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import Gap
from netmap.analysis.projection import ActorGraph, ActorScope
from netmap.analysis.relations import find_relation
from netmap.analysis.relationships import Relationship
from netmap.analysis.respondents import compare_respondents
from netmap.report.data.file_names import Naming, name_by_file, rename_actors
from netmap.report.data.structure_json import write_structure

SCHEMA = "netmap-analysis/1"


def build_analysis(
    day: Day,
    *,
    directed: bool = False,
    weighted: bool = False,
    file_ids: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """Return all measures and gaps of a network on a day as one object for JSON; None where undefined.

    Parameters
    ----------
    directed, weighted
        Keep directions; use strength wherever a measure knows weights.
    file_ids
        Name actors and all else by the ids of the file they came from, else by name, as far as these tell
        them apart.
    on_progress
        Told how many measures are done, and of how many.

    Returns
    -------
    dict
        `schema`; `network`; `actors` by id; `gaps` in the order of `find_gaps`. Nothing confidential is in it.
    """
    gaps, day = find_gaps(day), day.openly
    graph, plain = day.project(ActorScope.PARTNERS, directed=directed), day.graph
    name_id = name_by_file(day.network) if file_ids else str
    with_us = {name_id(actor): _tell_with_us(day, actor, name_id) for actor in graph}
    if file_ids:
        graph, plain = rename_actors(graph, name_id), rename_actors(plain, name_id)
    measures = measure_graph(graph, weighted=weighted)
    if on_progress:
        _measure_telling(measures, on_progress)
    structure = measure_structure(plain, weighted=weighted, measures=None if directed else measures)
    return {
        "schema": SCHEMA,
        "network": _write_network(measures, day.date)
        | asdict(count_graph(plain))
        | {"respondents": _write_respondents(day), "ties_counted": _write_counted(day)}
        | write_structure(structure, plain),
        "actors": [
            _describe_actor(graph, actor) | {"with_us": with_us[actor]} | found
            for actor, found in write_actors(measures).items()
        ],
        "gaps": [_write_gap(gap, name_id) for gap in gaps],
    }


def _measure_telling(measures: Measures, on_progress: Callable[[int, int], None]) -> None:
    """Work out every measure, which keeps it for whoever asks next, and say how far that is."""
    for done, one in enumerate(MEASURES):
        on_progress(done, len(MEASURES))
        measures.of(one.measure)
    on_progress(len(MEASURES), len(MEASURES))


def _tell_with_us(day: Day, actor: str, name_id: Naming) -> dict[str, Any]:
    """Return how somebody stands with us, and what our relationship with them rests on; people by id."""
    one = day.relationships.get(actor, Relationship(actor))
    keepers = day.sort_by_name({tie.target for tie in one.kept})
    return {
        "relation": find_relation(day, day.network.entities[actor]).value,
        "ties": len(one.ties),
        "kept_by": [name_id(keeper) for keeper in keepers],
        "in_touch": one.in_touch,
        "last_contact": one.last_contact.isoformat() if one.last_contact else None,
    }


def _write_network(measures: Measures, day: date) -> dict[str, Any]:
    ties = measures.adjacency
    return write_network(measures) | {
        "directed": ties.directed,
        "weighted": ties.weighted,
        "day": day.isoformat(),
    }


def _write_respondents(day: Day) -> dict[str, Any] | None:
    found = compare_respondents(day.graph, day.asked)
    return asdict(found) if found else None


def _write_counted(day: Day) -> dict[str, Any]:
    """Return which ties are measured, and how many of all, of each two counted once, were said by one side only."""
    return {"which": day.counted.value} | asdict(day.confirmation)


def _describe_actor(graph: ActorGraph, actor: str) -> dict[str, Any]:
    about = graph.nodes[actor]
    return {
        "id": actor,
        "name": about["name"],
        "kind": about["kind"].value,
        "sector": about["sector_name"],
    }


def _write_gap(gap: Gap, name_id: Naming) -> dict[str, Any]:
    return {
        "kind": gap.kind.code,
        "subject": name_id(gap.subject),
        "name": gap.name,
        "reason": gap.reason,
        "missing": name_id(gap.missing) if gap.missing else None,
        "evidence": [name_id(one) for one in gap.evidence],
        "guesses": [name_id(one) for one in gap.guesses],
        "day": gap.day.isoformat() if gap.day else None,
        "strengths": list(gap.strengths),
    }
