"""What each column of a table means, guessed from its heading and its cells; every guess can be corrected."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache

from netmap.errors import InputError
from netmap.files.grids import Cell
from netmap.files.lists.context import ListContext
from netmap.files.meaning.column_questions import Rivals, ask_meaning, ask_splitting
from netmap.files.meaning.column_scores import (
    Candidate,
    Scored,
    build_link_candidate,
    is_left_out,
    list_candidates,
    score_columns,
)
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.heading_numbers import number_headings
from netmap.files.meaning.name_shapes import NameShape
from netmap.files.meaning.offices import name_office, number_offices
from netmap.files.meaning.phrase_book import INSIDE, LIKELY, SURE
from netmap.files.meaning.profiles import Profile, profile_cells
from netmap.files.meaning.splitting import Splitting, find_splitting
from netmap.files.meaning.values import read_text
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
_ADDRESS_BOOK = 3
_NAMES_ROWS = 0.6
_LISTED = 2_000
_MOST = 0.7
NAMING = frozenset({"name", "organization", "person", "first_name", "last_name"})
"""Meanings of which a list of organizations or people has at least one."""
KEEPER = "kept_by person"
"""Meaning of a column that says who of us keeps the relationship."""
_PEOPLE = frozenset({"person", "first_name", "last_name"})
_REACHED = frozenset({"email", "person_email", "phone", "person_phone"})
_LISTING = frozenset({"refers_to organization", "partners_with organization"})
"""Meanings of columns of organizations that name the rows where they stand before the people and no other does."""
SECTOR_FLAG = "sector_flag"
"""Meaning of a yes/no column whose heading is the name of a sector."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place (from 0), heading, meaning, how sure that is (0 to 1) and why.

    holds : whose names its cells are, where they are names of people or of organizations.
    splitting : how its cells are parted into entries, where they are lists.
    number : which contact of a row it is about: 2 for "Contact 2 e-mail" and "Alternate contact".
    office : what those it names are by its heading: "Board Chair".
    """

    place: int
    header: str
    meaning: str
    label: str
    confidence: float
    why: str
    number: int = 1
    holds: EntityKind | None = None
    splitting: Splitting | None = None
    office: str = ""


def _assign(
    table: Table, chosen: Mapping[int, Column], scored: Sequence[Scored], words: ColumnWords
) -> tuple[dict[int, Column], list[Rivals]]:
    """Return what each column means, the best fits first, and the meanings that were nearly as good."""
    numbers = number_offices(table.headers, number_headings(table.headers), words)

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
    look_at = cache(lambda place: profile_cells(_list_cells(table, place)))
    columns, rivals = _assign(table, chosen, score_columns(table, words, candidates, look_at), words)
    if shape is Shape.ENTITIES and kind in ACTOR_KINDS:
        profiles = [look_at(place) for place in range(len(table.headers))]
        columns |= _find_sector_flags(
            table, columns, profiles, context.names.get(EntityKind.SECTOR, frozenset())
        )
        columns |= _tag_address_book(table, columns, words)
        columns |= _name_contacts(table, columns, profiles, words)
        if placed := _name_places(table, columns, profiles, words):
            columns = _drop_topics(columns) | placed
        columns |= _name_rows(table, columns, profiles, words, {one.meaning for one in candidates})
        columns |= _part_names(columns, profiles, words)
        for two in () if _lists_people(columns, profiles) else _pair_keepers(columns, candidates):
            columns[two.place] = replace(columns[two.place], meaning=KEEPER, label=two.first.candidate.label)
            rivals.append(two)
        columns |= _ask_rivals(table, columns, rivals, context)
        if kind is EntityKind.ORGANIZATION:
            columns |= _tell_people(columns, profiles)
    settled = tuple(columns.get(place) or _keep(place, table, words) for place in range(len(table.headers)))
    if shape is Shape.TIES:
        return settled
    return tuple(
        replace(column, holds=_find_holders(look_at(column.place)), office=_find_office(column, words))
        for column in settled
    )


def _find_office(column: Column, words: ColumnWords) -> str:
    return name_office(column.header, words) if column.meaning == "person" else ""


def _list_cells(table: Table, place: int) -> list[Cell]:
    return [row[place] if place < len(row) else None for row in table.rows]


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


def _pair_keepers(columns: Mapping[int, Column], candidates: Iterable[Candidate]) -> list[Rivals]:
    """Return the columns of whom organizations know: they rather say who of us knows them, as people know people."""
    meanings = {candidate.meaning: candidate for candidate in candidates}
    keeper, known = meanings.get(KEEPER), meanings.get("knows person")
    if not keeper or not known or any(column.meaning in _PEOPLE for column in columns.values()):
        return []
    return [
        Rivals(
            column.place,
            Scored(column.confidence, column.place, keeper, column.why),
            Scored(column.confidence - 0.1, column.place, known, column.why),
        )
        for column in columns.values()
        if column.meaning == "knows person"
        and column.confidence < 1
        and any(one.meaning == "organization" for one in columns.values())
    ]


def _lists_people(columns: Mapping[int, Column], profiles: Sequence[Profile]) -> bool:
    return any(column.meaning == "name" and profiles[place].holds_people for place, column in columns.items())


def _part_names(
    columns: Mapping[int, Column], profiles: Sequence[Profile], words: ColumnWords
) -> dict[int, Column]:
    """Take "Nom" beside "Prénom" for the last name, and "Nombre" beside "Apellidos" for the first."""
    meanings = {column.meaning for column in columns.values()}
    missing = {"first_name", "last_name"} - meanings
    if len(missing) != 1:
        return {}
    (part,) = missing
    why = "the other part of the name stands beside it"
    return {
        place: replace(column, meaning=part, label=words.field[part].label, why=why)
        for place, column in columns.items()
        if column.meaning == "name" and column.confidence < 1 and not profiles[place].holds_organizations
    }


def _tag_address_book(table: Table, columns: Mapping[int, Column], words: ColumnWords) -> dict[int, Column]:
    """Take the categories and labels of an address book for tags."""
    headers = [fold_text(header) for header in table.headers]
    if sum(header in words.address_book.says for header in headers) < _ADDRESS_BOOK:
        return {}
    label, why = words.field["tags"].label, "address books call tags so"
    return {
        place: replace(column, meaning="tags", label=label, why=why)
        for place, column in columns.items()
        if headers[place] in words.address_book.tags and column.meaning == "sector" and column.confidence < 1
    }


def _tell_people(columns: Mapping[int, Column], profiles: Sequence[Profile]) -> dict[int, Column]:
    """Take a column headed "Name" whose cells are people for people, where no other column names them."""
    meanings = {column.meaning for column in columns.values()}
    if meanings & {"person", "first_name", "last_name", "netmap_id", "kind"}:
        return {}
    return {
        place: replace(
            column, meaning="person", why=f"{column.why}, and its cells, which are names of people"
        )
        for place, column in columns.items()
        if column.meaning == "name" and column.confidence < 1 and profiles[place].holds_people
    }


def _name_contacts(
    table: Table, columns: Mapping[int, Column], profiles: Sequence[Profile], words: ColumnWords
) -> dict[int, Column]:
    """Take "ICP name" beside "ICP e-mail" and "ICP phone" for the contact, where no heading says who that is."""
    if any(column.meaning in _PEOPLE for column in columns.values()):
        return {}
    heads = [fold_text(header) for header in table.headers]
    for place, (head, profile) in enumerate(zip(heads, profiles, strict=True)):
        whose = head.removesuffix(" name")
        beside = [columns[at].meaning for at, other in enumerate(heads)
                  if at in columns and whose != head and other.startswith(f"{whose} ")]  # fmt: skip
        if place not in columns and profile.holds_people and _REACHED.intersection(beside):
            why = f"the address or number of “{whose}” stands beside it"
            return {
                place: Column(place, table.headers[place], "person", words.field["person"].label, LIKELY, why)
            }
    return {}


def _name_places(
    table: Table, columns: Mapping[int, Column], profiles: Sequence[Profile], words: ColumnWords
) -> dict[int, Column]:
    """Take organizations under "Where", or under "Refer to" before their contacts, for where people are, if none else is."""
    people = [place for place, column in columns.items() if column.meaning in _PEOPLE] + [
        place
        for place, column in columns.items()
        if column.meaning == "name" and profiles[place].holds_people
    ]
    named = {column.meaning for column in columns.values()} & {"organization", "netmap_id", "kind"}
    lists_others = any(
        column.meaning == "name" and not profiles[place].holds_people for place, column in columns.items()
    )
    if not people or named or lists_others:
        return {}
    for place, profile in enumerate(profiles):
        column = columns.get(place)
        where = column is None and fold_text(table.headers[place]) in words.place.says
        listed = column is not None and column.meaning in _LISTING and column.confidence < 1
        if (where or (listed and place < min(people))) and profile.holds_organizations:
            why = "its cells, which are names of organizations"
            label = words.field["organization"].label
            return {place: Column(place, table.headers[place], "organization", label, LIKELY, why)}
    return {}


def _drop_topics(columns: Mapping[int, Column]) -> dict[int, Column]:
    """Return columns without what people are referred for: "Issue" beside "Refer to" is no sector."""
    return {
        place: column
        for place, column in columns.items()
        if column.meaning != "sector" or column.confidence > LIKELY
    }


def _name_rows(
    table: Table,
    columns: Mapping[int, Column],
    profiles: Sequence[Profile],
    words: ColumnWords,
    allowed: AbstractSet[str],
) -> dict[int, Column]:
    """Find the column that names the rows where no heading says so: the first of different names in every row."""
    naming = [
        column for column in columns.values() if column.meaning in NAMING and column.meaning != "last_name"
    ]
    if not table.has_header or any(
        column.meaning in {"name", "organization", "netmap_id"} for column in columns.values()
    ):
        return {}
    first = min((column.place for column in naming), default=len(table.headers))
    for place, profile in enumerate(profiles):
        folded = fold_text(table.headers[place])
        free = place not in columns and folded not in words.kept.says and not is_left_out(folded, words)
        if not free or not _names_rows(profile, before=place < first):
            continue
        if profile.holds_people and not naming:
            meaning = "person"
        else:
            meaning = "organization" if naming or profile.holds_organizations else "name"
        if meaning not in allowed:
            return {}
        why = "its cells, which are different names"
        return {
            place: Column(place, table.headers[place], meaning, words.field[meaning].label, _NAMES_ROWS, why)
        }
    return {}


def _names_rows(profile: Profile, *, before: bool) -> bool:
    """Whether cells name the rows: `before` the first column of people any different names do, after it organizations."""
    if (
        not profile.could_name
        or profile.yes_no > _MOST
        or profile.filled * 2 < profile.filled + profile.empty
    ):
        return False
    if profile.holds_organizations and profile.variety > _MOST:
        return True
    capital = 1.0 - profile.shapes.get(NameShape.NEITHER, 0.0)
    return before and profile.variety > LIKELY and capital > _MOST


def settle_splitting(table: Table, columns: Sequence[Column], context: ListContext) -> tuple[Column, ...]:
    """Return columns with how the cells of those that list names are parted; where that is in doubt, it is asked."""
    links = {link.meaning: link for link in context.words.link}
    naming = next((column.place for column in columns if column.meaning in {"organization", "name"}), None)
    rows = [] if naming is None else _list_cells(table, naming)[:_LISTED]
    listed = frozenset(fold_text(text) for cell in rows if (text := read_text(cell)))
    settled = []
    for column in columns:
        link = links.get(column.meaning)
        if link is None and column.meaning not in {"sector", "introduced_by"}:
            settled.append(column)
            continue
        to = link.to if link else EntityKind.SECTOR if column.meaning == "sector" else EntityKind.PERSON
        kind = EntityKind.ORGANIZATION if to == "same" else EntityKind(to)
        texts = [read_text(cell) for cell in _list_cells(table, column.place)]
        known = context.names.get(kind, frozenset())
        known |= listed if kind is EntityKind.ORGANIZATION else frozenset()
        people, groups = kind is EntityKind.PERSON, kind in {EntityKind.ORGANIZATION, EntityKind.COALITION}
        found = find_splitting(texts, known, people=people, groups=groups)
        settled.append(replace(column, splitting=ask_splitting(table, column.header, found, context)))
    return tuple(settled)


def _find_holders(profile: Profile) -> EntityKind | None:
    if profile.holds_people:
        return EntityKind.PERSON
    return EntityKind.ORGANIZATION if profile.holds_organizations else None


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
