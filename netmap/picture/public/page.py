"""From a public copy to its page: one file of HTML with everything in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from netmap.analysis.day import Day
from netmap.analysis.public.choices import Naming, dump_choices
from netmap.analysis.public.rebuilding import PublicCopy
from netmap.analysis.public.sealing import Label, seal_page
from netmap.analysis.public.telling import Said, SaidStory, fingerprint_content, tell_copy
from netmap.content.loading import Content
from netmap.model.words import count_things, join_names, tell_day
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.flat import flatten_shapes
from netmap.picture.drawing.sheet import Sheet, fit_sheet
from netmap.picture.drawing.symbols import draw_symbols
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.marks import Picture
from netmap.picture.names.compose import NamesPicture, compose_names
from netmap.picture.names.sheet import draw_names
from netmap.picture.painted import COLUMN, LAPTOP, WIDE, Frame
from netmap.picture.public.twin import write_copy_twin
from netmap.picture.scene.scene import Scene
from netmap.picture.scene.words import QUESTION, count_members, describe_scene, list_empty
from netmap.picture.sides.layout import SMALLEST
from netmap.picture.slides.html_file import fill_step
from netmap.picture.slides.slide import SlideDrawer
from netmap.picture.standalone import mark_data, mark_drawn, render_page
from netmap.picture.svg import write_part

TITLE = "Who we know so far"
_WHEEL, _NARROW_WHEEL = (1400.0, 1000.0), 390.0
_TALL = Frame(WIDE.width, 1760.0)
"""For very many names: a picture that is scrolled through."""
_SYMBOL = 32.0


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A copy as a file: its bytes, the fingerprint of what it says, and the seal of the file."""

    data: bytes
    content: str
    seal: str


def draw_page(
    copy: PublicCopy, content: Content, *, story: SaidStory | None = None, title: str = "", place: str = ""
) -> PublicPage:
    """Return a public copy as one page of HTML.

    Parameters
    ----------
    story
        What it tells step by step, in the ids of the copy.
    title
        What stands above it; "Who we know so far" without one.
    place
        What it is of ("Marlow County"), for the title.
    """
    said = tell_copy(copy, story)
    whole = f"{title or TITLE}{': ' if place else ''}{place}"
    content_print = fingerprint_content(said, copy.choices)
    label = Label(
        title=whole,
        day=copy.date,
        revision=copy.revision,
        map=copy.map,
        choices=dump_choices(copy.choices),
        said=said,
        content=content_print,
    )
    page = render_page(
        "public/assets",
        _fill(copy, content, said, whole) | {"label": mark_data(label.model_dump(mode="json"))},
    )
    data, seal = seal_page(page)
    return PublicPage(data, content_print, seal)


def _fill(copy: PublicCopy, content: Content, said: Said, title: str) -> dict[str, Any]:
    """Return what stands in the places of the template; all but what is drawn here is escaped there."""
    by_sector = copy.choices.naming is Naming.SECTORS
    day = Day(copy.network, copy.date, content)
    wheel = compose_picture(day, room=True, grouped=by_sector)
    scene = wheel.scene
    twin = write_copy_twin(scene, said, by_sector=by_sector)
    words = describe_scene(scene, wheel.lines, grouped=bool(wheel.folded), opens=False)
    symbols = draw_symbols([*(row["symbol"] for row in words["legend"]), "chair"])
    drawn = {
        name: Sheet(
            "", "", _SYMBOL, _SYMBOL, tuple(flatten_shapes("legend", shapes, 1.0, (_SYMBOL / 2, _SYMBOL / 2)))
        )
        for name, shapes in symbols.items()
    }
    empty = [one.name for one in list_empty(scene)]
    return {
        "title": title,
        "by_sector": by_sector,
        "day": tell_day(copy.date),
        "overview": _tell_overview(scene, said),
        "summary": words["label"],
        "question": _QUESTIONS[copy.choices.naming],
        "names": [
            (name, mark_drawn(write_part(sheet))) for name, sheet in _draw_names(day, by_sector=by_sector)
        ],
        "wheels": [(name, mark_drawn(write_part(sheet))) for name, sheet in _draw_wheels(wheel)],
        "wheel_lead": _tell_wheel(scene, by_sector=by_sector),
        "open": empty,
        "open_lead": _tell_open(len(empty)),
        "chair": mark_drawn(write_part(drawn["chair"])),
        "legend": [(mark_drawn(write_part(drawn[row["symbol"]])), row["text"]) for row in words["legend"]],
        "headings": twin.headings,
        "rows": [{"id": key, "cells": cells} for key, cells in twin.rows],
        "paragraphs": twin.paragraphs,
        "story": _fill_story(day, said.story, by_sector=by_sector) if said.story else None,
        "about": _tell_about(copy),
    }


