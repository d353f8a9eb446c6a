"""What of a public copy no longer holds, in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from netmap.analysis.day import Day
from netmap.analysis.handed_on.marks import mark_map
from netmap.analysis.public.choices import Choices
from netmap.analysis.public.comparing import Difference, Differs, compare_said
from netmap.analysis.public.rebuilding import PublicCopy, rebuild
from netmap.analysis.public.sealing import CopyFile
from netmap.analysis.public.telling import SaidStory, fingerprint_content
from netmap.errors import InputError
from netmap.graph.revisions import read_revision
from netmap.graph.store import Store
from netmap.model.entities import Organization
from netmap.model.fields import find_field
from netmap.model.happenings import Copy
from netmap.model.words import count_things, tell_day
from netmap.report.public.ledger import find_by_seal
from netmap.report.public.steps import compare_steps
from netmap.report.public.whole import build_whole
from netmap.report.stories.telling import Keep, keep_anything

TAKE_BACK = "Take this copy back: it shows what must not be shown."
ANOTHER_MAP = (
    "It was made from another map, or from this one before it was begun anew, as when somebody was forgotten."
)
CHANGED = "The file was changed after it was made: do not trust what it shows, and make it anew."
MOST_SAID = 200
"""So many sentences are told of what is merely out of date; what is urgent is told in full."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about a copy: where it is from, whether its file was changed, and what no longer holds.

    `urgent` says what must not be shown any more, `outdated` what else is not as it says. `of_this_map`: None
    for a copy that does not say of which map it is.
    """

    made: str
    entry: Copy | None
    is_whole: bool
    urgent: tuple[str, ...]
    outdated: tuple[str, ...]
    of_this_map: bool | None = None

    @property
    def holds(self) -> bool:
        """Whether the copy is ours, as it was made, and all it says holds today."""
        return self.is_whole and self.entry is not None and not self.urgent and not self.outdated


def find_past(store: Store, file: CopyFile, day: Day) -> PublicCopy | None:
    """Return a copy made anew from the map as it was then; None when its history does not lead back there."""
    network = read_revision(store, file.label.revision)
    return rebuild(Day(network, file.label.day, day.content), file.choices) if network else None


def verify_copy(
    file: CopyFile, day: Day, past: PublicCopy | None = None, keep: Keep = keep_anything
) -> Verdict:
    """Return what of a copy no longer holds on a day.

    Parameters
    ----------
    past
        The copy made anew from the map as it was at the revision of the file, when it is known.
    keep
        Says what of the steps of its story a picture of the copy still has.
    """
    label = file.label
    is_whole = file.is_whole and fingerprint_content(label.said, file.choices) == label.content
    found = compare_said(label.said, file.choices, day, past)
    told = _compare_stories(label.said.story, file.choices, day, keep)
    urgent = tuple(_tell(one) for one in found if one.how.is_urgent)
    outdated = tuple(_tell(one) for one in found if not one.how.is_urgent)
    return Verdict(
        f"“{label.title}”, made on {tell_day(label.day)} from revision {label.revision:,}.",
        find_by_seal(day.everything, label.seal),
        is_whole,
        urgent,
        (*outdated, *told),
        label.map == mark_map(day.everything) if label.map else None,
    )


def _compare_stories(story: SaidStory | None, choices: Choices, day: Day, keep: Keep) -> tuple[str, ...]:
    """Return which steps of a copy's story would not be told so today."""
    if story is None:
        return ()
    try:
        now = build_whole(day, choices, keep).said.story
    except InputError as error:
        return (f"The story “{story.name}” cannot be told any more: {error.message}",)
    return tuple(compare_steps(story.steps, now.steps if now else ()))


