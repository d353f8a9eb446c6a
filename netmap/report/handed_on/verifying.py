"""What of a picture, a story or a document that was handed on no longer holds, in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from netmap.analysis.day import Day
from netmap.analysis.handed_on.comparing import Difference, Differs, compare_seen
from netmap.analysis.handed_on.label import Asked, Label, SealedLabel, Seen, parse_label
from netmap.analysis.handed_on.marks import Marks
from netmap.files.labels.every import read_label
from netmap.model.happenings import Story
from netmap.model.stories.steps import read_steps
from netmap.model.views.filters import read_filter
from netmap.model.words import join_names, tell_day
from netmap.report.handed_on.findings import compare_findings
from netmap.report.handed_on.noting import list_recipients
from netmap.report.public.steps import compare_steps
from netmap.report.public.verifying import ANOTHER_MAP, CHANGED, TAKE_BACK, tell_outdated

_OFFICE = frozenset({".pptx", ".docx"})
_EDITED = "Its slides or pages were changed or saved by another program after they were made: only what netmap wrote is checked."
_OF_DOCUMENTS = frozenset({Differs.GONE, Differs.RENAMED})
"""What is told of whoever a document names; the rest is told finding by finding."""
_UNSAID = "What of it holds cannot be said."


@dataclass(frozen=True, slots=True)
class HandedOnFile:
    """A file as it was read: its format by its ending, what it says of itself, and a fingerprint of the rest."""

    ending: str
    sealed: SealedLabel
    body: bytes

    @property
    def label(self) -> Label:
        """What it says of itself."""
        return self.sealed.label


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """What was found about a file: where it is from, whether it was changed, and what no longer holds.

    `urgent` says what must not be shown any more, `outdated` what else is not as it says. `confidential` are the names of
    what a file for the team shows and nobody else may see, `given_to` to whom it was handed, as far as that is noted.
    """

    label: Label
    ending: str
    is_ours: bool
    is_whole: bool
    urgent: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    confidential: tuple[str, ...] = ()
    given_to: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the file is from this map, as it was made, and all it shows is so today."""
        return self.is_ours and self.is_whole and not self.urgent and not self.outdated


def read_handed_on(data: bytes) -> HandedOnFile:
    """Return what a file says of itself; raise `FileError` when it is none that netmap made to be handed on."""
    found = read_label(data)
    return HandedOnFile(found.ending, parse_label(found.label), found.body)


def is_of(file: HandedOnFile, day: Day) -> bool:
    """Whether a file says that it was made from the map of a day."""
    return file.label.map == Marks(day.everything).map


def verify_handed_on(file: HandedOnFile, day: Day, now: Seen | None, why: str = "") -> FileVerdict:
    """Return what of a file no longer holds on a day.

    Parameters
    ----------
    now, why
        What it would show today; None where it cannot be made any more, and why.
    """
    marks, label = Marks(day.everything), file.label
    if not is_of(file, day):
        return FileVerdict(label, file.ending, is_ours=False, is_whole=False)
    days = _list_days(label.asked, day, marks)
    found = compare_seen(label.seen, now, days, marks, room=label.asked.room)
    if label.asked.findings:
        found = tuple(one for one in found if one.how in _OF_DOCUMENTS)
    outdated = [_tell(one) for one in found if not one.how.is_urgent]
    if now is None:
        outdated.insert(0, why)
    else:
        outdated += compare_steps(label.seen.steps, now.steps)
        outdated += compare_findings(label.seen.findings, now.findings)
        if not found and label.seen.told != now.told:
            outdated += [f"It would say of itself now: “{one}”" for one in now.told]
    return FileVerdict(
        label,
        file.ending,
        is_ours=True,
        is_whole=file.sealed.is_whole(marks, file.body),
        urgent=tuple(_tell(one) for one in found if one.how.is_urgent),
        outdated=tuple(outdated),
        confidential=() if label.asked.room else tuple(_list_confidential(label.seen, day, marks)),
        given_to=tuple(filter(None, list_recipients(day.everything, file.sealed.seal))),
    )


