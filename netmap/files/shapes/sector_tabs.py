"""Sheets called by sectors ("Health", "Education"): the name of each as the sector of its rows."""

from collections.abc import Sequence
from dataclasses import replace

from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import About, Choice
from netmap.files.shapes.matrices.name_kinds import judge_name
from netmap.files.shapes.section_rows import reads_as_sector
from netmap.files.tables import Shape, Table
from netmap.model.kinds import ACTOR_KINDS, EntityKind
from netmap.model.text import fold_text

_HEADING = "Sector"
_LEAST = 2
_SHOWN = 3


def name_sectors(tables: Sequence[Table], context: ListContext) -> list[Table]:
    """Return the tables of a file with a column for the sector that their sheet is called by; whether it is one is asked."""
    sheets = dict.fromkeys(table.sheet for table in tables if table.sheet)
    sectors = _list_sectors(tables, list(sheets), context)
    if len(sectors) < _LEAST or not _ask_sectors(tables, sectors, context, every=len(sectors) == len(sheets)):
        return list(tables)
    return [
        _add_sector(table) if table.sheet in sectors and _may_have_sector(table, context) else table
        for table in tables
    ]


def _list_sectors(tables: Sequence[Table], sheets: Sequence[str], context: ListContext) -> list[str]:
    """Return the sheets called by sectors, and those by groups of people ("Parents") that have the same headings."""
    sectors = [sheet for sheet in sheets if reads_as_sector(sheet, context)]
    headed = {table.headers for table in tables if table.sheet in sectors}
    groups = {
        table.sheet
        for table in tables
        if table.headers in headed and judge_name(table.sheet, context) is EntityKind.POPULATION
    }
    return [sheet for sheet in sheets if sheet in sectors or (len(sectors) >= _LEAST and sheet in groups)]


def _may_have_sector(table: Table, context: ListContext) -> bool:
    """Whether a table lists actors, as far as its shape says, and has no column for their sectors."""
    actors = table.known is None or (table.known.shape is Shape.ENTITIES and table.known.kind in ACTOR_KINDS)
    said = {*context.words.field["sector"].says}
    return table.has_header and actors and said.isdisjoint(map(fold_text, table.headers))


def _add_sector(table: Table) -> Table:
    place = len(table.headers)
    filled = [any(cell is not None and cell != "" for cell in row) for row in table.rows]
    return replace(
        table,
        headers=(*table.headers, _HEADING),
        rows=[(*row, table.sheet if full else None) for row, full in zip(table.rows, filled, strict=True)],
        moved={**table.moved, **{(row, place): None for row in range(len(table.rows))}},
    )


def _ask_sectors(
    tables: Sequence[Table], sectors: Sequence[str], context: ListContext, *, every: bool
) -> bool:
    shown = ", ".join(f"“{name}”" for name in sectors[:_SHOWN])
    more = f" and {len(sectors) - _SHOWN} more" if len(sectors) > _SHOWN else ""
    choices = (
        Choice(
            "sectors", "Sectors of those listed there", tuple(f"Sector: {one}" for one in sectors[:_SHOWN])
        ),
        Choice("names", "Only names of the sheets"),
    )
    taken = context.ask(
        About.SHAPE, tables[0].file, f"Are the sheets {shown}{more} called by sectors?", choices, ("sectors",),
        detail="sheets by sector", sure=0.92 if every else 0.7, cells=sum(len(table.rows) for table in tables),
    )  # fmt: skip
    return taken == ("sectors",)
