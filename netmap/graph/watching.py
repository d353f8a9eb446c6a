"""Work on a database, watched: one that hangs never says so, and what waits for its answer would wait for ever."""

import socket
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar
from urllib.parse import urlsplit

from netmap.errors import StoreError

Result = TypeVar("Result")

LOOK_SECONDS = 0.5
"""So often is looked whether the database still runs."""

SILENT_SECONDS = 8.0
"""So long a database that runs may leave a knock at its door unanswered: it may be tidying its memory."""

_KNOCK = bytes.fromhex("6060B017" + "00000405" + "00000000" * 3)
"""How a conversation with a database begins, to which it answers at once, whatever else it does."""

_USUAL_PORT = 7687


def run_watched(work: Callable[[], Result], look: Callable[[], None]) -> Result:
    """Return what `work` returns, done beside; `look`, called while it lasts, ends the wait by the `StoreError` it raises.

    Work that is given up goes on beside if what it waits for answers at last.
    """
    done: Future[Result] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            done.set_exception(error)

    Thread(target=run, name="netmap-database", daemon=True).start()
    while not wait([done], LOOK_SECONDS).done:
        try:
            look()
        except StoreError:
            if not done.done():  # what ended while it was looked at has an answer of its own
                raise
    return done.result()


class Door:
    """The address at which a database listens, knocked at now and then."""

    def __init__(self, uri: str) -> None:
        found = urlsplit(uri)
        self._place = (found.hostname or "localhost", found.port or _USUAL_PORT)
        self._quiet_until = time.monotonic() + SILENT_SECONDS / 4

    def is_silent(self) -> bool:
        """Whether somebody listens there and does not answer; looked at every other second."""
        if time.monotonic() < self._quiet_until:
            return False
        try:
            with socket.create_connection(self._place, timeout=SILENT_SECONDS) as opened:
                opened.sendall(_KNOCK)
                opened.recv(1)
        except TimeoutError:
            return True
        except OSError:
            return False  # nobody listens any more, which the work itself will notice
        finally:
            self._quiet_until = time.monotonic() + SILENT_SECONDS / 4
        return False
