"""A first story, written from what is found on a map: as many steps as there is something to tell."""

from collections.abc import Iterator
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import GapKind
from netmap.model.stories.steps import Shows, StoryStep, new_step_id
from netmap.report.finding import Finding, FindingKind, Kind
from netmap.report.stories.catalog import list_tellable, mark_sentence, name_finding
from netmap.report.stories.wall import Wall, find_wall, write_on_the_wall

TITLE = "Who we know, and who is missing"
_FIND, _ASK = "Find yourself first. Who is missing next to you?", "Write a name on a card."
_FEW, _MANY = 12, 140
_AHEAD = "Who could help us there?"
_HOLDS: tuple[Kind, ...] = (
    FindingKind.CONNECTOR, FindingKind.KEY_HOLD, FindingKind.MUCH_ON_FEW, FindingKind.CUT_OFF,
)  # fmt: skip
_APART: tuple[Kind, ...] = (
    FindingKind.SEPARATE_GROUPS,
    FindingKind.SECTORS_APART,
    FindingKind.BETWEEN_SECTORS,
)
_NEXT: tuple[Kind, ...] = (
    GapKind.GOAL_SECTOR, GapKind.GOAL_POPULATION, GapKind.COALITION_SECTOR, GapKind.GOAL_ASSET, GapKind.UNSERVED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Starter:
    """A first story: its steps, and in a sentence each what would give it more."""

    steps: tuple[StoryStep, ...]
    hints: tuple[str, ...]


def write_starter(day: Day) -> Starter:
    """Return a first story for a map, whatever is on it; one of an empty map has no step, and says what would help."""
    wall = find_wall(day)
    if wall.is_empty:
        return Starter(
            (), ("Nobody is on this map yet. Bring in a list, or add a name, then make a story of it.",)
        )
    (first,) = write_on_the_wall(wall)
    steps, hints = [_write("This is our community", _choose_first(wall), first, text=_FIND)], []
    holds, apart, ahead = (_pick(day, kinds) for kinds in (_HOLDS, _APART, _NEXT))
    if holds:
        steps.append(_write("Who holds us together", Shows.WHEEL, holds))
    else:
        hints.append("Add ties between partners: then the story can say who holds us together.")
    if apart:
        title = "Who could meet" if apart.kind is not FindingKind.BETWEEN_SECTORS else "Who links us"
        steps.append(_write(title, Shows.WHEEL, apart))
    chairs = _pick(day, (FindingKind.OPEN_CHAIRS,))
    if chairs:
        steps.append(_write("Who is not here?", Shows.WHEEL, chairs))
        steps.append(StoryStep(new_step_id(), "Whom do you know there?", _ASK, "", Shows.QUESTION))
    elif not any(one.expected for one in day.sectors):
        hints.append("Say in which sectors you want somebody: then the story can ask who is not here.")
    if ahead:
        steps.append(_write("Where we go next", Shows.WHEEL, ahead, text=_AHEAD))
    elif not day.goals:
        hints.append("Add a goal, and whom it expects: then the story can say where we go next.")
    else:
        hints.append("Say whom your goals expect: then the story can say where we go next.")
    return Starter(tuple(steps), tuple(hints))


def _choose_first(wall: Wall) -> Shows:
    """Return everybody's name where that fills a wall and can be read there; the wheel for few or very many."""
    return Shows.NAMES if _FEW <= len(wall.actors) <= _MANY else Shows.WHEEL


def _pick(day: Day, kinds: tuple[Kind, ...]) -> Finding | None:
    """Return the first finding of the first of some kinds that there is, one that is not about us before others."""
    for kind in kinds:
        found = [one for one in list_tellable(day).values() if one.kind is kind]
        others = (one for one in found if not day.us.intersection(one.subjects[:1]))
        if found:
            return next(others, found[0])
    return None


def _write(title: str, shows: Shows, finding: Finding, *, text: str = "") -> StoryStep:
    notes = "\n".join(_tell_notes(finding))
    findings = {name_finding(finding): mark_sentence(finding)}
    return StoryStep(new_step_id(), title, text, notes, shows, findings=findings)


def _tell_notes(finding: Finding) -> Iterator[str]:
    if finding.kind is FindingKind.ON_THE_WALL:
        yield "Give everybody a minute to find themselves."
    elif finding.kind is FindingKind.OPEN_CHAIRS:
        yield "An open chair is an invitation. Pause, and let people say names."
