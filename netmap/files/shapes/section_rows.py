"""Rows that head a section ("HEALTH CARE"): taken out, and kept as a column beside the rows of their section."""

import re
from collections.abc import Mapping, Sequence

from netmap.files.grids import Cell, Row, Spot, count_filled, is_filled
from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import SURE, About, Choice
from netmap.files.meaning.values import read_text
from netmap.files.shapes.blocks import Block, find_lone, list_first, tell_cells
from netmap.files.shapes.closing_rows import numbers_page, repeats_headings
from netmap.files.shapes.matrices.name_kinds import names_organization
from netmap.files.shapes.matrices.ticks import is_ticked
from netmap.files.tables import Problem
from netmap.model.kinds import EntityKind
from netmap.model.text import fold_text, shorten_text

_MOST_ALIKE = 0.2
_SAMPLE = 200
_JOINING = frozenset({"and", "or", "of", "the", "for", "y", "de", "und", "et", "e"})
_LONGEST_ACRONYM = 6
_LONGEST = 80
_MOST_FILLED = 2
_ORDINAL = re.compile(r"^(?P<place>\d{1,2}|[IVX]{1,4})\s*[.)]\s+(?=\S)")
_LEAST_NUMBERED = 2
_ORDERS = (
    tuple(str(number) for number in range(1, 100)),
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"),
)
_COUNT = re.compile(r"\s*(\(\s*\d+\s*\)|[:–—-])\s*$")
_SHOWN = 3
_SECTION_NOTE = "This row heads a section; it stands as “{}” beside the rows below it."


def keep_sections(block: Block, context: ListContext) -> Block:
    """Return a block whose section rows stand as a column of its own, or in the column they begin in."""
    if block.width < 2 or not block.rows:  # noqa: PLR2004
        return block
    lone = {place: at for place, row in enumerate(block.rows) if (at := _find_title(row)) is not None}
    if not lone:
        return block
    sections, sure = _choose_sections(block, lone, context)
    if not sections or not _ask_sections(block, sections, sure, context):
        return block
    column = _find_outline_column(block, lone)
    heading = block.headings[column] if column is not None else _name_column(block, sections, context)
    return _keep_inner(_move(block, sections, column, heading), block.width, context)


def _keep_inner(block: Block, width: int, context: ListContext) -> Block:
    """Return a block whose sections have sections of their own, where the names of sectors say so; `width` as in the file."""
    known = context.names.get(EntityKind.SECTOR, frozenset())
    lone = {place: at for place, row in enumerate(block.rows) if (at := _find_title(row[:width])) is not None}
    inner = [place for place, at in lone.items() if fold_text(_bare(str(block.get(place, at)))) in known]
    if not inner or len(inner) < len(lone):
        return block
    heads = {fold_text(heading) for heading in block.headings}
    taken = heads & set(context.words.field["sector"].says)
    return _move(block, inner, None, _find_free("Section" if taken else "Sector", heads))


def _is_title(row: Row) -> bool:
    return find_lone(row) is not None and not numbers_page(tell_cells(row))


def keep_titled(block: Block, context: ListContext) -> Block:
    """Return a block in which the titles of parts that repeat the headings stand as a column beside their rows."""
    lone = [place for place, row in enumerate(block.rows[:-1]) if _is_title(row)]
    titles = [place for place in lone if repeats_headings(block.rows[place + 1], block.headings)]
    if not titles:
        return block
    above = block.heading_row - block.grid.first_row - 1
    first = block.grid.rows[above] if above >= 0 else ()
    over = find_lone(first)
    cells: dict[int, tuple[Cell, Spot]] = {}
    if over is not None:
        spot = (block.heading_row - 1, block.grid.first_column + over)
        cells = {
            place: (_bare(str(first[over])), spot)
            for place in range(titles[0])
            if count_filled(block.rows[place])
        }
    moved = _move(block, titles, None, _name_column(block, titles, context), cells)
    rows = enumerate(moved.rows)
    return moved.keep_rows(at for at, row in rows if not repeats_headings(row[: block.width], block.headings))


def _find_title(row: Row) -> int | None:
    """Return the place of the one text of a row, a figure beside it aside; None where there is none."""
    filled = list_first(row, _MOST_FILLED + 1)
    if not 1 <= len(filled) <= _MOST_FILLED:
        return None
    first, rest = filled[0], [row[place] for place in filled[1:]]
    text = row[first]
    is_title = (
        isinstance(text, str) and len(text) <= _LONGEST and "@" not in text and any(map(str.isalpha, text))
    )
    return first if is_title and all(isinstance(cell, int | float) for cell in rest) else None


