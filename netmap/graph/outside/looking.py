"""Looking at a whole map: what lies in the database beside what the journal leads to."""

from functools import partial

from netmap.errors import StoreDamaged, StoreError
from netmap.graph.connection import Connection, run_rows
from netmap.graph.copies.kept import tell_next_step
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.layout.contents import dump_contents, sum_network
from netmap.graph.layout.schema import StoreState, read_state
from netmap.graph.outside.edits import Outside, find_outside, refuse_torn
from netmap.graph.reading import TOO_FAST, read_glimpse, read_newer
from netmap.graph.statements import load_statement
from netmap.model.network import EMPTY, Network

_LOOKS = 6


def count_contents(connection: Connection, state: StoreState) -> None:
    """Write down the sums of what the journal leads to, where they are not known."""
    if state.contents.revision == state.revision:
        return

    def count(transaction: ManagedTransaction) -> None:
        keep = load_statement("keep_contents")
        run_rows(transaction, keep, contents=None)
        start = Network(store_id=state.store_id)
        if (network := read_newer(transaction, start, connection.place)) is not None:
            run_rows(transaction, keep, contents=dump_contents(sum_network(network)))

    connection.write(count)


def look_outside(connection: Connection) -> Outside:
    """Return what was changed past netmap, also where something is gone; raise `StoreDamaged` without a whole journal."""
    found = _find_differing(connection)
    if found is None:
        raise refuse_torn(connection.place)
    return found


def look_at_map(connection: Connection, store_id: str) -> tuple[Network, Outside]:
    """Return the network as the journal has it, and what was changed past netmap beside it.

    Raises
    ------
    StoreDamaged
        When something of what was written is gone.
    """
    # What differs is looked at once more, entry by entry: that makes three times.
    glimpse = read_glimpse(connection, store_id, sure_after=2)
    if not glimpse.tell():
        return glimpse.network, Outside(EMPTY)
    found = None if glimpse.lost_changes else _find_differing(connection)
    if found is None or found.is_lost:
        raise StoreDamaged(_tell_damage(connection.place, glimpse.tell(), found))
    return found.network, found


def _find_differing(connection: Connection) -> Outside | None:
    """Return what was changed past netmap, None where the journal is not whole.

    Raises
    ------
    StoreError
        When others write all the time: what is half written looks like what was changed past netmap, or lost.
    """
    read = partial(read_state, place=connection.place)
    before = connection.read(read)
    for _ in range(_LOOKS):
        found = connection.read(lambda transaction: find_outside(transaction, connection.place))
        after = connection.read(read)
        seen = before.revision if found is None else found.network.revision
        if seen == after.revision:
            return found
        before = after
    raise StoreError(TOO_FAST)


def _tell_damage(place: Place, told: str, outside: Outside | None) -> str:
    """Return that a map is not whole, and what to do, whether something was lost or taken out on purpose."""
    restore = tell_next_step(place.backups)
    steps = (
        "If somebody took that out on purpose, adopt it: netmap adopt. Otherwise build the map anew from its journal: "
        f"netmap copy --to NEW_FOLDER; or write back what is gone: netmap adopt --put-back. Or {restore[0].lower()}{restore[1:]}"
        if outside
        else restore
    )
    return (
        f"The map at {place.address} is not whole: {told}. It was damaged, or changed by other means than "
        f"netmap; nothing of it is shown or changed. {steps}"
    )
