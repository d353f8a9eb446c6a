"""Two entries that may be one, what speaks for it, and joining or splitting them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from netmap.analysis.joining import join_entities
from netmap.errors import InputError
from netmap.files.matching.name_keys import (
    fold_email,
    fold_name,
    fold_website,
    is_acronym,
    is_shared_mailbox,
)
from netmap.files.matching.near_matches import find_likenesses
from netmap.files.meaning.column_words import ColumnWords
from netmap.model.changes import Item, Plan
from netmap.model.entities import Organization, Person
from netmap.model.entity import Entity
from netmap.model.entity_classes import build_entity, change_entity
from netmap.model.fields import list_fields
from netmap.model.happenings import Pairing
from netmap.model.ids import new_id
from netmap.model.kinds import ACTOR_KINDS, EntityKind, Pairs, TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.ties import Tie, build_tie
from netmap.model.words import tell_value

_PHONE_DIGITS = 7
_MOST_SHARING = 3
_SAME_NAME, _NEAR_NAME, _ADDRESS, _PLACE = 3, 2, 2, 1
_ENOUGH_DETAILS = 2
_SAME, _NEAR, _INITIALS = "the same name", "nearly the same name", "one name is the initials of the other"
_WITHIN = "one name is part of the other"
_BY_NAME = frozenset({_SAME, _NEAR, _INITIALS, _WITHIN})
_EMPTY = frozenset({"", None})
_NOT_COMPARED = frozenset({"id", "external_ids", "source", "attributes"})


@dataclass(frozen=True, slots=True)
class Suspects:
    """Two entries of one kind that may be one: the one that would stay, the one that would go, and what speaks for it.

    `weight` grows with what speaks for it: 1 for a shared detail, 3 for the same name, and more for several.
    """

    keep: str
    drop: str
    reasons: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two entries differ: its name, what it is called, and both values in words."""

    field: str
    label: str
    kept: str
    gone: str


def find_suspects(network: Network, words: ColumnWords) -> tuple[Suspects, ...]:
    """Return the organizations and people that may be there twice, those for which most speaks first.

    Two about whom somebody decided that they are different are left out, and so are those whose details speak
    against it: people of different employers and addresses, organizations in different cities.
    """
    decided = {
        frozenset({one.first, one.second}) for one in network.of(Pairing) if one.decision is Pairs.DIFFERENT
    }
    found: list[Suspects] = []
    for kind in sorted(ACTOR_KINDS):
        entities = [one for one in network.of_kind(kind) if one.name]
        for pair, reasons in _find_reasons(network, entities, words).items():
            one, other = (network.entities[end] for end in network.sort(pair))
            if pair not in decided and not _speak_against(network, one, other, reasons):
                found.append(_build(network, one, other, reasons))
    return tuple(
        sorted(found, key=lambda one: (-one.weight, network.places[one.keep], network.places[one.drop]))
    )


def _build(network: Network, one: Entity, other: Entity, reasons: Mapping[str, int]) -> Suspects:
    """Return two suspects; the one with more ties, or with the longer name, would stay."""
    first, second = sorted(
        (one, other), key=lambda e: (-len(network.ties_of(e.id)), -len(e.name), network.places[e.id])
    )
    return Suspects(first.id, second.id, tuple(reasons), sum(reasons.values()))


Reasons = dict[frozenset[str], dict[str, int]]


def _find_reasons(network: Network, entities: list[Entity], words: ColumnWords) -> Reasons:
    found: Reasons = defaultdict(dict)
    _compare_names(entities, words, found)
    for reason, values in _list_details(entities, words):
        for pair in _find_sharing(values):
            found[pair][reason] = _ADDRESS
    if any(entity.kind is EntityKind.ORGANIZATION for entity in entities):
        _compare_workplaces(network, found)
    for pair, reasons in found.items():
        if shared := _name_shared(network, *network.sort(pair)):
            reasons[f"both belong to {shared}"] = _PLACE
    return found


