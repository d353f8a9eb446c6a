"""What would change if somebody left or two came together, in sentences and as a table; nothing is written."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from netmap.analysis.connectors.what_if import Imagined, ImaginedTie, compare_gaps, compare_graphs, imagine
from netmap.analysis.missing.every import search_gaps
from netmap.analysis.projection import ActorScope, project_actors, read_today
from netmap.analysis.standpoint import Standpoint
from netmap.content.loading import Content, load_content
from netmap.errors import InputError
from netmap.model.network import Network, in_force
from netmap.model.words import join_names
from netmap.report.connectors.what_if_words import ShiftWords
from netmap.report.finding import Finding, tell_basis

FIGURES = {
    "ties": "Ties",
    "betweenness": "Ways through them, of 100",
    "harmonic": "Nearness to all, of 100",
    "constraint": "Dependence on few, of 100",
    "sectors_reached": "Sectors met",
}
"""The figures of the table, by the name programs know them under."""

COLUMNS = ("Who", *FIGURES.values())
"""The headings of the table, in the order of `WhatIf.tell_rows`."""


@dataclass(frozen=True)
class WhatIf:
    """What is imagined, as a question; what would change, most weighty first; and those whom it changes most.

    `rows` has one row a partner: the name, then each of `FIGURES` now and then. Ties and sectors are counts, the others
    0 to 100 (dependence may be a little more), None where a figure is not defined.
    """

    said: str
    findings: tuple[Finding, ...]
    rows: tuple[tuple[str | int | None, ...], ...]

    def tell_rows(self) -> list[tuple[str, ...]]:
        """Return the rows as texts under `COLUMNS`: "2 → 3" for a figure that changes, "2" for one that does not."""
        told = []
        for name, *figures in self.rows:
            shown = ["–" if figure is None else str(figure) for figure in figures]
            pairs = zip(shown[::2], shown[1::2], strict=True)
            told.append((str(name), *(now if now == then else f"{now} → {then}" for now, then in pairs)))
        return told

    def write_json(self) -> dict[str, Any]:
        """Return it for programs."""
        partners = []
        for name, *figures in self.rows:
            pairs = zip(FIGURES, figures[::2], figures[1::2], strict=True)
            partners.append({"name": name} | {key: {"now": now, "then": then} for key, now, then in pairs})
        return {
            "what_if": self.said,
            "findings": [asdict(one) for one in self.findings],
            "partners": partners,
        }


def find_what_if(
    network: Network, imagined: Imagined, content: Content | None = None, *, day: date | None = None
) -> WhatIf:
    """Return what would change if some left, and if ties began or became stronger or weaker.

    Parameters
    ----------
    day
        The day on which ties must hold; today when None.

    Raises
    ------
    InputError
        When nothing is imagined, or it cannot be.
    """
    if not imagined.without and not imagined.ties:
        raise InputError("Say who leaves, or which two would work together.", field="without")
    day, content = day or read_today(), content or load_content()
    then = imagine(network, imagined, day)
    here, there = (_stand(one, day, content) for one in (network, then))
    found = compare_graphs(here.graph, there.graph, weighted=imagined.rates)
    words = ShiftWords(here, there, found, tell_basis(network, here.graph, day))
    gone = frozenset(network.entities) - frozenset(then.entities)
    opened, closed = compare_gaps(search_gaps(here), search_gaps(there), gone=gone)
    findings = (
        *words.write_links(), *words.write_reached(), *words.write_sectors(),
        *words.write_gaps(opened, closed if imagined.ties else ()), *words.write_between(),
        *words.write_nearer(), *words.write_dependent(),
    )  # fmt: skip
    said = tell_imagined(network, imagined, content)
    return WhatIf(said, findings or (words.write_nothing(),), tuple(words.list_rows()))


def _stand(network: Network, day: date, content: Content) -> Standpoint:
    graph = project_actors(network, day=day, scope=ActorScope.PARTNERS)
    return Standpoint(in_force(network, day), graph, day, content, network)


def tell_imagined(network: Network, imagined: Imagined, content: Content) -> str:
    """Return what is imagined as a question, as in "What if Ana left, and Library and Clinic worked together?"."""
    leaving = [network.name_of(one) for one in imagined.without]
    parts = [f"{join_names(leaving)} left"] if leaving else []
    parts += [_tell_tie(network, tie, content) for tie in imagined.ties]
    return f"What if {', and '.join(parts)}?"


def _tell_tie(network: Network, tie: ImaginedTie, content: Content) -> str:
    names = f"{network.name_of(tie.one)} and {network.name_of(tie.other)}"
    word = content.strength_words.get(tie.strength or 0)
    return f"{names} had a tie rated “{word}”" if word else f"{names} worked together"
