"""Which column takes which meaning: the best fits first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import Column
from netmap.files.meaning.columns.questions import Rivals
from netmap.files.meaning.columns.scores import Scored
from netmap.files.meaning.heading_numbers import number_headings
from netmap.files.meaning.offices import number_offices
from netmap.files.tables import Table

NUMBERED = frozenset(
    {
        "person", "first_name", "middle_name", "last_name", "title", "email", "person_email", "organization_email",
        "phone", "person_phone", "organization_phone",
    }
)  # fmt: skip
"""Meanings that a row may have several times, for several contacts or as a second address."""


def assign_meanings(
    table: Table, chosen: Mapping[int, Column], scored: Sequence[Scored], words: ColumnWords
) -> tuple[dict[int, Column], list[Rivals]]:
    """Return what each column means, the best fits first, and the meanings that were nearly as good."""
    counted = number_headings(table.headers) if table.has_header else [1] * len(table.headers)
    numbers = number_offices(table.headers, counted, words)

    def find_slot(place: int, meaning: str) -> tuple[str, int]:
        return meaning, numbers[place] if meaning in NUMBERED else 1

    columns = {
        place: replace(column, number=find_slot(place, column.meaning)[1]) for place, column in chosen.items()
    }
    taken = {(column.meaning, column.number) for column in columns.values()}
    won: dict[int, Scored] = {}
    for one in scored:
        slot = find_slot(one.place, one.candidate.meaning)
        if one.place in columns or (slot in taken and not one.candidate.several):
            continue
        taken.add(slot)
        won[one.place] = one
        columns[one.place] = Column(
            one.place, table.headers[one.place], one.candidate.meaning, one.candidate.label, round(one.score, 2),
            one.why, slot[1],
        )  # fmt: skip
    rivals = []
    for one in scored:
        first = won.get(one.place)
        free = one.candidate.several or find_slot(one.place, one.candidate.meaning) not in taken
        if first and free and one.candidate.meaning != first.candidate.meaning:
            rivals.append(Rivals(one.place, first, one))
    return columns, rivals
