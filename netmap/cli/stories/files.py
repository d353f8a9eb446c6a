"""Stories as files: what writes which, by the ending of its name."""

from collections.abc import Callable, Sequence
from pathlib import Path

from netmap.analysis.day import Day
from netmap.cli.terminal.printing import print_line
from netmap.errors import InputError
from netmap.model.words import tell_day
from netmap.picture.slides.html_file import write_html
from netmap.picture.slides.pptx_file import write_pptx
from netmap.picture.slides.slide import Slide, SlideDrawer
from netmap.report.stories.telling import ToldStory, tell_state

Writer = Callable[[Sequence[Slide], ToldStory, Day], bytes]
"""Takes the slides of a story that is told on a day; returns the file."""


def _write_html(slides: Sequence[Slide], told: ToldStory, day: Day) -> bytes:
    return write_html(slides, told.title, f"As of {tell_day(day.date)}")


def _write_pptx(slides: Sequence[Slide], told: ToldStory, day: Day) -> bytes:
    del day
    return write_pptx(slides, told.title, [one.notes for one in told.steps])


WRITERS: dict[str, Writer] = {".html": _write_html, ".pptx": _write_pptx}
"""What writes a story into a file, by the ending of its name."""


def find_writer(file: Path) -> Writer:
    """Return what writes a file of this name; raise `InputError` when nothing does."""
    write = WRITERS.get(file.suffix.lower())
    if write is None:
        known = " or ".join(WRITERS)
        raise InputError(f"“{file.name}” names no story. Let it end in {known}.", field="output")
    return write


def write_story(file: Path, told: ToldStory, day: Day) -> None:
    """Write a story that is told on a day into a file, and say so.

    Raises
    ------
    InputError
        When it has no steps, the name of the file is none of a story, or it cannot be written.
    """
    write = find_writer(file)
    if not told.steps:
        raise InputError(
            f"“{told.story.name}” has no steps yet. Add some on the page Stories.", field="story"
        )
    slides = SlideDrawer(day).draw_all([one.words for one in told.steps])
    try:
        file.write_bytes(write(slides, told, day))
    except OSError as error:
        raise InputError(
            f"{file} can't be written ({error.strerror}). Choose another place.", field="output"
        ) from error
    print_line(f"Wrote {file}. {tell_state(told, day.everything)}")
