"""What a list itself says of its colors: “Grey = no longer active”, or a colored box with words in or beside it."""

import re
from collections.abc import Mapping

from netmap.files.grids import Spot, is_filled
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.shapes.marks.rows import is_somebody
from netmap.files.shapes.marks.sheets import MarkedSheet
from netmap.model.text import fold_text

_WORDS = {
    "grey": "grey", "gray": "grey", "red": "red", "orange": "orange", "yellow": "yellow", "green": "green",
    "turquoise": "turquoise", "teal": "turquoise", "blue": "blue", "purple": "purple", "violet": "purple", "pink": "pink",
    "brown": "brown", "black": "black", "gris": "grey", "rojo": "red", "amarillo": "yellow", "verde": "green",
    "azul": "blue", "naranja": "orange", "morado": "purple", "rosa": "pink", "marron": "brown", "negro": "black",
}  # fmt: skip
_SAYS = re.compile(
    r"(?:(light|dark)\s+)?("
    + "|".join(_WORDS)
    + r")\b[\w ]{0,20}?\s*(?:=|:|–|-|\bmeans\b|\bsignifica\b)\s*(.{2,60})",
    re.IGNORECASE,
)
_LONGEST = 5


def find_legend(
    sheet: MarkedSheet, colored: Mapping[Spot, str], words: ColumnWords
) -> dict[str, tuple[str, int]]:
    """Return {color: what the list says it means, and in which row}, from the rows that are about nobody."""
    legend: dict[str, tuple[str, int]] = {}
    last = max((row for row in sheet.list_body() if is_somebody(sheet, row)), default=len(sheet.grid.rows))
    for row, line in enumerate(sheet.grid.rows):
        if row == sheet.head or (row in sheet.list_body() and is_somebody(sheet, row) and row <= last):
            continue
        for column, cell in enumerate(line):
            text = str(cell).strip() if is_filled(cell) else ""
            if text and (said := _SAYS.search(text)):
                shade, color, meaning = said.groups()
                named = f"{shade.lower()} " if shade else ""
                legend.setdefault(f"{named}{_WORDS[fold_text(color)]}", (meaning.strip(" .;)"), row))
            elif color := colored.get((row, column), ""):
                is_box = not text or fold_text(text).removeprefix("light ").removeprefix("dark ") in _WORDS
                said_here = _read_beside(sheet, (row, column), colored) if is_box else text
                if said_here and _could_explain(said_here, words, below=is_box or row > last):
                    legend.setdefault(color, (said_here, row))
    return legend


def _read_beside(sheet: MarkedSheet, spot: Spot, colored: Mapping[Spot, str]) -> str:
    """Return the text to the right of a colored box, where it is not colored itself."""
    row, column = spot
    line = sheet.grid.rows[row]
    beside = (row, column + 1)
    if beside in colored or column + 1 >= len(line) or not is_filled(line[column + 1]):
        return ""
    return str(line[column + 1]).strip()


def _could_explain(text: str, words: ColumnWords, *, below: bool) -> bool:
    """Whether a colored text is an explanation, and no title or head of a section."""
    return fold_text(text) in words.standing_of_word or (below and len(text.split()) <= _LONGEST)
