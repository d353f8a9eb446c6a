"""How wide a name is and how it breaks into lines, without a browser.

Widths are those of Arial, wider than most fonts a page falls back to, so that a box reserved here is
never too small for what is drawn into it.
"""

import unicodedata
from functools import lru_cache
from itertools import combinations, pairwise

LINE_HEIGHT = 1.18
"""Distance between two lines of text, as a share of the font size."""

LONGEST_NAME = 56
"""Characters of a name that are drawn; the rest stands in the tooltip, the table and the text."""

_NARROW = {"i": 0.25, "j": 0.25, "l": 0.25, "I": 0.3, "f": 0.31, "t": 0.31, "r": 0.36}
_WIDE = {"m": 0.86, "w": 0.76, "M": 0.86, "W": 0.98, "@": 1.05, "%": 0.92, "—": 1.02, "…": 1.02}
_BOLD = 1.07


def _character_width(character: str) -> float:
    if character in _NARROW:
        return _NARROW[character]
    if character in _WIDE:
        return _WIDE[character]
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.05
    if character in " .,:;'’|!()[]/-":
        return 0.34
    return 0.72 if character.isupper() else 0.575


def measure_text(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of text at font size `size`, in the unit of `size`."""
    return sum(map(_character_width, text)) * size * (_BOLD if bold else 1.0)


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
