"""Captions: one line for everything that is kept, for tools that write a name beside each circle."""

from collections.abc import Sequence
from datetime import date

from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.text import shorten_text
from netmap.model.words import begin_sentence, join_names

TELLING_TIES = frozenset({TieKind.WITH, TieKind.ABOUT, TieKind.RECEIVED})
"""The ties from something without a name to those that its caption names."""

_TELLING_FIELDS = ("what", "text", "interaction_kind")
_DAYS = ("on", "due")
_MOST_NAMES = 3


def build_caption(entity: Entity, names: Sequence[str] = ()) -> str:
    """Return the name of an entity, or what it is, with or about whom, and when: “Meeting, Food Bank, 3 Mar 2026”.

    `names` are those of the entities that its telling ties lead to.
    """
    if entity.named:
        return entity.name
    what = next((str(found) for name in _TELLING_FIELDS if (found := getattr(entity, name, None))), "")
    said = shorten_text(what or entity.kind.words.one)
    day = next((found for name in _DAYS if (found := getattr(entity, name, None))), None)
    parts = (begin_sentence(said), join_names(sorted(names), _MOST_NAMES), _tell_day(day))
    return ", ".join(part for part in parts if part)


def _tell_day(day: date | None) -> str:
    return f"{day.day} {day:%b} {day.year}" if day else ""
