"""A `Gap`: one thing that is missing on a map."""

from dataclasses import dataclass
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
    EMPTY_SECTOR = "empty_sector"
    """We want somebody in a sector, and nobody on the map is in it."""
    LISTED_SECTOR = "listed_sector"
    """Everybody in a sector is only on our list: an idea, or without a tie to us."""
    UNSERVED = "unserved"
    """Nobody on the map serves these people or this place."""
    SERVED_FAR = "served_far"
    """Only somebody without a tie to us serves these people or this place."""
    COALITION_SECTOR = "coalition_sector"
    """Nobody at a table is from a sector that its goal expects, though somebody else who works on it is."""
    GOAL_STRANGER = "goal_stranger"
    """Somebody works on a goal without a tie to anybody else who does."""
    DECIDER_UNMET = "decider_unmet"
    """We are in touch with a partner, and have met nobody who decides there."""
    NO_TIE = "no_tie"
    """Somebody has no tie to anybody on the map."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing.

    `subject` is the id of whatever lacks something and `name` its name; `missing` the id of what it lacks, if
    that is on the map. `reason` is one sentence. `evidence` has the ids of those whom the gap is about or who
    could close it, by name; `guesses` those of them whose sector is a guess.
    """

    kind: GapKind
    subject: str
    name: str
    reason: str
    missing: str | None = None
    evidence: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
