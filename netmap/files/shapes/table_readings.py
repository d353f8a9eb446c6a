"""What a table is: a list of organizations, of people, of other records, or of ties."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import About, Choice
from netmap.files.matching.name_looks import guess_actors, is_table_name
from netmap.files.meaning.column_words import ColumnWords, LinkWords
from netmap.files.meaning.columns import OWN, SECTOR_FLAG, Column, guess_columns, settle_splitting
from netmap.files.meaning.heading_numbers import drop_number
from netmap.files.meaning.values import parse_number, read_text
from netmap.files.shapes.row_kinds import (
    LIKELY,
    NEAR,
    PLAIN,
    RowKind,
    Told,
    counts,
    find_kind,
    find_series,
    has_subject,
)
from netmap.files.tables import KnownShape, Shape, Table
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.text import fold_text, shorten_text
from netmap.model.tie_rules import TIE_RULES

_LEAST_ENDS = 0.9
_SAMPLE = 500
_PERSON_PARTS = {"first_name", "last_name"}
_BY_LOOKS, _NOTHING, _ANSWERED = (
    "its names look like those of people",
    "nothing says otherwise",
    "you said so",
)
_OFFERED = (
    *(kind.value for kind in (EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.PROGRAM, EntityKind.COALITION,
      EntityKind.GOAL)),
    Shape.TIES.value,
)  # fmt: skip
_ROWS = {Shape.TIES: "ties between two"}
_ORGANIZATION = EntityKind.ORGANIZATION
_ROLE = "tie_role"
_MEMBER = "member_of coalition"
_DIRECTIONS = {"directed", "undirected", "mutual", "mixed"}


@dataclass(frozen=True, slots=True)
class TableReading:
    """How one table is understood.

    `kind` is what a row is when nothing in it says otherwise; `why` says where that comes from; `source` is
    the name of the list its ids belong to; `team` are the folded names of its keepers who are on our team.
    """

    table: Table
    shape: Shape
    kind: EntityKind
    columns: tuple[Column, ...]
    why: str
    source: str = ""
    team: frozenset[str] = frozenset()

    def column(self, meaning: str) -> Column | None:
        """Return the column with this meaning, or None."""
        return next((column for column in self.columns if column.meaning == meaning), None)

    def has(self, *meanings: str) -> bool:
        """Whether any column has one of these meanings."""
        return any(column.meaning in meanings for column in self.columns)

    @property
    def where(self) -> str:
        """File and sheet, for people."""
        return f"{self.table.file}, sheet {self.table.sheet}" if self.table.sheet else self.table.file


@dataclass(frozen=True, slots=True)
class _Proposal:
    """How a table may be understood, and how sure that is."""

    reading: TableReading
    sure: float = PLAIN


def read_table(table: Table, context: ListContext, *, told: Told | None = None) -> TableReading:
    """Return how a table is understood, column by column; what its rows are can be answered otherwise."""
    reading = _read_rows(table, context, told or {})
    return replace(reading, columns=settle_splitting(table, reading.columns, context))


def _read_rows(table: Table, context: ListContext, given: Told) -> TableReading:
    proposed = _propose(table, context, given)
    if not table.rows:
        return proposed.reading
    taken = _name_rows(proposed.reading)
    answer = _ask_rows(proposed, taken, context)
    return proposed.reading if answer == taken else _read_as(table, context, given, answer)


def _propose(table: Table, context: ListContext, told: Told) -> _Proposal:
    words = context.words
    if table.known:
        return _Proposal(_read_known(table, table.known, context, told))
    ties = _read_ties(table, context, told)
    if _has_both_ends(ties) and not _counts_beside_subject(ties, words):
        return _Proposal(_settle_tie_type(ties))
    if ends := _find_one_end(ties, words):
        return _Proposal(_read_ties(table, context, {**told, **ends}), LIKELY)
    if not table.has_header and (bare := _find_bare_ends(table)):
        return _Proposal(replace(ties, columns=bare, why="its first two columns name the same things"), NEAR)
    return _read_entities(table, context, told)


def _read_known(table: Table, known: KnownShape, context: ListContext, told: Told) -> TableReading:
    """Return a table as its shape says it is to be understood; what a person told of columns goes before."""
    said = {heading for headings in told.values() for heading in _list_headings(headings)}
    meant: dict[str, list[str]] = {}
    for heading, meaning in known.meanings.items():
        if heading not in said:
            meant.setdefault(meaning, []).append(heading)
    every = {**meant, **{name: [*meant.get(name, ()), *_list_headings(more)] for name, more in told.items()}}
    columns = guess_columns(table, context, shape=known.shape, kind=known.kind, told=every)
    mine = {heading for headings in meant.values() for heading in headings}
    columns = tuple(replace(c, confidence=PLAIN, why=known.why) if c.header in mine else c for c in columns)
    return TableReading(table, known.shape, known.kind, columns, known.why)


def _list_headings(told: str | Sequence[str]) -> list[str]:
    return [told] if isinstance(told, str) else list(told)


def _read_ties(table: Table, context: ListContext, told: Told) -> TableReading:
    kind = EntityKind.ORGANIZATION
    columns = guess_columns(table, context, shape=Shape.TIES, kind=kind, told=told)
    return TableReading(table, Shape.TIES, kind, columns, "it has a column for each end of a tie")


def _counts_beside_subject(reading: TableReading, words: ColumnWords) -> bool:
    """Whether both ends are columns that count ("Partner 1", "Partner 2") beside whom the rows are about."""
    ends = [reading.column("source"), reading.column("target")]
    told = any(end is None or end.confidence == 1 or not counts(end.header) for end in ends)
    return not told and has_subject(reading.table, words)


def _find_one_end(reading: TableReading, words: ColumnWords) -> dict[str, str]:
    """Return the first end of a table that says only the other, where it says more of the tie: {meaning: heading}."""
    target, strength = reading.column("target"), reading.column("strength")
    sure = [column for column in (target, strength) if column and column.confidence >= _LEAST_ENDS]
    if len(sure) < 2 or reading.has("source") or not reading.table.has_header:  # noqa: PLR2004
        return {}
    says = {phrase for name in ("organization", "name", "person") for phrase in words.field[name].says}
    first = next((header for header in reading.table.headers if fold_text(header) in says), "")
    return {"source": first} if first else {}


def _read_entities(table: Table, context: ListContext, told: Told) -> _Proposal:
    words = context.words
    found = find_kind(table, words, told)
    if found.kind not in ACTOR_KINDS:
        return _Proposal(_read_records(table, context, told, found.kind, found.why), found.sure)
    if members := _find_members(table, words):
        return _Proposal(_read_records(table, context, told, EntityKind.COALITION, members.why), members.sure)
    reading = _read_actors(table, context, told, found.kind, found.why)
    settled = _settle_role(_settle_actors(reading, context), words)
    looks = settled.why in {_BY_LOOKS, _NOTHING}
    return _Proposal(settled, LIKELY if looks else found.sure)


def _read_actors(table: Table, context: ListContext, told: Told, kind: EntityKind, why: str) -> TableReading:
    words = context.words
    series = find_series(table, words)
    columns = guess_columns(table, context, shape=Shape.ENTITIES, kind=kind, told={**series, **told})
    counted = {header for headers in series.values() for header in headers}
    columns = tuple(
        replace(c, confidence=LIKELY, why="its heading, which counts")
        if c.header in counted and c.meaning in series
        else c
        for c in columns
    )
    return TableReading(table, Shape.ENTITIES, kind, _name_bare(table, columns), why)


def _find_members(table: Table, words: ColumnWords) -> RowKind | None:
    """Return that rows are coalitions where columns name their members; unsure where their names do not show it."""
    heads = [drop_number(fold_text(header)) for header in table.headers] if table.has_header else []
    link = next(one for one in words.link if one.kind is TieKind.MEMBER_OF and one.turned)
    members = sum(head in link.says for head in heads)
    naming = {*words.field["organization"].says, *words.field["name"].says}
    place = next((p for p, head in enumerate(heads) if head in naming), None)
    if not members or place is None:
        return None
    texts = _column_texts(table, place)
    tables = sum(map(is_table_name, texts)) * 2 >= len(texts) > 0
    why = "its columns name the members of each"
    if tables:
        return RowKind(EntityKind.COALITION, why, LIKELY)
    return RowKind(EntityKind.COALITION, why, NEAR) if members > 1 else None


def _read_records(table: Table, context: ListContext, told: Told, kind: EntityKind, why: str) -> TableReading:
    """Return a table of anything but actors; without a heading for the name, that of an actor is it."""
    words = context.words
    columns = guess_columns(table, context, shape=Shape.ENTITIES, kind=kind, told=told)
    reading = TableReading(table, Shape.ENTITIES, kind, columns, why)
    actors = {phrase for name in ("organization", "name", "person") for phrase in words.field[name].says}
    naming = [c for c in columns if c.confidence < 1 and fold_text(c.header) in actors]
    if not reading.has("name") and ENTITY_CLASSES[kind].named:
        own = [c for c in columns if c.meaning == OWN and is_table_name(c.header)]
        naming = naming or own
        reading = _mean(reading, naming.pop(0), "name", "Name") if naming else reading
    link = next((one for one in words.link if _leads_back(one, kind)), None)
    for column in naming if link else ():
        if column.meaning == OWN and link:
            reading = _mean(reading, column, link.meaning, TIE_RULES[link.kind].says_back)
    role = next((c for c in reading.columns if fold_text(c.header) in words.field[_ROLE].says), None)
    if link and role and role.meaning == OWN and "role" in TIE_RULES[link.kind].fields:
        reading = _mean(reading, role, _ROLE, words.field[_ROLE].label)
    return reading


def _leads_back(link: LinkWords, kind: EntityKind) -> bool:
    """Whether a column of organizations says whose a record of this kind is: who runs a program, who is a member."""
    ends = (EntityKind.ORGANIZATION, kind)
    return link.turned and link.to == EntityKind.ORGANIZATION and ends in TIE_RULES[link.kind].ends


def _mean(reading: TableReading, column: Column, meaning: str, label: str) -> TableReading:
    """Return a reading with another meaning of one column."""
    meant = replace(column, meaning=meaning, label=label, confidence=_LEAST_ENDS, why="what the rows are")
    return replace(reading, columns=tuple(meant if c is column else c for c in reading.columns))


def _read_as(table: Table, context: ListContext, told: Told, answer: str) -> TableReading:
    """Return a table as a person says its rows are."""
    words = context.words
    if answer == Shape.TIES:
        reading = _read_ties(table, context, told)
        if not _has_both_ends(reading):
            reading = _read_ties(table, context, {**told, **_take_first_ends(table)})
        return replace(_settle_tie_type(reading), why=_ANSWERED)
    kind = EntityKind(answer)
    if kind not in ACTOR_KINDS:
        return _read_records(table, context, told, kind, _ANSWERED)
    reading = _settle_kind_column(_read_actors(table, context, told, kind, _ANSWERED), words)
    if kind is EntityKind.PERSON and not reading.has("person", "name", *_PERSON_PARTS):
        column = reading.column("organization")
        return _mean(reading, column, "name", "Name") if column else reading
    if kind is EntityKind.ORGANIZATION and not reading.has("organization", "name"):
        column = reading.column("person")
        return _mean(reading, column, "organization", "Organization") if column else reading
    return reading


def _take_first_ends(table: Table) -> dict[str, str]:
    """Return the first two columns that hold text as the ends of ties."""
    texts = [
        header
        for place, header in enumerate(table.headers)
        if any(parse_number(text) is None for text in _column_texts(table, place))
    ]
    return dict(zip(("source", "target"), texts, strict=False))


def _name_rows(reading: TableReading) -> str:
    return reading.kind.value if reading.shape is Shape.ENTITIES else reading.shape.value


def _ask_rows(proposed: _Proposal, taken: str, context: ListContext) -> str:
    """Ask what the rows of a table are; plain ones are not put forward, but can be answered."""
    reading = proposed.reading
    names = _list_some(reading)
    offered = dict.fromkeys([taken, *_OFFERED])
    choices = tuple(
        Choice(value, _ROWS[Shape(value)], (" – ".join(names),) if names else ())
        if value in set(Shape)
        else Choice(
            value, EntityKind(value).words.many, tuple(f"{name}: {EntityKind(value).words.one}" for name in names)
        )
        for value in offered
    )  # fmt: skip
    return context.ask(
        About.ROWS, reading.where, "What are the rows of this list?", choices, (taken,), sheet=reading.table.sheet,
        detail=reading.table.headers[0] if reading.table.headers else "", sure=proposed.sure,
        cells=len(reading.table.rows),
    )[0]  # fmt: skip


def _list_some(reading: TableReading) -> tuple[str, ...]:
    """Return two of those whom the rows name, as they are written."""
    wanted = ("organization", "name", "person", "source", "first_name")
    column = next((found for meaning in wanted if (found := reading.column(meaning))), None)
    texts = (shorten_text(text) for text in _column_texts(reading.table, column.place if column else 0))
    return tuple(dict.fromkeys(texts))[:2]


def _has_both_ends(reading: TableReading) -> bool:
    ends = [reading.column("source"), reading.column("target")]
    return all(end is not None and end.confidence >= _LEAST_ENDS for end in ends)


def _settle_tie_type(reading: TableReading) -> TableReading:
    """Take a "Type" column that only says Directed or Undirected for the direction."""
    kind = reading.column("kind")
    if kind is None or reading.has("direction"):
        return reading
    values = {read_text(row[kind.place]).lower() for row in reading.table.rows if kind.place < len(row)} - {
        ""
    }
    if not values or not values <= _DIRECTIONS:
        return reading
    column = replace(kind, meaning="direction", label="Direction", why="its cells say directed or undirected")
    return replace(reading, columns=tuple(column if c is kind else c for c in reading.columns))


def _column_texts(table: Table, place: int) -> list[str]:
    texts = (read_text(row[place]) for row in table.rows[:_SAMPLE] if place < len(row))
    return [text for text in texts if text]


def _find_bare_ends(table: Table) -> tuple[Column, ...] | None:
    """Return source, target and strength of a table without headings whose columns name the same things."""
    if not 2 <= len(table.headers) <= 3 or not table.rows:  # noqa: PLR2004
        return None
    first, second = set(_column_texts(table, 0)), set(_column_texts(table, 1))
    shared = len(first & second)
    if not shared or shared * 3 < min(len(first), len(second)):
        return None
    meanings = [("source", "From"), ("target", "To"), ("strength", "Strength")]
    return tuple(
        Column(place, header, *meanings[place], 0.6, "the place of the column")
        for place, header in enumerate(table.headers)
    )


def _name_bare(table: Table, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """In a table without headings, take the first column of text for the name."""
    if table.has_header or any(column.meaning in {"name", "organization", "person"} for column in columns):
        return columns
    for column in columns:
        texts = _column_texts(table, column.place)
        if (
            column.meaning == OWN
            and texts
            and sum(parse_number(text) is None for text in texts) * 2 > len(texts)
        ):
            named = replace(
                column, meaning="name", label="Name", confidence=0.6, why="the first column of text"
            )
            return tuple(named if c is column else c for c in columns)
    return columns


def _settle_kind_column(reading: TableReading, words: ColumnWords) -> TableReading:
    """Take a "Type" column whose cells name no kinds of record for the sector, or for a column of the user's own."""
    column = reading.column("kind")
    if column is None or column.confidence == 1:
        return reading
    texts = [fold_text(text) for text in _column_texts(reading.table, column.place)]
    if not texts or sum(text in words.kind_of_word for text in texts) * 2 >= len(texts):
        return reading
    why = "its heading; its cells name no kinds of record"
    settled = replace(column, meaning=OWN, label="A column of your own", confidence=0.5, why=why)
    if not reading.has("sector", SECTOR_FLAG):
        settled = replace(column, meaning="sector", label="Sector", confidence=0.5, why=why)
    return replace(reading, columns=tuple(settled if c is column else c for c in reading.columns))


