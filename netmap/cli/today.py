"""What commands look at: the network of the store, today."""

from netmap.analysis.day import Day, read_today
from netmap.cli.terminal.reading import read_map
from netmap.content.loading import load_content
from netmap.graph.store import open_store
from netmap.settings import Settings


def read_day(settings: Settings) -> Day:
    """Return today, with the network of the store and the content in force."""
    with open_store(settings) as opened:
        return Day(read_map(opened), read_today(), load_content(settings.content))
