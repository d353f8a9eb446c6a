"""What is seen on sheets: whoever has a mark or a name there, which chairs are open, and the lines between them."""

from collections.abc import Container, Iterable, Iterator, Sequence

from netmap.analysis.day import Day
from netmap.analysis.handed_on.label import Seen, SeenPart, SeenStep
from netmap.analysis.handed_on.marks import Marks
from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.picture.drawing.flat import FlatText
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.slides.slide import Slide

_NAMED = Organization | Person | Sector | Goal | Coalition
_OF_NAMES = frozenset({"mark", "name", "heading", "sector", "cell", "invitation"})
"""Roles of shapes that stand for whoever or whatever they are of."""


def see_sheets(sheets: Sequence[Sheet], day: Day, marks: Marks) -> Seen:
    """Return what is seen on the pages of a picture of a day, which is the day as they were drawn of it."""
    told = tuple(dict.fromkeys(sheet.summary for sheet in sheets))
    return _see(sheets, day, marks).model_copy(update={"told": told})


def see_slides(slides: Sequence[Slide], day: Day, marks: Marks) -> Seen:
    """Return what is seen and told on the slides of a story that is told on a day."""
    steps = tuple(
        SeenStep(
            title=one.words.title,
            sentences=one.words.sentences,
            text=tuple(filter(str.strip, one.words.text)),
            shows=one.words.shows,
            told=one.told,
        )
        for one in slides
    )
    shown = day.openly
    pages = [_see([one.sheet], shown.on(one.words.on or day.date), marks) for one in slides]
    return Seen(
        parts=_join_parts(part for page in pages for part in page.parts),
        open=tuple(dict.fromkeys(chair for page in pages for chair in page.open)),
        lines=tuple(dict.fromkeys(line for page in pages for line in page.lines)),
        steps=steps,
    )


def _join_parts(found: Iterable[SeenPart]) -> tuple[SeenPart, ...]:
    """Return each part once: with its name where one slide has it, in the sector in which it is seen first."""
    parts: dict[str, SeenPart] = {}
    for one in found:
        known = parts.setdefault(one.mark, one)
        name, sector = known.name or one.name, known.sector or one.sector
        parts[one.mark] = known.model_copy(update={"name": name, "sector": sector})
    return tuple(parts.values())


def _see(sheets: Iterable[Sheet], day: Day, marks: Marks) -> Seen:
    shapes = [shape for sheet in sheets for shape in sheet.shapes]
    named = dict.fromkeys(key for shape in shapes if shape.role in _OF_NAMES for key in shape.of)
    drawn = {key: one for key in named if isinstance(one := day.everything.get(key), _NAMED)}
    texts = (shape for shape in shapes if shape.role != "mark" and isinstance(shape.form, FlatText))
    written = {key for shape in texts for key in shape.of}
    lines = dict.fromkeys(
        shape.of for shape in shapes if shape.role == "line" and shape.of and drawn.keys() >= {*shape.of}
    )
    chairs = dict.fromkeys(
        key for shape in shapes if shape.role == "open" for key in shape.of if key in drawn
    )
    return Seen(
        parts=tuple(_tell_parts(drawn.values(), written, day, marks)),
        open=tuple(map(marks.mark, chairs)),
        lines=tuple((marks.mark(one), marks.mark(other)) for one, other in lines),
    )


def _tell_parts(
    drawn: Iterable[Entity], written: Container[str], day: Day, marks: Marks
) -> Iterator[SeenPart]:
    every = list(drawn)
    sectors = {one.id for one in every if isinstance(one, Sector)}
    for one in every:
        own = day.network.sectors_of(one.id) if isinstance(one, Organization | Person) else ()
        sector = next((other.id for other in own if other.id in sectors), "")
        name = one.name if one.id in written else ""
        yield SeenPart(mark=marks.mark(one.id), kind=one.kind, name=name, sector=marks.mark(sector))
