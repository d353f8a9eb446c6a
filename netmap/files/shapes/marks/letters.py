"""Letters that came out wrong on the way to us: asked about where two readings are near, set right where one is plain."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import unescape
from html.entities import name2codepoint

from netmap.files.formats.plausible_letters import ENCODINGS
from netmap.files.grids import Cell, Grid
from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import About, Choice
from netmap.files.tables import Problem
from netmap.model.text import shorten_text

_USUAL = "cp1252"
_MOST_SHOWN = 3
_RUN = re.compile(r"[^\x00-\x7f]+")
_ONCE_MORE = frozenset("ÃÂâÄÅ√¬‚ƒ≈")
"""What the first byte of a letter in UTF-8 looks like when it is read in an encoding of one byte a letter."""

_SIGNS = frozenset("‐‑‒–—―‘’‚‛“”„†‡•…‰′″‹›€™−")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}[0-9]?);")
_TWICE = 2


def read_letters(grid: Grid, context: ListContext) -> tuple[Grid, list[Problem]]:
    """Return a grid with its letters as they were meant, and what was noticed about them.

    The encoding of a text is asked about where it had to be weighed. Text that was decoded wrongly before it was
    saved (“JosÃ©”) and signs written for web pages (“&amp;”) are set right, for nobody writes them so.
    """
    notes: list[Problem] = []
    if grid.encodings:
        grid, note = _choose_encoding(grid, context)
        notes += note
    places = [place for place, row in enumerate(grid.rows) if _may_be_spoiled(row)]
    for repair, said in ((_decode_again, _TOLD_TWICE), (_read_entities, _TOLD_ENTITIES)):
        grid, changed = _repair_cells(grid, places, repair)
        if changed:
            row, before, after = changed[0]
            message = said.format(before=shorten_text(before), after=shorten_text(after))
            more = f" So were {len(changed) - 1:,} more cells." if len(changed) > 1 else ""
            notes.append(Problem(grid.where, row, "", shorten_text(before), message + more, "note"))
    return grid, notes


_TOLD_TWICE = "Letters of this cell were spoiled before the file was saved; “{before}” was read as “{after}”."
_TOLD_ENTITIES = "This cell is written for a web page; “{before}” was read as “{after}”."


def _choose_encoding(grid: Grid, context: ListContext) -> tuple[Grid, list[Problem]]:
    first = grid.encodings[0]
    samples = _find_samples(grid)
    if not samples:
        return grid, []
    choices = tuple(
        Choice(encoding, ENCODINGS[encoding], tuple(_read_as(text, first, encoding) for text in samples))
        for encoding in grid.encodings
    )
    answer = first
    if len(choices) > 1:
        told = " or ".join(f"“{shorten_text(choice.shown[0])}”" for choice in choices)
        (answer,) = context.ask(
            About.LETTERS,
            grid.where,
            f"Which letters are right: {told}?",
            choices,
            (first,),
            sheet=grid.sheet,
            sure=grid.sure,
            cells=len(samples),
        )
    if answer != first:
        rows = [
            tuple(_read_as(cell, first, answer) if isinstance(cell, str) else cell for cell in row)
            for row in grid.rows
        ]
        return replace(grid, rows=rows), []
    if first == _USUAL:
        return grid, []
    message = f"The letters of this file were read as {ENCODINGS[first]}. Look at names with accents."
    return grid, [Problem(grid.where, None, "", shorten_text(samples[0]), message, "doubt")]


def _find_samples(grid: Grid) -> list[str]:
    """Return the shortest different cells with letters that other encodings read otherwise."""
    found = {cell for row in grid.rows for cell in row if isinstance(cell, str) and not cell.isascii()}
    return sorted(found, key=lambda cell: (len(cell), cell))[:_MOST_SHOWN]


def _read_as(text: str, encoding: str, other: str) -> str:
    return text if text.isascii() else text.encode(encoding, "replace").decode(other, "replace")


def _may_be_spoiled(row: tuple[Cell, ...]) -> bool:
    """Whether a row holds other letters than plain ones, or an ampersand; most do not."""
    text = "".join([cell for cell in row if isinstance(cell, str)])
    return not text.isascii() or "&" in text


def _repair_cells(
    grid: Grid, places: Sequence[int], repair: Callable[[str], str]
) -> tuple[Grid, list[tuple[int, str, str]]]:
    """Return a grid with the cells of some rows repaired, and (row in the file, before, after) of those that changed."""
    changed: list[tuple[int, str, str]] = []
    rows = list(grid.rows)
    for place in places:
        row = rows[place]
        mended = tuple(repair(cell) if isinstance(cell, str) else cell for cell in row)
        if mended != row:
            rows[place] = mended
            changed += _list_changes(grid.first_row + place, row, mended)
    return (replace(grid, rows=rows), changed) if changed else (grid, changed)


def _list_changes(number: int, row: tuple[Cell, ...], mended: tuple[Cell, ...]) -> list[tuple[int, str, str]]:
    return [(number, str(old), str(new)) for old, new in zip(row, mended, strict=True) if old != new]


def _decode_again(text: str) -> str:
    """Return a text in which runs that are UTF-8 read in another encoding are letters again."""
    if text.isascii():
        return text
    return _RUN.sub(lambda found: _decode_run(found.group()), text)


def _decode_run(run: str) -> str:
    if run[0] not in _ONCE_MORE or (run[0] in "ÄÅ" and run[1:2] in _SIGNS):
        return run
    for encoding in ("cp1252", "mac_roman"):
        try:
            read = b"".join(_to_byte(sign, encoding) for sign in run).decode("utf-8")
        except UnicodeError:
            continue
        if all("\xa0" <= sign <= "\u017f" or sign in _SIGNS for sign in read):
            return _decode_run(read)
    return run


def _to_byte(sign: str, encoding: str) -> bytes:
    """Return the byte that was read as a sign; what Windows-1252 has no letter for is often kept as it is."""
    return bytes([ord(sign)]) if encoding == _USUAL and "\x80" <= sign <= "\x9f" else sign.encode(encoding)


def _read_entities(text: str) -> str:
    """Return a text in which signs written for web pages are signs again, also where that was done twice."""
    if "&" not in text or ";" not in text:
        return text
    for _ in range(_TWICE):
        text = _ENTITY.sub(_read_entity, text)
    return text


def _read_entity(found: re.Match[str]) -> str:
    said = found.group()
    is_known = said[1] == "#" or said[1:-1] in name2codepoint or said == "&apos;"
    return unescape(said) if is_known else said
