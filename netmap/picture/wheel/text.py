"""How a name breaks into lines."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from netmap.picture.font.measure import measure_text

LINE_HEIGHT = 1.18
"""Distance between two lines of text, as a share of the font size."""

LONGEST_NAME = 56
"""Characters of a name that are drawn; the rest stands in the tooltip, the table and the text."""

_LONGEST_LINE = 22
_LONG_WORD = 14
_LONGEST_PIECE = 22
_JOINTS = re.compile(r"[^._/\\-]*[._/\\-]+|[^._/\\-]+")


def shorten_name(name: str, limit: int = LONGEST_NAME) -> str:
    """Return `name`, or its beginning and an ellipsis when it is longer than `limit` characters."""
    if len(name) <= limit:
        return name
    head = name[: limit - 1]
    cut = head.rfind(" ", limit // 2)
    return (head[:cut] if cut > 0 else head).rstrip(" ,;-") + "…"


def cut_text(text: str, size: float, room: float) -> str:
    """Return as much of a text as there is room for, in one line."""
    name = " ".join(text.split())
    length = len(name)
    while length > 1 and measure_text(name, size, bold=True) > room:
        length -= 1
        name = shorten_name(name, length)
    return name


def _split_words(name: str) -> list[tuple[str, bool]]:
    """Return where a name can break: its parts, and whether a space stands before each.

    A long word breaks also behind a full stop, a dash, a slash or an underscore, and anywhere when it has none.
    """
    parts = []
    for word in name.split():
        pieces = _JOINTS.findall(word) if len(word) > _LONG_WORD else [word]
        pieces = [
            piece[at : at + _LONGEST_PIECE] for piece in pieces for at in range(0, len(piece), _LONGEST_PIECE)
        ]
        parts += [(piece, place == 0) for place, piece in enumerate(pieces)]
    return parts


def _join(parts: Sequence[tuple[str, bool]]) -> str:
    return "".join(f" {part}" if spaced else part for part, spaced in parts).strip()


@lru_cache(maxsize=16_384)
def wrap_name(name: str, lines: int) -> tuple[str, ...]:
    """Return `name` in at most `lines` lines, broken where the widest line is shortest."""
    parts = _split_words(shorten_name(name))
    count = min(lines, len(parts))
    if count <= 1:
        return (_join(parts),)
    best: tuple[float, tuple[str, ...]] | None = None
    for cuts in combinations(range(1, len(parts)), count - 1):
        found = tuple(_join(parts[start:end]) for start, end in pairwise((0, *cuts, len(parts))))
        width = max(measure_text(line, 1.0) for line in found)
        if best is None or width < best[0] - 1e-9:
            best = (width, found)
    return best[1] if best else (_join(parts),)


def fill_lines(name: str, most: int, lines: int = 3) -> tuple[str, ...]:
    """Return `name` in lines of about `most` characters; in longer ones when it takes more than `lines` of them.

    A name too long for that is cut with an ellipsis.
    """
    for length in range(most, max(most, _LONGEST_LINE) + 1):
        filled = _fill(name, length)
        if len(filled) <= lines:
            return tuple(filled) or ("",)
    last = shorten_name(" ".join(filled[lines - 1 :]), _LONGEST_LINE)
    return (*filled[: lines - 1], last)


def _fill(name: str, most: int) -> list[str]:
    filled: list[str] = []
    for part, spaced in _split_words(name):
        joined = f"{filled[-1]} {part}" if filled and spaced else (filled[-1] if filled else "") + part
        if filled and len(joined) <= most:
            filled[-1] = joined
        else:
            filled.append(part)
    return filled
