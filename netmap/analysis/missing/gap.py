"""A `Gap`: one thing that is missing on a map."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netmap.model.kinds import Standing

LEFT_OUT = frozenset({Standing.CLOSED, Standing.NOT_A_FIT, Standing.PAST_PARTNER, Standing.DO_NOT_CONTACT})
"""Whoever has one of these standings neither fills a gap nor makes one."""


class GapKind(StrEnum):
    """What is missing."""

    GOAL_SECTOR = "goal_sector"
    """A goal expects a sector, and nobody who works on it is in it."""
    GOAL_POPULATION = "goal_population"
    """A goal expects to reach people whom nobody who works on it serves."""
    GOAL_ASSET = "goal_asset"
    """A goal is looking for something that nobody on the map can offer."""
    GOAL_ASSET_FAR = "goal_asset_far"
    """A goal is looking for something that only somebody without a tie to us can offer."""
    GOAL_UNPLANNED = "goal_unplanned"
    """Nobody has said whom a goal needs, though there is a list for its issue."""
    EMPTY_SECTOR = "empty_sector"
    """We want somebody in a sector, and nobody on the map is in it."""
    LISTED_SECTOR = "listed_sector"
    """Everybody in a sector is only on our list: an idea, or without a tie to us."""
    SECTOR_THIN = "sector_thin"
    """Of a sector where we want somebody we know only one partner, and that one hardly."""
    SECTOR_ONE_PERSON = "sector_one_person"
    """All our ties to a sector where we want somebody run through one person."""
    UNSERVED = "unserved"
    """Nobody on the map serves these people or this place."""
    SERVED_FAR = "served_far"
    """Only somebody without a tie to us serves these people or this place."""
    PROGRAM_POPULATION = "program_population"
    """Somebody serves these people, but no running program is noted as reaching them."""
    COALITION_SECTOR = "coalition_sector"
    """Nobody at a table is from a sector that its goal expects, though somebody else who works on it is."""
    COALITION_NEED = "coalition_need"
    """A table is looking for something that we can offer and nobody else there can."""
    COALITION_ASSET = "coalition_asset"
    """We can offer something that nobody else at a table is noted as offering."""
    COALITION_MEMBER = "coalition_member"
    """A partner of ours works on the goal of a table without sitting there."""
    GOAL_STRANGER = "goal_stranger"
    """Somebody works on a goal without a tie to anybody else who does."""
    DECIDER_UNMET = "decider_unmet"
    """We are in touch with a partner, and have met nobody who decides there."""
    OVERDUE = "overdue"
    """We have not been in touch with a partner for longer than the relationship bears."""
    NEVER_RENEWED = "never_renewed"
    """A relationship has shown no sign of life for twice the longest gap it bears, or none with a day at all."""
    ONLY_OUTREACH = "only_outreach"
    """All that was ever noted of a relationship is marketing or outreach."""
    NO_TIE = "no_tie"
    """Somebody has no tie to anybody on the map."""
    PROMISE_LATE = "promise_late"
    """We promised something by a day that has passed, and it is not done."""
    NOT_REPORTED_BACK = "not_reported_back"
    """What we promised, or what somebody gave us a hint for, is done, and nobody has told them."""
    NEVER_ASKED = "never_asked"
    """Nobody has asked a partner whom they work with."""
    ONE_SIDED = "one_sided"
    """One side told us of a tie; the other was asked too, and did not name it."""
    SIDES_APART = "sides_apart"
    """The two sides of a tie see it very differently."""
    LONG_AGO = "long_ago"
    """A tie has shown no sign of life for long."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing.

    `subject` is the id of whatever lacks something and `name` its name; `missing` the id of what it lacks, if
    that is on the map. `reason` is one sentence. `evidence` has the ids of those whom the gap is about or who
    could close it, by name; `guesses` those of them whose sector is a guess. `day` is the one that the gap is
    reckoned from: when something was due or done, the last contact, the last sign of life; None without one.
    `strengths` has for a tie that two sides see differently how strong each of `evidence` calls it, 1–5.
    """

    kind: GapKind
    subject: str
    name: str
    reason: str
    missing: str | None = None
    evidence: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    day: date | None = None
    strengths: tuple[int, ...] = ()
