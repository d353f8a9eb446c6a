"""Pictures written into files: what paints a file of a name, and names for a wall on several pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from netmap.cli.terminal.printing import print_line
from netmap.errors import InputError, NetmapError
from netmap.model.words import count_things
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.painters import PAINTERS, Painter
from netmap.picture.paper.formats import Format, Paper, Screen, Turn
from netmap.picture.paper.legibility import measure_reach
from netmap.picture.paper.wall import METERS
from netmap.picture.pdf import draw_pages, draw_pdf
from netmap.picture.views import View

DEFAULT_WIDTH = 2000
"""Pixels of a picture for which no size is named."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a picture is to be, as it was asked for: paper and how it is held, a screen, a wall, or pixels."""

    paper: Paper | None
    landscape: bool | None
    screen: Screen | None
    wall: bool
    width: int | None
    height: int | None

    def check(self) -> None:
        """Raise `InputError` when what is asked for does not go together."""
        if self.paper and self.screen:
            raise InputError("Name paper or a screen, not both.", field="paper")
        if self.landscape is not None and not (self.paper or self.wall):
            raise InputError("Only paper can be turned. Name it: --paper letter.", field="landscape")
        if self.list_formats() and (self.width or self.height):
            raise InputError("Paper and screens have a size. Leave out --width and --height.", field="width")

    def check_wall(self, view: View) -> None:
        """Raise `InputError` when a view is none for a wall, or a wall is asked for on a screen."""
        if view is not View.NAMES or self.screen:
            raise InputError(
                "For a wall are names, on paper: netmap draw names --wall -o FILE.pdf.", field="wall"
            )

    def list_formats(self) -> tuple[Format, ...]:
        """Return what a picture may be fitted to; nothing where neither paper nor a screen is named."""
        paper = self.paper or (Paper.A3 if self.wall and not self.screen else None)
        if paper:
            turns = (
                tuple(Turn)
                if self.landscape is None
                else (Turn.LANDSCAPE if self.landscape else Turn.PORTRAIT,)
            )
            return tuple(paper.hold(turn) for turn in turns)
        return (self.screen.show(),) if self.screen else ()


def tell_reach(sheet: Sheet) -> str:
    """Return from how far off the names of a picture on paper can be read; empty without any."""
    reach = measure_reach(sheet)
    return f"Its smallest name can be read from {reach:.1f} meters." if reach else ""


def write_wall(sheets: Sequence[Sheet], file: Path) -> None:
    """Write a wall of names into a file; raise `InputError` where it takes several pages and the file is no PDF."""
    count = len(sheets)
    if count > 1 and find_painter(file) is not draw_pdf:
        raise InputError(f"{count} pages are needed. Let “{file.name}” end in .pdf.", field="output")
    told = f"{count_things(count, 'page')}; every name can be read from {METERS:g} meters."
    _write(file, sheets[0], lambda: draw_pages(sheets) if count > 1 else find_painter(file)(sheets[0]), told)


def find_painter(file: Path) -> Painter:
    """Return what paints a file of this name; raise `InputError` when nothing does."""
    paint = PAINTERS.get(file.suffix.lower())
    if paint is None:
        known = ", ".join(PAINTERS)
        raise InputError(f"“{file.name}” names no picture. Let it end in one of {known}.", field="output")
    return paint


def paint_sheet(sheet: Sheet, file: Path, told: str = "") -> None:
    """Write a picture into a file, and say so, with what is `told` of it.

    Raises
    ------
    NetmapError
        When there is nobody on it, or it cannot be written.
    """
    paint = find_painter(file)
    _write(file, sheet, lambda: paint(sheet), told)


def _write(file: Path, first: Sheet, paint: Callable[[], bytes], told: str) -> None:
    if not first.titles:
        raise NetmapError("Nobody is on this map yet. Bring in a list, or add a name, then draw it.")
    try:
        file.write_bytes(paint())
    except OSError as error:
        raise InputError(
            f"{file} can't be written ({error.strerror}). Choose another place.", field="output"
        ) from error
    print_line(f"Wrote {file}. {told}".strip())
