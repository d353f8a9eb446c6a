"""Sums of what a map holds, kept with the revision: a name that was changed past netmap is noticed by them."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from zlib import crc32

import orjson

from netmap.model.changes import Change
from netmap.model.entity import Entity
from netmap.model.fields import list_fields
from netmap.model.network import Network
from netmap.model.ties import Tie

_WRAP = (1 << 62) - 1

Sums = dict[str, int]
"""By kind, the sum of the checksums of what its entries hold."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The sums of a map as it is after a revision; a netmap that does not know of them leaves them behind."""

    revision: int = 0
    sums: Sums = field(default_factory=dict)


def sum_items(items: Iterable[Entity | Tie]) -> Sums:
    """Return the sums of some entities and ties."""
    found: dict[str, list[int]] = defaultdict(list)
    for item in items:
        found[item.kind].append(crc32(dump_content(item)))
    return {str(kind): sum(checksums) & _WRAP for kind, checksums in found.items()}


def sum_network(network: Network) -> Contents:
    """Return the sums of a network, as it is after its revision."""
    return Contents(network.revision, sum_items((*network.entities.values(), *network.ties.values())))


def sum_change(before: Contents, change: Change) -> Contents:
    """Return the sums after a Change."""
    gone = sum_items(touch.before for touch in change.touches if touch.before)
    come = sum_items(touch.after for touch in change.touches if touch.after)
    sums = {
        kind: before.sums.get(kind, 0) - gone.get(kind, 0) + come.get(kind, 0) & _WRAP
        for kind in {*before.sums, *gone, *come}
    }
    return Contents(change.revision, {kind: found for kind, found in sums.items() if found})


def dump_content(item: Entity | Tie) -> bytes:
    """Return all that an item says in one form; a field that says no more than its default is no part of it."""
    usual = _list_defaults(type(item))
    said = {
        name: value
        for name, value in item.__dict__.items()
        if value is not None and value != usual.get(name) and value not in ((), {}, "")
    }
    try:
        return orjson.dumps(said, option=orjson.OPT_SORT_KEYS, default=str)
    except TypeError:  # a number too large for it, in a column of somebody's own
        return json.dumps(said, sort_keys=True, default=str).encode()


@cache
def _list_defaults(model: type[Entity | Tie]) -> dict[str, Any]:
    return {row.name: row.default for row in list_fields(model)}


def dump_contents(contents: Contents) -> str:
    """Return sums as one line of text."""
    return json.dumps([contents.revision, contents.sums], sort_keys=True, separators=(",", ":"))


def load_contents(text: str | None) -> Contents:
    """Return the sums of a line that `dump_contents` wrote; those of an empty map where there is none."""
    return Contents(*json.loads(text)) if text else Contents()
