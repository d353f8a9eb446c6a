"""Columns whose cells list names: how they are parted."""

from collections.abc import Sequence
from dataclasses import replace

from netmap.files.lists.context import ListContext
from netmap.files.meaning.columns.column import Column
from netmap.files.meaning.columns.questions import ask_splitting
from netmap.files.meaning.splitting import find_splitting
from netmap.files.meaning.values import read_text
from netmap.files.tables import Table
from netmap.model.kinds import EntityKind
from netmap.model.text import fold_text

_LISTED = 2_000


def settle_splitting(table: Table, columns: Sequence[Column], context: ListContext) -> tuple[Column, ...]:
    """Return columns with how the cells of those that list names are parted; where that is in doubt, it is asked."""
    links = {link.meaning: link for link in context.words.link}
    naming = next((column.place for column in columns if column.meaning in {"organization", "name"}), None)
    rows = [] if naming is None else table.list_cells(naming)[:_LISTED]
    listed = frozenset(fold_text(text) for cell in rows if (text := read_text(cell)))
    settled = []
    for column in columns:
        link = links.get(column.meaning)
        if link is None and column.meaning not in {"sector", "introduced_by"}:
            settled.append(column)
            continue
        to = link.to if link else EntityKind.SECTOR if column.meaning == "sector" else EntityKind.PERSON
        kind = EntityKind.ORGANIZATION if to == "same" else EntityKind(to)
        texts = [read_text(cell) for cell in table.list_cells(column.place)]
        known = context.names.get(kind, frozenset())
        known |= listed if kind is EntityKind.ORGANIZATION else frozenset()
        people, groups = kind is EntityKind.PERSON, kind in {EntityKind.ORGANIZATION, EntityKind.COALITION}
        found = find_splitting(texts, known, people=people, groups=groups)
        settled.append(replace(column, splitting=ask_splitting(table, column.header, found, context)))
    return tuple(settled)
