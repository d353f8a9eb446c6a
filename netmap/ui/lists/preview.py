"""What an import would do, row by row, before anything is kept."""

import streamlit as st

from netmap.files.plan.plan import ImportPlan, RowPlan
from netmap.files.plan.report import What
from netmap.ui.parts.text import plain

_WORDS = {
    What.NEW: "new", What.CHANGED: "changed", What.DOUBTFUL: "doubtful", What.REFUSED: "refused",
    What.SAME: "nothing new",
}  # fmt: skip
_MOST_ROWS = 5_000
_MOST_GUESSES = 200


def show_preview(plan: ImportPlan) -> None:
    """Draw what would be written, a table of rows to narrow down, the problems and the guesses."""
    st.header("What would be kept", anchor=False)
    st.markdown(plain(f"{plan.summary[:1].upper()}{plan.summary[1:]}."))
    counts = {what: sum(row.what is what for row in plan.rows) for what in _WORDS}
    present = [what for what in _WORDS if counts[what]]
    if not present:
        return
    chosen = st.pills(
        "Rows to show", present, selection_mode="multi", key="import-rows-shown",
        format_func=lambda what: f"{_WORDS[what]}: {counts[what]:,}",
    )  # fmt: skip
    rows = [row for row in plan.rows if not chosen or row.what in chosen]
    any_change = any(row.changes for row in rows[:_MOST_ROWS])
    st.dataframe(
        [_tell_row(row, with_changes=any_change) for row in rows[:_MOST_ROWS]], hide_index=True, key="import-rows",
        alt="Rows of the files and what becomes of them",
        column_config={
            "File": st.column_config.TextColumn(), "What": st.column_config.TextColumn(width="small"),
            "In words": st.column_config.TextColumn(width="large"),
            "Old → new": st.column_config.TextColumn(width="large"),
        },
    )  # fmt: skip
    if len(rows) > _MOST_ROWS:
        st.caption(
            f"The first {_MOST_ROWS:,} of {len(rows):,} rows are shown; all of them would be brought in."
        )
    _show_problems(plan)
    _show_guesses(plan)


def _tell_row(row: RowPlan, *, with_changes: bool) -> dict[str, object]:
    told: dict[str, object] = {
        "File": row.file, "Row": row.row, "What": _WORDS[row.what], "In words": row.sentence,
    }  # fmt: skip
    if with_changes:
        told["Old → new"] = "; ".join(
            f"{change.of} · {change.field}: {change.old or 'nothing'} → {change.new}"
            for change in row.changes
        )
    return told


def _show_problems(plan: ImportPlan) -> None:
    if not plan.problems:
        return
    with st.expander(f"What to look at: {len(plan.problems):,}", icon=":material/report:", expanded=True):
        st.dataframe(
            [
                {
                    "File": problem.file, "Row": problem.row, "Column": problem.column, "Value": problem.value,
                    "What is the matter": problem.message,
                }
                for problem in plan.problems[:_MOST_ROWS]
            ],
            hide_index=True, key="import-problems", alt="Problems by file, row and column",
        )  # fmt: skip


def _show_guesses(plan: ImportPlan) -> None:
    guesses = [guess for guess in plan.guesses if guess.about not in {"column", "mapping"}]
    if not guesses:
        return
    with st.expander(f"What netmap guessed: {len(guesses):,}", icon=":material/lightbulb:"):
        for guess in guesses[:_MOST_GUESSES]:
            st.markdown(f"- {plain(guess.sentence)}")
        if len(guesses) > _MOST_GUESSES:
            st.caption(f"… and {len(guesses) - _MOST_GUESSES:,} more.")
