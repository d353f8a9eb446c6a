"""Colors of a workbook as six hexadecimal digits: written out, of its theme, or by number."""

import colorsys
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from netmap.files.formats.workbooks.marks.markup import list_parts, local_name

_INDEXED = (
    "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C0"
    "8080809999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF800080800000"
    "0080800000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900"
    "FF6600666699969696003366339966003300333300993300993366333399333333"
)
"""The palette of numbers that every workbook may use; it begins at 8, and 0 to 7 are its first eight again."""

_REPEATED = 8
_WHITE = "FFFFFF"
_THEME_ORDER = (1, 0, 3, 2, *range(4, 12))
"""A theme lists dark before light; a cell counts light before dark."""

_DEFAULT_THEME = (
    "FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1",
    "954F72",
)  # fmt: skip
_DIGITS = 6


def read_theme(data: bytes) -> tuple[str, ...]:
    """Return the colors of a theme in the order in which cells count them; those of most workbooks without one."""
    schemes = list_parts(data, "clrScheme") if data else []
    if not schemes:
        return _DEFAULT_THEME
    written = [_read_theme_color(entry) for entry in schemes[0]]
    return tuple(written[place] if place < len(written) else "" for place in _THEME_ORDER)


def _read_theme_color(entry: Element) -> str:
    for color in entry:
        return (color.get("lastClr") or color.get("val") or "").upper()[-_DIGITS:]
    return ""


def read_color(attributes: Mapping[str, str], theme: tuple[str, ...]) -> str:
    """Return the color that the attributes of a cell's style say; "" for white, none, and what is not known."""
    if rgb := attributes.get("rgb"):
        found = rgb.upper()[-_DIGITS:]
    elif (place := attributes.get("theme", "")).isdigit():
        found = theme[int(place)] if int(place) < len(theme) else ""
    elif (number := attributes.get("indexed", "")).isdigit():
        found = _find_indexed(int(number))
    else:
        return ""
    if len(found) != _DIGITS or not set(found) <= set("0123456789ABCDEF"):
        return ""
    shade = _tint(found, float(attributes.get("tint") or 0))
    return "" if shade == _WHITE else shade


def _find_indexed(number: int) -> str:
    place = number - _REPEATED if number >= _REPEATED else number
    return _INDEXED[place * _DIGITS : (place + 1) * _DIGITS]


def _tint(color: str, tint: float) -> str:
    """Return a color made lighter (up to 1) or darker (down to -1)."""
    if not tint:
        return color
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    shade = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), full)
    return "".join(f"{round(part * 255):02X}" for part in shade)


def is_solid(fill: Element) -> Mapping[str, str] | None:
    """Return the attributes of the color of a fill that covers its cell, None for any other."""
    for pattern in fill:
        if local_name(pattern) != "patternFill" or pattern.get("patternType") != "solid":
            continue
        for color in pattern:
            if local_name(color) == "fgColor":
                return color.attrib
    return None
