"""Text with delimiters (.csv, .tsv, .txt) as tables, and a table as such a text."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date

from netmap.errors import FileError
from netmap.files.formats.aligned import cut_line, find_cuts
from netmap.files.formats.decoding import decode_text, has_stray, repair_stray
from netmap.files.formats.every import advise_saving
from netmap.files.grids import Cell, Grid, check_grid_size
from netmap.files.limits import LIMITS, Limits
from netmap.files.tables import FileContent, Problem, Table
from netmap.model.text import shorten_text

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 200
_SAMPLE = 20_000
_MOST_REPAIRS = 20
_MOST_NOTES = 20
_SWALLOWED = 20
_GUARDED = re.compile(r"""(?:^|[,;\t|"\n])'[=+\-@\t\r\n]""")
_SAYS_DELIMITER = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)

GUARDED = tuple("=+-@\t\r\n")
"""What a text may begin with that a spreadsheet program would take for a formula."""

Rows = list[tuple[Cell, ...]]


def read_delimited(data: bytes, name: str, limits: Limits = LIMITS) -> FileContent:
    """Return the cells of a text file; encoding and delimiter are found out.

    Raises
    ------
    FileError
        When it is no text, or larger than the limits allow.
    """
    decoded = decode_text(data, name)
    text, skipped = decoded.text, 0
    if told := _SAYS_DELIMITER.match(text):
        delimiter, text, skipped = told.group(1), text[told.end() :], 1
    else:
        delimiter = guess_delimiter(text, name)
    rows, notes = _parse_rows(text, delimiter, name, skipped, limits)
    if _GUARDED.search(text):
        rows = [tuple(map(_unguard, row)) for row in rows]
    if decoded.doubt:
        notes.append(Problem(name, None, "", "", f"{decoded.doubt} Look at names with accents.", "doubt"))
    if decoded.mixed:
        notes += _repair_rows(rows, name, skipped)
    check_grid_size(name, len(rows), max(map(len, rows), default=0), limits)
    grid = Grid(name, "", rows, first_row=1 + skipped, encodings=decoded.readings, sure=decoded.sure)
    return FileContent(name, notes=tuple(notes), grids=(grid,))


def guess_delimiter(text: str, name: str = "") -> str:
    """Return the delimiter of a text: a comma, semicolon, tab or bar; "" where each line is one cell."""
    lines = text[:_SAMPLE].splitlines(keepends=True)
    whole = lines[:-1] if len(text) > _SAMPLE and len(lines) > 1 else lines
    sample = repair_stray("".join(line for line in whole[:_SAMPLE_LINES] if line.strip())).replace("\0", "")
    if not any(delimiter in sample for delimiter in _DELIMITERS):
        return ""
    if name.lower().endswith((".tsv", ".tab")) and "\t" in sample:
        return "\t"
    import clevercsv  # noqa: PLC0415 – loading it is slow, and writing needs it not

    dialect = clevercsv.Detector().detect(sample, delimiters=list(_DELIMITERS))
    found = dialect.delimiter if dialect else max(_DELIMITERS, key=sample.count)
    return found if found and _splits_most(sample, found) else ""


def _splits_most(sample: str, delimiter: str) -> bool:
    """Whether at least half of the rows have the delimiter; commas within names do not make columns."""
    rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
    return sum(len(row) > 1 for row in rows) * 2 >= len(rows)


def _parse_rows(
    text: str, delimiter: str, name: str, skipped: int, limits: Limits
) -> tuple[Rows, list[Problem]]:
    if not delimiter:
        lines = text.splitlines()
        check_grid_size(name, len(lines), 1, limits)
        cuts = find_cuts(lines)
        if cuts:
            return [cut_line(line, cuts) for line in lines], []
        return [(line.strip().removeprefix('"').removesuffix('"'),) for line in lines], []
    csv.field_size_limit(max(csv.field_size_limit(), limits.file_bytes))
    try:
        return _parse_repairing(text, delimiter, name, skipped, limits)
    except csv.Error as error:
        raise FileError(
            f"{name} cannot be read as a table: {error}. Save it again {advise_saving()}."
        ) from error


