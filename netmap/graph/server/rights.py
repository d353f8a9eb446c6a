"""What a user may do in a Neo4j: each right is tried and the trial taken back, and each has the statement that grants it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pydantic import BaseModel

from netmap.errors import StoreRefused
from netmap.graph.connection import Connection, run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.layout.labels import KINDS, Family
from netmap.graph.layout.properties import CAPTION, POINT
from netmap.graph.server.facts import is_forbidden
from netmap.graph.statements import load_statement
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.ids import new_id
from netmap.model.kinds import TieKind
from netmap.model.ties import Tie

ROLE = "netmap"
"""What the role is called in the statements that are proposed."""

_CLASSES: tuple[type[BaseModel], ...] = (Tie, *ENTITY_CLASSES.values())
_NO_NAMES = {"kind", "source", "target"}
"""Fields that are no properties in the database."""

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
        return Rights((ACCESS,), (WRITE, NAMES, READ, CONSTRAINTS, INDEXES))
    missing = tuple(right for right in (WRITE, CONSTRAINTS, INDEXES) if not _is_given(connection, right))
    if WRITE in missing:
        return Rights(missing, (NAMES, READ))
    if not _is_given(connection, NAMES):
        return Rights((*missing, NAMES), (READ,))
    return Rights(missing if _is_given(connection, READ) else (*missing, READ), ())


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


def _try_names(transaction: ManagedTransaction) -> bool:
    fields = {CAPTION, POINT, *(name for model in _CLASSES for name in model.model_fields)}
    _use_names(transaction, [*Family, *KINDS], dict.fromkeys(fields - _NO_NAMES, "trial"), [*TieKind])
    return True


def _try_reading(transaction: ManagedTransaction) -> bool:
    given = {"id": new_id()}
    _use_names(transaction, ["Entity"], given, [])
    return bool(run_rows(transaction, load_statement("server/try_reading"), **given)[0]["touched"])


def _use_names(
    transaction: ManagedTransaction, labels: Sequence[str], fields: Mapping[str, str], types: Sequence[str]
) -> None:
    run_rows(transaction, load_statement("server/try_names"), labels=labels, fields=fields, types=types)


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
