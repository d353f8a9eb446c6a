"""What a table is: a list of organizations, of people, of other records, or of ties."""

from collections.abc import Sequence
from dataclasses import replace

from netmap.files.lists.context import ListContext
from netmap.files.meaning.columns.guessing import guess_columns
from netmap.files.meaning.columns.lists_of_names import settle_splitting
from netmap.files.shapes.readings.actors import (
    BY_LOOKS,
    NOTHING,
    PERSON_PARTS,
    read_actors,
    settle_actors,
    settle_kind_column,
    settle_role,
)
from netmap.files.shapes.readings.asking import ask_rows, name_rows
from netmap.files.shapes.readings.reading import Proposal, TableReading
from netmap.files.shapes.readings.records import find_members, read_records
from netmap.files.shapes.readings.row_kinds import LIKELY, NEAR, PLAIN, Told, find_kind
from netmap.files.shapes.readings.ties import (
    counts_beside_subject,
    find_bare_ends,
    find_one_end,
    has_both_ends,
    read_ties,
    settle_tie_type,
    take_first_ends,
)
from netmap.files.tables import KnownShape, Shape, Table
from netmap.model.kinds import ACTOR_KINDS, EntityKind

_ANSWERED = "you said so"


def read_table(table: Table, context: ListContext, *, told: Told | None = None) -> TableReading:
    """Return how a table is understood, column by column; what its rows are can be answered otherwise."""
    reading = _read_rows(table, context, told or {})
    return replace(reading, columns=settle_splitting(table, reading.columns, context))


def _read_rows(table: Table, context: ListContext, given: Told) -> TableReading:
    proposed = _propose(table, context, given)
    if not table.rows:
        return proposed.reading
    taken = name_rows(proposed.reading)
    answer = ask_rows(proposed, taken, context)
    return proposed.reading if answer == taken else _read_as(table, context, given, answer)


def _propose(table: Table, context: ListContext, told: Told) -> Proposal:
    words = context.words
    if table.known:
        return Proposal(_read_known(table, table.known, context, told))
    ties = read_ties(table, context, told)
    if has_both_ends(ties) and not counts_beside_subject(ties, words):
        return Proposal(settle_tie_type(ties))
    if ends := find_one_end(ties, words):
        return Proposal(read_ties(table, context, {**told, **ends}), LIKELY)
    if not table.has_header and (bare := find_bare_ends(table)):
        return Proposal(replace(ties, columns=bare, why="its first two columns name the same things"), NEAR)
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


def _read_entities(table: Table, context: ListContext, told: Told) -> Proposal:
    words = context.words
    found = find_kind(table, words, told)
    if found.kind not in ACTOR_KINDS:
        return Proposal(read_records(table, context, told, found.kind, found.why), found.sure)
    if members := find_members(table, words):
        return Proposal(read_records(table, context, told, EntityKind.COALITION, members.why), members.sure)
    reading = read_actors(table, context, told, found.kind, found.why)
    settled = settle_role(settle_actors(reading, context), words)
    looks = settled.why in {BY_LOOKS, NOTHING}
    return Proposal(settled, LIKELY if looks else found.sure)


def _read_as(table: Table, context: ListContext, told: Told, answer: str) -> TableReading:
    """Return a table as a person says its rows are."""
    words = context.words
    if answer == Shape.TIES:
        reading = read_ties(table, context, told)
        if not has_both_ends(reading):
            reading = read_ties(table, context, {**told, **take_first_ends(table)})
        return replace(settle_tie_type(reading), why=_ANSWERED)
    kind = EntityKind(answer)
    if kind not in ACTOR_KINDS:
        return read_records(table, context, told, kind, _ANSWERED)
    reading = settle_kind_column(read_actors(table, context, told, kind, _ANSWERED), words)
    if kind is EntityKind.PERSON and not reading.has("person", "name", *PERSON_PARTS):
        column = reading.column("organization")
        return reading.take_as(column, "name", "Name") if column else reading
    if kind is EntityKind.ORGANIZATION and not reading.has("organization", "name"):
        column = reading.column("person")
        return reading.take_as(column, "organization", "Organization") if column else reading
    return reading
