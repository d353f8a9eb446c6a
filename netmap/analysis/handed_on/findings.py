"""Which findings a document tells, and as they were asked for: by it the same can be found again later."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.projection import ActorScope


class Findings(StrEnum):
    """What the findings of a document are about."""

    CONNECTORS = "connectors"
    MISSING = "missing"
    NEXT = "next"
    INTRODUCTIONS = "introductions"
    KEEP_IN_TOUCH = "keep-in-touch"
    GROWN = "grown"


class AskedFindings(BaseModel):
    """Findings as they were asked for.

    `about` is the id of whom or what they are about: the part of the map within which connectors are, whom one wants to
    reach, or who of us is to do what is due. `start` is who asks for an introduction, `most` how many are told at most,
    `ahead` how many days are looked ahead, and `since` after which day something grew.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    of: Findings
    about: str = ""
    start: str = ""
    scope: ActorScope = ActorScope.PARTNERS
    most: int = Field(default=7, ge=1, le=100)
    ahead: int = Field(default=7, ge=0, le=3660)
    since: date | None = None
    ties: CountedTies = CountedTies.ALL

    def change_ids(self, change: Callable[[str], str]) -> "AskedFindings":
        """Return it with the ids of whom it names changed."""
        ids = {"about": self.about, "start": self.start}
        return self.model_copy(update={key: change(one) for key, one in ids.items() if one})

    def list_ids(self) -> frozenset[str]:
        """Return the ids of whom it names."""
        return frozenset(filter(None, (self.about, self.start)))
