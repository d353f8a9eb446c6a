"""What each column of a table means, guessed from its heading and its cells; every guess can be corrected."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from netmap.files.grids import Cell, is_filled
from netmap.files.lists.context import ListContext
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.assigning import assign_meanings
from netmap.files.meaning.columns.column import KEEPER, LEFT_OUT, NAMING, OWN, Column
from netmap.files.meaning.columns.contacts import (
    lists_people,
    name_contacts,
    pair_keepers,
    part_names,
    tag_address_book,
    tell_people,
)
from netmap.files.meaning.columns.questions import Rivals, ask_meaning
from netmap.files.meaning.columns.scores import is_left_out, is_lettered, list_candidates, score_columns
from netmap.files.meaning.columns.sector_flags import find_sector_flags
from netmap.files.meaning.columns.subjects import drop_topics, name_places, name_rows
from netmap.files.meaning.columns.telling import choose_columns
from netmap.files.meaning.offices import name_office
from netmap.files.meaning.phrase_book import INSIDE, LIKELY
from netmap.files.meaning.profiles import Profile, profile_cells
from netmap.files.meaning.values import parse_number
from netmap.files.tables import Shape, Table
from netmap.model.kinds import ACTOR_KINDS, EntityKind
from netmap.model.text import fold_text

_LEAST_COUNTED = 3


def guess_columns(
    table: Table,
    context: ListContext,
    *,
    shape: Shape,
    kind: EntityKind,
    told: Mapping[str, str | Sequence[str]] | None = None,
) -> tuple[Column, ...]:
    """Return what each column of `table` means, in the order of the columns; where two meanings are near, it is asked.

    Parameters
    ----------
    context
        The words, the names that are known (of sectors: by which a yes/no column is one), and where to ask.
    shape, kind
        What the rows are; an actor kind allows the columns of organizations and of people.
    told
        Meanings that were told: {meaning: heading or headings}; a heading "" takes that meaning from all.
    """
    told, words = told or {}, context.words
    chosen = choose_columns(table, told, words)
    taken_away = {meaning for meaning, headers in told.items() if not "".join(headers)}
    candidates = [c for c in list_candidates(words, shape, kind) if c.meaning not in taken_away]
    look_at = cache(lambda place: profile_cells(table.list_cells(place)))
    columns, rivals = assign_meanings(table, chosen, score_columns(table, words, candidates, look_at), words)
    if shape is Shape.ENTITIES and kind in ACTOR_KINDS:
        profiles = [look_at(place) for place in range(len(table.headers))]
        columns |= find_sector_flags(
            table, columns, profiles, context.names.get(EntityKind.SECTOR, frozenset())
        )
        columns |= tag_address_book(table, columns, words)
        columns |= name_contacts(table, columns, profiles, words)
        if placed := name_places(table, columns, profiles, words):
            columns = drop_topics(columns) | placed
        columns |= name_rows(table, columns, profiles, words, {one.meaning for one in candidates})
        columns |= part_names(columns, profiles, words)
        for two in () if lists_people(columns, profiles) else pair_keepers(columns, candidates):
            columns[two.place] = replace(columns[two.place], meaning=KEEPER, label=two.first.candidate.label)
            rivals.append(two)
        columns |= _ask_rivals(table, columns, rivals, context)
        if kind is EntityKind.ORGANIZATION:
            columns |= tell_people(columns, profiles)
    settled = tuple(columns.get(place) or _keep(place, table, words) for place in range(len(table.headers)))
    if shape is Shape.TIES:
        return settled
    return tuple(
        replace(column, holds=_find_holders(look_at(column.place)), office=_find_office(column, words))
        for column in settled
    )


def _find_office(column: Column, words: ColumnWords) -> str:
    return name_office(column.header, words) if column.meaning == "person" else ""


def _ask_rivals(
    table: Table, columns: Mapping[int, Column], rivals: Iterable[Rivals], context: ListContext
) -> dict[int, Column]:
    """Return the columns that mean what was answered, where two meanings were near."""
    named = next((place for place, column in sorted(columns.items()) if column.meaning in NAMING), 0)
    found: dict[int, Column] = {}
    for two in rivals:
        column = columns[two.place]
        if two.place not in found and column.meaning == two.first.candidate.meaning and two.are_near:
            candidate = ask_meaning(table, two, named, context)
            found[two.place] = replace(column, meaning=candidate.meaning, label=candidate.label)
    return found


def _find_holders(profile: Profile) -> EntityKind | None:
    if profile.holds_people:
        return EntityKind.PERSON
    return EntityKind.ORGANIZATION if profile.holds_organizations else None


def _counts_rows(cells: Sequence[Cell]) -> bool:
    """Whether cells are 1, 2, 3 and so on."""
    numbers = [number for cell in cells if (number := parse_number(cell)) is not None]
    filled = [cell for cell in cells if is_filled(cell)]
    counted = [float(number) for number in range(1, len(filled) + 1)]
    return len(numbers) >= _LEAST_COUNTED and numbers == counted


def _keep(place: int, table: Table, words: ColumnWords) -> Column:
    header = table.headers[place]
    if place == 0 and is_lettered(header) and _counts_rows(table.list_cells(place)):
        return Column(place, header, LEFT_OUT, "Leave out", LIKELY, "it only counts the rows")
    if table.has_header and is_left_out(fold_text(header), words):
        return Column(place, header, LEFT_OUT, "Leave out", LIKELY, "a map has no use for it")
    return Column(place, header, OWN, "A column of your own", INSIDE, "it says nothing a map knows")
