"""Where tables stand in a sheet: lower or further right, one below the other, side by side, with texts beside."""

import re
from collections.abc import Iterable, Sequence

from netmap.files.grids import Grid, Row, count_filled, is_filled
from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import About, Choice
from netmap.files.shapes.blocks import Block, cut_columns, cut_rows, find_lone, tell_cells, trim_block
from netmap.files.shapes.headings.header_rows import HeaderPlace, count_known, find_header, heads_matrix
from netmap.model.text import fold_text, shorten_text

_SAMPLE = 200
_LEAST_HEADINGS = 2
_FAR = 2
_LEGEND = re.compile(
    r"\s*(key|legend|note|notes|n\.?b\.?|source|sources|updated|last updated|total|totals|color|colors|colour|colours"
    r"|leyenda|nota|notas|fuente)\b|.*\S\s*=\s*\S",
    re.IGNORECASE,
)
_NAMING = ("organization", "person", "name", "first_name", "source")


def find_parts(grid: Grid, context: ListContext) -> list[Block]:
    """Return the tables of a sheet as blocks whose headings are still among their rows, in the order of the sheet."""
    width = max(map(len, grid.rows), default=0)
    first = grid.first_column
    numbers = range(grid.first_row, grid.first_row + len(grid.rows))
    whole = trim_block(Block(grid, list(grid.rows), numbers, range(first, first + width)))
    parts: list[Block] = []
    for lower in _split_down(whole):
        across = _split_across(lower, context)
        parts += [low for part in across for low in _split_down(part)] if len(across) > 1 else across
    return [part for part in parts if part.rows]


def _split_down(block: Block) -> Iterable[Block]:
    """Yield the blocks that stand one below the other: each begins at headings of its own, or at the title above them."""
    rows = block.rows
    start, blank, begun = 0, 0, False
    headings: frozenset[str] = frozenset()
    title: int | None = None
    for place, row in enumerate(rows):
        if not any(row) and not count_filled(row):
            blank += 1
            title = None
            continue
        if not begun or blank or title is not None:
            here = _read_headings(rows, place, blank)
            if here and begun and here != headings:
                cut = place if title is None else title
                yield trim_block(cut_rows(block, start, cut))
                start, headings = cut, here
            elif here and not begun:
                headings = here
            begun = begun or bool(here) or count_filled(row) > 1
        if find_lone(row) is None:
            title = None
        elif title is None and begun:
            title = place
        blank = 0
    yield trim_block(cut_rows(block, start, len(rows)))


def _read_headings(rows: Sequence[Row], place: int, blank: int) -> frozenset[str]:
    """Return the headings that stand in a row, folded; none when it holds no headings of a table."""
    row = rows[place]
    known, filled = count_known(row), count_filled(row)
    least = 0 if blank >= _FAR else 6
    if not (known >= _LEAST_HEADINGS and known * 10 >= filled * least):
        matrix = blank and filled > _LEAST_HEADINGS and heads_matrix(row, rows[place + 1 : place + _SAMPLE])
        if not matrix:
            return frozenset()
    return frozenset(fold_text(str(cell)) for cell in row if is_filled(cell))


def _split_across(block: Block, context: ListContext) -> list[Block]:
    """Return the blocks that stand side by side, with a blank column between; legends beside a table are told."""
    pieces = _list_pieces(block)
    if len(pieces) == 1:
        return [block]
    found: list[tuple[int, int]] = [pieces[0]]
    told = []
    for left, right in pieces[1:]:
        before, beside = cut_columns(block, *found[-1]), cut_columns(block, left, right)
        if _is_legend(beside):
            message = "This stands beside the table and was not read as part of it."
            told += [
                beside.note(place, message) for place, row in enumerate(beside.rows) if count_filled(row)
            ]
        elif _stands_alone(trim_block(before), trim_block(beside), context):
            found.append((left, right))
        else:
            found[-1] = (found[-1][0], right)
    blocks = [trim_block(cut_columns(block, left, right)) for left, right in found]
    return [blocks[0].with_notes(told), *blocks[1:]]


