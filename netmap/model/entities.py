"""Entities that last: who and what the map is made of. Frozen, flat, checked once when they come from outside."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from netmap.model.entity import Entity
from netmap.model.fields import Email, Info, Line, Lines, Notes, Number, Website
from netmap.model.kinds import AreaLevel, AssetKind, EntityKind, Horizon, Privacy, Scope, Standing, TeamRole

CONTACT, NOTE, RATING, SENSITIVE = Privacy.CONTACT, Privacy.NOTE, Privacy.RATING, Privacy.SENSITIVE
MAY_BE_NAMED = "What they answered when they were asked: a “no” keeps them out of every public copy."
ANSWERS = ("may_be_named", "may_show_ties", "may_show_more")
"""The fields in which stands what a partner agreed to show; None as long as nobody asked."""


class Organization(Entity):
    """A business, agency, group or office."""

    kind = EntityKind.ORGANIZATION

    aka: Annotated[Lines, Info("Also known as")] = ()
    description: Annotated[Notes, Info("What they do")] = ""
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
    may_be_named: Annotated[bool | None, Info("May be named in public", NOTE, MAY_BE_NAMED)] = None
    may_show_ties: Annotated[
        bool | None,
        Info(
            "Ties may be shown in public",
            NOTE,
            "With whom they work, and in which goals and coalitions: a “no” keeps that out of every public copy.",
        ),
    ] = None
    may_show_more: Annotated[
        bool | None,
        Info(
            "Website, city and what they do may be shown",
            NOTE,
            "A “no” keeps these out of every public copy, whatever is chosen for it.",
        ),
    ] = None
    agreed_by: Annotated[Line, Info("Who said what may be shown", NOTE)] = ""
    agreed_on: Annotated[date | None, Info("Said on", NOTE)] = None
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
    access_needs: Annotated[Notes, Info("What makes meeting easier", SENSITIVE)] = ""
    facilitates: Annotated[bool, Info("Can facilitate", NOTE)] = False
    on_team: Annotated[bool, Info("On our team")] = False
    team_role: Annotated[TeamRole | None, Info("Role on our team")] = None
    standing: Annotated[
        Standing | None,
        Info("Where we stand", RATING, "Only for somebody who is a partner in their own right."),
    ] = None
    may_be_named: Annotated[bool | None, Info("May be named in public", NOTE, MAY_BE_NAMED)] = None
    ask_again_on: Annotated[date | None, Info("Ask again on", NOTE)] = None


class Goal(Entity):
    """Something several want to reach."""

    kind = EntityKind.GOAL

    description: Annotated[Notes, Info("What it means")] = ""
    scope: Annotated[Scope | None, Info("Wide or narrow")] = None
    horizon: Annotated[Horizon | None, Info("Now or later")] = None
    issue: Annotated[Line, Info("Issue")] = ""
    started: Annotated[date | None, Info("Started")] = None
    ended: Annotated[date | None, Info("Ended")] = None


class Coalition(Entity):
    """A table at which several sit together."""

    kind = EntityKind.COALITION

    purpose: Annotated[Notes, Info("Purpose")] = ""
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


class Candidate(Entity):
    """An organization of a public list, known and not connected: never a partner, only somebody for an empty chair."""

    kind = EntityKind.CANDIDATE

    description: Annotated[Notes, Info("What they do")] = ""
    sectors: Annotated[Lines, Info("Sectors")] = ()
    website: Annotated[Website, Info("Website")] = ""
    phone: Annotated[Line, Info("Phone", CONTACT)] = ""
    address: Annotated[Line, Info("Street address", CONTACT)] = ""
    city: Annotated[Line, Info("City")] = ""
    region: Annotated[Line, Info("State or region")] = ""
    postal_code: Annotated[Line, Info("Postal code", CONTACT)] = ""


class Population(Entity):
    """A group of people whom programs and organizations serve."""

    kind = EntityKind.POPULATION

    description: Annotated[Notes, Info("Description")] = ""


class Area(Entity):
    """A place, from neighborhood to state."""

    kind = EntityKind.AREA

    description: Annotated[Notes, Info("Description")] = ""
    level: Annotated[AreaLevel | None, Info("Level")] = None
    latitude: Annotated[Number | None, Field(ge=-90, le=90), Info("Latitude")] = None
    longitude: Annotated[Number | None, Field(ge=-180, le=180), Info("Longitude")] = None


class Asset(Entity):
    """Something somebody can offer or is looking for."""

    kind = EntityKind.ASSET

    description: Annotated[Notes, Info("Description")] = ""
    asset_kind: Annotated[AssetKind | None, Info("What it is")] = None


class DataSource(Entity):
    """Where facts about the community come from."""

    kind = EntityKind.DATA_SOURCE

    description: Annotated[Notes, Info("Description")] = ""
    type: Annotated[Line, Info("Type")] = ""
    geography: Annotated[Line, Info("Geography")] = ""
    shareable: Annotated[bool | None, Info("May be shared")] = None
    url: Annotated[Website, Info("Address")] = ""
    as_of: Annotated[date | None, Info("As of")] = None


class Program(Entity):
    """An outreach effort or service; whom it serves shows who is not reached."""

    kind = EntityKind.PROGRAM

    description: Annotated[Notes, Info("Description")] = ""
    started: Annotated[date | None, Info("Started")] = None
    ended: Annotated[date | None, Info("Ended")] = None
