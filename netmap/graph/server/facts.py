"""What a Neo4j is: its version, its edition, and the database that is meant for the map."""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any

from netmap.errors import StoreRefused
from netmap.graph.connection import Connection, run_rows
from netmap.graph.driver import Neo4jError
from netmap.graph.statements import load_statement

OLDEST = (5, 26)
"""The oldest Neo4j that is supported, the one with long-term support."""

_AURA = ".databases.neo4j.io"


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """What is known of a Neo4j; "" where the user may not ask.

    `edition` is community or enterprise; `access` read-write or read-only; `language` what statements are in that do
    not say so, such as CYPHER 25.
    """

    version: str
    edition: str
    access: str
    language: str
    is_aura: bool

    @property
    def is_too_old(self) -> bool:
        """Whether it is older than what netmap is tested with."""
        found = re.match(r"(\d+)\.(\d+)", self.version)
        return found is not None and (int(found[1]), int(found[2])) < OLDEST


def read_facts(connection: Connection) -> ServerFacts:
    """Return what a Neo4j tells of itself."""
    server = _read_row(connection, "server/read_version", {})
    database = _read_row(connection, "server/read_database", {"name": connection.place.database})
    return ServerFacts(
        version=server.get("version", ""),
        edition=server.get("edition", ""),
        access=database.get("access", ""),
        language=database.get("defaultLanguage", ""),
        is_aura=_AURA in connection.place.address,
    )


def is_forbidden(refused: StoreRefused) -> bool:
    """Whether the user was let in, and lacks the right to what was asked."""
    error = refused.__cause__
    return isinstance(error, Neo4jError) and (error.code or "").endswith("Security.Forbidden")


def _read_row(connection: Connection, name: str, given: dict[str, Any]) -> dict[str, Any]:
    try:
        rows = connection.read(partial(run_rows, statement=load_statement(name), **given))
    except StoreRefused as refused:
        if is_forbidden(refused):
            return {}
        raise
    return rows[0] if rows else {}
