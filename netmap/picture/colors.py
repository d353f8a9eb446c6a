"""The colors of the map: families of sectors, told apart also by people who see fewer colors."""

from collections.abc import Sequence

from netmap.content.entries import Family
from netmap.picture.scene.scene import Slice

NEUTRAL = Family(key="none", name="No family", hue="#8A94A0", outline="#4B5561", ground="#F1F3F5")
"""For those in no sector, and for sectors in no family beside some that have one."""
NOT_KNOWN = Family(key="unknown", name="Not known", hue="#FFFFFF", outline="#5B6675", ground="#F1F3F5")
"""For those of whom nothing is known by which circles are colored: drawn empty, with a dashed edge."""
_STRAIGHT_BELOW = 0.04045


def color_slices(slices: Sequence[Slice], families: Sequence[Family]) -> dict[str, Family]:
    """Return the colors of each slice by id.

    Families that are not built in take the hues in turn, by name; so do sectors where no sector has a family, and groups.
    """
    known = {family.name: family for family in families}
    strange = sorted({one.family for one in slices} - set(known) - {""})
    known |= {name: families[index % len(families)] for index, name in enumerate(strange)} if families else {}
    if any(one.family for one in slices) or not families:
        return {one.id: known.get(one.family, NEUTRAL) for one in slices}
    loose = [one.id for one in slices if one.sector or (one.grouped and not one.is_rest)]
    turns = {key: families[index % len(families)] for index, key in enumerate(loose)}
    return {one.id: turns.get(one.id, NEUTRAL) for one in slices}


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast of two colors (#RRGGBB), 1 to 21.

    Source: Web Content Accessibility Guidelines (WCAG) 2.1, W3C 2018, “contrast ratio”.
    """
    darker, lighter = sorted((_measure_luminance(one), _measure_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _measure_luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= _STRAIGHT_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
