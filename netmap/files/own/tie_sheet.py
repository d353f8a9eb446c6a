"""Rows of the sheet of ties in our own workbook: whom the ends mean after people changed names."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from netmap.errors import InputError
from netmap.files.grids import Cell
from netmap.files.meaning.values import read_text
from netmap.files.own.cells import read_cell
from netmap.files.own.edited_sheets import Cells
from netmap.files.own.layout import END_FIELDS, id_headers, list_columns
from netmap.files.tables import Table
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.text import fold_text, shorten_text
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie, build_tie

_COLUMNS = {column.field: column for column in list_columns(Tie)}
TIE_HEADERS = (*(column.header for column in _COLUMNS.values()), *id_headers().values())
"""The headings of the sheet of ties, the netmap id aside."""

Doubt = tuple[str, Cell, str]
"""(heading, cell, message)."""


class NameBook:
    """The entities of the workbook by id and by name."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities = {entity.id: entity for entity in entities}
        self._by_name: dict[str, list[str]] = {}
        for entity in self.entities.values():
            self._by_name.setdefault(fold_text(entity.name), []).append(entity.id)

    def find(self, name: str, kinds: frozenset[EntityKind]) -> str | None:
        """Return the id of the only one of these kinds with a name, None when there is none or several."""
        found = [
            entity_id
            for entity_id in self._by_name.get(fold_text(name), ())
            if self.entities[entity_id].kind in kinds
        ]
        return found[0] if len(found) == 1 else None


def _kinds_at(kind: TieKind, field: str) -> frozenset[EntityKind]:
    if field == "goal_id":
        return frozenset({EntityKind.GOAL})
    return frozenset(ends[0] if field == "source" else ends[1] for ends in TIE_RULES[kind].ends)


def parse_tie_kind(cell: Cell) -> TieKind:
    """Return the kind of tie a cell says, in netmap's words or by its name in the tie table."""
    said = fold_text(read_text(cell))
    for kind, rule in TIE_RULES.items():
        if said in (fold_text(rule.says), fold_text(kind.value)):
            return kind
    words = ", ".join(rule.says for rule in TIE_RULES.values())
    raise InputError(
        f"“{shorten_text(cell)}” is no kind of tie. Write one of: {words}.", field="kind", value=cell
    )


def read_tie(tie_id: str, cells: Cells, names: NameBook) -> tuple[Tie, list[Doubt]]:
    """Return the tie of a row, and what is doubtful about its ends.

    Raises
    ------
    InputError
        Naming the field that cannot be taken.
    """
    kind = parse_tie_kind(cells.get(_COLUMNS["kind"].header))
    doubts: list[Doubt] = []
    values: dict[str, Any] = {}
    for field in END_FIELDS:
        values[field] = _read_end(field, kind, cells, names, doubts)
    for field, column in _COLUMNS.items():
        if field not in (*END_FIELDS, "kind"):
            value = read_cell(cells.get(column.header), column)
            if value is not None:
                values[field] = value
    source, target = values.pop("source"), values.pop("target")
    if not source or not target:
        missing = "source" if not source else "target"
        raise InputError("This end of the tie is empty. Write a name.", field=missing)
    return build_tie(kind, source, target, id=tie_id, **values), doubts


def _read_end(field: str, kind: TieKind, cells: Cells, names: NameBook, doubts: list[Doubt]) -> str | None:
    """Return whom an end means: its id, unless the name beside it was changed to somebody else's."""
    header = _COLUMNS[field].header
    said = read_text(cells.get(header))
    entity_id = read_text(cells.get(id_headers()[field])) or None
    known = names.entities.get(entity_id) if entity_id else None
    if field == "goal_id" and not said and entity_id and known:
        return None
    if not said or (known is not None and fold_text(known.name) == fold_text(said)):
        return entity_id
    other = names.find(said, _kinds_at(kind, field))
    if other:
        return other
    if entity_id is None:
        raise InputError(
            f"“{shorten_text(said)}” is not on the sheets, or more than once.", field=field, value=said
        )
    if known is not None:
        message = f"This name is not on the sheets; the tie stays with “{shorten_text(known.name)}”, whose id it has."
        doubts.append((header, said, message))
    return entity_id


def rewrite_new_tie(table: Table, names: NameBook) -> Table:
    """Return a table of new ties with ids for the names that are clear, and kinds by the tie table."""
    places = {header: place for place, header in enumerate(table.headers)}
    kind_place = places[_COLUMNS["kind"].header]
    rows = []
    for row in table.rows:
        cells: list[Cell] = list(row)
        try:
            kind = parse_tie_kind(cells[kind_place])
        except InputError:
            rows.append(row)
            continue
        cells[kind_place] = kind.value
        for field in END_FIELDS:
            place, id_place = places[_COLUMNS[field].header], places[id_headers()[field]]
            given = cells[id_place] or names.find(read_text(cells[place]), _kinds_at(kind, field))
            cells[place], cells[id_place] = given or cells[place], None
        rows.append(tuple(cells))
    return replace(table, rows=rows)
