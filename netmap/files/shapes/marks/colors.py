"""Colors behind rows and cells: asked what they mean, and kept in words until somebody says."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from netmap.files.grids import is_filled
from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import SURE, About, Choice
from netmap.files.shapes.marks.color_names import name_colors
from netmap.files.shapes.marks.legends import find_legend
from netmap.files.shapes.marks.rows import KEEP, find_marked
from netmap.files.shapes.marks.sheets import MarkedSheet, add_column, leave_out
from netmap.files.shapes.marks.standings import apply_meaning, list_meanings, tell_rows
from netmap.model.text import fold_text

_HEADING = "Color"
_MOST_COLORS = 12
"""More colors than these are a painting, not marks."""


@dataclass(frozen=True, slots=True)
class _Colored:
    """Rows that are of a color as a whole, or in one column; `legend` is what the list itself says of it."""

    color: str
    column: int | None
    rows: tuple[int, ...]
    legend: str

    @property
    def value(self) -> str:
        """What is kept of the color: its name, and what the list says of it."""
        return f"{self.color} ({self.legend})" if self.legend else self.color

    def name_heading(self, sheet: MarkedSheet) -> str:
        """Return the heading under which the color is kept."""
        return _HEADING if self.column is None else f"{_HEADING} of {sheet.name_heading(self.column)}"


def read_colors(sheet: MarkedSheet, context: ListContext) -> MarkedSheet:
    """Return the sheet with what its colors mean as was answered; until then, with their names in a column.

    Asked about are colors of whole rows, or of the cells of a column, in fewer rows than not. Where the list itself
    says that a color is a standing, it is taken for that.
    """
    names = name_colors(sheet.grid.marks.fills.values())
    if not names:
        return sheet
    colored = {spot: names[color] for spot, color in sheet.grid.marks.fills.items()}
    found = find_marked(sheet, colored)
    if len(found.rows) + len(found.cells) > _MOST_COLORS:
        return sheet.tell(sheet.note(None, "", "This sheet has too many colors to ask what they mean."))
    legend = find_legend(sheet, colored, context.words)
    said = {color: text for color, (text, _) in legend.items()}
    groups = [_Colored(color, None, rows, said.get(color, "")) for color, rows in found.rows.items()]
    groups += [
        _Colored(color, column, rows, said.get(color, "")) for (color, column), rows in found.cells.items()
    ]
    answers = [(group, _ask(sheet, context, group)) for group in groups]
    numbers = sheet.rows
    sheet = _keep_names(sheet, [group for group, answer in answers if answer == KEEP])
    for group, answer in answers:
        if answer != KEEP:
            now = {number: row for row, number in enumerate(sheet.rows)}
            rows = [now[numbers[row]] for row in group.rows if numbers[row] in now]
            sheet = apply_meaning(sheet, answer, rows, group.legend or group.color)
    used = {numbers[row] for color, (_, row) in legend.items() if any(color == one.color for one in groups)}
    return _leave_out_legend(sheet, used)


def _leave_out_legend(sheet: MarkedSheet, used: Collection[int]) -> MarkedSheet:
    """Return the sheet without the rows that did no more than explain a color."""
    rows = [row for row, number in enumerate(sheet.rows) if number in used and row != sheet.head]
    message = "This row explains a color, and was not read as part of the list."
    said = [" ".join(str(cell) for cell in sheet.grid.rows[row] if is_filled(cell)) for row in rows]
    notes = [sheet.note((row, 0), text, message) for row, text in zip(rows, said, strict=True)]
    return leave_out(sheet.tell(*notes), set(rows))


def _keep_names(sheet: MarkedSheet, groups: Sequence[_Colored]) -> MarkedSheet:
    kept: dict[int | None, dict[int, str]] = {}
    for group in groups:
        kept.setdefault(group.column, {}).update(dict.fromkeys(group.rows, group.value))
    headings = {group.column: group.name_heading(sheet) for group in groups}
    for column, values in kept.items():
        beside = sheet.find_naming()[0] if column is None else column
        sheet = add_column(sheet, headings[column], values, beside)
    return sheet


def _ask(sheet: MarkedSheet, context: ListContext, group: _Colored) -> str:
    """Ask what a color means; one of a single cell is kept without being asked about."""
    standing = context.words.standing_of_word.get(fold_text(group.legend))
    heading = group.name_heading(sheet)
    shown = tuple(f"{sheet.name_row(row)}: {heading} {group.value}" for row in group.rows[:1])
    keep = Choice(KEEP, f"Keep it, as “{heading}: {group.value}”", shown)
    is_plain = standing is not None or (group.column is not None and len(group.rows) == 1)
    where = "" if group.column is None else f" in {sheet.name_heading(group.column)}"
    (answer,) = context.ask(
        About.COLOR,
        sheet.grid.where,
        _tell_group(sheet, group),
        (keep, *list_meanings(sheet, group.rows, group.legend or group.color, standing)),
        (standing.value if standing else KEEP,),
        sheet=sheet.grid.sheet,
        detail=f"{group.color}{where}",
        sure=SURE if is_plain else 0.5,
        cells=len(group.rows),
    )
    return answer


def _tell_group(sheet: MarkedSheet, group: _Colored) -> str:
    count, color = len(group.rows), group.color
    names = tell_rows(sheet, group.rows)
    said = f" The list says “{group.legend}”." if group.legend else ""
    if group.column is None:
        counted = "1 row is" if count == 1 else f"{count:,} rows are"
        return f"{counted} {color} ({names}): what does {color} mean?{said}"
    counted = "1 cell is" if count == 1 else f"{count:,} cells are"
    heading = sheet.name_heading(group.column)
    return f"In “{heading}”, {counted} {color} ({names}): what does {color} mean?{said}"
