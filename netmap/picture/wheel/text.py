"""How wide a name is and how it breaks into lines, without a browser.

Widths are those of Source Sans, which Streamlit brings along, and a little more. Where a page falls back to
a wider font, the component makes a name smaller until it fits the width reserved here.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise

LINE_HEIGHT = 1.18
"""Distance between two lines of text, as a share of the font size."""

LONGEST_NAME = 56
"""Characters of a name that are drawn; the rest stands in the tooltip, the table and the text."""

_WIDTHS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (
            504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338,
            544, 467, 719, 446, 467, 425, 544, 588, 571, 615, 527, 494, 617, 652, 263, 480, 579, 486, 814, 647,
            664, 568, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539,
        ),
        strict=True,
    )
)  # fmt: skip
"""Advance widths in thousandths of the font size."""
_LONG_WORD = 14
_LONGEST_PIECE = 22
_JOINTS = re.compile(r"[^._/\\-]*[._/\\-]+|[^._/\\-]+")
_SPARE = 1.04
_BOLD = 1.06


def _character_width(character: str) -> float:
    known = _WIDTHS.get(unicodedata.normalize("NFD", character)[0])
    if known:
        return known / 1000
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.02
    if character in " .,:;'’|!()[]/-":
        return 0.31 if character != " " else 0.2
    return 0.72 if character.isupper() else 0.6


def measure_text(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of text at font size `size`, in the unit of `size`."""
    return sum(map(_character_width, text)) * size * _SPARE * (_BOLD if bold else 1.0)


def shorten_name(name: str, limit: int = LONGEST_NAME) -> str:
    """Return `name`, or its beginning and an ellipsis when it is longer than `limit` characters."""
    if len(name) <= limit:
        return name
    head = name[: limit - 1]
    cut = head.rfind(" ", limit // 2)
    return (head[:cut] if cut > 0 else head).rstrip(" ,;-") + "…"


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
