"""Days in a team's own columns: lists are brought in with them written like 2024-03-31, and a column of such is one of days."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from netmap.model.entity import Entity
from netmap.model.views.filters import read_shown_day

MOSTLY = 0.8
"""The share of a column that is days, or numbers, from which on it is a column of them."""


def read_own_day(value: object) -> date | None:
    """Return the day that a value of a team's own column is, None where it is none."""
    return read_shown_day(value.strip()) if isinstance(value, str) else None


def list_day_columns(those: Iterable[Entity]) -> tuple[str, ...]:
    """Return the names of the columns of one's own that are days for nearly all who have something in them, by name."""
    filled, days = Counter[str](), Counter[str]()
    for one in those:
        filled.update(list(one.attributes))
        days.update(name for name, value in one.attributes.items() if read_own_day(value))
    return tuple(sorted((name for name in days if days[name] >= MOSTLY * filled[name]), key=str.casefold))
