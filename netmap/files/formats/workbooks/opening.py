"""Workbooks (.xlsx, .ods, .xls) opened, and their sheets as grids of cells."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum
from python_calamine import SheetVisibleEnum as Visible

from netmap.errors import FileError
from netmap.files.formats.every import OLE_MARK
from netmap.files.formats.workbooks.containers import check_ole, check_zip
from netmap.files.formats.workbooks.marks.marking import fit_areas, make_marker
from netmap.files.grids import Cell, Grid, Marks, check_grid_size
from netmap.files.limits import LIMITS, Limits
from netmap.files.tables import FileContent, Problem

_IGNORED = "(ignore)"
_LARGEST_WHOLE = 2**53


def open_workbook(
    data: bytes, name: str, limits: Limits = LIMITS
) -> tuple[CalamineWorkbook, dict[str, bytes]]:
    """Return a workbook that was found safe to read, and its parts of markup by path (none of an .xls).

    Raises
    ------
    FileError
        When it is damaged, locked, no workbook, or larger than the limits allow.
    """
    parts: dict[str, bytes] = {}
    if data.startswith(OLE_MARK):
        check_ole(data, name)
    else:
        parts = check_zip(data, name, limits)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise FileError(f"{name} is locked with a password. Save it without one, and try again.") from error
    except CalamineError as error:
        message = f"{name} is damaged, or not a spreadsheet. Open it, save it as .xlsx, and try again."
        raise FileError(message) from error
    if len(workbook.sheet_names) > limits.sheets:
        raise FileError(
            f"{name} has {len(workbook.sheet_names):,} sheets; at most {limits.sheets:,} can be read. "
            "Keep the sheets you need, and try again."
        )
    return workbook, parts


def read_sheets(
    workbook: CalamineWorkbook,
    parts: Mapping[str, bytes],
    name: str,
    limits: Limits = LIMITS,
    *,
    without: frozenset[str] = frozenset(),
) -> FileContent:
    """Return the sheets that can be seen, with their marks; hidden ones and those named "(ignore)" are noted.

    Parameters
    ----------
    parts
        The workbook's markup, from `open_workbook`.
    without
        Titles of sheets that somebody else reads.

    Raises
    ------
    FileError
        When a sheet cannot be read, or is larger than the limits allow.
    """
    grids: list[Grid] = []
    notes: list[Problem] = []
    marker = make_marker(parts)
    for number, meta in enumerate(workbook.sheets_metadata):
        if meta.typ is not SheetTypeEnum.WorkSheet or meta.name in without:
            continue
        if _IGNORED in meta.name.lower():
            message = f"The sheet “{meta.name}” says that it is to be ignored, so it was."
        elif meta.visible is not Visible.Visible:
            message = f"The sheet “{meta.name}” is hidden and was left out. Show it, to bring it in."
        else:
            grids.append(marker(read_grid(workbook, number, name, limits)))
            continue
        notes.append(Problem(name, None, "", meta.name, message, "note"))
    return FileContent(name, notes=tuple(notes), grids=tuple(grids))


def read_grid(workbook: CalamineWorkbook, number: int, name: str, limits: Limits = LIMITS) -> Grid:
    """Return the cells of a sheet by its number, from its first filled row and column on, with what is merged.

    Raises
    ------
    FileError
        When the sheet cannot be read, or is larger than the limits allow.
    """
    title = workbook.sheets_metadata[number].name
    try:
        sheet = workbook.get_sheet_by_index(number)
        top, left = sheet.start or (0, 0)
        check_grid_size(f"{name}, sheet {title}", sheet.height, sheet.width, limits)
        rows = list(_read_rows(sheet))
    except CalamineError as error:
        message = f"The sheet “{title}” of {name} is damaged. Open it, save it again, and retry."
        raise FileError(message) from error
    areas = ((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    grid = Grid(name, title, rows, first_row=top + 1, first_column=left + 1, ragged=False)
    return replace(grid, marks=Marks(merged=fit_areas(grid, areas)))


def _read_rows(sheet: CalamineSheet) -> Iterable[tuple[Cell, ...]]:
    if sheet.start is None:
        return
    for row in sheet.to_python(skip_empty_area=True):
        yield tuple(_PLAIN.get(type(cell), _read_other)(cell) for cell in row)


def _read_text(cell: str) -> str | None:
    return cell or None


def _read_number(cell: float) -> Cell:
    return int(cell) if cell.is_integer() and abs(cell) < _LARGEST_WHOLE else cell


def _read_moment(cell: datetime) -> Cell:
    return cell.date() if cell.time() == time() else cell


def _keep(cell: Any) -> Cell:
    kept: Cell = cell
    return kept


def _read_other(cell: time | timedelta) -> str:
    return str(cell)


_PLAIN: dict[type, Any] = {
    str: _read_text,
    float: _read_number,
    datetime: _read_moment,
    bool: _keep,
    int: _keep,
    date: _keep,
}
