"""What an .xlsx sheet shows of its cells beside their values, found in its markup by patterns.

A sheet has far more plain cells than marked ones, so only those whose style, type or formula says something are
looked at one by one; the rest is passed over by the patterns.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from netmap.files.formats.workbooks.marks.comments import read_comments
from netmap.files.formats.workbooks.marks.hyperlinks import Hyperlink, read_hyperlink
from netmap.files.formats.workbooks.marks.markup import list_relations
from netmap.files.formats.workbooks.marks.number_formats import NumberShower
from netmap.files.formats.workbooks.marks.rich_texts import find_struck, read_struck_texts
from netmap.files.formats.workbooks.marks.styles import CellStyle
from netmap.files.grids import Spot

_PREFIX = re.compile(rb"<(\w+:)worksheet[\s>]")
_QUOTED_ONCE = re.compile(rb"""='([^'"<>]*)'""")
_ROW_OR_CELL = re.compile(rb"<(row|c)(?=[\s/>])([^>]*)>")
_REF = re.compile(rb"""\br="([A-Za-z]{1,3})([0-9]{1,7})["]""")
_ROW_NUMBER = re.compile(rb"""\br="([0-9]{1,7})["]""")
_STYLE = re.compile(rb' s="([0-9]+)"')
_HIDDEN = re.compile(rb' (?:hidden="(?:1|true)"|ht="0(?:\.0*)?")')
_COLUMN = re.compile(rb"<col\s[^>]*>")
_HIDES = re.compile(rb' (?:hidden="(?:1|true)"|width="0(?:\.0*)?")')
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_HYPERLINK = re.compile(rb"<hyperlink\s[^>]*>")
_ERROR = re.compile(rb' t="e"')
_SHOWN = re.compile(rb"<v>([^<]*)</v>")
_BLANK_FORMULA = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_LINKING = re.compile(rb"<f\b[^>]*>([^<]*HYPERLINK\s*\([^<]*)</f>", re.IGNORECASE)
_INLINE = re.compile(rb"<is>(.*?)</is>", re.DOTALL)
_CELL_TAG = re.compile(rb"<c[\s/>][^>]*")
_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")
_MOST_MARKED = 50_000
"""More cells than these of one style were not marked one by one by a person."""
_MOST_LINKED = 10_000
_HEAD = 4_000


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """The marks of a sheet by row and column of the sheet, counted from 0.

    formats : cells whose number is shown otherwise, with how.
    formulas : what =HYPERLINK() formulas say.
    other fields : as `grids.Marks` has them.
    """

    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    links: Mapping[Spot, str] = field(default_factory=dict)
    formulas: Mapping[Spot, Hyperlink] = field(default_factory=dict)
    comments: Mapping[Spot, str] = field(default_factory=dict)
    looks: Mapping[Spot, CellStyle] = field(default_factory=dict)
    formats: Mapping[Spot, NumberShower] = field(default_factory=dict)
    struck_parts: Mapping[Spot, str] = field(default_factory=dict)
    errors: Mapping[Spot, str] = field(default_factory=dict)
    blank_formulas: frozenset[Spot] = frozenset()


def read_sheet_marks(parts: Mapping[str, bytes], path: str, styles: Mapping[int, CellStyle]) -> SheetMarks:
    """Return the marks of the sheet in the part at `path`."""
    sheet = _tidy(parts.get(path, b""))
    head, tail = sheet[: max(sheet.find(b"<sheetData"), 0)], sheet[sheet.rfind(b"</sheetData>") :]
    looks, formats = _find_styled(sheet, styles)
    comments = {spot: text for cell, text in read_comments(parts, path).items() for spot in _list_spots(cell)}
    return SheetMarks(
        hidden_rows=frozenset(_find_hidden_rows(sheet)),
        hidden_columns=tuple(_find_hidden_columns(head)),
        links=dict(_find_links(tail, list_relations(parts, path))),
        formulas=dict(_find_formulas(sheet)),
        comments=comments,
        looks=looks,
        formats=formats,
        struck_parts=dict(_find_struck_parts(sheet, parts.get("xl/sharedstrings.xml", b""))),
        errors=dict(_find_errors(sheet)),
        blank_formulas=frozenset(_find_blank(sheet)),
    )


def _tidy(sheet: bytes) -> bytes:
    """Return a sheet written as nearly every writer does: no prefixes, double quotation marks, cells with their names."""
    if found := _PREFIX.search(sheet, 0, _HEAD):
        prefix = found.group(1)
        sheet = sheet.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
    if b"='" in sheet[:_HEAD]:
        sheet = _QUOTED_ONCE.sub(rb'="\1"', sheet)
    first = _CELL_TAG.search(sheet)
    return _number_cells(sheet) if first and not _REF.search(first.group()) else sheet


def _number_cells(sheet: bytes) -> bytes:
    """Return a sheet with the names of cells that its writer left out."""
    row = column = 0

    def number(found: re.Match[bytes]) -> bytes:
        nonlocal row, column
        name, rest = found.groups()
        if name == b"row":
            told = _ROW_NUMBER.search(rest)
            row, column = int(told.group(1)) if told else row + 1, 0
            return found.group() if told else b'<row r="%d"%b>' % (row, rest)
        column += 1
        return b'<c r="%b%d"%b>' % (_letter(column), row, rest)

    return _ROW_OR_CELL.sub(number, sheet)


