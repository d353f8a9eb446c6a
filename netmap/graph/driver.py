"""The database driver, the one place where it is imported: without the tables it could take and give.

Where pandas, NumPy and pyarrow are installed, the driver imports them for that. netmap hands it text and numbers only,
and a command has no other need for pandas: without them the driver takes a fifth of the time and a third of the memory.
"""

import logging
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

_TABLES = frozenset({"numpy", "pandas", "pyarrow"})


class _WithoutTables(MetaPathFinder):
    """Finds no library of tables for the thread it was made in; other threads find what they import."""

    def __init__(self) -> None:
        self._thread = threading.get_ident()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse a library of tables, leave everything else to the usual finders."""
        del path, target
        if fullname in _TABLES and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(f"The database driver does without {fullname}.", name=fullname)
        return None


@contextmanager
def _without_tables() -> Iterator[None]:
    finder = _WithoutTables()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


with _without_tables():
    from neo4j import Driver, GraphDatabase, ManagedTransaction, Session
    from neo4j.exceptions import (
        AuthError,
        ConfigurationError,
        ConstraintError,
        DriverError,
        Neo4jError,
        ServiceUnavailable,
        SessionExpired,
        TransientError,
    )
    from neo4j.spatial import WGS84Point

# What it finds to say of a broken connection is told in a sentence, not line by line in somebody's terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

__all__ = [
    "AuthError",
    "ConfigurationError",
    "ConstraintError",
    "Driver",
    "DriverError",
    "GraphDatabase",
    "ManagedTransaction",
    "Neo4jError",
    "ServiceUnavailable",
    "Session",
    "SessionExpired",
    "TransientError",
    "WGS84Point",
]
