"""The map as PDF: accessible as veraPDF judges it, with names that can be searched, the same picture as SVG and PNG."""

import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from PIL import Image

from netmap.analysis.day import Day
from netmap.files.labels.every import put_label
from netmap.model.entities import Organization
from netmap.model.network import Network
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.sheet import Sheet, fit_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.names.compose import compose_names
from netmap.picture.names.sheet import draw_names
from netmap.picture.painted import WIDE
from netmap.picture.pdf import draw_pdf
from netmap.picture.png import draw_png
from tests.picture.map_networks import DAY, build_town
from tests.verapdf.judging import judge_pdfs

HOSTILE = (
    '#panic("run")', "*bold* $x^2$ `raw` @ref <label>", '"); #read("/etc/passwd")', "</text><script>alert(1)</script>",
    "\\u{41} // comment /* more", "]]>&amp;&#65;", "מרכז", "مركز",
)  # fmt: skip
NOWHERE = "\U000e0fff"
"""A character that no font has."""
ALIKE = 3.0
"""By how much the gray of two painters may differ on average, of 255: edges are smoothed differently."""


def name_all(*names: str) -> Network:
    return Network.of_items([Organization(id=f"org{at}", name=name) for at, name in enumerate(names)])


def draw_wheel(network: Network, width: float = 1200) -> Sheet:
    return fit_sheet(draw_picture(compose_picture(Day(network, DAY)), place="Marlow County"), width)


def draw_all_names(network: Network) -> Sheet:
    return draw_names(compose_names(Day(network, DAY), WIDE), place="Marlow County")


def read_text(pdf: bytes) -> str:
    (page,) = pypdfium2.PdfDocument(pdf)
    return str(page.get_textpage().get_text_bounded())


def read_gray(image: Image.Image) -> NDArray[np.float64]:
    small = image.convert("L").resize((300, 200), Image.Resampling.BOX)
    return np.asarray(small, dtype=np.float64)


@pytest.fixture(scope="module")
def town() -> Network:
    return build_town(40)


def test_verapdf_finds_nothing_against_pdf_ua(tmp_path: Path, town: Network) -> None:
    sheets = {
        "wheel": draw_wheel(town), "names": draw_all_names(town),
        "hostile": draw_all_names(name_all(*HOSTILE)), "one": draw_wheel(name_all("One")), "empty": draw_wheel(Network()),
    }  # fmt: skip
    paths = [tmp_path / f"{name}.pdf" for name in sheets]
    for path, sheet in zip(paths, sheets.values(), strict=True):
        path.write_bytes(draw_pdf(sheet))
    paths.append(tmp_path / "labelled.pdf")
    paths[-1].write_bytes(put_label(paths[0].read_bytes(), "netmap1.00.AbC+/w=="))
    said = judge_pdfs(*paths)
    assert [line.split()[0] for line in said] == ["good"] * len(paths), said


def test_verapdf_finds_what_is_wrong(tmp_path: Path) -> None:
    page = pypdfium2.PdfDocument.new()
    page.new_page(100, 100)
    page.save(tmp_path / "bare.pdf")
    assert judge_pdfs(tmp_path / "bare.pdf")[-1].startswith("bad")


def test_every_name_is_text_and_nothing_in_it_is_run() -> None:
    network = name_all(*HOSTILE[:-2])
    read = "".join(read_text(draw_pdf(draw_all_names(network))).split())
    assert [name for name in HOSTILE[:-2] if "".join(name.split()) not in read] == []


def test_it_is_the_picture_that_other_painters_paint(town: Network) -> None:
    for sheet in (draw_wheel(town), draw_all_names(town)):
        (page,) = pypdfium2.PdfDocument(draw_pdf(sheet))
        assert page.get_size() == pytest.approx((sheet.width * 0.75, sheet.height * 0.75), abs=0.1)
        printed = read_gray(page.render(scale=4 / 3).to_pil())
        painted = read_gray(Image.open(io.BytesIO(draw_png(sheet))))
        assert np.abs(printed - painted).mean() < ALIKE
        assert np.abs(painted - painted.mean()).mean() > 2 * ALIKE, "a blank page is no picture"


def test_the_same_map_gives_the_same_bytes(town: Network) -> None:
    assert draw_pdf(draw_wheel(town)) == draw_pdf(draw_wheel(town))


def test_a_character_that_no_font_has_leaves_the_rest_of_the_picture() -> None:
    pdf = draw_pdf(draw_all_names(name_all(f"Odd {NOWHERE} Club", "Plain Club")))
    assert "Plain Club" in read_text(pdf)


def test_a_picture_longer_than_a_page_may_be_is_made_smaller() -> None:
    sheet = draw_wheel(build_town(40), width=30_000)
    (page,) = pypdfium2.PdfDocument(draw_pdf(sheet))
    assert max(page.get_size()) == pytest.approx(14_400, abs=1)
