"""What is confidential is left out here, and nowhere else."""

import re
from collections.abc import Iterable

from netmap.model.entities import Person
from netmap.model.entity import Entity, list_names
from netmap.model.fields import FieldType, list_fields
from netmap.model.kinds import RECORD_KINDS, EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text

_RECORDS = frozenset(RECORD_KINDS) - {EntityKind.DISMISSAL}
_MADE_BY = frozenset({TieKind.BY, TieKind.KEPT_BY})
_INVOLVED = frozenset({TieKind.WITH, TieKind.ABOUT})
_NAMING = frozenset(
    {EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.SECTOR, EntityKind.COALITION, EntityKind.GOAL}
)
"""The kinds whose names mean somebody or something of their own, and are no words of a writer."""
_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ]s\b", re.IGNORECASE)
_WORDS = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})


class WithheldNames:
    """All that those are called who are in a network and not in what is shown of it, looked for in words of a writer.

    Found as whole words, whatever the case, accents and marks between; where one is a part of the name of somebody who is
    shown, that one is meant. A first name alone is not known as somebody's.
    """

    def __init__(self, whole: Network, shown: Network) -> None:
        hidden = (one for key, one in whole.entities.items() if key not in shown.entities)
        held = _fold_names(hidden)
        self._held = _match_names(held)
        others = (one for one in shown.entities.values() if held and one.kind in _NAMING)
        self._shown = _match_names(name for name in _fold_names(others) if self._held.search(name))

    def are_in(self, words: str) -> bool:
        """Whether words name one of them."""
        return any(self._held.search(self._shown.sub("\n", folded)) for folded in fold_words(words))


def fold_words(words: str) -> set[str]:
    """Return words folded for names to be looked for in them: as they stand, and with “Haven House's” as “Haven House”."""
    return {fold_text(words), fold_text(_POSSESSIVE.sub("", words))}


def _fold_names(entities: Iterable[Entity]) -> set[str]:
    return {folded for one in entities for name in list_names(one) if (folded := fold_text(name))}


def _match_names(folded: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of some folded names as whole words, the longest first; nothing where there are none."""
    ranked = sorted(folded, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(_match_name, ranked)) or r"(?!)")


def _match_name(folded: str) -> str:
    # Scripts without small letters may write names without a space beside them.
    before = r"(?<!\w)" if _has_cases(folded[0]) else ""
    behind = r"(?!\w)" if _has_cases(folded[-1]) else ""
    return f"{before}{re.escape(folded)}{behind}"


def _has_cases(letter: str) -> bool:
    return not letter.isalpha() or letter.upper() != letter.lower()


def hide_withheld(network: Network) -> Network:
    """Return `network` without confidential entities and ties; the same one where nothing is confidential.

    Whoever works only where it is confidential goes with it, unless they are one of our team or partners in their own
    right. A contact, a step or another record goes too when all whom it was with or about, or all who made it, are withheld.
    When some of them are, only what it was and its day stay: its words may name the others.
    """
    withheld = any(entity.confidential for entity in network.entities.values())
    if not withheld and not any(tie.confidential for tie in network.ties.values()):
        return network
    shown = {key: _show(network, entity) for key, entity in network.entities.items()}
    entities = {key: entity for key, entity in shown.items() if entity is not None}
    ties = {
        key: tie
        for key, tie in network.ties.items()
        if not tie.confidential and tie.source in entities and tie.target in entities
    }
    return network.alter(entities, ties)


def _show(network: Network, entity: Entity) -> Entity | None:
    """Return an entity as far as it is not withheld; None when all of it is."""
    if entity.confidential or (isinstance(entity, Person) and _works_hidden(network, entity)):
        return None
    if entity.named or entity.kind not in _RECORDS:
        return entity
    some_hidden = False
    for kinds in (_MADE_BY, _INVOLVED):
        hidden = [
            tie.confidential or network.entities[tie.other_end(entity.id)].confidential
            for tie in network.ties_of(entity.id, *kinds)
        ]
        if hidden and all(hidden):
            return None
        some_hidden |= any(hidden)
    return _clear_words(entity) if some_hidden else entity


def _works_hidden(network: Network, person: Person) -> bool:
    """Whether all places where somebody works are confidential, or worked, when no job goes on."""
    if person.on_team or person.standing is not None:
        return False
    jobs = [tie for tie in network.ties_of(person.id, TieKind.WORKS_AT) if not tie.confidential]
    places = [tie.target for tie in jobs if tie.until is None] or [tie.target for tie in jobs]
    return bool(places) and all(network.entities[place].confidential for place in places)


def _clear_words(record: Entity) -> Entity:
    texts = (row.name for row in list_fields(type(record)) if row.holds in _WORDS and row.name != "id")
    return record.model_copy(update={**dict.fromkeys(texts, ""), "tags": (), "attributes": {}})
