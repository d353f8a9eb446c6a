"""What is taken out: the whole network to bring back, and lists chosen on a page."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from netmap.errors import FileError
from netmap.files.formats.every import list_table_formats, list_writable, tell_endings
from netmap.files.grids import Cell
from netmap.files.tables import Table
from netmap.model.network import Network


def write_network(network: Network, ending: str) -> bytes:
    """Return the network in the format of a file ending such as ".json".

    Raises
    ------
    FileError
        When netmap does not write that format.
    """
    for known in list_writable():
        if ending.lower() == known.ending:
            return known.write_network(network)
    endings = tell_endings(list_writable())
    raise FileError(f"netmap does not write “{ending}” files. Name the file {endings}.")


def write_list(
    rows: Iterable[Sequence[Cell]], headers: Sequence[str], ending: str, *, title: str = "List"
) -> bytes:
    """Return a list in the format of a file ending such as ".csv".

    Parameters
    ----------
    rows
        One cell a heading.
    headers
        The headings, all different.

    Raises
    ------
    FileError
        When a list is not written in that format.
    """
    table = Table(file="", sheet=title, headers=tuple(headers), rows=[tuple(row) for row in rows])
    for known in list_table_formats():
        if ending.lower() == known.ending:
            return known.write_table(table)
    endings = tell_endings(list_table_formats())
    raise FileError(f"A list is not written as “{ending}”. Name the file {endings}.")


def write_network_file(network: Network, path: Path) -> None:
    """Write the network to a file in the format its name ends with; a file there is replaced as a whole.

    Raises
    ------
    FileError
        When the format is unknown, or nothing can be written there.
    """
    write_file(path, write_network(network, path.suffix))


def write_file(path: Path, data: bytes) -> None:
    """Write a file; one that is there is replaced as a whole, or stays as it was. A link stays one: what it leads to is written.

    A new one can be read by nobody else on this machine: most hold names. Whoever could read one that is replaced still can.

    Raises
    ------
    FileError
        When nothing can be written there.
    """
    try:
        _replace(_find_place(path), data)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}. Close it elsewhere, or choose another folder."
        raise FileError(message) from error


def _find_place(path: Path) -> Path:
    """Return where a file is to be written: where a link at its place leads."""
    place = Path(os.path.realpath(path)) if path.is_symlink() else path
    if not place.parent.is_dir():
        raise FileError(f"There is no folder {place.parent}. Make it first, or choose another one.")
    if place.is_dir():
        raise FileError(f"{path} is a folder. Give the name of a file in it.")
    return place


def _replace(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():  # a pipe or a device: nothing can take its place
        path.write_bytes(data)
        return
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".netmap-", suffix=path.suffix)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        if path.exists():
            shutil.copymode(path, part)
        Path(part).replace(path)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise
