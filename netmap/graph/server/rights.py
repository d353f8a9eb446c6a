"""What a user may do in a Neo4j: each right is tried and the trial taken back, and each has the statement that grants it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from netmap.errors import StoreRefused
from netmap.graph.connection import Connection, run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.server.facts import is_forbidden
from netmap.graph.statements import load_statement
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.ids import new_id
from netmap.model.kinds import TieKind
from netmap.model.ties import Tie

ROLE = "netmap"
"""What the role is called in the statements that are proposed."""

Trial = Callable[[ManagedTransaction], bool]


@dataclass(frozen=True, slots=True)
class Right:
    """Something the user must be allowed: in words, as Neo4j grants it, and how to see whether it is given."""

    words: str
    privilege: str
    trial: Trial


@dataclass(frozen=True, slots=True)
class Rights:
    """What is missing, and what cannot be tried before that is given."""

    missing: tuple[Right, ...]
    untried: tuple[Right, ...]

    @property
    def wanting(self) -> tuple[Right, ...]:
        """All that is to be granted, to be on the safe side."""
        return self.missing + self.untried


def try_rights(connection: Connection) -> Rights:
    """Return which rights are missing; nothing that is tried stays, names of kinds and fields apart."""
    if not _is_given(connection, ACCESS):
        return Rights((ACCESS,), (WRITE, CONSTRAINTS, INDEXES, READ, NAMES))
    missing = [right for right in (WRITE, CONSTRAINTS, INDEXES) if not _is_given(connection, right)]
    if WRITE in missing:
        return Rights(tuple(missing), (READ, NAMES))
    missing += [right for right in (READ, NAMES) if not _is_given(connection, right)]
    return Rights(tuple(missing), ())


def write_grants(rights: Iterable[Right], user: str, database: str) -> list[str]:
    """Return the statements that whoever runs the Neo4j has to type, in their order."""
    name = _quote(database)
    grants = [f"GRANT {right.privilege.format(database=name)} TO {ROLE};" for right in rights]
    return [f"CREATE ROLE {ROLE} IF NOT EXISTS;", *grants, f"GRANT ROLE {ROLE} TO {_quote(user)};"]


def _quote(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z]\w*", name, re.ASCII) else "`" + name.replace("`", "``") + "`"


class _TakenBackError(Exception):
    """Ends a trial, so that nothing of it stays."""

    def __init__(self, is_given: bool) -> None:
        super().__init__()
        self.is_given = is_given


def _is_given(connection: Connection, right: Right) -> bool:
    def work(transaction: ManagedTransaction) -> None:
        raise _TakenBackError(right.trial(transaction))

    try:
        connection.write(work)
    except _TakenBackError as done:
        return done.is_given
    except StoreRefused as refused:
        if not is_forbidden(refused):
            raise
    return False


def _run(transaction: ManagedTransaction, *, name: str) -> bool:
    run_rows(transaction, load_statement(name))
    return True


def _try_reading(transaction: ManagedTransaction) -> bool:
    entity, fields = next(iter(ENTITY_CLASSES)), {"id": new_id()}
    run_rows(transaction, load_statement("server/try_kind", entity), fields=fields)
    return bool(run_rows(transaction, load_statement("server/try_reading"), **fields)[0]["touched"])


def _try_names(transaction: ManagedTransaction) -> bool:
    for entity, model in ENTITY_CLASSES.items():
        run_rows(transaction, load_statement("server/try_kind", entity), fields=_fill(model))
    for tie in TieKind:
        run_rows(transaction, load_statement("server/try_tie", tie), fields=_fill(Tie))
    return True


def _fill(model: type[Any]) -> dict[str, str]:
    names = model.model_fields.keys() - {"kind", "source", "target"}
    return dict.fromkeys(sorted(names), "trial") | {"id": new_id()}


ACCESS = Right("open the database", "ACCESS ON DATABASE {database}", partial(_run, name="server/try_access"))
READ = Right("read everything in it", "MATCH {{*}} ON GRAPH {database}", _try_reading)
WRITE = Right(
    "add, change and take out", "WRITE ON GRAPH {database}", partial(_run, name="server/try_writing")
)
NAMES = Right(
    "use new names for kinds, ties and fields", "NAME MANAGEMENT ON DATABASE {database}", _try_names
)
CONSTRAINTS = Right(
    "keep ids unique", "CONSTRAINT MANAGEMENT ON DATABASE {database}",
    partial(_run, name="server/try_constraint"),
)  # fmt: skip
INDEXES = Right(
    "keep indexes", "INDEX MANAGEMENT ON DATABASE {database}", partial(_run, name="server/try_index")
)
