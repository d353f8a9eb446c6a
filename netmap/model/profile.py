"""What is told about somebody or something who is looked at: one profile, for the team and for the room."""

from netmap.model.entity import Entity
from netmap.model.fields import PUBLIC_ONLY, list_fields, select_fields
from netmap.model.kinds import Privacy
from netmap.model.words import tell_value

_NOT_TOLD = frozenset({"id", "name", "external_ids", "source", "order", "home", "examples", "attributes"})
"""Fields that stand in the heading, that only the program needs, or that are told under names of their own."""
_FOR_THE_TEAM = frozenset(
    {"region", "country", "on_team", "team_role", "scope", "horizon", "started", "ended"}
)
"""Public fields that help the team to work and would tell a room nothing; everybody there knows where they are."""

ProfileRow = tuple[str, str]
"""One line of a profile: what it is, and what is known; text as it was typed."""


def tell_profile(entity: Entity, *, room: bool) -> tuple[ProfileRow, ...]:
    """Return what is known about an entity, own columns last; in the room only what is public and belongs on a wall."""
    values = select_fields(entity, PUBLIC_ONLY if room else frozenset(Privacy))
    left_out = _NOT_TOLD | _FOR_THE_TEAM if room else _NOT_TOLD
    rows = [
        (row.info.label, tell_value(values[row.name]))
        for row in list_fields(type(entity))
        if values.get(row.name, False) is not False and row.name not in left_out
    ]
    own = values.get("attributes", {})
    return (*rows, *((label, tell_value(own[label])) for label in sorted(own)))
