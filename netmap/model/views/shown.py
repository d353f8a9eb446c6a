"""What a saved view shows, as texts like `view:names` or `sector:ID`: whatever it names by an id stands after a colon."""

from collections.abc import Iterable


def list_named(shows: Iterable[str]) -> frozenset[str]:
    """Return what stands after the colons, ids among it."""
    return frozenset(text.partition(":")[2] for text in shows)


def turn_named(shows: Iterable[str], keep: str, drop: str) -> tuple[str, ...]:
    """Return the texts with one id in the place of another."""
    parted = (text.partition(":") for text in shows)
    return tuple(
        dict.fromkeys(f"{key}{colon}{keep if value == drop else value}" for key, colon, value in parted)
    )
