"""A story in a public copy: told anew from what is in the copy, without the steps that show what may not leave."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from netmap.analysis.day import Day
from netmap.analysis.public.choices import Naming
from netmap.analysis.public.own_words import OwnWords
from netmap.analysis.public.rebuilding import PublicCopy
from netmap.analysis.public.telling import SaidStep, SaidStory
from netmap.errors import InputError
from netmap.model.happenings import Story
from netmap.model.stories.steps import Shows, StoryStep, read_steps
from netmap.report.finding import Finding, FindingKind
from netmap.report.stories.catalog import OF_THE_PICTURE, list_focus, list_tellable, list_told, name_finding
from netmap.report.stories.plans import list_open_stories, pick_story
from netmap.report.stories.showing import explain_undrawn, keep_filter, leaves_nobody
from netmap.report.stories.telling import Keep, keep_anything
from netmap.report.stories.wall import find_wall

_BY_SECTOR = frozenset({Shows.WHEEL, Shows.BLANK_WHEEL, Shows.QUESTION, Shows.NAMES})
"""What can be shown where only sectors are."""


@dataclass(frozen=True, slots=True)
class HeldStep:
    """A step of a story, or a sentence of one, that is held back: its number from 1, its title where that may be said, and why."""

    number: int
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class PublicStory:
    """A story as a copy tells it, and what of it is held back."""

    said: SaidStory
    held_back: tuple[HeldStep, ...]


def tell_public_story(day: Day, copy: PublicCopy, keep: Keep = keep_anything) -> PublicStory | None:
    """Return the story that was chosen for a copy as the copy tells it; None where none was.

    `keep` says what of a step a picture of the copy still has.

    Raises
    ------
    InputError
        When there is no such story, its name may not leave, or nothing is left of it.
    """
    if not copy.choices.story:
        return None
    story = pick_story(list_open_stories(day), copy.choices.story)
    return _Teller(day, copy, keep).tell(story)


class _Teller:
    def __init__(self, day: Day, copy: PublicCopy, keep: Keep) -> None:
        self.day, self.copy, self.keep = day, copy, keep
        self.there = Day(copy.network, copy.date, day.content)
        self.own_words = OwnWords(day, copy)
        self.new_ids = {old: new for new, old in copy.origins.items()}

    def tell(self, story: Story) -> PublicStory:
        if not self.own_words.may_leave(story.name):
            raise InputError(
                f"The name of the story “{story.name}” says what does not leave in this copy. Give it another.",
                field="story",
            )
        told: list[SaidStep] = []
        held: list[HeldStep] = []
        for number, step in enumerate(read_steps(story.steps), 1):
            if why := self._explain_held(step):
                title = step.title if self.own_words.may_leave(step.title) else ""
                held.append(HeldStep(number, title, f"Held back: {why}."))
                continue
            told.append(self._build(step))
            held += [HeldStep(number, step.title, why) for why in self._tell_left_out(step)]
        if not told:
            whys = " ".join(f"{one.number}. {one.why}" for one in held)
            raise InputError(f"No step of the story “{story.name}” may leave. {whys}".strip(), field="story")
        return PublicStory(SaidStory(name=story.name, steps=tuple(told)), tuple(held))

    def _explain_held(self, step: StoryStep) -> str:
        """Return why a step does not leave, as the end of a sentence; empty for one that does."""
        return next(self._list_reasons(step), "")

    def _list_reasons(self, step: StoryStep) -> Iterator[str]:
        if not all(map(self.own_words.may_leave, (step.title, *step.text.splitlines()))):
            yield "its words name somebody, or say something, that does not leave"
        if step.on:
            yield "it shows another day, and a copy knows only its own"
        if self.copy.choices.naming is Naming.SECTORS and step.shows not in _BY_SECTOR:
            yield "it shows more than sectors"
        if step.shows.is_about_one and step.subject not in self.new_ids:
            yield "whom or what it shows does not leave"
        if step.filter and self.copy.choices.naming is Naming.SECTORS:
            yield "it shows only some, and the copy tells of sectors alone"
        elif not step.filter.ids <= self.new_ids.keys() or self._leaves_nobody(step):
            yield "whom it shows is said by what does not leave"
        if step.focus and not self._place(step.focus):
            yield "whoever is bright in it does not leave"
        if step.ends and self.copy.choices.naming is Naming.SECTORS:
            yield "it shows a way between two, and the copy tells of sectors alone"
        elif step.ends and not self._picture(step).ends:
            yield "what leaves has no way between the two from whom to whom it shows one"
        if explain_undrawn(self.there, self._move(step)):
            yield "what it shows cannot be drawn of what leaves"
        if step.findings and not (self._find_told(step) or step.text.strip()):
            yield "what it tells rests on what does not leave"

    def _tell_left_out(self, step: StoryStep) -> Iterator[str]:
        missing = len(step.findings) - len(self._find_told(step))
        if missing:
            yield (
                "A sentence is left out: it rests on what does not leave."
                if missing == 1
                else (f"{missing} sentences are left out: they rest on what does not leave.")
            )
        if step.color:
            yield "Its circles have the colors of sectors: what else colors say does not leave."
        if step.grouping and not self._picture(step).grouping:
            yield f"It is by sectors: of what leaves, “{step.grouping.called}” tells nobody apart."
        if len(self._place(step.focus)) < len(step.focus):
            yield "Whoever of those bright in it does not leave is left out."

    def _build(self, step: StoryStep) -> SaidStep:
        found = self._find_told(step)
        about = tuple(one for each in found for one in list_focus(self.there, each))
        moved = self._picture(step)
        return SaidStep(
            title=step.title,
            sentences=tuple(one.sentence for one in found),
            text=tuple(line for line in step.text.splitlines() if line.strip()),
            shows=step.shows,
            focus=moved.focus or tuple(dict.fromkeys(about)),
            subject=moved.subject,
            reach=step.reach,
            one_by_one=step.one_by_one,
            only=moved.filter.write(),
            way=moved.ends,
            groups=moved.grouping,
        )

    def _picture(self, step: StoryStep) -> StoryStep:
        """Return a step with nothing but what a picture of the copy shows, by its ids."""
        return self.keep(self.there, self._move(step))

    def _move(self, step: StoryStep) -> StoryStep:
        """Return a step with nothing but what it shows, by the ids of the copy."""
        subject, ends = self.new_ids.get(step.subject, ""), self._place(step.ends)
        by_sector = self.copy.choices.naming is Naming.SECTORS
        wanted = step.filter.change_ids(lambda key: self.new_ids.get(key, ""))
        return StoryStep(
            "",
            shows=step.shows,
            focus=self._place(step.focus),
            subject=subject,
            reach=step.reach,
            filter=keep_filter(self.there, wanted),
            ends=ends if len(ends) == len(step.ends) else (),
            grouping=None if by_sector else step.grouping,
        )

    def _leaves_nobody(self, step: StoryStep) -> bool:
        """Whether what a step leaves of the map is nobody in the copy, or not all of its filter is told there."""
        moved = self._move(step)
        return len(moved.filter.wanted) < len(step.filter.wanted) or leaves_nobody(self.there, moved)

    def _place(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Return of some on the map the ids of those that are in the copy, and on its wall."""
        shown = find_wall(self.there).ids
        return tuple(new for one in ids if (new := self.new_ids.get(one, "")) in shown)

    def _find_told(self, step: StoryStep) -> tuple[Finding, ...]:
        catalog, wanted = self._tellable, self._move(step).filter
        if wanted:
            there = list_told(self.there, wanted)
            catalog = {key: one for key, one in catalog.items() if one.kind not in OF_THE_PICTURE} | {
                key: one
                for key, one in there.items()
                if one.kind in OF_THE_PICTURE and self._is_of_names(one)
            }
        return tuple(catalog[key] for key in step.findings if key in catalog)

    @cached_property
    def _tellable(self) -> Mapping[str, Finding]:
        """What the copy can say by the handles of the map: of itself, or in the very words in which it is true of the map."""
        true = list_tellable(self.day)
        found = {}
        for one in list_tellable(self.there).values():
            subjects = tuple(self.copy.origins.get(key, key) for key in one.subjects)
            handle = name_finding(replace(one, subjects=subjects))
            same = handle in true and true[handle].sentence == one.sentence
            if same or (one.kind in OF_THE_PICTURE and self._is_of_names(one)):
                found[handle] = one
        return found

    def _is_of_names(self, one: Finding) -> bool:
        return one.kind is FindingKind.OPEN_CHAIRS or self.copy.choices.naming is not Naming.SECTORS
