"""A sheet while its marks are read: its grid with columns added and rows left out, and where each stands in the file."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from netmap.files.grids import Cell, Grid, Marks, Spot, is_filled
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.shapes.headings.header_rows import find_header
from netmap.files.tables import Problem, Table, name_column
from netmap.model.text import fold_text, shorten_text

_NAMING = (("name",), ("first_name", "last_name"), ("organization",), ("person",))
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A grid, where each of its rows and columns stands in the file (from 1), and what was noticed.

    head : the row of the headings within the grid, None without any; `first` is the first row below them.
    meanings : what each heading plainly means, "" where it does not say.
    """

    grid: Grid
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    head: int | None
    first: int
    meanings: tuple[str, ...]
    notes: tuple[Problem, ...] = ()

    def find_columns(self, *meanings: str) -> list[int]:
        """Return the columns whose headings plainly mean one of these."""
        return [place for place, meaning in enumerate(self.meanings) if meaning in meanings]

    def find_naming(self) -> list[int]:
        """Return the columns that name what a row is about: by their headings, or else the first."""
        found = (self.find_columns(*meanings) for meanings in _NAMING)
        return next((columns for columns in found if columns), [0])

    def name_heading(self, column: int) -> str:
        """Return the heading of a column, or its letters."""
        cell = self.grid.rows[self.head][column] if self.head is not None else None
        said = " ".join(str(cell).split()) if is_filled(cell) else ""
        return said or f"Column {name_column(self.columns[column])}"

    def name_row(self, row: int) -> str:
        """Return what a row is about, in a few words."""
        cells = [
            self.grid.rows[row][place] for place in self.find_naming() if place < len(self.grid.rows[row])
        ]
        said = [str(cell).strip() for cell in cells if is_filled(cell)]
        return shorten_text(" ".join(said)) or f"row {self.rows[row]}"

    def name_cell(self, spot: Spot) -> str:
        """Return what a spreadsheet calls a cell."""
        return f"{name_column(self.columns[spot[1]])}{self.rows[spot[0]]}"

    def list_body(self) -> range:
        """Return the rows below the headings."""
        return range(self.first, len(self.grid.rows))

    def is_in_body(self, spot: Spot) -> bool:
        """Whether a cell stands below the headings."""
        return self.first <= spot[0] < len(self.grid.rows)

    def tell(self, *notes: Problem) -> "MarkedSheet":
        """Return the sheet with something noticed."""
        return replace(self, notes=(*self.notes, *notes))

    def note(self, spot: Spot | None, value: object, message: str, *, doubt: bool = False) -> Problem:
        """Return something to notice about a cell or, without one, the sheet."""
        row = self.rows[spot[0]] if spot else None
        heading = self.name_heading(spot[1]) if spot else ""
        return Problem(
            self.grid.where, row, heading, shorten_text(value), message, "doubt" if doubt else "note"
        )


def open_marked(grid: Grid, words: ColumnWords) -> MarkedSheet:
    """Return a grid as a sheet whose marks are to be read."""
    width = max(map(len, grid.rows), default=0)
    place = find_header(grid.rows)
    top = grid.rows[place.row] if place.row is not None else ()
    known = _list_meanings(words)
    meanings = [known.get(fold_text(str(cell)), "") if is_filled(cell) else "" for cell in top]
    return MarkedSheet(
        grid,
        rows=tuple(range(grid.first_row, grid.first_row + len(grid.rows))),
        columns=tuple(range(grid.first_column, grid.first_column + width)),
        head=place.row,
        first=place.first,
        meanings=(*meanings, *[""] * (width - len(meanings))),
    )


