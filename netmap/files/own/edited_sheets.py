"""The sheets of our own workbook as they come back: headings found, pieces of long texts joined again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from netmap.files.grids import Cell, Grid, count_filled, is_filled
from netmap.files.own.cells import load_exact, show_cell
from netmap.files.own.layout import EXACT_HEADER, ID_HEADER, OWN_PREFIX
from netmap.files.tables import Problem, Table
from netmap.model.text import shorten_text

_CONTINUED = re.compile(r"(.*) \(continued (\d+)\)", re.DOTALL)
_LOOKED_AT = 20

Cells = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of our workbook: its headings by column, and its rows below them.

    `first_row` is the row number in the sheet of `rows[0]`; `pieces` is {column: (heading, number)} of the
    columns in which a long text goes on.
    """

    grid: Grid
    headers: dict[int, str]
    pieces: dict[int, tuple[str, int]]
    exact: tuple[int, ...]
    rows: list[tuple[Cell, ...]]
    first_row: int

    @property
    def where(self) -> str:
        """File and sheet, for people."""
        return self.grid.where

    def problem(
        self, row: int | None, column: str, value: object, message: str, *, doubt: bool = False
    ) -> Problem:
        """Return a problem of a row of this sheet."""
        shown = "" if value is None else shorten_text(value)
        return Problem(self.where, row, column, shown, message, "doubt" if doubt else "refused")

    def read_rows(self) -> Iterator[tuple[int, Cells]]:
        """Yield (row number, {heading: cell}) of each row that is not blank."""
        for offset, row in enumerate(self.rows):
            if count_filled(row):
                yield self.first_row + offset, self._gather(row)

    def _gather(self, row: Sequence[Cell]) -> Cells:
        cells = {
            header: row[place]
            for place, header in self.headers.items()
            if place < len(row) and is_filled(row[place])
        }
        for place, (header, _) in self.pieces.items():
            if place < len(row) and isinstance(row[place], str):
                cells[header] = f"{cells.get(header) or ''}{row[place]}"
        text = "".join(str(row[place]) for place in self.exact if place < len(row) and row[place])
        for header, value in load_exact(text).items():
            if header in cells and show_cell(value) == cells[header]:
                cells[header] = value
        return cells

    def to_table(self, wanted: frozenset[int]) -> Table:
        """Return the rows of these row numbers as an ordinary table; the others stand in it blank."""
        headers = tuple(dict.fromkeys(self.headers.values()))
        blank: tuple[Cell, ...] = (None,) * len(headers)
        rows = [blank] * len(self.rows)
        for number, cells in self.read_rows():
            if number in wanted:
                rows[number - self.first_row] = tuple(cells.get(header) for header in headers)
        names = tuple(header.removeprefix(OWN_PREFIX) for header in headers)
        return Table(self.grid.file, self.grid.sheet, names, rows, self.first_row)


def find_own_sheet(grid: Grid, own_headers: frozenset[str]) -> OwnSheet | None:
    """Return a sheet by its heading “netmap id”, None where nobody left it.

    Parameters
    ----------
    own_headers
        The headings of the user's own columns, as they were written; none of them continues another.
    """
    place = next((place for place, row in enumerate(grid.rows[:_LOOKED_AT]) if ID_HEADER in row), None)
    if place is None:
        return None
    row = grid.rows[place]
    said = {spot: str(cell).strip() for spot, cell in enumerate(row) if is_filled(cell)}
    pieces = _find_pieces(said, own_headers)
    exact = [spot for spot, header in said.items() if header == EXACT_HEADER]
    tail = (
        tuple(range(exact[0], max(map(len, grid.rows)))) if exact and exact[0] == max(said) else tuple(exact)
    )
    headers = {spot: header for spot, header in said.items() if spot not in pieces and spot not in tail}
    return OwnSheet(
        replace(grid, rows=[]), headers, pieces, tail, grid.rows[place + 1 :], grid.first_row + place + 1
    )


def _find_pieces(said: dict[int, str], own_headers: frozenset[str]) -> dict[int, tuple[str, int]]:
    present = set(said.values())
    found = {}
    for spot, header in said.items():
        match = _CONTINUED.fullmatch(header)
        if match and header not in own_headers and match.group(1) in present:
            found[spot] = (match.group(1), int(match.group(2)))
    return dict(sorted(found.items(), key=lambda item: item[1]))
