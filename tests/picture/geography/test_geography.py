"""The geographic view: legible at any size, nobody's own place in the room, and no place that is confidential anywhere."""

import math
import random
from collections.abc import Iterator
from itertools import combinations

import pytest

from netmap.analysis.day import Day
from netmap.analysis.places.locations import Spot
from netmap.model.entities import Area, Organization, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.model.views.filters import read_filter
from netmap.picture.drawing.flat import FlatCircle, FlatPath
from netmap.picture.geography.ground import clip_line, find_far, find_middle, fit_ground
from netmap.picture.geography.marks import place_marks
from netmap.picture.geography.outlines import list_lines, list_names
from netmap.picture.geography.paint import paint_geography
from netmap.picture.geography.whereabouts import FAR, NOWHERE
from netmap.picture.painted import FRAMES, WIDE, Painted, Wanted
from netmap.picture.svg import write_svg
from netmap.picture.wheel.shapes import Box
from tests.picture.map_networks import DAY, build_town
from tests.picture.sheets import check_texts, find_smallest, list_texts

LATITUDE, LONGITUDE = 38.95, -92.33
"""In the middle of a county."""


def build_county(count: int, *, name: str = "Neighborhood Association", spread: float = 0.1) -> Network:
    """Partners in ten towns, most in the first, tied at random; every fifth has no coordinates, every ninth no city."""
    chance = random.Random(count)  # noqa: S311 - a county, no secret
    items: list[Entity | Tie] = [Sector(id=f"sector{at}", name=f"Sector {at}") for at in range(5)]
    places = [(LATITUDE + chance.gauss(0, spread), LONGITUDE + chance.gauss(0, spread)) for _ in range(10)]
    items += [
        Area(id=f"area{at}", name=f"Town {at}", latitude=y, longitude=x) for at, (y, x) in enumerate(places)
    ]
    for number in range(count):
        town = 0 if number % 2 else number % 10
        y, x = places[town]
        where = (
            {"latitude": y + chance.gauss(0, spread / 10), "longitude": x + chance.gauss(0, spread / 10)}
            if number % 5
            else {}
        )
        city = f"Town {town}" if number % 9 else ""
        items.append(Organization(id=f"org{number:05}", name=f"{name} {number}", city=city, **where))
        items.append(build_tie(TieKind.IN_SECTOR, f"org{number:05}", f"sector{number % 5}"))
        if number:
            other = chance.randrange(number)
            items.append(build_tie(TieKind.PARTNERS_WITH, f"org{number:05}", f"org{other:05}"))
    return Network.of_items(items)


def paint(network: Network, frame: str = "wide", *, room: bool = False) -> Painted:
    return paint_geography(Day(network, DAY), FRAMES[frame], Wanted(room=room))


def list_marks(painted: Painted) -> Iterator[tuple[str, FlatCircle]]:
    """The marks on the ground, not those beside names."""
    names = {shape.of[0] for shape, _ in list_texts(painted.sheet, {"name"})}
    seen: set[str] = set()
    for shape in painted.sheet.shapes:
        if shape.role == "mark" and isinstance(shape.form, FlatCircle):
            if shape.of[0] not in names or shape.of[0] in seen:
                yield shape.of[0], shape.form
            seen.add(shape.of[0])


def write_town(*more: Entity) -> Network:
    town = [
        Organization(id=f"town{at}", name=f"Town {at}", latitude=40 + at / 100, longitude=-90.0, city="Town")
        for at in range(12)
    ]
    return Network.of_items([*town, *more])


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("count", [0, 1, 12, 66, 120, 300])
@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
def test_no_text_runs_into_another_or_out_of_the_picture(frame: str, count: int, *, room: bool) -> None:
    painted = paint(build_county(count), frame, room=room)
    check_texts(painted.sheet)
    if frame == "wide":
        assert painted.sheet.height == WIDE.height
        assert find_smallest(painted.sheet) >= 12.5


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("count", [12, 66, 300, 2000])
def test_no_mark_lies_on_another_or_beside_the_ground(frame: str, count: int) -> None:
    painted = paint(build_county(count), frame)
    circles = [form for _, form in list_marks(painted)]
    assert len(circles) >= 4
    for one, other in combinations(circles[:400], 2):
        assert math.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius - 0.5
    assert all(one.x - one.radius >= 0 and one.x + one.radius <= painted.sheet.width for one in circles)


def test_in_the_room_nobody_stands_where_they_are() -> None:
    near, far = (
        Network.of_items(
            [
                Area(id="area", name="Harbor", latitude=40.0, longitude=-90.0),
                *(
                    Organization(
                        id=f"org{at}",
                        name=f"Org {at}",
                        city="Harbor",
                        latitude=40 + at * step,
                        longitude=-90.0,
                    )
                    for at in range(5)
                ),
            ]
        )
        for step in (0.001, 0.1)
    )
    for frame in FRAMES:
        assert write_svg(paint(near, frame, room=True).sheet) == write_svg(paint(far, frame, room=True).sheet)
        assert write_svg(paint(near, frame).sheet) != write_svg(paint(far, frame).sheet)
    assert "not where they are" in " ".join(paint(near, room=True).paragraphs)