@lru_cache(maxsize=8)
def _gather_meanings(fields: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {heading: meaning for meaning, says in reversed(fields) for heading in says}


def _list_meanings(words: ColumnWords) -> dict[str, str]:
    return _gather_meanings(tuple((meaning, field.says) for meaning, field in words.field.items()))


def set_cells(sheet: MarkedSheet, cells: Mapping[Spot, Cell]) -> MarkedSheet:
    """Return the sheet with other values in some cells."""
    if not cells:
        return sheet
    changed: dict[int, list[Cell]] = {}
    for (row, column), cell in cells.items():
        line = changed.setdefault(row, list(sheet.grid.rows[row]))
        line += [None] * (column + 1 - len(line))
        line[column] = cell
    rows = [tuple(changed[place]) if place in changed else row for place, row in enumerate(sheet.grid.rows)]
    return replace(sheet, grid=replace(sheet.grid, rows=rows))


def add_column(
    sheet: MarkedSheet, heading: str, values: Mapping[int, str], beside: int, *, meaning: str = ""
) -> MarkedSheet:
    """Return the sheet with a column more at its right: {row: value}; in the file it stands in the column `beside`."""
    if not values:
        return sheet
    place = len(sheet.columns)
    cells: dict[Spot, Cell] = {(row, place): value for row, value in values.items()}
    if sheet.head is not None:
        cells[sheet.head, place] = heading
    added = set_cells(sheet, cells)
    grid = added.grid
    if not grid.ragged:
        grid = replace(grid, rows=[(*row, *[None] * (place + 1 - len(row))) for row in grid.rows])
    return replace(
        added,
        grid=grid,
        columns=(*sheet.columns, sheet.columns[beside]),
        meanings=(*sheet.meanings, meaning),
    )


def fill_column(
    sheet: MarkedSheet,
    meanings: tuple[str, ...],
    values: Mapping[int, str],
    *,
    heading: str,
    beside: int,
    left: str,
) -> MarkedSheet:
    """Return the sheet with values of one meaning, {row: value}: in the empty cells of the first column that has it.

    Without such a column they get one, headed `heading`. Where another value is in the way, they go to one headed
    `left`.
    """
    places = sheet.find_columns(*meanings)
    if not places:
        return add_column(sheet, heading, values, beside, meaning=meanings[0])
    cells: dict[Spot, Cell] = {}
    over: dict[int, str] = {}
    for row, value in values.items():
        line = sheet.grid.rows[row]
        said = [str(line[place]).strip() for place in places if place < len(line) and is_filled(line[place])]
        if not said:
            cells[row, places[0]] = value
        elif value.casefold() not in {text.casefold() for text in said}:
            over[row] = value
    return add_column(set_cells(sheet, cells), left, over, beside)


def leave_out(
    sheet: MarkedSheet, rows: Collection[int], columns: Collection[int] = frozenset()
) -> MarkedSheet:
    """Return the sheet without some rows and columns."""
    if not rows and not columns:
        return sheet
    sheet = _save_merged(sheet, rows, columns)
    kept_rows = [row for row in range(len(sheet.grid.rows)) if row not in rows]
    kept_columns = [column for column in range(len(sheet.columns)) if column not in columns]
    lines = [
        tuple(line[column] for column in kept_columns if column < len(line)) if columns else line
        for line in (sheet.grid.rows[row] for row in kept_rows)
    ]
    down = {row: place for place, row in enumerate(kept_rows)}
    across = {column: place for place, column in enumerate(kept_columns)}
    grid = replace(sheet.grid, rows=lines, marks=_move_marks(sheet.grid.marks, down, across))
    return replace(
        sheet,
        grid=grid,
        rows=tuple(sheet.rows[row] for row in kept_rows),
        columns=tuple(sheet.columns[column] for column in kept_columns),
        head=down.get(sheet.head) if sheet.head is not None else None,
        first=sum(row < sheet.first for row in kept_rows),
        meanings=tuple(sheet.meanings[column] for column in kept_columns),
    )


def _save_merged(sheet: MarkedSheet, rows: Collection[int], columns: Collection[int]) -> MarkedSheet:
    """Return the sheet with the value of each merged area in the first of its cells that stays."""
    cells: dict[Spot, Cell] = {}
    for top, left, bottom, right in sheet.grid.marks.merged:
        row = next((row for row in range(top, bottom + 1) if row not in rows), top)
        column = next((column for column in range(left, right + 1) if column not in columns), left)
        if (row, column) != (top, left):
            cells[row, column] = sheet.grid.rows[top][left]
    return set_cells(sheet, cells)


def _move_marks(marks: Marks, down: Mapping[int, int], across: Mapping[int, int]) -> Marks:
    def move(marked: Mapping[Spot, _Value]) -> dict[Spot, _Value]:
        return {
            (down[row], across[column]): value
            for (row, column), value in marked.items()
            if row in down and column in across
        }

    def move_all(marked: Iterable[Spot]) -> frozenset[Spot]:
        return frozenset(move(dict.fromkeys(marked)))

    return Marks(
        merged=tuple(_move_areas(marks.merged, down, across)),
        hidden_rows=frozenset(down[row] for row in marks.hidden_rows if row in down),
        hidden_columns=frozenset(across[column] for column in marks.hidden_columns if column in across),
        links=move(marks.links),
        comments=move(marks.comments),
        fills=move(marks.fills),
        struck=move_all(marks.struck),
        bold=move_all(marks.bold),
        struck_parts=move(marks.struck_parts),
        errors=move(marks.errors),
        blank_formulas=move_all(marks.blank_formulas),
    )


def _move_areas(
    areas: Iterable[tuple[int, int, int, int]], down: Mapping[int, int], across: Mapping[int, int]
) -> Iterable[tuple[int, int, int, int]]:
    for top, left, bottom, right in areas:
        rows = [down[row] for row in range(top, bottom + 1) if row in down]
        columns = [across[column] for column in range(left, right + 1) if column in across]
        if rows and columns and (len(rows) > 1 or len(columns) > 1):
            yield rows[0], columns[0], rows[-1], columns[-1]


def restore_places(sheet: MarkedSheet, tables: list[Table]) -> list[Table]:
    """Return tables of the grid of a sheet with the rows and columns of the file, and what was noticed on the first."""
    restored = [_restore(sheet, table) for table in tables] if _is_moved(sheet) else tables
    if restored and sheet.notes:
        restored[0] = replace(restored[0], notes=(*sheet.notes, *restored[0].notes))
    return restored


def _is_moved(sheet: MarkedSheet) -> bool:
    rows = range(sheet.grid.first_row, sheet.grid.first_row + len(sheet.rows))
    columns = range(sheet.grid.first_column, sheet.grid.first_column + len(sheet.columns))
    return sheet.rows != tuple(rows) or sheet.columns != tuple(columns)


def _restore(sheet: MarkedSheet, table: Table) -> Table:
    def find_row(number: int) -> int:
        place = number - sheet.grid.first_row
        return sheet.rows[place] if 0 <= place < len(sheet.rows) else number

    def find_column(number: int) -> int:
        place = number - sheet.grid.first_column
        return sheet.columns[place] if 0 <= place < len(sheet.columns) else number

    numbers = tuple(find_row(number) for number, _ in table.number_rows())
    return replace(
        table,
        numbers=numbers,
        first_row=find_row(table.first_row),
        first_column=find_column(table.first_column),
        columns=tuple(find_column(table.first_column + place) for place in range(len(table.headers))),
        moved={
            spot: (find_row(there[0]), find_column(there[1])) if there else None
            for spot, there in table.moved.items()
        },
        notes=tuple(
            replace(note, row=find_row(note.row)) if note.row is not None else note for note in table.notes
        ),
    )
