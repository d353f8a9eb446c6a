"""Pictures in which circles were put by hand: those stand there, all others where they stand anyhow, in every painter."""

import math

from netmap.analysis.day import Day
from netmap.model.happenings import View as SavedView
from netmap.model.network import Network
from netmap.model.views.places import Place, write_places
from netmap.picture.compose import compose_picture
from netmap.picture.handed_on.recipe import Recipe, Size
from netmap.picture.map_data import build_map, keep_places, put_places
from netmap.picture.marks import DrawnMark, list_marks
from netmap.picture.paper.formats import Paper
from netmap.picture.saved import Shown, read_saved
from netmap.picture.wheel.shapes import point_at
from tests.picture.map_networks import DAY, build_town

MOVED = (Place("goal", 0.25, 300.0), Place("gone", 0.5, 500.0), Place("org00003", 0.5, 950.0))


def place(town: Network, places: tuple[Place, ...] = (), *, room: bool = False) -> dict[str, DrawnMark]:
    return {one.id: one for one in list_marks(compose_picture(Day(town, DAY), room=room, places=places))}


def test_who_was_put_elsewhere_stands_there_and_nobody_else_has_moved() -> None:
    before, after = place(build_town(12)), place(build_town(12), MOVED)
    assert {key for key in before if before[key] != after[key]} == {"goal", "org00003"}
    assert (after["goal"].x, after["goal"].y) == (0.0, 300.0)
    assert before.keys() == after.keys()


def test_a_file_and_the_page_have_them_in_the_same_place() -> None:
    """Whatever the page sends of where circles are is what a file of the saved view shows."""
    day = Day(build_town(12), DAY)
    data = build_map(compose_picture(day))
    node = next(one for one in data["nodes"] if one["id"] == "org00003")
    kept = keep_places(data, {"org00003": (node["x"] + 40.0, node["y"] - 25.0), "gone": (1.0, 2.0)}, ())
    saved = SavedView(name="Ours", shows=("view:wheel",), positions=write_places(kept))
    shown = read_saved(saved)
    (there,) = put_places(data, shown.places, "once")["placed"]["places"].values()
    mark = place(build_town(12), shown.places)["org00003"]
    assert (mark.x, mark.y) == (there["x"], there["y"])
    assert abs(mark.x - node["x"] - 40.0) < 0.6
    for size in (Size(), Size(Paper.A4)):
        (plain,), (moved,) = (Recipe(one, size).draw(day) for one in (Shown(), shown))
        differ = {
            key
            for one, other in zip(plain.shapes, moved.shapes, strict=True)
            if one.form != other.form
            for key in one.of
        }
        tied = {*day.graph.adj["org00003"], "table"}
        assert "org00003" in differ <= {"org00003", *tied}


def test_places_of_those_who_are_left_out_are_kept_until_circles_are_put_back() -> None:
    data = build_map(compose_picture(Day(build_town(12), DAY)))
    before = (Place("elsewhere", 0.5, 500.0), Place("org00001", 0.5, 500.0))
    kept = keep_places(data, {"org00003": (500.0, 0.0)}, before)
    assert [one.id for one in kept] == ["elsewhere", "org00003"]
    assert keep_places(data, {}, before) == ()


def test_where_sectors_are_bubbles_nobody_keeps_a_place() -> None:
    picture = compose_picture(Day(build_town(12), DAY), grouped=True, open_sector="sector001", places=MOVED)
    data = build_map(picture)
    assert put_places(data, MOVED, "once")["placed"]["places"] == {}
    assert keep_places(data, {"goal": (1.0, 2.0)}, MOVED) == MOVED
    plain = compose_picture(Day(build_town(12), DAY), grouped=True, open_sector="sector001")
    assert list_marks(picture) == list_marks(plain)


def test_in_the_room_whoever_was_put_within_their_slice_stands_within_it() -> None:
    town = build_town(12)
    seat = compose_picture(Day(town, DAY), room=True).wheel.wedges
    mark = place(town, MOVED, room=True)["org00003"]
    wedge = seat[mark.slice]
    assert math.dist((mark.x, mark.y), point_at(wedge.middle, 950.0)) < 0.2
