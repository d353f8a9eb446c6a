"""Cells merged downward: the value that a spreadsheet shows once belongs to every row they span."""

from netmap.files.grids import Cell, Spot, is_filled
from netmap.files.shapes.blocks import Block


def fill_merged(block: Block) -> Block:
    """Return a block in which a cell merged downward stands in each of its rows that hold anything else."""
    first = block.grid.first_row
    place_of = {number - first: place for place, number in enumerate(block.numbers)}
    column_of = {number - block.grid.first_column: place for place, number in enumerate(block.columns)}
    down = [area for area in block.grid.marks.merged if area[2] > area[0] and area[1] in column_of]
    merged = {(row, left) for top, left, bottom, _ in down for row in range(top, bottom + 1)}
    found: dict[Spot, tuple[Cell, Spot]] = {}
    for top, left, bottom, _ in down:
        start, column = place_of.get(top), column_of[left]
        if start is None or not is_filled(block.get(start, column)):
            continue
        value = block.get(start, column), block.find_spot(start, column)
        for row in range(top + 1, bottom + 1):
            place = place_of.get(row)
            if place is not None and _holds_more(block, place, merged):
                found[place, column] = value
    return block.fill(found)


def _holds_more(block: Block, place: int, merged: set[Spot]) -> bool:
    """Whether a row holds anything that is not merged into the rows above it."""
    cells = enumerate(block.rows[place])
    return any(is_filled(cell) for column, cell in cells if block.find_mark(place, column) not in merged)
