"""A `Gap`: one thing that is missing on a map."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netmap.model.kinds import Standing

LEFT_OUT = frozenset({Standing.CLOSED, Standing.NOT_A_FIT, Standing.PAST_PARTNER, Standing.DO_NOT_CONTACT})
"""Whoever has one of these standings neither fills a gap nor makes one."""


class GapKind(StrEnum):
    """What is missing, in the words that a finding on it is put aside under: these must not change."""

    GOAL_SECTOR = "goal lacks a sector"
    """A goal expects a sector, and nobody who works on it is in it."""
    GOAL_POPULATION = "goal reaches nobody of a group"
    """A goal expects to reach people whom nobody who works on it serves."""
    GOAL_ASSET = "goal lacks something"
    """A goal is looking for something that nobody on the map can offer."""
    GOAL_ASSET_FAR = "goal lacks what others have"
    """A goal is looking for something that only somebody with whom we have no relationship can offer."""
    GOAL_UNPLANNED = "nobody said who is needed"
    """Nobody has said whom a goal needs, though there is a list for its issue."""
    EMPTY_SECTOR = "sector with nobody"
    """We want somebody in a sector, and nobody on the map is in it."""
    LISTED_SECTOR = "sector only listed"
    """Everybody in a sector is only on our list: an idea, or without a relationship with us."""
    SECTOR_THIN = "one thin tie to a sector"
    """Of a sector where we want somebody we know only one partner, and that one hardly."""
    SECTOR_ONE_PERSON = "sectors known through one person"
    """All our ties to a sector where we want somebody run through one person."""
    UNSERVED = "nobody serves them"
    """Nobody on the map serves these people or this place."""
    SERVED_FAR = "served by others"
    """Only somebody with whom we have no relationship serves these people or this place."""
    PROGRAM_POPULATION = "no program reaches them"
    """Somebody serves these people, but no running program is noted as reaching them."""
    COALITION_SECTOR = "table lacks a sector"
    """Nobody at a table is from a sector that its goal expects, though somebody else who works on it is."""
    COALITION_NEED = "table looks for what we have"
    """A table is looking for something that we can offer and nobody else there can."""
    COALITION_ASSET = "what we could bring to tables"
    """We can offer something that nobody else at a table is noted as offering."""
    COALITION_MEMBER = "not at the table yet"
    """A partner of ours works on the goal of a table without sitting there."""
    GOAL_STRANGER = "alone with a goal"
    """Somebody works on a goal without a tie to anybody else who does."""
    DECIDER_UNMET = "nobody met who decides"
    """We are in touch with a partner, and have met nobody who decides there."""
    OVERDUE = "relationships overdue"
    """We have not been in touch with a partner for longer than the relationship bears."""
    NEVER_RENEWED = "relationships not renewed"
    """A relationship has shown no sign of life for twice the longest gap it bears, or none with a day at all."""
    ONLY_OUTREACH = "only marketing or outreach"
    """All that was ever noted of a relationship is marketing or outreach."""
    NO_TIE = "without a tie"
    """Somebody has no tie to anybody on the map."""
    PROMISE_LATE = "promises late"
    """We promised something by a day that has passed, and it is not done."""
    NOT_REPORTED_BACK = "nobody has reported back"
    """What we promised, or what somebody gave us a hint for, is done, and nobody has told them."""
    NEVER_ASKED = "never asked"
    """Nobody has asked a partner whom they work with."""
    ONE_SIDED = "said by one side"
    """One side told us of a tie; the other was asked too, and did not name it."""
    SIDES_APART = "seen differently"
    """The two sides of a tie see it very differently."""
    LONG_AGO = "heard of long ago"
    """A tie has shown no sign of life for long."""

    @property
    def code(self) -> str:
        """The name that programs know it by, as in "goal_sector"."""
        return self.name.lower()


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
