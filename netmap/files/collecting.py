"""Python's garbage collector, which looks through everything a plan keeps again and again while it grows."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class _Pauses:
    """How many pauses have not ended, in all threads, and whether the collector ran before the first."""

    lock: Lock = field(default_factory=Lock)
    count: int = 0
    ran: bool = False


_PAUSES = _Pauses()


@contextmanager
def pause_collecting() -> Iterator[None]:
    """Stop the garbage collector of this process until the last of those who paused it has ended.

    Only objects that hold each other in a ring wait for it; everything else is freed as always.
    """
    with _PAUSES.lock:
        if not _PAUSES.count:
            _PAUSES.ran = gc.isenabled()
            gc.disable()
        _PAUSES.count += 1
    try:
        yield
    finally:
        with _PAUSES.lock:
            _PAUSES.count -= 1
            if not _PAUSES.count and _PAUSES.ran:
                gc.enable()
