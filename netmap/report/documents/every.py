"""Every document of findings: its title, how what it tells is found, and what is said when there is nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netmap.analysis.day import Day
from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.analysis.handed_on.label import Seen
from netmap.analysis.handed_on.marks import Marks
from netmap.errors import InputError
from netmap.files.documents import Document
from netmap.graph.checks.clocks import begin_day
from netmap.graph.store import Store
from netmap.model.network import Network
from netmap.report.connectors.every import find_connectors, group_connectors, tell_nobody_between
from netmap.report.dismissals import ALL_ASIDE, keep_open
from netmap.report.documents.seeing import see_findings
from netmap.report.documents.telling import Section, tell_findings
from netmap.report.finding import Finding
from netmap.report.introductions.ways import describe_introductions
from netmap.report.keep_in_touch.due import NO_RELATIONSHIP, find_due, tell_nothing_due
from netmap.report.keep_in_touch.growth import find_growth
from netmap.report.missing.every import NOTHING_MISSING, NOTHING_YET, group_missing
from netmap.report.missing.every import find_missing as find_all_missing
from netmap.report.next.conversations import find_next, tell_what_to_add

Past = Callable[[date], Network]
"""Gives the map as it was known when a day began."""
YEAR = timedelta(days=365)
"""How far is looked back when nobody says how far."""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """Findings of a day as a document, and what is seen in it."""

    document: Document
    seen: Seen


@dataclass(frozen=True, slots=True)
class _Kind:
    """How findings of one kind are called, found, and put under headings."""

    name: Callable[[Day, AskedFindings], str]
    find: Callable[[Day, AskedFindings, Past], Sequence[Finding]]
    arrange: Callable[[Day, AskedFindings, Sequence[Finding]], Sequence[Section]]


def recall_past(store: Store) -> Past:
    """Return what reads the map of a day again from the history of a store."""

    def read(on: date) -> Network:
        return store.read(at=begin_day(on))

    return read


def write_findings(
    asked: AskedFindings, day: Day, past: Past, *, found: Sequence[Finding] | None = None
) -> FoundDocument:
    """Return findings of a day as they are asked for, as a document.

    Parameters
    ----------
    past
        Gives the map of days before.
    found
        What is found, where that is known.

    Raises
    ------
    InputError
        When whom or what it is about is not on the map, or who asks cannot be asked.
    """
    if not asked.list_ids() <= day.everything.entities.keys():
        raise InputError("Whom or what it is about is not on the map any more.")
    day = day.counting(asked.ties)
    kind = _KINDS[asked.of]
    findings = kind.find(day, asked, past) if found is None else found
    sections = kind.arrange(day, asked, findings)
    document = tell_findings(kind.name(day, asked), sections, day)
    told = [one for section in sections for one in section.findings]
    return FoundDocument(document, see_findings(told, day, Marks(day.everything)))


def _find_connectors(day: Day, asked: AskedFindings, _past: Past) -> Sequence[Finding]:
    return find_connectors(day, scope=asked.scope, within=asked.about or None, most=asked.most, in_depth=True)


def _arrange_connectors(day: Day, asked: AskedFindings, found: Sequence[Finding]) -> Sequence[Section]:
    grouped = group_connectors(keep_open(found, day))
    nothing = ALL_ASIDE if found else tell_nobody_between(day, scope=asked.scope, within=asked.about or None)
    return [Section(heading, those) for heading, those in grouped] or [Section("", (), nothing)]


def _arrange_missing(day: Day, _asked: AskedFindings, found: Sequence[Finding]) -> Sequence[Section]:
    grouped = group_missing(keep_open(found, day))
    nothing = ALL_ASIDE if found else NOTHING_MISSING if day.network.entities else NOTHING_YET
    return [Section(heading, those) for heading, those in grouped] or [Section("", (), nothing)]


def _find_ways(day: Day, asked: AskedFindings, _past: Past) -> Sequence[Finding]:
    found = describe_introductions(day, asked.about, start=asked.start or None)
    return [one.finding for one in found]


def _find_due(day: Day, asked: AskedFindings, _past: Past) -> Sequence[Finding]:
    return [one.finding for one in find_due(day, ahead=asked.ahead, keeper=asked.about or None)]


def _find_grown(day: Day, asked: AskedFindings, past: Past) -> Sequence[Finding]:
    since = asked.since or day.date - YEAR
    return find_growth(day, since=since, known=past(since))


_KINDS: Mapping[Findings, _Kind] = {
    Findings.CONNECTORS: _Kind(lambda _day, _asked: "Connectors", _find_connectors, _arrange_connectors),
    Findings.MISSING: _Kind(
        lambda _day, _asked: "Who is missing", lambda day, _asked, _past: find_all_missing(day), _arrange_missing
    ),
    Findings.NEXT: _Kind(
        lambda _day, _asked: "Whom to talk to next", lambda day, asked, _past: find_next(day, most=asked.most),
        lambda day, _asked, found: [Section("", found, f"There is nobody to suggest. {tell_what_to_add(day)}")],
    ),
    Findings.INTRODUCTIONS: _Kind(
        lambda day, asked: f"Ways to {day.everything.name_of(asked.about)}", _find_ways,
        lambda _day, _asked, found: [Section("", found)],
    ),
    Findings.KEEP_IN_TOUCH: _Kind(
        lambda _day, _asked: "Keep in touch", _find_due,
        lambda day, asked, found: [Section("", found, tell_nothing_due(day, asked.about or None))],
    ),
    Findings.GROWN: _Kind(
        lambda _day, _asked: "What has grown", _find_grown,
        lambda _day, _asked, found: [Section("", found, NO_RELATIONSHIP)],
    ),
}  # fmt: skip
