"""The map as it stands, taken into a story as a step."""

from dataclasses import replace

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.happenings import Story
from netmap.model.stories.steps import StoryStep, read_steps
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


def record_step(day: Day, wanted: StoryStep, keep: Keep = keep_anything) -> StoryStep:
    """Return a step that shows a view as it is looked at, as far as a room may see it.

    Parameters
    ----------
    wanted
        The step as it is asked for. Its filter may name a day, as of which the step is shown; without one it is that on which
        the story is told.
    keep
        Says what of colors, groups and a way a room is shown.

    Raises
    ------
    InputError
        When one of them is not on the wall or left out, nobody is left, there is no way to show, or the view cannot be drawn.
    """
    _check_seen(day, wanted)
    on = wanted.filter.on
    shown = find_shown_day(day, on)
    reach = wanted.reach if wanted.subject else 1
    step = replace(wanted, reach=reach, on=on, filter=keep_filter(shown, wanted.filter))
    if keep(shown, step).ends != step.ends:
        one, other = map(day.everything.name_of, step.ends)
        raise InputError(
            f"No way from “{one}” to “{other}” is known in the room, so no story shows one. Choose two others.",
            field="way",
        )
    if why := explain_undrawn(shown, step):
        raise InputError(f"{why}. Choose another view.", field="shows")
    _check_left(shown, step)
    return step


def _check_seen(day: Day, step: StoryStep) -> None:
    seen = find_wall(day).ids
    for one in filter(None, (step.subject, *step.focus)):
        if one not in seen:
            name = day.everything.name_of(one) or "That"
            raise InputError(
                f"“{name}” is not shown in the room, so no story shows it. Choose another.", field="subject"
            )


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
