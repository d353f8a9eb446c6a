"""How wide text is in the font that every painter of the map uses, without a browser.

Widths and kerning come from the font itself (`widths.json`, written by `tools/font.py`). A character the font does
not have is drawn by whatever font the reader's machine has for it; its width is a guess on the safe side.
"""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

FAMILY = "Netmap Sans"
NORMAL, BOLD = 500, 700
MIDDLE = 0.34
"""How far the baseline lies below the middle of a line, as a share of the font size."""

LARGE = 1.4
"""How many times as large text is in large print."""

_SHIFT = 16


@dataclass(frozen=True)
class _Face:
    """One weight of the font, in its own units.

    `glyphs` gives for a character its width and the classes it belongs to as the left and as the right one of a
    pair; `moves` by how much two classes are moved apart, by both in one number.
    """

    units: int
    glyphs: Mapping[str, tuple[int, int, int]]
    moves: Mapping[int, int]

    def measure(self, text: str) -> int:
        """Return the width of a text."""
        width = last = 0
        glyphs, moves = self.glyphs, self.moves
        for character in text:
            advance, left, right = glyphs.get(character) or (_guess_width(character, self.units), 0, 0)
            width += advance + moves.get(last | right, 0)
            last = left << _SHIFT
        return width


@cache
def _read_faces() -> Mapping[int, _Face]:
    told = json.loads(files("netmap.picture.font").joinpath("widths.json").read_text("utf-8"))
    return {int(weight): _build_face(**face) for weight, face in told.items()}


def _build_face(
    *,
    units: int,
    characters: str,
    advances: list[int],
    left: list[int],
    right: list[int],
    kerning: dict[str, int],
) -> _Face:
    moves = {}
    for pair, move in kerning.items():
        one, other = map(int, pair.split())
        moves[one << _SHIFT | other] = move
    glyphs = zip(advances, left, right, strict=True)
    return _Face(units, dict(zip(characters, glyphs, strict=True)), moves)


@lru_cache(maxsize=1 << 16)
def _measure_share(text: str, *, bold: bool) -> float:
    face = _read_faces()[BOLD if bold else NORMAL]
    return face.measure(text if text.isascii() else unicodedata.normalize("NFC", text)) / face.units


def measure_text(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of text at font size `size`, in the unit of `size`."""
    return _measure_share(text, bold=bold) * size


def has_glyphs(text: str) -> bool:
    """Whether the font has every character of a text."""
    known = _read_faces()[NORMAL].glyphs
    return all(one in known for one in unicodedata.normalize("NFC", text))


def _guess_width(character: str, units: int) -> int:
    """Return the width of a character the font does not have."""
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return round((1.3 if category == "So" else 1.02) * units)
    return round((0.72 if character.isupper() else 0.6) * units)
