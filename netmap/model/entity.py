"""What all entities have in common."""

from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from netmap.model.fields import Attributes, Id, Info, Line, Lines, Name, Notes
from netmap.model.ids import new_id
from netmap.model.kinds import EntityKind, Privacy

NOTE, SENSITIVE = Privacy.NOTE, Privacy.SENSITIVE


class Entity(BaseModel):
    """What all kinds have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)

    kind: ClassVar[EntityKind]
    named: ClassVar[bool] = True

    id: Annotated[Id, Info("netmap id")] = Field(default_factory=new_id)
    name: Annotated[Name, Info("Name")] = ""
    external_ids: Annotated[
        Lines, Info("Ids elsewhere", NOTE, "Written as source:kind:id; they match within their source only.")
    ] = ()
    notes: Annotated[Notes, Info("Notes", NOTE, "Could they read this?")] = ""
    tags: Annotated[Lines, Info("Tags", NOTE)] = ()
    source: Annotated[Line, Info("Where this comes from", NOTE)] = ""
    attributes: Annotated[Attributes, Info("Columns of your own", NOTE)] = Field(default_factory=dict)
    confidential: Annotated[
        bool, Info("Confidential", SENSITIVE, "Left out of everything shown to others.")
    ] = False

    @model_validator(mode="after")
    def _check_name(self) -> Self:
        if self.named and not self.name:
            raise ValueError("The name is empty. Give it one.")
        return self


def list_names(entity: Entity) -> tuple[str, ...]:
    """Return all that an entity is called."""
    return (entity.name, *getattr(entity, "aka", ()))
