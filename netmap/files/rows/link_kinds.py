"""Columns that name others: what an unknown name becomes, and what somebody is there."""

from collections.abc import Sequence

from netmap.files.matching.name_looks import guess_actor, guess_actors
from netmap.files.meaning.column_words import LinkWords
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.tie_rules import TIE_RULES, is_of_board


def settle_ends(link: LinkWords, own: EntityKind, texts: Sequence[str]) -> tuple[EntityKind, ...]:
    """Return what kinds the names of a column may be, what an unknown one becomes first.

    Where both people and organizations may stand, that is told by the looks of the column's names.
    """
    rule = TIE_RULES[link.kind]
    first = own if link.to == "same" else EntityKind(link.to)
    others = {ends[0] if link.turned else ends[1] for ends in rule.ends} - {first}
    if first in ACTOR_KINDS and not ACTOR_KINDS.isdisjoint(others):
        first = guess_actors(texts) or first
    found = {first, *others, *([] if link.to == "same" else [EntityKind(link.to)])}
    return (first, *sorted(found - {first}))


def choose_kind(name: str, kinds: Sequence[EntityKind]) -> EntityKind:
    """Return what an unknown name becomes: what it looks like where that may be, else the first."""
    looks = guess_actor(name) if ACTOR_KINDS.issuperset(kinds[:1]) else None
    return looks if looks in kinds and looks is not None else kinds[0]


def find_role(kind: TieKind, heading: str) -> str:
    """Return what a heading says somebody is there: on its board."""
    return "board" if kind is TieKind.WORKS_AT and is_of_board(heading) else ""
