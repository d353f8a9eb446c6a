"""What Python measures is what a browser draws."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import netmap.picture.font
from netmap.picture.font.measure import BOLD, FAMILY, NORMAL, measure_text

FONT = Path(netmap.picture.font.__file__).parent
FACES = {NORMAL: "NetmapSans-Medium.woff2", BOLD: "NetmapSans-Bold.woff2"}
NAMES = (
    "Marlow County Public Library", "AVATAR To Te LTD. Yonkers", "Ministério Água Viva", "Tyler’s “Place” – 1.171",
    "Đặng Thị Nguyễn", "Κοινότητα Αθήνας", "Библиотека города", "e\u0301cole: Fi fl ffi office", "Food & housing", "42",
)  # fmt: skip
MEASURE = """async ([names, size, weight, family, font]) => {
  const face = new FontFace(family, `url(data:font/woff2;base64,${font})`, { weight: String(weight) });
  document.fonts.add(await face.load());
  const context = document.createElement("canvas").getContext("2d");
  context.textRendering = "geometricPrecision";
  context.font = `${weight} ${size}px "${family}"`;
  return names.map((name) => context.measureText(name).width);
}"""


@pytest.mark.parametrize("weight", [NORMAL, BOLD])
@pytest.mark.parametrize("size", [12, 17])
def test_widths_are_those_of_the_browser(browser: Browser, size: int, weight: int) -> None:
    font = base64.b64encode((FONT / FACES[weight]).read_bytes()).decode()
    page = browser.new_page()
    drawn = page.evaluate(MEASURE, [NAMES, size, weight, FAMILY, font])
    page.close()
    assert [measure_text(name, size, bold=weight == BOLD) for name in NAMES] == pytest.approx(drawn, rel=0.01)