def _choose_sections(block: Block, lone: Mapping[int, int], context: ListContext) -> tuple[list[int], float]:
    """Return the rows that head sections, and how sure that is; none where such rows are names without more."""
    filled = [place for place, row in enumerate(block.rows) if count_filled(row)]
    full = [place for place in filled if place not in lone]
    names = {fold_text(heading) for heading in block.headings}
    over = [
        place
        for place in lone
        if place != filled[-1] and fold_text(str(block.get(place, lone[place]))) not in names
    ]
    if not full or not over:
        return [], 1.0
    if _find_outline_column(block, lone) is not None:
        return over, 0.95
    if set_off := [place for place in over if _is_set_off(block, place, lone[place], full)]:
        return set_off, 0.95
    texts = {place: str(block.get(place, lone[place])).strip() for place in over}
    numbered = _list_numbered(block, texts, lone, full)
    known = context.names.get(EntityKind.SECTOR, frozenset())
    marked = [place for place in over if _is_marked(block, place, lone[place], full)]
    sectors = [place for place in over if fold_text(_bare(texts[place])) in known]
    for found in (numbered, marked, sectors):
        if filled[0] in found:
            return found, 0.95 if len(found) == len(lone) else SURE
    if marked and not all(_is_short(texts[place]) for place in marked):
        return marked, 0.6
    return _choose_plain(block, lone, list(texts.values()), len(full), context)


def _choose_plain(
    block: Block, lone: Mapping[int, int], texts: Sequence[str], full: int, context: ListContext
) -> tuple[list[int], float]:
    """Return lone texts that nothing sets off as sections, where the list begins with one and each stands over rows."""
    headed = _list_headed(block, list(lone))
    first = next(place for place, row in enumerate(block.rows) if count_filled(row))
    crossed = any(
        is_ticked(block.get(place, column) for place in range(len(block.rows)))
        for column in range(1, block.width)
    )
    if crossed or first not in lone or len(headed) != len(lone) or len(lone) * 2 > full:
        return [], 1.0
    plain = _count_sectors(texts, context) * 2 > len(texts)
    return headed, SURE if plain else 0.7 if len(lone) > 1 else 0.6


def _list_numbered(
    block: Block, texts: Mapping[int, str], lone: Mapping[int, int], full: Sequence[int]
) -> list[int]:
    """Return the texts that begin with "1.", "2." or "I.", "II." in order, as names in the same column do not."""
    found = {place: match["place"] for place, text in texts.items() if (match := _ORDINAL.match(text))}
    order = tuple(found.values())
    columns = {lone[place] for place in found}
    others = (read_text(block.get(place, column)) for place in full for column in columns)
    in_order = len(order) >= _LEAST_NUMBERED and any(order == known[: len(order)] for known in _ORDERS)
    return list(found) if in_order and not any(map(_ORDINAL.match, others)) else []


def _is_short(text: str) -> bool:
    """Whether a text is one short word, as the names of organizations in capitals are."""
    return len(text) <= _LONGEST_ACRONYM and len(text.split()) == 1


def _list_headed(block: Block, lone: Sequence[int]) -> list[int]:
    """Return the lone texts that stand directly over rows with more in them."""
    found = []
    for place in lone:
        below = next((row for row in block.rows[place + 1 :] if count_filled(row)), None)
        if below is not None and find_lone(below) is None:
            found.append(place)
    return found


def _find_outline_column(block: Block, lone: Mapping[int, int]) -> int | None:
    """Return the column that holds the lone texts and nothing else, as an outline has it."""
    columns = set(lone.values())
    if len(columns) != 1 or not lone:
        return None
    column = columns.pop()
    others = (block.get(place, column) for place in range(len(block.rows)) if place not in lone)
    return None if any(map(is_filled, others)) or not block.headings[column] else column


def _is_set_off(block: Block, place: int, column: int, full: Sequence[int]) -> bool:
    """Whether a lone text is merged across its row, or bold where the names below it are not."""
    marks = block.grid.marks
    row, at = block.find_mark(place, column)
    if any(top <= row <= bottom and left == at < right for top, left, bottom, right in marks.merged):
        return True
    sample = full[:_SAMPLE]
    bold = sum(block.find_mark(other, column) in marks.bold for other in sample)
    return (row, at) in marks.bold and bold <= _MOST_ALIKE * len(sample)


def _is_marked(block: Block, place: int, column: int, full: Sequence[int]) -> bool:
    """Whether a lone text ends with a colon, or is in capitals or filled with a color where names are not."""
    text = str(block.get(place, column)).strip()
    sample, fills = full[:_SAMPLE], block.grid.marks.fills
    capitals = sum(_is_capitals(block.get(other, column)) for other in sample)
    filled = sum(block.find_mark(other, column) in fills for other in sample)
    return (
        text.endswith(":")
        or (_is_capitals(text) and capitals <= _MOST_ALIKE * len(sample))
        or (block.find_mark(place, column) in fills and filled <= _MOST_ALIKE * len(sample))
    )


