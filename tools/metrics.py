"""The reference of measures, written from the docstrings of what computes them: docs/metrics.md."""

import inspect
from collections.abc import Callable
from typing import Any

from netmap.analysis.chance.sectors import compare_sectors
from netmap.analysis.measures import brokerage
from netmap.analysis.measures.brokerage import measure_brokerage
from netmap.analysis.measures.communities import find_communities
from netmap.analysis.measures.every import MEASURES, Of
from netmap.analysis.measures.key_players import find_key_fragmenters, find_key_reachers
from netmap.analysis.measures.sector_mixing import measure_mixing
from netmap.analysis.next.new_ties import measure_own_gain, measure_shared_gain
from netmap.analysis.projection import project_actors
from netmap.analysis.respondents import compare_respondents

Explained = Callable[..., Any]
Explanations = dict[Explained, list[str]]

PARTS = ("Formula", "Reading", "Undefined", "Source")

OF_STRUCTURE: tuple[tuple[str, Explained], ...] = (
    ("communities", find_communities),
    ("division", find_communities),
    ("mixing", measure_mixing),
    ("sector_chance", compare_sectors),
    ("key_players.fragmentation", find_key_fragmenters),
    ("key_players.reach", find_key_reachers),
    ("respondents", compare_respondents),
)
"""What `measure_structure` finds of the whole network, which takes longer than the measures."""

NEW_TIE = "a tie that is not there yet"
OF_NEW_TIES: tuple[tuple[str, Explained], ...] = (
    ("own gain", measure_own_gain),
    ("shared gain", measure_shared_gain),
)

INTRO = """# Measures

Written from the code by `make docs`; do not edit it by hand. The names are those of `netmap analyze --json`.

What is measured is a network of actors: organizations, and people who stand for no organization or are partners
in their own right. {projection}

Undefined is `null`, never 0. Equal values are ranked by name, and nothing depends on ids. Every measure works on networks that fall into
several parts. Unless `--directed`, directions do not count; unless `--weighted`, neither does strength, except
in `strength` itself. With `--weighted` a tie is 60/strength long, a whole number, where a measure asks how far
it is from one to another. With `--ties confirmed` a tie counts when both sides named it or it was noted apart from answers;
`ties_counted` says how many, each two counted once, were said by both sides and by one side only.
"""


def list_explained() -> dict[str, Explanations]:
    """Return the functions whose docstrings explain measures, by what they are of, with the names each explains.

    A function that explains measures of both actors and the network stands with those of actors.
    """
    named = [(one.of.value, one.name, one.explanation) for one in MEASURES]
    named += [(Of.NETWORK.value, name, function) for name, function in OF_STRUCTURE]
    named += [(NEW_TIE, name, function) for name, function in OF_NEW_TIES]
    found: dict[str, Explanations] = {of: {} for of, _, _ in named}
    for of, name, function in named:
        known = next((those for those in found.values() if function in those), found[of])
        names = known.setdefault(function, [])
        names += [name] * (name not in names)
    return found


def build_metrics_reference() -> str:
    """Return docs/metrics.md: each measure with its formula, reading, undefined case and source."""
    _, projection, *_ = inspect.cleandoc(project_actors.__doc__ or "").split("\n\n")
    parts = [INTRO.format(projection=" ".join(projection.split()))]
    for of, explained in list_explained().items():
        parts.append(f"## Of {of}\n")
        parts += [
            "These say whom to talk to next (`netmap next`); `netmap analyze` does not print them.\n"
        ] * (of == NEW_TIE)
        parts += [_write_measure(names, function) for function, names in explained.items()]
    return "\n".join(parts)


def _write_measure(names: list[str], function: Explained) -> str:
    summary, parts = read_parts(function)
    title = ", ".join(f"`{name}`" for name in names)
    notes = [" ".join((brokerage.__doc__ or "").split("\n\n", 1)[1].split()), ""] * (
        function is measure_brokerage
    )
    return "\n".join(
        (f"### {title}\n", f"{summary}\n", *notes, *(f"- **{part}:** {parts[part]}" for part in PARTS), "")
    )


def read_parts(function: Explained) -> tuple[str, dict[str, str]]:
    """Return the summary of a measure's docstring, without its "Return", and its parts by name."""
    paragraphs = [" ".join(text.split()) for text in inspect.cleandoc(function.__doc__ or "").split("\n\n")]
    summary = paragraphs[0].removeprefix("Return ")
    parts = dict(text.split(": ", 1) for text in paragraphs[1:] if text.split(":")[0] in PARTS)
    return summary[0].upper() + summary[1:], parts
