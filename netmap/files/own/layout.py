"""How a network is laid out as a workbook that people can edit: one sheet a kind, and one of ties."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from netmap.model.entity import Entity
from netmap.model.fields import FieldRow, FieldType, list_fields
from netmap.model.kinds import EntityKind
from netmap.model.ties import Tie

MARKER_SHEET = "netmap"
MARKER = "netmap workbook"
TIE_SHEET = "Ties"
ID_HEADER = "netmap id"
EXACT_HEADER = "Exact values (leave as they are)"
OWN_PREFIX = "Your column: "

END_FIELDS = ("source", "target", "goal_id")
"""Fields of a tie that hold an id: the sheet shows the name, and the id in a column of its own."""

LATER = frozenset({"may_be_named", "may_show_ties", "may_show_more", "agreed_by", "agreed_on"})
"""Fields that came after the first workbooks were written: nobody took their column out of one that has none."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: the field it holds, its heading, and how its cells are written."""

    field: str
    header: str
    type: FieldType
    default: Any = None
    choices: tuple[str, ...] = ()


def _build_column(row: FieldRow) -> Column:
    choices = tuple(map(str, row.choices or ()))
    return Column(row.name, row.info.label, row.holds, row.default, choices)


@cache
def list_columns(model: type[Entity | Tie]) -> tuple[Column, ...]:
    """Return the columns of a sheet for the fields of a class, in the order of the field table.

    The id and the columns of the user's own are not among them; those of a tie's ends hold names.
    """
    return tuple(_build_column(row) for row in list_fields(model) if row.name not in {"id", "attributes"})


@cache
def id_headers() -> dict[str, str]:
    """Return {field of a tie that holds an id: heading of the column with that id}."""
    labels = {column.field: column.header for column in list_columns(Tie)}
    return {field: f"{labels[field]} (netmap id)" for field in END_FIELDS}


def list_own_names(entities: Iterable[Entity]) -> tuple[str, ...]:
    """Return the names of the columns of the user's own, sorted."""
    return tuple(sorted({name for entity in entities for name in entity.attributes}))


def continue_header(header: str, number: int) -> str:
    """Return the heading of the `number`-th column of a text too long for one cell; the first is plain."""
    return header if number == 1 else f"{header} (continued {number})"


def kind_of_title(title: str) -> EntityKind | None:
    """Return the kind whose sheet has this title, None for any other sheet."""
    folded = title.strip().casefold()
    return next((kind for kind in EntityKind if kind.words.title.casefold() == folded), None)
