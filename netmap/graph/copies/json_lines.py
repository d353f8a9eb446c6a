"""Lines of JSON in a backup; numbers of any size stay what they are."""

import json
import re
from typing import Any

import orjson

_LARGE = re.compile(rb"[:,\[]-?[0-9]{19,}[,\]}]")
"""What may be a number that does not fit into 64 bits, which `orjson` reads as another one."""


def dump_line(values: Any) -> bytes:
    """Return values as one line, without its end."""
    try:
        return orjson.dumps(values)
    except TypeError:  # a number that does not fit into 64 bits
        return json.dumps(
            values, ensure_ascii=False, separators=(",", ":"), default=lambda one: one.isoformat()
        ).encode()


def load_line(line: bytes) -> Any:
    """Return the values of a line; raise `ValueError` when it is no JSON."""
    found = orjson.loads(line)
    if not _LARGE.search(line):
        return found
    try:
        return json.loads(line)
    except RecursionError as error:
        raise ValueError("This is nested too deep.") from error
