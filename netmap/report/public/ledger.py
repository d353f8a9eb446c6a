"""The ledger of copies: what was made for whom, from which revision, and whether it still holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import orjson

from netmap.analysis.day import Day
from netmap.analysis.handed_on.label import Asked, Seen
from netmap.analysis.public.choices import Choices, Naming, dump_choices, load_choices
from netmap.analysis.public.rebuilding import PublicCopy
from netmap.errors import InputError, NetmapError
from netmap.model.fields import build_checked
from netmap.model.happenings import Copy
from netmap.model.network import Network
from netmap.model.words import tell_day
from netmap.report.handed_on.noting import measure_seen, read_noted
from netmap.report.public.whole import build_whole
from netmap.report.stories.telling import Keep, keep_anything

ANYBODY = "whoever it is handed to"
"""For whom a copy is when nobody says so."""
WHAT = "Public copy, one HTML file"
See = Callable[[Asked, Day], Seen | None]
"""Gives what a file would show if it were made on a day in the same way; None where it cannot be made any more."""
_NAMING = {
    Naming.NAMES: "with names",
    Naming.PSEUDONYMS: "with numbers in place of names",
    Naming.SECTORS: "sectors only",
}


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A copy in the ledger; `holds` says whether one made today in the same way would say the same, None: unknown."""

    copy: Copy
    how: str
    holds: bool | None

    @property
    def said(self) -> str:
        """Whether it still holds, in words."""
        if self.holds is None:
            return "not known"
        return "holds" if self.holds else "no longer holds"


def rest_on_copy(day: Day, choices: Choices, keep: Keep = keep_anything) -> Callable[[Network], str]:
    """Return what a copy made on a day rests on: gives from a network what such a copy of it would say."""

    def tell(network: Network) -> str:
        return build_whole(Day(network, day.date, day.content), choices, keep).content

    return tell


def check_shown(copy: PublicCopy) -> PublicCopy:
    """Return a copy on which somebody is shown; raise `NetmapError` when nobody is: there is nothing to give away."""
    if copy.network.actors():
        return copy
    raise NetmapError(
        "Nobody may be shown in such a copy. Look with --preview who is held back and why, or bring in partners first."
    )


def plan_entry(copy: PublicCopy, *, given_to: str, content: str, seal: str) -> Copy:
    """Return the line of the ledger for a copy that was made; raise `InputError` when for whom is too long to keep.

    Parameters
    ----------
    content, seal
        The fingerprints of what it says and of its file.
    """
    values = {
        "what": WHAT,
        "given_to": given_to,
        "on": copy.date,
        "made_from": copy.revision,
        "choices": orjson.dumps(dump_choices(copy.choices)).decode(),
        "content": content,
        "seal": seal,
    }
    return build_checked(Copy, values)


def tell_made(given_to: str) -> str:
    """Return the sentence of the Change that writes a line of the ledger."""
    return f"Made a public copy for {given_to}."


def list_ledger(day: Day, keep: Keep = keep_anything, see: See | None = None) -> tuple[LedgerLine, ...]:
    """Return every copy that was made and every file that was handed on, the newest first.

    Parameters
    ----------
    keep
        By what is said which pictures of a story can be kept in a copy.
    see
        By what files that are no public copies are checked; without it whether they hold is not known.
    """
    fingerprints: dict[Choices, str] = {}

    def check(copy: Copy) -> LedgerLine:
        asked = read_noted(copy, day)
        if asked and see:
            seen = see(asked, day)
            return LedgerLine(copy, "", seen is not None and measure_seen(seen) == copy.content)
        choices = _read_choices(copy)
        if choices is None:
            return LedgerLine(copy, "", None)
        if choices not in fingerprints:
            fingerprints[choices] = _fingerprint(day, choices, keep)
        return LedgerLine(copy, _tell_how(choices), copy.content == fingerprints[choices])

    copies = sorted(
        day.everything.of(Copy), key=lambda one: (one.on or date.min, one.made_from), reverse=True
    )
    return tuple(map(check, copies))


def _fingerprint(day: Day, choices: Choices, keep: Keep) -> str:
    """Return the fingerprint of a copy made today; empty where its story cannot be told any more."""
    try:
        return build_whole(day, choices, keep).content
    except InputError:
        return ""


def _tell_how(choices: Choices) -> str:
    story = f", with the story “{choices.story}”" if choices.story else ""
    return f"{_NAMING[choices.naming]}{story}"


def _read_choices(copy: Copy) -> Choices | None:
    try:
        return load_choices(orjson.loads(copy.choices))
    except (InputError, orjson.JSONDecodeError):
        return None


def find_by_seal(network: Network, seal: str) -> Copy | None:
    """Return the line of the ledger for the file with a seal, None when there is none."""
    return next((one for one in network.of(Copy) if one.seal == seal), None)


def tell_line(line: LedgerLine) -> tuple[str, str, str, str, str]:
    """Return a line of the ledger as the cells of a table: made on, for whom, what, from which revision, holds."""
    copy = line.copy
    day = tell_day(copy.on) if copy.on else ""
    what = f"{copy.what}, {line.how}" if line.how else copy.what
    return day, copy.given_to, what, f"{copy.made_from:,}", line.said


HEADINGS = ("Made on", "For", "What", "From revision", "Today")
