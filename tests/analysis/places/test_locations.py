"""Where organizations are: exact for the team, by their area or city for everybody, and never where a place is confidential."""

from datetime import date
from typing import Any

import pytest

from netmap.analysis.day import Day
from netmap.analysis.places.locations import (
    GRID,
    Location,
    Spot,
    find_locations,
    list_areas,
)
from netmap.model.entities import Area, Organization
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie

DAY = date(2026, 11, 21)
HARBOR = Area(id="harbor", name="Harbor", latitude=40.0, longitude=-40.0)


def org(key: str, latitude: float | None = None, longitude: float | None = None, **more: Any) -> Organization:
    return Organization(id=key, name=f"Org {key}", latitude=latitude, longitude=longitude, **more)


def locate(*items: Entity | Tie, room: bool = False) -> dict[str, Location]:
    return dict(find_locations(Day(Network.of_items(items), DAY), room=room))


def test_the_team_sees_where_somebody_is_and_the_room_only_their_area() -> None:
    items = HARBOR, org("a", 40.0123, -40.0456, city="harbor"), org("b", city="HARBOR ")
    team, room = locate(*items), locate(*items, room=True)
    assert (team["a"].spot, team["a"].exact) == (Spot(40.0123, -40.0456), True)
    assert (team["b"].spot, team["b"].exact) == (Spot(40.0, -40.0), False)
    assert {one.spot for one in room.values()} == {Spot(40.0, -40.0)}
    assert {one.place.name for one in (*team.values(), *room.values())} == {"Harbor"}


@pytest.mark.parametrize("known", [1, 2, 3])
def test_in_the_room_the_middle_of_a_city_is_told_only_of_three_and_roughly(known: int) -> None:
    items = [org(str(at), 40.0 + at * 0.0137, -40.0, city="Harbor") for at in range(known)]
    found = locate(*items, org("x", city="Harbor"), room=True)
    assert bool(found) == (known > 2)
    for one in found.values():
        assert one.spot not in {Spot(each.latitude or 0, each.longitude or 0) for each in items}
        assert one.spot.latitude / GRID == pytest.approx(round(one.spot.latitude / GRID))
    assert locate(*items, org("x", city="Harbor"))["x"].spot.latitude == pytest.approx(
        40.0 + 0.0137 * (known - 1) / 2
    )


def test_whoever_keeps_their_place_to_themselves_is_nowhere_and_moves_no_middle() -> None:
    shelter = org("shelter", city="Harbor", location_confidential=True)
    hidden = org("hidden", 41.0, -41.0, city="Harbor", confidential=True)
    items = [org(str(at), 40.0, -40.0, city="Harbor") for at in range(3)]
    for room in (False, True):
        assert locate(*items, shelter, hidden, room=room) == locate(*items, room=room)
        assert locate(HARBOR, shelter, room=room) == {}


@pytest.mark.parametrize(("latitude", "longitude"), [(None, None), (40.0, None), (None, -40.0), (0.0, 0.0)])
def test_half_a_place_is_none(latitude: float | None, longitude: float | None) -> None:
    assert locate(org("a", latitude, longitude)) == {}


def test_who_has_no_city_is_exact_for_the_team_and_nowhere_in_the_room() -> None:
    assert locate(org("a", 40.0, -40.0))["a"].exact
    assert locate(org("a", 40.0, -40.0), room=True) == {}


def test_of_two_areas_of_a_name_the_one_in_the_region_is_meant() -> None:
    north, south = Area(id="n", name="Northland"), Area(id="s", name="Southland")
    one = Area(id="one", name="Spring", latitude=45.0, longitude=-90.0)
    two = Area(id="two", name="Spring", latitude=30.0, longitude=-90.0)
    ties = build_tie(TieKind.PART_OF, "one", "n"), build_tie(TieKind.PART_OF, "two", "s")
    found = locate(
        north, south, one, two, *ties, org("a", city="Spring", region="Southland"), org("b", city="Spring")
    )
    assert {key: place.spot.latitude for key, place in found.items()} == {"a": 30.0}


def test_areas_that_are_part_of_each_other_end() -> None:
    other = Area(id="other", name="Harbor", latitude=1.0, longitude=1.0)
    ties = build_tie(TieKind.PART_OF, "harbor", "other"), build_tie(TieKind.PART_OF, "other", "harbor")
    assert locate(HARBOR, other, *ties, org("a", city="Harbor")) == {}
    assert [one.id for one in list_areas(Day(Network.of_items([HARBOR]), DAY))] == ["harbor"]


def test_the_middle_of_a_city_across_the_date_line_is_there() -> None:
    items = org("a", -17.0, 179.5, city="Line"), org("b", -17.0, -179.5, city="Line"), org("c", city="Line")
    assert abs(locate(*items)["c"].spot.longitude) == pytest.approx(180.0)


def test_a_city_of_which_some_note_the_region_is_one_place() -> None:
    items = (
        org("a", 40.0, -40.0, city="Columbia", region="MO"), org("b", 40.2, -40.0, city="Columbia"),
        org("c", 40.1, -40.0, city="columbia", region="mo"),
    )  # fmt: skip
    for room in (False, True):
        found = locate(*items, room=room)
        assert set(found) == {"a", "b", "c"}
        assert len({one.place for one in found.values()}) == 1
    two = locate(*items, org("d", 30.0, -90.0, city="Columbia", region="SC"))
    assert two["b"].place not in {two["a"].place, two["d"].place}
    area = Area(id="area", name="Columbia")
    assert {one.place.id for one in locate(area, *items).values()} == {"area"}
    assert len({one.place for one in locate(area, *items).values()}) == 1


def test_places_of_other_names_have_other_ids_whatever_they_are_called() -> None:
    names = [("Harbor North", ""), ("Harbor", "North"), ("None", ""), ("Far", ""), ("Others", "")]
    items = [
        org(str(at), 40.0 + at, -40.0, city=city, region=region) for at, (city, region) in enumerate(names)
    ]
    ids = {one.place.id for one in locate(*items).values()}
    assert len(ids) == len(names)
    assert not ids & {"place:none", "place:far", "place:others", "place:"}
