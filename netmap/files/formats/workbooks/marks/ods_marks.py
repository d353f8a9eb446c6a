"""What an OpenDocument sheet shows of its cells beside their values, read through once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ParserCreate

from netmap.files.formats.workbooks.marks.hyperlinks import Hyperlink, read_hyperlink
from netmap.files.formats.workbooks.marks.number_formats import NumberShower
from netmap.files.formats.workbooks.marks.sheet_marks import SheetMarks
from netmap.files.formats.workbooks.marks.styles import CellStyle
from netmap.files.grids import Spot

_HINTS = (
    b"table:visibility=", b"<text:a ", b"<office:annotation", b"-columns-spanned=", b"-rows-spanned=",
    b"text-line-through", b'fo:font-weight="bold"', b'fo:background-color="#', b"HYPERLINK", b"table:formula=",
    b'value-type="error"',
)  # fmt: skip
"""What stands in a sheet that has any marks; without, it is not read through again."""

_PADS = re.compile(rb'min-integer-digits="(?:[2-9]|1[0-9])"')
_GROUPED = re.compile(r"[\d\s()/+-]+")
_ERROR = re.compile(r"#(?:REF|VALUE|DIV/0|NAME|NUM|NULL)[!?]|#N/A|Err:\d+")
_WHITE = "FFFFFF"
_PLAIN = CellStyle()
_MOST_REPEATED = 1_000
_MOST_BLANK = 20
_REPEATS = "table:number-columns-repeated"
_DOWN = "table:number-rows-spanned"
_RIGHT = "table:number-columns-spanned"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_ABOUT_COMMENT = ("dc:date", "meta:date-string")
_HIDING = ("collapse", "filter")


@dataclass(slots=True)
class _Found:
    """The marks of one sheet as they come."""

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    links: dict[Spot, str] = field(default_factory=dict)
    formulas: dict[Spot, Hyperlink] = field(default_factory=dict)
    comments: dict[Spot, str] = field(default_factory=dict)
    looks: dict[Spot, CellStyle] = field(default_factory=dict)
    formats: dict[Spot, NumberShower] = field(default_factory=dict)
    struck_parts: dict[Spot, str] = field(default_factory=dict)
    errors: dict[Spot, str] = field(default_factory=dict)

    def finish(self) -> SheetMarks:
        return SheetMarks(
            merged=tuple(self.merged), hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=tuple(self.hidden_columns), links=self.links, formulas=self.formulas,
            comments=self.comments, looks=self.looks, formats=self.formats, errors=self.errors,
            struck_parts=self.struck_parts,
        )  # fmt: skip


class _Reader:
    """Follows rows and cells, and notes what stands out of the plain ones."""

    def __init__(self) -> None:
        self.sheets: dict[str, _Found] = {}
        self._styles: dict[str, CellStyle] = {}
        self._style = ""
        self._found = _Found()
        self._row = self._column = self._next_row = self._next_column = self._column_styles = 0
        self._defaults: list[tuple[int, str]] = []
        self._cell: Mapping[str, str] = {}
        self._text: list[str] = []
        self._comment: list[str] | None = None
        self._silent = False
        self._spans: list[bool] = []
        self._struck: list[str] = []
        self._link = ""

    def start(self, name: str, told: dict[str, str]) -> None:
        if name in _CELLS:
            self._begin_cell(told)
        elif name in {"text:p", "text:line-break"}:
            self._break_line()
        elif name == "table:table-row":
            self._begin_row(told)
        elif name == "text:a":
            self._link = self._link or told.get("xlink:href", "")
        elif name == "text:span":
            self._spans.append(self._styles.get(told.get("text:style-name", ""), _PLAIN).struck)
        elif name == "text:s":
            self.hear(" ")
        elif name == "office:annotation":
            self._comment = []
        elif self._comment is not None:
            self._silent = name in _ABOUT_COMMENT
        elif name == "table:table-column":
            self._add_columns(told)
        elif name == "table:table":
            self._begin_sheet(told)
        elif name == "style:style":
            self._style = told.get("style:name", "")
        elif name in {"style:table-cell-properties", "style:text-properties"}:
            self._read_style(told)

    def end(self, name: str) -> None:
        if name in _CELLS:
            self._end_cell()
        elif name == "text:span" and self._spans:
            self._spans.pop()
        elif name in _ABOUT_COMMENT:
            self._silent = False
        elif name == "dc:creator" and self._comment:
            self._comment.append(": ")
        elif name == "office:annotation":
            said = "".join(self._comment or ()).strip().replace(": \n", ": ", 1)
            if said:
                self._found.comments[self._row, self._column] = said
            self._comment = None

    def hear(self, content: str) -> None:
        if not self._silent:
            (self._text if self._comment is None else self._comment).append(content)
            if self._comment is None and any(self._spans):
                self._struck.append(content)

    def _begin_sheet(self, told: Mapping[str, str]) -> None:
        self._found = self.sheets.setdefault(told.get("table:name", ""), _Found())
        self._row = self._next_row = self._column_styles = 0
        self._defaults = []

    def _break_line(self) -> None:
        lines = self._text if self._comment is None else self._comment
        if lines:
            lines.append("\n")

    def _begin_row(self, told: Mapping[str, str]) -> None:
        count = int(told.get("table:number-rows-repeated", "1"))
        self._row, self._next_row, self._next_column = self._next_row, self._next_row + count, 0
        if told.get("table:visibility") in _HIDING and count <= _MOST_REPEATED:
            self._found.hidden_rows.update(range(self._row, self._next_row))

    def _add_columns(self, told: Mapping[str, str]) -> None:
        first = self._column_styles
        self._column_styles += int(told.get(_REPEATS, "1"))
        self._defaults.append((self._column_styles, told.get("table:default-cell-style-name", "")))
        if told.get("table:visibility") in _HIDING:
            self._found.hidden_columns.append((first, self._column_styles - 1))

    def _begin_cell(self, told: dict[str, str]) -> None:
        self._cell, self._link, self._struck = told, "", []
        if self._text:
            self._text = []
        self._column = self._next_column
        self._next_column += int(told[_REPEATS]) if _REPEATS in told else 1
        if _RIGHT in told or _DOWN in told:
            down, right = int(told.get(_DOWN, "1")), int(told.get(_RIGHT, "1"))
            if down > 1 or right > 1:
                area = (self._row, self._column, self._row + down - 1, self._column + right - 1)
                self._found.merged.append(area)

    def _end_cell(self) -> None:
        told = self._cell
        blank = not self._text and "office:value-type" not in told
        if blank and (self._next_row - self._row > 1 or self._next_column - self._column > _MOST_BLANK):
            return
        style = self._styles.get(told.get("table:style-name") or self._find_default())
        is_number = told.get("office:value-type") == "float"
        if style or is_number or self._link or self._struck or "table:formula" in told:
            self._note_cell(told, "".join(self._text).strip(), style or _PLAIN)

    def _note_cell(self, told: Mapping[str, str], text: str, style: CellStyle) -> None:
        link = read_hyperlink(told.get("table:formula", ""))
        shown = told.get("office:value-type") == "float" and _is_grouped(text, told.get("office:value", ""))
        for spot in self._list_spots():
            if self._link and not self._link.startswith("#"):
                self._found.links[spot] = self._link
            if link:
                self._found.formulas[spot] = link
            if style.is_marked:
                self._found.looks[spot] = style
            if self._struck:
                self._found.struck_parts[spot] = "".join(self._struck).strip()
            if _is_error(told, text):
                self._found.errors[spot] = text
            elif shown:
                self._found.formats[spot] = _make_shower(text)

    def _list_spots(self) -> list[Spot]:
        return [
            (row, column)
            for row in range(self._row, min(self._next_row, self._row + _MOST_REPEATED))
            for column in range(self._column, min(self._next_column, self._column + _MOST_REPEATED))
        ]

    def _find_default(self) -> str:
        return next((name for end, name in self._defaults if self._column < end), "")

    def _read_style(self, told: Mapping[str, str]) -> None:
        before = self._styles.get(self._style, _PLAIN)
        fill = told.get("fo:background-color", "").removeprefix("#").upper()
        through = {told.get("style:text-line-through-style"), told.get("style:text-line-through-type")}
        self._styles[self._style] = CellStyle(
            fill=(fill if fill not in {_WHITE, "TRANSPARENT"} else "") or before.fill,
            struck=before.struck or bool(through - {None, "none"}),
            bold=before.bold or told.get("fo:font-weight") == "bold",
        )


def _make_shower(text: str) -> NumberShower:
    return lambda _: text


def _is_error(told: Mapping[str, str], text: str) -> bool:
    return told.get("calcext:value-type") == "error" or (
        "table:formula" in told and bool(_ERROR.fullmatch(text))
    )


def _is_grouped(text: str, value: str) -> bool:
    """Whether a number is shown padded, or with signs between its digits."""
    if text == value or not _GROUPED.fullmatch(text):
        return False
    digits = "".join(filter(str.isdigit, text))
    padded = len(digits) > 1 and digits[0] == "0"
    return digits.lstrip("0") == value and (padded or bool(set(text) & set("()/+-")))


def read_ods_marks(content: bytes) -> dict[str, SheetMarks]:
    """Return the marks of the sheets of a `content.xml` by their titles; it was found whole, and without entities, before."""
    if not (any(hint in content for hint in _HINTS) or _PADS.search(content)):
        return {}
    reader = _Reader()
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.hear
    parser.Parse(content, True)
    return {title: found.finish() for title, found in reader.sheets.items()}
