"""Paper and screens by their names, and what a picture for one is to be like."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from netmap.picture.drawing.sheet import SCREEN_INCH

INCH = 25.4
"""Millimeters."""
PRINTED_INCH = 300.0
"""How many pixels of a picture for paper are an inch."""
_MARGIN = 8.0
"""Millimeters along the edges of paper that printers leave white, and some more."""
_DRAWN_FOR_A_SCREEN = 1920.0


@dataclass(frozen=True, slots=True)
class Format:
    """What a picture is fitted to: its size and its margin in pixels as painted, `inch` of which are an inch.

    `drawn` are the pixels of the longer side within the margin for which letters of a usual size are drawn.
    """

    width: float
    height: float
    margin: float
    inch: float
    drawn: float

    @property
    def room(self) -> tuple[float, float]:
        """Width and height within the margin."""
        return self.width - 2 * self.margin, self.height - 2 * self.margin


class Turn(StrEnum):
    """How paper is held."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class Paper(StrEnum):
    """Paper by its name: what it is `called`, its shorter and its longer side in millimeters."""

    called: str
    shorter: float
    longer: float

    def __new__(cls, value: str, called: str = "", shorter: float = 0.0, longer: float = 0.0) -> Self:
        """Return paper that carries its size; `Paper(value)` finds it again."""
        paper = str.__new__(cls, value)
        paper._value_ = value
        paper.called, paper.shorter, paper.longer = called, shorter, longer
        return paper

    LETTER = "letter", "Letter", 215.9, 279.4
    TABLOID = "tabloid", "Tabloid", 279.4, 431.8
    A4 = "a4", "A4", 210.0, 297.0
    A3 = "a3", "A3", 297.0, 420.0

    def hold(self, turn: Turn) -> Format:
        """Return what a picture on it is fitted to."""
        sides = (self.longer, self.shorter) if turn is Turn.LANDSCAPE else (self.shorter, self.longer)
        width, height, margin = (length / INCH * PRINTED_INCH for length in (*sides, _MARGIN))
        drawn = (self.longer - 2 * _MARGIN) / INCH * SCREEN_INCH
        return Format(round(width), round(height), margin, PRINTED_INCH, drawn)


class Screen(StrEnum):
    """A screen by its name, with its size in pixels."""

    width: float
    height: float

    def __new__(cls, value: str, width: float = 0.0, height: float = 0.0) -> Self:
        """Return a screen that carries its size; `Screen(value)` finds it again."""
        screen = str.__new__(cls, value)
        screen._value_ = value
        screen.width, screen.height = width, height
        return screen

    FULL_HD = "1080p", 1920.0, 1080.0
    ULTRA_HD = "4k", 3840.0, 2160.0

    def show(self) -> Format:
        """What a picture on it is fitted to."""
        return Format(self.width, self.height, 0.0, SCREEN_INCH, _DRAWN_FOR_A_SCREEN)
