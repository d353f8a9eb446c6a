"""The reference of measures, written from the docstrings of what computes them: docs/metrics.md."""

import inspect
from collections.abc import Callable
from typing import Any

from netmap.analysis.measures import brokerage
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.brokerage import measure_brokerage
from netmap.analysis.measures.centralization import (
    find_core,
    measure_betweenness_centralization,
    measure_degree_centralization,
)
from netmap.analysis.measures.closeness import measure_harmonic
from netmap.analysis.measures.communities import find_communities
from netmap.analysis.measures.cuts import find_cuts
from netmap.analysis.measures.degrees import measure_degree, measure_strength
from netmap.analysis.measures.every import find_components, measure_density
from netmap.analysis.measures.key_players import find_key_fragmenters, find_key_reachers
from netmap.analysis.measures.sector_mixing import measure_mixing
from netmap.analysis.measures.sector_reach import (
    count_sectors_reached,
    measure_bridging,
    measure_e_i,
    measure_participation,
)
from netmap.analysis.measures.structural_holes import (
    measure_constraint,
    measure_effective_size,
    measure_efficiency,
    measure_hierarchy,
)
from netmap.analysis.next.new_ties import measure_own_gain, measure_shared_gain
from netmap.analysis.projection import project_actors

PARTS = ("Formula", "Reading", "Undefined", "Source")

OF_ACTORS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("degree, in_degree, out_degree", measure_degree),
    ("strength", measure_strength),
    ("betweenness", measure_betweenness),
    ("harmonic", measure_harmonic),
    ("constraint", measure_constraint),
    ("effective_size", measure_effective_size),
    ("efficiency", measure_efficiency),
    ("hierarchy", measure_hierarchy),
    ("participation", measure_participation),
    ("bridging", measure_bridging),
    ("sectors_reached, sectors_reached_two_steps", count_sectors_reached),
    ("e_i_index", measure_e_i),
    ("cut_actor, cuts_off, bridges", find_cuts),
    ("brokerage, brokerage_expected, brokerage_z", measure_brokerage),
)
OF_NETWORKS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("density", measure_density),
    ("components, component_sizes", find_components),
    ("degree_centralization", measure_degree_centralization),
    ("betweenness_centralization", measure_betweenness_centralization),
    ("core, core_fit", find_core),
    ("communities", find_communities),
    ("mixing", measure_mixing),
    ("key_players.fragmentation", find_key_fragmenters),
    ("key_players.reach", find_key_reachers),
)
OF_NEW_TIES: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("own gain", measure_own_gain),
    ("shared gain", measure_shared_gain),
)

INTRO = """# Measures

Written from the code by `make docs`; do not edit it by hand. The names are those of `netmap analyze --json`.

What is measured is a network of actors: organizations, and people who stand for no organization or are partners
in their own right. {projection}

Undefined is `null`, never 0. Equal values are ranked by id. Every measure works on networks that fall into
several parts. Unless `--directed`, directions do not count; unless `--weighted`, neither does strength, except
in `strength` itself. With `--weighted` a tie is 60/strength long, a whole number, where a measure asks how far
it is from one to another.
"""


def build_metrics_reference() -> str:
    """Return docs/metrics.md: each measure with its formula, reading, undefined case and source."""
    _, projection, *_ = inspect.cleandoc(project_actors.__doc__ or "").split("\n\n")
    return "\n".join(
        (
            INTRO.format(projection=" ".join(projection.split())),
            "## Of each actor\n",
            *(_write_measure(names, function) for names, function in OF_ACTORS),
            "## Of the whole network\n",
            *(_write_measure(names, function) for names, function in OF_NETWORKS),
            "## Of a tie that is not there yet\n",
            "These say whom to talk to next (`netmap next`); `netmap analyze` does not print them.\n",
            *(_write_measure(names, function) for names, function in OF_NEW_TIES),
        )
    )


def _write_measure(names: str, function: Callable[..., Any]) -> str:
    summary, parts = read_parts(function)
    title = ", ".join(f"`{name}`" for name in names.split(", "))
    notes = [" ".join((brokerage.__doc__ or "").split("\n\n", 1)[1].split()), ""] * (
        function is measure_brokerage
    )
    return "\n".join(
        (f"### {title}\n", f"{summary}\n", *notes, *(f"- **{part}:** {parts[part]}" for part in PARTS), "")
    )


def read_parts(function: Callable[..., Any]) -> tuple[str, dict[str, str]]:
    """Return the summary of a measure's docstring, without its "Return", and its parts by name."""
    paragraphs = [" ".join(text.split()) for text in inspect.cleandoc(function.__doc__ or "").split("\n\n")]
    summary = paragraphs[0].removeprefix("Return ")
    parts = dict(text.split(": ", 1) for text in paragraphs[1:] if text.split(":")[0] in PARTS)
    return summary[0].upper() + summary[1:], parts
