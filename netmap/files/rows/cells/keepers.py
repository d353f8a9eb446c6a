"""Columns of those of us who keep a relationship or had a contact: their names, and whether they are on our team."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from netmap.files.grids import Cell
from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import About, Choice
from netmap.files.matching.name_looks import load_name_words
from netmap.files.meaning.cell_readings import NOTHING, CellReader, CellReading
from netmap.files.meaning.columns.column import KEEPER
from netmap.files.meaning.values import read_text
from netmap.files.rows.people_cells import find_nobody, split_people
from netmap.files.shapes.readings.reading import TableReading
from netmap.files.tables import Shape
from netmap.model.text import fold_text

_BY = "by person"
"""Meaning of a column that says who of us had a contact."""
_MOST_NAMED = 6
_USUAL_TEAM = 12
_INITIALS = range(1, 4)


def make_keeper_reader(cells: Sequence[Cell]) -> CellReader:
    """Return a reader of those who keep a relationship; "Marcus, Deb" are two where one stands alone elsewhere.

    Who is written in several ways is called as most cells have it: "Dana", not "dana".
    """
    texts = [text for cell in cells if (text := read_text(cell))]
    alone = {fold_text(text) for text in texts if "," not in text}

    @cache  # few keep many
    def find_people(text: str) -> tuple[str, ...]:
        parts = [part.strip() for part in text.split(",")]
        listed = any(fold_text(part) in alone for part in parts) or all(map(_is_short, parts))
        pieces = parts if listed else [text]
        return tuple(person.name for piece in pieces for person in split_people(piece) if person.name)

    written = _choose_spellings(name for text in texts for name in find_people(text))

    def read_keepers(cell: Cell) -> CellReading:
        text = read_text(cell)
        if not text:
            return NOTHING
        people = tuple(dict.fromkeys(written.get(fold_text(one), one) for one in find_people(text)))
        return CellReading(people or None, rest=find_nobody(text) or ("" if people else text))

    return read_keepers


def _choose_spellings(names: Iterable[str]) -> dict[str, str]:
    """Return how somebody is written most often, by the folded name; of two ways the one that is not all in small or in capital letters."""
    counts = Counter(names)
    written = sorted(counts, key=lambda one: (counts[one], not one.islower() and not one.isupper()))
    return {fold_text(one): one for one in written}


def _is_short(text: str) -> bool:
    """Whether a text is a first name alone, or initials."""
    bare = text.replace(".", "")
    return fold_text(text) in load_name_words().given or (len(bare) in _INITIALS and bare.isupper())


def ask_team(reading: TableReading, context: ListContext) -> TableReading:
    """Return a reading with the folded names of those of its keepers, or who had its contacts, who are on our team; that is asked."""
    names: dict[str, int] = {}
    for column in reading.columns if reading.shape is Shape.ENTITIES else ():
        if column.meaning in {KEEPER, _BY}:
            cells = reading.table.list_cells(column.place)
            read = make_keeper_reader(cells)
            for cell in cells:
                for name in read(cell).value or ():
                    names[name] = names.get(name, 0) + 1
    if not names:
        return reading
    few = len(names) <= _USUAL_TEAM or len(names) * 2 <= sum(names.values())
    taken = context.ask(
        About.TEAM, reading.where, _say(list(names)), tuple(Choice(name, name) for name in names),
        tuple(names) if few else (), sheet=reading.table.sheet, sure=0.6, cells=sum(names.values()), several=True,
    )  # fmt: skip
    return replace(reading, team=frozenset(map(fold_text, taken)))


def _say(names: list[str]) -> str:
    if len(names) == 1:
        return f"{names[0]}: on your team?"
    shown = names[:_MOST_NAMED] if len(names) <= _MOST_NAMED else [*names[: _MOST_NAMED - 1], "others"]
    return f"{', '.join(shown[:-1])} and {shown[-1]}: are they on your team?"
