"""The commands `status`, `copy` and `stop`."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from netmap.analysis.counts import count_partners
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line, print_table, show_progress
from netmap.cli.terminal.reading import read_map
from netmap.errors import InputError
from netmap.graph.local.server import stop_local_server
from netmap.graph.store import open_store
from netmap.report.counts import tell_partners
from netmap.settings import load_settings


def show_status(as_json: JsonFlag = False, store: StoreFlag = None) -> None:
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        network = read_map(opened)
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
