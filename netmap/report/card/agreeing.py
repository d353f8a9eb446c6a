"""What a partner agrees to show, as their card says it: noted with who says it and on which day."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from netmap.analysis.card.answers import Agreed
from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.changes import Plan
from netmap.model.entities import ANSWERS, Organization
from netmap.model.entity_classes import change_entity
from netmap.model.happenings import Copy
from netmap.model.words import count_things, join_names, tell_day
from netmap.report.card.reading import Proposal, Reading

AGREEING = "agree"
"""The key of the proposal on what they agree to show."""


def propose_agreeing(day: Day, reading: Reading) -> Iterator[Proposal]:
    """Give what they agree to show, if they ticked anything; a no, or what they agreed to and do not any more, is taken with whatever else is."""
    agreed = reading.answer.agreed
    if not agreed:
        return
    subject, values = reading.find(day), read_agreed(agreed)
    refused = [name for name in ANSWERS if values[name] is False and getattr(subject, name) is not False]
    is_withdrawn = any(getattr(subject, name) for name in refused)
    moved = _tell_newer(subject, reading.said_on(day)) if _differs(subject, values) else ""
    yield Proposal(
        AGREEING, _tell_agreed(agreed), partial(_plan, reading),
        tuple(_list_notes(day)) if refused and subject.may_be_named is not False else (), moved,
        holds=bool(refused) and (agreed.nothing or is_withdrawn) and not moved,
    )  # fmt: skip


def read_agreed(agreed: Agreed) -> dict[str, bool]:
    """Return what is noted of what they ticked: what is not ticked beside something that is, is a no."""
    named = agreed.name or agreed.ties or agreed.more
    return {"may_be_named": named, "may_show_ties": agreed.ties, "may_show_more": agreed.more}


def _differs(subject: Organization, values: dict[str, bool]) -> bool:
    return any(getattr(subject, name) is not value for name, value in values.items())


def _tell_agreed(agreed: Agreed) -> str:
    if agreed.nothing:
        return "They do not want to be shown to others"
    shown = ["their name with their sectors"]
    shown += ["whom they work with"] if agreed.ties else []
    shown += ["their website, city and what they do"] if agreed.more else []
    only = "" if agreed.ties and agreed.more else ", and no more"
    return f"They agree to show {join_names(shown)}{only}"


def _tell_newer(subject: Organization, on: date) -> str:
    if subject.agreed_on is None or subject.agreed_on <= on:
        return ""
    who = f" by {subject.agreed_by}" if subject.agreed_by else ""
    return f"A newer answer is noted, of {tell_day(subject.agreed_on)}{who}."


def _list_notes(day: Day) -> Iterator[str]:
    if copies := len(day.everything.of(Copy)):
        was = "was" if copies == 1 else "were"
        yield (
            f"{count_things(copies, 'copy', 'copies')} {was} handed out before. Check under “Public copy” which of them show "
            "what they do not want shown."
        )


def _plan(reading: Reading, day: Day) -> Plan:
    subject, on = reading.find(day), reading.note_on(day)
    values = read_agreed(reading.answer.agreed)
    if not _differs(subject, values) and subject.agreed_by and subject.agreed_on and subject.agreed_on >= on:
        return [], []
    if not reading.said_by and any(values.values()):
        raise InputError("Say who of them says what may be shown.", field="by")
    return [change_entity(subject, **values, agreed_by=reading.said_by, agreed_on=on)], []
