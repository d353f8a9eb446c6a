"""How wide a name is and how it breaks into lines, without a browser.

Widths are those of Source Sans, which Streamlit brings along, and a little more. Where a page falls back to
a wider font, the component makes a name smaller until it fits the width reserved here.
"""

import unicodedata
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


def _split_long(word: str, longest: int = 22) -> list[str]:
    return [word[start : start + longest] for start in range(0, len(word), longest)]


@lru_cache(maxsize=16_384)
def wrap_name(name: str, lines: int) -> tuple[str, ...]:
    """Return `name` in at most `lines` lines, broken where the widest line is shortest."""
    words = [part for word in shorten_name(name).split() for part in _split_long(word)]
    count = min(lines, len(words))
    if count <= 1:
        return (" ".join(words),)
    best: tuple[float, tuple[str, ...]] | None = None
    for cuts in combinations(range(1, len(words)), count - 1):
        bounds = pairwise((0, *cuts, len(words)))
        found = tuple(" ".join(words[start:end]) for start, end in bounds)
        width = max(measure_text(line, 1.0) for line in found)
        if best is None or width < best[0] - 1e-9:
            best = (width, found)
    return best[1] if best else (" ".join(words),)
