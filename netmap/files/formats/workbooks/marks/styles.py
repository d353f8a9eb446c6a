"""How the cells of an .xlsx workbook look, by the number of their style: number format, color, struck, bold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from xml.etree.ElementTree import Element

from netmap.files.formats.workbooks.marks.colors import is_solid, read_color, read_theme
from netmap.files.formats.workbooks.marks.markup import list_parts, local_name
from netmap.files.formats.workbooks.marks.number_formats import NumberShower, make_shower

_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What a style says: how numbers are shown (None: as they are), the color behind, struck through, bold."""

    show: NumberShower | None = None
    fill: str = ""
    struck: bool = False
    bold: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether it looks other than plain."""
        return bool(self.fill) or self.struck or self.bold


def read_styles(parts: Mapping[str, bytes]) -> dict[int, CellStyle]:
    """Return the styles that say anything, by their number."""
    data = parts.get("xl/styles.xml", b"")
    groups = {name: list_parts(data, name) for name in ("numFmts", "fonts", "fills", "cellXfs")}
    themes = sorted(path for path in parts if path.startswith("xl/theme/theme"))
    theme = read_theme(parts[themes[0]] if themes else b"")
    codes = {entry.get("numFmtId", ""): entry.get("formatCode", "") for entry in _list(groups["numFmts"])}
    showers = {number: make_shower(code) for number, code in codes.items()}
    fonts = [(_is_on(font, "strike"), _is_on(font, "b")) for font in _list(groups["fonts"])]
    fills = [read_color(is_solid(fill) or {}, theme) for fill in _list(groups["fills"])]
    found = {}
    for place, style in enumerate(_list(groups["cellXfs"])):
        struck, bold = _pick(fonts, style.get("fontId"), (False, False))
        fill = _pick(fills, style.get("fillId"), "")
        read = CellStyle(showers.get(style.get("numFmtId", "")), fill, struck, bold)
        if read.show or read.is_marked:
            found[place] = read
    return found


def _list(groups: list[Element]) -> list[Element]:
    return list(groups[0]) if groups else []


def _pick(entries: list[_Entry], number: str | None, nothing: _Entry) -> _Entry:
    return entries[int(number)] if number and number.isdigit() and int(number) < len(entries) else nothing


def _is_on(font: Element, name: str) -> bool:
    return any(
        local_name(entry) == name and entry.get("val", "1").lower() not in {"0", "false"} for entry in font
    )
