"""Stories as files: which there are, by the ending of a name, and writing one."""

from pathlib import Path

from netmap.analysis.day import Day
from netmap.cli.terminal.printing import print_line
from netmap.errors import InputError
from netmap.files.exports import write_file
from netmap.picture.handed_on.files import STORY_ENDINGS, write_slides
from netmap.picture.slides.slide import SlideDrawer
from netmap.report.stories.telling import ToldStory, tell_state


def check_ending(file: Path) -> None:
    """Raise `InputError` when no story is written into a file of this name."""
    if file.suffix.lower() not in STORY_ENDINGS:
        known = " or ".join(STORY_ENDINGS)
        raise InputError(f"“{file.name}” names no story. Let it end in {known}.", field="output")


def write_story(file: Path, told: ToldStory, day: Day) -> None:
    """Write a story that is told on a day into a file, and say so.

    Raises
    ------
    InputError
        When it has no steps, or the name of the file is none of a story.
    FileError
        When it cannot be written.
    """
    check_ending(file)
    if not told.steps:
        raise InputError(
            f"“{told.story.name}” has no steps yet. Add some on the page Stories.", field="story"
        )
    slides = SlideDrawer(day).draw_all([one.words for one in told.steps])
    notes = [one.notes for one in told.steps]
    data = write_slides(slides, told.story, day, file.suffix.lower(), title=told.title, notes=notes)
    write_file(file, data)
    print_line(f"Wrote {file}. {tell_state(told, day.everything)}")
