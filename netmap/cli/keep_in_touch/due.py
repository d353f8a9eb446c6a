"""The command `keep-in-touch`."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from netmap.analysis.projection import read_today
from netmap.cli.terminal.findings import print_findings
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line
from netmap.content.loading import Content, load_content
from netmap.graph.store import open_store
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from netmap.report.introductions.ways import find_target
from netmap.report.keep_in_touch.due import WEEK, Due, find_due, list_relationships
from netmap.settings import load_settings

NO_RELATIONSHIP = "No relationship of ours is on the map yet. Mark us, and add a tie to us."


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
    settings = load_settings(store=store)
    content, day = load_content(settings.content), read_today()
    with open_store(settings) as opened:
        network = opened.read()
    keeper = find_target(network, by, (EntityKind.PERSON,)).id if by else None
    if ics:
        _write_calendar(ics, network, content, day, keeper)
        return
    dues = find_due(network, content, day=day, ahead=ahead, keeper=keeper)
    if as_json:
        print_json([_write_due(due) for due in dues])
        return
    hints = [f"Done? netmap done {due.subject}" if due.subject != due.partner else "" for due in dues]
    print_findings([due.finding for due in dues], _tell_nothing_due(network, content, keeper), hints)


def _write_calendar(file: Path, network: Network, content: Content, day: date, keeper: str | None) -> None:
    from netmap.files.exports import write_file  # noqa: PLC0415 - a tenth of a second, which only a file needs
    from netmap.report.keep_in_touch.due_calendar import write_calendar  # noqa: PLC0415 - the same

    write_file(file, write_calendar(network, content, day=day, moment=datetime.now(UTC), keeper=keeper))
    print_line(f"Written: {file}")


def _tell_nothing_due(network: Network, content: Content, keeper: str | None) -> str:
    if keeper:
        return f"Nothing is due for {network.name_of(keeper)}."
    if list_relationships(network, content):
        return "Nothing is due: everybody has heard from us."
    return NO_RELATIONSHIP


def _write_due(due: Due) -> dict[str, Any]:
    return asdict(due) | {"on": due.on.isoformat() if due.on else None}
