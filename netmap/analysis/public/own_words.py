"""What a writer's own words in a copy must not say: names of whoever stays here, and values that never leave."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from netmap.analysis.day import Day
from netmap.analysis.public.rebuilding import PublicCopy
from netmap.analysis.withholding import seek_names
from netmap.model.entities import Candidate, Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.fields import FieldType, list_fields
from netmap.model.happenings import Copy, Dismissal, Setting, Story, View
from netmap.model.kinds import Privacy
from netmap.model.naming.finding import NameFinder
from netmap.model.text import fold_text
from netmap.model.ties import Tie

_NAMED = (Organization, Person, Sector, Coalition, Goal, Candidate)
"""Kinds whose names mean somebody or something of their own, and are no words that anybody uses."""
_RECORDS = (Copy, Dismissal, Setting, Story, View)
"""What keeps our own affairs and says nothing of anybody."""
_FEWEST_WORDS, _SHORTEST_NUMBER = 3, 7
"""Shorter texts are words that anybody uses, such as a tag; an address by mail has three words at least."""
_NUMBER = re.compile(r"\d[\d\s().+/-]{5,}\d")


@dataclass(frozen=True)
class OwnWords:
    """Judges what a writer says in a copy of a day. A first name alone is not known as somebody's."""

    day: Day
    copy: PublicCopy

    def may_leave(self, words: str) -> bool:
        """Whether words name nobody and nothing that is not in the copy, and hold no value that never leaves."""
        folded = fold_text(words)
        return not (
            self._held.are_in(words)
            or any(value in folded for value in self._values)
            or any(number in self._numbers for number in _list_numbers(words))
        )

    @cached_property
    def _held(self) -> NameFinder:
        everybody = self.day.everything.entities.values()
        named = (one for one in everybody if isinstance(one, _NAMED) or one.confidential)
        return seek_names(named, self.copy.network.entities.values())

    @cached_property
    def _values(self) -> frozenset[str]:
        found = {fold_text(value) for value in self._list_values()}
        return frozenset(value for value in found if len(value.split()) >= _FEWEST_WORDS) - self._shown

    @cached_property
    def _shown(self) -> frozenset[str]:
        return frozenset(fold_text(one.name) for one in self.copy.network.entities.values())

    @cached_property
    def _numbers(self) -> frozenset[str]:
        found = {number for value in self._list_values() for number in _list_numbers(value)}
        return frozenset(number for number in found if len(number) >= _SHORTEST_NUMBER)

    def _list_values(self) -> Iterator[str]:
        """Give every text of somebody or something on the map that is not public."""
        for one in self._list_items():
            for row in () if isinstance(one, _RECORDS) else list_fields(type(one)):
                if row.info.privacy is not Privacy.PUBLIC and row.holds is not FieldType.CHOICE:
                    yield from _list_texts(getattr(one, row.name))

    def _list_items(self) -> Iterable[Entity | Tie]:
        network = self.day.everything
        return (*network.entities.values(), *network.ties.values())


def _list_numbers(text: str) -> Iterator[str]:
    for found in _NUMBER.findall(text):
        yield re.sub(r"\D", "", found)


def _list_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (one for one in value if isinstance(one, str))
    elif isinstance(value, dict):
        yield from (one for one in value.values() if isinstance(one, str))
