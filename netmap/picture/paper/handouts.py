"""Paper for what is handed out: cards and slips, which typst sets."""

from enum import StrEnum
from typing import Self


class HandoutPaper(StrEnum):
    """Paper for handouts: what it is `called`, and what typst calls it."""

    called: str
    set_as: str

    def __new__(cls, value: str, called: str = "", set_as: str = "") -> Self:
        """Return paper that carries its words; `HandoutPaper(value)` finds it again."""
        paper = str.__new__(cls, value)
        paper._value_ = value
        paper.called, paper.set_as = called, set_as
        return paper

    LETTER = "letter", "Letter", "us-letter"
    A4 = "a4", "A4", "a4"
