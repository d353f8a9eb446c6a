"""What commands look at: the network of the store, today."""

from netmap.analysis.day import Day, read_today
from netmap.cli.terminal.unfinished import tell_outside, tell_unfinished
from netmap.content.loading import load_content
from netmap.graph.store import open_store
from netmap.model.network import Network
from netmap.settings import Settings


def read_day(settings: Settings) -> Day:
    """Return today, with the network of the store and the content in force."""
    with open_store(settings) as opened:
        tell_unfinished(opened)
        network = opened.read()
        tell_outside(opened)
        return build_today(network, settings)


def build_today(network: Network, settings: Settings) -> Day:
    """Return today, with a network that was read and the content in force."""
    return Day(network, read_today(), load_content(settings.content))
