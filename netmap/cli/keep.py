"""Commands for keeping in touch: what is due, what may not be true any more, what has grown."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from netmap.analysis.day import Day, read_today
from netmap.analysis.keep_in_touch.relationships import find_relationships
from netmap.cli.options import JsonFlag, StoreFlag, parse_day
from netmap.cli.printing import print_findings, print_json, print_line
from netmap.cli.today import read_day
from netmap.errors import InputError
from netmap.files.exports import write_file
from netmap.graph.store import open_store
from netmap.model.kinds import EntityKind
from netmap.report.introductions.ways import find_target
from netmap.report.keep_in_touch.due import WEEK, Due, find_due
from netmap.report.keep_in_touch.due_calendar import write_calendar
from netmap.report.keep_in_touch.growth import find_growth
from netmap.report.keep_in_touch.still_true import ANSWER_KEYS, build_more, build_pile
from netmap.settings import load_settings

NO_RELATIONSHIP = "No relationship of ours is on the map yet. Mark us, and add a tie to us."
BEFORE_ANY_MAP = date(2000, 1, 1)
"""A day on which nothing was known yet: no store is that old."""


def show_due(
    by: Annotated[
        str | None, typer.Option(metavar="PERSON", help="Only what this one of us is to do.")
    ] = None,
    ahead: Annotated[
        int, typer.Option(metavar="DAYS", min=0, max=3660, help="How many days to look ahead.")
    ] = WEEK,
    ics: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write half a year as a calendar file (.ics) instead.")
    ] = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    """Say whom to be in touch with now, what is late, and who is to do it."""
    day = read_day(load_settings(store=store))
    keeper = find_target(day.network, by, (EntityKind.PERSON,)).id if by else None
    if ics:
        write_file(ics, write_calendar(day, moment=datetime.now(UTC), keeper=keeper))
        print_line(f"Written: {ics}")
        return
    dues = find_due(day, ahead=ahead, keeper=keeper)
    if as_json:
        print_json([_write_due(due) for due in dues])
        return
    hints = [f"Done? netmap done {due.subject}" if due.subject != due.partner else "" for due in dues]
    print_findings([due.finding for due in dues], _tell_nothing_due(day, keeper), hints)


def _tell_nothing_due(day: Day, keeper: str | None) -> str:
    if keeper:
        return f"Nothing is due for {day.network.name_of(keeper)}."
    if find_relationships(day):
        return "Nothing is due: everybody has heard from us."
    return NO_RELATIONSHIP


def _write_due(due: Due) -> dict[str, Any]:
    return asdict(due) | {"on": due.on.isoformat() if due.on else None}


def show_growth(
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="After this day, as 2026-03-31; without it one year.")
    ] = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    """Tell what has grown: relationships begun, become closer, ended, and what they rest on."""
    first, today = parse_day(since, "since") if since else None, read_today()
    if first and first > today:
        raise InputError("This day is still to come. Give one of the past, like 2026-03-31.", field="since")
    with open_store(load_settings(store=store)) as opened:
        day = Day(opened.read(), today)
        known = opened.read(at=_begin_day(max(first, BEFORE_ANY_MAP))) if first else None
    findings = find_growth(day, since=first, known=known)
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        print_findings(findings, NO_RELATIONSHIP)


def _begin_day(day: date) -> datetime:
    return datetime(day.year, day.month, day.day).astimezone().astimezone(UTC)


def show_pile(
    more: Annotated[bool, typer.Option("--more", help="Ten more, also when today's are answered.")] = False,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    """Ask of ten ties a day whether they are still true, the oldest first."""
    day = read_day(load_settings(store=store))
    pile = build_more(day) if more else build_pile(day)
    if as_json:
        print_json(asdict(pile))
        return
    if not pile.questions:
        done = f"{pile.answered} answered today. " if pile.answered else ""
        print_line(f"{done}Nothing more is asked today.")
        return
    for question in pile.questions:
        print_line(f"{question.text} {question.known}  ({question.tie})")
    print_line(f"Answer with: netmap confirm ID ANSWER, where ANSWER is one of {', '.join(ANSWER_KEYS)}.")
