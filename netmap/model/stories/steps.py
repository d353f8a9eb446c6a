"""The steps of a story: what each says and shows; kept as one text of JSON, which is checked when it comes from outside."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from netmap.errors import InputError
from netmap.model.ids import new_id
from netmap.model.text import LINE_LIMIT, NAME_LIMIT, NOTES_LIMIT, clean_text
from netmap.model.views.coding import Trait, read_by
from netmap.model.views.filters import EVERYBODY, Filter, read_filter, read_shown_day

STEPS_LIMIT = 30_000
"""How many characters the steps of a story may take: a cell of a workbook holds no more than 32,767."""
MOST_FOCUSED, MOST_FINDINGS, MOST_STEPS = 200, 20, 200


class Shows(StrEnum):
    """What a step of a story shows: a view of the map by its own key, or what only stories show."""

    NAMES = "names"
    WHEEL = "wheel"
    BLANK_WHEEL = "blank wheel"
    QUESTION = "question"
    """A pause: only the words of the step, as a question to the room."""
    AROUND = "around"
    GOAL = "goal"
    COALITION = "coalition"
    SECTORS = "sectors"
    COMMUNITIES = "communities"
    PEOPLE = "people"
    GEOGRAPHY = "geography"

    @property
    def is_about_one(self) -> bool:
        """Whether it is about one on the map, who or which must be chosen."""
        return self in {Shows.AROUND, Shows.GOAL, Shows.COALITION}

    @property
    def is_of_nobody(self) -> bool:
        """Whether nobody is shown whom a filter could leave out."""
        return self in {Shows.BLANK_WHEEL, Shows.QUESTION}


FARTHEST = 2
"""How many steps around one a step of a story shows at most."""


@dataclass(frozen=True, slots=True)
class StoryStep:
    """A step of a story.

    `text` is what the writer says in their own words, `notes` what only who presents sees. `focus` are the ids of who is
    bright; without any it is whom the step tells of, or everybody. `findings` are what the step tells, by their handles,
    each with the mark of its sentence when the step was written: the sentence itself is never kept. `subject` is the id of
    whom or what it shows, where that is about one, and `reach` how many steps it goes around them. `one_by_one` has its
    sentences appear one after another when it is presented. `on` is the day on which the map is shown and told; None is the
    day on which the story is. `color` is what everybody may know by which circles are colored; None colors by sectors.
    `filter` says who is left on it, by what everybody may know, and never a day. `ends` are the ids of the two between whom a
    way is shown, `grouping` is what everybody may know by which slices or sections are cut; None cuts by sectors.
    """

    id: str
    title: str = ""
    text: str = ""
    notes: str = ""
    shows: Shows = Shows.WHEEL
    focus: tuple[str, ...] = ()
    findings: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""
    reach: int = 1
    one_by_one: bool = False
    on: date | None = None
    color: Trait | None = None
    filter: Filter = EVERYBODY
    ends: tuple[str, ...] = ()
    grouping: Trait | None = None

    def change_texts(self, change: Callable[[str], str]) -> "StoryStep":
        """Return the step with each of its texts changed."""
        return replace(
            self,
            title=change(self.title)[:NAME_LIMIT],
            text=change(self.text)[:NOTES_LIMIT],
            notes=change(self.notes)[:NOTES_LIMIT],
        )

    def change_ids(self, change: Callable[[str], str]) -> "StoryStep":
        """Return the step with the ids of those it shows changed; one that becomes "" is shown no more."""
        focus = dict.fromkeys(filter(None, map(change, self.focus)))
        return replace(
            self,
            focus=tuple(focus),
            subject=change(self.subject),
            filter=self.filter.change_ids(change),
            ends=_keep_two(map(change, self.ends)),
        )


@dataclass(frozen=True, slots=True)
class SlideWords:
    """What a step says and shows once it is told: its title, what was computed, the writer's own lines, who is bright.

    `subject`, `reach`, `one_by_one`, `on`, `color`, `filter`, `ends` and `grouping` are as in the step.
    """

    title: str
    sentences: tuple[str, ...]
    text: tuple[str, ...]
    shows: Shows
    focus: tuple[str, ...] = ()
    subject: str = ""
    reach: int = 1
    one_by_one: bool = False
    on: date | None = None
    color: Trait | None = None
    filter: Filter = EVERYBODY
    ends: tuple[str, ...] = ()
    grouping: Trait | None = None


def new_step_id() -> str:
    """Return the id of a step, which no other step of its story has."""
    return new_id()[-8:]


def write_steps(steps: Iterable[StoryStep]) -> str:
    """Return steps as the text that is kept of them."""
    return json.dumps([_write(step) for step in steps], ensure_ascii=False, separators=(",", ":"))


def _write(step: StoryStep) -> dict[str, Any]:
    told = {
        "id": step.id,
        "title": step.title,
        "text": step.text,
        "notes": step.notes,
        "shows": str(step.shows),
        "focus": list(step.focus),
        "findings": dict(step.findings),
        "subject": step.subject,
        "reach": step.reach if step.reach > 1 else 0,
        "one_by_one": step.one_by_one,
        "on": step.on.isoformat() if step.on else "",
        "color": str(step.color or ""),
        "only": list(step.filter.write()),
        "way": list(step.ends),
        "groups": str(step.grouping or ""),
    }
    return {name: value for name, value in told.items() if value}


def read_steps(text: str) -> tuple[StoryStep, ...]:
    """Return the steps of a story; none where the text is not one of steps."""
    try:
        return parse_steps(text)
    except InputError:
        return ()


def parse_steps(text: str) -> tuple[StoryStep, ...]:
    """Return the steps of a text from outside.

    Raises
    ------
    InputError
        When it is not a list of steps, or holds more than is kept.
    """
    try:
        found = json.loads(text or "[]")
    except (ValueError, RecursionError) as error:
        raise InputError("The steps of a story are no JSON. Change them on the page Stories.") from error
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise InputError("The steps of a story are a list. Change them on the page Stories.")
    if len(found) > MOST_STEPS:
        raise InputError(f"A story has at most {MOST_STEPS} steps; this one has {len(found):,}.")
    steps: dict[str, StoryStep] = {}
    for one in found:
        step = _parse(one)
        key = step.id if step.id and step.id not in steps else new_step_id()
        steps[key] = replace(step, id=key)
    return tuple(steps.values())


def _parse(one: Mapping[str, Any]) -> StoryStep:
    shows = str(one.get("shows", Shows.WHEEL))
    if shows not in set(Shows):
        raise InputError(f"A step shows {', '.join(Shows)}, and not “{shows[:40]}”.", field="shows")
    focus, findings = one.get("focus", []), one.get("findings", {})
    if not isinstance(focus, list) or not isinstance(findings, dict):
        raise InputError(
            "A step names who is bright in a list. Change it on the page Stories.", field="focus"
        )
    return StoryStep(
        clean_text(str(one.get("id", "")), limit=LINE_LIMIT)[:40],
        clean_text(str(one.get("title", ""))),
        clean_text(str(one.get("text", "")), limit=NOTES_LIMIT, lines=True),
        clean_text(str(one.get("notes", "")), limit=NOTES_LIMIT, lines=True),
        Shows(shows),
        tuple(dict.fromkeys(clean_text(str(key), limit=LINE_LIMIT) for key in focus[:MOST_FOCUSED])),
        {
            clean_text(str(key), limit=LINE_LIMIT): clean_text(str(mark))
            for key, mark in list(findings.items())[:MOST_FINDINGS]
        },
        clean_text(str(one.get("subject", "")), limit=LINE_LIMIT),
        FARTHEST if one.get("reach") == FARTHEST else 1,
        one.get("one_by_one") is True,
        _parse_day(one.get("on", "")),
        _parse_trait(one.get("color", ""), "color", "colored"),
        _parse_filter(one.get("only", [])),
        _parse_ends(one.get("way", [])),
        _parse_trait(one.get("groups", ""), "groups", "grouped"),
    )


def _parse_ends(ids: object) -> tuple[str, ...]:
    ends = _keep_two(clean_text(str(one), limit=LINE_LIMIT) for one in ids) if isinstance(ids, list) else ()
    if ids and not ends:
        raise InputError("A way leads from one to another. Change it on the page Stories.", field="way")
    return ends


def _keep_two(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the two between whom a way leads; nobody where they are not two."""
    ends = tuple(ids)
    return ends if len({*filter(None, ends)}) == len(ends) == 2 else ()  # noqa: PLR2004 - a way has two ends