def _settle_actors(reading: TableReading, context: ListContext) -> TableReading:
    """Decide whether a row is an organization with its contact, or a person with an organization."""
    reading = _settle_kind_column(reading, context.words)
    name, organization = reading.column("name"), reading.column("organization")
    person = reading.column("person")
    parts = reading.has(*_PERSON_PARTS)
    if name and not organization and reading.has("knows person"):
        return replace(reading, kind=EntityKind.PERSON, why="they know others by name")
    filled = organization and (
        not reading.has("netmap_id") or _column_texts(reading.table, organization.place)
    )
    if name and filled and not parts and not person:
        return replace(reading, kind=EntityKind.PERSON, why="a name, then the organization it belongs to")
    if parts or person:
        return _settle_people(reading, context)
    if reading.why:
        return reading
    looks = _look(reading, name, context) if name and not reading.has("kind") else None
    if not organization and looks is EntityKind.PERSON:
        return replace(reading, kind=EntityKind.PERSON, why=_BY_LOOKS)
    why = "" if organization or reading.has("kind") else _NOTHING
    return replace(reading, kind=EntityKind.ORGANIZATION, why=why or "its columns")


def _settle_role(reading: TableReading, words: ColumnWords) -> TableReading:
    """Take a role beside a coalition for the one there, unless it is the job of somebody the rows name."""
    coalition = reading.column(_MEMBER)
    roles = (
        c for c in reading.columns if c.confidence < 1 and fold_text(c.header) in words.field[_ROLE].says
    )
    role = next((c for c in roles if c.meaning in {OWN, "title"}), None)
    if coalition is None or role is None:
        return reading
    beside = role.place == coalition.place + 1
    jobless = reading.kind is _ORGANIZATION and not reading.has("person", *_PERSON_PARTS)
    workless = reading.kind is EntityKind.PERSON and not reading.has("organization") and beside
    if not (jobless or workless or (role.meaning == OWN and beside)):
        return reading
    return _mean(reading, role, _ROLE, words.field[_ROLE].label)


def _look(reading: TableReading, column: Column, context: ListContext) -> EntityKind | None:
    """Return what the names of a column look like, None where it is not clear."""
    people = context.names.get(EntityKind.PERSON, frozenset())
    groups = context.names.get(EntityKind.SECTOR, frozenset()) - people
    return guess_actors(_column_texts(reading.table, column.place), groups)


def _settle_people(reading: TableReading, context: ListContext) -> TableReading:
    first = min((c.place for c in reading.columns if c.meaning in _PERSON_PARTS | {"person"}), default=0)
    organization = reading.column("organization")
    listed = organization or reading.column("name")
    person = reading.column("person")
    alone = person if listed is None and not reading.has(*_PERSON_PARTS) else None
    if alone and _look(reading, alone, context) is _ORGANIZATION:
        named = _mean(reading, alone, "organization", "Organization")
        return replace(named, kind=_ORGANIZATION, why="its names look like those of organizations")
    if listed is None or (listed is organization and listed.place > first):
        return replace(reading, kind=EntityKind.PERSON, why="people, with the organization they belong to")
    return replace(reading, kind=EntityKind.ORGANIZATION, why="organizations, each with a contact person")
