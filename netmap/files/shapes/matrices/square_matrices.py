"""Matrices whose headings name the same as their first column: everybody in it, and a tie for each filled cell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netmap.files.grids import Cell, is_filled
from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import SURE, About, Choice
from netmap.files.meaning.values import parse_number, read_text
from netmap.files.shapes.blocks import Block
from netmap.files.shapes.headings.header_rows import is_known_heading
from netmap.files.shapes.matrices.made_tables import NOTHING, Found, Said, build_head_table, build_tie_table
from netmap.files.shapes.matrices.name_kinds import are_people
from netmap.files.shapes.matrices.ticks import Tick, is_ticked, read_tick
from netmap.files.tables import KnownShape, Shape, Table
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.text import fold_text
from netmap.model.tie_rules import TIE_RULES

_LEAST = 3
_MOST_ROWS = 8  # for each column: beyond, it has by far more names than headings
_MOST_SAMPLE = 200
_LONGEST_CELL = 40
_WHY = "its headings and its first column are the same names"
_SUMS = frozenset(
    {
        "total",
        "totals",
        "sum",
        "degree",
        "count",
        "row total",
        "grand total",
        "indegree",
        "outdegree",
        "in degree",
        "out degree",
    }
)
_MOST_AGREED = 0.8


@dataclass(frozen=True, slots=True)
class _Matrix:
    """A square of cells: the column of names, the columns of ties, and who is at each end."""

    block: Block
    names: int
    columns: tuple[int, ...]

    def name(self, place: int) -> Found:
        return read_text(self.block.get(place, self.names)), self.block.find_spot(place, self.names)

    def head(self, column: int) -> Found:
        return self.block.headings[column], (self.block.heading_row, self.block.columns[column])


def read_square(block: Block, context: ListContext) -> list[Table] | None:
    """Return the tables of those in a square matrix and of their ties; None where a block is none."""
    matrix = _find_matrix(block)
    if matrix is None:
        return None
    ties = _list_ties(matrix, said=_ask_one_sided(matrix, context))
    rest = [
        place
        for place in range(block.width)
        if place not in matrix.columns and fold_text(block.headings[place]) not in _SUMS
    ]
    names = [text for place in range(len(block.rows)) if (text := str(matrix.name(place)[0]))]
    kind = EntityKind.PERSON if are_people(names, context) else EntityKind.ORGANIZATION
    meaning = "person" if kind is EntityKind.PERSON else "organization"
    known = KnownShape(Shape.ENTITIES, _WHY, kind, {block.headings[matrix.names]: meaning})
    tables = [replace(block.keep_columns(rest), known=known).build_table()]
    listed = {fold_text(name) for name in names}
    more = [
        matrix.head(column) for column in matrix.columns if fold_text(block.headings[column]) not in listed
    ]
    if more:
        tables.append(build_head_table(block, more, kind, _WHY))
    return [*tables, build_tie_table(block, ties, _WHY)] if ties else tables


def _find_matrix(block: Block) -> _Matrix | None:
    if not block.heading_row or block.width <= _LEAST or len(block.rows) > _MOST_ROWS * block.width:
        return None
    for names in range(2):
        found = {fold_text(read_text(row[names])) for row in block.rows if len(row) > names} - {""}
        heads = [
            place for place in range(names + 1, block.width) if fold_text(block.headings[place]) in found
        ]
        if len(heads) < _LEAST or len(heads) * 2 < len(found):
            continue
        between = [
            place for place in range(heads[0], heads[-1] + 1) if fold_text(block.headings[place]) not in _SUMS
        ]
        between += _list_ticked_beside(block, heads[-1])
        if len(heads) * 10 >= 7 * len(between) and all(_is_short(block, place) for place in between):
            return _Matrix(block, names, tuple(between))
    return None


def _list_ticked_beside(block: Block, last: int) -> list[int]:
    """Return the ticked columns that follow the last one that a row names: headings of others who have no row."""
    found = []
    for place in range(last + 1, block.width):
        heading = block.headings[place]
        cells = (block.get(row, place) for row in range(min(len(block.rows), _MOST_SAMPLE)))
        if is_known_heading(heading) or fold_text(heading) in _SUMS or not is_ticked(cells):
            break
        found.append(place)
    return found


def _is_short(block: Block, column: int) -> bool:
    cells = [block.get(place, column) for place in range(min(len(block.rows), _MOST_SAMPLE))]
    return all(len(str(cell)) <= _LONGEST_CELL and "@" not in str(cell) for cell in cells if is_filled(cell))


def _is_tie(cell: Cell) -> bool:
    number = parse_number(cell)
    return number > 0 if number is not None else is_filled(cell) and read_tick(cell) is not Tick.NO


def _ask_one_sided(matrix: _Matrix, context: ListContext) -> bool:
    """Whether a cell is what the row says of the column, not a tie that both share."""
    block = matrix.block
    pairs = _list_pairs(matrix)
    both = sum((other, one) in pairs for one, other in pairs)
    order = {fold_text(block.headings[column]): at for at, column in enumerate(matrix.columns)}
    above = sum(order.get(one, 0) < order.get(other, 0) for one, other in pairs)
    if both == len(pairs) or above in {0, len(pairs)}:
        return False
    share = both / len(pairs)
    shown = _show(matrix, pairs)
    choices = (
        Choice("both", "They work together: one tie for each two", (f"{shown[0]} – {shown[1]}",)),
        Choice(
            "one",
            "Each row says whom it works with; the other may see it differently",
            (f"{shown[0]} → {shown[1]}",),
        ),
    )
    sentence = (
        f"“{shown[0]}” has a mark under “{shown[1]}”, but not the other way round. What does a mark say?"
    )
    answer = context.ask(
        About.SHAPE, block.grid.where, sentence, choices, ("both" if share >= _MOST_AGREED else "one",),
        sheet=block.grid.sheet, detail="one-sided marks", sure=0.6 if share < SURE else SURE, cells=len(pairs),
    )  # fmt: skip
    return answer == ("one",)


def _list_pairs(matrix: _Matrix) -> set[tuple[str, str]]:
    block = matrix.block
    pairs = (
        (fold_text(str(matrix.name(place)[0])), fold_text(block.headings[column]))
        for place in range(len(block.rows))
        for column in matrix.columns
        if _is_tie(block.get(place, column))
    )
    return {(one, other) for one, other in pairs if one and one != other}


def _show(matrix: _Matrix, pairs: set[tuple[str, str]]) -> tuple[str, str]:
    """Return the first two of whom only one marks the other, as they are written."""
    block = matrix.block
    for place in range(len(block.rows)):
        name = str(matrix.name(place)[0])
        for column in matrix.columns:
            pair = fold_text(name), fold_text(block.headings[column])
            if pair in pairs and pair[::-1] not in pairs:
                return name, block.headings[column]
    return "", ""


def _list_ties(matrix: _Matrix, *, said: bool) -> list[Said]:
    """Return the ties that cells say; one that both sides say alike is taken once, unless each speaks for itself."""
    block = matrix.block
    weighted = _is_weighted(matrix)
    ties: list[Said] = []
    told: set[tuple[str, str, str]] = set()
    for place in range(len(block.rows)):
        name = matrix.name(place)
        for column in matrix.columns:
            cell, spot, head = block.get(place, column), block.find_spot(place, column), matrix.head(column)
            one, other, mark = fold_text(str(name[0])), fold_text(str(head[0])), read_text(cell)
            again = not said and (other, one, mark) in told
            if not one or one == other or again or not _is_tie(cell):
                continue
            told.add((one, other, mark))
            kind = (TIE_RULES[TieKind.REPORTS].says, spot) if said else NOTHING
            tells_more = weighted and (parse_number(cell) is not None or read_tick(cell) is not Tick.YES)
            strength = (cell, spot) if tells_more else NOTHING
            ties.append(Said(block.numbers[place], name, head, kind, strength=strength))
    return ties


def _is_weighted(matrix: _Matrix) -> bool:
    """Whether cells say more than that there is a tie."""
    cells: Sequence[Cell] = [
        matrix.block.get(place, column)
        for place in range(len(matrix.block.rows))
        for column in matrix.columns
    ]
    return any(_is_tie(cell) and read_tick(cell) is not Tick.YES for cell in cells)
