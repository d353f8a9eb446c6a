"""What is asked about a column: which of two near meanings it has, and whether its cells are lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import About, Choice
from netmap.files.meaning.columns.column import KEEPER
from netmap.files.meaning.columns.scores import Candidate, Scored
from netmap.files.meaning.splitting import Splitting, name_signs
from netmap.files.meaning.values import read_text
from netmap.files.tables import Table
from netmap.model.text import shorten_text

_NEAR = 0.12
_LEAST = 0.5
_SHOWN = 3
_LOOKED_AT = 200
_WEIGHTY: Mapping[str, str] = {
    KEEPER: "{name} is known and kept by {cell}, who is one of us",
    "knows person": "{name} knows {cell}",
    "person": "{cell} is the contact at {name}",
    "organization": "{cell} is an organization",
    "name": "{cell} is what the row is about",
    "sector": "{name} is in the sector {cell}",
    "standing": "{name} stands with us as: {cell}",
    "strength": "our tie with {name} is: {cell}",
    "last_contact": "we last had contact with {name}: {cell}",
    "since": "{name} has been with us since {cell}",
    "partners_with organization": "{name} works with {cell}",
    "member_of coalition": "{name} is a member of {cell}",
    "description": "{name} does: {cell}",
    "met": "we met {name}: {cell}",
    "introduced_by": "{cell} introduced {name} to us",
}
_ALIKE = ({"organization", "partners_with organization"}, {"name", "organization"}, {"name", "person"})
"""Meanings that the other columns of a list tell apart."""
_WHOLE, _PARTS = "whole", "parts"


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two meanings that one column may have, the better one first."""

    place: int
    first: Scored
    second: Scored

    @property
    def are_near(self) -> bool:
        """Whether they are so near, and so different, that a person should be asked."""
        both = {self.first.candidate.meaning, self.second.candidate.meaning}
        return (
            both <= _WEIGHTY.keys()
            and both not in _ALIKE
            and self.second.score >= max(_LEAST, self.first.score - _NEAR)
        )


def ask_meaning(table: Table, two: Rivals, named: int, context: ListContext) -> Candidate:
    """Return which of two near meanings a column has; `named` is the place of the column that names the rows."""
    candidates = {one.candidate.meaning: one.candidate for one in (two.first, two.second)}
    header = table.headers[two.place]
    choices = tuple(
        Choice(meaning, _say_use(candidate), _show_rows(table, two.place, named, _WEIGHTY[meaning]))
        for meaning, candidate in candidates.items()
    )
    sure = round(0.5 + 2 * (two.first.score - two.second.score), 2)
    answer = context.ask(
        About.COLUMN, table.where, f"What does the column “{shorten_text(header)}” say?", choices,
        (two.first.candidate.meaning,), sheet=table.sheet, detail=header, sure=sure, cells=_count_filled(table, two.place),
    )  # fmt: skip
    return candidates[answer[0]] if answer else two.first.candidate


def _say_use(candidate: Candidate) -> str:
    if candidate.meaning == KEEPER:
        return "Who of us knows them"
    return "Whom they know" if candidate.meaning == "knows person" else candidate.label


def _show_rows(table: Table, place: int, named: int, sentence: str) -> tuple[str, ...]:
    shown: list[str] = []
    for row in table.rows[:_LOOKED_AT]:
        cell = read_text(row[place]) if place < len(row) else ""
        name = read_text(row[named]) if named < len(row) else ""
        if cell and name:
            shown.append(sentence.format(name=shorten_text(name), cell=shorten_text(cell)))
        if len(shown) == _SHOWN:
            break
    return tuple(shown)


def _count_filled(table: Table, place: int) -> int:
    return sum(bool(read_text(cell)) for cell in table.list_cells(place))


def ask_splitting(table: Table, header: str, found: Splitting, context: ListContext) -> Splitting:
    """Return how the cells of a column are parted: what was found, or what a person says where it is in doubt."""
    if not found.doubtful:
        return found
    parted, some = found.part_all(), found.doubtful[:_SHOWN]
    choices = (
        Choice(_WHOLE, "Each is one name", tuple(f"“{shorten_text(text)}”" for text in some)),
        Choice(
            _PARTS,
            "They are lists",
            tuple(" · ".join(map(shorten_text, parted.split(text))) for text in some),
        ),
    )
    answer = context.ask(
        About.SPLIT, table.where,
        f"Does each {name_signs(found)} in the column “{shorten_text(header)}” part two names?",
        choices, (_WHOLE,), sheet=table.sheet, detail=header, cells=len(found.doubtful),
    )  # fmt: skip
    return parted if answer == (_PARTS,) else found