def _compare_names(entities: list[Entity], words: ColumnWords, found: Reasons) -> None:
    names = [fold_name(entity.kind, entity.name) for entity in entities]
    by_name: dict[str, list[str]] = defaultdict(list)
    for entity, name in zip(entities, names, strict=True):
        by_name[name].append(entity.id)
    for ids in by_name.values():
        for twins in combinations(ids, 2):
            found[frozenset(twins)][_SAME] = _SAME_NAME
    for likeness in find_likenesses(names, range(len(names)), words):
        pair = frozenset({entities[likeness.first].id, entities[likeness.second].id})
        if names[likeness.first] != names[likeness.second]:
            found[pair].setdefault(_NEAR, _NEAR_NAME)
    for entity, name in zip(entities, names, strict=True):
        if entity.kind is EntityKind.ORGANIZATION and " " in name:
            initials = (one for one in by_name if " " not in one and is_acronym(one, name))
            for short in initials:
                for other in by_name[short]:
                    found[frozenset({entity.id, other})].setdefault(_INITIALS, _NEAR_NAME)


def _compare_workplaces(network: Network, found: Reasons) -> None:
    """Note organizations at which the same person works, and of which one's name holds all words of the other's."""
    for someone in network.of(Person):
        for one, other in combinations(network.targets(someone.id, TieKind.WORKS_AT), 2):
            first, second = ({*fold_name(place.kind, place.name).split()} for place in (one, other))
            if first < second or second < first:
                found[frozenset({one.id, other.id})].setdefault(_WITHIN, _NEAR_NAME)


def _list_details(entities: list[Entity], words: ColumnWords) -> Iterable[tuple[str, dict[str, list[str]]]]:
    """Yield what is compared, in words, with the ids of those who share each value of it."""
    mails: dict[str, list[str]] = defaultdict(list)
    sites: dict[str, list[str]] = defaultdict(list)
    phones: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        email = fold_email(_read(entity, "email"))
        if email and not is_shared_mailbox(email, words):
            mails[email].append(entity.id)
        if page := fold_website(_read(entity, "website"), words):
            sites[page].append(entity.id)
        digits = "".join(filter(str.isdigit, _read(entity, "phone")))
        if len(digits) >= _PHONE_DIGITS:
            phones[digits[-10:]].append(entity.id)
    yield "the same e-mail address", mails
    yield "the same website", sites
    yield "the same phone number", phones


def _read(entity: Entity, name: str) -> str:
    return str(getattr(entity, name, "") or "")


def _find_sharing(values: Mapping[str, list[str]]) -> Iterable[frozenset[str]]:
    """Yield the pairs that share a value; what more than three share identifies nobody."""
    for ids in values.values():
        if len(ids) <= _MOST_SHARING:
            yield from (frozenset(pair) for pair in combinations(ids, 2))


def _name_shared(network: Network, one: str, other: str) -> str:
    """Return where both work, or who works at both, "" for nothing."""
    places = {place.id: place.name for place in network.targets(one, TieKind.WORKS_AT)}
    people = {person.id: person.name for person in network.sources(one, TieKind.WORKS_AT)}
    shared = [places[place.id] for place in network.targets(other, TieKind.WORKS_AT) if place.id in places]
    shared += [
        people[person.id] for person in network.sources(other, TieKind.WORKS_AT) if person.id in people
    ]
    return shared[0] if shared else ""


def _speak_against(network: Network, one: Entity, other: Entity, reasons: Mapping[str, int]) -> bool:
    """Whether too little speaks for two, or one is part of the other, or what is known of both speaks against it."""
    if any(tie.kind is TieKind.PART_OF for tie in network.ties_between(one.id, other.id)):
        return True
    details = sum(weight == _ADDRESS and reason not in _BY_NAME for reason, weight in reasons.items())
    if details:
        alike = bool(_BY_NAME & reasons.keys()) or _begin_and_end_alike(one, other)
        return details < _ENOUGH_DETAILS and not alike
    if one.kind is EntityKind.PERSON:
        mails = {fold_email(_read(entity, "email")) for entity in (one, other)} - {""}
        first, second = (
            {place.id for place in network.targets(entity.id, TieKind.WORKS_AT)} for entity in (one, other)
        )
        return len(mails) > 1 or (bool(first) and bool(second) and not first & second)
    cities = {fold_text(_read(entity, "city")) for entity in (one, other)} - {""}
    return len(cities) > 1


