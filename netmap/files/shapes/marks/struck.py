"""Rows and cells that are struck through: what does not hold any more, but was not deleted."""

from collections import defaultdict

from netmap.files.grids import Cell, Spot, is_filled
from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import About
from netmap.files.shapes.marks.rows import find_marked
from netmap.files.shapes.marks.sheets import MarkedSheet, add_column, set_cells
from netmap.files.shapes.marks.standings import apply_meaning, list_meanings, tell_rows
from netmap.model.kinds import Standing

_MARK = "struck through"


def read_struck(sheet: MarkedSheet, context: ListContext) -> MarkedSheet:
    """Return the sheet with what its struck rows mean as was answered; until then they are past partners.

    Whoever strikes a row through instead of deleting it says that it is over, and that it was. A single struck cell
    is kept in a column of its own, for its value does not hold any more.
    """
    sheet = _set_parts_aside(sheet)
    if not sheet.grid.marks.struck:
        return sheet
    found = find_marked(sheet, dict.fromkeys(sheet.grid.marks.struck, _MARK), decorates=False)
    for (_, column), rows in found.cells.items():
        sheet = _set_aside(sheet, column, rows)
    rows = found.rows.get(_MARK, ())
    if not rows:
        return sheet
    counted = "1 row is" if len(rows) == 1 else f"{len(rows):,} rows are"
    (answer,) = context.ask(
        About.STRUCK,
        sheet.grid.where,
        f"{counted} struck through ({tell_rows(sheet, rows)}): what does that mean?",
        list_meanings(sheet, rows, _MARK),
        (Standing.PAST_PARTNER.value,),
        sheet=sheet.grid.sheet,
        cells=len(rows),
    )
    return apply_meaning(sheet, answer, rows, _MARK)


def _set_parts_aside(sheet: MarkedSheet) -> MarkedSheet:
    """Return the sheet with what is struck through of a text beside it: “Di Crane Ed Heron” without Di Crane."""
    columns: dict[int, dict[int, str]] = defaultdict(dict)
    rests: dict[Spot, Cell] = {}
    notes = []
    for (row, column), part in sorted(sheet.grid.marks.struck_parts.items()):
        text = str(sheet.grid.rows[row][column])
        rest = text.replace(part, "", 1).strip(" \n\t,;/&")
        if sheet.is_in_body((row, column)) and part in text and rest:
            columns[column][row] = part
            rests[row, column] = rest
            message = f"“{part}” is struck through in this cell, so “{rest}” was taken."
            notes.append(sheet.note((row, column), text, message))
    sheet = set_cells(sheet.tell(*notes), rests)
    for column, parts in columns.items():
        sheet = add_column(sheet, f"{sheet.name_heading(column)} ({_MARK})", parts, column)
    return sheet


def _set_aside(sheet: MarkedSheet, column: int, rows: tuple[int, ...]) -> MarkedSheet:
    filled = [row for row in rows if is_filled(sheet.grid.rows[row][column])]
    name = sheet.name_heading(column)
    aside = f"{name} ({_MARK})"
    values = {row: str(sheet.grid.rows[row][column]) for row in filled}
    message = f"This cell is struck through, so it was kept as “{aside}” and not as “{name}”."
    notes = [sheet.note((row, column), values[row], message) for row in filled]
    emptied = set_cells(sheet, {(row, column): None for row in filled})
    return add_column(emptied.tell(*notes), aside, values, column)
