"""What is confidential is left out here, and nowhere else."""

from collections.abc import Iterable, Iterator

from netmap.model.entities import Person
from netmap.model.entity import Entity, list_names
from netmap.model.fields import FieldType, list_fields
from netmap.model.kinds import RECORD_KINDS, EntityKind, TieKind
from netmap.model.naming.finding import NameFinder
from netmap.model.naming.folding import fold_name, turn_name
from netmap.model.network import Network

_RECORDS = frozenset(RECORD_KINDS) - {EntityKind.DISMISSAL}
_MADE_BY = frozenset({TieKind.BY, TieKind.KEPT_BY})
_INVOLVED = frozenset({TieKind.WITH, TieKind.ABOUT})
_NAMING = frozenset(
    {EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.SECTOR, EntityKind.COALITION, EntityKind.GOAL}
)
"""The kinds whose names mean somebody or something of their own, and are no words of a writer."""
_WORDS = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})


def find_withheld_names(whole: Network, shown: Network) -> NameFinder:
    """Return what finds all that those are called who are in a network and not in what is shown of it.

    A first name alone is not known as somebody's.
    """
    hidden = [one for key, one in whole.entities.items() if key not in shown.entities]
    others = (one for one in shown.entities.values() if hidden and one.kind in _NAMING)
    return seek_names(hidden, others)


def seek_names(held: Iterable[Entity], shown: Iterable[Entity]) -> NameFinder:
    """Return what finds the names of some in words of a writer, where they are not, or a part of, a name of those shown.

    People are found as lists write them, too, the last name first.
    """
    return NameFinder(_spell_names(held), _spell_names(shown), _may_run_on)


def _spell_names(entities: Iterable[Entity]) -> Iterator[str]:
    for one in entities:
        for name in map(fold_name, list_names(one)):
            yield name
            if isinstance(one, Person):
                yield turn_name(name)


def _may_run_on(letter: str) -> bool:
    # More scripts than never put a space there: of those without small letters some write a word in front of a name as one
    # with it, and rather too much is withheld.
    return letter.isalpha() and letter.upper() == letter.lower()


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
