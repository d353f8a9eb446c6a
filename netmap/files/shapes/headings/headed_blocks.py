"""The headings of a block taken from among its rows: found, joined where they stand in several rows, told apart."""

from collections.abc import Iterable
from dataclasses import replace

from netmap.files.grids import Row, count_filled, is_filled
from netmap.files.lists.context import ListContext
from netmap.files.shapes.blocks import Block, cut_columns, cut_rows, find_left, find_lone, measure_row
from netmap.files.shapes.headings.header_rows import HeaderPlace, find_header
from netmap.files.shapes.headings.heading_groups import Headings, read_headings
from netmap.files.shapes.headings.heading_names import name_apart, name_contacts
from netmap.files.tables import Problem, name_column
from netmap.model.text import shorten_text

_MOST_NOTES = 20


def take_headings(part: Block, context: ListContext) -> Block:
    """Return a block of the rows below the headings, which every column has; what was noticed stands in its notes."""
    place = find_header(part.rows)
    found = read_headings(part, place)
    start = found.first if place.row is not None else _find_first(part, place.first)
    notes = [*_note_above(part, start), *_note_place(part, place, found)]
    inner = cut_rows(part, start, len(part.rows))
    left, right = find_left(inner.rows), max(map(measure_row, inner.rows), default=0)
    inner = cut_columns(inner, left, right)
    found = replace(found, names=found.names[left:right], groups=found.groups[left:right])
    return _name_columns(inner, found, place, context).with_notes(notes)


def _find_first(part: Block, first: int) -> int:
    """Return the first row of a table without headings: the name of a section right above it is part of it, if it has more."""
    above = find_lone(part.rows[first - 1]) if first else None
    more = (find_lone(row) for row in part.rows[first:])
    return first - 1 if above is not None and above in more else first


def _name_columns(inner: Block, found: Headings, place: HeaderPlace, context: ListContext) -> Block:
    headed = place.row is not None
    body = cut_rows(inner, found.last - found.first + 1, len(inner.rows))
    row_number = inner.numbers[found.last - found.first] if headed else 0
    contacts = name_contacts(found, context.words) if headed else None
    letters = [name_column(number) for number in inner.columns]
    apart = name_apart(contacts.names if contacts else found.names, letters)
    changed = [(*pair, "is that of another contact") for pair in contacts.changed] if contacts else []
    changed += [(*pair, "stands more than once") for pair in apart.changed]
    notes = [
        Problem(
            inner.grid.where, row_number, name, shorten_text(said),
            f"The heading “{shorten_text(said)}” {why}; this one is read as “{shorten_text(name)}”.", "note",
        )
        for name, said, why in changed
    ]  # fmt: skip
    if inner.grid.ragged:
        width = measure_row(inner.rows[found.last - found.first]) if headed and inner.rows else inner.width
        notes += _note_ragged(body, width)
    return replace(
        body,
        headings=apart.names,
        groups=found.groups,
        heading_row=row_number,
        known=contacts.known if contacts else None,
        notes=(*inner.notes, *notes),
    )


def _note_above(part: Block, start: int) -> Iterable[Problem]:
    message = "This row stands above the table and was not read as part of it."
    return (part.note(place, message) for place in range(start) if count_filled(part.rows[place]))


def _note_place(part: Block, place: HeaderPlace, found: Headings) -> Iterable[Problem]:
    where = part.grid.where
    if place.row is None:
        message = "This table has no headings, so its columns are named by their letters."
        yield Problem(where, None, "", "", message, "note")
    elif not place.sure:
        said = ", ".join(str(cell) for cell in part.rows[place.row] if is_filled(cell))
        message = "This row was taken for the headings. If it is somebody, put a row of headings above it."
        yield Problem(where, part.numbers[place.row], "", shorten_text(said), message, "doubt")
    elif not any(map(count_filled, part.rows[found.last + 1 :])):
        yield Problem(where, None, "", "", "This table has headings but no rows below them.", "note")


def _note_ragged(body: Block, width: int) -> list[Problem]:
    notes: list[Problem] = []
    odd = 0
    for place, row in enumerate(body.rows):
        message = _tell_ragged(row, width)
        if not message:
            continue
        odd += 1
        if len(notes) < _MOST_NOTES:
            notes.append(Problem(body.grid.where, body.numbers[place], "", "", message, "note"))
    left = odd - len(notes)
    if left > 0:
        message = f"{left:,} more rows have more or fewer cells than there are headings; nothing was lost."
        notes.append(Problem(body.grid.where, None, "", "", message, "note"))
    return notes


def _tell_ragged(row: Row, width: int) -> str:
    if len(row) == width or not any(row):
        return ""
    extra = measure_row(row) - width
    if extra > 0:
        said = (
            f"This row has {extra} more filled {'cell' if extra == 1 else 'cells'} than there are headings; "
        )
        return f"{said}they are kept in columns of their own."
    if len(row) < width:
        cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
        return f"This row has {cells} where the headings have {width}; the others are empty."
    return ""
