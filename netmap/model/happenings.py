"""Entities that record what happened, what was said, and what somebody prefers."""

from datetime import date
from typing import Annotated

from pydantic import Field

from netmap.model.entity import Entity
from netmap.model.fields import Info, Line, Lines, Notes, Number, Steps
from netmap.model.kinds import (
    ContributionKind,
    Correcting,
    EntityKind,
    Horizon,
    InteractionKind,
    Pairs,
    Privacy,
    SlipState,
)

CONTACT, NOTE = Privacy.CONTACT, Privacy.NOTE


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
    outcome: Annotated[Notes, Info("What came of it", NOTE)] = ""
    asked_about_ties: Annotated[bool, Info("Asked whom they work with", NOTE)] = False


class Idea(Entity):
    """Something somebody suggested."""

    kind = EntityKind.IDEA
    named = False

    text: Annotated[Notes, Info("Idea", NOTE)] = ""
    on: Annotated[date | None, Info("Day", NOTE)] = None


class Decision(Entity):
    """Something that was decided."""

    kind = EntityKind.DECISION
    named = False

    text: Annotated[Notes, Info("Decision", NOTE)] = ""
    on: Annotated[date | None, Info("Day", NOTE)] = None


class Step(Entity):
    """Something somebody will do by a day."""

    kind = EntityKind.STEP
    named = False

    what: Annotated[Notes, Info("What", NOTE)] = ""
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

    what: Annotated[Notes, Info("What", NOTE)] = ""
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
    """A saved way of looking at the map: which view, of whom, and who is left out."""

    kind = EntityKind.VIEW

    shows: Annotated[Lines, Info("What it shows", NOTE)] = ()
    layout: Annotated[Line, Info("Layout", NOTE)] = ""
    positions: Annotated[Notes, Info("Positions (JSON)", NOTE)] = ""


class Story(Entity):
    """What is shown to a room, step by step; its sentences are worked out whenever it is shown."""

    kind = EntityKind.STORY

    steps: Annotated[Steps, Info("Steps (JSON)", NOTE)] = ""
    revision: Annotated[int, Field(ge=0), Info("Revision it was written for", NOTE)] = 0
    written_on: Annotated[Line, Info("Store it was written for", NOTE)] = ""


class Setting(Entity):
    """A preference kept with the map."""

    kind = EntityKind.SETTING

    value: Annotated[Notes, Info("Value", NOTE)] = ""


class Dismissal(Entity):
    """A finding somebody put aside."""

    kind = EntityKind.DISMISSAL
    named = False

    finding: Annotated[Line, Info("Finding", NOTE)] = ""
    reason: Annotated[Notes, Info("Reason", NOTE)] = ""
    on: Annotated[date | None, Info("Day", NOTE)] = None


class Pairing(Entity):
    """What was decided about two that look alike: the same, or different."""

    kind = EntityKind.PAIRING
    named = False

    first: Annotated[Line, Info("One (netmap id)", NOTE)] = ""
    second: Annotated[Line, Info("The other (netmap id, or the name in a list)", NOTE)] = ""
    decision: Annotated[Pairs, Info("Decision", NOTE)] = Pairs.DIFFERENT


class Copy(Entity):
    """A copy of the map that was made to be given away: one line of the ledger of copies."""

    kind = EntityKind.COPY
    named = False

    what: Annotated[Line, Info("What it is", NOTE)] = ""
    given_to: Annotated[Line, Info("Made for", NOTE)] = ""
    on: Annotated[date | None, Info("Made on", NOTE)] = None
    made_from: Annotated[int, Field(ge=0), Info("Made from revision", NOTE)] = 0
    choices: Annotated[Notes, Info("What was chosen (JSON)", NOTE)] = ""
    content: Annotated[Line, Info("Fingerprint of what it says", NOTE)] = ""
    seal: Annotated[Line, Info("Fingerprint of the file", NOTE)] = ""


class Correction(Entity):
    """What somebody says is wrong or missing on the map: one slip, from when it is typed in until it is settled and after.

    Whom it is about stands there as it was said: by name, known or not.
    """

    kind = EntityKind.CORRECTION
    named = False

    number: Annotated[int, Field(ge=0), Info("Number", NOTE)] = 0
    said_by: Annotated[Line, Info("Who says so", NOTE)] = ""
    wrong: Annotated[Correcting, Info("What is wrong or missing", NOTE)] = Correcting.OTHER
    about: Annotated[Line, Info("Which organization it is about", NOTE)] = ""
    other: Annotated[Line, Info("With whom, or the right name", NOTE)] = ""
    words: Annotated[Notes, Info("In their own words", NOTE)] = ""
    reach: Annotated[Line, Info("Where we may write to them", CONTACT)] = ""
    on: Annotated[date | None, Info("Day", NOTE)] = None
    state: Annotated[SlipState, Info("State", NOTE)] = SlipState.WAITING
    reason: Annotated[Notes, Info("Why, or what to ask", NOTE)] = ""
    card: Annotated[Line, Info("Fingerprint of the answers on their card", NOTE)] = ""
