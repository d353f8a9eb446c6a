"""Names that are longer than the room for them: in several rows, no part of them left out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from netmap.model.text import NAME_LIMIT
from netmap.picture.font.measure import measure_text
from netmap.picture.sides.sections import HEADING, RING, Entry, Section
from netmap.picture.wheel.text import cut_text, fill_lines

_MOST_AN_EM, _SHORTEST_LINE = 2.6, 6
"""The most characters an em holds of a name as names are, and the fewest in a row."""
_WHOLE = frozenset({"chair", "vacant"})
"""Kinds of entries that are drawn in one row."""


def break_names(section: Section, ems: float) -> Section:
    """Return a section with names of at most so many ems in a row, and its own name cut where it is longer."""
    rows = (
        row
        for entry in section.entries
        for row in ((entry,) if entry.kind in _WHOLE else break_entry(entry, ems))
    )
    heading = cut_text(section.name, HEADING, ems)
    width = measure_text(heading, 1.0, bold=True)
    return replace(section, name=heading, entries=tuple(rows), width=width)


def break_entry(entry: Entry, ems: float) -> Iterator[Entry]:
    """Give a name in rows of at most so many ems; those after the first follow it."""
    ems -= entry.ring * RING
    lines: tuple[str, ...] = (entry.name,)
    characters = int(ems * _MOST_AN_EM)
    while characters > _SHORTEST_LINE and _measure_widest(lines) > ems:
        lines = fill_lines(entry.name, characters, NAME_LIMIT)
        characters -= 1
    rows = [row for line in lines for row in _break_line(line, ems)]
    for place, row in enumerate(rows):
        key, first = (f"{entry.id}/{place}", entry.id) if place else (entry.id, "")
        width = measure_text(row, 1.0, bold=True) + entry.ring * RING
        yield replace(entry, id=key, name=row, width=width, row=place, first=first)


def _measure_widest(lines: Sequence[str]) -> float:
    return max(measure_text(line, 1.0, bold=True) for line in lines)


def _break_line(line: str, ems: float) -> Iterator[str]:
    """Give what is left of a line that has no place to break, in parts of at most so many ems."""
    while len(line) > 1 and measure_text(line, 1.0, bold=True) > ems:
        most = next(
            (at for at in range(1, len(line)) if measure_text(line[: at + 1], 1.0, bold=True) > ems), 1
        )
        yield line[:most]
        line = line[most:]
    yield line
