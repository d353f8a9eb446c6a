"""A sheet's marks set beside its cells: counted from the first cell of its grid, numbers as they are shown."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from netmap.files.formats.workbooks.marks.hyperlinks import Hyperlink, Piece, join_pieces
from netmap.files.formats.workbooks.marks.markup import find_sheet_path
from netmap.files.formats.workbooks.marks.ods_marks import read_ods_marks
from netmap.files.formats.workbooks.marks.sheet_marks import SheetMarks, read_sheet_marks
from netmap.files.formats.workbooks.marks.styles import read_styles
from netmap.files.grids import Cell, Grid, Spot, is_filled

Area = tuple[int, int, int, int]
Marker = Callable[[Grid], Grid]
_Value = TypeVar("_Value")


def make_marker(parts: Mapping[str, bytes]) -> Marker:
    """Return what adds its marks to a grid read from the workbook of these parts; nothing to an .xls."""
    if "xl/workbook.xml" not in parts:
        sheets = read_ods_marks(parts.get("content.xml", b""))
        return lambda grid: set_marks(grid, sheets[grid.sheet]) if grid.sheet in sheets else grid
    styles = read_styles(parts)

    def mark(grid: Grid) -> Grid:
        path = find_sheet_path(parts, grid.sheet)
        return set_marks(grid, read_sheet_marks(parts, path, styles)) if path else grid

    return mark


def set_marks(grid: Grid, found: SheetMarks) -> Grid:
    """Return a grid with the marks of its sheet beside those it has."""
    top, left = grid.first_row - 1, grid.first_column - 1
    height, width = len(grid.rows), max(map(len, grid.rows), default=0)
    formulas = _fit(grid, found.formulas, empty=True)
    rows = _show_numbers(grid, _fit(grid, found.formats))
    grid = replace(grid, rows=_show_link_texts(replace(grid, rows=rows), formulas))
    looks = _fit(grid, found.looks, empty=True)
    columns = {
        column - left for first, last in found.hidden_columns for column in _cut(first, last, left, width)
    }
    addresses = ((spot, _join(grid, link.address)) for spot, link in formulas.items())
    marks = replace(
        grid.marks,
        merged=grid.marks.merged or fit_areas(grid, found.merged),
        hidden_rows=frozenset(row - top for row in found.hidden_rows if 0 <= row - top < height),
        hidden_columns=frozenset(columns),
        links=_fit(grid, found.links) | {spot: address for spot, address in addresses if address},
        comments=_fit(grid, found.comments, empty=True),
        fills={spot: look.fill for spot, look in looks.items() if look.fill},
        struck=frozenset(spot for spot, look in looks.items() if look.struck),
        bold=frozenset(spot for spot, look in looks.items() if look.bold),
        struck_parts=_fit(grid, found.struck_parts),
        errors=_fit(grid, found.errors, empty=True),
        blank_formulas=frozenset(
            spot for spot in _fit(grid, dict.fromkeys(found.blank_formulas), empty=True)
            if not is_filled(_find_cell(grid, spot))
        ),
    )  # fmt: skip
    return replace(grid, marks=marks)


def fit_areas(grid: Grid, areas: Iterable[Area]) -> tuple[Area, ...]:
    """Return merged areas of a sheet as they lie within its grid, those outside it left out."""
    top, left = grid.first_row - 1, grid.first_column - 1
    height, width = len(grid.rows), max(map(len, grid.rows), default=0)
    moved = (
        (max(first - top, 0), max(start - left, 0), min(last - top, height - 1), min(end - left, width - 1))
        for first, start, last, end in areas
    )
    return tuple(area for area in moved if area[0] <= area[2] and area[1] <= area[3])


def _cut(first: int, last: int, left: int, width: int) -> range:
    return range(max(first, left), min(last, left + width - 1) + 1)


def _fit(grid: Grid, marked: Mapping[Spot, _Value], *, empty: bool = False) -> dict[Spot, _Value]:
    """Return what is marked by the spots of the grid; of `empty` cells only where asked for."""
    top, left = grid.first_row - 1, grid.first_column - 1
    moved = (((row - top, column - left), value) for (row, column), value in marked.items())
    return {
        spot: value
        for spot, value in moved
        if _is_within(grid, spot) and (empty or is_filled(_find_cell(grid, spot)))
    }


def _is_within(grid: Grid, spot: Spot) -> bool:
    row, column = spot
    return 0 <= row < len(grid.rows) and 0 <= column < len(grid.rows[row])


def _find_cell(grid: Grid, spot: Spot) -> Cell:
    return grid.rows[spot[0]][spot[1]]


def _show_numbers(
    grid: Grid, formats: Mapping[Spot, Callable[[float], str | None]]
) -> list[tuple[Cell, ...]]:
    changed: dict[int, list[Cell]] = {}
    for (row, column), show in formats.items():
        cell = grid.rows[row][column]
        if isinstance(cell, bool) or not isinstance(cell, int | float):
            continue
        if (shown := show(cell)) is not None:
            changed.setdefault(row, list(grid.rows[row]))[column] = shown
    return [tuple(changed[place]) if place in changed else row for place, row in enumerate(grid.rows)]


def _show_link_texts(grid: Grid, formulas: Mapping[Spot, Hyperlink]) -> list[tuple[Cell, ...]]:
    """Return the rows with the text of links whose formulas have no stored result."""
    rows = list(grid.rows)
    for (row, column), link in formulas.items():
        if not is_filled(rows[row][column]):
            text = _join(grid, link.text or link.address)
            rows[row] = (*rows[row][:column], text or None, *rows[row][column + 1 :])
    return rows


def _join(grid: Grid, pieces: tuple[Piece, ...]) -> str:
    def show_cell(row: int, letters: str) -> str:
        column = 0
        for letter in letters.upper():
            column = column * 26 + ord(letter) - 64
        spot = (row - grid.first_row, column - grid.first_column)
        cell = _find_cell(grid, spot) if _is_within(grid, spot) else None
        return str(cell) if is_filled(cell) else ""

    return join_pieces(pieces, show_cell).strip()
