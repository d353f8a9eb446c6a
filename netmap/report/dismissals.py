"""Findings put aside: kept with the map, left out of lists, and brought back."""

from collections.abc import Iterable
from datetime import date

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.still_true import ASKED
from netmap.analysis.missing.gap import GapKind
from netmap.model.fields import build_checked
from netmap.model.happenings import Dismissal
from netmap.model.network import Network
from netmap.model.words import begin_sentence, join_names
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, is_shortened


def list_dismissals(day: Day) -> tuple[Dismissal, ...]:
    """Return what was put aside up to a day, the newest first."""
    found = [
        one
        for one in day.network.of(Dismissal)
        if one.finding and not one.finding.startswith(ASKED) and (one.on is None or one.on <= day.date)
    ]
    return tuple(sorted(found, key=lambda one: one.on or date.min, reverse=True))


def read_dismissed(day: Day) -> frozenset[str]:
    """Return the keys of the findings put aside up to a day."""
    return frozenset(one.finding for one in list_dismissals(day))


def find_dismissals(network: Network, key: str) -> tuple[Dismissal, ...]:
    """Return everything that puts the finding with this key aside; all of it goes when it is brought back."""
    return tuple(one for one in network.of(Dismissal) if one.finding == key)


def is_key(network: Network, key: str) -> bool:
    """Whether a finding about somebody or something on the map can have this key, whichever part of it was looked at."""
    kind, _, about = key.partition(":")
    if kind not in {*FindingKind, *GapKind}:
        return False
    return is_shortened(about) or all(network.get(one) for one in about.split(",") if one)


def plan_dismissal(key: str, reason: str, day: date) -> Dismissal:
    """Return what is stored to put the finding with a key aside on a day; it stays aside while it is about the same.

    Raises
    ------
    InputError
        When the reason is too long to keep.
    """
    return build_checked(Dismissal, {"finding": key, "reason": reason, "on": day})


ALL_ASIDE = "All that was found was put aside."
"""What is said where something was found, and nothing of it is still open."""


def keep_open(findings: Iterable[Finding], day: Day) -> tuple[Finding, ...]:
    """Return those findings that were not put aside up to a day, in their order."""
    dismissed = read_dismissed(day)
    return tuple(finding for finding in findings if finding.key not in dismissed)


def tell_dismissed(network: Network, key: str) -> str:
    """Return what was put aside in a few words: what kind of finding it is, and whom or what it is about."""
    kind, _, about = key.partition(":")
    names = [name for one in about.split(",") if (name := network.name_of(one))]
    said = f"{kind}: {join_names(names, NAMES_SHOWN)}" if names else kind
    return begin_sentence(said)
