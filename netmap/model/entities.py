"""Entities: what the map is made of. Frozen, flat, checked once when they come from outside."""

from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from netmap.model.fields import (
    Attributes,
    Email,
    Id,
    Info,
    Line,
    Lines,
    Name,
    Notes,
    Number,
    Website,
    build_checked,
)
from netmap.model.ids import new_id
from netmap.model.kinds import (
    AreaLevel,
    AssetKind,
    ContributionKind,
    EntityKind,
    Horizon,
    InteractionKind,
    Pairs,
    Privacy,
    Scope,
    Standing,
    TeamRole,
)

CONTACT, NOTE, RATING, SENSITIVE = Privacy.CONTACT, Privacy.NOTE, Privacy.RATING, Privacy.SENSITIVE


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
    notes: Annotated[Notes, Info("Notes", NOTE, "Could they read this?", lines=True)] = ""
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


class Organization(Entity):
    """A business, agency, group or office."""

    kind = EntityKind.ORGANIZATION

    aka: Annotated[Lines, Info("Also known as")] = ()
    description: Annotated[Notes, Info("What they do", lines=True)] = ""
    website: Annotated[Website, Info("Website")] = ""
    email: Annotated[Email, Info("E-mail", CONTACT)] = ""
    phone: Annotated[Line, Info("Phone", CONTACT)] = ""
    address: Annotated[Line, Info("Street address", CONTACT)] = ""
    city: Annotated[Line, Info("City")] = ""
    region: Annotated[Line, Info("State or region")] = ""
    postal_code: Annotated[Line, Info("Postal code", CONTACT)] = ""
    country: Annotated[Line, Info("Country")] = ""
    latitude: Annotated[Number | None, Field(ge=-90, le=90), Info("Latitude", CONTACT)] = None
    longitude: Annotated[Number | None, Field(ge=-180, le=180), Info("Longitude", CONTACT)] = None
    location_confidential: Annotated[
        bool,
        Info("Location is confidential", SENSITIVE, "For shelters: no address is kept and no pin drawn."),
    ] = False
    home: Annotated[bool, Info("This is us")] = False
    standing: Annotated[Standing, Info("Where we stand", RATING)] = Standing.PARTNER
    ask_again_on: Annotated[date | None, Info("Ask again on", NOTE)] = None

    @model_validator(mode="after")
    def _check_location(self) -> Self:
        located = (self.address, self.postal_code, self.latitude, self.longitude)
        if self.location_confidential and any(value not in ("", None) for value in located):
            raise ValueError("The location is confidential: leave street, postal code and coordinates empty.")
        return self


class Person(Entity):
    """Somebody we know, or who is a partner in their own right (then `standing` is set)."""

    kind = EntityKind.PERSON

    email: Annotated[Email, Info("E-mail", CONTACT)] = ""
    phone: Annotated[Line, Info("Phone", CONTACT)] = ""
    title: Annotated[Line, Info("Title")] = ""
    languages: Annotated[Lines, Info("Languages", CONTACT)] = ()
    access_needs: Annotated[Notes, Info("What makes meeting easier", SENSITIVE, lines=True)] = ""
    facilitates: Annotated[bool, Info("Can facilitate", NOTE)] = False
    on_team: Annotated[bool, Info("On our team")] = False
    team_role: Annotated[TeamRole | None, Info("Role on our team")] = None
    standing: Annotated[
        Standing | None,
        Info("Where we stand", RATING, "Only for somebody who is a partner in their own right."),
    ] = None
    ask_again_on: Annotated[date | None, Info("Ask again on", NOTE)] = None


class Goal(Entity):
    """Something several want to reach."""

    kind = EntityKind.GOAL

    description: Annotated[Notes, Info("What it means", lines=True)] = ""
    scope: Annotated[Scope | None, Info("Wide or narrow")] = None
    horizon: Annotated[Horizon | None, Info("Now or later")] = None
    issue: Annotated[Line, Info("Issue")] = ""
    started: Annotated[date | None, Info("Started")] = None
    ended: Annotated[date | None, Info("Ended")] = None


class Coalition(Entity):
    """A table at which several sit together."""

    kind = EntityKind.COALITION

    purpose: Annotated[Notes, Info("Purpose", lines=True)] = ""
    started: Annotated[date | None, Info("Started")] = None
    ended: Annotated[date | None, Info("Ended")] = None


class Sector(Entity):
    """A partner category, built in or of the list's own."""

    kind = EntityKind.SECTOR

    family: Annotated[Line, Info("Family")] = ""
    examples: Annotated[Lines, Info("Examples")] = ()
    expected: Annotated[bool, Info("We want someone here")] = False
    order: Annotated[int, Info("Place on the wheel")] = 0
    on_the_wall: Annotated[bool, Info("Shown in the room")] = True


class Population(Entity):
    """A group of people whom programs and organizations serve."""

    kind = EntityKind.POPULATION

    description: Annotated[Notes, Info("Description", lines=True)] = ""


class Area(Entity):
    """A place, from neighborhood to state."""

    kind = EntityKind.AREA

    description: Annotated[Notes, Info("Description", lines=True)] = ""
    level: Annotated[AreaLevel | None, Info("Level")] = None


class Asset(Entity):
    """Something somebody can offer or is looking for."""

    kind = EntityKind.ASSET

    description: Annotated[Notes, Info("Description", lines=True)] = ""
    asset_kind: Annotated[AssetKind | None, Info("What it is")] = None


class DataSource(Entity):
    """Where facts about the community come from."""

    kind = EntityKind.DATA_SOURCE

    description: Annotated[Notes, Info("Description", lines=True)] = ""
    type: Annotated[Line, Info("Type")] = ""
    geography: Annotated[Line, Info("Geography")] = ""
    shareable: Annotated[bool | None, Info("May be shared")] = None
    url: Annotated[Website, Info("Address")] = ""
    as_of: Annotated[date | None, Info("As of")] = None


