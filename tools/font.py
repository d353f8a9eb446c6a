"""Make the map's font anew from Source Sans 3: two weights, cut to what names are written in, and their widths.

`npm pack @expo-google-fonts/source-sans-3@0.4.1`, unpack it, then
`uv run --with fonttools --with brotli python -m tools.font FOLDER`.
"""

import json
import shutil
import sys
from itertools import chain
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

FONT = Path(__file__).parent.parent / "netmap" / "picture" / "font"
FAMILY = "Netmap Sans"
"""A cut font may not keep the name “Source”, which its license reserves."""
FACES = {
    "Medium": (500, "500Medium/SourceSans3_500Medium.ttf"),
    "Bold": (700, "700Bold/SourceSans3_700Bold.ttf"),
}
CHARACTERS = (
    range(0x20, 0x7F), range(0xA0, 0x250), range(0x2B0, 0x370), range(0x370, 0x400), range(0x400, 0x530),
    range(0x1E00, 0x1F00), range(0x2000, 0x2070), range(0x2070, 0x20D0), range(0x2100, 0x2150), range(0x2190, 0x2200),
    range(0x2200, 0x2270), (0xFB01, 0xFB02, 0xFFFD),
)  # fmt: skip
_NAMES = {
    1: "{family} {face}",
    2: "Regular",
    3: "{family} {face}",
    4: "{family} {face}",
    6: "NetmapSans-{face}",
}
_MORE_NAMES = {16: "{family}", 17: "{face}"}
_KEPT_NAMES = (0, 5, 7, 13, 14)


def cut_font(source: Path) -> TTFont:
    """Return a font with no more than `CHARACTERS`, kerning and the placing of accents."""
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.name_IDs = list(_KEPT_NAMES)
    options.notdef_outline = True
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=list(chain.from_iterable(CHARACTERS)))
    cutter.subset(font)
    return font


def name_font(font: TTFont, face: str) -> None:
    """Give a cut font a name of its own."""
    for number, text in (_NAMES | _MORE_NAMES).items():
        font["name"].setName(text.format(family=FAMILY, face=face), number, 3, 1, 0x409)


def list_kerning(font: TTFont) -> dict[tuple[str, str], int]:
    """Return by how much the pairs of a font are moved together, in its units; what is not moved is left out."""
    lookups = {
        index
        for record in font["GPOS"].table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    found: dict[tuple[str, str], int] = {}
    for index in sorted(lookups):
        seen: set[tuple[str, str]] = set()
        for table in font["GPOS"].table.LookupList.Lookup[index].SubTable:
            pairs = _list_pairs(getattr(table, "ExtSubTable", table), font.getBestCmap().values())
            found |= {pair: value for pair, value in pairs.items() if pair not in seen and value}
            seen |= pairs.keys()
    return found


def _list_pairs(table: Any, glyphs: Any) -> dict[tuple[str, str], int]:
    covered = [glyph for glyph in table.Coverage.glyphs if glyph in set(glyphs)]
    if table.Format == 1:
        sets = dict(zip(table.Coverage.glyphs, table.PairSet, strict=True))
        return {
            (glyph, record.SecondGlyph): _read_advance(record.Value1)
            for glyph in covered
            for record in sets[glyph].PairValueRecord
        }
    first, second = table.ClassDef1.classDefs, table.ClassDef2.classDefs
    return {
        (glyph, other): _read_advance(
            table.Class1Record[first.get(glyph, 0)].Class2Record[second.get(other, 0)].Value1
        )
        for glyph in covered
        for other in glyphs
    }


def _read_advance(value: Any) -> int:
    return int(getattr(value, "XAdvance", 0) or 0)


def build_widths(font: TTFont) -> dict[str, Any]:
    """Return the widths of a font for `netmap.picture.font.measure`.

    `characters` and their `advances`; `left` and `right` give for each character the number of its kerning class,
    and `kerning` by how much a left and a right class are moved.
    """
    cmap, metrics = font.getBestCmap(), font["hmtx"].metrics
    pairs, codes = list_kerning(font), sorted(font.getBestCmap())
    glyphs = [cmap[code] for code in codes]
    rows = [tuple(pairs.get((glyph, other), 0) for other in glyphs) for glyph in glyphs]
    columns = [tuple(column) for column in zip(*rows, strict=True)]
    left = {row: number for number, row in enumerate(dict.fromkeys(rows))}
    right = {column: number for number, column in enumerate(dict.fromkeys(columns))}
    kerning = {
        f"{left[row]} {right[columns[place]]}": value
        for row in left
        for place, value in enumerate(row)
        if value
    }
    return {
        "units": font["head"].unitsPerEm,
        "characters": "".join(map(chr, codes)),
        "advances": [metrics[glyph][0] for glyph in glyphs],
        "left": [left[row] for row in rows],
        "right": [right[column] for column in columns],
        "kerning": kerning,
    }


def make_fonts(package: Path) -> None:
    """Write the fonts, their widths and their license."""
    widths = {}
    for face, (weight, path) in FACES.items():
        font = cut_font(package / path)
        name_font(font, face)
        widths[str(weight)] = build_widths(font)
        for flavor, ending in ((None, "ttf"), ("woff2", "woff2")):
            font.flavor = flavor
            font.save(FONT / f"NetmapSans-{face}.{ending}")
    text = json.dumps(widths, ensure_ascii=False, separators=(",", ":"))
    (FONT / "widths.json").write_text(text + "\n", "utf-8")
    shutil.copy(package / "LICENSE_FONT", FONT / "OFL.txt")


if __name__ == "__main__":
    make_fonts(Path(sys.argv[1]))
