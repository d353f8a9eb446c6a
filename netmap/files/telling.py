"""What is told of an import: once for rows of which the same is to be said, and of what would else be lost unsaid."""

from collections import Counter
from collections.abc import Iterable, Sequence

from netmap.files.meaning.columns.column import LEFT_OUT, NAMING
from netmap.files.meaning.values import says_nothing
from netmap.files.shapes.readings.reading import TableReading
from netmap.files.tables import Problem
from netmap.model.text import has_half_characters

_NAMED = NAMING | {LEFT_OUT, "source", "target"}  # a row without a name is told as such
_FEW = 3
_SHOWN = 12
_LONGEST = 12  # no word for nothing is longer, spaces around it included


def join_alike(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems with those of more than three rows that say the same of no value as one, which names the rows."""
    alike: dict[tuple[str, str, str, str], list[Problem]] = {}
    found = list(problems)
    for one in found:
        if one.row is not None and not one.value:
            alike.setdefault((one.file, one.column, one.message, one.severity), []).append(one)
    many = {key: several for key, several in alike.items() if len(several) > _FEW}
    joined: list[Problem] = []
    for one in found:
        several = many.get((one.file, one.column, one.message, one.severity), [])
        if one.row is None or one.value or not several:
            joined.append(one)
        elif one is several[0]:
            rows = _tell_rows([same.row for same in several if same.row is not None])
            message = f"{one.message} So it is in {len(several):,} rows: {rows}."
            joined.append(Problem(one.file, one.row, one.column, "", message, one.severity))
    return joined


def _tell_rows(rows: Sequence[int]) -> str:
    """Return the numbers of rows, those that follow one another as a span: "2–10, 14 and more"."""
    spans: list[list[int]] = []
    for row in sorted(rows):
        if spans and row <= spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    told = [str(first) if first == last else f"{first}–{last}" for first, last in spans]
    more = " and more" if len(told) > _SHOWN else ""
    return ", ".join(told[:_SHOWN]) + more


def tell_dropped(reading: TableReading) -> Iterable[Problem]:
    """Say once a table which cells were read as empty though something stands in them, and where letters were broken."""
    blank: Counter[str] = Counter()
    broken: list[int] = []
    places = [column.place for column in reading.columns if column.meaning not in _NAMED]
    for number, row in reading.table.number_rows():
        texts = [cell for place in places if place < len(row) and isinstance(cell := row[place], str)]
        blank.update(text.strip() for text in texts if text and len(text) <= _LONGEST and says_nothing(text))
        if any(isinstance(cell, str) and has_half_characters(cell) for cell in row):
            broken.append(number)
    del blank[""]
    if blank:
        words = ", ".join(f"“{word}”" for word, _ in blank.most_common(_FEW))
        more = " and the like" if len(blank) > _FEW else ""
        cells = "1 cell says" if blank.total() == 1 else f"{blank.total():,} cells say"
        yield Problem(reading.where, None, "", "", f"{cells} only {words}{more}: taken as empty.", "note")
    if broken:
        rows = f"row {broken[0]}" if len(broken) == 1 else f"rows {_tell_rows(broken)}"
        message = f"Half a character, which a program left behind, was taken out in {rows}. Look at the texts there."
        yield Problem(reading.where, None, "", "", message, "doubt")
