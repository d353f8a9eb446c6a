"""The command `story`."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from netmap.analysis.day import Day, read_today
from netmap.cli.public.ledger import note_file
from netmap.cli.stories.adding import Recorded, add_step
from netmap.cli.stories.files import check_ending, write_story
from netmap.cli.stories.options import (
    AddFlag,
    BrightFlag,
    ColorFlag,
    GroupFlag,
    OnFlag,
    OutputFlag,
    ReachFlag,
    StarterFlag,
    StoryArgument,
    SubjectArgument,
    TitleFlag,
)
from netmap.cli.terminal.only import OnlyFlag, parse_shown_day
from netmap.cli.terminal.options import JsonFlag, StoreFlag, ToFlag
from netmap.cli.terminal.printing import print_json, print_line
from netmap.cli.terminal.reading import read_map
from netmap.cli.terminal.ways import WayFromFlag, WayToFlag
from netmap.cli.terminal.writing import write_plan
from netmap.content.loading import load_content
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import Plan
from netmap.model.happenings import Story
from netmap.model.text import clean_text
from netmap.model.words import tell_day
from netmap.picture.scene.filtered import tell_filter
from netmap.picture.slides.keeping import keep_shown
from netmap.report.stories.plans import find_story, list_stories, plan_starter
from netmap.report.stories.recalling import recall_day
from netmap.report.stories.showing import tell_pictured
from netmap.report.stories.telling import ToldStep, ToldStory, tell_state, tell_story
from netmap.settings import load_settings


def tell_stories(
    name: StoryArgument = None,
    subject: SubjectArgument = None,
    *,
    output: OutputFlag = None,
    starter: StarterFlag = False,
    add: AddFlag = None,
    title: TitleFlag = "",
    bright: BrightFlag = None,
    reach: ReachFlag = 1,
    on: OnFlag = "",
    color_by: ColorFlag = "",
    group_by: GroupFlag = "",
    way_from: WayFromFlag = None,
    way_to: WayToFlag = None,
    only: OnlyFlag = None,
    given_to: ToFlag = "",
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    if add:
        wanted = Recorded(
            add,
            subject or "",
            reach,
            tuple(bright or ()),
            clean_text(title),
            parse_shown_day(on),
            clean_text(color_by),
            tuple(only or ()),
            (way_from, way_to),
            clean_text(group_by),
        )
        add_step(name, wanted, store, output=output, starter=starter)
        return
    if any((subject, bright, title, on, color_by, group_by, way_from, way_to, only)):
        raise InputError("Say what to add: netmap story NAME --add VIEW [SUBJECT].", field="add")
    if starter:
        _begin(name, output, store)
        return
    if given_to and not output:
        raise InputError("Say which file you hand on: netmap story NAME -o FILE --to WHOM.", field="output")
    if output and not name:
        raise InputError("Say which story: netmap story NAME -o FILE.", field="story")
    if output:
        check_ending(output)
    day, told = _tell(name, store)
    if output:
        write_story(output, told[0], day)
        if given_to:
            note_file(output, given_to, store)
        _print_remarks(told[0])
    elif as_json:
        print_json([_describe(one, day) for one in told])
    elif name:
        _print_story(told[0], day)
    else:
        _list_stories(told, day)


def _begin(name: str | None, output: Path | None, store: str | None) -> None:
    if output:
        raise InputError("Make the story first; then: netmap story NAME -o FILE.", field="output")

    def plan(day: Day) -> tuple[Plan, str]:
        story = plan_starter(day, clean_text(name or ""))
        return ([story], []), f"Made the story “{story.name}”."

    write_plan(store, plan)


def _tell(name: str | None, store: str | None) -> tuple[Day, tuple[ToldStory, ...]]:
    """Return today, and the stories as they are told; the one that is named, or all."""
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        day = Day(read_map(opened), read_today(), load_content(settings.content))
        stories: tuple[Story, ...] = (
            (find_story(day.everything, name),) if name else list_stories(day.everything)
        )
        return day, tuple(
            tell_story(day, story, partial(recall_day, opened, story, day.content), keep_shown)
            for story in stories
        )


def _list_stories(told: Sequence[ToldStory], day: Day) -> None:
    if not told:
        print_line("There is no story yet. Make one from the map: netmap story --starter")
    for one in told:
        print_line(f"{one.story.name} ({one.story.id})")
        print_line(f"   {tell_state(one, day.everything)}")
        _print_remarks(one)


def _print_story(told: ToldStory, day: Day) -> None:
    print_line(told.story.name)
    print_line(tell_state(told, day.everything))
    for number, one in enumerate(told.steps, 1):
        print_line()
        about = f" {day.network.name_of(one.step.subject)}" if one.step.subject else ""
        about += f", {tell_day(one.step.on)}" if one.step.on else ""
        about += f". {tell_filter(one.filter, day.openly.everything)}" if one.filter else ""
        about += (
            f". {tell_pictured(one.step, day.openly.everything)}"
            if one.step.ends or one.step.grouping
            else ""
        )
        print_line(" ".join(filter(None, (f"{number}.", one.step.title, f"[{one.step.shows}{about}]"))))
        for line in one.paragraphs:
            print_line(f"   {line}")
        for label, lines in (("Notes", one.notes.splitlines()), ("No longer holds", one.remarks)):
            for line in filter(None, lines):
                print_line(f"   {label}: {line}")


def _print_remarks(told: ToldStory) -> None:
    for number, step in told.stale:
        for remark in step.remarks:
            print_line(f"   {number}. {step.step.title}: {remark}")


def _describe(told: ToldStory, day: Day) -> dict[str, Any]:
    story = told.story
    return {
        "id": story.id, "name": story.name, "revision": story.revision, "state": tell_state(told, day.everything),
        "steps": [_describe_step(one, day) for one in told.steps],
    }  # fmt: skip


def _describe_step(one: ToldStep, day: Day) -> dict[str, Any]:
    step = one.step
    return {
        "title": step.title, "sentences": list(one.sentences), "text": step.text, "notes": step.notes,
        "shows": str(step.shows), "about": day.network.name_of(step.subject) if step.subject else "", "bright": [day.network.name_of(key) for key in one.focus],
        "findings": list(step.findings), "one_by_one": step.one_by_one,
        "on": step.on.isoformat() if step.on else "", "color": str(step.color or ""),
        "grouped_by": str(step.grouping or ""), "way": [day.network.name_of(key) for key in step.ends],
        "only": [f"{aspect}={day.network.name_of(value)}" for aspect, value in one.filter.wanted], "no_longer_holds": list(one.remarks),
    }  # fmt: skip