def _list_pieces(block: Block) -> list[tuple[int, int]]:
    """Return where columns begin and end between blank ones."""
    filled = [
        any(place < len(row) and is_filled(row[place]) for row in block.rows) for place in range(block.width)
    ]
    starts = [place for place, here in enumerate(filled) if here and not (place and filled[place - 1])]
    ends = [place + 1 for place, here in enumerate(filled) if here and not [*filled, False][place + 1]]
    return list(zip(starts, ends, strict=True)) or [(0, block.width)]


def _is_legend(block: Block) -> bool:
    texts = [tell_cells(row) for row in block.rows if count_filled(row)]
    return bool(texts) and sum(bool(_LEGEND.match(text)) for text in texts) * 2 > len(texts)


def _stands_alone(before: Block, beside: Block, context: ListContext) -> bool:
    """Whether what stands beside a table is a table of its own, not further columns of it."""
    first, second = find_header(before.rows), find_header(beside.rows)
    named, too = _list_naming(before, first, context), _list_naming(beside, second, context)
    if not named or not too:
        return False
    lines = dict(zip(before.numbers, before.rows, strict=True))
    longer = any(
        number not in lines or not count_filled(lines[number]) for number in _list_body(beside, second)
    )
    apart = before.numbers[first.row or 0] != beside.numbers[second.row or 0]
    if named & too or longer or apart or _names_employers(before, first, beside, second, context):
        return True
    shorter = len(list(_list_body(beside, second))) < len(list(_list_body(before, first))) - 1
    return shorter and _ask_alone(before, beside, (first.row or 0, second.row or 0), context)


def _names_employers(
    before: Block, first: HeaderPlace, beside: Block, second: HeaderPlace, context: ListContext
) -> bool:
    """Whether what stands beside names people, and where they work in the words of the names before it."""
    employers = _list_columns(beside, second, context, "organization")
    if not employers or not _list_columns(beside, second, context, "person", "name", "first_name"):
        return False
    listed = set(
        _list_texts(before, first, _list_columns(before, first, context, "organization", "name")[:1])
    )
    named = list(_list_texts(beside, second, employers[:1]))
    return bool(named) and sum(text in listed for text in named) * 2 > len(named)


def _list_columns(block: Block, place: HeaderPlace, context: ListContext, *meanings: str) -> list[int]:
    says = {phrase for name in meanings for phrase in context.words.field[name].says}
    heads = block.rows[place.row] if place.row is not None else ()
    return [at for at, cell in enumerate(heads) if is_filled(cell) and fold_text(str(cell)) in says]


def _list_texts(block: Block, place: HeaderPlace, columns: Sequence[int]) -> Iterable[str]:
    rows = block.rows[place.first : place.first + _SAMPLE]
    cells = (row[at] for row in rows for at in columns if at < len(row))
    return (fold_text(str(cell)) for cell in cells if is_filled(cell))


def _list_body(block: Block, place: HeaderPlace) -> Iterable[int]:
    """Yield the rows in the file that hold something below the headings."""
    pairs = zip(block.numbers[place.first :], block.rows[place.first :], strict=True)
    return (number for number, row in pairs if count_filled(row))


def _list_naming(block: Block, place: HeaderPlace, context: ListContext) -> frozenset[str]:
    columns = _list_columns(block, place, context, *_NAMING)
    heads = block.rows[place.row] if place.row is not None else ()
    return frozenset(fold_text(str(heads[at])) for at in columns)


def _ask_alone(before: Block, beside: Block, tops: tuple[int, int], context: ListContext) -> bool:
    first, second = (
        shorten_text(tell_cells(b.rows[top])) for b, top in zip((before, beside), tops, strict=True)
    )
    sentence = f"Are “{first}” and “{second}” one table, or two that stand side by side?"
    choices = (
        Choice("one", "One table; each row goes on to the right", (f"{first} {second}",)),
        Choice("two", "Two tables side by side", (first, second)),
    )
    taken = context.ask(
        About.SHAPE, before.grid.where, sentence, choices, ("one",), sheet=before.grid.sheet,
        detail=f"beside {fold_text(second)}", sure=0.7, cells=len(beside.rows),
    )  # fmt: skip
    return taken == ("two",)
