"""What the first visitor would wait for, done while the server starts."""

from importlib import import_module
from threading import Thread

_NEEDED = ("netmap.ui.map.page", "netmap.ui.partners.page", "netmap.ui.lists.page", "pyvis.network")


def warm_up() -> Thread:
    """Load the code of the pages beside the server, so that the first page need not; return the thread."""
    thread = Thread(target=_load, name="netmap-warm-up", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    for name in _NEEDED:
        import_module(name)