def test_whose_place_is_confidential_stands_among_those_without_one_and_the_team_is_told_how_many() -> None:
    shelter = Organization(id="shelter", name="Haven", city="Town", location_confidential=True)
    for room in (False, True):
        painted = paint(write_town(shelter, Organization(id="plain", name="Plain")), room=room)
        assert "shelter" not in {key for key, _ in list_marks(painted)}
        assert {one.sector for one in painted.names if one.id in {"shelter", "plain"}} == {NOWHERE}
        assert ("1 keep" in " ".join(painted.paragraphs)) is not room


def test_what_is_confidential_is_not_there() -> None:
    hidden = Organization(
        id="hidden", name="Hidden House", confidential=True, latitude=40.0, longitude=-90.0, city="Lostville"
    )
    painted = paint(write_town(hidden))
    assert "Hidden House" not in str(painted)
    assert "Lostville" not in str(painted)


@pytest.mark.parametrize("room", [False, True])
def test_where_nobody_has_a_place_it_is_said_what_would_give_one(*, room: bool) -> None:
    for frame in FRAMES:
        painted = paint(build_town(66), frame, room=room)
        check_texts(painted.sheet)
        assert "Latitude and Longitude" in " ".join(painted.paragraphs)
        assert "Latitude" in write_svg(painted.sheet)
        assert not any(shape.role == "terrain" for shape in painted.sheet.shapes)


def test_whoever_was_mistyped_does_not_spoil_the_picture() -> None:
    swapped = Organization(id="swapped", name="Swapped", latitude=-90.0, longitude=40.0, city="Town")
    painted = paint(write_town(swapped))
    assert {one.sector for one in painted.names if one.id == "swapped"} == {FAR}
    assert "the right way round" in " ".join(painted.paragraphs)
    assert "the right way round" not in " ".join(paint(write_town(swapped), room=True).paragraphs)
    town = {key: one for key, one in list_marks(painted) if key.startswith("town")}
    alone = dict(list_marks(paint(write_town())))
    assert max(one.y for one in town.values()) - min(one.y for one in town.values()) > 200
    assert alone.keys() == town.keys()


def test_everybody_at_one_point_stands_around_it() -> None:
    items = [
        Organization(id=f"org{at:02}", name=f"Org {at}", latitude=LATITUDE, longitude=LONGITUDE)
        for at in range(66)
    ]
    marks = dict(list_marks(paint(Network.of_items(items))))
    assert len(marks) == 66
    assert len({(one.x, one.y) for one in marks.values()}) == 66