def _begin_and_end_alike(one: Entity, other: Entity) -> bool:
    """Whether two people have one last name and first names with one initial, as Ann and Annie Lee."""
    first, second = (fold_name(entity.kind, entity.name).split() for entity in (one, other))
    return one.kind is EntityKind.PERSON and first[-1] == second[-1] and first[0][0] == second[0][0]


def list_differing(network: Network, keep: str, drop: str) -> tuple[Difference, ...]:
    """Return the fields in which two entries differ and both say something, with both values in words.

    Raises
    ------
    InputError
        When one is not on the map any more.
    """
    kept, gone = network.get(keep), network.get(drop)
    if kept is None or gone is None:
        raise InputError("One of the two is not on the map any more. Look at it again.", field="id")
    rows = [
        row for row in list_fields(type(kept)) if row.name not in _NOT_COMPARED and hasattr(gone, row.name)
    ]
    pairs = [(row, getattr(kept, row.name), getattr(gone, row.name)) for row in rows]
    return tuple(
        Difference(row.name, row.info.label, tell_value(one), tell_value(other))
        for row, one, other in pairs
        if one != other
        and not {type(one)} & {tuple, bool}
        and _EMPTY.isdisjoint({one, other})
        and row.name != "notes"
    )


def plan_joining(network: Network, keep: str, drop: str, take: Collection[str] = ()) -> Plan:
    """Return what makes two entries one, with all their ties; `take` names the fields in which the other's value stays.

    Raises
    ------
    InputError
        When they are not two of one kind on the map.
    """
    joined = join_entities(network, keep, drop)
    put = [
        _take_fields(item, network.entities[drop], take) if item.id == keep else item for item in joined.put
    ]
    return put, list(joined.remove)


def _take_fields(item: Item, gone: Entity, take: Collection[str]) -> Item:
    if not isinstance(item, Entity) or not take:
        return item
    values: dict[str, Any] = {name: getattr(gone, name) for name in take if hasattr(gone, name)}
    if "name" in values and isinstance(item, Organization):
        values["aka"] = tuple(one for one in dict.fromkeys((*item.aka, item.name)) if one != gone.name)
    return change_entity(item, **values)


def plan_apart(network: Network, one: str, other: str) -> Plan:
    """Return what remembers that two entries are different, so that nobody is asked again."""
    if network.get(one) is None or network.get(other) is None:
        raise InputError("One of the two is not on the map any more. Look at it again.", field="id")
    return [Pairing(first=one, second=other, decision=Pairs.DIFFERENT)], []


def plan_split(network: Network, entity_id: str, name: str, ties: Collection[str]) -> Plan:
    """Return what makes two of one organization or person: a new one of that name, to which some of the ties move.

    Raises
    ------
    InputError
        When it is not on the map any more, the name is empty or the same, or a tie is not one of its own.
    """
    entity = network.get(entity_id)
    if not isinstance(entity, Organization | Person):
        raise InputError("This partner is not on the map any more. Look at it again.", field="id")
    if fold_text(name) in {"", fold_text(entity.name)}:
        raise InputError("Give the second one a name of its own.", field="name", value=name)
    mine = {tie.id: tie for tie in network.ties_of(entity_id)}
    if not mine.keys() >= set(ties):
        raise InputError("A tie you ticked is not there any more. Look at it again.", field="ties")
    made = build_entity(entity.kind, id=new_id(), name=name.strip(), standing=entity.standing)
    return [made, *(_move(mine[tie], entity_id, made.id) for tie in ties), *_tell_apart(entity, made)], []


def _tell_apart(entity: Entity, made: Entity) -> list[Item]:
    """Return what keeps the two from being offered as one again, and the old one without the other's name."""
    apart: list[Item] = [Pairing(first=entity.id, second=made.id, decision=Pairs.DIFFERENT)]
    if isinstance(entity, Organization) and made.name in entity.aka:
        apart.append(change_entity(entity, aka=tuple(one for one in entity.aka if one != made.name)))
    return apart


def _move(tie: Tie, before: str, after: str) -> Tie:
    values = {
        name: getattr(tie, name) for name in Tie.model_fields if name not in {"kind", "source", "target"}
    }
    source, target = (after if end == before else end for end in tie.ends)
    return build_tie(tie.kind, source, target, **values)
