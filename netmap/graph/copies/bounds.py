"""How much reading a backup may take: a small file that unpacks to very much must not exhaust the machine."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from netmap.errors import InputError
from netmap.graph.copies.json_lines import dump_line, load_line
from netmap.graph.writing import MAX_BYTES, MAX_ITEM_BYTES
from netmap.model.changes import MAX_TOUCHES, Item, Touch

LONGEST_LINE = MAX_BYTES + 2_000_000
"""Bytes of the longest Change there may be, with what stands around it."""

_MOST_VALUES = 8_000_000
"""In one line: of 10,000 entries before and after, with 200 columns of their own each; some 90 bytes of memory a value."""

_MOST_VALUES_AT_ONCE = 250_000
"""In one entry before and after, and in all that stands around them: whatever is wrong in it is noted, value by value."""

_SEPARATORS = b",:[{"
"""Each value has one before it; those within texts count too, of which no text people write has so many."""

_ITEM_BYTES, _VALUE_BYTES = 1_500, 60
_MAP_BYTES, _MAP_BYTES_PER_PACKED = 500_000_000, 100
"""Memory that the map of a backup may take, and more of it for each byte of the file: an id is random, so that no entry
or tie packs into less than some 20 bytes."""


class BackupTooLarge(Exception):
    """A backup holds more than netmap writes into one of its size."""


def parse_line(line: bytes) -> dict[str, Any]:
    """Return the values of a line of JSON, in bounded memory however it is made up.

    Raises
    ------
    BackupTooLarge
        When it holds more than a Change may.
    InputError, ValueError
        When it is not made up like a Change.
    """
    if len(line) >= LONGEST_LINE or _count_values(line) > _MOST_VALUES:
        raise BackupTooLarge
    found: dict[str, Any] = load_line(line)
    touches = found.get("touches") if isinstance(found, dict) else None
    if not isinstance(touches, list):
        raise InputError("This is no Change.")
    if len(touches) > MAX_TOUCHES:
        raise BackupTooLarge
    for part in (found | {"touches": []}, *touches):
        written = dump_line(part)
        if len(written) > 3 * MAX_ITEM_BYTES or _count_values(written) > _MOST_VALUES_AT_ONCE:
            raise BackupTooLarge
    return found


def _count_values(written: bytes) -> int:
    return sum(map(written.count, _SEPARATORS))


@dataclass
class Scale:
    """Weighs, in bytes of memory, the map to which the Changes of a file of some size lead."""

    packed: int
    weight: int = 0

    def add(self, touches: Iterable[Touch]) -> None:
        """Add what touches put on the map, less what was there before; raise `BackupTooLarge` when it is too much by that."""
        self.weight += sum(_weigh(touch.after) - _weigh(touch.before) for touch in touches)
        if self.weight > _MAP_BYTES + _MAP_BYTES_PER_PACKED * self.packed:
            raise BackupTooLarge


def _weigh(item: Item | None) -> int:
    if item is None:
        return 0
    found = _ITEM_BYTES
    for value in item.__dict__.values():
        if isinstance(value, str) and value:
            found += sys.getsizeof(value)
        elif isinstance(value, tuple):
            found += sum(_VALUE_BYTES + sys.getsizeof(one) for one in value)
        elif isinstance(value, dict):
            found += sum(
                _VALUE_BYTES + sys.getsizeof(name) + sys.getsizeof(one) for name, one in value.items()
            )
    return found
