"""Drafts: what the rows of a file say, before it is known whom they mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from netmap.files.tables import Problem
from netmap.model.kinds import EntityKind, InteractionKind, TieKind

Place = tuple[int, int]
"""A table's place among all tables, and a row's number in its file."""


@dataclass(slots=True)
class Draft:
    """What one row says about one entity; `values` holds only the fields it gives.

    `employer` is the folded name of the organization a person belongs to, for telling namesakes apart;
    `named` are the folded names a nameless record is tied to. `is_guess` says that the name is only what an address
    shows: whoever has that address already keeps their name.
    """

    kind: EntityKind
    name: str
    values: dict[str, Any] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    netmap_id: str = ""
    external_id: str = ""
    employer: str = ""
    named: frozenset[str] = frozenset()
    source: str = ""
    is_guess: bool = False

    def fill(self, name: str, value: Any) -> None:
        """Set a field that has no value yet; add to one that holds several."""
        if value is None or value == ():
            return
        there = self.values.get(name)
        if isinstance(value, tuple) and there:
            self.values[name] = tuple(dict.fromkeys((*there, *value)))
        elif name == "notes" and there:
            self.values[name] = f"{there}\n{value}"
        else:
            self.values.setdefault(name, value)


@dataclass(frozen=True, slots=True)
class Link:
    """Names the row is tied to: `turned` ties run from the named one to the row's subject.

    `kinds` are the kinds a name may be, the one it becomes when unknown first; `role` is what they are there.
    """

    kind: TieKind
    kinds: tuple[EntityKind, ...]
    names: tuple[str, ...]
    turned: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class TieDraft:
    """A tie between two that are named as the file names them.

    `number` is the row's number in the file; `values` holds the fields given, `goal` the name of the goal it serves.
    """

    number: int
    kind: TieKind | None
    source: str
    target: str
    values: dict[str, Any]
    goal: str = ""
    directed: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is not taken, and the column and value that are the reason."""

    message: str
    column: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class WithUs:
    """What a row says of us and whom it is about.

    `keepers` are the names of those who keep the relationship; `last_contact` is the day of a contact of the kind
    `contact_kind`, `said` how the cell has it where that is not a whole day; `strength` and `since` are of the
    relationship; `headings` are the columns they stand in, by meaning.
    """

    keepers: tuple[str, ...] = ()
    last_contact: date | None = None
    contact_kind: InteractionKind = InteractionKind.CONTACT
    said: str = ""
    strength: int | None = None
    since: date | None = None
    headings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowDraft:
    """All that one row says.

    `at` is the table's place among all tables and the row's number in its file. `main` is the row's subject,
    `contacts` the people named beside an organization, `employer` the organization named beside a person; without a
    subject there is a `refusal`. `problems` are about single cells.
    """

    at: Place
    main: Draft | None = None
    contacts: tuple[Draft, ...] = ()
    employer: Draft | None = None
    sectors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    with_us: WithUs | None = None
    refusal: Refusal | None = None
    problems: tuple[Problem, ...] = ()

    def drafts(self) -> Iterable[Draft]:
        """Return the entities of the row: the subject, its employer, its contacts."""
        if self.main:
            yield self.main
        if self.employer:
            yield self.employer
        yield from self.contacts


@dataclass(slots=True)
class ReadRow:
    """The cells of one row, read: {meaning: value}, own columns, sectors and links.

    `more` holds the values of a second contact, a third and so on, by number; `told` what is said of a contact
    beside their fields, {number: {heading: value}}, "notes" for notes; `said` how doubtful days are written; `theirs`
    where those are with whom a talk was.
    """

    values: dict[str, Any] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)
    more: dict[int, dict[str, Any]] = field(default_factory=dict)
    told: dict[int, dict[str, Any]] = field(default_factory=dict)
    sectors: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    theirs: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something doubtful about a row, with the column and the value it is about."""

    column: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a row names: whom it is about, the people named beside an organization, a person's employer."""

    main: Draft | None = None
    contacts: tuple[Draft, ...] = ()
    employer: Draft | None = None
    remarks: tuple[Remark, ...] = ()

    def list_drafts(self) -> list[Draft]:
        """Return all of them."""
        return [draft for draft in (self.main, self.employer, *self.contacts) if draft]
