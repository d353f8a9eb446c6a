"""Sector names around the rim: next to their slices, never over each other, and numbers only without room."""

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest

from netmap.picture.drawing.drawing import Drawing, SectorName, Sectors, Style
from netmap.picture.drawing.fit import BAND, find_bounds, find_name_box, find_set, find_view
from netmap.picture.drawing.key import list_unnamed
from netmap.picture.drawing.rims import NUMBERED, RimSlice, place_sector_names, write_sector_name
from netmap.picture.wheel.shapes import Box
from netmap.picture.wheel.text import fill_lines

RIMS = (60, 100, 170, 240, 330, 400, 430, 520, 700, 1000)
COUNTY = (
    "Education & libraries", "Environment", "Health", "Family services", "Transportation", "Food & housing",
    "Emergency & relief", "Re-entry", "Businesses", "Jobs & training", "Funders", "Government", "Legal help",
    "Tribal nations", "Service clubs", "Faith communities", "Arts & local groups", "Media", "Cultural communities",
    "Newcomers & refugees", "People with disabilities", "Older adults", "Youth & children",
)  # fmt: skip


def build_sectors(names: tuple[str, ...]) -> Sectors:
    turn = 360 / len(names)
    slices = tuple(RimSlice(name, at + 1, turn * (at + 0.5) - 90, at % 5) for at, name in enumerate(names))
    return Sectors(
        tuple(
            SectorName(f"s{one.number}", one.angle, write_sector_name(one, len(slices)), Style())
            for one in slices
        ),
        place_sector_names(slices),
        ((640.0, 17.0), (0.0, 14.0)),
        14.0,
    )


def build_ring(count: int) -> Sectors:
    return build_sectors(tuple(f"Sector number {place}" for place in range(count)))


def build_drawing(sectors: Sectors) -> Drawing:
    return Drawing("", "", 1000.0, {}, (), sectors)


def list_boxes(sectors: Sectors, way: int, rim: float, size: float) -> Iterator[Box]:
    found = find_set(sectors, way, rim, size)
    if found:
        for name, shift, shown in zip(sectors.names, found.shifts, found.shown, strict=True):
            if shown is not None:
                yield find_name_box(name, shift, shown, rim, size)


@pytest.mark.parametrize("count", [1, 2, 7, 20, 36, 60, 120])
@pytest.mark.parametrize("way", range(NUMBERED + 1))
def test_names_touch_neither_each_other_nor_the_wheel_at_any_rim(count: int, way: int) -> None:
    sectors = build_ring(count)
    for rim in RIMS:
        boxes = list(list_boxes(sectors, way, rim, 17.0))
        assert boxes
        assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
        assert not [box for box in boxes if box.touches_circle(0, 0, rim + BAND)]


def test_every_sector_of_a_county_has_its_name_on_an_ordinary_picture() -> None:
    for size in (17.0, 24.0):
        found = find_set(build_sectors(COUNTY), 0, 400, size)
        assert found
        assert set(found.shown) == {0}


def test_a_name_is_a_number_only_where_it_would_touch_another() -> None:
    sectors = build_sectors(COUNTY)
    for found in sectors.ladders[0]:
        size, rim = 17.0, found.rim * 17.0 - BAND
        boxes = {
            place: find_name_box(name, found.shifts[place], way, rim, size)
            for place, name in enumerate(sectors.names)
            if (way := found.shown[place]) is not None
        }
        for place, way in enumerate(found.shown):
            if way == NUMBERED:
                named = find_name_box(sectors.names[place], found.shifts[place], 0, rim * 1.12, size)
                others = [box for other, box in boxes.items() if other != place]
                assert any(named.overlaps(box, 16.0) for box in others)


def test_what_is_named_on_a_smaller_rim_is_named_on_a_much_larger_one() -> None:
    counts = [sum(way == 0 for way in found.shown) for found in build_sectors(COUNTY).ladders[0]]
    assert counts[-1] == len(COUNTY)
    assert all(later >= earlier - 2 for earlier, later in pairwise(counts))


@pytest.mark.parametrize("size", [(1400, 1000), (900, 900), (390, 340), (200, 900)])
@pytest.mark.parametrize("count", [0, 1, 20, 60])
def test_wheel_and_names_fit_into_the_picture(size: tuple[int, int], count: int) -> None:
    sectors = build_ring(count) if count else Sectors()
    width, height = size
    view = find_view(build_drawing(sectors), width, height)
    rim = view.scale * 1000
    box = find_bounds(sectors, find_set(sectors, view.way, rim, view.size), rim, view.size)
    assert view.x + box.left >= 0
    assert view.x + box.right <= width
    assert view.y + box.top >= 0
    assert view.y + box.bottom <= height
    assert rim > 0.25 * min(width, height)


def test_numbers_stand_for_all_names_on_a_phone_and_for_none_on_a_screen() -> None:
    drawing = build_drawing(build_sectors(COUNTY))
    assert len(list_unnamed(drawing, find_view(drawing, 358, 358))) == len(COUNTY)
    assert list_unnamed(drawing, find_view(drawing, 900, 700)) == ()


def test_short_names_stay_names_on_a_phone() -> None:
    drawing = build_drawing(build_sectors(("Food", "Health", "Arts", "Media", "Legal help")))
    assert list_unnamed(drawing, find_view(drawing, 358, 358)) == ()


def test_a_long_name_is_written_in_longer_lines_before_it_is_cut() -> None:
    name = "Parks, recreation, trails & outdoor access organizations"
    assert fill_lines(name, 14) == ("Parks, recreation,", "trails & outdoor", "access organizations")


def test_a_name_breaks_between_words_and_is_cut_after_three_lines() -> None:
    assert fill_lines("Colleges & adult education", 14) == ("Colleges &", "adult", "education")
    many = " ".join(f"word{number}" for number in range(20))
    assert fill_lines(many, 14)[2] == "word6 word7 word8…"
    assert len(fill_lines(many, 14)) == 3
    assert fill_lines("", 14) == ("",)


def test_the_same_ring_is_named_the_same_way() -> None:
    first = build_ring(23).ladders
    place_sector_names.cache_clear()
    assert build_ring(23).ladders == first
