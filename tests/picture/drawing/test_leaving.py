"""What leaves the app says what it is, of which day, and whether it may be handed on; the picture in it is the same."""

from datetime import date

import pytest

from netmap.analysis.day import Day
from netmap.model.network import Network
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.flat import FlatText, shift_shape
from netmap.picture.drawing.leaving import Caption, tell_leaving
from netmap.picture.drawing.sheet import Sheet, fit_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.every import draw_leaving, paint_view
from netmap.picture.font.measure import measure_text
from netmap.picture.painted import WIDE, Wanted
from netmap.picture.scene.words import list_legend
from netmap.picture.views import View
from tests.picture.map_networks import DAY, build_town

LINE = tell_leaving(date(2026, 5, 3), room=False)


def draw(network: Network, title: str, width: float = 1200) -> tuple[Sheet, Caption]:
    picture = compose_picture(Day(network, DAY))
    rows = list_legend(picture.scene, picture.lines)
    return fit_sheet(draw_picture(picture), width), Caption(width, LINE, title, rows)


def list_own(sheet: Sheet, inner: Sheet) -> list[FlatText]:
    own = sheet.shapes[len(inner.shapes) :]
    return [shape.form for shape in own if isinstance(shape.form, FlatText)]


def test_the_line_says_the_day_and_whether_it_may_be_handed_on() -> None:
    assert LINE == "As of 3 May 2026. For the team, not for handing on."
    assert tell_leaving(date(2026, 5, 3), room=True) == "As of 3 May 2026. To hand it on, make a public copy."


@pytest.mark.parametrize("width", [300, 1200, 3840])
@pytest.mark.parametrize("title", ["", "Partner map", "W" * 300, "</text><b>"])
def test_the_picture_within_is_the_same_and_nothing_stands_over_it(title: str, width: int) -> None:
    inner, caption = draw(build_town(24), title, width)
    sheet = caption.put_around(inner)
    assert sheet.height == pytest.approx(inner.height + caption.height, abs=0.2)
    within = sheet.shapes[: len(inner.shapes)]
    assert within == tuple(
        shift_shape(shape, 0.0, caption.above) if title else shape for shape in inner.shapes
    )
    assert (caption.above > 0) == bool(title)
    for text in list_own(sheet, inner):
        ((_, y, line),) = text.lines
        assert y < caption.above or y - text.size > inner.height + caption.above
        assert y <= sheet.height
        assert measure_text(line, text.size) <= width


def test_it_tells_its_line_to_whoever_hears_the_picture() -> None:
    inner, caption = draw(build_town(3), "Partner map")
    assert caption.put_around(inner).summary.endswith(LINE)


@pytest.mark.parametrize("view", [View.NAMES, View.SECTORS])
def test_a_painted_view_is_no_higher_for_it(view: View) -> None:
    day = Day(build_town(24), DAY)
    plain, leaving = paint_view(view, day, WIDE, Wanted()).sheet, draw_leaving(view, day, WIDE, Wanted())
    assert leaving.height <= plain.height + 1
    assert any(LINE.split(". ")[1] in text.lines[0][2] for text in list_own(leaving, Sheet("", "", 1, 1, ())))
