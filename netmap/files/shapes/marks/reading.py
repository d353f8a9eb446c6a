"""What a sheet shows of its cells beside their values, step by step made into values, or asked about."""

from netmap.files.grids import NO_MARKS, Grid
from netmap.files.lists.context import ListContext
from netmap.files.shapes.marks.blank_formulas import tell_blank_formulas
from netmap.files.shapes.marks.colors import read_colors
from netmap.files.shapes.marks.comments import read_comments
from netmap.files.shapes.marks.errors import find_error_texts, read_errors
from netmap.files.shapes.marks.hidden import leave_out_hidden
from netmap.files.shapes.marks.letters import read_letters
from netmap.files.shapes.marks.links import read_links
from netmap.files.shapes.marks.sheets import MarkedSheet, open_marked
from netmap.files.shapes.marks.struck import read_struck


def read_marks(grid: Grid, context: ListContext) -> MarkedSheet:
    """Return a sheet with what its marks say as values, and without what nobody is to see."""
    grid, notes = read_letters(grid, context)
    grid = find_error_texts(grid)
    sheet = open_marked(grid, context.words).tell(*notes)
    if grid.marks == NO_MARKS:
        return sheet
    sheet = sheet.tell(*tell_blank_formulas(grid))
    sheet = leave_out_hidden(sheet, context)
    sheet = read_errors(sheet)
    sheet = read_links(sheet)
    sheet = read_comments(sheet)
    sheet = read_struck(sheet, context)
    return read_colors(sheet, context)
