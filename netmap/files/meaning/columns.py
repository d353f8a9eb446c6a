"""What each column of a table means, guessed from its heading and its cells; every guess can be corrected."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from netmap.errors import InputError
from netmap.files.meaning.column_scores import (
    INSIDE,
    LIKELY,
    SURE,
    Candidate,
    build_link_candidate,
    is_left_out,
    list_candidates,
    score_columns,
)
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.heading_numbers import number_headings
from netmap.files.meaning.values import Profile, profile_cells
from netmap.files.tables import Shape, Table
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import list_fields
from netmap.model.kinds import ACTOR_KINDS, EntityKind
from netmap.model.text import fold_text

OWN = "own"
"""Meaning of a column of the user's own: kept as it is."""
LEFT_OUT = "left_out"
NUMBERED = frozenset(
    {
        "person", "first_name", "middle_name", "last_name", "title", "email", "person_email", "organization_email",
        "phone", "person_phone", "organization_phone",
    }
)  # fmt: skip
"""Meanings that a row may have several times, for several contacts or as a second address."""
SECTOR_FLAG = "sector_flag"
"""Meaning of a yes/no column whose heading is the name of a sector."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place (from 0), heading, meaning, how sure that is (0 to 1) and why.

    `number` says which contact of a row it is about: 2 for "Contact 2 e-mail" and "Alternate contact".
    """

    place: int
    header: str
    meaning: str
    label: str
    confidence: float
    why: str
    number: int = 1


def _assign(
    table: Table, chosen: Mapping[int, Column], scored: Iterable[tuple[float, int, Candidate, str]]
) -> dict[int, Column]:
    numbers = number_headings(table.headers)

    def find_number(place: int, meaning: str) -> int:
        return numbers[place] if meaning in NUMBERED else 1

    columns = {
        place: replace(column, number=find_number(place, column.meaning)) for place, column in chosen.items()
    }
    taken = {(column.meaning, column.number) for column in columns.values()}
    for score, place, candidate, why in scored:
        slot = (candidate.meaning, find_number(place, candidate.meaning))
        if place in columns or (slot in taken and not candidate.several):
            continue
        taken.add(slot)
        columns[place] = Column(
            place, table.headers[place], candidate.meaning, candidate.label, round(score, 2), why, slot[1]
        )
    return columns


def list_meanings(words: ColumnWords) -> dict[str, str]:
    """Return every meaning a column can be told to have, with its label."""
    fields = {name: field.label for name, field in words.field.items()}
    links = {link.meaning: build_link_candidate(link).label for link in words.link}
    entity_fields = {
        row.name: row.info.label for entity in ENTITY_CLASSES.values() for row in list_fields(entity)
    }
    return {
        **entity_fields, **fields, **links,
        SECTOR_FLAG: "Sector (yes/no)", OWN: "A column of your own", LEFT_OUT: "Leave out",
    }  # fmt: skip


def choose_columns(
    table: Table, told: Mapping[str, str | Sequence[str]], words: ColumnWords
) -> dict[int, Column]:
    """Return the columns of `table` whose meaning was told, by place; `told` is {meaning: heading(s)}.

    Raises
    ------
    InputError
        When a meaning is not known.
    """
    meanings = list_meanings(words)
    places = {
        fold_text(header) or header: place for place, header in reversed(list(enumerate(table.headers)))
    }
    chosen = {}
    for meaning, headers in told.items():
        if meaning not in meanings:
            raise InputError(
                f"There is no field “{meaning}”. Choose one of: {', '.join(sorted(words.field))}.",
                field=meaning,
            )
        for header in [headers] if isinstance(headers, str) else headers:
            place = places.get(fold_text(header) or header)
            if place is not None:
                name = table.headers[place]
                chosen[place] = Column(place, name, meaning, meanings[meaning], 1.0, "you said so")
    return chosen


def guess_columns(
    table: Table,
    words: ColumnWords,
    *,
    shape: Shape,
    kind: EntityKind,
    told: Mapping[str, str | Sequence[str]] | None = None,
    sector_names: Iterable[str] = (),
) -> tuple[Column, ...]:
    """Return what each column of `table` means, in the order of the columns.

    Parameters
    ----------
    shape, kind
        What the rows are; an actor kind allows the columns of organizations and of people.
    told
        Meanings that were told: {meaning: heading or headings}; a heading "" takes that meaning from all.
    sector_names
        Folded names by which a yes/no column is known to be a sector.
    """
    told = told or {}
    chosen = choose_columns(table, told, words)
    taken_away = {meaning for meaning, headers in told.items() if not "".join(headers)}
    candidates = [c for c in list_candidates(words, shape, kind) if c.meaning not in taken_away]
    cells = [
        [row[place] if place < len(row) else None for row in table.rows]
        for place in range(len(table.headers))
    ]
    profiles = [profile_cells(column) for column in cells]
    columns = _assign(table, chosen, score_columns(table, words, candidates, profiles))
    if shape is Shape.ENTITIES and kind in ACTOR_KINDS:
        columns |= _find_sector_flags(table, columns, profiles, frozenset(sector_names))
    return tuple(columns.get(place) or _keep(place, table, words) for place in range(len(table.headers)))


def _keep(place: int, table: Table, words: ColumnWords) -> Column:
    header = table.headers[place]
    if table.has_header and is_left_out(fold_text(header), words):
        return Column(place, header, LEFT_OUT, "Leave out", LIKELY, "a map has no use for it")
    return Column(place, header, OWN, "A column of your own", INSIDE, "it says nothing a map knows")


def _find_sector_flags(
    table: Table, columns: Mapping[int, Column], profiles: Sequence[Profile], names: frozenset[str]
) -> dict[int, Column]:
    """Find yes/no columns headed by sectors: two or more that are, and those between them."""
    free = [
        place
        for place, profile in enumerate(profiles)
        if table.has_header and profile.filled and profile.yes_no == 1.0
        if place not in columns or columns[place].confidence < SURE
    ]
    known = [place for place in free if fold_text(table.headers[place]) in names]
    between = [place for place in free if known and known[0] < place < known[-1]]
    found = sorted({*known, *between}) if len(known) > 1 else []
    return {
        place: Column(
            place, table.headers[place], SECTOR_FLAG, "Sector (yes/no)",
            LIKELY if place in known else INSIDE, "yes/no columns side by side, headed by sectors",
        )
        for place in found
    }  # fmt: skip
