"""The network that a command looks at, and what is said before it."""

from netmap.cli.terminal.unfinished import tell_outside, tell_unfinished
from netmap.graph.store import Store
from netmap.model.network import Network


def read_map(opened: Store) -> Network:
    """Return the network of the store; say what was begun and not finished, and what was changed past netmap."""
    tell_unfinished(opened)
    network = opened.read()
    tell_outside(opened)
    return network
