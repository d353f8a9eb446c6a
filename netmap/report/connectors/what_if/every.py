"""What would change if somebody left or two came together, in sentences and as a table; nothing is written."""

from dataclasses import asdict, dataclass
from typing import Any

from netmap.analysis.connectors.what_if import Imagined, ImaginedTie, compare_gaps, compare_graphs, imagine
from netmap.analysis.day import Day
from netmap.analysis.missing.every import find_gaps
from netmap.errors import InputError
from netmap.model.words import join_names
from netmap.report.connectors.seen import tell_as_one
from netmap.report.connectors.what_if.figures import list_rows, write_between, write_dependent, write_nearer
from netmap.report.connectors.what_if.reach import write_gaps, write_links, write_reached, write_sectors
from netmap.report.connectors.what_if.words import ShiftWords
from netmap.report.finding import Finding, FindingKind, tell_basis, tell_withheld

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


def find_what_if(day: Day, imagined: Imagined) -> WhatIf:
    """Return what would change if some left, and if ties began or became stronger or weaker.

    Raises
    ------
    InputError
        When nothing is imagined, or it cannot be, or it is about somebody confidential.
    """
    if not imagined.without and not imagined.ties:
        raise InputError("Say who leaves, or which two would work together.", field="without")
    _refuse_withheld(day, imagined)
    whole, day = day, day.openly
    then = imagine(day, imagined)
    found = compare_graphs(day.graph, then.graph, weighted=imagined.rates)
    words = ShiftWords(day, then, found, tell_basis(day, day.graph) + tell_as_one(day.graph))
    gone = frozenset(day.network.entities) - frozenset(then.network.entities)
    opened, closed = compare_gaps(find_gaps(day), find_gaps(then), gone=gone)
    findings = (
        *write_links(words), *write_reached(words), *write_sectors(words),
        *write_gaps(words, opened, closed if imagined.ties else ()), *write_between(words),
        *write_nearer(words), *write_dependent(words),
    )  # fmt: skip
    told = tell_withheld(whole, findings or (_write_nothing(words),))
    return WhatIf(tell_imagined(day, imagined), told, tuple(list_rows(words)))


def _write_nothing(words: ShiftWords) -> Finding:
    """Return that nothing would change much."""
    return words.write(
        FindingKind.IF_NOTHING, (), "Nothing that netmap measures would change much",
        "Nobody would be cut off, and the ways would stay about as long.", "Try something else",
    )  # fmt: skip


def _refuse_withheld(day: Day, imagined: Imagined) -> None:
    for one in (*imagined.without, *(end for tie in imagined.ties for end in (tie.one, tie.other))):
        if one in day.network.entities and one not in day.openly.network.entities:
            raise InputError("Nothing is tried out with somebody who is confidential. Choose somebody else.")


def tell_imagined(day: Day, imagined: Imagined) -> str:
    """Return what is imagined as a question, as in "What if Ana left, and Library and Clinic worked together?"."""
    leaving = [day.network.name_of(one) for one in imagined.without]
    parts = [f"{join_names(leaving)} left"] if leaving else []
    parts += [_tell_tie(day, tie) for tie in imagined.ties]
    return f"What if {', and '.join(parts)}?"


def _tell_tie(day: Day, tie: ImaginedTie) -> str:
    names = f"{day.network.name_of(tie.one)} and {day.network.name_of(tie.other)}"
    word = day.content.strength_words.get(tie.strength or 0)
    return f"{names} had a tie rated “{word}”" if word else f"{names} worked together"
