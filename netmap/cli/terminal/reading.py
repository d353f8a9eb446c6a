"""The network that a command looks at, and what is said before it."""

from pathlib import Path

from netmap.cli.terminal.unfinished import tell_outside, tell_unfinished
from netmap.errors import FileError
from netmap.graph.store import Store
from netmap.model.network import Network

NOTHING_YET = "Nothing is on the map yet. Bring a list with `netmap import FILE`, or look at `netmap demo`."


def read_map(opened: Store) -> Network:
    """Return the network of the store; say what was begun and not finished, and what was changed past netmap."""
    tell_unfinished(opened)
    network = opened.read()
    tell_outside(opened)
    return network


def read_start(file: Path, most: int) -> bytes:
    """Return at most so many bytes of a file, from its beginning; raise `FileError` when it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        raise FileError(f"{file} cannot be read: {error.strerror}.") from error
