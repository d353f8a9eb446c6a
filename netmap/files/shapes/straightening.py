"""A grid of cells as a table: headings named apart, ragged rows kept whole, blank rows at the end dropped."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from netmap.files.grids import Cell, Grid, Row, count_filled, is_filled
from netmap.files.lists.context import ListContext
from netmap.files.shapes.header_rows import HeaderPlace, count_known, find_header
from netmap.files.shapes.marked_sheets import restore_places
from netmap.files.shapes.marks import read_marks
from netmap.files.shapes.rosters import read_roster
from netmap.files.tables import FileContent, Problem, Table, name_column
from netmap.model.text import shorten_text

_MOST_NOTES = 20
_BREAK = 2


def straighten_file(content: FileContent, context: ListContext) -> FileContent:
    """Return what a file holds with its sheets as plain tables; what stays to be asked goes to the context.

    What was noticed about the file stands in the notes of its first table, where there is nothing but tables.
    """
    tables = [*content.tables, *(table for grid in content.grids for table in straighten(grid, context))]
    notes = content.notes
    if tables and notes and content.network is None:
        tables[0], notes = replace(tables[0], notes=notes + tables[0].notes), ()
    return replace(content, tables=tuple(tables), grids=(), notes=notes)


def straighten(grid: Grid, context: ListContext) -> list[Table]:
    """Return the plain tables of a sheet, in its order, with what its marks say (links, colors, what is hidden …).

    A roster sheet that was filled in is one table of ties.
    """
    if roster := read_roster(grid):
        return [roster]
    sheet = read_marks(grid, context)
    return restore_places(sheet, _build_tables(sheet.grid))


def _build_tables(grid: Grid) -> list[Table]:
    """Return one table, or several where headings stand again further down."""
    rows = _drop_blank_end(grid.rows)
    tables = []
    for start, end in _split_sections(rows):
        section = _drop_blank_end(rows[start:end])
        if any(map(count_filled, section)):
            tables.append(_build_table(grid, start, section))
    return tables


def _drop_blank_end(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    end = len(rows)
    while end and not count_filled(rows[end - 1]):
        end -= 1
    return rows[:end]


def _split_sections(rows: Sequence[Row]) -> Iterable[tuple[int, int]]:
    """Yield where sections begin and end: after two blank rows, at a row of known headings."""
    start, blank, begun = 0, 0, False
    for place, row in enumerate(rows):
        if not any(row) and not count_filled(row):
            blank += 1
            continue
        if blank >= _BREAK and begun and count_known(row) >= _BREAK:
            yield start, place
            start, begun = place, False
        begun = begun or count_known(row) >= _BREAK or count_filled(row) > 1
        blank = 0
    yield start, len(rows)


def _build_table(grid: Grid, start: int, rows: list[tuple[Cell, ...]]) -> Table:
    place = find_header(rows)
    body = rows[place.first :]
    top = rows[place.row] if place.row is not None else ()
    headed = _filled_width(top)
    width = max(headed, max(map(_filled_width, body), default=0))
    notes = [*_note_above(grid, start, rows, place)]
    headers, renamed = _name_headers(grid, top, width)
    row_number = grid.first_row + start + (place.row or 0)
    notes += [_note(grid, row_number, name, said, message) for name, said, message in renamed]
    number = grid.first_row + start + place.first
    if grid.ragged:
        notes += _note_ragged(grid, body, number, headed if place.row is not None else width)
    return Table(
        file=grid.file,
        sheet=grid.sheet,
        headers=headers,
        rows=[_fit(row, width) for row in body],
        first_row=number,
        first_column=grid.first_column,
        notes=tuple(notes),
        has_header=place.row is not None,
    )


def _fit(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    missing = width - len(row)
    if missing == 0:
        return row
    return row + (None,) * missing if missing > 0 else row[:width]


def _filled_width(row: Row) -> int:
    width = len(row)
    while width and not is_filled(row[width - 1]):
        width -= 1
    return width


def _name_headers(grid: Grid, top: Row, width: int) -> tuple[tuple[str, ...], list[tuple[str, str, str]]]:
    """Return distinct headings, and (heading, as written, what was done) of those that had to be changed."""
    names: list[str] = []
    taken: set[str] = set()
    changed = []
    for place in range(width):
        cell = top[place] if place < len(top) else None
        said = " ".join(str(cell).split()) if is_filled(cell) else ""
        name = said or f"Column {name_column(grid.first_column + place)}"
        number = 2
        while name.casefold() in taken:
            name = f"{said or 'Column'} ({number})"
            number += 1
        if said and name != said:
            changed.append(
                (
                    name,
                    said,
                    f"The heading “{shorten_text(said)}” stands more than once; this one is read as “{shorten_text(name)}”.",
                )
            )
        taken.add(name.casefold())
        names.append(name)
    return tuple(names), changed


def _note(grid: Grid, row: int | None, column: str, value: str, message: str) -> Problem:
    return Problem(grid.where, row, column, shorten_text(value), message, "note")


def _note_above(grid: Grid, start: int, rows: Sequence[Row], place: HeaderPlace) -> Iterable[Problem]:
    for offset, row in enumerate(rows[: place.row or 0 if place.row is not None else place.first]):
        if count_filled(row):
            said = " ".join(str(cell) for cell in row if is_filled(cell))
            message = "This row stands above the table and was not read as part of it."
            yield _note(grid, grid.first_row + start + offset, "", said, message)
    if place.row is None:
        message = "This table has no headings, so its columns are named by their letters."
        yield _note(grid, None, "", "", message)
    elif not place.sure:
        said = ", ".join(str(cell) for cell in rows[place.row] if is_filled(cell))
        message = "This row was taken for the headings. If it is somebody, put a row of headings above it."
        number = grid.first_row + start + place.row
        yield Problem(grid.where, number, "", shorten_text(said), message, "doubt")
    elif not any(map(count_filled, rows[place.first :])):
        yield _note(grid, None, "", "", "This table has headings but no rows below them.")


def _note_ragged(grid: Grid, body: Sequence[Row], first: int, width: int) -> list[Problem]:
    notes: list[Problem] = []
    short = more = 0
    for offset, row in enumerate(body):
        if len(row) == width or not any(row):
            continue
        extra = _filled_width(row) - width
        if extra > 0:
            more += 1
            said = f"This row has {extra} more filled {'cell' if extra == 1 else 'cells'} than there are headings; "
            message = f"{said}they are kept in columns of their own."
        elif len(row) < width:
            short += 1
            cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
            message = f"This row has {cells} where the headings have {width}; the others are empty."
        else:
            continue
        if len(notes) < _MOST_NOTES:
            notes.append(_note(grid, first + offset, "", "", message))
    left = short + more - len(notes)
    if left > 0:
        message = f"{left:,} more rows have more or fewer cells than there are headings; nothing was lost."
        notes.append(_note(grid, None, "", "", message))
    return notes
