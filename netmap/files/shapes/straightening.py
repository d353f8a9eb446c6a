"""A grid of cells as plain tables, straightened in small steps."""

from collections.abc import Callable
from dataclasses import replace

from netmap.files.grids import Grid
from netmap.files.lists.context import ListContext
from netmap.files.long_texts import cut_headings
from netmap.files.shapes.blocks import Block
from netmap.files.shapes.closing_rows import drop_blank_edges, drop_closing_rows
from netmap.files.shapes.group_cells import fill_dittos, fill_groups
from netmap.files.shapes.headings.headed_blocks import take_headings
from netmap.files.shapes.initials import write_out_initials
from netmap.files.shapes.joined_columns import part_joined
from netmap.files.shapes.marks.reading import read_marks
from netmap.files.shapes.marks.sheets import restore_places
from netmap.files.shapes.matrices.square_matrices import read_square
from netmap.files.shapes.matrices.ticked_columns import read_ticked
from netmap.files.shapes.merged_cells import fill_merged
from netmap.files.shapes.rosters import read_roster
from netmap.files.shapes.section_rows import keep_sections, keep_titled
from netmap.files.shapes.sector_tabs import name_sectors
from netmap.files.shapes.sheet_parts import find_parts
from netmap.files.shapes.surveys.answers import read_survey
from netmap.files.tables import FileContent, Table

STEPS: tuple[Callable[[Block, ListContext], Block], ...] = (
    lambda block, _: fill_merged(block),
    keep_titled,
    lambda block, _: write_out_initials(block),
    lambda block, _: drop_closing_rows(block),
    lambda block, _: drop_blank_edges(block),
    keep_sections,
    lambda block, _: fill_dittos(block),
    lambda block, context: part_joined(block, context.words),
    fill_groups,
)
"""What is done to a block of rows below its headings, in this order."""

READERS: tuple[Callable[[Block, ListContext], list[Table] | None], ...] = (
    read_square,
    read_ticked,
)
"""What makes several tables of a block; the first that knows its shape."""


def straighten_file(content: FileContent, context: ListContext) -> FileContent:
    """Return what a file holds with its sheets as plain tables; what stays to be asked goes to the context.

    What was noticed about the file stands in the notes of its first table, where there is nothing but tables.
    """
    tables = [*content.tables, *(table for grid in content.grids for table in straighten(grid, context))]
    if content.network is None:
        tables = name_sectors(tables, context)
    tables = [cut_headings(table) for table in tables]
    notes = content.notes
    if tables and notes and content.network is None:
        tables[0], notes = replace(tables[0], notes=notes + tables[0].notes), ()
    return replace(content, tables=tuple(tables), grids=(), notes=notes)


def straighten(grid: Grid, context: ListContext) -> list[Table]:
    """Return the plain tables of a sheet, in its order, with what its marks say (links, colors, what is hidden …).

    A roster sheet that was filled in is one table of ties.
    """
    if roster := read_roster(grid):
        return [roster]
    sheet = read_marks(grid, context)
    parts = find_parts(sheet.grid, context)
    return restore_places(sheet, [table for part in parts for table in _straighten_part(part, context)])


def _straighten_part(part: Block, context: ListContext) -> list[Table]:
    if (survey := read_survey(part, context)) is not None:
        return survey
    block = take_headings(part, context)
    for step in STEPS:
        block = step(block, context)
    found = (read(block, context) for read in READERS)
    return next((tables for tables in found if tables is not None), None) or [block.build_table()]
