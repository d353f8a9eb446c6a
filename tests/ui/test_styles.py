"""What stylesheets owe to those who see less: a plain mark of the focus, signs of what can be pressed, letters large enough."""

import re
from pathlib import Path

import pytest

import netmap
from netmap.content.loading import load_content
from netmap.picture.colors import measure_contrast
from netmap.picture.drawing import styles
from netmap.ui.theme.options import find_asset

SHEETS = sorted(Path(netmap.__file__).parent.rglob("*.css"))
PRINTED = sorted(Path(netmap.__file__).parent.rglob("*.typ"))
GROUNDS = ("#FFFFFF", "#F7F3EC", "#F7F2EA", "#F5F3EC", "#E9E4D6")
"""What pages and panels stand on."""
FOCUS, SIGN = 4.5, 3.0
"""The least contrast of the mark of the focus (Chartability), and of what tells something that can be pressed (WCAG 2)."""


def read_colors(sheet: Path, what: str) -> list[str]:
    return [color.upper() for color in re.findall(what, sheet.read_text("utf-8"))]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_the_mark_of_the_focus_is_plain_on_every_ground(sheet: Path) -> None:
    colors = read_colors(sheet, r"outline: [23]px solid (#\w{6})") + read_colors(sheet, r"--focus: (#\w{6})")
    assert [color for color in colors for ground in GROUNDS if measure_contrast(color, ground) < FOCUS] == []
    assert re.findall(r"focus-visible \{[^}]*box-shadow", sheet.read_text("utf-8")) == []


def test_what_can_be_pressed_is_underlined_to_be_seen() -> None:
    colors = [color for sheet in SHEETS for color in read_colors(sheet, r"text-decoration-color: (#\w{6})")]
    assert len(colors) >= 2
    assert [color for color in colors if measure_contrast(color, "#F7F3EC") < SIGN] == []


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1, and #767676 the palest gray that is legible on white (WCAG 2)."""
    assert measure_contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert measure_contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.005)


TURNED = ((-0.574, 1.43, 0.144), (0.426, 0.43, 0.144), (0.426, 1.43, -0.856))
"""What “hue-rotate(180deg)” makes of red, green and blue (Filter Effects Module Level 1, W3C 2018, “hueRotate”)."""


def turn_dark(color: str) -> str:
    """A color as it is seen in the dark: inverted, then with its hue turned back."""
    left = [1 - int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    seen = [min(1, max(0, sum(part * one for part, one in zip(row, left, strict=True)))) for row in TURNED]
    return "#" + "".join(f"{round(255 * one):02X}" for one in seen)


def test_what_is_read_in_the_light_is_read_in_the_dark() -> None:
    assert "invert(1) hue-rotate(180deg)" in find_asset("dark.css").read_text("utf-8")
    assert turn_dark("#FFFFFF") == "#000000"
    families = [color for family in load_content().families for color in (family.hue, family.outline)]
    for color in (*families, styles.INK, styles.QUIET, styles.GAP, styles.CHAIR, styles.TABLE):
        light, dark = measure_contrast(color, "#FFFFFF"), measure_contrast(turn_dark(color), "#000000")
        assert dark >= min(light, 4.5), color


def test_what_fills_the_screen_is_dark_too() -> None:
    """It stands above the page, so what the page is turned by does not reach it."""
    filling = [sheet.read_text("utf-8") for sheet in SHEETS if ":fullscreen" in sheet.read_text("utf-8")]
    assert len(filling) == 3
    assert all("filter: var(--netmap-dark, none)" in text for text in filling)


def test_no_letters_that_are_set_for_paper_are_below_nine_points() -> None:
    """9 points is the least of any text (Chartability)."""
    sizes = {
        path.name: [float(size) for size in re.findall(r"size: ([\d.]+)pt", path.read_text("utf-8"))]
        for path in PRINTED
    }
    assert sizes["card.typ"]
    assert sizes["slips.typ"]
    assert [(name, size) for name, found in sizes.items() for size in found if size < 9] == []
