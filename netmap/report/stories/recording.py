"""The map as it stands, taken into a story as a step."""

from collections.abc import Iterable
from datetime import date

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.happenings import Story
from netmap.model.stories.steps import Shows, StoryStep, new_step_id, read_steps
from netmap.model.views.coding import Trait
from netmap.report.stories.plans import plan_new, plan_steps
from netmap.report.stories.showing import explain_undrawn, find_shown_day
from netmap.report.stories.wall import find_wall


def record_step(
    day: Day,
    shows: Shows,
    subject: str = "",
    *,
    reach: int = 1,
    focus: Iterable[str] = (),
    title: str = "",
    on: date | None = None,
    color: Trait | None = None,
) -> StoryStep:
    """Return a new step that shows a view as it is looked at.

    Parameters
    ----------
    subject, focus
        The ids of whom or what it is about, and of who is bright.
    reach
        How many steps it goes around the subject.
    on
        The day as of which it is shown; None for that on which the story is told.
    color
        What everybody may know by which circles are colored; None for sectors.

    Raises
    ------
    InputError
        When one of them is not on the wall, or the view cannot be drawn.
    """
    wall = find_wall(day)
    bright = tuple(focus)
    for one in filter(None, (subject, *bright)):
        if one not in wall.ids:
            name = day.everything.name_of(one) or "That"
            raise InputError(
                f"“{name}” is not shown in the room, so no story shows it. Choose another.", field="subject"
            )
    step = StoryStep(
        new_step_id(),
        title,
        shows=shows,
        focus=bright,
        subject=subject,
        reach=reach if subject else 1,
        on=on,
        color=color,
    )
    if why := explain_undrawn(find_shown_day(day, on), step):
        raise InputError(f"{why}. Choose another view.", field="shows")
    return step


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
