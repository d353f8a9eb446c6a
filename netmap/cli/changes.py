"""The commands `changes` and `undo`: what was done, and back."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from netmap.cli.terminal.options import JsonFlag, StoreFlag, parse_day
from netmap.cli.terminal.printing import print_error, print_json, print_line, print_table
from netmap.cli.terminal.reading import read_map
from netmap.cli.terminal.unfinished import tell_unfinished
from netmap.graph.checks.clocks import begin_day
from netmap.graph.store import open_store
from netmap.model.changes import Change
from netmap.model.network import Network
from netmap.report.changes import tell_change, tell_wrong_clocks
from netmap.settings import load_settings


def list_changes(
    change_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="Say what this one did; without it all are listed.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only from this day on, as 2026-03-31.")
    ] = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    moment = begin_day(parse_day(since, "since")) if since else None
    with open_store(load_settings(store=store)) as opened:
        if change_id:
            _show_change(opened.change(change_id), read_map(opened), as_json=as_json)
            return
        tell_unfinished(opened)
        headers = opened.changes(moment)
    if as_json:
        print_json([asdict(header) | {"at": header.at.isoformat()} for header in headers])
    elif not headers:
        print_line("Nothing was changed in that time.")
    else:
        rows = [
            (header.at.astimezone().strftime("%Y-%m-%d %H:%M"), header.who, header.sentence, header.id)
            for header in headers
        ]
        print_table(("When", "Who", "What", "Id"), rows)
        if told := tell_wrong_clocks(headers, datetime.now(UTC)):
            print_error(told)


def _show_change(change: Change, network: Network, *, as_json: bool) -> None:
    lines = tell_change(change, network)
    if as_json:
        print_json({"id": change.id, "sentence": change.sentence, "who": change.who, "lines": list(lines)})
        return
    print_line(f"{change.sentence} ({change.who or 'somebody'})")
    for line in lines:
        print_line(f"    {line}")


def undo_change(
    change_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="Which one; without it the newest.")
    ] = None,
    store: StoreFlag = None,
) -> None:
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        undone = opened.undo(change_id, who=settings.who)
    for change in undone:
        print_line(change.sentence)
    print_line(f"To take that back: netmap undo {undone[0].id}")