def tell_verdict(verdict: Verdict) -> tuple[str, ...]:
    """Return a verdict in sentences, the gravest first."""
    told = [verdict.made]
    if not verdict.is_whole:
        told.append(CHANGED)
    if verdict.of_this_map is False and not verdict.entry:
        told.append(ANOTHER_MAP)
    elif verdict.entry:
        told.append(f"It is in the ledger, made for {verdict.entry.given_to}.")
    else:
        told.append(
            "It is not in the ledger of copies of this map: it was made from another map, or altered."
        )
    told += [TAKE_BACK, *verdict.urgent] if verdict.urgent else []
    told += tell_outdated(verdict.outdated)
    if not verdict.urgent and not verdict.outdated:
        told.append("All it says of the map holds today.")
    return tuple(told)


def tell_outdated(outdated: Sequence[str]) -> tuple[str, ...]:
    """Return what of a file is out of date under a sentence on how much it is, shortened; nothing where nothing is."""
    if not outdated:
        return ()
    holds, more = "holds" if len(outdated) == 1 else "hold", len(outdated) - MOST_SAID
    return (
        f"{count_things(len(outdated), 'thing')} in it no longer {holds}:",
        *outdated[:MOST_SAID],
        *((f"And {count_things(more, 'thing')} more.",) if more > 0 else ()),
    )


def write_verdict(verdict: Verdict) -> Mapping[str, Any]:
    """Return a verdict as plain values, for programs."""
    return {
        "holds": verdict.holds,
        "take_back": bool(verdict.urgent),
        "unchanged_since_made": verdict.is_whole,
        "of_this_map": verdict.of_this_map,
        "in_ledger": verdict.entry is not None,
        "made_for": verdict.entry.given_to if verdict.entry else None,
        "urgent": list(verdict.urgent),
        "outdated": list(verdict.outdated),
    }


_SENTENCES = {
    Differs.CONFIDENTIAL: "{0} is confidential now.",
    Differs.REFUSED: "{0} does not want to be named in public.",
    Differs.HIDDEN: "{0} is only in sectors that are not shown to others any more.",
    Differs.TIE_CONFIDENTIAL: "That {0} and {1} work together is confidential now.",
    Differs.TIE_REFUSED: "That {0} and {1} work together must not be shown: one of them does not agree to it.",
    Differs.PLACE_REFUSED: "That {0} belongs to {1} must not be shown: {0} does not agree to it.",
    Differs.MORE_REFUSED: "{0} does not agree that this is shown of them: {1}.",
    Differs.GONE: "{0} is not on the map any more.",
    Differs.NO_PARTNER: "{0} is no partner now.",
    Differs.NOT_AGREED: "{0} has not agreed to be named.",
    Differs.OVER: "{0} is over, or too few of those shown belong to it.",
    Differs.NEW: "{0} is new, and not in the copy.",
    Differs.RENAMED: "{0} is called {1} now.",
    Differs.CHANGED: "What is said of {0} has changed: {1}.",
    Differs.TIE_GONE: "{0} and {1} are not tied any more.",
    Differs.TIE_NEW: "{0} and {1} are tied now.",
    Differs.JOINED: "{0} belongs to {1} now.",
    Differs.LEFT: "{0} does not belong to {1} any more.",
    Differs.COUNT: "In {0} there are {2} now, not {1}.",
    Differs.CHAIR_FILLED: "Somebody is in {0} now; in the copy it is an open chair.",
    Differs.CHAIR_OPENED: "Nobody is in {0} any more.",
}
_PEOPLE = {"individuals": "Individuals", "others": "People at these organizations"}


def _tell(one: Difference) -> str:
    if one.how is Differs.PEOPLE:
        return f"{_PEOPLE[one.of]}: {one.names[1]} now; in the copy {one.names[0]}."
    if one.how is Differs.MOVED:
        *_, sector = one.names
        return (
            f"{one.names[0]} is in {sector} now." if sector else f"{one.names[0]} is in another sector now."
        )
    if one.how in {Differs.CHANGED, Differs.MORE_REFUSED}:
        label = find_field(Organization, one.of).info.label
        return _SENTENCES[one.how].format(one.names[0], label[:1].lower() + label[1:])
    return _SENTENCES[one.how].format(*one.names)