def test_more_than_there_is_room_for_are_counted() -> None:
    dots = [(f"org{at}", at % 90 * 4.0, at // 90 * 4.0) for at in range(6000)]
    clusters = place_marks(dots, 3.0, Box(0, 0, 360, 270))
    assert sum(len(one.members) for one in clusters) == 6000
    assert any(one.is_counted for one in clusters)
    for one, other in combinations(clusters, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) >= one.reach + other.reach - 0.5


def test_those_on_both_sides_of_the_date_line_stand_beside_each_other() -> None:
    spots = [Spot(-17.0, 179.5), Spot(-17.2, -179.5), Spot(-17.4, 179.9)]
    assert abs(find_middle(spots).longitude) > 179
    ground = fit_ground(spots, Box(0, 0, 800, 600), 50)
    xs = [ground.locate(spot)[0] for spot in spots]
    assert xs[0] < xs[2] < xs[1]
    assert all(50 <= x <= 750 for x in xs)


@pytest.mark.parametrize("latitude", [-90.0, 90.0])
def test_at_the_poles_and_all_around_the_earth_something_is_drawn(latitude: float) -> None:
    items = [
        Organization(id=f"org{at}", name=f"Org {at}", latitude=latitude, longitude=at * 30.0 - 180)
        for at in range(12)
    ]
    check_texts(paint(Network.of_items(items)).sheet)
    around = [
        Organization(id=f"org{at}", name=f"Org {at}", latitude=at * 5.0 - 30, longitude=at * 30.0 - 180)
        for at in range(12)
    ]
    check_texts(paint(Network.of_items(around)).sheet)


def test_nobody_is_too_far_off_where_many_are_far_apart() -> None:
    wide = {str(at): Spot(30.0 + at, -120.0 + 4 * at) for at in range(12)}
    assert find_far(wide) == {}
    near = {str(at): Spot(40.0, -90.0 + at / 100) for at in range(12)}
    assert find_far(near | {"off": Spot(50.0, -90.0)}).keys() == {"off"}


def test_outlines_are_those_of_where_it_is_and_none_at_sea() -> None:
    box = Box(0, 0, 800, 600)
    county = fit_ground([Spot(LATITUDE, LONGITUDE)], box, 50)
    assert {line.kind for line in list_lines(county)} == {"county"}
    assert "Boone" in {name for name, _ in list_names(county)}
    border = fit_ground([Spot(48.2, 16.4), Spot(47.5, 19.0)], box, 50)
    assert {line.kind for line in list_lines(border)} == {"country"}
    sea = paint(Network.of_items([Organization(id="a", name="A", latitude=40.0, longitude=-40.0)]))
    lines = [shape.form for shape in sea.sheet.shapes if shape.role == "outline"]
    assert len(lines) > 4
    assert all(isinstance(form, FlatPath) and len(form.steps) in {2, 4} for form in lines)


def test_a_line_is_cut_at_the_edge_and_where_it_leads_around_the_earth() -> None:
    box = Box(0, 0, 10, 10)
    assert clip_line([(-5, 5), (5, 5), (5, 20)], box) == [("M", (0, 5)), ("L", (5, 5)), ("L", (5, 10))]
    assert clip_line([(-5, -5), (-5, 20)], box) == []
    assert clip_line([(-500, 5), (500, 5)], box, 600) == []


def test_who_has_no_city_stands_under_no_name_of_one() -> None:
    painted = paint(build_county(66))
    places = {text.lines[0][2] for _, text in list_texts(painted.sheet, {"place"})}
    assert places
    assert all(name.startswith("Town ") for name in places)


def test_where_nobody_is_is_said() -> None:
    empty = Area(id="empty", name="North Hollow", latitude=40.2, longitude=-90.0)
    painted = paint(write_town(empty))
    assert "Nobody is placed in North Hollow." in painted.paragraphs
    assert "North Hollow" in {text.lines[0][2] for _, text in list_texts(painted.sheet, {"county"})}


def test_an_area_that_holds_somebody_or_lies_where_somebody_is_is_not_told_as_empty() -> None:
    county = Area(id="county", name="County", latitude=LATITUDE + 0.1, longitude=LONGITUDE)
    town = Area(id="town", name="Town", latitude=LATITUDE, longitude=LONGITUDE)
    quarter = Area(id="quarter", name="Quarter", latitude=LATITUDE + 0.01, longitude=LONGITUDE)
    hollow = Area(id="hollow", name="Hollow", latitude=LATITUDE + 0.2, longitude=LONGITUDE)
    parts = [
        build_tie(TieKind.PART_OF, "town", "county"), build_tie(TieKind.PART_OF, "hollow", "county"),
        build_tie(TieKind.PART_OF, "quarter", "town"),
    ]  # fmt: skip
    org = Organization(id="a", name="A", city="Town")
    told = paint(Network.of_items([county, town, quarter, hollow, *parts, org])).paragraphs
    assert told[-1] == "Nobody is placed in Hollow."


def test_those_of_no_city_are_counted_apart_from_those_in_places() -> None:
    town = Area(id="town", name="Town", latitude=LATITUDE, longitude=LONGITUDE)
    orgs = [Organization(id=f"in{at}", name=f"In {at}", city="Town") for at in range(3)]
    alone = Organization(id="alone", name="Alone", latitude=LATITUDE, longitude=LONGITUDE)
    told = paint(Network.of_items([town, *orgs, alone])).paragraphs
    assert told[0] == "Who is where: 3 partners in 1 place, Town. 1 where no city is noted."


def test_hostile_and_endless_names_are_text_inside_the_picture() -> None:
    for name in ("</text><script>", "W" * 290, "مكتبة"):
        items = [
            Area(id="area", name=name, latitude=LATITUDE, longitude=LONGITUDE),
            *(Organization(id=f"org{at}", name=f"{name} {at}"[:300], city=name) for at in range(20)),
        ]
        for frame in FRAMES:
            painted = paint(Network.of_items(items), frame)
            check_texts(painted.sheet)
            assert "<script>" not in write_svg(painted.sheet)


def test_every_tie_of_somebody_can_be_made_bright() -> None:
    painted = paint(build_county(66))
    drawn = {shape.of for shape in painted.sheet.shapes if shape.role == "line"}
    assert drawn
    assert drawn <= set(painted.lines)


def test_an_area_is_not_empty_because_a_filter_leaves_nobody_in_it() -> None:
    harbor = Area(id="harbor", name="Harbor", latitude=40.2, longitude=-90.0)
    items: list[Entity | Tie] = [
        *write_town(harbor, Organization(id="away", name="Away", city="Harbor")).entities.values(),
        Sector(id="health", name="Health"),
        build_tie(TieKind.IN_SECTOR, "town1", "health"),
    ]
    day = Day(Network.of_items(items), DAY).only(read_filter(["sector:health"]))
    painted = paint_geography(day, WIDE, Wanted())
    assert {key for key, _ in list_marks(painted)} == {"town1"}
    assert "Nobody is placed" not in " ".join(painted.paragraphs)
