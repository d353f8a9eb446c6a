"""Our own workbook brought back, with whatever people did to it.

A row with a netmap id becomes the entity or tie it says; an emptied cell clears its field. A row without one
is new, and goes the way of any list, as an ordinary table. So does a whole sheet from which columns were
removed, because what they held must stay as it is. A row that holds something wrong is told and left out.
A row that is gone deletes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from python_calamine import CalamineWorkbook

from netmap.errors import FileError, InputError
from netmap.files.formats.workbooks.marks.marking import make_marker
from netmap.files.formats.workbooks.opening import read_grid, read_sheets
from netmap.files.grids import Cell
from netmap.files.limits import LIMITS, Limits
from netmap.files.own.cells import read_cell
from netmap.files.own.edited_sheets import Cells, OwnSheet, find_own_sheet
from netmap.files.own.layout import (
    ID_HEADER,
    LATER,
    MARKER,
    MARKER_SHEET,
    OWN_PREFIX,
    TIE_SHEET,
    kind_of_title,
    list_columns,
)
from netmap.files.own.network_json import check_schema_version
from netmap.files.own.tie_sheet import TIE_HEADERS, NameBook, read_tie, rewrite_new_tie
from netmap.files.shapes.marks.blank_formulas import tell_blank_formulas
from netmap.files.tables import FileContent, Problem, Table
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES, build_entity
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from netmap.model.ties import Tie

_NAME_HEADER = next(column.header for column in list_columns(Entity) if column.field == "name")


@dataclass(slots=True)
class _Returned:
    """What came back so far."""

    name: str
    items: dict[str, Entity | Tie] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def is_network_workbook(workbook: CalamineWorkbook, name: str, limits: Limits = LIMITS) -> bool:
    """Whether a workbook is one that netmap wrote, edited or not; raise `FileError` when it is damaged."""
    if MARKER_SHEET not in workbook.sheet_names:
        return False
    rows = read_grid(workbook, workbook.sheet_names.index(MARKER_SHEET), name, limits).rows
    return bool(rows) and rows[0][:1] == (MARKER,)


def read_network_workbook(
    workbook: CalamineWorkbook, parts: Mapping[str, bytes], name: str, limits: Limits = LIMITS
) -> FileContent:
    """Return the network of our own workbook, and its new rows as tables; `parts` are those of `open_workbook`.

    Raises
    ------
    FileError
        When a newer netmap wrote it, or a sheet cannot be read.
    """
    written = _read_marker(workbook, name, limits)
    returned = _Returned(name)
    tie_sheet: OwnSheet | None = None
    mine = set()
    marker = make_marker(parts)
    for number, title in enumerate(workbook.sheet_names):
        kind = kind_of_title(title)
        if kind is None and title.strip() != TIE_SHEET:
            continue
        own = frozenset(header for sheet, header in written if sheet == title)
        grid = read_grid(workbook, number, name, limits)
        sheet = find_own_sheet(grid, own)
        if sheet is None:
            continue
        returned.problems += tell_blank_formulas(marker(grid))
        mine.add(title)
        if kind is None:
            tie_sheet = sheet
        else:
            _read_entities(returned, sheet, kind, own)
    if tie_sheet:
        _read_ties(returned, tie_sheet)
    rest = read_sheets(workbook, parts, name, limits, without=frozenset({*mine, MARKER_SHEET}))
    notes = (*returned.problems, *rest.notes)
    network = Network.of_items(returned.items.values())
    return FileContent(name, tuple(returned.tables), network, notes, rest.grids)


def _read_marker(workbook: CalamineWorkbook, name: str, limits: Limits) -> list[tuple[str, str]]:
    """Return (title of the sheet, heading) of the user's own columns as they were written."""
    grid = read_grid(workbook, workbook.sheet_names.index(MARKER_SHEET), name, limits)
    first = grid.rows[0] if grid.rows else ()
    if len(first) < 2:  # noqa: PLR2004
        raise FileError(f"{name} does not say which version of netmap wrote it. Export it again.")
    check_schema_version(first[1], name)
    return [(str(row[0]), str(row[1])) for row in grid.rows[1:] if row[0] and len(row) > 1 and row[1]]


