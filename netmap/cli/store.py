"""Commands about the store as a whole: what it holds, what was changed, undo, copy, stop."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from netmap.analysis.counts import count_partners
from netmap.cli.terminal.options import JsonFlag, StoreFlag, begin_day, parse_day
from netmap.cli.terminal.printing import print_json, print_line, print_table, show_progress
from netmap.errors import InputError
from netmap.graph.local.server import stop_local_server
from netmap.graph.store import open_store
from netmap.report.counts import tell_partners
from netmap.settings import load_settings


def show_status(as_json: JsonFlag = False, store: StoreFlag = None) -> None:
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        network = opened.read()
        address = opened.address
    count = count_partners(network)
    if as_json:
        counts: dict[str, Any] = {**network.counts(), "ties": network.tie_counts()}
        print_json(
            {"store": address, "revision": network.revision, "counts": counts, "partners": asdict(count)}
        )
        return
    print_line(f"{address}, revision {network.revision}")
    if not network.entities:
        print_line("Nothing is in it yet. Bring a list with `netmap import FILE`, or look at `netmap demo`.")
        return
    print_line(tell_partners(count))
    print_table(
        ("Everything ever noted", "How many"), [*network.counts().items(), *network.tie_counts().items()]
    )


def list_changes(
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only from this day on, as 2026-03-31.")
    ] = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    moment = begin_day(parse_day(since, "since")) if since else None
    with open_store(load_settings(store=store)) as opened:
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


def undo_change(
    change_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Which one; without it the newest.")
    ] = None,
    store: StoreFlag = None,
) -> None:
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        undone = opened.undo(change_id, who=settings.who)
    for change in undone:
        print_line(change.sentence)
    print_line(f"To take that back: netmap undo {undone[0].id}")


def copy_store(
    to: Annotated[str, typer.Option(metavar="STORE", help="An empty folder or Neo4j database.")],
    store: StoreFlag = None,
) -> None:
    with (
        open_store(load_settings(store=store)) as source,
        open_store(load_settings(store=to)) as target,
        show_progress("Copying") as advance,
    ):
        source.copy_to(target, on_progress=advance)
        print_line(f"Copied to {target.address}.")


def stop_store(store: StoreFlag = None) -> None:
    settings = load_settings(store=store)
    if settings.is_server:
        raise InputError("This store is a Neo4j server; netmap did not start it and does not stop it.")
    stopped = stop_local_server(settings.folder)
    print_line("The local database is stopped." if stopped else "The local database was not running.")
