"""The network as a store knew it at an earlier instant."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from netmap.graph.checks.clocks import date_changes
from netmap.graph.connection import Connection
from netmap.graph.journal import read_change, read_headers
from netmap.model.changes import apply_change, invert_change
from netmap.model.network import Network


def take_back(connection: Connection, network: Network, moment: datetime) -> Network:
    """Return a network, just read, without the Changes made after an instant (UTC)."""
    everything = [header for header in connection.read(read_headers) if header.revision <= network.revision]
    known = date_changes(everything, datetime.now(UTC))
    headers = [header for header in everything if known[header.id] > moment]
    for header in headers:
        change = connection.read(partial(read_change, change_id=header.id))
        network = apply_change(network, invert_change(change, who="", sentence=""))
    return replace(network, revision=network.revision - len(headers))
