"""A story as it is told today: every sentence worked out anew, and what no longer holds said beside it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.model.happenings import Story
from netmap.model.network import Network
from netmap.model.stories.steps import SlideWords, StoryStep, read_steps
from netmap.model.views.filters import EVERYBODY, Filter
from netmap.model.words import count_things, join_names, tell_day
from netmap.report.stories.catalog import Catalog, list_focus, list_told, mark_sentence
from netmap.report.stories.showing import (
    explain_undrawn,
    find_shown_day,
    keep_filter,
    leaves_nobody,
    list_left,
)
from netmap.report.stories.wall import Wall, find_wall

_UNNAMED = "Story"

Recall = Callable[[], Day | None]
"""Gives the day that a story was written for; None where nobody knows it any more."""

Keep = Callable[[Day, StoryStep], StoryStep]
"""Gives a step with the colors, groups and way that its picture has on a day: without those that nobody tells apart, or sees."""


def recall_nothing() -> Day | None:
    """Return no day: for a story of which is only asked what holds."""
    return None


def keep_anything(day: Day, step: StoryStep) -> StoryStep:
    """Return a step as it is: for a story of which is only asked what it says and shows."""
    del day
    return step


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A step as it is told today.

    `sentences` are those of its findings; `rests_on` what they rest on; `focus` the ids of who is bright, as far as they
    are on the wall: those whom the writer chose, else those whom its findings are about today. `title`, `own_lines` and
    `own_notes` are the writer's own words, without those that name what is confidential. `subject` is the id of whom or what it is about,
    as long as that can be drawn, and `filter` who is left, as far as what it names is there. `remarks` say what no longer holds, for who prepares the story and never for the room.
    """

    step: StoryStep
    title: str
    sentences: tuple[str, ...]
    own_lines: tuple[str, ...]
    own_notes: tuple[str, ...]
    rests_on: tuple[str, ...]
    focus: tuple[str, ...]
    subject: str = ""
    filter: Filter = EVERYBODY
    remarks: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What is said in it, the computed sentences first, then the writer's own lines."""
        return (*self.sentences, *self.own_lines)

    @property
    def words(self) -> SlideWords:
        """What its slide says and shows."""
        step = self.step
        return SlideWords(
            self.title, self.sentences, self.own_lines, step.shows, self.focus, self.subject, step.reach, step.one_by_one,
            step.on, step.color, self.filter, step.ends, step.grouping,
        )  # fmt: skip

    @property
    def notes(self) -> str:
        """What only who presents sees: the writer's notes, then what the sentences rest on."""
        return "\n\n".join(filter(None, ("\n".join(self.own_notes), *self.rests_on)))


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story as it is told today; its `title` is its name, unless that names what is confidential."""

    story: Story
    title: str
    steps: tuple[ToldStep, ...]

    @property
    def stale(self) -> tuple[tuple[int, ToldStep], ...]:
        """The steps that no longer hold in all they say or show, with their numbers from 1."""
        return tuple((number, one) for number, one in enumerate(self.steps, 1) if one.remarks)


def tell_story(
    day: Day, story: Story, recall: Recall = recall_nothing, keep: Keep = keep_anything
) -> ToldStory:
    """Return a story as it is told on a day.

    Parameters
    ----------
    recall
        Asked once, and only when something has changed: the sentences of then are worked out from it.
    keep
        Asked of each step what of it its picture still has.
    """
    then: list[Day | None] = []

    def remember() -> Day | None:
        if not then:
            then.append(recall())
        return then[0]

    title = _UNNAMED if find_wall(day).is_withheld_in(story.name) else story.name
    steps = tuple(_tell_step(day, step, remember, keep) for step in read_steps(story.steps))
    return ToldStory(story, title, steps)


def _tell_step(today: Day, step: StoryStep, recall: Recall, keep: Keep) -> ToldStep:
    day = find_shown_day(today, step.on)
    wanted = keep_filter(day, step.filter)
    catalog = list_told(day, wanted)
    found = [catalog[key] for key in step.findings if key in catalog]
    wall = find_wall(day)
    shown, about = wall.ids, tuple(one for each in found for one in list_focus(day, each))
    lines = tuple(filter(None, step.text.splitlines()))
    return ToldStep(
        step,
        "" if wall.is_withheld_in(step.title) else step.title,
        tuple(one.sentence for one in found),
        tuple(line for line in lines if not wall.is_withheld_in(line)),
        tuple(line for line in step.notes.splitlines() if not wall.is_withheld_in(line)),
        tuple(dict.fromkeys(one.rests_on for one in found)),
        tuple(one for one in step.focus or about if one in shown),
        "" if explain_undrawn(day, step) else step.subject,
        wanted,
        (
            *_tell_changed(catalog, step, recall),
            *_tell_lost(day, step, recall),
            *_tell_narrowed(day, step, recall),
            *_tell_not_pictured(day, step, keep(day, step), recall),
            *_tell_left_out(wall, step),
        ),
    )


def _tell_left_out(wall: Wall, step: StoryStep) -> Iterator[str]:
    for where, lines in (
        ("Not shown to the room", (step.title, *step.text.splitlines())),
        ("Left out of the notes", step.notes.splitlines()),
    ):
        if left_out := [one for one in lines if wall.is_withheld_in(one)]:
            said = "; ".join(f"“{one}”" for one in left_out)
            yield f"{where}, since it names what is confidential: {said}"


def _tell_changed(catalog: Catalog, step: StoryStep, recall: Recall) -> Iterator[str]:
    for key, mark in step.findings.items():
        now = catalog.get(key)
        if now is not None and mark_sentence(now) == mark:
            continue
        past = recall()
        before = _find_before(past, step).get(key) if past else None
        if mark and before is not None and mark_sentence(before) != mark:
            before = None
        if not mark and now is not None and (before is None or before.sentence == now.sentence):
            continue
        said = f"“{before.sentence}”" if before else "what it said when it was written"
        if now is None:
            kind = key.partition(":")[0]
            yield f"No longer told: {said}" if before else f"What it told ({kind}) is no longer so."
        else:
            yield f"Before: {said} Now: “{now.sentence}”"


def _find_before(past: Day, step: StoryStep) -> Catalog:
    day = find_shown_day(past, step.on)
    return list_told(day, keep_filter(day, step.filter))


def _tell_lost(day: Day, step: StoryStep, recall: Recall) -> Iterator[str]:
    shown = find_wall(day).ids
    if why := explain_undrawn(day, step):
        yield f"{why}; the wheel stands in."
    lost = [one for one in dict.fromkeys((step.subject, *step.focus)) if one and one not in shown]
    there, gone = _name_lost(day, lost, recall, "those it shows")
    if there:
        yield f"Not shown in the room {_since(step)}: {there}."
    if gone:
        yield f"Not on the map any more: {gone}."


def _name_lost(day: Day, lost: Sequence[str], recall: Recall, those: str) -> tuple[str, str]:
    """Return the names of those among some whom the map still has, and of those who are gone, counted where nobody knows them."""
    there = [day.everything.name_of(one) for one in lost if day.everything.get(one)]
    gone = [one for one in lost if day.everything.get(one) is None]
    past = recall() if gone else None
    names = [name for one in gone if past and (name := past.everything.name_of(one))]
    told = join_names(names) if len(names) == len(gone) else f"{len(gone):,} of {those}"
    return join_names(there) if there else "", told if gone else ""


def _since(step: StoryStep) -> str:
    return f"on {tell_day(step.on)}" if step.on else "any more"


def _tell_narrowed(day: Day, step: StoryStep, recall: Recall) -> Iterator[str]:
    """Say what of the filter of a step does not hold, and whom it leaves out who is to be bright."""
    kept = keep_filter(day, step.filter).ids
    lost = [value for _, value in step.filter.wanted if value not in kept]
    for named, where in zip(
        _name_lost(day, lost, recall, "what it names"),
        (f"in the room {_since(step)}", "on the map any more"),
        strict=True,
    ):
        if named:
            yield f"Not shown {where}, so that the filter goes without: {named}."
    if leaves_nobody(day, step):
        yield "The filter leaves nobody; the wheel stands in, with nobody on it."
    left, wall = list_left(day, step), find_wall(day).ids
    if out := [day.everything.name_of(one) for one in step.focus if one in wall and one not in left]:
        yield f"Left out by the filter, and not bright: {join_names(out)}."


def _tell_not_pictured(day: Day, step: StoryStep, kept: StoryStep, recall: Recall) -> Iterator[str]:
    """Say which colors, groups and way of a step its picture has not any more."""
    if step.color and not kept.color:
        yield f"“{step.color.called}” tells nobody apart {_since(step)}; circles have the colors of sectors."
    if step.grouping and not kept.grouping:
        yield f"“{step.grouping.called}” tells nobody apart {_since(step)}; together stand those of a sector."
    if step.ends and not kept.ends:
        yield from _tell_no_way(day, step, recall)


def _tell_no_way(day: Day, step: StoryStep, recall: Recall) -> Iterator[str]:
    lost = [one for one in step.ends if one not in find_wall(day).ids]
    there, gone = _name_lost(day, lost, recall, "the two")
    if there:
        yield f"Not shown in the room {_since(step)}, so that no way is shown: {there}."
    if gone:
        yield f"Not on the map any more, so that no way is shown: {gone}."
    if not lost:
        one, other = map(day.everything.name_of, step.ends)
        yield f"No way from {one} to {other} is known in the room {_since(step)}; none is shown."


def tell_state(told: ToldStory, network: Network) -> str:
    """Return in a sentence whether a story still holds, and how often the map has changed since it was written."""
    story, count = told.story, count_things(len(told.steps), "step")
    if not told.steps:
        return "It has no steps yet."
    changes = network.revision - story.revision
    written = (
        f"the map has had {count_things(changes, 'change')} since"
        if changes
        else "written for the map as it is"
    )
    if story.written_on != network.store_id:
        written = "written for another map"
    if not told.stale:
        holds = "holds" if len(told.steps) == 1 else "hold"
        return f"{'Its' if len(told.steps) == 1 else 'All'} {count} still {holds} ({written})."
    numbers = join_names([str(number) for number, _ in told.stale], len(told.stale))
    hold = "no longer holds" if len(told.stale) == 1 else "no longer hold"
    return f"Of {count}, {len(told.stale)} {hold}: {numbers} ({written})."
