"""The network as it was after an earlier revision."""

from netmap.graph.store import Store
from netmap.model.network import Network


def read_revision(store: Store, revision: int) -> Network | None:
    """Return the network as it was after a revision; None when the journal does not lead back there."""
    header = next((one for one in store.changes() if one.revision == revision), None)
    if header is None:
        return None
    network = store.read(at=header.at)
    return network if network.revision == revision else None