def _parse_repairing(
    text: str, delimiter: str, name: str, skipped: int, limits: Limits
) -> tuple[Rows, list[Problem]]:
    """Return the rows; a quotation mark that is never closed is taken for a character of its own line."""
    rows: Rows = []
    notes: list[Problem] = []
    lines = list(io.StringIO(text, newline=""))
    start = 0
    for repair in range(_MOST_REPAIRS + 1):
        start, open_ended = _parse_from(lines, start, delimiter, rows, limits)
        if not open_ended:
            break
        message = "A quotation mark is opened here and never closed; it was kept as a plain character."
        shown = shorten_text(lines[start])
        notes.append(Problem(name, len(rows) + 1 + skipped, "", shown, message, "doubt"))
        end = start + 1 if repair < _MOST_REPAIRS else len(lines)
        plain = csv.reader(lines[start:end], delimiter=delimiter, quoting=csv.QUOTE_NONE)
        rows.extend(tuple(row) for row in plain)
        start = end
    notes += _note_swallowed(rows, name, skipped)
    return rows, notes


def _parse_from(lines: list[str], start: int, delimiter: str, rows: Rows, limits: Limits) -> tuple[int, bool]:
    """Add the rows from line `start` on; return the line of a quotation that never ends, and whether one is."""
    ended: list[bool] = []
    reader = csv.reader(_feed(lines, start, ended), delimiter=delimiter)
    begun = start
    for row in reader:
        if ended:
            return begun, True
        rows.append(tuple(row))
        begun = start + reader.line_num
        if len(row) > limits.columns or len(rows) > limits.rows:
            return len(lines), False
    return begun, False


def _feed(lines: list[str], start: int, ended: list[bool]) -> Iterator[str]:
    yield from lines[start:]
    ended.append(True)


def _note_swallowed(rows: Rows, name: str, skipped: int) -> Iterable[Problem]:
    message = "One cell of this row runs over many lines; perhaps a quotation mark is missing or too many."
    found = (
        (number, cell)
        for number, row in enumerate(rows, 1 + skipped)
        for cell in row
        if isinstance(cell, str) and "\n" in cell and cell.count("\n") >= _SWALLOWED
    )
    for number, cell in found:
        yield Problem(name, number, "", shorten_text(cell), message, "doubt")


def _unguard(cell: Cell) -> Cell:
    """Return a cell without the apostrophe that keeps a spreadsheet program from running it."""
    guarded = isinstance(cell, str) and cell[:1] == "'" and cell[1:2] in GUARDED
    return cell[1:] if isinstance(cell, str) and guarded else cell


def _repair_rows(rows: Rows, name: str, skipped: int) -> list[Problem]:
    """Read bytes that are not UTF-8 as Windows-1252, row by row, and say in which rows."""
    notes: list[Problem] = []
    repaired = 0
    for place, row in enumerate(rows):
        if not any(isinstance(cell, str) and has_stray(cell) for cell in row):
            continue
        rows[place] = tuple(repair_stray(cell) if isinstance(cell, str) else cell for cell in row)
        repaired += 1
        if len(notes) < _MOST_NOTES:
            shown = next(new for old, new in zip(row, rows[place], strict=True) if old != new)
            message = "This row is in another encoding than the rest; look at its accented letters."
            notes.append(Problem(name, place + 1 + skipped, "", shorten_text(shown), message, "doubt"))
    if repaired > len(notes):
        message = f"{repaired - len(notes):,} more rows are in another encoding than the rest."
        notes.append(Problem(name, None, "", "", message, "doubt"))
    return notes


def write_csv(table: Table) -> bytes:
    """Return a table as comma-separated text in UTF-8 with a mark, so that spreadsheet programs read it right.

    A text that begins with = + - @, a tab or a line break gets an apostrophe before it, because a spreadsheet
    program would run it as a formula; reading the file takes the apostrophe off again.
    """
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow([_guard(header) for header in table.headers])
    writer.writerows([_guard(cell) for cell in row] for row in table.rows)
    return output.getvalue().encode("utf-8-sig")


def _guard(cell: Cell) -> str:
    """Return a cell as a text that no spreadsheet program takes for a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(GUARDED) else cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)
