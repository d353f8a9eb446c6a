"""Rows and columns that nobody sees: hidden, filtered away, or of no height or width."""

from collections.abc import Sequence

from netmap.files.grids import count_filled, is_filled
from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import About, Choice
from netmap.files.shapes.marks.sheets import MarkedSheet, leave_out

ALL = "all"
NONE = "none"
ROWS = "rows"
COLUMNS = "columns"
_MOST_SHOWN = 3


def leave_out_hidden(sheet: MarkedSheet, context: ListContext) -> MarkedSheet:
    """Return the sheet with its hidden rows and columns as was answered; until then, without them.

    Who looks at the sheet sees none of them, and often they were hidden because they hold no more, or are nobody
    else's business. Where nothing else is left, they are brought in.
    """
    marks, lines = sheet.grid.marks, sheet.grid.rows
    rows = [row for row in sorted(marks.hidden_rows) if row != sheet.head and count_filled(lines[row])]
    columns = [
        column
        for column in sorted(marks.hidden_columns)
        if any(column < len(line) and is_filled(line[column]) for line in lines)
    ]
    if not rows and not columns:
        return sheet
    taken = NONE if _leaves_something(sheet, rows, columns) else ALL
    width = len(sheet.columns)
    (answer,) = context.ask(
        About.HIDDEN,
        sheet.grid.where,
        f"{_count(rows, columns)}: bring them in?",
        _list_choices(sheet, rows, columns),
        (taken,),
        sheet=sheet.grid.sheet,
        cells=len(rows) * width + len(columns) * len(lines),
    )
    gone_rows = set(rows) if answer in {NONE, COLUMNS} else set()
    gone_columns = set(columns) if answer in {NONE, ROWS} else set()
    if not gone_rows and not gone_columns:
        return sheet
    said = _count(sorted(gone_rows), sorted(gone_columns))
    left = "was" if len(gone_rows) + len(gone_columns) == 1 else "were"
    message = (
        f"{said} {left} left out. Show them in the file, or answer the question about them, to bring them in."
    )
    shown = ", ".join(
        [*map(sheet.name_row, sorted(gone_rows)), *map(sheet.name_heading, sorted(gone_columns))]
    )
    return leave_out(sheet, gone_rows, gone_columns).tell(sheet.note(None, shown, message))


def _leaves_something(sheet: MarkedSheet, rows: Sequence[int], columns: Sequence[int]) -> bool:
    gone, away = set(rows), set(columns)
    return any(
        row not in gone
        and any(is_filled(cell) and place not in away for place, cell in enumerate(sheet.grid.rows[row]))
        for row in sheet.list_body()
    )


def _count(rows: Sequence[int], columns: Sequence[int]) -> str:
    parts = [
        f"{len(found):,} hidden {one if len(found) == 1 else many}"
        for found, one, many in ((rows, "row", "rows"), (columns, "column", "columns"))
        if found
    ]
    return " and ".join(parts)


def _list_choices(sheet: MarkedSheet, rows: Sequence[int], columns: Sequence[int]) -> tuple[Choice, ...]:
    people = _show([sheet.name_row(row) for row in rows])
    headings = _show([sheet.name_heading(column) for column in columns])
    choices = [
        Choice(NONE, "Leave out what is hidden"),
        Choice(ALL, "Bring in all of it", (*people, *headings)),
    ]
    if rows and columns:
        choices += [
            Choice(ROWS, "Bring in the hidden rows only", people),
            Choice(COLUMNS, "Bring in the hidden columns only", headings),
        ]
    return tuple(choices)


def _show(names: Sequence[str]) -> tuple[str, ...]:
    more = len(names) - _MOST_SHOWN
    return (*names[:_MOST_SHOWN], f"and {more:,} more") if more > 0 else tuple(names)
