"""Pictures for paper and screens: of the size they name, whole within the margin, and with what has to stand on them."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from netmap.analysis.day import Day
from netmap.model.network import Network
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.painted import Wanted
from netmap.picture.paper.formats import Paper, Screen, Turn
from netmap.picture.paper.legibility import list_name_sizes, measure_reach
from netmap.picture.paper.views import fit_view
from netmap.picture.pdf import draw_pdf
from netmap.picture.png import draw_png
from netmap.picture.svg import write_svg
from netmap.picture.views import View
from tests.picture.map_networks import DAY, build_hub
from tests.picture.sheets import check_texts, find_boxes, list_texts
from tests.picture.svg_shapes import read_svg
from tests.verapdf.judging import judge_pdfs

MARGIN = 8.0
"""Millimeters that stay white."""
POINTS = {
    Paper.LETTER: (612.0, 792.0),
    Paper.TABLOID: (792.0, 1224.0),
    Paper.A4: (595.28, 841.89),
    Paper.A3: (841.89, 1190.55),
}
"""Sizes in points, as ISO 216 and ANSI Y14.1 have them."""
SUBJECTS = {View.AROUND: "org00000", View.GOAL: "goal", View.COALITION: "table"}


def fit(view: View, network: Network, paper: Paper, *turns: Turn, room: bool = False) -> Sheet:
    wanted = Wanted(room=room, subject=SUBJECTS.get(view, ""), place="Marlow County")
    return fit_view(view, Day(network, DAY), [paper.hold(turn) for turn in turns or Turn], wanted)


@pytest.mark.parametrize("turn", Turn)
@pytest.mark.parametrize("paper", Paper)
def test_a_file_is_as_large_as_the_paper_it_names(paper: Paper, turn: Turn) -> None:
    sheet = fit(View.NAMES, build_hub(12), paper, turn)
    size = POINTS[paper] if turn is Turn.PORTRAIT else POINTS[paper][::-1]
    (page,) = pypdfium2.PdfDocument(draw_pdf(sheet))
    assert page.get_size() == pytest.approx(size, abs=0.3)
    picture = Image.open(io.BytesIO(draw_png(sheet)))
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert [length / 300 * 72 for length in picture.size] == pytest.approx(size, abs=0.3)
    root, _ = read_svg(write_svg(sheet, with_font=False))
    assert float(root.get("width", "")) / 96 * 72 == pytest.approx(size[0], abs=0.3)


@pytest.mark.parametrize("screen", Screen)
def test_a_picture_for_a_screen_has_its_pixels(screen: Screen) -> None:
    for view in (View.NAMES, View.WHEEL):
        sheet = fit_view(view, Day(build_hub(12), DAY), [screen.show()], Wanted())
        picture = Image.open(io.BytesIO(draw_png(sheet)))
        assert picture.size == (screen.width, screen.height)


@pytest.mark.parametrize("count", [1, 12, 66, 120])
@pytest.mark.parametrize("view", [view for view in View if view is not View.COMMUNITIES])
def test_all_of_a_view_stands_within_the_margin(view: View, count: int) -> None:
    network = build_hub(count)
    for paper in (Paper.A3, Paper.LETTER):
        for turn in Turn:
            sheet = fit(view, network, paper, turn)
            check_texts(sheet, {"title", "legend", "line"})
            left = MARGIN / 25.4 * 300 / sheet.zoom
            for shape, text in list_texts(sheet):
                for box in find_boxes(shape, text):
                    assert box.left >= left - 1, text.lines
                    assert box.right <= sheet.width - left + 1, text.lines
                    assert box.top >= left - 1, text.lines
                    assert box.bottom <= sheet.height - left + 1, text.lines


@pytest.mark.parametrize(
    ("room", "said"), [(False, "For the team, not for handing on."), (True, "make a public copy")]
)
def test_title_legend_and_for_whom_it_is_stand_on_it(*, room: bool, said: str) -> None:
    for view in (View.NAMES, View.WHEEL, View.SECTORS):
        sheet = fit(view, build_hub(12), Paper.A4, room=room)
        assert {"title", "legend", "line"} <= {shape.role for shape in sheet.shapes}
        ((_, line),) = list_texts(sheet, {"line"})
        assert line.lines[0][2].startswith("As of 21 November 2026.")
        assert said in line.lines[0][2]


def test_paper_is_held_as_more_names_or_larger_ones_fit() -> None:
    for view in (View.NAMES, View.WHEEL, View.AROUND):
        network = build_hub(66)
        found = [
            list_name_sizes(fit(view, network, Paper.A3, *turns)) for turns in ((), *((t,) for t in Turn))
        ]
        best, landscape, portrait = ((len(sizes), min(sizes)) for sizes in found)
        assert best[0] == max(landscape[0], portrait[0])
        assert best in {landscape, portrait}


def test_how_far_off_it_can_be_read_grows_with_the_paper() -> None:
    near, far = (
        measure_reach(fit(View.NAMES, build_hub(66), paper, Turn.LANDSCAPE)) for paper in (Paper.A4, Paper.A3)
    )
    assert near
    assert far
    assert far / near == pytest.approx(2**0.5, rel=0.1)
    assert measure_reach(fit(View.NAMES, Network(), Paper.A4)) is None


def test_verapdf_finds_nothing_against_pdf_ua_on_paper(tmp_path: Path) -> None:
    paths = []
    for view in (View.NAMES, View.WHEEL):
        paths.append(tmp_path / f"{view}.pdf")
        paths[-1].write_bytes(draw_pdf(fit(view, build_hub(30), Paper.TABLOID)))
    said = judge_pdfs(*paths)
    assert [line.split()[0] for line in said] == ["good"] * len(paths), said
