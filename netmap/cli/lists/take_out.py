"""The command `export`."""

from pathlib import Path
from typing import Annotated

import typer

from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.printing import print_line
from netmap.cli.terminal.reading import read_map
from netmap.files.exports import write_network_file
from netmap.files.formats.every import list_writable
from netmap.graph.store import open_store
from netmap.settings import load_settings


def export_network(
    file: Annotated[
        Path, typer.Argument(metavar="|".join(f"FILE{known.ending}" for known in list_writable()))
    ],
    store: StoreFlag = None,
) -> None:
    with open_store(load_settings(store=store)) as opened:
        network = read_map(opened)
    write_network_file(network, file)
    print_line(f"Wrote {len(network.entities):,} entries and {len(network.ties):,} ties to {file}.")
