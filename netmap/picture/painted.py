"""What a painted view is: for each frame it is looked at in a sheet, and for finding and walking the names on it.

A painted view has no zoom. The page shows the very sheet that files are made of.
"""

import hashlib
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Any

import orjson

from netmap.model.views.coding import PLAIN, By, Coding
from netmap.model.views.places import Places
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.font.measure import FAMILY, LARGE
from netmap.picture.scene.coded import NOT_CODED, Coded
from netmap.picture.svg import FACES, write_svg

PROTOCOL = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """What a view is laid out for, in pixels: a width, and a height where it is given; else it is as high as it must be.

    `is_column`: narrow, with one name under another; `breaks`: long ones in several rows, rather than in smaller letters.
    """

    width: float
    height: float | None = None
    is_column: bool = False
    breaks: bool = False


WIDE, LAPTOP, COLUMN = Frame(1600.0, 860.0), Frame(900.0), Frame(390.0, is_column=True)
"""A projector, a laptop, a phone."""
NARROW = 0.9
"""A picture less wide than so many times its height has one column."""
FRAMES: Mapping[str, Frame] = {"wide": WIDE, "laptop": LAPTOP, "column": COLUMN}
WIDE_LARGE = Frame(round(WIDE.width / LARGE))
LARGE_FRAMES: Mapping[str, Frame] = {
    "wide": WIDE_LARGE,
    "laptop": Frame(round(LAPTOP.width / LARGE), is_column=True, breaks=True),
    "column": Frame(round(COLUMN.width / LARGE), is_column=True, breaks=True),
}
"""The same for large print: as much less wide as it is shown larger, and as high as it must be."""


def choose_frame(width: float, height: float | None = None, *, large: bool = False) -> Frame:
    """Return the frame for a picture of so many pixels, `large` for large print; without a height that of a projector."""
    frames = LARGE_FRAMES if large else FRAMES
    wide = frames["wide"]
    if height is None:
        return wide
    return frames["column"] if width < NARROW * height else Frame(wide.width, wide.width * height / width)


@dataclass(frozen=True, slots=True)
class Named:
    """A name on a picture, for finding and walking: what is said of it, in which sector or group it stands.

    `of` is whom it stands for when that is drawn elsewhere as well.
    """

    id: str
    label: str
    kind: str
    sector: str
    said: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Painted:
    """A view in a frame: its sheet, the names on it in their order, the ids at both ends of each line, and as text.

    `grouped`: sectors stand for those in them, and one of them can be opened. `coded` is what colors and sizes say.
    """

    sheet: Sheet
    names: tuple[Named, ...]
    lines: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...] = ()
    grouped: bool = False
    coded: Coded = NOT_CODED

    def tell_coded(self) -> "Painted":
        """Return the view with what colors and sizes say: of each name, in its sentence, and as text."""
        coded = self.coded
        if not coded.told:
            return self
        names = (
            replace(one, said=f"{one.said} {coded.said.get(one.of or one.id, '')}".strip())
            for one in self.names
        )
        sheet = replace(self.sheet, summary=f"{self.sheet.summary} {coded.told}")
        more = (coded.told, *coded.paragraphs) if self.paragraphs else ()
        return replace(self, sheet=sheet, names=tuple(names), paragraphs=(*self.paragraphs, *more))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a view is wanted.

    `room`: for people outside the team, public fields and no judgements. `subject` is the id of whom or what it is about, for
    a view that is about one; `steps` how far from them it goes. `open_sector` is the sector that is opened where there are too
    many names. `place` is what the map is of ("Marlow County"), for its title; `titled`: write the title into the picture.
    `coding` is by what circles are colored and sized. `ends` are the two between whom a way is shown, `places` where circles of
    the wheel were put by hand, `grouping` is by what names stand together in place of sectors. `brief`: say of a way only what a
    slide has room for. `large`: in large print.
    """

    room: bool = False
    subject: str = ""
    steps: int = 1
    open_sector: str | None = None
    place: str = ""
    titled: bool = True
    coding: Coding = PLAIN
    ends: tuple[str, ...] = ()
    places: Places = ()
    grouping: By | None = None
    brief: bool = False
    large: bool = False


def write_painted(
    pictures: Mapping[str, Painted],
    *,
    room: bool,
    search: str,
    question: str = "",
    opens: Container[str] = (),
) -> dict[str, Any]:
    """Return what the page gets of a view that was painted for each of `FRAMES`.

    `search` says what can be looked for, `question` is asked beside it, `opens` are the ids of what has a card to be opened.
    """
    wide = pictures["wide"]
    data = {
        "protocol": PROTOCOL,
        "mode": "room" if room else "team",
        "grouped": wide.grouped,
        "search": search,
        "question": question,
        "more": "" if room else "More below the picture.",
        "label": wide.sheet.summary,
        "sheets": {name: write_svg(one.sheet, with_font=False) for name, one in pictures.items()},
        "names": [_write_name(one) | {"opens": (one.of or one.id) in opens} for one in wide.names],
        "lines": [list(line) for line in wide.lines],
        "paragraphs": list(wide.paragraphs),
        "font": {"family": FAMILY, "faces": {str(weight): file for weight, file in FACES.items()}},
    }
    return data | {"version": hashlib.blake2b(orjson.dumps(data), digest_size=12).hexdigest()}


def _write_name(one: Named) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": one.id,
        "label": one.label,
        "kind": one.kind,
        "sector": one.sector,
        "said": one.said,
    }
    return told | ({"of": one.of} if one.of else {})
