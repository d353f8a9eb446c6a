"""A view of the map added to a story as a step."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netmap.analysis.day import Day
from netmap.cli.terminal.only import read_only
from netmap.cli.terminal.ways import find_ends
from netmap.cli.terminal.writing import write_plan
from netmap.errors import InputError
from netmap.model.changes import Plan
from netmap.model.kinds import ACTOR_KINDS, EntityKind
from netmap.model.stories.steps import Shows, StoryStep, new_step_id
from netmap.model.text import clean_text, fold_text
from netmap.model.views.filters import Aspect, build_filter
from netmap.picture.coding.choices import find_choice
from netmap.picture.slides.keeping import has_groups, has_ways, keep_shown
from netmap.picture.slides.slide import VIEWS
from netmap.report.introductions.ways import find_target
from netmap.report.stories.plans import find_story, list_stories
from netmap.report.stories.recording import plan_recorded, record_step

_KINDS: dict[Shows, Collection[EntityKind]] = {
    Shows.AROUND: ACTOR_KINDS,
    Shows.GOAL: {EntityKind.GOAL},
    Shows.COALITION: {EntityKind.COALITION},
}
_BRIGHT = {*ACTOR_KINDS, EntityKind.SECTOR, EntityKind.GOAL, EntityKind.COALITION}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was typed of a step: what it shows, about whom and how far, who is bright, its title, as of which day, by what it is colored, who is left.

    `way` are the names of the two between whom a way is shown, as far as they were typed, `grouping` is by what it is cut.
    """

    shows: Shows
    subject: str
    reach: int
    bright: tuple[str, ...]
    title: str
    on: date | None
    color: str = ""
    only: tuple[str, ...] = ()
    way: tuple[str | None, str | None] = (None, None)
    grouping: str = ""


def add_step(
    name: str | None, wanted: Recorded, store: str | None, *, output: Path | None, starter: bool
) -> None:
    """Add a step to the end of a story, which is begun if there is none of this name; say so.

    Raises
    ------
    InputError
        When it is not said to which story, whom it is about is not on the wall, or something else is asked for as well.
    """
    called = clean_text(name or "")
    if not called:
        raise InputError("Say to which story: netmap story NAME --add VIEW [SUBJECT].", field="story")
    if output or starter:
        raise InputError("Add the step first; then write the story, or make another.", field="add")
    about_one = wanted.shows.is_about_one
    if about_one and not wanted.subject:
        raise InputError(
            f"{VIEWS[wanted.shows].asks} Give a name: netmap story NAME --add {wanted.shows} SUBJECT.",
            field="subject",
        )
    if wanted.subject and not about_one:
        raise InputError(
            f"“{wanted.shows}” shows no one alone. Leave out “{wanted.subject}”.", field="subject"
        )
    if any(wanted.way) and not has_ways(wanted.shows):
        raise InputError(
            f"“{wanted.shows}” has no ties between partners. Leave out --way-from and --way-to.", field="way"
        )
    if wanted.grouping and not has_groups(wanted.shows):
        raise InputError(
            f"“{wanted.shows}” is not cut by --group-by. The wheel and the names are.", field="groups"
        )
    write_plan(store, lambda day: _plan(day, called, wanted))


def _plan(day: Day, called: str, wanted: Recorded) -> tuple[Plan, str]:
    network = day.everything
    known = any(called == one.id or fold_text(called) == fold_text(one.name) for one in list_stories(network))
    story = find_story(network, called) if known else None
    subject = find_target(network, wanted.subject, _KINDS[wanted.shows]).id if wanted.subject else ""
    bright = [find_target(network, one, _BRIGHT).id for one in wanted.bright]
    narrowed = read_only(day, wanted.only, room=True)
    on = wanted.on or narrowed.on
    ends = find_ends(day, *wanted.way, room=True)
    grouping = find_choice(day, wanted.grouping, room=True, what="grouped") if wanted.grouping else None
    step = StoryStep(
        new_step_id(),
        wanted.title,
        shows=wanted.shows,
        focus=tuple(bright),
        subject=subject,
        reach=wanted.reach,
        color=find_choice(day, wanted.color, room=True).trait if wanted.color else None,
        filter=build_filter([*narrowed.whenever.wanted, *([(Aspect.ON, str(on))] if on else [])]),
        ends=ends,
        grouping=grouping.trait if grouping else None,
    )
    step = record_step(day, step, keep_shown)
    planned = plan_recorded(day, story, called, step)
    said = f"Added a step to “{planned.name}”." if story else f"Began the story “{planned.name}” with a step."
    return ([planned], []), said
