"""Large print: what is written is 1.4 times as large, nobody is left out, nothing touches, and everything stands where it stood."""

from dataclasses import replace

import pytest

from netmap.analysis.day import Day
from netmap.analysis.handed_on.marks import Marks
from netmap.errors import InputError
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.sheet import fit_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.every import build_painted, draw_leaving_wheel, paint_view
from netmap.picture.font.measure import LARGE
from netmap.picture.handed_on.recipe import Recipe, Size, read_recipe
from netmap.picture.marks import list_marks
from netmap.picture.painted import FRAMES, LARGE_FRAMES, Wanted
from netmap.picture.paper.formats import Screen
from netmap.picture.saved import Shown
from netmap.picture.views import View
from tests.picture.map_networks import DAY, build_town
from tests.picture.sheets import check_texts, find_smallest, list_texts

LEAST, LEAST_OF_MANY = 17.4, 15.0
"""Pixels of the smallest letters on the page; and where sectors stand for more names than a screen holds."""
ABOUT = {View.AROUND: "org00000", View.GOAL: "goal", View.COALITION: "table"}
OTHERS = (View.AROUND, View.GOAL, View.SECTORS, View.PEOPLE, View.GEOGRAPHY)


@pytest.mark.parametrize(
    ("view", "count"),
    [*((View.NAMES, count) for count in (12, 66, 120, 300)), *((view, 66) for view in OTHERS)],
)
def test_letters_are_large_and_never_touch_in_painted_views(view: View, count: int) -> None:
    day = Day(build_town(count, sectors=20), DAY)
    for name in ("wide", "laptop"):
        painted = paint_view(view, day, LARGE_FRAMES[name], Wanted(subject=ABOUT.get(view, ""), large=True))
        check_texts(painted.sheet)
        shown = find_smallest(painted.sheet) * FRAMES[name].width / painted.sheet.width
        assert shown >= (LEAST_OF_MANY if painted.grouped else LEAST), name


@pytest.mark.parametrize("count", [1, 66])
def test_on_a_phone_long_names_stand_in_several_rows(count: int) -> None:
    day = Day(build_town(count, sectors=20), DAY)
    frame = LARGE_FRAMES["column"]
    painted = paint_view(View.NAMES, day, frame, Wanted(large=True))
    check_texts(painted.sheet)
    assert find_smallest(painted.sheet, {"heading"}) * LARGE >= 20
    partners = [one.id for one in painted.names if one.kind in {"organization", "person"}]
    assert len(partners) == len(set(partners)) == count
    written: dict[str, str] = {}
    for shape, text in list_texts(painted.sheet, {"name"}):
        written[shape.of[0]] = f"{written.get(shape.of[0], '')} {text.lines[0][2]}".strip()
    assert all(written[one.id] == one.label for one in painted.names if one.id in partners)


def test_painted_views_of_the_page_are_of_that_print() -> None:
    day = Day(build_town(12), DAY)
    usual, large = (build_painted(View.NAMES, day, Wanted(large=large)) for large in (False, True))
    assert usual["version"] != large["version"]
    assert f'viewBox="0 0 {LARGE_FRAMES["wide"].width}' in large["sheets"]["wide"]


@pytest.mark.parametrize(
    ("count", "room"), [(12, False), (66, False), (66, True), (120, False), (300, False)]
)
def test_the_wheel_stands_as_it_stood_with_larger_names(count: int, *, room: bool) -> None:
    day = Day(build_town(count, sectors=20), DAY)
    usual, large = (compose_picture(day, room=room, large=large) for large in (False, True))
    assert [(one.id, one.x, one.y) for one in list_marks(usual)] == [
        (one.id, one.x, one.y) for one in list_marks(large)
    ]
    sheet = fit_sheet(draw_picture(large), 1000)
    check_texts(sheet, {"sector", "key"})
    assert find_smallest(sheet, {"sector", "key"}) >= 12 * LARGE
    names = [text.size for _, text in list_texts(sheet, {"name"})]
    assert min(names, default=99.0) >= 12 * LARGE * large.wheel.style.shrink - 0.1


def test_what_is_written_around_a_wheel_is_large_too() -> None:
    day = Day(build_town(12), DAY)
    sizes = [
        find_smallest(
            draw_leaving_wheel(compose_picture(day, large=large), DAY, 1500), {"line", "legend", "title"}
        )
        for large in (False, True)
    ]
    assert sizes[1] == pytest.approx(sizes[0] * LARGE, rel=0.01)


@pytest.mark.parametrize("view", [View.NAMES, View.WHEEL])
def test_a_file_in_large_print_can_be_made_anew_and_has_the_size_that_was_asked_for(view: View) -> None:
    day = Day(replace(build_town(12), store_id="a store"), DAY)
    marks = Marks(day.everything)
    recipe = Recipe(Shown(view), Size(screen=Screen.FULL_HD, large=True))
    again = read_recipe(recipe.tell(marks), marks)
    assert again.size == recipe.size
    sheet = recipe.draw(day)[0]
    assert round(sheet.width * sheet.zoom) == 1920
    usual = Recipe(Shown(view), Size(screen=Screen.FULL_HD)).draw(day)[0]
    assert find_smallest(sheet, {"line"}) * sheet.zoom > find_smallest(usual, {"line"}) * usual.zoom


def test_names_for_a_wall_have_a_size_of_their_own() -> None:
    with pytest.raises(InputError, match="Leave out --large"):
        Recipe(Shown(View.NAMES), Size(wall=True, large=True)).draw(Day(build_town(12), DAY))
