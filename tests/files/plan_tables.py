"""Small tables, and bringing them in."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from netmap.content.loading import load_content
from netmap.files.grids import Cell
from netmap.files.limits import LIMITS, Limits
from netmap.files.lists.context import ListContext
from netmap.files.plan.plan import ImportOptions, ImportPlan, plan_import
from netmap.files.reading import read_file
from netmap.files.shapes.straightening import straighten_file
from netmap.files.tables import FileContent, Table
from netmap.model.changes import apply_change
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import EMPTY, Network

CONTENT = load_content()


def make_file(
    name: str, headers: Sequence[str], *rows: Sequence[Cell], has_header: bool = True
) -> FileContent:
    """Return a file of one table; its first row of cells is row 2, or row 1 without headings."""
    first = 2 if has_header else 1
    table = Table(name, "", tuple(headers), [tuple(row) for row in rows], first, (), has_header)
    return FileContent(name, (table,))


def read_straight(data: Path | str | bytes, name: str, limits: Limits = LIMITS) -> FileContent:
    """Return what a file holds with its sheets as plain tables."""
    return straighten_file(read_file(data, name, limits=limits), ListContext())


def make_csv(name: str, text: str) -> FileContent:
    """Return a file of one table written as comma-separated text, headings first."""
    rows = list(csv.reader(text.strip().splitlines(), skipinitialspace=True))
    return make_file(name, rows[0], *rows[1:])


def plan(network: Network, *files: FileContent, **options: Any) -> ImportPlan:
    """Return the plan of bringing files in."""
    return plan_import(network, files, CONTENT, ImportOptions(**options))


def write(network: Network, planned: ImportPlan) -> Network:
    """Return the network after a plan's Changes."""
    for change in planned.build_changes(network, "Ann"):
        network = apply_change(network, change)
    return network


def bring_in(network: Network, *files: FileContent, **options: Any) -> Network:
    """Return the network after bringing files in."""
    return write(network, plan(network, *files, **options))


def bring_into_empty(*files: FileContent, **options: Any) -> Network:
    """Return the network that files give on an empty map."""
    return bring_in(EMPTY, *files, **options)


def names(network: Network, kind: EntityKind) -> list[str]:
    """Return the names of one kind, in order."""
    return [entity.name for entity in network.of_kind(kind)]


def organizations(network: Network) -> list[str]:
    """Return the names of organizations, in order."""
    return names(network, EntityKind.ORGANIZATION)


def people(network: Network) -> list[str]:
    """Return the names of people, in order."""
    return names(network, EntityKind.PERSON)


def ties(network: Network, kind: TieKind) -> list[tuple[str, str]]:
    """Return ties of one kind as pairs of names; of symmetric kinds each pair is in order."""
    pairs = [(network.name_of(tie.source), network.name_of(tie.target)) for tie in network.ties_of_kind(kind)]
    symmetric = kind in {TieKind.KNOWS, TieKind.PARTNERS_WITH}
    return sorted((min(pair), max(pair)) if symmetric else pair for pair in pairs)
