"""The roster question on a sheet: one who answers, a row a partner, and how closely they work together."""

from collections.abc import Iterator, Sequence

from netmap.files.grids import Cell, Grid
from netmap.files.meaning.values import parse_number, parse_yes_no, read_text
from netmap.files.tables import KnownShape, Problem, Shape, Table
from netmap.model.text import fold_text

TITLE = "Whom do you work with?"
"""The first cell of such a sheet, by which it is known again."""

RESPONDENT = "Your organization"
HEADINGS = ("Partner", "How closely, 1 to 5", "How often", "Anything to add")
HOW_OFTEN = ("weekly", "monthly", "a few times a year", "once a year or less", "never")

_TIE_HEADINGS = ("From", "To", "Strength", "Notes", "Direction")
_TIES = KnownShape(
    Shape.TIES, "it is a roster sheet that somebody filled in",
    meanings=dict(zip(_TIE_HEADINGS, ("source", "target", "strength", "notes", "direction"), strict=True)),
)  # fmt: skip
_NOT_AT_ALL = frozenset({"", "no", "n", "none", "never", "not at all", "false"})
_ONE_WAY = "one way"


def read_roster(grid: Grid) -> Table | None:
    """Return the answers on a roster sheet as a table of ties that one side said; None for any other sheet.

    A row without an answer, or with 0 or “never”, is no tie; a cross is as strong as how often they meet, where that is said.
    """
    rows = grid.rows
    if not rows or fold_text(_read(rows[0], 0)) != fold_text(TITLE):
        return None
    head = next((number for number, row in enumerate(rows) if _is_head(row)), None)
    if head is None:
        return None
    respondent = next((_read(row, 1) for row in rows[:head] if _is_said(row, RESPONDENT)), "")
    notes = () if respondent else (_ask_for_respondent(grid),)
    ties = [_read_answer(row, respondent) if respondent else () for row in rows[head + 1 :]]
    return Table(grid.file, grid.sheet, _TIE_HEADINGS, ties, grid.first_row + head + 1, notes, known=_TIES)


def _read(row: Sequence[Cell], column: int) -> str:
    return read_text(row[column]) if column < len(row) else ""


def _is_said(row: Sequence[Cell], text: str) -> bool:
    return fold_text(_read(row, 0)) == fold_text(text)


def _is_head(row: Sequence[Cell]) -> bool:
    return _is_said(row, HEADINGS[0]) and fold_text(_read(row, 1)) == fold_text(HEADINGS[1])


def _ask_for_respondent(grid: Grid) -> Problem:
    message = f"Nobody stands beside “{RESPONDENT}”, so no answer was read. Write the name there, and bring it in again."
    return Problem(grid.where, None, RESPONDENT, "", message, "doubt")


def _read_answer(row: Sequence[Cell], respondent: str) -> tuple[Cell, ...]:
    """Return what a row says as a tie; empty when it says nothing, or is about whoever answers."""
    partner, closely, often, more = (_read(row, column) for column in range(len(HEADINGS)))
    if not partner or fold_text(partner) == fold_text(respondent) or (_is_no(closely) and _is_no(often)):
        return ()
    has_strength = not _is_no(closely) and (
        parse_number(closely) is not None or parse_yes_no(closely) is None
    )
    notes = [f"How often: {often}" if often else "", more]
    strength = closely if has_strength else "" if _is_no(often) else often
    return respondent, partner, strength, "\n".join(filter(None, notes)), _ONE_WAY


def _is_no(text: str) -> bool:
    return parse_number(text) == 0 or fold_text(text) in _NOT_AT_ALL


def list_sheet(respondent: str, partners: Sequence[str], scale: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a sheet to fill in: for whom it is, what the figures mean, then a row a partner."""
    yield (TITLE,)
    yield (RESPONDENT, respondent)
    yield ("Mark everybody you are in touch with. Leave the others empty; add whom we forgot at the end.",)
    yield from ((line,) for line in scale)
    yield ()
    yield HEADINGS
    yield from ((partner,) for partner in partners)
