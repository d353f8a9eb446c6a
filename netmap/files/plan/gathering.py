"""What the stages of an import hand on: whom rows speak of, which ties they say, and what there is to tell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from netmap.content.loading import Content
from netmap.errors import InputError
from netmap.files.matching.roster import Roster
from netmap.files.matching.subjects import Subject
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.plan.options import ImportOptions
from netmap.files.plan.report import Guess
from netmap.files.plan.ties import TieEntry, keep_allowed, settle_ends
from netmap.files.rows.drafts import Draft, Place
from netmap.files.shapes.readings.reading import TableReading
from netmap.files.tables import Problem
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.text import shorten_text

Severity = Literal["refused", "doubt", "note"]


@dataclass(frozen=True, slots=True)
class Given:
    """What every stage of an import may look at: the map, the words, what a person decided, the tables as understood."""

    network: Network
    content: Content
    words: ColumnWords
    options: ImportOptions
    readings: tuple[TableReading, ...]

    def problem(
        self, place: Place, column: str, value: object, message: str, severity: Severity = "doubt"
    ) -> Problem:
        """Return a problem of a row."""
        shown = "" if value is None else shorten_text(value)
        return Problem(self.readings[place[0]].where, place[1], column, shown, message, severity)


@dataclass(frozen=True, slots=True)
class Told:
    """A problem, and the row it is about."""

    place: Place
    problem: Problem


def list_first(told: Iterable[Told], severity: Severity) -> dict[Place, str]:
    """Return the first message of a severity that is told of each row."""
    first: dict[Place, str] = {}
    for one in told:
        if one.problem.severity == severity:
            first.setdefault(one.place, one.problem.message)
    return first


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the rows gave up to the end of a stage.

    `places` are the rows in which subjects came up first, by their ids and in that order; `subjects` the ids of those
    a row speaks of, the one it is about first.
    """

    roster: Roster
    places: Mapping[str, Place] = field(default_factory=dict)
    subjects: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    ties: tuple[TieEntry, ...] = ()
    told: tuple[Told, ...] = ()
    guesses: tuple[Guess, ...] = ()

    def list_subjects(self, place: Place) -> list[Subject]:
        """Return whom a row speaks of."""
        return [self.roster.by_id[one] for one in self.subjects.get(place, ())]


class Gathering:
    """Adds what one stage finds to what was gathered before it, which stays as it is."""

    def __init__(self, given: Given, before: Gathered) -> None:
        self.given = given
        self.roster = before.roster.copy()
        self.ties, self.told, self.guesses = list(before.ties), list(before.told), list(before.guesses)
        self.places, self.subjects = dict(before.places), dict(before.subjects)

    def close(self) -> Gathered:
        """Return everything gathered up to now; nothing may be added any more."""
        return Gathered(
            self.roster, self.places, self.subjects, tuple(self.ties), tuple(self.told), tuple(self.guesses)
        )

    def list_subjects(self, place: Place) -> list[Subject]:
        """Return whom a row speaks of, the one it is about first."""
        return [self.roster.by_id[one] for one in self.subjects.get(place, ())]

    def tell(
        self, place: Place, column: str, value: object, message: str, severity: Severity = "doubt"
    ) -> None:
        """Note a problem of a row."""
        self.told.append(Told(place, self.given.problem(place, column, value, message, severity)))

    def mention(self, subject: Subject, place: Place) -> None:
        """Note that a row speaks of a subject."""
        self.places.setdefault(subject.id, place)
        there = self.subjects.get(place, ())
        if subject.id not in there:
            self.subjects[place] = (*there, subject.id)

    def tie(self, kind: TieKind, source: Subject, target: Subject, place: Place, **values: object) -> None:
        """Add a tie; one that cannot be is told and left out."""
        try:
            source, target = settle_ends(kind, source, target)
        except InputError as error:
            self.tell(place, "", f"{source.name} – {target.name}", error.message, "refused")
        else:
            self.ties.append(TieEntry(kind, source.id, target.id, keep_allowed(kind, values), (place,)))

    def add_unknown(
        self, kind: EntityKind, name: str, source: str, place: Place, external_id: str = ""
    ) -> Subject:
        """Add somebody who is only named."""
        values = {"standing": Standing.IDEA} if kind is EntityKind.ORGANIZATION else {}
        draft = Draft(kind, name, values, source=source, external_id=external_id)
        subject = self.roster.add(draft, unknown=True)
        self.mention(subject, place)
        return subject
