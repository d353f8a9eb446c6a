"""The sector wheel: the same every time, calm under small edits, and no name where it does not belong."""

import json
import math
import subprocess
import sys
from itertools import combinations, pairwise

import pytest

from netmap.picture.wheel.labels import SCALES, SMALLEST_CIRCLE, find_box
from netmap.picture.wheel.shapes import PIXELS
from netmap.picture.wheel.slots import assign_slots, place_slots
from netmap.picture.wheel.wheel import (
    ROOM,
    TEAM,
    Mark,
    MiddleSpec,
    SliceSpec,
    Wheel,
    WheelStyle,
    lay_out_wheel,
)

NAMES = (
    "Marlow County Public Library", "Crisis Line", "YWCA", "First Baptist Church of the Three Rivers", "4-H Club",
    "Agency on Aging", "Building Trades Apprenticeship Council", "Food Bank", "Ministério Água Viva", "市立図書館",
)  # fmt: skip


def build_slices(sizes: tuple[int, ...], *, home: int | None = None) -> tuple[SliceSpec, ...]:
    return tuple(
        SliceSpec(
            f"slice{place}",
            place // 3,
            tuple(
                Mark(f"mark{place}-{number}", NAMES[(place + 3 * number) % len(NAMES)], size=(number % 5) / 4)
                for number in range(size)
            ),
            home=place == home,
        )
        for place, size in enumerate(sizes)
    )


MIDDLE = tuple(
    MiddleSpec(f"middle{number}", NAMES[number], number < 3, (f"slice{number}", f"slice{(2 * number) % 7}"))
    for number in range(9)
)
TOWNS = {
    "one organization": (1,),
    "one slice": (9,),
    "a small town": (1, 0, 2),
    "a county": (9, 2, 6, 3, 4, 3, 0, 0, 6, 2, 2, 3, 2, 0, 3, 4, 5, 2, 2, 2, 0, 3, 5),
    "one crowded slice": (60, 1, 4, 0, 12),
    "many sectors": tuple(number % 4 for number in range(40)),
    "a region": tuple(25 for _ in range(20)),
}
STYLES = {"team": TEAM, "room": ROOM}


@pytest.fixture(params=[(town, style) for town in TOWNS for style in STYLES], ids="-".join)
def wheel_and_slices(request: pytest.FixtureRequest) -> tuple[Wheel, tuple[SliceSpec, ...], WheelStyle]:
    town, style = request.param
    slices = build_slices(TOWNS[town])
    return lay_out_wheel(slices, MIDDLE, STYLES[style]), slices, STYLES[style]


def find_slice_of(slices: tuple[SliceSpec, ...]) -> dict[str, str]:
    return {mark.id: spec.id for spec in slices for mark in spec.marks}


def test_no_two_names_overlap_at_any_scale(
    wheel_and_slices: tuple[Wheel, tuple[SliceSpec, ...], WheelStyle],
) -> None:
    wheel, slices, _ = wheel_and_slices
    seats = find_slice_of(slices)
    for scale in (*SCALES, 3 * SCALES[-1]):
        shown = {
            key: find_box(wheel.spots[key], label, scale)
            for key, label in wheel.labels.items()
            if label.scale <= scale
        }
        groups: dict[str, list[str]] = {}
        for key in shown:
            groups.setdefault(seats.get(key, "middle"), []).append(key)
        for keys in groups.values():
            assert not [pair for pair in combinations(keys, 2) if shown[pair[0]].overlaps(shown[pair[1]])]


def test_no_name_leaves_its_slice(wheel_and_slices: tuple[Wheel, tuple[SliceSpec, ...], WheelStyle]) -> None:
    wheel, slices, _ = wheel_and_slices
    for key, seat in find_slice_of(slices).items():
        if key in wheel.labels:
            box = find_box(wheel.spots[key], wheel.labels[key], wheel.labels[key].scale)
            assert wheel.wedges[seat].holds_box(box, 0.0), key


