"""Pictures written into files: what paints a file of a name, and what is said of one that was written."""

from pathlib import Path

from netmap.analysis.day import Day
from netmap.cli.terminal.printing import print_line
from netmap.errors import InputError, NetmapError
from netmap.files.exports import write_file
from netmap.model.words import count_things
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.handed_on.files import write_picture
from netmap.picture.handed_on.recipe import Recipe
from netmap.picture.painters import PAINTERS, Painter
from netmap.picture.paper.legibility import measure_reach
from netmap.picture.paper.wall import METERS


def tell_reach(sheet: Sheet) -> str:
    """Return from how far off the names of a picture on paper can be read; empty without any."""
    reach = measure_reach(sheet)
    return f"Its smallest name can be read from {reach:.1f} meters." if reach else ""


def find_painter(file: Path) -> Painter:
    """Return what paints a file of this name; raise `InputError` when nothing does."""
    paint = PAINTERS.get(file.suffix.lower())
    if paint is None:
        known = ", ".join(PAINTERS)
        raise InputError(f"“{file.name}” names no picture. Let it end in one of {known}.", field="output")
    return paint


def paint_sheet(sheet: Sheet, file: Path) -> None:
    """Write a picture that is of no map yet into a file, and say so.

    Raises
    ------
    NetmapError
        When there is nobody on it, or it cannot be written.
    """
    _check_drawn(sheet)
    _save(find_painter(file)(sheet), file)


def draw_file(day: Day, recipe: Recipe, file: Path) -> None:
    """Draw a picture of a day into a file that says of itself what it is, and say so; raises as `paint_sheet`."""
    sheets = recipe.draw(day)
    _check_drawn(sheets[0])
    if recipe.size.wall:
        told = f"{count_things(len(sheets), 'page')}; every name can be read from {METERS:g} meters."
    else:
        told = tell_reach(sheets[0]) if recipe.size.paper else ""
    _save(write_picture(sheets, recipe, day, file.suffix.lower()), file, told)


def _check_drawn(sheet: Sheet) -> None:
    if not sheet.titles:
        raise NetmapError("Nobody is on this map yet. Bring in a list, or add a name, then draw it.")


def _save(data: bytes, file: Path, told: str = "") -> None:
    write_file(file, data)
    print_line(f"Wrote {file}. {told}".strip())