def _parse_filter(texts: object) -> Filter:
    said = [str(text) for text in texts] if isinstance(texts, list) else None
    wanted = read_filter(said or ())
    if said is None or {*wanted.write()} != {*said} or wanted != wanted.whenever.for_everybody:
        raise InputError(
            f"A step leaves out only by what everybody may know, and not by “{str(texts)[:40]}”.",
            field="only",
        )
    return wanted


def _parse_trait(text: object, field: str, what: str) -> Trait | None:
    by = read_by(str(text))
    if text and (by is None or by.trait.for_team):
        raise InputError(
            f"A step is {what} by what everybody may know, and not by “{str(text)[:40]}”.", field=field
        )
    return by.trait if by else None


def _parse_day(text: object) -> date | None:
    if not text:
        return None
    day = read_shown_day(str(text))
    if day is None:
        raise InputError(
            f"A step shows the map of a day like 2026-03-31, and not of “{str(text)[:40]}”.", field="on"
        )
    return day


def check_steps(text: str) -> str:
    """Return a text of steps from outside as it is kept.

    Raises
    ------
    ValueError
        When it is none, or too long.
    """
    try:
        steps = parse_steps(text)
    except InputError as error:
        raise ValueError(error.message) from error
    kept = write_steps(steps) if steps else ""
    if len(kept) > STEPS_LIMIT:
        raise ValueError(
            f"This story has {len(kept):,} characters; at most {STEPS_LIMIT:,} can be kept. Make two of it."
        )
    return kept
