"""Whom a history knows under some names or an id, what in it is only about them, and what mentions them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from netmap.graph.forgetting.erasure import NAMED_AFTER, Erasure, Mentions
from netmap.graph.forgetting.words import Words
from netmap.model.changes import Change, Item
from netmap.model.entities import Person
from netmap.model.entity import Entity, list_names
from netmap.model.happenings import Correction, Pairing
from netmap.model.kinds import RECORD_KINDS, EntityKind, Pairs, TieKind
from netmap.model.naming.finding import FEWEST_DIGITS
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.ties import Tie

_WHO_MADE_IT = frozenset({TieKind.BY, TieKind.KEPT_BY, TieKind.LED_TO})
"""Ties of a record that do not say whom it is about."""

_ADDRESS = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+")
_EXTENSION = re.compile(r"[^\W\d_]|#")
_AMERICA = re.compile(r"^\+?1(?=\D*(?:\d\D*){10}$)\D*")
_SHORTEST_NOTE = 12
"""Characters from which on a note is so much its own that a sentence with the same words must be about it."""

_ERASED = "(erased)"
_ALL_TEXT = {*RECORD_KINDS, EntityKind.CORRECTION} - {EntityKind.INTERACTION}
"""The kinds that are nothing without their text."""


@dataclass(frozen=True)
class History:
    """All that was ever written down: every Change, oldest first, and the network to which they lead."""

    changes: Sequence[Change]
    network: Network

    def list_versions(self) -> Iterator[Item]:
        """Yield every value that anything ever had, some of them twice."""
        for change in self.changes:
            for touch in change.touches:
                yield from (item for item in (touch.before, touch.after) if item is not None)


@dataclass(frozen=True)
class Trace:
    """Somebody in a history: their ids (more than one when they came and went), and how they are called and reached.

    `records` are the ids of what is only about them; `namesakes` of others on the map who are called the same; `others`
    the names of all others on the map.
    """

    ids: frozenset[str]
    names: tuple[str, ...]
    reached: tuple[str, ...]
    records: frozenset[str] = frozenset()
    namesakes: frozenset[str] = field(default_factory=frozenset)
    others: tuple[str, ...] = ()

    def build_erasure(self, mentions: Mentions) -> Erasure:
        """Return what is to be taken out to forget them."""
        words = Words((*self.names, *self.reached), others=self.others)
        return Erasure(self.ids | self.records, words, mentions, spared=self.namesakes)


def trace_person(history: History, ids: Iterable[str] = (), names: Iterable[str] = ()) -> Trace:
    """Return all that a history knows of somebody.

    Parameters
    ----------
    ids
        Of the person on the map.
    names
        What else they are called; whoever was on the map under one of their names, and is not any more, is them.
    """
    found, called, reached = set(ids), dict.fromkeys(names), dict[str, None]()
    versions = list(history.list_versions())
    people = [item for item in versions if isinstance(item, Person)]
    pairings = [item for item in versions if isinstance(item, Pairing) and item.decision is Pairs.SAME]
    size = -1
    while size != len(found) + len(called):
        size = len(found) + len(called)
        folded = {fold_text(name) for name in called}
        for person in people:
            if person.id in found or (
                fold_text(person.name) in folded and person.id not in history.network.entities
            ):
                found.add(person.id)
                called[person.name] = None
                reached |= dict.fromkeys(filter(None, (person.email, *_read_numbers(person.phone))))
        called |= {pairing.second: None for pairing in pairings if pairing.first in found}
    for one in found:
        called.pop(one, None)
    reached |= dict.fromkeys(_list_reached(history, versions, found, Words(called)))
    folded = {fold_text(name) for name in called}
    namesakes = {
        person.id for person in history.network.of(Person) if fold_text(person.name) in folded
    } - found
    records = _find_records(history, versions, found)
    others = [
        name
        for entity in history.network.entities.values()
        if entity.kind in NAMED_AFTER and entity.id not in found
        for name in list_names(entity)
    ]
    return Trace(
        frozenset(found), tuple(called), tuple(reached), records, frozenset(namesakes), tuple(others)
    )


def _list_reached(history: History, versions: Iterable[Item], found: set[str], names: Words) -> Iterator[str]:
    """Yield how somebody is reached by the correction slips that they wrote, but for what is on the map as somebody else's."""
    others = [one for one in history.network.entities.values() if one.id not in found]
    theirs = {getattr(one, name, "") for one in others for name in ("email", "phone")} - {""}
    for item in versions:
        if isinstance(item, Correction) and item.reach and names.are_in(item.said_by):
            addresses = ((one,) for one in _ADDRESS.findall(item.reach))
            for spelled in (*addresses, tuple(_read_numbers(_ADDRESS.sub("", item.reach)))):
                if not any(map(Words(spelled).are_in, theirs)):
                    yield from spelled


def _read_numbers(phone: str) -> Iterator[str]:
    """Yield a number as it is written down, and as it is dialled: without a country or an extension."""
    bare = _EXTENSION.split(phone, maxsplit=1)[0].strip()
    for one in dict.fromkeys((phone, bare, _AMERICA.sub("", bare))):
        if sum(letter.isdigit() for letter in one) >= FEWEST_DIGITS:
            yield one


def _find_records(history: History, versions: Iterable[Item], people: set[str]) -> frozenset[str]:
    """Return the ids of the records that are about nobody else, and of those that somebody forgotten alone made."""
    kinds: dict[str, EntityKind] = {}
    then = defaultdict[str, dict[str, Tie]](dict)
    for item in versions:
        if isinstance(item, Entity):
            kinds[item.id] = item.kind
        else:
            for end in item.ends:
                then[end][f"{item.id} {item.ends}"] = item
    near = {tie.other_end(one) for one in people for tie in then[one].values()}
    records = {one for one in near if kinds.get(one) in RECORD_KINDS}
    return frozenset(one for one in records if not _list_others(history.network, one, then[one], people))


def _list_others(network: Network, record: str, then: dict[str, Tie], people: set[str]) -> set[str]:
    ties = network.ties_of(record) if record in network.entities else tuple(then.values())
    return {tie.other_end(record) for tie in ties if tie.kind not in _WHO_MADE_IT} - people


def trace_note(history: History, item_id: str) -> Erasure:
    """Return what is to be taken out to erase the notes of somebody, something or a tie.

    Of a contact the day and who was there stay; what is nothing but text (an idea, a step …) goes as a whole.
    """
    versions = [item for item in history.list_versions() if item.id == item_id]
    is_text = any(isinstance(item, Entity) and item.kind in _ALL_TEXT for item in versions)
    fields = ("notes", "outcome", *(("text", "what", "reason", "words") if is_text else ()))
    texts = {str(getattr(item, name, "") or "") for item in versions for name in fields}
    words = Words((text for text in texts if len(text) >= _SHORTEST_NOTE), _ERASED)
    wanted = frozenset({item_id}) if any(texts) else frozenset[str]()
    return Erasure(
        gone=wanted if is_text else frozenset(),
        emptied=frozenset() if is_text else wanted,
        words=words,
        mentions=Mentions.KEEP,
    )
