"""The class of each kind of entity: every class declared among the entities and the happenings."""

from typing import Any

from netmap.model import entities, happenings
from netmap.model.entity import Entity
from netmap.model.fields import build_checked
from netmap.model.kinds import EntityKind

_DECLARED: dict[EntityKind, type[Entity]] = {
    declared.kind: declared
    for module in (entities, happenings)
    for declared in vars(module).values()
    if isinstance(declared, type) and issubclass(declared, Entity) and declared is not Entity
}

ENTITY_CLASSES: dict[EntityKind, type[Entity]] = {kind: _DECLARED[kind] for kind in EntityKind}
"""Each kind with its class, in the order of the kinds."""


def build_entity(kind: EntityKind, **values: Any) -> Entity:
    """Return an entity of `kind` from values from outside; raise `InputError` naming the field."""
    return build_checked(ENTITY_CLASSES[kind], values)


def change_entity(entity: Entity, **values: Any) -> Entity:
    """Return `entity` with some fields changed, checked anew; raise `InputError` naming the field."""
    fields = {name: getattr(entity, name) for name in type(entity).model_fields}
    return build_checked(type(entity), fields | values)
