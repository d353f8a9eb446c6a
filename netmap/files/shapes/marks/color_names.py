"""Colors in words, as people say them of the cells of a list."""

import colorsys
from collections import defaultdict
from collections.abc import Iterable

_HUES = (
    (15, "red"), (45, "orange"), (70, "yellow"), (165, "green"), (195, "turquoise"), (255, "blue"),
    (290, "purple"), (345, "pink"), (361, "red"),
)  # fmt: skip
"""Up to which hue, in degrees, a color is called what."""

_DULL = 0.12
_BLACK = 0.12
_BROWN = 0.35
_LIGHT = 0.8
_DARK = 0.35


def _read(color: str) -> tuple[float, float, float]:
    """Return hue in degrees, lightness, and colorfulness of six hexadecimal digits; the last two from 0 to 1."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, _ = colorsys.rgb_to_hls(red, green, blue)
    return hue * 360, light, max(red, green, blue) - min(red, green, blue)


def name_color(color: str) -> str:
    """Return the plain name of a color of six hexadecimal digits, such as grey, yellow or red."""
    hue, light, full = _read(color)
    if light < _BLACK:
        return "black"
    if full < _DULL * (1 - abs(2 * light - 1)) or full < _DULL / 3:
        return "grey"
    name = next(name for end, name in _HUES if hue < end)
    return "brown" if name == "orange" and light < _BROWN else name


def name_colors(colors: Iterable[str]) -> dict[str, str]:
    """Return {color: name}, with "light" or "dark" where shades of the same color stand side by side."""
    shades: dict[str, list[str]] = defaultdict(list)
    for color in sorted(set(colors)):
        shades[name_color(color)].append(color)
    named = {}
    for name, same in shades.items():
        for color in same:
            shade = _name_shade(color) if len({_name_shade(one) for one in same}) > 1 else ""
            named[color] = f"{shade} {name}".strip()
    return named


def _name_shade(color: str) -> str:
    _, light, _ = _read(color)
    return "light" if light >= _LIGHT else "dark" if light <= _DARK else ""
