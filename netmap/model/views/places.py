"""Where circles of the wheel were put by hand: kept in saved views as a text of JSON, each by the slice it stands in."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice

MOST_PLACES = 200
"""How many places a saved view keeps."""
_BEYOND = 0.5
_FARTHEST = 1000.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody or something stands, by its id.

    `along` is where between the two sides of its slice: 0 at the first, 1 at the second; beyond them the share of the whole
    circle from there. `out` is how far from the middle, of a rim of 1,000. Whoever stands in no slice has the whole circle.
    """

    id: str
    along: float
    out: float


Places = tuple[Place, ...]


def write_places(places: Iterable[Place]) -> str:
    """Return places as the text that is kept of them, "" for none."""
    kept = {one.id: [one.along, one.out] for one in places}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else ""


def read_places(text: str) -> Places:
    """Return the places of a text, by id; what in it is none is left out."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return ()
    if not isinstance(found, dict):
        return ()
    read = (_read(key, value) for key, value in found.items())
    return sort_places(islice(filter(None, read), MOST_PLACES))


def sort_places(places: Iterable[Place]) -> Places:
    """Return places by id, so that the same ones are equal."""
    return tuple(sorted(places, key=lambda one: one.id))


def _read(key: str, value: object) -> Place | None:
    if not isinstance(value, list) or [type(one) in {int, float} for one in value] != [True, True]:
        return None
    along, out = value
    if not (-_BEYOND <= along <= 1 + _BEYOND and 0 <= out <= _FARTHEST):
        return None
    return Place(key, float(along), float(out))


def turn_places(places: Iterable[Place], change: Callable[[str], str]) -> Places:
    """Return places with their ids changed: one that becomes "" has none, of two that become one the first counts."""
    turned: dict[str, Place] = {}
    for one in places:
        if key := change(one.id):
            turned.setdefault(key, replace(one, id=key))
    return sort_places(turned.values())