def _fill_story(day: Day, story: SaidStory, *, by_sector: bool) -> dict[str, Any]:
    slides = SlideDrawer(day, grouped=by_sector).draw_all([step.words for step in story.steps])
    return {"name": story.name, "steps": [fill_step(slide, number) for number, slide in enumerate(slides, 1)]}


def _draw_names(day: Day, *, by_sector: bool) -> Iterator[tuple[str, Sheet]]:
    """Give the view of names for a large screen, a small one and a phone; of very many a tall one, or one column alone."""

    def compose(frame: Frame, *, grouped: bool | None = by_sector or None) -> NamesPicture:
        return compose_names(day, frame, room=True, grouped=grouped)

    def draw(picture: NamesPicture) -> Sheet:
        return draw_names(picture, titled=False, opens=False)

    wide = compose(WIDE)
    if by_sector or not wide.folded:
        yield "wide", draw(wide)
        yield "laptop", draw(compose(LAPTOP))
    else:
        tall = compose(_TALL, grouped=False)
        if tall.layout.size >= SMALLEST:
            yield "tall", draw(tall)
    yield "column", draw(compose(COLUMN))


def _draw_wheels(wheel: Picture) -> Iterator[tuple[str, Sheet]]:
    drawing = draw_picture(wheel)
    yield "wide", fit_sheet(drawing, *_WHEEL)
    yield "narrow", fit_sheet(drawing, _NARROW_WHEEL)


def _tell_overview(scene: Scene, said: Said) -> str:
    filled = sum(1 for one in scene.slices if one.sector and not one.is_open)
    empty = len(list_empty(scene))
    if not scene.members:
        return "Nobody is on this map yet."
    where = f" in {count_things(filled, 'sector')}" if filled else ""
    parts = [f"{count_members(scene)}{where}"]
    parts += [f"{count_things(len(said.ties), 'tie')} between them"] if said.partners else []
    parts += [count_things(empty, "open chair")] if empty else []
    sentence = f"{join_names(parts)}."
    beside = [
        count_things(number, one, many)
        for number, one, many in (
            (said.individuals, "individual", "individuals"),
            (said.others, "person at these organizations", "people at these organizations"),
        )
        if number
    ]
    return f"{sentence} Beside them take part: {join_names(beside)}." if beside else sentence


def _tell_wheel(scene: Scene, *, by_sector: bool) -> str:
    if by_sector:
        return "A slice is a sector; the number says how many are in it. A line: somebody in one is tied to somebody in the other."
    return "A slice is a sector, a circle one of those named above. " + (
        "A slice with a chair is a relationship still to build." if list_empty(scene) else ""
    )


def _tell_open(count: int) -> str:
    part = "In this part" if count == 1 else f"In these {count:,} parts"
    return f"{part} of community life we haven't built a relationship yet."


_QUESTIONS = {
    Naming.NAMES: QUESTION,
    Naming.PSEUDONYMS: "A number stands for each partner, and says nothing of who it is.",
    Naming.SECTORS: "How many are in each sector, and which sectors are tied.",
}
_SHOWN = {
    Naming.NAMES: "It names partners, the sectors they work in, what they work on together, and who works with whom.",
    Naming.PSEUDONYMS: "It shows who works with whom without names: a number stands for each partner, and says nothing of who it is.",
    Naming.SECTORS: "It names no partner: it says how many are in each sector and which sectors are tied.",
}


def _tell_about(copy: PublicCopy) -> tuple[str, ...]:
    return (
        (
            f"{_SHOWN[copy.choices.naming]} How to reach somebody, notes, opinions and whatever was told in confidence are not "
            "hidden in this file: they were never put into it."
        ),
        (
            "A map is never finished: it says what was known on its day. If something about you is not right, or you would "
            "rather not be on it, tell whoever gave it to you."
        ),
        (
            "This file works without a network and fetches nothing. Whoever made it can check what of it still holds: "
            "netmap verify, with the name of this file."
        ),
    )
