"""What others keep in a local database beside the map, which a database that is built anew does not hold."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.layout.labels import KINDS, Family
from netmap.graph.layout.properties import list_own
from netmap.graph.outside.stored import StoredEntity, StoredTie, read_stored_entities, read_stored_ties
from netmap.graph.statements import load_statement
from netmap.graph.store import Store
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.ties import Tie

_OURS = {*Family, *KINDS}


@dataclass(frozen=True)
class Beside:
    """How many entries of their own others keep, and on how many of netmap's they put a property or a label."""

    entries: int = 0
    extended: int = 0


_counted: WeakKeyDictionary[Store, tuple[str, Beside]] = WeakKeyDictionary()
"""By store, what was counted last, and the mark before which nothing was committed that was not."""


def count_beside(store: Store) -> Beside:
    """Return what of others goes when something is erased for good; nothing on a server, where it stays.

    The whole database is looked through, once as long as nobody commits anything.
    """
    if store.connection.place.folder is None:
        return Beside()
    _, mark = store.connection.read_marked(lambda _: None)
    known = _counted.get(store)
    if known is None or known[0] != mark:
        known = _counted[store] = mark, store.connection.read(_count)
    return known[1]


def _count(transaction: ManagedTransaction) -> Beside:
    others = run_rows(transaction, load_statement("count_others"))[0]["found"]
    extended = [*filter(_is_extended, read_stored_entities(transaction))]
    ties = [*filter(_is_extended_tie, read_stored_ties(transaction))]
    return Beside(others, len(extended) + len(ties))


def _is_extended(one: StoredEntity) -> bool:
    own = list_own(ENTITY_CLASSES[one.kinds[0]], one.record) if one.kinds else one.record.keys()
    return bool(one.labels - _OURS or one.record.keys() - own)


def _is_extended_tie(one: StoredTie) -> bool:
    return bool(one.record.keys() - Tie.model_fields.keys())
