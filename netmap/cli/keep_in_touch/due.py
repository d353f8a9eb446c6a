"""The command `keep-in-touch`."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from netmap.analysis.day import Day
from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.cli.terminal.documents import check_document, save_findings
from netmap.cli.terminal.findings import print_findings
from netmap.cli.terminal.options import DocumentFlag, JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line
from netmap.cli.today import read_day
from netmap.model.kinds import EntityKind
from netmap.report.introductions.ways import find_target
from netmap.report.keep_in_touch.due import WEEK, Due, find_due, tell_nothing_due
from netmap.settings import load_settings


def show_due(
    *,
    by: Annotated[
        str | None, typer.Option(metavar="PERSON", help="Only what this one of us is to do.")
    ] = None,
    ahead: Annotated[
        int, typer.Option(metavar="DAYS", min=0, max=3660, help="How many days to look ahead.")
    ] = WEEK,
    ics: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write half a year as a calendar file (.ics) instead.")
    ] = None,
    file: DocumentFlag = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    check_document(file)
    day = read_day(load_settings(store=store))
    keeper = find_target(day.network, by, (EntityKind.PERSON,)).id if by else None
    if ics:
        _write_calendar(ics, day, keeper)
        return
    if file:
        asked = AskedFindings(of=Findings.KEEP_IN_TOUCH, about=keeper or "", ahead=ahead)
        save_findings(file, asked, day)
        return
    dues = find_due(day, ahead=ahead, keeper=keeper)
    if as_json:
        print_json([_write_due(due) for due in dues])
        return
    hints = [f"Done? netmap done {due.subject}" if due.subject != due.partner else "" for due in dues]
    print_findings([due.finding for due in dues], tell_nothing_due(day, keeper), hints)


def _write_calendar(file: Path, day: Day, keeper: str | None) -> None:
    from netmap.files.exports import write_file  # noqa: PLC0415 - a tenth of a second, which only a file needs
    from netmap.report.keep_in_touch.due_calendar import write_calendar  # noqa: PLC0415 - the same

    write_file(file, write_calendar(day, moment=datetime.now(UTC), keeper=keeper))
    print_line(f"Written: {file}")


def _write_due(due: Due) -> dict[str, Any]:
    return asdict(due) | {"on": due.on.isoformat() if due.on else None}
