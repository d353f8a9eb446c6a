"""The tie table: which ends each kind of tie allows, and what its strength means.

Importers, forms, checks, the store and the docs all read this one table.
"""

import re
from dataclasses import dataclass
from itertools import product
from typing import Any

from netmap.model.kinds import RECORD_KINDS
from netmap.model.kinds import EntityKind as E
from netmap.model.kinds import TieKind as T
from netmap.model.text import fold_text

ACTORS = (E.ORGANIZATION, E.PERSON)


@dataclass(frozen=True, slots=True)
class TieRule:
    """What holds for every tie of one kind.

    `says` reads between the two names (“A *works with* B”), `says_back` the other way round.
    `several` allows more than one at a time between the same two. `fields` are those beyond the common
    ones. `rated` says that a strength from 1 to 5 has a meaning, `by_hand` that people add such ties one by
    one. `said` are further words for it in a "type"
    column, folded and with commas between.
    """

    ends: frozenset[tuple[E, E]]
    says: str
    says_back: str
    symmetric: bool = False
    several: bool = False
    rated: bool = False
    by_hand: bool = False
    fields: tuple[str, ...] = ()
    said: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The words by which lists name this kind of tie, one by one: what it says, and the further ones."""
        return (fold_text(self.says), *filter(None, self.said.split(", ")))


def _rule(sources: tuple[E, ...], targets: tuple[E, ...], says: str, says_back: str, **more: Any) -> TieRule:
    return TieRule(frozenset(product(sources, targets)), says, says_back, **more)


TIE_RULES: dict[T, TieRule] = {
    T.PARTNERS_WITH: _rule(ACTORS, ACTORS, "works with", "works with", by_hand=True, symmetric=True,
        rated=True, fields=("goal_id",), said="partners with, partner, partners, partnership, collaborates with, "
        "collaboration, cooperates with, coordinates with"),
    T.KNOWS: _rule((E.PERSON,), (E.PERSON,), "knows", "knows", by_hand=True, symmetric=True, rated=True,
        said="know, acquaintance, friend, friends"),
    T.WORKS_AT: _rule((E.PERSON,), (E.ORGANIZATION,), "works at", "has", by_hand=True, several=True,
        fields=("role", "decision_maker"),
        said="works for, employed by, staff of, employee, employee of, volunteers at, board of"),
    T.MEMBER_OF: _rule(ACTORS, (E.COALITION,), "is a member of", "has as a member", by_hand=True,
        several=True, fields=("role", "decision_maker"), said="member of, member, membership"),
    T.PURSUES: _rule((*ACTORS, E.COALITION), (E.GOAL,), "pursues", "is pursued by", by_hand=True,
        said="works toward"),
    T.FUNDS: _rule((E.ORGANIZATION,), (E.ORGANIZATION,), "funds", "is funded by", by_hand=True,
        several=True, rated=True, said="funder, funding, funder of, grants to"),
    T.REFERS_TO: _rule((E.ORGANIZATION,), (E.ORGANIZATION,), "refers people to", "gets people from", by_hand=True,
        several=True, rated=True, said="refers to, referral, refers"),
    T.REPORTS: _rule(ACTORS, ACTORS, "said they work with", "was named by", by_hand=True, several=True,
        rated=True, fields=("goal_id",), said="reports, reported, named, nominates, says it works with"),
    T.PART_OF: TieRule(frozenset({(E.AREA, E.AREA), (E.ORGANIZATION, E.ORGANIZATION)}), "is part of", "includes",
        by_hand=True, said="part of, branch of, department of, subsidiary of"),
    T.KEPT_BY: _rule((*ACTORS, E.STEP), (E.PERSON,), "is kept by", "keeps", by_hand=True, said="kept by"),
    T.INTRODUCED_BY: _rule(ACTORS, (E.PERSON,), "was introduced by", "introduced", by_hand=True,
        said="introduced by"),
    T.GAVE: _rule(ACTORS, (E.CONTRIBUTION,), "gave", "came from"),
    T.RECEIVED: _rule((E.CONTRIBUTION,), ACTORS, "went to", "received", said="received"),
    T.TOWARD: _rule((E.CONTRIBUTION,), (E.GOAL, E.COALITION), "is for", "was given", said="toward"),
    T.IN_SECTOR: _rule(ACTORS, (E.SECTOR,), "belongs to", "includes", fields=("primary",),
        said="in sector, sector"),
    T.RUNS: _rule((E.ORGANIZATION,), (E.PROGRAM,), "runs", "is run by", said="operates"),
    T.SERVES: _rule((E.ORGANIZATION, E.PROGRAM), (E.POPULATION, E.AREA), "serves", "is served by"),
    T.HAS: _rule((*ACTORS, E.GOAL), (E.ASSET,), "can offer", "is offered by", said="has"),
    T.NEEDS: _rule((*ACTORS, E.GOAL), (E.ASSET,), "is looking for", "is looked for by", said="needs"),
    T.OFFERS: _rule((E.ORGANIZATION,), (E.DATA_SOURCE,), "shares", "is shared by", said="offers"),
    T.EXPECTS: _rule((E.GOAL,), (E.SECTOR, E.POPULATION), "expects", "is expected by"),
    T.ABOUT: _rule(RECORD_KINDS, tuple(E), "is about", "is the subject of", several=True, said="about"),
    T.WITH: _rule((E.INTERACTION,), (*ACTORS, E.COALITION), "was with", "took part in", several=True,
        fields=("role",), said="with"),
    T.BY: _rule(RECORD_KINDS, ACTORS, "is by", "made", several=True, said="by"),
    T.LED_TO: _rule(RECORD_KINDS, RECORD_KINDS, "led to", "came of", several=True),
}  # fmt: skip
"""The rule of each kind of tie; those that people add by hand first, the usual ones at the top."""

STRENGTH_RANGE = range(1, 6)

_BOARD = re.compile(r"\b(boards?|trustees?|junta|directorio)\b")


def is_of_board(said: str) -> bool:
    """Whether what somebody is at an organization, or a heading over such people, says that they sit on its board."""
    return bool(_BOARD.search(fold_text(said)))
