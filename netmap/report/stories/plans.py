"""What is written down of stories: begun, their steps changed, moved, added and taken out, looked through again.

Each function returns the story as it is to be stored; pages and commands save it as one Change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.entity_classes import change_entity
from netmap.model.fields import build_checked
from netmap.model.happenings import Story
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep, new_step_id, read_steps, write_steps
from netmap.model.text import fold_text
from netmap.report.stories.catalog import Catalog, list_told, mark_sentence
from netmap.report.stories.showing import explain_undrawn, find_shown_day, keep_filter, list_left
from netmap.report.stories.starter import TITLE, write_starter
from netmap.report.stories.telling import Keep, keep_anything
from netmap.report.stories.wall import find_wall


def list_stories(network: Network) -> tuple[Story, ...]:
    """Return all stories, by name."""
    return network.of(Story)


def list_open_stories(day: Day) -> tuple[Story, ...]:
    """Return the stories that a room may choose from: neither confidential nor called after what is, by name."""
    wall = find_wall(day)
    return tuple(one for one in day.openly.network.of(Story) if not wall.is_withheld_in(one.name))


def find_story(network: Network, words: str) -> Story:
    """Return the story of a network whose name or id `words` is; as `pick_story`."""
    return pick_story(list_stories(network), words)


def pick_story(stories: Sequence[Story], words: str) -> Story:
    """Return of some stories the one whose name or id `words` is.

    Raises
    ------
    InputError
        When there is none, or more than one; the message lists what there is.
    """
    found = [one for one in stories if words == one.id or fold_text(one.name) == fold_text(words)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"“{one.name}”" + (f" ({one.id})" if found else "") for one in found or stories)
    if found:
        raise InputError(f"{len(found)} stories are called so: {names}. Name one by its id.", field="story")
    told = f"There are: {names}." if stories else "There is none yet; make one with netmap story --starter."
    raise InputError(f"No story is called “{words[:60]}”. {told}", field="story", value=words)


def plan_starter(day: Day, name: str = "") -> Story:
    """Return a first story, written from what is found on a day.

    Raises
    ------
    InputError
        When nobody is on the map, so that there is nothing to tell; or the name cannot be kept.
    """
    starter = write_starter(day)
    if not starter.steps:
        raise InputError(starter.hints[0])
    return plan_new(day, name or TITLE, starter.steps)


def plan_new(day: Day, name: str, steps: Iterable[StoryStep] = ()) -> Story:
    """Return a new story under a name that no other story has yet; raise `InputError` when it cannot be kept."""
    network = day.everything
    taken = {fold_text(one.name) for one in list_stories(network)}
    free, number = name, 2
    while fold_text(free) in taken:
        free, number = f"{name} ({number})", number + 1
    return build_checked(
        Story,
        {
            "name": free,
            "steps": write_steps(steps),
            "revision": network.revision,
            "written_on": network.store_id,
        },
    )


def plan_steps(story: Story, steps: Iterable[StoryStep]) -> Story:
    """Return a story with other steps; raise `InputError` when they are more than can be kept."""
    return _change(story, steps=write_steps(steps))


def plan_named(story: Story, name: str) -> Story:
    """Return a story under another name; raise `InputError` when it cannot be kept."""
    return _change(story, name=name)


def _change(story: Story, **values: str) -> Story:
    changed = change_entity(story, **values)
    if not isinstance(changed, Story):
        raise TypeError
    return changed


def replace_step(steps: Sequence[StoryStep], step: StoryStep) -> tuple[StoryStep, ...]:
    """Return steps with one of them changed, added at the end when it is new."""
    if all(one.id != step.id for one in steps):
        return (*steps, step)
    return tuple(step if one.id == step.id else one for one in steps)


def move_step(steps: Sequence[StoryStep], step_id: str, by: int) -> tuple[StoryStep, ...]:
    """Return steps with one of them moved by some places, no farther than to an end."""
    place = _find_place(steps, step_id)
    kept = [one for one in steps if one.id != step_id]
    kept.insert(min(max(place + by, 0), len(kept)), steps[place])
    return tuple(kept)


def drop_step(steps: Sequence[StoryStep], step_id: str) -> tuple[StoryStep, ...]:
    """Return steps without one of them."""
    _find_place(steps, step_id)
    return tuple(one for one in steps if one.id != step_id)


def insert_step(steps: Sequence[StoryStep], after: str) -> tuple[tuple[StoryStep, ...], str]:
    """Return steps with an empty one after another, at the end when there is no such, and the id of the new one."""
    step = StoryStep(new_step_id(), "New step")
    places = [place for place, one in enumerate(steps) if one.id == after]
    at = places[0] + 1 if places else len(steps)
    return (*steps[:at], step, *steps[at:]), step.id


def _find_place(steps: Sequence[StoryStep], step_id: str) -> int:
    for place, one in enumerate(steps):
        if one.id == step_id:
            return place
    raise InputError("This step is not in the story any more. Look at it again.", field="steps")


def mark_findings(catalog: Catalog, handles: Iterable[str], known: StoryStep) -> dict[str, str]:
    """Return findings with the marks of their sentences today; one that is not told any more keeps its own."""
    return {
        key: mark_sentence(catalog[key]) if key in catalog else known.findings.get(key, "") for key in handles
    }


def plan_renewed(day: Day, story: Story, keep: Keep = keep_anything) -> Story:
    """Return a story taken as it is told today: what is gone is taken out of it, and what has changed is told anew.

    `keep` is as in `tell_story`.
    """
    network = day.everything
    steps = [_renew(find_shown_day(day, step.on), step, keep) for step in read_steps(story.steps)]
    renewed = plan_steps(story, steps)
    return renewed.model_copy(update={"revision": network.revision, "written_on": network.store_id})


def _renew(day: Day, step: StoryStep, keep: Keep) -> StoryStep:
    wanted = keep_filter(day, step.filter)
    catalog, shown = list_told(day, wanted), list_left(day, step)
    drawn = replace(step, shows=Shows.WHEEL, subject="") if explain_undrawn(day, step) else step
    pictured = keep(day, step)
    return replace(
        drawn,
        focus=tuple(one for one in step.focus if one in shown),
        findings=mark_findings(catalog, (key for key in step.findings if key in catalog), step),
        filter=wanted,
        color=pictured.color,
        ends=pictured.ends,
        grouping=pictured.grouping,
    )