def test_no_name_covers_the_circle_of_another(
    wheel_and_slices: tuple[Wheel, tuple[SliceSpec, ...], WheelStyle],
) -> None:
    wheel, slices, _ = wheel_and_slices
    for spec in slices:
        for mark in spec.marks:
            label = wheel.labels.get(mark.id)
            if label is None:
                continue
            box = find_box(wheel.spots[mark.id], label, label.scale)
            others = [wheel.spots[other.id] for other in spec.marks if other.id != mark.id]
            covered = [
                other.id
                for other in others
                if box.touches_circle(other.x, other.y, max(other.radius, SMALLEST_CIRCLE / label.scale))
            ]
            assert not covered


def test_every_circle_stands_in_its_slice_and_on_no_other(
    wheel_and_slices: tuple[Wheel, tuple[SliceSpec, ...], WheelStyle],
) -> None:
    wheel, slices, _ = wheel_and_slices
    for spec in slices:
        wedge, spots = wheel.wedges[spec.id], [wheel.spots[mark.id] for mark in spec.marks]
        for spot in spots:
            off = (math.degrees(math.atan2(spot.y, spot.x)) - wedge.middle + 180) % 360 - 180
            assert abs(off) <= wedge.turn / 2
            assert wedge.inner < math.hypot(spot.x, spot.y) < wedge.outer
        assert len({(spot.x, spot.y) for spot in spots}) == len(spots)


def test_the_room_gives_everybody_the_same_width_and_the_same_circle() -> None:
    slices = build_slices(TOWNS["a county"])
    wheel = lay_out_wheel(slices, (), ROOM)
    assert len({round(wedge.turn, 2) for wedge in wheel.wedges.values()}) == 1
    assert len({spot.radius for spot in wheel.spots.values()}) == 1


def test_in_the_room_most_names_appear_together_or_none_does() -> None:
    wheel = lay_out_wheel(build_slices(TOWNS["a county"]), (), ROOM)
    scales = sorted(label.scale for label in wheel.labels.values())
    assert sum(scale == scales[0] for scale in scales) >= 0.8 * len(scales)


def test_the_slices_fill_the_circle_without_overlapping() -> None:
    wedges = list(lay_out_wheel(build_slices(TOWNS["many sectors"])).wedges.values())
    assert 330 < sum(wedge.turn for wedge in wedges) <= 360
    assert all(one.end <= other.start + 1e-6 for one, other in pairwise(wedges))


def test_we_are_not_at_noon() -> None:
    for home in range(5):
        wheel = lay_out_wheel(build_slices((2, 4, 1, 0, 3), home=home))
        off = (wheel.wedges[f"slice{home}"].middle + 90 + 180) % 360 - 180
        assert abs(off) > 90


def test_a_slice_that_is_not_touched_stays_as_it_is() -> None:
    before = build_slices((3, 4, 0, 5, 2))
    newcomer = Mark("mark-new", "A newcomer with a rather long name")
    renamed = tuple(Mark(mark.id, mark.name + " (renamed)", mark.size) for mark in before[3].marks)
    after = list(before)
    after[3] = SliceSpec("slice3", before[3].family, renamed)
    after[1] = SliceSpec("slice1", before[1].family, (*before[1].marks[:-1], newcomer))
    one, other = lay_out_wheel(before, MIDDLE), lay_out_wheel(after, MIDDLE)
    for number in (0, 2, 4):
        for mark in before[number].marks:
            assert one.spots[mark.id] == other.spots[mark.id]
            assert one.labels.get(mark.id) == other.labels.get(mark.id)


def test_one_more_within_what_a_slice_holds_moves_no_other_slice() -> None:
    before, after = build_slices((5, 3, 8, 0)), build_slices((6, 3, 9, 0))
    one, other = lay_out_wheel(before), lay_out_wheel(after)
    assert one.wedges == other.wedges
    untouched = [mark.id for mark in before[1].marks]
    places = [[(wheel.spots[key].x, wheel.spots[key].y) for key in untouched] for wheel in (one, other)]
    assert places[0] == places[1]


