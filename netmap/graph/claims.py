"""What a Change takes for its own: names, ids, addresses and places between two that nobody had when it was planned."""

from collections import defaultdict
from collections.abc import Mapping

from netmap.model.changes import Change, Item
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, Nature, TieKind
from netmap.model.text import fold_text
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie

Claim = tuple[str, ...]
"""The kind, and what within it would be the same."""

_TIE = "tie"
_MATCHED_TOO = {EntityKind.CANDIDATE.value: EntityKind.ORGANIZATION.value}
"""With whom else a kind is compared when a list of it comes in."""


def list_claims(change: Change) -> set[Claim]:
    """Return what somebody else would have to be, or to have added, to be the same as what a Change adds or renames."""
    beside = _list_beside(change)
    claims = set[Claim]()
    for touch in change.touches:
        claims |= _claim(touch.after, beside) - _claim(touch.before, beside)
    return claims


def list_overtaken(change: Change, other: Change) -> set[Claim]:
    """Return what `change`, planned before it saw `other`, claims though the other has it.

    A list is matched by more than equal names: whoever came in of a kind may be somebody whom it adds. Ties of which
    there is one at a time are left to the tie table, which knows for how long each holds.
    """
    ours, theirs = list_claims(change), list_claims(other)
    if change.nature is Nature.IMPORT:
        kinds = {kind for kind, sort, *_ in theirs if sort != _TIE}
        return {claim for claim in ours if claim in theirs or kinds & {claim[0], _MATCHED_TOO.get(claim[0])}}
    return {claim for claim in ours & theirs if claim[1] != _TIE or TIE_RULES[TieKind(claim[0])].several}


def _claim(item: Item | None, beside: Mapping[str, frozenset[str]]) -> set[Claim]:
    if item is None:
        return set()
    if isinstance(item, Tie):
        return {(item.kind.value, _TIE, *item.ends)}
    claims: set[Claim] = {(item.kind.value, "id", one) for one in item.external_ids}
    claims |= {(item.kind.value, "address", fold_text(one)) for one in [getattr(item, "email", "")] if one}
    if item.name:
        claims.add((item.kind.value, "name", fold_text(item.name)))
    elif not item.named:
        values = sorted((name, repr(value)) for name, value in item.__dict__.items() if name != "id")
        claims.add((item.kind.value, "record", repr(values), *sorted(beside.get(item.id, ()))))
    return claims


def _list_beside(change: Change) -> dict[str, frozenset[str]]:
    """Return for the nameless among what is added whom else they are tied to: a call is another one with others."""
    nameless = {
        touch.id
        for touch in change.touches
        if isinstance(touch.after, Entity) and not touch.before and not touch.after.named
    }
    beside = defaultdict[str, set[str]](set)
    for tie in (touch.after for touch in change.touches if nameless):
        if isinstance(tie, Tie):
            for end in nameless & set(tie.ends):
                beside[end].add(tie.other_end(end))
    return {one: frozenset(others) for one, others in beside.items()}
