"""A part of a sheet while it is straightened: every cell knows where in the file its value stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from netmap.files.grids import Cell, Grid, Row, Spot, count_filled, is_filled
from netmap.files.tables import KnownShape, Problem, Table
from netmap.model.text import shorten_text


@dataclass(frozen=True, slots=True)
class Block:
    """The cells of one table, straightened step by step.

    rows : the rows below the headings, or all of them while the headings have not been found.
    numbers, columns : the row and the column in the file, from 1, of each row and column; a column made of values
        from elsewhere has a number below 1.
    headings : one for each column, "" where there is none; empty while they have not been found.
    groups : the heading over several headings, for each column.
    heading_row : the row in the file of the headings; 0 where there are none.
    moved : where values stand in the file that were put elsewhere, {row and column here: row and column there},
        both as in `numbers` and `columns`.
    known : what the shape says of the table.
    """

    grid: Grid
    rows: Sequence[Row]
    numbers: Sequence[int]
    columns: Sequence[int]
    headings: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    heading_row: int = 0
    moved: Mapping[Spot, Spot] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()
    known: KnownShape | None = None

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.columns)

    def get(self, place: int, column: int) -> Cell:
        """Return a cell; None where its row is too short."""
        row = self.rows[place]
        return row[column] if column < len(row) else None

    def find_spot(self, place: int, column: int) -> Spot:
        """Return the row and column in the file where the value of a cell stands."""
        here = (self.numbers[place], self.columns[column])
        return self.moved.get(here, here)

    def find_mark(self, place: int, column: int) -> Spot:
        """Return the cell of the grid, as its `Marks` count, that stands at a place."""
        return self.numbers[place] - self.grid.first_row, self.columns[column] - self.grid.first_column

    def keep_rows(self, places: Iterable[int]) -> "Block":
        """Return the block with only the rows at these places."""
        kept = list(places)
        return replace(
            self, rows=[self.rows[place] for place in kept], numbers=[self.numbers[place] for place in kept]
        )

    def keep_columns(self, places: Iterable[int]) -> "Block":
        """Return the block with only the columns at these places."""
        kept = list(places)
        return replace(
            self,
            rows=[tuple(row[place] if place < len(row) else None for place in kept) for row in self.rows],
            columns=[self.columns[place] for place in kept],
            headings=tuple(self.headings[place] for place in kept) if self.headings else (),
            groups=tuple(self.groups[place] for place in kept) if self.groups else (),
        )

    def fill(self, values: Mapping[Spot, tuple[Cell, Spot]]) -> "Block":
        """Return the block with other cells: {place and column: value, and where in the file it stands}."""
        if not values:
            return self
        rows: list[Row] = list(self.rows)
        moved = dict(self.moved)
        for (place, column), (value, spot) in values.items():
            row = list(rows[place]) + [None] * (column + 1 - len(rows[place]))
            row[column] = value
            rows[place] = tuple(row)
            moved[self.numbers[place], self.columns[column]] = spot
        return replace(self, rows=rows, moved=moved)

    def add_column(self, heading: str, cells: Mapping[int, tuple[Cell, Spot]]) -> "Block":
        """Return the block with a column more at its end: {place of a row: value, and where in the file it stands}."""
        made = min(0, *self.columns) - 1
        width = self.width
        rows = [tuple(row[:width]) + (None,) * (width - len(row[:width])) + (None,) for row in self.rows]
        wider = replace(
            self,
            rows=rows,
            columns=[*self.columns, made],
            headings=(*self.headings, heading),
            groups=(*self.groups, "") if self.groups else (),
        )
        return wider.fill({(place, width): cell for place, cell in cells.items()})

    def note(self, place: int, message: str) -> Problem:
        """Return a note about a row, with what stands in it."""
        return note_cells(self.grid, self.numbers[place], self.rows[place], message)

    def with_notes(self, notes: Iterable[Problem]) -> "Block":
        """Return the block with more to tell."""
        return replace(self, notes=(*self.notes, *notes))

    def build_table(self) -> Table:
        """Return the block as a plain table."""
        first = self.columns[0] if self.columns else self.grid.first_column
        consecutive = not self.numbers or self.numbers[-1] - self.numbers[0] == len(self.numbers) - 1
        return Table(
            file=self.grid.file,
            sheet=self.grid.sheet,
            headers=self.headings,
            rows=[_fit(row, self.width) for row in self.rows],
            first_row=self.numbers[0] if self.rows else self.heading_row + 1,
            notes=self.notes,
            has_header=bool(self.heading_row),
            first_column=first,
            numbers=() if consecutive else tuple(self.numbers),
            moved=self._list_moved(first),
            known=self.known,
        )

    def _list_moved(self, first: int) -> dict[Spot, Spot | None]:
        place_of = {number: place for place, number in enumerate(self.numbers)} if self.moved else {}
        column_of = {number: place for place, number in enumerate(self.columns)}
        moved: dict[Spot, Spot | None] = {
            (place, column): (self.numbers[place], number) if number > 0 else None
            for column, number in enumerate(self.columns)
            if number != first + column
            for place in range(len(self.rows))
        }
        for (row, number), spot in self.moved.items():
            if row in place_of and number in column_of:
                moved[place_of[row], column_of[number]] = spot
        return moved


def _fit(row: Row, width: int) -> tuple[Cell, ...]:
    missing = width - len(row)
    if missing == 0:
        return tuple(row)
    return (*row, *(None,) * missing) if missing > 0 else tuple(row[:width])


def cut_rows(block: Block, start: int, end: int) -> Block:
    """Return a block with only the rows from `start` up to `end`."""
    if (start, end) == (0, len(block.rows)):
        return block
    return replace(block, rows=block.rows[start:end], numbers=block.numbers[start:end])


def cut_columns(block: Block, left: int, right: int) -> Block:
    """Return a block without headings with only the columns from `left` up to `right`."""
    rows = [row[left:right] for row in block.rows] if left or right < block.width else block.rows
    return replace(block, rows=rows, columns=block.columns[left:right])


def trim_block(block: Block) -> Block:
    """Return a block without headings without the blank rows and columns around it."""
    start, end = 0, len(block.rows)
    while start < end and not count_filled(block.rows[start]):
        start += 1
    while end > start and not count_filled(block.rows[end - 1]):
        end -= 1
    block = cut_rows(block, start, end)
    if not block.rows:
        return block
    left, right = find_left(block.rows), max(map(measure_row, block.rows))
    return block if (left, right) == (0, block.width) else cut_columns(block, left, right)


def find_left(rows: Iterable[Row]) -> int:
    """Return the first column in which any of these rows holds something."""
    left = None
    for row in rows:
        found = next((place for place, cell in enumerate(row[:left]) if is_filled(cell)), left)
        left = found
        if left == 0:
            break
    return left or 0


def measure_row(row: Row) -> int:
    """Return how many cells a row has up to its last filled one."""
    width = len(row)
    while width and not is_filled(row[width - 1]):
        width -= 1
    return width


def find_lone(row: Row) -> int | None:
    """Return the place of the only filled cell of a row; None where there is none, or there are several."""
    places = list_first(row, 2)
    return places[0] if len(places) == 1 else None


def list_first(row: Row, most: int) -> list[int]:
    """Return the places of the first filled cells of a row, at most so many."""
    found = []
    for place, cell in enumerate(row):
        if cell is not None and cell != "" and is_filled(cell):
            found.append(place)
            if len(found) == most:
                break
    return found


def tell_cells(row: Row) -> str:
    """Return what stands in a row, in one line."""
    return " ".join(" ".join(str(cell).split()) for cell in row if is_filled(cell))


def note_cells(grid: Grid, number: int | None, row: Row, message: str) -> Problem:
    """Return a note about a row of a sheet, by its number in the file, with what stands in it."""
    return Problem(grid.where, number, "", shorten_text(tell_cells(row)), message, "note")
