"""Formulas whose result is not stored in the file: what they show is not known."""

from netmap.files.grids import Grid
from netmap.files.tables import Problem, name_column

_MOST_NAMED = 12


def tell_blank_formulas(grid: Grid) -> list[Problem]:
    """Return a doubt that names the cells of a sheet whose formulas have no stored result."""
    spots = sorted(grid.marks.blank_formulas)
    if not spots:
        return []
    named = ", ".join(
        f"{name_column(grid.first_column + column)}{grid.first_row + row}"
        for row, column in spots[:_MOST_NAMED]
    )
    left = f" and {len(spots) - _MOST_NAMED:,} more" if len(spots) > _MOST_NAMED else ""
    cells = "One cell holds a formula" if len(spots) == 1 else f"{len(spots):,} cells hold formulas"
    message = f"{cells} without a stored result: {named}{left}. Open the file in a spreadsheet program, and save it there."
    row = grid.first_row + spots[0][0] if len(spots) == 1 else None
    return [Problem(grid.where, row, "", "", message, "doubt")]
