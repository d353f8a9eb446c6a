"""How everything on the map looks: colors, widths in pixels, dashes."""

import math
from dataclasses import replace
from typing import Final

from netmap.content.entries import Family
from netmap.picture.colors import NOT_KNOWN, measure_contrast
from netmap.picture.drawing.drawing import Size, Style, pixels
from netmap.picture.drawing.outlines import CHAIR_STROKE, RUNG_STROKE
from netmap.picture.scene.lines import Line
from netmap.picture.wheel.shapes import PIXELS

INK = "#1B2430"
PAPER = "#FFFFFF"
LINE = "#46566B"
TABLE = "#7A1F5C"
GAP = "#B3261E"
CHAIR = "#B25D22"
QUIET = "#5B6675"
_PALE = "#68727F"
_WARM = "#FFFBF5"
_HATCH = "#EACFCD"
_POINTER = "#1859C4"

VEIL_OPACITY = 0.85
FAINT_OPACITY = 0.6
"""How much is left of a tie that nobody has confirmed for long."""
CROWD, CROWD_OPACITY = 600, 0.5
"""From so many lines on, each is drawn with so much of its opacity."""
THINNEST = 0.45
"""On a small map lines are thinner, so that they do not cover it, down to this share."""

WIDTHS = (1.5, 0.8, 1.2, 1.8, 2.6, 3.6)
"""Pixels of a line by its strength, 0 for one that is not known."""
ROOM_WIDTH = 1.3
BRIGHTER = 0.6
"""Pixels by which a chosen line is wider."""
LIT_OPACITY = 0.85


def mix_with_white(color: str, share: float) -> str:
    """Return a color (#RRGGBB) mixed with white; a share of 1 is the color itself."""
    parts = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02X}" for part in parts)


def _veiled(style: Style) -> Style:
    return replace(style, dim=replace(style, opacity=round(1 - VEIL_OPACITY, 2)))


VEIL: Final = Style(fill=PAPER, opacity=VEIL_OPACITY)
VEIL_MORE = 12.0
"""Pixels by which the veil over what was not chosen reaches beyond the rim."""
HALO: Final = Style(stroke=_POINTER, width=pixels(3))
HALO_MORE = 6.0
"""Pixels from a mark to the ring around the one under the pointer or the keyboard."""
SEAM: Final = Style(stroke=PAPER, width=pixels(3))
HATCH: Final = Style(stroke=_HATCH, width=Size(4))
OPEN_GROUND, OPEN_GROUND_ROOM = Style(fill=PAPER), Style(fill=_WARM)
OPEN_EDGE: Final = Style(stroke=GAP, width=pixels(2), dash=(8, 6))
OPEN_EDGE_ROOM: Final = Style(stroke=CHAIR, width=pixels(2.6), dash=(0.1, 6), round=True)
OPEN_PLACE: Final = _veiled(Style(PAPER, GAP, pixels(2), dash=(4, 3)))
LEGEND_HATCH: Final = replace(HATCH, width=pixels(1.5))
LEGEND_OPEN: Final = Style("", GAP, pixels(2), dash=(5, 4))
TO_PLACE: Final = Style(stroke=QUIET, width=pixels(1.3), dash=(0.1, 4.0), round=True, opacity=0.4)
"""From a name to where it is on the ground."""
TERRAIN: Final = Style(fill="#F4F6F8")
STEP: Final = Style(stroke=INK, width=pixels(2.4), dash=(7.0, 5.0), round=True, opacity=LIT_OPACITY)
"""A step of the way between two for which a map has no line."""
WAY: Final = Style(stroke=INK, width=pixels(3.6), round=True)
"""A step of the way between two that is told first."""
LEADER: Final = Style(stroke=QUIET, width=pixels(1))

GOAL: Final = Style(fill=INK)
STAFF: Final = Style(PAPER, LINE, pixels(1.5))
US_RING: Final = Style(stroke=INK, width=pixels(2.2))
WITHIN_SHARES: Final = Style(PAPER, LINE, pixels(1))
BUBBLE_COUNT: Final = Style(INK, PAPER, bold=True, outline=0.25)

