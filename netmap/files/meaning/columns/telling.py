"""What a column means where a person says it."""

from collections.abc import Mapping, Sequence

from netmap.errors import InputError
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import LEFT_OUT, OWN, SECTOR_FLAG, Column
from netmap.files.meaning.columns.scores import build_link_candidate
from netmap.files.tables import Table
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import list_fields
from netmap.model.text import fold_text


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
    together = {said.replace(" ", ""): place for said, place in places.items()}
    chosen = {}
    for meaning, headers in told.items():
        if meaning not in meanings:
            raise InputError(
                f"There is no field “{meaning}”. Choose one of: {', '.join(sorted(words.field))}.",
                field=meaning,
            )
        for header in [headers] if isinstance(headers, str) else headers:
            place = places.get(fold_text(header) or header, together.get(fold_text(header)))
            if place is not None:
                name = table.headers[place]
                chosen[place] = Column(place, name, meaning, meanings[meaning], 1.0, "you said so")
    return chosen
