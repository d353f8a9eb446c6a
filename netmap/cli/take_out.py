"""The command `export`."""

from pathlib import Path
from typing import Annotated

import typer

from netmap.cli.options import StoreFlag
from netmap.cli.printing import print_line
from netmap.errors import FileError
from netmap.files.exports import write_network_json, write_network_xlsx
from netmap.graph.store import open_store
from netmap.settings import load_settings

WRITERS = {".json": write_network_json, ".xlsx": write_network_xlsx}


def export_network(
    file: Annotated[Path, typer.Argument(metavar="FILE.json|FILE.xlsx")],
    store: StoreFlag = None,
) -> None:
    """Write the whole network: .json to keep, .xlsx to edit and bring back."""
    write = WRITERS.get(file.suffix.lower())
    if write is None:
        raise FileError(f"netmap cannot write “{file.name}”. Name a file that ends in .json or .xlsx.")
    with open_store(load_settings(store=store)) as opened:
        network = opened.read()
    content = write(network)
    try:
        file.write_bytes(content)
    except OSError as error:
        raise FileError(f"“{file}” cannot be written ({error.strerror}). Choose another place.") from error
    print_line(f"Wrote {len(network.entities):,} entries and {len(network.ties):,} ties to {file}.")
