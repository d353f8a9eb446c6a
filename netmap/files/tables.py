"""Tables as they were read from a file, before anybody asks what they mean."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from netmap.model.network import Network

Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a file, a row or a cell that a person should know."""

    file: str
    row: int | None
    column: str
    value: str
    message: str
    severity: Literal["refused", "doubt", "note"] = "refused"


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file; `first_row` is the row number in the file of `rows[0]`."""

    file: str
    sheet: str
    headers: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    first_row: int = 2
    notes: tuple[Problem, ...] = ()
    has_header: bool = True


@dataclass(frozen=True, slots=True)
class FileContent:
    """What one file holds: tables, or a whole network of our own."""

    name: str
    tables: tuple[Table, ...] = ()
    network: Network | None = None
    notes: tuple[Problem, ...] = field(default=())
