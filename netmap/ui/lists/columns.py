"""What the rows of each table are, and what its columns mean, to be corrected."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from netmap.files.lists.questions import SURE
from netmap.files.meaning.column_words import load_column_words
from netmap.files.meaning.columns.column import LEFT_OUT, OWN, Column
from netmap.files.meaning.columns.telling import list_meanings
from netmap.files.plan.plan import ImportPlan
from netmap.files.shapes.readings.reading import TableReading
from netmap.files.tables import Problem
from netmap.model.words import count_things
from netmap.ui.lists.answer_table import Row, show_answer_table
from netmap.ui.lists.drafts import CHOICES, ListDraft
from netmap.ui.lists.questions import ask_question
from netmap.ui.parts.text import plain
from netmap.ui.shell.handing_over import take_settings

_MEANING = "What it means"
_EXAMPLES_FROM = 200


def count_unsure(plan: ImportPlan) -> int:
    """Return of how many columns the meaning is a guess worth a look."""
    return sum(_is_unsure(column) for reading in plan.readings for column in reading.columns)


def _is_unsure(column: Column) -> bool:
    return column.confidence < SURE and column.meaning not in {OWN, LEFT_OUT}


def show_columns(draft: ListDraft, plan: ImportPlan) -> None:
    """Show what each table was taken for; let it be corrected."""
    labels = list_meanings(load_column_words(take_settings().content))
    readings = [reading for reading in plan.readings if reading.columns]
    if not readings:
        st.markdown("These files have no columns: netmap knows what stands where.")
    for number, reading in enumerate(readings):
        st.markdown(f"**{plain(reading.where)}** – {plain(_tell_reading(reading))}")
        for question in plan.questions:
            if question.where == reading.where and question.sure >= SURE:
                ask_question(draft, question, with_place=False)
        _show_table(draft, reading, labels, plan.problems, number)


def _tell_reading(reading: TableReading) -> str:
    unsure = sum(map(_is_unsure, reading.columns))
    note = f"; {count_things(unsure, 'column')} to look at" if unsure else ""
    return f"{count_things(len(reading.columns), 'column')}, {count_things(len(reading.table.rows), 'row')}{note}"


def _show_table(
    draft: ListDraft,
    reading: TableReading,
    labels: dict[str, str],
    problems: Sequence[Problem],
    number: int,
) -> None:
    meanings = {labels.get(column.meaning, column.label): column.meaning for column in reading.columns}
    meanings |= {label: meaning for meaning, label in reversed(labels.items())}
    lost = _count_lost(reading, problems)
    rows = {
        str(column.place): {
            "Heading": column.header or f"column {column.place + 1}",
            _MEANING: labels.get(column.meaning, column.label),
            "How we know": _tell_why(column, lost),
            "For example": _find_example(reading, column.place),
        }
        for column in reading.columns
    }

    def tell(key: str, edit: Row) -> None:
        if _MEANING in edit:
            draft.columns[reading.columns[int(key)].header] = meanings[edit[_MEANING]]

    show_answer_table(
        f"{CHOICES}columns-{number}", rows, {_MEANING}, tell, alt=f"What the columns of {reading.where} mean",
        column_config={
            _MEANING: st.column_config.SelectboxColumn(options=sorted(meanings), required=True),
            "How we know": st.column_config.TextColumn(width="medium"),
            "For example": st.column_config.TextColumn(width="medium"),
        },
    )  # fmt: skip


def _count_lost(reading: TableReading, problems: Sequence[Problem]) -> Counter[str]:
    """Return how many cells could not be kept, by the heading or the meaning of their column."""
    return Counter(
        str(problem.column)
        for problem in problems
        if problem.file == reading.where
        and problem.row is not None
        and problem.column
        and problem.severity != "note"
    )


def _tell_why(column: Column, lost: Counter[str]) -> str:
    names = {column.header, column.meaning, column.label}
    cells = sum(count for name, count in lost.items() if name in names)
    return f"{column.why}; {count_things(cells, 'cell')} to look at" if cells else column.why


def _find_example(reading: TableReading, place: int) -> str:
    cells = (row[place] for row in reading.table.rows[:_EXAMPLES_FROM] if place < len(row))
    return next((str(cell)[:60] for cell in cells if cell not in (None, "")), "")
