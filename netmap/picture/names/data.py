"""From a day to what the page's view of names gets: protocol 1.

The pictures are painted here, as SVG; beside them stand the names in their order and the lines, for finding and walking.
In the room all of it is built from the public field class alone.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

import orjson

from netmap.analysis.day import Day
from netmap.model.words import count_things
from netmap.picture.font.measure import FAMILY
from netmap.picture.layout import ECHO
from netmap.picture.names.compose import NamesPicture, compose_names
from netmap.picture.names.layout import find_height
from netmap.picture.names.rows import OPEN_PLACE, Entry, Section
from netmap.picture.names.sheet import draw_names
from netmap.picture.scene.words import QUESTION
from netmap.picture.svg import FACES, write_svg

PROTOCOL = 1
WIDE, LAPTOP, COLUMN = (1600.0, 860.0), 900.0, 390.0
"""Pixels of the picture on a large screen, and the widths of those on a small one and on a phone."""
_LAPTOP_SIZE = 13.5
_LAPTOP_LEAST, _LAPTOP_MOST = 520.0, 1400.0


def build_names(
    day: Day, *, room: bool = False, open_sector: str | None = None, place: str = ""
) -> dict[str, Any]:
    """Return what the view of names draws of a day; `place` is what it is of, for its sentences."""

    def compose(width: float, height: float | None = None) -> NamesPicture:
        return compose_names(day, width, height, room=room, open_sector=open_sector)

    wide = compose(*WIDE)
    needed = find_height(wide.sections, _LAPTOP_SIZE)
    laptop = compose(LAPTOP, min(max(needed, _LAPTOP_LEAST), _LAPTOP_MOST))
    pictures = {"wide": wide, "laptop": laptop, "column": compose(COLUMN)}
    sheets = {name: draw_names(one, place=place, titled=room) for name, one in pictures.items()}
    data = {
        "protocol": PROTOCOL,
        "mode": "room" if room else "team",
        "grouped": bool(wide.folded),
        "question": QUESTION if room and wide.scene.members else "",
        "more": "" if room else "More below the picture.",
        "label": sheets["wide"].summary,
        "sheets": {name: write_svg(sheet, with_font=False) for name, sheet in sheets.items()},
        "names": list(_list_names(wide)),
        "lines": [[line.start, line.end] for line in wide.lines],
        "font": {"family": FAMILY, "faces": {str(weight): file for weight, file in FACES.items()}},
    }
    return data | {"version": hashlib.blake2b(orjson.dumps(data), digest_size=12).hexdigest()}


def _list_names(picture: NamesPicture) -> Iterator[dict[str, str]]:
    for section in picture.sections:
        yield _write_name(section.id, section.name, "sector", section.id, _tell_section(section))
        for entry in section.entries:
            yield _write_entry(picture, entry, section)
    for kind, items in (("goal", picture.scene.goals), ("coalition", picture.scene.coalitions)):
        for item in items:
            yield _write_name(item.id, item.name, kind, kind, f"{kind.capitalize()}.")


def _tell_section(section: Section) -> str:
    if section.is_open:
        return f"Nobody yet. {OPEN_PLACE}"
    return f"Sector, {count_things(section.count or len(section.entries), 'partner')}."


def _write_entry(picture: NamesPicture, entry: Entry, section: Section) -> dict[str, str]:
    key = entry.id.removeprefix(ECHO).removesuffix(f":{section.id}") if entry.kind == "echo" else entry.id
    said = f"{section.name}, {count_things(len(picture.scene.list_tied(key)), 'tie')}."
    name = picture.scene.network.name_of(key)
    written = _write_name(entry.id, name, entry.kind, section.id, said)
    return written if key == entry.id else written | {"of": key}


def _write_name(key: str, label: str, kind: str, sector: str, said: str) -> dict[str, str]:
    return {"id": key, "label": label, "kind": kind, "sector": sector, "said": said}
