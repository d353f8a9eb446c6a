"""Colors behind rows and cells: asked what they mean, and kept in words until somebody says."""

from collections.abc import Sequence

from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import SURE, About, Choice
from netmap.files.shapes.color_names import name_colors
from netmap.files.shapes.marked_rows import KEEP, find_marked
from netmap.files.shapes.marked_sheets import MarkedSheet, add_column
from netmap.files.shapes.marked_standings import apply_meaning, list_meanings, tell_rows

_HEADING = "Color"
_MOST_COLORS = 12
"""More colors than these are a painting, not marks."""


def read_colors(sheet: MarkedSheet, context: ListContext) -> MarkedSheet:
    """Return the sheet with what its colors mean as was answered; until then, with their names in a column.

    Asked about are colors of whole rows, or of the cells of a column, in fewer rows than not.
    """
    names = name_colors(sheet.grid.marks.fills.values())
    if not names:
        return sheet
    colored = {spot: names[color] for spot, color in sheet.grid.marks.fills.items()}
    found = find_marked(sheet, colored)
    if len(found.rows) + len(found.cells) > _MOST_COLORS:
        return sheet.tell(sheet.note(None, "", "This sheet has too many colors to ask what they mean."))
    numbers = dict(enumerate(sheet.rows))
    asked = [
        (color, None, rows, _ask_rows(sheet, context, color, rows)) for color, rows in found.rows.items()
    ] + [
        (color, column, rows, _ask_cells(sheet, context, color, column, rows))
        for (color, column), rows in found.cells.items()
    ]
    sheet = _keep_names(sheet, asked)
    for color, _, rows, answer in asked:
        if answer != KEEP:
            now = {number: row for row, number in enumerate(sheet.rows)}
            left = [now[numbers[row]] for row in rows if numbers[row] in now]
            sheet = apply_meaning(sheet, answer, left, color)
    return sheet


_Asked = tuple[str, int | None, tuple[int, ...], str]


def _keep_names(sheet: MarkedSheet, asked: Sequence[_Asked]) -> MarkedSheet:
    kept: dict[int | None, dict[int, str]] = {}
    for color, column, rows, answer in asked:
        if answer == KEEP:
            kept.setdefault(column, {}).update(dict.fromkeys(rows, color))
    for column, values in kept.items():
        heading = _HEADING if column is None else f"{_HEADING} of {sheet.name_heading(column)}"
        beside = sheet.find_naming()[0] if column is None else column
        sheet = add_column(sheet, heading, values, beside)
    return sheet


def _ask_rows(sheet: MarkedSheet, context: ListContext, color: str, rows: Sequence[int]) -> str:
    counted = "1 row is" if len(rows) == 1 else f"{len(rows):,} rows are"
    sentence = f"{counted} {color} ({tell_rows(sheet, rows)}): what does {color} mean?"
    return _ask(sheet, context, sentence, color, rows, heading=_HEADING, detail=color, sure=0.5)


def _ask_cells(sheet: MarkedSheet, context: ListContext, color: str, column: int, rows: Sequence[int]) -> str:
    """Ask about single cells; a color that stands in only one of them is kept without being asked about."""
    name = sheet.name_heading(column)
    counted = "1 cell is" if len(rows) == 1 else f"{len(rows):,} cells are"
    sentence = f"In “{name}”, {counted} {color} ({tell_rows(sheet, rows)}): what does {color} mean?"
    sure = SURE if len(rows) == 1 else 0.5
    heading, detail = f"{_HEADING} of {name}", f"{color} in {name}"
    return _ask(sheet, context, sentence, color, rows, heading=heading, detail=detail, sure=sure)


def _ask(
    sheet: MarkedSheet, context: ListContext, sentence: str, color: str, rows: Sequence[int], *,
    heading: str, detail: str, sure: float,
) -> str:  # fmt: skip
    shown = tuple(f"{sheet.name_row(row)}: {heading} {color}" for row in rows[:1])
    keep = Choice(KEEP, f"Keep it, as “{heading}: {color}”", shown)
    choices = (keep, *list_meanings(sheet, rows, color))
    (answer,) = context.ask(
        About.COLOR, sheet.grid.where, sentence, choices, (KEEP,),
        sheet=sheet.grid.sheet, detail=detail, sure=sure, cells=len(rows),
    )  # fmt: skip
    return answer