def _find_tags(sheet: bytes, attribute: re.Pattern[bytes], start: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield the tags with an attribute that begin as told, with where they end."""
    for found in attribute.finditer(sheet):
        begun, end = sheet.rfind(b"<", 0, found.start()), sheet.find(b">", found.end())
        if sheet.startswith(start, begun):
            yield sheet[begun : end + 1], end


def _find_cell_before(sheet: bytes, place: int) -> bytes:
    begun = sheet.rfind(b"<c ", 0, place)
    return sheet[begun : sheet.find(b">", begun) + 1] if begun >= 0 else b""


def _letter(number: int) -> bytes:
    letters = b""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters


@lru_cache(maxsize=2_000)
def _count_letters(letters: bytes | str) -> int:
    number = 0
    for letter in letters.upper() if isinstance(letters, bytes) else letters.upper().encode():
        number = number * 26 + letter - 64
    return number - 1


def _find_spot(tag: bytes) -> Spot | None:
    found = _REF.search(tag)
    return (int(found.group(2)) - 1, _count_letters(found.group(1))) if found else None


def _read_area(ref: str) -> tuple[int, int, int, int] | None:
    """Return (top, left, bottom, right) of "A1" or "A1:B3", counted from 0; None for anything else."""
    found = _AREA.fullmatch(ref)
    if not found:
        return None
    left, top, right, bottom = found.groups()
    first = int(top) - 1, _count_letters(left)
    return (*first, int(bottom) - 1, _count_letters(right)) if right else (*first, *first)


def _list_spots(ref: str) -> Iterator[Spot]:
    area = _read_area(ref)
    if not area:
        return
    top, left, bottom, right = area
    if (bottom - top + 1) * (right - left + 1) <= _MOST_LINKED:
        yield from ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _find_styled(
    sheet: bytes, styles: Mapping[int, CellStyle]
) -> tuple[dict[Spot, CellStyle], dict[Spot, NumberShower]]:
    looks: dict[Spot, CellStyle] = {}
    formats: dict[Spot, NumberShower] = {}
    if not styles:
        return looks, formats
    counts = Counter(_STYLE.findall(sheet))
    wanted = {
        number: style
        for number, count in counts.items()
        if (style := styles.get(int(number))) and (style.show or count <= _MOST_MARKED)
    }
    if not wanted:
        return looks, formats
    numbers = b"|".join(wanted)
    for tag, _ in _find_tags(sheet, re.compile(rb' s="(?:' + numbers + rb')"'), b"<c "):
        spot, told = _find_spot(tag), _STYLE.search(tag)
        if spot is None or told is None:
            continue
        style = wanted[told.group(1)]
        if style.show:
            formats[spot] = style.show
        if style.is_marked and counts[told.group(1)] <= _MOST_MARKED:
            looks[spot] = style
    return looks, formats


def _find_struck_parts(sheet: bytes, texts: bytes) -> Iterator[tuple[Spot, str]]:
    """Yield what is struck through of texts of which the rest is not."""
    if b"<strike" in sheet:
        for found in _INLINE.finditer(sheet):
            spot, said = _find_spot(_find_cell_before(sheet, found.start())), find_struck(found.group(1))
            if spot and said:
                yield spot, said
    struck = read_struck_texts(texts)
    if not struck:
        return
    wanted = b"|".join(b"%d" % number for number in struck)
    for found in re.finditer(rb' t="s"[^>]*>\s*<v>(' + wanted + rb")</v>", sheet):
        if spot := _find_spot(_find_cell_before(sheet, found.start())):
            yield spot, struck[int(found.group(1))]


def _find_hidden_rows(sheet: bytes) -> Iterator[int]:
    for tag, _ in _find_tags(sheet, _HIDDEN, b"<row "):
        if found := _ROW_NUMBER.search(tag):
            yield int(found.group(1)) - 1


def _find_hidden_columns(sheet: bytes) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of columns that are hidden or have no width."""
    for tag in _COLUMN.findall(sheet):
        if not _HIDES.search(tag):
            continue
        told = _read_attributes(tag)
        if told.get("min", "").isdigit() and told.get("max", "").isdigit():
            yield int(told["min"]) - 1, int(told["max"]) - 1


def _read_attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode().rpartition(":")[2]: html.unescape(value.decode("utf-8", errors="replace"))
        for name, value in _ATTRIBUTE.findall(tag)
    }


def _find_links(sheet: bytes, relations: Mapping[str, tuple[str, str]]) -> Iterator[tuple[Spot, str]]:
    """Yield the addresses of links that lead out of the workbook."""
    for tag in _HYPERLINK.findall(sheet):
        told = _read_attributes(tag)
        kind, target = relations.get(told.get("id", ""), ("", ""))
        if kind != "hyperlink" or not target or target.startswith("#"):
            continue
        address = f"{target}#{told['location']}" if told.get("location") else target
        for spot in _list_spots(told.get("ref", "")):
            yield spot, address


def _find_formulas(sheet: bytes) -> Iterator[tuple[Spot, Hyperlink]]:
    for found in _LINKING.finditer(sheet):
        spot = _find_spot(_find_cell_before(sheet, found.start()))
        link = read_hyperlink(_read_markup(found.group(1)))
        if spot and link:
            yield spot, link


def _find_errors(sheet: bytes) -> Iterator[tuple[Spot, str]]:
    for tag, end in _find_tags(sheet, _ERROR, b"<c "):
        shown = _SHOWN.search(sheet, end, sheet.find(b"</c>", end) + 1)
        if (spot := _find_spot(tag)) and shown:
            yield spot, _read_markup(shown.group(1)).strip()


def _find_blank(sheet: bytes) -> Iterator[Spot]:
    for found in _BLANK_FORMULA.finditer(sheet):
        tag = _find_cell_before(sheet, found.start())
        if b' t="str"' not in tag and (spot := _find_spot(tag)):
            yield spot


def _read_markup(text: bytes) -> str:
    return html.unescape(text.decode("utf-8", errors="replace"))
