"""What a mark on rows means, once it is known: a standing, a tag, or that the rows are left out."""

from collections.abc import Sequence

from netmap.files.grids import Cell, Spot, is_filled
from netmap.files.lists.questions import Choice
from netmap.files.shapes.marks.rows import LEAVE_OUT, NOTHING, STANDINGS, TAG
from netmap.files.shapes.marks.sheets import MarkedSheet, add_column, leave_out, set_cells
from netmap.model.kinds import Standing

_MOST_SHOWN = 3


def list_meanings(
    sheet: MarkedSheet, rows: Sequence[int], tag: str, said: Standing | None = None
) -> tuple[Choice, ...]:
    """Return what rows that bear a mark may mean, each with how some of them would read; `said` is what the list says."""
    names = [sheet.name_row(row) for row in rows[:_MOST_SHOWN]]
    return (
        *(
            Choice(standing.value, f"They are “{standing.value}”", tuple(f"{name}: {standing.value}" for name in names))
            for standing in (*STANDINGS, *([said] if said and said not in STANDINGS else []))
        ),
        Choice(TAG, f"A tag “{tag}”", tuple(f"{name}: tag {tag}" for name in names)),
        Choice(NOTHING, "Nothing"),
        Choice(LEAVE_OUT, "Leave these rows out", tuple(names)),
    )  # fmt: skip


def tell_rows(sheet: MarkedSheet, rows: Sequence[int]) -> str:
    """Return which rows are meant, by the names of the first of them."""
    names = ", ".join(sheet.name_row(row) for row in rows[:_MOST_SHOWN])
    return f"{names} …" if len(rows) > _MOST_SHOWN else names


def apply_meaning(sheet: MarkedSheet, answer: str, rows: Sequence[int], tag: str) -> MarkedSheet:
    """Return the sheet with what was answered about rows that bear a mark."""
    beside = sheet.find_naming()[0]
    if answer in set(Standing):
        return _set_standing(sheet, answer, rows, beside)
    if answer == TAG:
        return add_column(sheet, "Tags", dict.fromkeys(rows, tag), beside, meaning="tags")
    if answer == LEAVE_OUT:
        message = (
            f"{len(rows):,} {'row was' if len(rows) == 1 else 'rows were'} left out, as you said: {tag}."
        )
        return leave_out(sheet.tell(sheet.note(None, tell_rows(sheet, rows), message)), set(rows))
    return sheet


def _set_standing(sheet: MarkedSheet, standing: str, rows: Sequence[int], beside: int) -> MarkedSheet:
    """Set the standing of rows; what stood in its place goes to a column of its own."""
    places = sheet.find_columns("standing")
    if not places:
        return add_column(sheet, "Standing", dict.fromkeys(rows, standing), beside, meaning="standing")
    column = places[0]
    before: dict[int, str] = {}
    cells: dict[Spot, Cell] = {}
    for row in rows:
        line = sheet.grid.rows[row]
        if column < len(line) and is_filled(line[column]):
            before[row] = str(line[column])
        cells[row, column] = standing
    heading = f"{sheet.name_heading(column)} as written"
    return add_column(set_cells(sheet, cells), heading, before, column)
