"""Rows of entities gathered into subjects: each named once, whoever speaks of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from netmap.content.loading import Content
from netmap.errors import InputError
from netmap.files.matching.name_keys import fold_name
from netmap.files.matching.roster import NameKey, Roster, Subject
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.dates import DateOrder
from netmap.files.plan.report import Guess
from netmap.files.plan.subjects import merge_draft
from netmap.files.plan.ties import TieBook, TieEntry
from netmap.files.rows.drafts import Draft, Link, RowDraft
from netmap.files.rows.reader import RowReader
from netmap.files.shapes.table_kinds import TableReading
from netmap.files.tables import Problem
from netmap.model.kinds import ACTOR_KINDS, EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.text import shorten_text
from netmap.model.tie_rules import TIE_RULES

Severity = Literal["refused", "doubt", "note"]
Place = tuple[int, int]
"""A table's place among all tables, and a row's number in its file."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person may decide about an import.

    source : the list's name; its ids match within it. None: taken from the file's name.
    directed : ties are what one side said (REPORTS), not agreed ones.
    columns : {meaning: heading or headings}; a heading "" takes a meaning from all columns.
    date_order : "auto", "mdy" or "dmy".
    accept_sectors : keys of the mapping guesses that are accepted, or True for all of them.
    guess_sectors : whether a sector is guessed from the name where a list has no such column.
    same : answers to doubts: {key: True for the same, False for different}.
    add_unknown : whether a tie's end that nobody knows becomes a new organization; otherwise the row is refused.
    whole_list : what is not in the files any more is told; False for cards and names added by hand.
    content_folder : a folder with the user's own `columns.toml`.
    """

    source: str | None = None
    directed: bool = False
    columns: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    date_order: DateOrder = "auto"
    accept_sectors: frozenset[str] | bool = False
    guess_sectors: bool = True
    same: Mapping[str, bool] = field(default_factory=dict)
    add_unknown: bool = True
    whole_list: bool = True
    content_folder: Path | None = None


@dataclass(slots=True)
class Gathering:
    """Everything an import knows while it is being planned."""

    network: Network
    content: Content
    words: ColumnWords
    options: ImportOptions
    readings: tuple[TableReading, ...]
    roster: Roster
    book: TieBook
    problems: list[Problem] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    rows: list[RowDraft] = field(default_factory=list)
    subjects_at: dict[Place, list[Subject]] = field(default_factory=dict)
    ties_at: dict[Place, list[TieEntry]] = field(default_factory=dict)
    refused: dict[Place, str] = field(default_factory=dict)
    doubtful: dict[Place, str] = field(default_factory=dict)
    touched: dict[str, Subject] = field(default_factory=dict)
    aliases_used: dict[str, tuple[Subject, str]] = field(default_factory=dict)
    removed_ties: set[str] = field(default_factory=set)
    replaced: dict[str, list[str]] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> Mapping[str, str]:
        """The names of everybody known, by id."""
        if len(self._names) != len(self.roster.by_id):
            self._names = {subject.id: subject.name for subject in self.roster.by_id.values()}
        return self._names

    def tell(
        self, place: Place, column: str, value: object, message: str, severity: Severity = "doubt"
    ) -> None:
        """Note a problem of a row."""
        where = self.readings[place[0]].where
        shown = "" if value is None else shorten_text(value)
        self.problems.append(
            Problem(file=where, row=place[1], column=column, value=shown, message=message, severity=severity)
        )
        if severity == "refused":
            self.refused.setdefault(place, message)
        elif severity == "doubt":
            self.doubtful.setdefault(place, message)

    def report(self, problem: Problem, place: Place) -> None:
        """Note a problem found while a cell was read."""
        self.problems.append(problem)
        self.doubtful.setdefault(place, problem.message)

    def take(self, draft: Draft, place: Place) -> Subject:
        """Return the subject a draft means, new or known, with what the draft says merged in."""
        subject, found_by = self.roster.find(draft)
        if subject is None:
            subject, found_by = self.roster.add(draft), "new"
        while self.roster.ambiguous:
            name = self.roster.ambiguous.pop().name
            message = f"More than one on the map is called {name}; the one that fits best was taken. Give its id to be sure."
            self.tell(place, "Name", name, message)
        if found_by == "your answer":
            self.aliases_used[f"{subject.id} {draft.name}"] = (subject, draft.name)
        merge_draft(
            self.roster, subject, draft, found_by,
            lambda column, message, value: self.tell(place, column, value, message),
        )  # fmt: skip
        self.mark(subject, place)
        return subject

    def mark(self, subject: Subject, place: Place) -> None:
        """Note that a row speaks of a subject."""
        self.touched.setdefault(subject.id, subject)
        if place not in subject.places[-1:]:
            subject.places.append(place)
        there = self.subjects_at.setdefault(place, [])
        if subject not in there:
            there.append(subject)

    def tie(
        self, kind: TieKind, source: Subject, target: Subject, place: Place, **values: object
    ) -> TieEntry | None:
        """Add a tie; one that cannot be is told and left out."""
        try:
            entry = self.book.add(kind, source, target, values, place)
        except InputError as error:
            self.tell(place, "", f"{source.name} – {target.name}", error.message, "refused")
            return None
        self.ties_at.setdefault(place, []).append(entry)
        return entry

    def name_unknown(
        self, kind: EntityKind, name: str, source: str, place: Place, external_id: str = ""
    ) -> Subject:
        """Add somebody who is only named, and say so."""
        draft = Draft(kind, name, source=source, external_id=external_id)
        subject = self.roster.add(draft)
        subject.unknown = True
        if kind is EntityKind.ORGANIZATION:
            subject.values["standing"] = Standing.IDEA
        self.mark(subject, place)
        return subject


def gather_rows(gathering: Gathering) -> None:
    """Read all rows of entities and gather whom they speak of: subjects first, then those named beside them."""
    for number, reading in enumerate(gathering.readings):
        if reading.shape == "entities":
            gathering.rows.extend(_read_rows(gathering, number, reading))
    gathering.roster.note_shared(draft for row in gathering.rows for draft in row.drafts())
    for row in _order_rows(gathering):
        if row.refused:
            place = (row.place, row.number)
            gathering.tell(place, row.refused_column, row.refused_value, row.refused, "refused")
        elif row.main:
            gathering.take(row.main, (row.place, row.number))
    for row in gathering.rows:
        if row.main and not row.refused:
            _gather_beside(gathering, row)


def _read_rows(gathering: Gathering, place: int, reading: TableReading) -> Iterable[RowDraft]:
    def report(problem: Problem) -> None:
        gathering.report(problem, (place, problem.row or 0))

    reader = RowReader(place, reading, gathering.words, gathering.options.date_order, report)
    return reader.read_rows()


def _order_rows(gathering: Gathering) -> list[RowDraft]:
    """Return the rows so that those a person said to mean another row come after that row."""
    answered = {
        (kind, name)
        for (kind, name), other in read_answers(gathering.options.same).items()
        if other[0] == "="
    }
    if not answered:
        return gathering.rows

    def comes_last(row: RowDraft) -> bool:
        main = row.main
        return main is not None and (main.kind, fold_name(main.kind, main.name)) in answered

    return sorted(gathering.rows, key=comes_last)


def _gather_beside(gathering: Gathering, row: RowDraft) -> None:
    """Gather the employer and contacts a row names, and tie them to its subject."""
    place = (row.place, row.number)
    subject = gathering.subjects_at[place][0]
    if row.employer:
        employer = gathering.take(row.employer, place)
        gathering.tie(TieKind.WORKS_AT, subject, employer, place)
    for contact in row.contacts:
        person = gathering.take(contact, place)
        gathering.tie(TieKind.WORKS_AT, person, subject, place)
    for link in row.links:
        _gather_link(gathering, subject, link, place)


def _gather_link(gathering: Gathering, subject: Subject, link: Link, place: Place) -> None:
    if subject.kind not in ACTOR_KINDS and link.kind is TieKind.INTRODUCED_BY:
        return
    source = gathering.readings[place[0]].source
    ends = TIE_RULES[link.kind].ends
    fitting = tuple(
        kind for kind in link.kinds if ((kind, subject.kind) if link.turned else (subject.kind, kind)) in ends
    )
    if not fitting:
        names = "; ".join(link.names)
        message = f"“{TIE_RULES[link.kind].says}” does not go with {subject.name}; it was left out."
        gathering.tell(place, link.kind, names, message)
    for name in link.names if fitting else ():
        found = gathering.roster.refer(name, fitting, source)
        if len(found) > 1:
            gathering.tell(place, link.kind, name, f"More than one is called “{name}”; the first was taken.")
        other = found[0] if found else gathering.name_unknown(fitting[0], name, source, place)
        gathering.mark(other, place)
        first, second = (other, subject) if link.turned else (subject, other)
        gathering.tie(link.kind, first, second, place)


def read_answers(same: Mapping[str, bool]) -> dict[NameKey, str]:
    """Return whom a name means by the answers given: {(kind, folded name): netmap id, or "=" and folded name}."""
    answers: dict[NameKey, str] = {}
    for key, is_same in same.items():
        kind, name, other = (*key.split("|", 2), "", "")[:3]
        if is_same and kind in set(EntityKind) and name and other:
            answers[EntityKind(kind), name] = other
    return answers
