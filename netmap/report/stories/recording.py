"""The map as it stands, taken into a story as a step."""

from collections.abc import Iterable

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.happenings import Story
from netmap.model.stories.steps import Shows, StoryStep, new_step_id, read_steps
from netmap.model.views.coding import Trait
from netmap.model.views.filters import EVERYBODY, Filter
from netmap.report.stories.plans import plan_new, plan_steps
from netmap.report.stories.showing import (
    explain_undrawn,
    find_shown_day,
    keep_filter,
    leaves_nobody,
    list_left,
)
from netmap.report.stories.telling import Keep, keep_anything
from netmap.report.stories.wall import find_wall


def record_step(
    day: Day,
    shows: Shows,
    subject: str = "",
    *,
    reach: int = 1,
    focus: Iterable[str] = (),
    title: str = "",
    wanted: Filter = EVERYBODY,
    color: Trait | None = None,
    ends: tuple[str, ...] = (),
    grouping: Trait | None = None,
    keep: Keep = keep_anything,
) -> StoryStep:
    """Return a new step that shows a view as it is looked at.

    Parameters
    ----------
    subject, focus
        The ids of whom or what it is about, and of who is bright.
    reach
        How many steps it goes around the subject.
    wanted
        Who is left on it, and as of which day it is shown; kept as far as a room may see it. Without a day it is that on which
        the story is told.
    color
        What everybody may know by which circles are colored; None for sectors.
    ends
        The ids of the two between whom a way is shown.
    grouping
        What everybody may know by which slices or sections are cut; None for sectors.
    keep
        Says whether a room is shown that way.

    Raises
    ------
    InputError
        When one of them is not on the wall or left out, nobody is left, there is no way to show, or the view cannot be drawn.
    """
    wall = find_wall(day)
    bright = tuple(focus)
    for one in filter(None, (subject, *bright)):
        if one not in wall.ids:
            name = day.everything.name_of(one) or "That"
            raise InputError(
                f"“{name}” is not shown in the room, so no story shows it. Choose another.", field="subject"
            )
    shown = find_shown_day(day, wanted.on)
    step = StoryStep(
        new_step_id(),
        title,
        shows=shows,
        focus=bright,
        subject=subject,
        reach=reach if subject else 1,
        on=wanted.on,
        color=color,
        filter=keep_filter(shown, wanted),
        ends=ends,
        grouping=grouping,
    )
    if keep(shown, step).ends != ends:
        one, other = map(day.everything.name_of, ends)
        raise InputError(
            f"No way from “{one}” to “{other}” is known in the room, so no story shows one. Choose two others.",
            field="way",
        )
    if why := explain_undrawn(shown, step):
        raise InputError(f"{why}. Choose another view.", field="shows")
    _check_left(shown, step)
    return step


def _check_left(day: Day, step: StoryStep) -> None:
    if step.filter and step.shows.is_of_nobody:
        raise InputError("This step shows nobody who could be left out. Show everybody.", field="only")
    if leaves_nobody(day, step):
        raise InputError("The filter leaves nobody whom a room may see. Show others, too.", field="only")
    for one in step.focus:
        if one not in list_left(day, step):
            name = day.everything.name_of(one)
            raise InputError(
                f"“{name}” is left out by the filter, so nothing can make it bright. Choose another.",
                field="focus",
            )


def plan_recorded(day: Day, story: Story | None, name: str, step: StoryStep) -> Story:
    """Return a story with one more step at its end; without a story, a new one under a name.

    Raises
    ------
    InputError
        When it is more than can be kept, or the name cannot be.
    """
    if story is None:
        return plan_new(day, name, [step])
    return plan_steps(story, (*read_steps(story.steps), step))