_NAME = Style(INK, PAPER, outline=0.28)
QUIET_NAME: Final = replace(_NAME, fill=QUIET)
_SHARES = {"known": 0.42, "kept": 0.16}
"""How much of the color of their family is left of those with whom we do not work yet."""
_DASHES = {"member": (0.1, 5.0), "goal": (1.5, 4.0), "ours": (3.0, 4.0)}
_UNCONFIRMED = (7.0, 7.0)
_LOOKS = {
    "tie": (LINE, 0.27),
    "knows": (LINE, 0.5),
    "member": (TABLE, 0.24),
    "goal": (INK, 0.16),
    "ours": (LINE, 0.4),
}
_MEMBER_WIDTH = 1.8
_UNKNOWN_DASH = (2.2, 2.4)
_OUTLINES = {"county": ("#B9C3CD", 1.2), "state": ("#8C99A7", 2.0), "country": ("#73818F", 2.0)}
_NO_TIE, _TIES = "#F3F4F6", "#1F4E79"
_BLACK, _LEGIBLE = "#000000", 4.5
"""The least contrast of letters that are not large (WCAG 2.1, 1.4.3)."""
WITHIN: Final = Style(PAPER, _PALE, pixels(2))
HELD_RING: Final = Style(stroke=CHAIR, width=pixels(2.6))
_STRANDS: dict[str, tuple[str, tuple[float, ...], float]] = {
    "tie": (LINE, (), 2.0),
    "PARTNERS_WITH": (LINE, (), 2.4),
    "REPORTS": (LINE, (9.0, 5.0), 1.8),
    "KNOWS": (LINE, (0.1, 5.0), 2.4),
    "WORKS_AT": (LINE, (0.1, 8.0), 3.4),
    "team": (LINE, (0.1, 8.0), 3.4),
    "FUNDS": ("#8A5A00", (), 2.0),
    "REFERS_TO": ("#01665E", (7.0, 4.0), 2.0),
    "ours": (LINE, (3.0, 4.0), 1.8),
    "works": (INK, (), 1.8),
    "seated": (TABLE, (0.1, 5.0), 2.2),
    "among": (LINE, (), 1.2),
    "invited": (CHAIR, (0.1, 6.0), 2.4),
    "could": (TABLE, (7.0, 5.0), 1.6),
    "new": (INK, (7.0, 5.0), 1.6),
    "acquainted": (INK, (), 1.4),
    "keeping": (LINE, (3.0, 4.0), 1.4),
}
_PALE_STRANDS = {"among": 0.3, "acquainted": 0.5, "keeping": 0.4}
_STRAND_OPACITY = 0.75


def style_ground(family: Family, *, listed: bool) -> Style:
    """Return the look of a slice with somebody in it; `listed`: nobody there is more than on our list."""
    return Style(fill=family.ground, opacity=0.45 if listed else 1.0)


def style_band(family: Family, *, listed: bool) -> Style:
    """Return the look of the band along the rim of such a slice."""
    return Style(PAPER, family.outline, pixels(1.2)) if listed else Style(fill=family.hue)


def style_band_edge(family: Family) -> Style:
    """Return the look of the outer edge of a band."""
    return Style(stroke=family.outline, width=pixels(1))


def style_actor(family: Family, relation: str, *, unasked: bool = False, echo: bool = False) -> Style:
    """Return the look of the circle of an organization or an individual partner."""
    left = relation == "left"
    hollow = is_hollow(relation, echo=echo)
    fill = PAPER if hollow else mix_with_white(family.hue, _SHARES.get(relation, 1.0))
    stroke = mix_with_white(family.outline, 0.5) if left else family.outline
    dash = (4.0, 3.0) if echo else (2.2, 2.4) if unasked else ()
    return Style(fill, stroke, pixels(2 if hollow else 1.6), dash)


def style_class(look: Family, *, echo: bool = False) -> Style:
    """Return the look of a circle that is colored by what is known of somebody, whatever our relationship is."""
    dash = _UNKNOWN_DASH if look is NOT_KNOWN else (4.0, 3.0) if echo else ()
    return Style(PAPER if echo else look.hue, look.outline, pixels(2 if echo else 1.6), dash)


def style_inside_class(look: Family) -> Style:
    """Return the look of the dot of an individual in such a circle."""
    return Style(fill=choose_ink(look.hue))


