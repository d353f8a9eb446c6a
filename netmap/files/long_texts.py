"""Texts longer than anything that is kept of them, cut before anybody asks what they mean: steps take time for each letter."""

from collections.abc import Iterable
from dataclasses import replace

from netmap.files.grids import Cell, Row
from netmap.files.tables import FileContent, Problem, Table
from netmap.model.text import NAME_LIMIT, NOTES_LIMIT, shorten_text

_MOST_NOTES = 20
_FAR_TOO_LONG = 10 * NOTES_LIMIT


def cut_cells(content: FileContent) -> FileContent:
    """Return what a file holds with cells that are far too long cut to what notes may hold; the rest is told and not kept."""
    notes: list[Problem] = []
    grids = []
    for grid in content.grids:
        rows = _cut_rows(grid.where, enumerate(grid.rows, grid.first_row), notes)
        grids.append(grid if rows is None else replace(grid, rows=rows))
    tables = []
    for table in content.tables:
        rows = _cut_rows(table.where, table.number_rows(), notes)
        tables.append(table if rows is None else replace(table, rows=rows))
    if not notes:
        return content
    if len(notes) > _MOST_NOTES:
        message = f"{len(notes) - _MOST_NOTES:,} more rows have cells as long as that; they were cut as well."
        notes[_MOST_NOTES:] = [Problem(content.name, None, "", "", message, "doubt")]
    return replace(content, grids=tuple(grids), tables=tuple(tables), notes=(*content.notes, *notes))


def _cut_rows(
    where: str, rows: Iterable[tuple[int, Row]], notes: list[Problem]
) -> list[tuple[Cell, ...]] | None:
    """Return the rows with long cells cut, None where there are none; a note is added for each such row."""
    kept: list[tuple[Cell, ...]] = []
    any_cut = False
    for number, row in rows:
        longest = max((cell for cell in row if isinstance(cell, str)), key=len, default="")
        if len(longest) > _FAR_TOO_LONG:
            any_cut = True
            message = (
                f"A cell of this row has {len(longest):,} characters; only the first {NOTES_LIMIT:,} were read. "
                "Shorten it if the rest matters."
            )
            notes.append(Problem(where, number, "", shorten_text(longest[:NOTES_LIMIT]), message, "doubt"))
            row = [cell[:NOTES_LIMIT] if isinstance(cell, str) else cell for cell in row]  # noqa: PLW2901
        kept.append(tuple(row))
    return kept if any_cut else None


def cut_headings(table: Table) -> Table:
    """Return a table with headings as long as names may be; each that was cut is told, and no two become one."""
    if all(len(heading) <= NAME_LIMIT for heading in table.headers):
        return table
    taken = {heading for heading in table.headers if len(heading) <= NAME_LIMIT}
    headers, notes = [], []
    for heading in table.headers:
        short, number = heading, 1
        while len(short) > NAME_LIMIT or (short is not heading and short in taken):
            ending = "…" if number == 1 else f"… ({number})"
            short, number = heading[: NAME_LIMIT - len(ending)] + ending, number + 1
        if short is not heading:
            taken.add(short)
            message = f"This heading has more than {NAME_LIMIT} characters; the rest was cut off, and its column kept."
            notes.append(Problem(table.where, None, shorten_text(short), "", message, "note"))
        headers.append(short)
    return replace(table, headers=tuple(headers), notes=(*table.notes, *notes))
