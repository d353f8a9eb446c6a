"""What commands look at: the network of the store, today."""

from netmap.analysis.day import Day, read_today
from netmap.cli.terminal.unfinished import tell_outside, tell_unfinished
from netmap.content.loading import load_content
from netmap.graph.store import Store, open_store
from netmap.model.network import Network
from netmap.settings import Settings


def read_day(settings: Settings) -> Day:
    """Return today, with the network of the store and the content in force."""
    with open_store(settings) as opened:
        return Day(read_map(opened), read_today(), load_content(settings.content))


def read_map(opened: Store) -> Network:
    """Return the network of the store; say what was begun and not finished, and what was changed past netmap."""
    tell_unfinished(opened)
    network = opened.read()
    tell_outside(opened)
    return network
