"""The column that names the rows, or where their people are, where no heading says so."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import NAMES_OF_PEOPLE, NAMING, Column
from netmap.files.meaning.columns.scores import is_left_out
from netmap.files.meaning.name_shapes import NameShape
from netmap.files.meaning.phrase_book import LIKELY
from netmap.files.meaning.profiles import Profile
from netmap.files.tables import Table
from netmap.model.text import fold_text

_NAMES_ROWS = 0.6
_MOST = 0.7
_LISTING = frozenset({"refers_to organization", "partners_with organization"})
"""Meanings of columns of organizations that name the rows where they stand before the people and no other does."""


def name_places(
    table: Table, columns: Mapping[int, Column], profiles: Sequence[Profile], words: ColumnWords
) -> dict[int, Column]:
    """Take organizations under "Where", or under "Refer to" before their contacts, for where people are, if none else is."""
    people = [place for place, column in columns.items() if column.meaning in NAMES_OF_PEOPLE] + [
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


def drop_topics(columns: Mapping[int, Column]) -> dict[int, Column]:
    """Return columns without what people are referred for: "Issue" beside "Refer to" is no sector."""
    return {
        place: column
        for place, column in columns.items()
        if column.meaning != "sector" or column.confidence > LIKELY
    }


def name_rows(
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
