"""What an =HYPERLINK() formula leads to and shows, as far as it is put together from texts and cells."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_CALL = re.compile(r"\s*(?:of:)?=?\s*HYPERLINK\s*\((.*)\)\s*", re.IGNORECASE | re.DOTALL)
_PIECE = re.compile(r"""\s*(?:"((?:[^"]|"")*)"|\[?\.?\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\]?)\s*""", re.DOTALL)

Piece = str | tuple[int, str]
"""A text, or a cell: its row from 1, and the letters of its column."""


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """The pieces of the address of a formula, and of the text that is shown instead (none: the address)."""

    address: tuple[Piece, ...]
    text: tuple[Piece, ...] = ()


def read_hyperlink(formula: str) -> Hyperlink | None:
    """Return what a formula puts together; None where it works its address out otherwise."""
    called = _CALL.fullmatch(formula)
    if not called:
        return None
    arguments: list[tuple[Piece, ...]] = []
    rest = called.group(1)
    while rest:
        pieces, rest = _read_argument(rest)
        if not pieces:
            break
        arguments.append(pieces)
        if rest[:1] not in {",", ";"}:
            break
        rest = rest[1:]
    if not arguments:
        return None
    return Hyperlink(arguments[0], arguments[1] if len(arguments) > 1 else ())


def _read_argument(text: str) -> tuple[tuple[Piece, ...], str]:
    """Return the pieces joined by & at the start of a text, and what follows them."""
    pieces: list[Piece] = []
    while found := _PIECE.match(text):
        quoted, letters, row = found.groups()
        pieces.append(quoted.replace('""', '"') if letters is None else (int(row), letters))
        text = text[found.end() :]
        if not text.startswith("&"):
            return tuple(pieces), text
        text = text[1:]
    return (), text


def join_pieces(pieces: tuple[Piece, ...], show_cell: Callable[[int, str], str]) -> str:
    """Return a text from its pieces; `show_cell` gives what a cell shows."""
    return "".join(piece if isinstance(piece, str) else show_cell(*piece) for piece in pieces)
