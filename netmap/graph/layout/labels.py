"""The labels of what is kept: those of the map are the field's own words, those of netmap's own records begin with Netmap."""

from enum import StrEnum

from netmap.model.kinds import EntityKind

OWN_RECORDS = frozenset(
    {
        EntityKind.SETTING,
        EntityKind.VIEW,
        EntityKind.DISMISSAL,
        EntityKind.PAIRING,
        EntityKind.COPY,
        EntityKind.STORY,
        EntityKind.CORRECTION,
    }
)
"""The kinds that say nothing of the community, only how netmap is used."""


class Family(StrEnum):
    """The label that all of a family share, beside that of their kind; an id is unique under it."""

    ENTITY = "Entity"
    RECORD = "NetmapRecord"


def family_of(kind: EntityKind) -> Family:
    """Return the family of a kind."""
    return Family.RECORD if kind in OWN_RECORDS else Family.ENTITY


def label_of(kind: EntityKind) -> str:
    """Return the label of a kind."""
    return f"Netmap{kind}" if kind in OWN_RECORDS else kind.value


KINDS = {label_of(kind): kind for kind in EntityKind}
"""By its label, each kind."""
