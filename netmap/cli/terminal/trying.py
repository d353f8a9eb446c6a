"""Writing again what others overtook."""

from collections.abc import Callable
from typing import TypeVar

from netmap.errors import ChangeConflict

MOST_TRIES = 10
"""So often a command plans again when others write at the same time."""

Result = TypeVar("Result")


def write_until_first(write: Callable[[], Result]) -> Result:
    """Plan and write again, as long as others were quicker; return what `write` returns at last.

    Raises
    ------
    ChangeConflict
        When others are quicker every time.
    """
    for _ in range(MOST_TRIES - 1):
        try:
            return write()
        except ChangeConflict:
            continue
    return write()
