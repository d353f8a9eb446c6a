"""What becomes of every row of the files, with the cell it stands in; what to look at, and what was guessed."""

import streamlit as st

from netmap.files.plan.plan import ImportPlan, RowPlan
from netmap.files.plan.report import What
from netmap.files.shapes.readings.reading import TableReading
from netmap.ui.parts.text import plain

_WORDS = {
    What.NEW: "new", What.CHANGED: "changed", What.DOUBTFUL: "doubtful", What.REFUSED: "refused",
    What.SAME: "nothing new",
}  # fmt: skip
_MOST_ROWS = 5_000
_MOST_GUESSES = 200
_NAMING = ("organization", "person", "name", "first_name", "source")
"""Which column says whom a row is about, the likeliest first."""


def show_rows(plan: ImportPlan) -> None:
    """Draw a table of rows to narrow down."""
    counts = {what: sum(row.what is what for row in plan.rows) for what in _WORDS}
    present = [what for what in _WORDS if counts[what]]
    if not present:
        st.markdown("There is no row that could be used. Under Columns you can say what the columns mean.")
        return
    chosen = st.pills(
        "Rows to show", present, selection_mode="multi", key="import-rows-shown", label_visibility="collapsed",
        format_func=lambda what: f"{_WORDS[what]}: {counts[what]:,}",
    )  # fmt: skip
    rows = [row for row in plan.rows if not chosen or row.what in chosen]
    shown = rows[:_MOST_ROWS]
    cells, several = find_cells(plan), len({row.file for row in plan.rows}) > 1
    any_change = any(row.changes for row in shown)
    st.dataframe(
        [_tell_row(row, cells, with_file=several, with_changes=any_change) for row in shown], hide_index=True,
        key="import-rows", alt="Rows of the files and what becomes of them",
        column_config={
            "File": st.column_config.TextColumn(), "Cell": st.column_config.TextColumn(width=70),
            "What": st.column_config.TextColumn(width=90),
            "In words": st.column_config.TextColumn(width="large"),
            "Old → new": st.column_config.TextColumn(width="large"),
        },
    )  # fmt: skip
    if len(rows) > _MOST_ROWS:
        st.caption(
            f"The first {_MOST_ROWS:,} of {len(rows):,} rows are shown; all of them would be brought in."
        )


def find_cells(plan: ImportPlan) -> dict[tuple[str, int], str]:
    """Return what a spreadsheet calls the cell that names whom a row is about, by file and row."""
    return {
        (reading.where, number): reading.table.find_cell(place, _find_naming(reading))
        for reading in plan.readings
        for place, (number, _) in enumerate(reading.table.number_rows())
    }


def _find_naming(reading: TableReading) -> int:
    found = (column for meaning in _NAMING if (column := reading.column(meaning)))
    return next((column.place for column in found), 0)


def _tell_row(
    row: RowPlan, cells: dict[tuple[str, int], str], *, with_file: bool, with_changes: bool
) -> dict[str, object]:
    told: dict[str, object] = {"File": row.file} if with_file else {}
    told |= {
        "Cell": cells.get((row.file, row.row), str(row.row)) if row.row is not None else "",
        "What": _WORDS[row.what], "In words": row.sentence,
    }  # fmt: skip
    if with_changes:
        told["Old → new"] = "; ".join(
            f"{change.of} · {change.field}: {change.old or 'nothing'} → {change.new}"
            for change in row.changes
        )
    return told


def show_problems(plan: ImportPlan) -> None:
    """Draw what in the files a person should know: cells that could not be kept, rows that say the same."""
    st.dataframe(
        [
            {
                "File": problem.file, "Row": problem.row, "Column": str(problem.column), "Value": problem.value,
                "What is the matter": problem.message,
            }
            for problem in plan.problems[:_MOST_ROWS]
        ],
        hide_index=True, key="import-problems", alt="Problems by file, row and column",
    )  # fmt: skip


def show_guesses(plan: ImportPlan) -> None:
    """Draw what was taken for granted about tables, values and sectors."""
    guesses = [guess for guess in plan.guesses if guess.about not in {"column", "mapping"}]
    if not guesses:
        return
    with st.expander(f"What netmap guessed: {len(guesses):,}", icon=":material/lightbulb:"):
        for guess in guesses[:_MOST_GUESSES]:
            st.markdown(f"- {plain(guess.sentence)}")
        if len(guesses) > _MOST_GUESSES:
            st.caption(f"… and {len(guesses) - _MOST_GUESSES:,} more.")
