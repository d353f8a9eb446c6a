"""Cells that show an error instead of a value: they hold nothing, and a row named by one is nobody."""

import re
from dataclasses import replace

from netmap.files.grids import Cell, Grid, Spot, is_filled
from netmap.files.shapes.marks.sheets import MarkedSheet, leave_out, set_cells
from netmap.files.tables import Problem
from netmap.model.text import shorten_text

_ERROR = re.compile(
    r"#(?:REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|N/A|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|GETTING_DATA"
    r"|¡REF!|¡VALOR!|¿NOMBRE\?|¡DIV/0!|¡NUM!|¡NULO!|N/D|VALEUR!|NOM\?|NOMBRE!|NUL!"
    r"|BEZUG!|WERT!|ZAHL!|NV|VALOR!|NOME\?|#+)|Err:\d{3}",
    re.IGNORECASE,
)
_NOTHING_FOUND = ("#N/A", "#NV", "#N/D")
"""What a look-up shows that found nothing; no more than an empty cell."""

_MOST_TOLD = 20
_LONGEST = 14


def find_error_texts(grid: Grid) -> Grid:
    """Return a grid with the errors that stand in it as texts among its marks, and their cells empty."""
    errors: dict[Spot, str] = dict(grid.marks.errors)
    changed: dict[int, tuple[Cell, ...]] = {}
    for row, line in enumerate(grid.rows):
        found = [
            column
            for column, cell in enumerate(line)
            if isinstance(cell, str) and cell[:1] in {"#", "E"} and len(cell) <= _LONGEST
            if _ERROR.fullmatch(cell.strip())
        ]
        if found:
            errors |= {(row, column): str(line[column]).strip() for column in found}
            changed[row] = tuple(None if place in found else cell for place, cell in enumerate(line))
    if not changed:
        return grid
    rows = [changed.get(place, line) for place, line in enumerate(grid.rows)]
    return replace(grid, rows=rows, marks=replace(grid.marks, errors=errors))


def read_errors(sheet: MarkedSheet) -> MarkedSheet:
    """Return the sheet with each error told, and without the rows whose name is one: their contact is nobody's partner."""
    errors = {spot: shown for spot, shown in sheet.grid.marks.errors.items() if sheet.is_in_body(spot)}
    if not errors:
        return sheet
    naming = sheet.find_naming()
    nameless = {
        row
        for row, column in errors
        if column in naming and not any(_is_filled(sheet, (row, place)) for place in naming)
    }
    notes = [_tell_nameless(sheet, row, naming, errors) for row in sorted(nameless)]
    rest = sorted(spot for spot in errors if spot[0] not in nameless)
    notes += [_tell_error(sheet, spot, errors[spot]) for spot in rest[:_MOST_TOLD]]
    if len(rest) > _MOST_TOLD:
        more = f"{len(rest) - _MOST_TOLD:,} more cells show an error instead of a value; they were read as empty."
        notes.append(sheet.note(None, "", more, doubt=True))
    emptied = set_cells(sheet, {spot: None for spot in rest if _is_filled(sheet, spot)})
    return leave_out(emptied.tell(*notes), nameless)


def _is_filled(sheet: MarkedSheet, spot: Spot) -> bool:
    line = sheet.grid.rows[spot[0]]
    return spot[1] < len(line) and spot not in sheet.grid.marks.errors and is_filled(line[spot[1]])


def _tell_error(sheet: MarkedSheet, spot: Spot, shown: str) -> Problem:
    message = f"This cell shows {shown} instead of a value, so it was read as empty."
    return sheet.note(spot, shown, message, doubt=shown.upper() not in _NOTHING_FOUND)


def _tell_nameless(sheet: MarkedSheet, row: int, naming: list[int], errors: dict[Spot, str]) -> Problem:
    spot = next((row, place) for place in naming if (row, place) in errors)
    line = sheet.grid.rows[row]
    others = [
        shorten_text(cell)
        for place, cell in enumerate(line)
        if place not in naming and (row, place) not in errors and is_filled(cell)
    ]
    held = f" It also holds: {', '.join(others)}." if others else ""
    message = (
        f"The name in this row is an error ({errors[spot]}), so nobody knows whom it is about, and the row was left "
        f"out.{held} Write the name into {sheet.name_cell(spot)}, and bring the list in again."
    )
    return replace(sheet.note(spot, errors[spot], message), severity="refused")
