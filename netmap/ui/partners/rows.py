"""Partners as rows of a table: searched, filtered, shown, changed, downloaded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from netmap.analysis.withholding import hide_withheld
from netmap.errors import InputError
from netmap.model.entities import Coalition, Goal, Organization, Person
from netmap.model.entity import Entity
from netmap.model.fields import build_checked
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.words import join_names
from netmap.report.partners.plans import MEMBERSHIPS

Row = dict[str, str]

EDITABLE: dict[EntityKind, dict[str, str]] = {
    EntityKind.ORGANIZATION: {
        "Name": "name", "Where we stand": "standing", "City": "city", "Phone": "phone", "E-mail": "email",
        "Website": "website",
    },
    EntityKind.PERSON: {"Name": "name", "Title": "title", "Phone": "phone", "E-mail": "email"},
    EntityKind.COALITION: {"Name": "name", "Purpose": "purpose"},
    EntityKind.GOAL: {"Name": "name", "What it means": "description"},
}  # fmt: skip
"""The columns that can be changed in the table, and the fields behind them."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a list is narrowed to; an empty part does not narrow."""

    kind: EntityKind = EntityKind.ORGANIZATION
    words: str = ""
    sectors: Collection[str] = ()
    standings: Collection[Standing] = field(default_factory=tuple)


def list_partners(network: Network, search: Search) -> list[Entity]:
    """Return those who fit, by name; every word must stand somewhere in what is known about them."""
    words = fold_text(search.words).split()
    return [
        entity
        for entity in network.of_kind(search.kind)
        if (not search.standings or getattr(entity, "standing", None) in search.standings)
        and (not search.sectors or set(search.sectors) & set(_name_all_sectors(network, entity)))
        and _has_words(network, entity, words)
    ]


def _has_words(network: Network, entity: Entity, words: Sequence[str]) -> bool:
    if not words:
        return True
    known = fold_text(" ".join([*build_row(network, entity).values(), entity.notes, " ".join(entity.tags)]))
    return all(word in known for word in words)


def _name_all_sectors(network: Network, entity: Entity) -> list[str]:
    """Return the sectors of a partner; those of a person's workplaces count too."""
    own = [sector.name for sector in network.sectors_of(entity.id)]
    places = network.targets(entity.id, TieKind.WORKS_AT) if isinstance(entity, Person) else ()
    return [*own, *(sector.name for place in places for sector in network.sectors_of(place.id))]


def build_row(network: Network, entity: Entity) -> Row:
    """Return one partner as a row: heading → text."""
    sectors = ", ".join(sector.name for sector in network.sectors_of(entity.id))
    if isinstance(entity, Person):
        places = ", ".join(place.name for place in network.targets(entity.id, TieKind.WORKS_AT))
        return {
            "Name": entity.name, "Title": entity.title, "Works at": places, "Sectors": sectors,
            "Phone": entity.phone, "E-mail": entity.email,
        }  # fmt: skip
    if isinstance(entity, Organization):
        people = ", ".join(person.name for person in network.sources(entity.id, TieKind.WORKS_AT))
        return {
            "Name": entity.name, "Sectors": sectors, "Where we stand": entity.standing.value, "City": entity.city,
            "People there": people, "Phone": entity.phone, "E-mail": entity.email, "Website": entity.website,
        }  # fmt: skip
    if isinstance(entity, Coalition):
        return {"Name": entity.name, "Purpose": entity.purpose, "Members": _name_members(network, entity)}
    if isinstance(entity, Goal):
        return {
            "Name": entity.name, "What it means": entity.description, "Who works on it": _name_members(network, entity)
        }  # fmt: skip
    return {"Name": entity.name, "Sectors": sectors}


def _name_members(network: Network, table: Entity) -> str:
    return join_names([one.name for one in network.sources(table.id, MEMBERSHIPS[table.kind])])


def build_contact_rows(network: Network, entities: Sequence[Entity]) -> list[Row]:
    """Return whom to write to: one row a person at each organization, or the organization itself.

    Whoever is not to be contacted, and all that is confidential, is left out.
    """
    network, rows = hide_withheld(network), []
    for entity in entities:
        gone = getattr(entity, "standing", None) is Standing.DO_NOT_CONTACT
        if gone or entity.id not in network.entities:
            continue
        people = (
            [entity] if isinstance(entity, Person) else list(network.sources(entity.id, TieKind.WORKS_AT))
        )
        open_people: list[Person | None] = [
            person
            for person in people
            if isinstance(person, Person) and person.standing is not Standing.DO_NOT_CONTACT
        ]
        rows += [_build_contact(network, entity, person) for person in open_people or [None]]
    return rows


def _build_contact(network: Network, entity: Entity, person: Person | None) -> Row:
    is_person = isinstance(entity, Person)
    places = network.targets(entity.id, TieKind.WORKS_AT) if is_person else (entity,)
    return {
        "Name": person.name if person else "",
        "Title": person.title if person else "",
        "Organization": ", ".join(place.name for place in places),
        "E-mail": (person.email if person else "") or _read(entity, "email"),
        "Phone": (person.phone if person else "") or _read(entity, "phone"),
        "Sectors": ", ".join(dict.fromkeys(_name_all_sectors(network, entity))),
    }


def _read(entity: Entity, name: str) -> str:
    return str(getattr(entity, name, "") or "")


def change_rows(entities: Mapping[str, Entity], edits: Mapping[str, Mapping[str, Any]]) -> list[Entity]:
    """Return the entities whose rows were changed, with what was typed.

    Parameters
    ----------
    edits
        {id: {heading: new value}}, as the table reports them.

    Raises
    ------
    InputError
        Naming the partner whose row cannot be kept.
    """
    changed = []
    for entity_id, columns in edits.items():
        entity = entities[entity_id]
        fields = EDITABLE[entity.kind]
        values = {fields[heading]: value or "" for heading, value in columns.items() if heading in fields}
        if not values.get("standing", True):
            values["standing"] = getattr(entity, "standing", None)
        try:
            before = {name: getattr(entity, name) for name in type(entity).model_fields}
            changed.append(build_checked(type(entity), before | values))
        except InputError as error:
            message = f"{entity.name}: {error.message}"
            raise InputError(message, field=error.field, value=error.value) from error
    return changed
