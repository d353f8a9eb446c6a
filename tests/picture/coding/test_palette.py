"""The colors of classes are told apart by whoever sees fewer colors, and on a print without any."""

from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest

from netmap.content.entries import Family
from netmap.picture.coding.palette import BANDS, IN_SEVERAL, VALUES
from netmap.picture.colors import NEUTRAL, NOT_KNOWN

SEEN = {
    "all colors": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "without blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What is left of red, green and blue light: Machado, Oliveira and Fernandes 2009, table 1, severity 1.0."""
APART, DARKER = 20.0, 9.0
"""Least differences in CIELAB: of two colors, where 2.3 can just be seen, and of how dark they are."""


def read_light(color: str) -> list[float]:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def find_lab(color: str, seen: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    """The color in CIELAB (CIE 1976, white D65) as it is seen."""
    light = read_light(color)
    red, green, blue = (
        min(max(sum(share * part for share, part in zip(row, light, strict=True)), 0.0), 1.0) for row in seen
    )
    white = (0.9505, 1.0, 1.089)
    parts = (
        0.4124 * red + 0.3576 * green + 0.1805 * blue,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        0.0193 * red + 0.1192 * green + 0.9505 * blue,
    )
    x, y, z = (
        share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
        for share in (part / most for part, most in zip(parts, white, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN)
def test_no_two_colors_of_values_look_alike(seen: Sequence[Sequence[float]]) -> None:
    every = [one.hue for one in (*VALUES, IN_SEVERAL, NEUTRAL, NOT_KNOWN)]
    for one, other in combinations(every, 2):
        a, b = find_lab(one, seen), find_lab(other, seen)
        assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 > APART, (one, other)


@pytest.mark.parametrize("colors", [VALUES, BANDS], ids=["values", "bands"])
def test_on_a_gray_print_no_two_are_as_dark(colors: Sequence[Family]) -> None:
    dark = sorted(find_lab(one.hue, SEEN["all colors"])[0] for one in colors)
    assert all(after - before > DARKER for before, after in pairwise(dark))


def test_more_is_darker_and_nothing_known_is_paler_than_any() -> None:
    dark = [find_lab(one.hue, SEEN["all colors"])[0] for one in (NOT_KNOWN, *BANDS)]
    assert dark == sorted(dark, reverse=True)