def _hand_on(returned: _Returned, sheet: OwnSheet, missing: set[str]) -> bool:
    """Take a sheet without some of its columns for an ordinary list; return whether that was so."""
    if not missing:
        return False
    names = ", ".join(f"“{header.removeprefix(OWN_PREFIX)}”" for header in sorted(missing))
    message = f"The columns {names} are gone from this sheet. What they hold on the map stays as it is."
    returned.problems.append(sheet.problem(None, "", None, message, doubt=True))
    wanted = frozenset(number for number, _ in sheet.read_rows())
    returned.tables.append(sheet.to_table(wanted))
    return True


def _read_entities(returned: _Returned, sheet: OwnSheet, kind: EntityKind, own: frozenset[str]) -> None:
    present = set(sheet.headers.values())
    expected = {column.header for column in list_columns(ENTITY_CLASSES[kind]) if column.field not in LATER}
    if _hand_on(returned, sheet, (expected | own) - present):
        return
    fresh = set()
    for number, cells in sheet.read_rows():
        entity_id = _read_id(cells)
        if not entity_id:
            fresh.add(number)
            continue
        values = _read_values(returned, sheet, number, cells, kind)
        if values is None:
            continue
        try:
            _keep(returned, sheet, number, build_entity(kind, **values, id=entity_id))
        except InputError as error:
            returned.problems.append(_tell(sheet, number, error, ENTITY_CLASSES[kind]))
    if fresh:
        returned.tables.append(sheet.to_table(frozenset(fresh)))


def _read_id(cells: Cells) -> str:
    cell = cells.get(ID_HEADER)
    return str(cell).strip() if cell is not None else ""


def _read_values(
    returned: _Returned, sheet: OwnSheet, number: int, cells: Cells, kind: EntityKind
) -> dict[str, Any] | None:
    """Return the values of a row, None when a cell holds something wrong (which is told)."""
    columns = {column.header: column for column in list_columns(ENTITY_CLASSES[kind])}
    values: dict[str, Any] = {}
    attributes: dict[str, Any] = {}
    sound = True
    for header, cell in cells.items():
        column = columns.get(header)
        if column is None:
            if header != ID_HEADER:
                attributes[header.removeprefix(OWN_PREFIX)] = _read_own(cell)
            continue
        try:
            values[column.field] = read_cell(cell, column)
        except InputError as error:
            sound = False
            message = f"{error.message} The row was left out; correct it, and bring the file in again."
            returned.problems.append(sheet.problem(number, header, cell, message))
    filled = {name: value for name, value in values.items() if value is not None}
    if sound and ENTITY_CLASSES[kind].named and not str(filled.get("name", "")).strip():
        sound = False
        message = "The name is empty. Give it one; the row was left out."
        returned.problems.append(sheet.problem(number, _NAME_HEADER, None, message))
    return {**filled, "attributes": attributes} if sound else None


def _read_own(cell: Cell) -> str | int | float | bool:
    if isinstance(cell, str | int | float):
        return cell
    return cell.isoformat() if cell is not None else ""


def _keep(returned: _Returned, sheet: OwnSheet, number: int, item: Entity | Tie) -> None:
    if item.id in returned.items:
        message = "Another row has the same netmap id. To add a copy as new, empty its netmap id."
        returned.problems.append(sheet.problem(number, ID_HEADER, item.id, message))
        return
    returned.items[item.id] = item


def _tell(sheet: OwnSheet, number: int, error: InputError, model: type[Entity | Tie]) -> Problem:
    labels = {column.field: column.header for column in list_columns(model)} | {"id": ID_HEADER}
    message = f"{error.message} The row was left out; correct it, and bring the file in again."
    return sheet.problem(number, labels.get(error.field, error.field), error.value, message)


def _read_ties(returned: _Returned, sheet: OwnSheet) -> None:
    names = NameBook(item for item in returned.items.values() if isinstance(item, Entity))
    if _hand_on(returned, sheet, set(TIE_HEADERS) - set(sheet.headers.values())):
        return
    fresh: set[int] = set()
    for number, cells in sheet.read_rows():
        tie_id = _read_id(cells)
        if not tie_id:
            fresh.add(number)
            continue
        try:
            tie, doubts = read_tie(tie_id, cells, names)
        except InputError as error:
            returned.problems.append(_tell(sheet, number, error, Tie))
            continue
        returned.problems += [sheet.problem(number, *doubt, doubt=True) for doubt in doubts]
        _keep(returned, sheet, number, tie)
    if fresh:
        returned.tables.append(rewrite_new_tie(sheet.to_table(frozenset(fresh)), names))
