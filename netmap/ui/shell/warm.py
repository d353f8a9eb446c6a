"""What the first visitor would wait for, done before the pages are announced."""

import logging
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

from netmap.analysis.day import read_today
from netmap.errors import NetmapError
from netmap.model.network import Network
from netmap.ui.shell.pages import PAGES
from netmap.ui.shell.reading import read_network

_LOG = logging.getLogger(__name__)

_NEEDED = (*(f"netmap.ui.{page.module}" for page in PAGES), "pyvis.network", "pyarrow", "PIL.Image")


def warm_up() -> None:
    """Load the code of the pages while the store is opened, then lay out the map as its page shows it first.

    What cannot be done is left to the page, which tells whoever looks.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="netmap-warm-up") as beside:
        opening = beside.submit(read_network)
        for name in _NEEDED:
            import_module(name)
        try:
            _lay_out_map(opening.result())
        except NetmapError as error:
            _LOG.info("The map is not ready yet: %s", error.message)


def _lay_out_map(network: Network) -> None:
    if network.entities:
        page = import_module("netmap.ui.map.page")
        page.lay_out_first(network.store_id, network.revision, str(read_today()))
