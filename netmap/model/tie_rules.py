"""The tie table: which ends each kind of tie allows, and what its strength means.

Importers, forms, checks, the store and the docs all read this one table.
"""

from dataclasses import dataclass
from itertools import product
from typing import Any

from netmap.model.kinds import EntityKind as E
from netmap.model.kinds import TieKind as T

ACTORS = (E.ORGANIZATION, E.PERSON)
RECORDS = (
    E.INTERACTION, E.IDEA, E.DECISION, E.STEP, E.CONTRIBUTION, E.OUTCOME, E.INDICATOR, E.ROUND, E.DISMISSAL,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TieRule:
    """What holds for every tie of one kind.

    `says` reads between the two names (“A *works with* B”), `says_back` the other way round.
    `several` allows more than one at a time between the same two. `fields` are those beyond the common
    ones. `rated` says that a strength from 1 to 5 has a meaning.
    """

    ends: frozenset[tuple[E, E]]
    says: str
    says_back: str
    symmetric: bool = False
    several: bool = False
    rated: bool = False
    fields: tuple[str, ...] = ()


def _rule(sources: tuple[E, ...], targets: tuple[E, ...], says: str, says_back: str, **more: Any) -> TieRule:
    return TieRule(frozenset(product(sources, targets)), says, says_back, **more)


TIE_RULES: dict[T, TieRule] = {
    T.KNOWS: _rule((E.PERSON,), (E.PERSON,), "knows", "knows", symmetric=True, rated=True),
    T.PARTNERS_WITH: _rule(
        ACTORS, ACTORS, "works with", "works with", symmetric=True, rated=True, fields=("goal_id",)
    ),
    T.REPORTS: _rule(
        ACTORS, ACTORS, "said they work with", "was named by", several=True, rated=True, fields=("goal_id",)
    ),
    T.WORKS_AT: _rule(
        (E.PERSON,), (E.ORGANIZATION,), "works at", "has", several=True, fields=("role", "decision_maker")
    ),
    T.MEMBER_OF: _rule(
        ACTORS,
        (E.COALITION,),
        "is a member of",
        "has as a member",
        several=True,
        fields=("role", "decision_maker"),
    ),
    T.FUNDS: _rule((E.ORGANIZATION,), (E.ORGANIZATION,), "funds", "is funded by", several=True, rated=True),
    T.REFERS_TO: _rule(
        (E.ORGANIZATION,), (E.ORGANIZATION,), "refers people to", "gets people from", several=True, rated=True
    ),
    T.GAVE: _rule(ACTORS, (E.CONTRIBUTION,), "gave", "came from"),
    T.RECEIVED: _rule((E.CONTRIBUTION,), ACTORS, "went to", "received"),
    T.TOWARD: _rule((E.CONTRIBUTION,), (E.GOAL, E.COALITION), "is for", "was given"),
    T.PURSUES: _rule((*ACTORS, E.COALITION), (E.GOAL,), "pursues", "is pursued by"),
    T.IN_SECTOR: _rule(ACTORS, (E.SECTOR,), "belongs to", "includes", fields=("primary",)),
    T.RUNS: _rule((E.ORGANIZATION,), (E.PROGRAM,), "runs", "is run by"),
    T.SERVES: _rule((E.ORGANIZATION, E.PROGRAM), (E.POPULATION, E.AREA), "serves", "is served by"),
    T.HAS: _rule((*ACTORS, E.GOAL), (E.ASSET,), "can offer", "is offered by"),
    T.NEEDS: _rule((*ACTORS, E.GOAL), (E.ASSET,), "is looking for", "is looked for by"),
    T.OFFERS: _rule((E.ORGANIZATION,), (E.DATA_SOURCE,), "shares", "is shared by"),
    T.EXPECTS: _rule((E.GOAL,), (E.SECTOR, E.POPULATION), "expects", "is expected by"),
    T.PART_OF: TieRule(
        frozenset({(E.AREA, E.AREA), (E.ORGANIZATION, E.ORGANIZATION)}), "is part of", "includes"
    ),
    T.KEPT_BY: _rule((*ACTORS, E.STEP), (E.PERSON,), "is kept by", "keeps"),
    T.INTRODUCED_BY: _rule(ACTORS, (E.PERSON,), "was introduced by", "introduced"),
    T.ABOUT: _rule(RECORDS, tuple(E), "is about", "is the subject of", several=True),
    T.WITH: _rule(
        (E.INTERACTION,), (*ACTORS, E.COALITION), "was with", "took part in", several=True, fields=("role",)
    ),
    T.BY: _rule(RECORDS, ACTORS, "is by", "made", several=True),
    T.LED_TO: _rule(RECORDS, RECORDS, "led to", "came of", several=True),
}

STRENGTH_RANGE = range(1, 6)
