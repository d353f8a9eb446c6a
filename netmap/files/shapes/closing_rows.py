"""Rows that list nobody: totals and subtotals, footnotes, page numbers, headings printed again; told, not read."""

import re
from collections.abc import Iterable, Mapping, Sequence

from netmap.files.grids import Cell, Row, count_filled, is_filled
from netmap.files.meaning.values import parse_number, read_text
from netmap.files.shapes.blocks import Block, find_lone
from netmap.files.shapes.headings.heading_names import is_made_up
from netmap.files.tables import Problem
from netmap.model.text import fold_text

_COUNTED = (
    r"(partners?|members?|organi[sz]ations?|agenc(y|ies)|contacts?|people|persons?|rows?|records?|entries|sites?|"
    r"schools?|names?|number|count|miembros|organizaciones|socios)"
)
_TOTAL = re.compile(
    rf"(grand\s+|sub-?\s*|overall\s+)?(totals?|sum|count|gesamt|summe)(\s+(number\s+)?(of\s+)?([\w&/-]+\s+)?{_COUNTED})?"
    r"\s*[:=]?\s*[\d.,]*\s*%?"
    rf"|(grand\s+|sub-?\s*)?totals?(\s+[\w&/,.'’-]+){{0,4}}\s*[:=]\s*[\d.,]+"
    rf"|(number|count|#)\s+of\s+(\w+\s+)?{_COUNTED}\s*[:=]?\s*[\d.,]*"
    rf"|(grand\s+|sub-?\s*)?(totals?|sum|count)\s*[:=]\s*[\d.,]+(\s+[\w&/-]+){{1,3}}"
    rf"|[\d.,]*\d\s+{_COUNTED}(\s+(in\s+)?total)?"
    rf"|[\d.,]+\s+({_COUNTED}\s+)?((on|in)\s+(the|this|our)\s+(list|roster|directory|sheet)|in\s+all|altogether)"
    r"|n\s*=\s*[\d.,]+",
    re.IGNORECASE,
)
_OF_GROUP = re.compile(r"(?P<group>.+?)\s+(sub-?\s*)?(total|count|average|sum)\s*[:=]?", re.IGNORECASE)
_SUMS = re.compile(r"total|sum|count|number|average|gesamt|^\d|^#|^n\s*=", re.IGNORECASE)
_PAGE = re.compile(
    r"(page|p\.|página|seite)\s*\d+(\s*(of|/|de|von)\s*\d+)?|-\s*\d+\s*-|\(?(continued|cont['’.]?d?)\)?",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(
    r"[*†‡§¹²³]+\s*\S.*"
    r"|\(?(sources?|notes?|n\.\s?b\.|key|legend|disclaimer|confidential|fuente|nota|quelle|stand)\s*[:–—-].*"
    r"|\(?(last\s+)?(updated|revised|modified|printed|generated|compiled|prepared|actualizado|as\s+of)\b(.*\d.*|\s*(by|for|on|:).*)"
    r"|(please\s|for\s+questions|questions\?|copyright|©).*",
    re.IGNORECASE | re.DOTALL,
)
_PROSE = re.compile(r"\S+(\s+\S+){7,}", re.DOTALL)
_CURRENCY = " $€£"
_LONGEST = 400
_TOTAL_NOTE = "This row sums up the table and was not read as part of it."
_FOOTNOTE_NOTE = "This row stands below the table and was not read as part of it."
_AGAIN_NOTE = "The headings stand here again; this row was not read as part of the table."
_PAGE_NOTE = "This row numbers a page and was not read as part of the table."


def drop_closing_rows(block: Block) -> Block:
    """Return a block without the rows that list nobody; each is told."""
    heads = {heading.casefold(): fold_text(heading) for heading in block.headings if heading}
    told: dict[int, str] = {}
    for place, row in enumerate(block.rows):
        first = next((cell for cell in row if is_filled(cell)), None)
        if first is None or (isinstance(first, str) and len(first) > _LONGEST):
            continue
        if message := _find_reason(block, place, row, str(first).strip(), heads):
            told[place] = message
    told |= _find_footnotes(block, told)
    return _drop(block, told) if told else block


def _find_reason(block: Block, place: int, row: Row, first: str, heads: Mapping[str, str]) -> str:
    if _PAGE.fullmatch(first) and find_lone(row) is not None:
        return _PAGE_NOTE
    if _is_total(block, place, row, first):
        return _TOTAL_NOTE
    again = first.casefold() in heads and repeats_headings(row, block.headings)
    return _AGAIN_NOTE if again else ""


def _is_total(block: Block, place: int, row: Row, first: str) -> bool:
    """Whether a row sums up: it says so, and all else in it is figures. "Total Health" alone is a name."""
    if not _SUMS.search(first):
        return False
    rest = [cell for cell in row if is_filled(cell)][1:]
    if not all(map(_is_figure, rest)):
        return False
    if _TOTAL.fullmatch(first):
        return block.width > 1 or any(map(str.isdigit, first))
    of_group = _OF_GROUP.fullmatch(first)
    if not of_group or not rest:
        return False
    named = fold_text(of_group["group"])
    return any(
        fold_text(read_text(cell)) == named
        for above in block.rows[max(0, place - 500) : place]
        for cell in above[:2]
    )


def _is_figure(cell: Cell) -> bool:
    """Whether a cell is a number, of money too: "$155,750"."""
    return parse_number(cell.strip(_CURRENCY) if isinstance(cell, str) else cell) is not None


def numbers_page(text: str) -> bool:
    """Whether a text is the number of a printed page."""
    return bool(_PAGE.fullmatch(text.strip()))


def repeats_headings(row: Row, heads: Sequence[str]) -> bool:
    """Whether a row holds the headings again."""
    said = {cell.strip().casefold() for cell in row if isinstance(cell, str)} - {""}
    if len(said) < 2 or said.isdisjoint(head.casefold() for head in heads):  # noqa: PLR2004
        return False
    same = sum(_ends_with(fold_text(head), cell) for cell, head in zip(row, heads, strict=False))
    return same >= 2 and same * 10 >= 8 * count_filled(row)  # noqa: PLR2004


def _ends_with(head: str, cell: Cell) -> bool:
    """Whether a cell is a heading, or the lower part of one that stands in two rows."""
    said = fold_text(cell) if isinstance(cell, str) else ""
    return bool(said) and f" {head}".endswith(f" {said}")


def _find_footnotes(block: Block, told: dict[int, str]) -> dict[int, str]:
    """Return the rows at the end that hold one text which is no name, until a row that does."""
    found: dict[int, str] = {}
    if block.width == 1:
        return found
    for place in range(len(block.rows) - 1, -1, -1):
        row = block.rows[place]
        if place in told or not count_filled(row):
            continue
        lone = find_lone(row)
        if lone is None:
            break
        text = str(row[lone]).strip()
        if not (_FOOTNOTE.fullmatch(text) or _PROSE.fullmatch(text)):
            break
        found[place] = _FOOTNOTE_NOTE
    return found


def _drop(block: Block, told: dict[int, str]) -> Block:
    kept = block.keep_rows(place for place in range(len(block.rows)) if place not in told)
    return kept.with_notes(_tell(block, told))


def drop_blank_edges(block: Block) -> Block:
    """Return a block without columns at its edges that hold nothing and have no heading, as a total beside it left them."""
    filled = [
        not is_made_up(heading, number)
        or any(place < len(row) and is_filled(row[place]) for row in block.rows)
        for place, (heading, number) in enumerate(zip(block.headings, block.columns, strict=True))
    ]
    if all(filled) or not any(filled):
        return block
    first, last = filled.index(True), len(filled) - filled[::-1].index(True)
    return block if last - first == block.width else block.keep_columns(range(first, last))


def _tell(block: Block, told: dict[int, str]) -> Iterable[Problem]:
    return (block.note(place, told[place]) for place in sorted(told))
