"""The tally: how many there are of each kind, with a checksum of which ones; kept with the revision, to notice losses."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from zlib import crc32

from netmap.model.changes import Change
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie

Tally = dict[str, tuple[int, int]]
"""By kind, how many, and the sum of the checksums of who they are; a kind of which there is none is left out."""

_WRAP = (1 << 62) - 1


def count_items(items: Iterable[Entity | Tie]) -> Tally:
    """Return the tally of some entities and ties."""
    # Every item of a map goes through here when it is read whole: `isinstance` would take as long as the rest.
    return add_checksums(
        (item.kind, item.id + item.source + item.target if type(item) is Tie else item.id) for item in items
    )


def add_checksums(items: Iterable[tuple[str, str]]) -> Tally:
    """Return the tally of some items, each given as its kind and its id, with the ids of its ends behind that of a tie."""
    checksums: dict[str, list[int]] = defaultdict(list)
    for kind, text in items:
        checksums[kind].append(crc32(text.encode()))
    return {str(kind): (len(found), sum(found) & _WRAP) for kind, found in checksums.items()}


def count_network(network: Network) -> Tally:
    """Return the tally of a network."""
    return count_items((*network.entities.values(), *network.ties.values()))


def count_change(tally: Tally, change: Change) -> Tally:
    """Return a tally as it is after a Change."""
    gone = count_items(touch.before for touch in change.touches if touch.before)
    come = count_items(touch.after for touch in change.touches if touch.after)
    after = {
        kind: (
            _pick(tally, kind, 0) - _pick(gone, kind, 0) + _pick(come, kind, 0),
            _pick(tally, kind, 1) - _pick(gone, kind, 1) + _pick(come, kind, 1) & _WRAP,
        )
        for kind in {*tally, *come}
    }
    return {kind: counted for kind, counted in after.items() if counted[0]}


def _pick(tally: Mapping[str, tuple[int, int]], kind: str, place: int) -> int:
    return tally[kind][place] if kind in tally else 0


def dump_tally(tally: Tally) -> str:
    """Return a tally as one line of text."""
    return json.dumps(tally, sort_keys=True, separators=(",", ":"))


def load_tally(text: str) -> Tally:
    """Return the tally of a line that `dump_tally` wrote."""
    return {kind: (count, total) for kind, (count, total) in json.loads(text).items()}


def tell_difference(kept: Tally, found: Tally) -> str:
    """Return in words what is missing or too much where `kept` was written down and `found` is there."""
    said = []
    for kind in sorted({*kept, *found}):
        before, now = _pick(kept, kind, 0), _pick(found, kind, 0)
        if now < before:
            said.append(f"{before - now:,} of {before:,} {_name(kind)} are missing")
        elif now > before:
            said.append(f"{now - before:,} {_name(kind)} more than were written")
        elif kept[kind] != found[kind]:
            said.append(f"some of {before:,} {_name(kind)} are not those that were written")
    return "; ".join(said)


def _name(kind: str) -> str:
    if kind in set(EntityKind):
        return EntityKind(kind).words.many
    return f"ties “{TIE_RULES[TieKind(kind)].says}”"
