"""What of the steps of a story in a file that was handed on would be told otherwise today."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol


class Told(Protocol):
    """A step as it is told: its title, the sentences that were worked out, the writer's own words, and what is known of its picture."""

    @property
    def title(self) -> str: ...
    @property
    def sentences(self) -> tuple[str, ...]: ...
    @property
    def text(self) -> tuple[str, ...]: ...
    @property
    def picture(self) -> tuple[object, ...]: ...


def compare_steps(then: Sequence[Told], now: Sequence[Told]) -> Iterator[str]:
    """Give in sentences how the steps of a story differ from those that would be told now.

    A step is known again by its title; one of which the title changed, by its place.
    """
    pairs = _pair_steps(then, now)
    for place, step in enumerate(then):
        here = f"Step {place + 1} of the story{f' “{step.title}”' if step.title else ''}"
        if place in pairs:
            yield from _compare_step(here, step, now[pairs[place]])
        else:
            yield f"{here} is not told any more."
    for place, step in enumerate(now):
        if place not in pairs.values():
            yield f"The story has another step now{f': “{step.title}”' if step.title else ''}."


def _pair_steps(then: Sequence[Told], now: Sequence[Told]) -> dict[int, int]:
    """Return the places of the same steps now by those then."""
    known = {key: place for place, key in enumerate(_name_steps(now))}
    pairs = {place: known[key] for place, key in enumerate(_name_steps(then)) if key in known}
    taken = {*pairs.values()}
    same = (place for place in range(min(len(then), len(now))) if place not in pairs and place not in taken)
    return pairs | {place: place for place in same}


def _name_steps(steps: Sequence[Told]) -> Iterator[tuple[str, int]]:
    """Give each step under its title, those of one title apart."""
    count: Counter[str] = Counter()
    for step in steps:
        count[step.title] += 1
        yield step.title, count[step.title]


def _compare_step(here: str, step: Told, same: Told) -> Iterator[str]:
    if step.title != same.title:
        yield f"{here} is called “{same.title}” now." if same.title else f"{here} has no title now."
    if step.picture != same.picture:
        yield f"{here} shows something else now."
    said, says = (*step.sentences, *step.text), (*same.sentences, *same.text)
    yield from (f"{here} does not say any more: “{one}”" for one in said if one not in says)
    yield from (f"{here} says now: “{one}”" for one in says if one not in said)
