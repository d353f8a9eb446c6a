"""From typed lines to a plan, as from a list; of tables and columns, which nobody typed, nothing is told."""

from collections.abc import Sequence
from dataclasses import replace

from netmap.content.loading import Content
from netmap.files.plan.plan import ImportOptions, ImportPlan, plan_import
from netmap.files.tables import FileContent, Table
from netmap.model.network import Network

_OF_LISTS = frozenset({"table", "column"})


def plan_typed(
    network: Network, tables: Sequence[Table], content: Content, options: ImportOptions
) -> ImportPlan:
    """Return what bringing in the tables of one file, drawn up from typed lines, would do."""
    files = [FileContent(table.file, tuple(tables)) for table in tables[:1]]
    plan = plan_import(network, files, content, options)
    return replace(plan, guesses=tuple(one for one in plan.guesses if one.about not in _OF_LISTS))
