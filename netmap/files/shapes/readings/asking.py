"""What the rows of a table are, asked with two of its names."""

from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import About, Choice
from netmap.files.shapes.readings.reading import Proposal, TableReading, list_texts
from netmap.files.tables import Shape
from netmap.model.kinds import EntityKind
from netmap.model.text import shorten_text

_OFFERED = (
    *(kind.value for kind in (EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.PROGRAM, EntityKind.COALITION,
      EntityKind.GOAL)),
    Shape.TIES.value,
)  # fmt: skip
_ROWS = {Shape.TIES: "ties between two"}


def name_rows(reading: TableReading) -> str:
    """Return the answer to what its rows are that a reading stands for."""
    return reading.kind.value if reading.shape is Shape.ENTITIES else reading.shape.value


def ask_rows(proposed: Proposal, taken: str, context: ListContext) -> str:
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
    texts = (shorten_text(text) for text in list_texts(reading.table, column.place if column else 0))
    return tuple(dict.fromkeys(texts))[:2]
