"""What a step keeps of the map and its picture still shows: colors that tell somebody apart, groups, and a way."""

from dataclasses import replace

from netmap.analysis.day import Day
from netmap.model.stories.steps import Shows, StoryStep
from netmap.model.views.coding import By, Coding, Trait
from netmap.picture.coding.choices import keep_grouping, keep_offered
from netmap.picture.slides.slide import VIEWS, find_view
from netmap.picture.way.finding import find_ways_for_room


def has_circles(shows: Shows) -> bool:
    """Whether there are circles, or what stands for them, on what a step shows."""
    return not shows.is_of_nobody and (shows not in VIEWS or VIEWS[shows].is_colored)


def has_groups(shows: Shows) -> bool:
    """Whether there are slices or sections on what a step shows that can be cut by something else than sectors."""
    view = find_view(shows)
    return view is not None and view.allow_grouping(By(Trait.COALITION)) is not None


def has_ways(shows: Shows) -> bool:
    """Whether the way between two can be shown on what a step shows."""
    view = find_view(shows)
    return view is not None and view.shows_ways


def keep_shown(day: Day, step: StoryStep) -> StoryStep:
    """Return a step with the colors, groups and way that its picture has on a day, as far as it could have any.

    Without colors and groups that tell somebody apart it has those of sectors; of two between whom the room sees no way
    none is shown.
    """
    color, grouping, ends = step.color, step.grouping, step.ends
    if color and has_circles(step.shows):
        color = color if keep_offered(day, Coding(By(color)), room=True).color else None
    if grouping and has_groups(step.shows):
        grouping = grouping if keep_grouping(day, By(grouping), room=True) else None
    if ends and has_ways(step.shows):
        ends = ends if find_ways_for_room(day, ends) else ()
    return replace(step, color=color, grouping=grouping, ends=ends)