def _is_capitals(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.isupper() and sum(map(str.isalpha, cell)) > 3  # noqa: PLR2004


def _count_sectors(texts: Sequence[str], context: ListContext) -> int:
    """Return how many texts read as sectors: known by name, or by one of their words."""
    return sum(reads_as_sector(_bare(text), context) for text in texts)


def reads_as_sector(text: str, context: ListContext) -> bool:
    """Whether a text is the name of a sector, or made of words for one."""
    known, folded = context.names.get(EntityKind.SECTOR, frozenset()), fold_text(text)
    words = [word for word in folded.split() if word not in _JOINING]
    said = [word in known or word.removesuffix("s") in known for word in words]
    return folded in known or (bool(said) and all(said)) or (any(said) and not names_organization(folded))


def _bare(text: str) -> str:
    """Return the name of a section without its number in the list and the count of its rows."""
    return _COUNT.sub("", _ORDINAL.sub("", " ".join(text.split()), count=1))


def _ask_sections(block: Block, sections: Sequence[int], sure: float, context: ListContext) -> bool:
    shown = [_bare(tell_cells(block.rows[place])) for place in sections]
    names = ", ".join(f"“{shorten_text(name)}”" for name in shown[:_SHOWN])
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    below = [
        tell_cells(next(row for row in block.rows[place + 1 :] if count_filled(row)))
        for place in sections[:_SHOWN]
    ]
    choices = (
        Choice("sections", "Headings of the rows below them",
               tuple(f"{shorten_text(row)} – {name}" for row, name in zip(below, shown, strict=False))),
        Choice("rows", "Somebody on the list, each", tuple(shown[:_SHOWN])),
    )  # fmt: skip
    taken = context.ask(
        About.SHAPE, block.grid.where, f"Do {names}{more} head the rows below them, or are they on the list?", choices,
        ("sections",), sheet=block.grid.sheet, detail="sections", sure=sure, cells=len(sections),
    )  # fmt: skip
    return taken == ("sections",)


def _name_column(block: Block, sections: Sequence[int], context: ListContext) -> str:
    """Return what the column of the sections is called: "Sector" where they read as sectors and no column is, or "Section"."""
    heads = {fold_text(heading) for heading in block.headings}
    if heads & set(context.words.field["sector"].says):
        return _find_free("Section", heads)
    texts = [_bare(tell_cells(block.rows[place])) for place in sections]
    share = _count_sectors(texts, context) / len(texts)
    taken = "sector" if share >= 0.5 else "own"  # noqa: PLR2004
    shown = tuple(shorten_text(text) for text in texts[:_SHOWN])
    choices = (
        Choice("sector", "Sectors", tuple(f"Sector: {text}" for text in shown)),
        Choice("own", "A grouping of your own", tuple(f"Section: {text}" for text in shown)),
    )
    answer = context.ask(
        About.SHAPE, block.grid.where, f"Are “{shown[0]}” and the other sections sectors of partners?", choices, (taken,),
        sheet=block.grid.sheet, detail="section names", sure=0.95 if share in {0, 1} else 0.92 if share > 0.7 else 0.6,  # noqa: PLR2004
        cells=len(sections),
    )  # fmt: skip
    return _find_free("Sector" if answer == ("sector",) else "Section", heads)


def _find_free(name: str, heads: set[str]) -> str:
    return name if fold_text(name) not in heads else f"{name} in the list"


def _move(
    block: Block,
    sections: Sequence[int],
    column: int | None,
    heading: str,
    above: Mapping[int, tuple[Cell, Spot]] | None = None,
) -> Block:
    cells = dict(above or {})
    now: tuple[Cell, Spot] | None = None
    heads = set(sections)
    for place, row in enumerate(block.rows):
        if place in heads:
            at = next(at for at, cell in enumerate(row) if is_filled(cell))
            now = (_bare(str(row[at])), block.find_spot(place, at))
        elif now and count_filled(row):
            cells[place] = now
    if column is None:
        moved = block.add_column(heading, cells)
    else:
        moved = block.fill({(place, column): cell for place, cell in cells.items()})
    kept = moved.keep_rows(place for place in range(len(block.rows)) if place not in heads)
    return kept.with_notes(_tell(block, sections, heading))


def _tell(block: Block, sections: Sequence[int], heading: str) -> list[Problem]:
    return [block.note(place, _SECTION_NOTE.format(heading)) for place in sections]