def test_size_changes_circles_but_moves_nobody() -> None:
    plain = build_slices((4, 9, 2))
    sized = tuple(
        SliceSpec(spec.id, spec.family, tuple(Mark(mark.id, mark.name, 1 - mark.size) for mark in spec.marks))
        for spec in plain
    )
    one, other = lay_out_wheel(plain), lay_out_wheel(sized)
    assert {key: (spot.x, spot.y) for key, spot in one.spots.items()} == {
        key: (spot.x, spot.y) for key, spot in other.spots.items()
    }


def test_one_more_member_of_a_large_table_moves_neither_it_nor_others() -> None:
    slices = build_slices((2, 2, 2, 2, 2, 2, 2))
    table = MiddleSpec(
        "table", "Large table", goal=False, slices=("slice1", "slice1", "slice2", "slice2", "slice3")
    )
    larger = MiddleSpec("table", "Large table", goal=False, slices=(*table.slices, "slice2"))
    one, other = lay_out_wheel(slices, (*MIDDLE, table)), lay_out_wheel(slices, (*MIDDLE, larger))
    assert one.spots == other.spots


def test_the_layout_is_the_same_in_every_process() -> None:
    script = (
        "import json, sys\nfrom tests.picture.wheel.test_wheel import TOWNS, build_slices, tell, MIDDLE, lay_out_wheel\n"
        "print(json.dumps(tell(lay_out_wheel(build_slices(TOWNS['a county']), MIDDLE))))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("1", "2")
    }
    assert told == {json.dumps(tell(lay_out_wheel(build_slices(TOWNS["a county"]), MIDDLE))) + "\n"}


def tell(wheel: Wheel) -> dict[str, list[float]]:
    return {key: [spot.x, spot.y, spot.radius] for key, spot in sorted(wheel.spots.items())}


def test_goals_stand_inside_the_tables() -> None:
    wheel = lay_out_wheel(build_slices((2, 2, 2)), MIDDLE)
    goals = [math.hypot(wheel.spots[one.id].x, wheel.spots[one.id].y) for one in MIDDLE if one.goal]
    tables = [math.hypot(wheel.spots[one.id].x, wheel.spots[one.id].y) for one in MIDDLE if not one.goal]
    assert max(goals) < min(tables)


def test_most_names_of_a_county_are_drawn_at_once() -> None:
    wheel = lay_out_wheel(build_slices(TOWNS["a county"]))
    drawn = [label for label in wheel.labels.values() if label.scale <= 1.1 * PIXELS]
    assert len(drawn) >= 0.6 * len(wheel.spots)


def test_one_more_in_a_crowded_slice_moves_few() -> None:
    ids = tuple(f"member{number}" for number in range(60))
    before, after = assign_slots(ids), assign_slots((*ids, "newcomer"))
    moved = [one for one, two in zip(before, after, strict=False) if one != two]
    assert len(moved) < 15


def test_places_in_a_crowded_slice_are_all_different() -> None:
    wedge = lay_out_wheel(build_slices((300, 1))).wedges["slice0"]
    assert len(set(place_slots(wedge, 300))) == 300


@pytest.mark.parametrize("town", ["one organization", "one slice", "a small town"])
def test_on_a_laptop_a_small_map_shows_every_name(town: str) -> None:
    wheel = lay_out_wheel(build_slices(TOWNS[town]), style=TEAM)
    assert set(wheel.labels) == set(wheel.spots)
    assert all(label.scale <= 0.7 * PIXELS for label in wheel.labels.values())


def test_names_of_a_few_are_larger_where_all_of_them_fit() -> None:
    few, many = (
        lay_out_wheel(build_slices(TOWNS[town]), style=TEAM) for town in ("one organization", "a county")
    )
    assert few.style.name_size > TEAM.name_size == many.style.name_size
    assert few.wedges.keys() <= many.wedges.keys()
