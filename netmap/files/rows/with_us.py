"""What a row says of us and whom it is about: who keeps it, when they last met, how close, since when."""

import re

from netmap.files.meaning.columns.column import KEEPER
from netmap.files.rows.cell_meanings import OF_US
from netmap.files.rows.drafts import ReadRow, WithUs
from netmap.files.shapes.readings.reading import TableReading
from netmap.model.kinds import InteractionKind
from netmap.model.text import fold_text

_KINDS = (
    (InteractionKind.CALL, re.compile(r"\b(call|called|phone|phoned|spoke|talked|llamada)\b")),
    (InteractionKind.MAIL, re.compile(r"\b(mail|mailed|email|emailed|wrote|letter|correo)\b")),
    (InteractionKind.MEETING, re.compile(r"\b(met|meeting|visit|visited|seen|saw|reunion|visita)\b")),
)


def build_with_us(reading: TableReading, read: ReadRow) -> WithUs | None:
    """Return what a row says of us and whom it is about, None where it says nothing of the kind."""
    names = read.values.get(KEEPER, ())
    told = {name: read.values[name] for name in OF_US if read.values.get(name) is not None}
    if not names and not told:
        return None
    columns = {name: column for name in told if (column := reading.column(name))}
    headings = {name: column.header for name, column in columns.items()}
    return WithUs(
        keepers=names,
        contact_kind=_find_kind(headings.get("last_contact", "")),
        said=read.said.get("last_contact", ""),
        headings=headings,
        **told,
    )


def _find_kind(heading: str) -> InteractionKind:
    """Return what kind of contact a heading says, the least where it says none."""
    folded = fold_text(heading)
    return next((kind for kind, words in _KINDS if words.search(folded)), InteractionKind.CONTACT)
