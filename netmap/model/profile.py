"""What is told about somebody or something who is looked at: one profile, for the team and for the room."""

from netmap.model.entity import Entity
from netmap.model.fields import PUBLIC_ONLY, list_fields, select_fields
from netmap.model.kinds import Privacy
from netmap.model.words import tell_value

_NOT_TOLD = frozenset({"id", "name", "external_ids", "source", "order", "home", "examples", "attributes"})
"""Fields that stand in the heading, that only the program needs, or that are told under names of their own."""


ProfileRow = tuple[str, str]
"""One line of a profile: what it is, and what is known; text as it was typed."""


def tell_profile(entity: Entity, allowed: frozenset[Privacy] = PUBLIC_ONLY) -> tuple[ProfileRow, ...]:
    """Return what is known about an entity, of the fields whose privacy class is in `allowed`; own columns come last."""
    values = select_fields(entity, allowed)
    rows = [
        (row.info.label, tell_value(values[row.name]))
        for row in list_fields(type(entity))
        if values.get(row.name, False) is not False and row.name not in _NOT_TOLD
    ]
    own = values.get("attributes", {})
    return (*rows, *((label, tell_value(own[label])) for label in sorted(own)))