def is_hollow(relation: str, *, echo: bool = False) -> bool:
    """Whether a circle is drawn empty: on our list only, a partner of the past, or standing elsewhere as well."""
    return echo or relation in {"listed", "left"}


def style_inside(family: Family, relation: str) -> Style:
    """Return the look of what is drawn inside a circle: the dot of an individual, the question mark."""
    return Style(fill=family.outline if is_hollow(relation) or relation in _SHARES else PAPER, bold=True)


def style_bubble(family: Family) -> Style:
    """Return the look of a sector drawn as one circle."""
    return Style(mix_with_white(family.hue, 0.9), family.outline, pixels(2))


def style_share(look: Family) -> Style:
    """Return the look of the part of a bubble's edge that says how many in it have some colors."""
    return Style(look.hue, look.outline, pixels(1))


def style_coalition(size: Size) -> Style:
    """Return the look of a coalition's hexagon of a size: its stroke grows with it."""
    return Style(PAPER, TABLE, Size(size.units * 0.22, least=1.8), round=True)


def style_new_table(size: Size) -> Style:
    """Return the look of the hexagon of a coalition that could be."""
    return Style(PAPER, TABLE, Size(size.units * 0.22, least=1.8), dash=(3.0, 3.0))


def style_chair(height: Size) -> tuple[Style, Style, Style]:
    """Return the looks of an open chair's frame, seat and rung."""
    frame, rung = (
        Style(stroke=CHAIR, width=height.times(share), round=True) for share in (CHAIR_STROKE, RUNG_STROKE)
    )
    return _veiled(frame), _veiled(Style(fill=CHAIR)), _veiled(rung)


def style_line(line: Line, *, room: bool, crowded: bool) -> Style:
    """Return the look of a line of the map."""
    color, opacity = _LOOKS[line.what]
    width = _MEMBER_WIDTH if line.what == "member" else ROOM_WIDTH if room else WIDTHS[line.strength]
    dash = _DASHES.get(line.what, _UNCONFIRMED if line.faint else ())
    left = FAINT_OPACITY if line.faint else 1.0
    lit_width = width if line.what == "member" else width + BRIGHTER
    lit = Style("", color, _thin(lit_width), dash, True, round(LIT_OPACITY * left, 3))
    shown = opacity * left * (CROWD_OPACITY if crowded else 1.0)
    return Style("", color, _thin(width), dash, True, round(shown, 3), lit=lit)


def style_strand(kind: str) -> Style:
    """Return the look of a tie to whoever is looked at, by the kind of what is said of it."""
    color, dash, width = _STRANDS[kind]
    return Style("", color, pixels(width), dash, True, _PALE_STRANDS.get(kind, _STRAND_OPACITY))


def style_arrow(kind: str) -> Style:
    """Return the look of the head of an arrow on such a tie."""
    return Style(_STRANDS[kind][0], _STRANDS[kind][0], pixels(1.0), (), True)


def style_outline(kind: str) -> Style:
    """Return the look of a line on the ground, by what it parts."""
    color, width = _OUTLINES[kind]
    return Style(stroke=color, width=pixels(width), round=True)


def style_cell(share: float) -> Style:
    """Return the look of a cell of the matrix of sectors: the darker, the more of the most ties it has."""
    if not share:
        return Style(fill=_NO_TIE)
    return Style(fill=mix_with_white(_TIES, round(0.12 + 0.88 * math.sqrt(share), 3)))


def choose_ink(ground: str) -> str:
    """Return the color of letters on a ground: that of the map or white where they are legible, else black, which is then."""
    return next((ink for ink in (INK, PAPER) if measure_contrast(ink, ground) >= _LEGIBLE), _BLACK)


def _thin(width: float) -> Size:
    return Size(round(width / PIXELS, 3), least=round(width * THINNEST, 3), most=width)


def style_name(kind: str) -> Style:
    """Return the look of the name of a mark; lit, it is the one that was chosen."""
    plain = replace(_NAME, fill=TABLE if kind == "coalition" else INK, bold=kind in {"goal", "coalition"})
    return replace(plain, lit=replace(plain, bold=True))


def style_sector_name(*, is_open: bool, room: bool) -> Style:
    """Return the look of the name of a slice."""
    fill = (CHAIR if room else GAP) if is_open else INK
    return Style(fill, bold=True, dim=Style(_PALE))