def _list_days(asked: Asked, day: Day, marks: Marks) -> tuple[Day, ...]:
    """Return the map as it is, on each day on which a file shows it."""
    story = day.everything.get(marks.find(asked.story))
    steps = read_steps(story.steps) if isinstance(story, Story) else ()
    dates = [one.on for one in steps] or [read_filter(asked.shows).on]
    return tuple(day.on(one) for one in dict.fromkeys(one or day.date for one in dates))


def _list_confidential(seen: Seen, day: Day, marks: Marks) -> Iterator[str]:
    shown = day.openly.everything.entities
    for one in seen.parts:
        key = marks.find(one.mark)
        if key and key not in shown:
            yield one.name or day.everything.name_of(key)


def tell_file_verdict(verdict: FileVerdict) -> tuple[str, ...]:
    """Return a verdict in sentences, the gravest first."""
    label = verdict.label
    what = f"{_tell_kind(label.asked)} {_tell_for_whom(verdict)}"
    told = [f"“{label.title}”, {what}, made on {tell_day(label.day)} from revision {label.revision:,}."]
    if not verdict.is_ours:
        return (*told, ANOTHER_MAP, _UNSAID)
    if verdict.given_to:
        told.append(f"By the ledger it was handed to {join_names([*verdict.given_to])}.")
    told += [TAKE_BACK, *verdict.urgent] if verdict.urgent else []
    if verdict.confidential:
        told.append(f"Do not hand it on: confidential is {join_names([*verdict.confidential])}.")
    if not verdict.is_whole:
        told.append(_EDITED if verdict.ending in _OFFICE else CHANGED)
    told += tell_outdated(verdict.outdated)
    if not verdict.urgent and not verdict.outdated:
        told.append("All that it shows of the map is so today.")
    return tuple(told)


def _tell_kind(asked: Asked) -> str:
    return "a story" if asked.story else "findings" if asked.findings else "a picture"


def _tell_for_whom(verdict: FileVerdict) -> str:
    if verdict.label.asked.findings:
        return "for our team"
    if verdict.ending in _OFFICE:
        return "with its notes, for who presents"
    return "to be handed on" if verdict.label.asked.room else "for our team"


def write_file_verdict(verdict: FileVerdict) -> Mapping[str, Any]:
    """Return a verdict as plain values, for programs."""
    return {
        "holds": verdict.holds,
        "take_back": bool(verdict.urgent),
        "of_this_map": verdict.is_ours,
        "unchanged_since_made": verdict.is_whole,
        "title": verdict.label.title,
        "made_on": verdict.label.day.isoformat(),
        "revision": verdict.label.revision,
        "given_to": list(verdict.given_to),
        "confidential": list(verdict.confidential),
        "urgent": list(verdict.urgent),
        "outdated": list(verdict.outdated),
    }


_SENTENCES = {
    Differs.CONFIDENTIAL: "{0} is confidential now.",
    Differs.HIDDEN: "{0} is only in sectors that are not shown to others any more.",
    Differs.SECTOR_HIDDEN: "{0} is a sector that is not shown to others any more.",
    Differs.TIE_CONFIDENTIAL: "That {0} and {1} are tied is confidential now.",
    Differs.GONE: "{0} is not on the map any more.",
    Differs.NO_PARTNER: "{0} is no partner now.",
    Differs.NOT_SHOWN: "{0} would not be on it now.",
    Differs.NEW: "{0} is not on it, and would be now.",
    Differs.RENAMED: "{0} is called {1} now.",
    Differs.MOVED: "{0} is in {1} now.",
    Differs.LINE_GONE: "The line between {0} and {1} would not be on it now.",
    Differs.LINE_NEW: "A line between {0} and {1} would be on it now.",
    Differs.CHAIR_FILLED: "Somebody is in {0} now; in the file it is an open chair.",
    Differs.CHAIR_OPENED: "Nobody is in {0} any more.",
}


def _tell(one: Difference) -> str:
    if one.how is Differs.MOVED and not one.names[1]:
        return f"{one.names[0]} is in no sector that is shown now."
    return _SENTENCES[one.how].format(*one.names)