class Program(Entity):
    """An outreach effort or service; whom it serves shows who is not reached."""

    kind = EntityKind.PROGRAM

    description: Annotated[Notes, Info("Description", lines=True)] = ""
    started: Annotated[date | None, Info("Started")] = None
    ended: Annotated[date | None, Info("Ended")] = None


class Round(Entity):
    """One turn of the cycle of conversations."""

    kind = EntityKind.ROUND

    started: Annotated[date | None, Info("Started")] = None
    ended: Annotated[date | None, Info("Ended")] = None


class Interaction(Entity):
    """A contact: a call, a visit, a meeting, a conversation."""

    kind = EntityKind.INTERACTION
    named = False

    interaction_kind: Annotated[InteractionKind, Info("What it was", NOTE)] = InteractionKind.MEETING
    on: Annotated[date | None, Info("Day", NOTE)] = None
    place: Annotated[Line, Info("Place", NOTE)] = ""
    channel: Annotated[Line, Info("How", NOTE)] = ""
    outcome: Annotated[Notes, Info("What came of it", NOTE, lines=True)] = ""
    asked_about_ties: Annotated[bool, Info("Asked whom they work with", NOTE)] = False


class Idea(Entity):
    """Something somebody suggested."""

    kind = EntityKind.IDEA
    named = False

    text: Annotated[Notes, Info("Idea", NOTE, lines=True)] = ""
    on: Annotated[date | None, Info("Day", NOTE)] = None


class Decision(Entity):
    """Something that was decided."""

    kind = EntityKind.DECISION
    named = False

    text: Annotated[Notes, Info("Decision", NOTE, lines=True)] = ""
    on: Annotated[date | None, Info("Day", NOTE)] = None


class Step(Entity):
    """Something somebody will do by a day."""

    kind = EntityKind.STEP
    named = False

    what: Annotated[Notes, Info("What", NOTE, lines=True)] = ""
    due: Annotated[date | None, Info("Due", NOTE)] = None
    done_on: Annotated[date | None, Info("Done on", NOTE)] = None
    horizon: Annotated[Horizon | None, Info("Now or later", NOTE)] = None
    promised: Annotated[bool, Info("We promised it", NOTE)] = False
    reported_back_on: Annotated[date | None, Info("Reported back on", NOTE)] = None


class Contribution(Entity):
    """Something given by one side to a shared effort."""

    kind = EntityKind.CONTRIBUTION
    named = False

    what: Annotated[ContributionKind | None, Info("What", NOTE)] = None
    amount: Annotated[Number | None, Info("How much", NOTE)] = None
    unit: Annotated[Line, Info("Unit", NOTE)] = ""
    on: Annotated[date | None, Info("Day", NOTE)] = None
    agreed_by_both: Annotated[bool, Info("Both sides agree", NOTE)] = False


class Outcome(Entity):
    """Something that came of working together."""

    kind = EntityKind.OUTCOME
    named = False

    what: Annotated[Notes, Info("What", NOTE, lines=True)] = ""
    how_many: Annotated[Number | None, Info("How many", NOTE)] = None
    on: Annotated[date | None, Info("Day", NOTE)] = None


class Indicator(Entity):
    """A figure about a place or a group, with its margin of error."""

    kind = EntityKind.INDICATOR

    value: Annotated[Number | None, Info("Value")] = None
    margin_of_error: Annotated[Number | None, Field(ge=0), Info("Margin of error")] = None
    unit: Annotated[Line, Info("Unit")] = ""
    on: Annotated[date | None, Info("As of")] = None


class View(Entity):
    """A saved way of looking at the map, with the positions dragged by hand."""

    kind = EntityKind.VIEW

    layout: Annotated[Line, Info("Layout", NOTE)] = ""
    positions: Annotated[Notes, Info("Positions (JSON)", NOTE)] = ""


class Setting(Entity):
    """A preference kept with the map."""

    kind = EntityKind.SETTING

    value: Annotated[Notes, Info("Value", NOTE)] = ""


class Dismissal(Entity):
    """A finding somebody put aside."""

    kind = EntityKind.DISMISSAL
    named = False

    finding: Annotated[Line, Info("Finding", NOTE)] = ""
    reason: Annotated[Notes, Info("Reason", NOTE, lines=True)] = ""
    on: Annotated[date | None, Info("Day", NOTE)] = None


class Pairing(Entity):
    """What was decided about two that look alike: the same, or different."""

    kind = EntityKind.PAIRING
    named = False

    first: Annotated[Line, Info("One (netmap id)", NOTE)] = ""
    second: Annotated[Line, Info("The other (netmap id, or the name in a list)", NOTE)] = ""
    decision: Annotated[Pairs, Info("Decision", NOTE)] = Pairs.DIFFERENT


ENTITY_CLASSES: dict[EntityKind, type[Entity]] = {
    cls.kind: cls
    for cls in (
        Organization, Person, Goal, Coalition, Sector, Population, Area, Asset, DataSource, Program, Round,
        Interaction, Idea, Decision, Step, Contribution, Outcome, Indicator, View, Setting, Dismissal, Pairing,
    )
}  # fmt: skip


def build_entity(kind: EntityKind, **values: Any) -> Entity:
    """Return an entity of `kind` from values from outside; raise `InputError` naming the field."""
    return build_checked(ENTITY_CLASSES[kind], values)


def change_entity(entity: Entity, **values: Any) -> Entity:
    """Return `entity` with some fields changed, checked anew; raise `InputError` naming the field."""
    fields = {name: getattr(entity, name) for name in type(entity).model_fields}
    return build_checked(type(entity), fields | values)
