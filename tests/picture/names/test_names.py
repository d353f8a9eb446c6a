"""The view of names: everybody is named, nothing is cut or covered, and it can be read from the back of a room."""

import pytest

from netmap.analysis.day import Day
from netmap.model.entities import Coalition, Goal, Organization, Sector
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.model.views.coding import By, Trait
from netmap.picture.drawing.flat import FlatPath
from netmap.picture.drawing.sheet import zoom_sheet
from netmap.picture.every import build_painted
from netmap.picture.names.compose import NamesPicture, compose_names
from netmap.picture.names.sections import list_sections
from netmap.picture.names.sheet import draw_names
from netmap.picture.painted import COLUMN, LAPTOP, WIDE, Frame, Wanted
from netmap.picture.scene.scene import build_scene
from netmap.picture.sides.sections import LENGTHS, OPEN_PLACE
from netmap.picture.svg import write_svg
from netmap.picture.views import View
from tests.picture.communities.test_communities import build_circles
from tests.picture.map_networks import DAY, build_people, build_sector, build_town
from tests.picture.sheets import check_texts, find_smallest, list_texts
from tests.picture.svg_shapes import SVG, read_svg

NAMING = {"name", "heading", "invitation", "title"}


def compose(
    network: Network, frame: Frame, *, room: bool = False, open_sector: str | None = None
) -> NamesPicture:
    return compose_names(Day(network, DAY), frame, room=room, open_sector=open_sector)


@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
@pytest.mark.parametrize("count", [1, 12, 66, 120])
@pytest.mark.parametrize("frame", [WIDE, LAPTOP, COLUMN], ids=["wide", "laptop", "phone"])
def test_everybody_is_named_once_inside_the_picture_and_under_nobody_else(
    frame: Frame, count: int, *, room: bool
) -> None:
    network = build_town(count, sectors=20)
    picture = compose(network, frame, room=room)
    if picture.folded:
        assert (frame, count) == (LAPTOP, 120)
        return
    sheet = draw_names(picture)
    texts = list_texts(sheet, NAMING)
    named = [shape.of[0] for shape, _ in texts if shape.role == "name"]
    assert sorted(named) == sorted([*picture.scene.seats, "goal", "table"])
    check_texts(sheet, NAMING)


@pytest.mark.parametrize(("count", "pixels"), [(12, 20.0), (66, 12.5), (120, 12.5)])
def test_names_can_be_read_from_the_back_of_a_room(count: int, pixels: float) -> None:
    assert compose(build_town(count, sectors=20), WIDE, room=True).layout.size >= pixels


@pytest.mark.parametrize("frame", [LAPTOP, COLUMN], ids=["laptop", "phone"])
@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
def test_the_signs_are_explained_in_letters_of_twelve_pixels(frame: Frame, *, room: bool) -> None:
    """Chartability asks for 12 pixels of any text; the picture is shown in its own size."""
    sheet = draw_names(compose(build_town(66, sectors=20), frame, room=room))
    assert find_smallest(sheet, {"legend"}) >= 12
    check_texts(sheet, {"legend"})


def test_more_names_are_not_larger() -> None:
    sizes = [compose(build_town(count, sectors=12), WIDE).layout.size for count in (5, 20, 60, 110)]
    assert sizes == sorted(sizes, reverse=True)


def test_too_many_for_one_screen_are_told_sector_by_sector_and_one_can_be_opened() -> None:
    network = build_town(400, sectors=12)
    picture = compose(network, WIDE)
    assert len(picture.folded) == 12
    told = {text.lines[0][2] for _, text in list_texts(draw_names(picture), {"name"})}
    counts = [len(one.members) for one in picture.scene.slices if one.members]
    assert {f"{count} partners" for count in counts} <= told
    opened = compose(network, WIDE, open_sector="sector003")
    named = {shape.of[0] for shape, _ in list_texts(draw_names(opened), {"name"})}
    members = next(one.members for one in picture.scene.slices if one.id == "sector003")
    assert {member.id for member in members} <= named


def test_a_sector_with_nobody_has_a_chair_and_one_that_is_not_wanted_is_left_out() -> None:
    network = Network.of_items(
        [build_sector(1), build_sector(2, expected=False), Organization(id="one", name="One")]
    )
    sheet = draw_names(compose(network, WIDE))
    assert [text.lines[0][2] for _, text in list_texts(sheet, {"invitation"})] == [OPEN_PLACE]
    headings = [text.lines[0][2] for _, text in list_texts(sheet, {"heading"})]
    assert headings == ["Sector 1", "No sector yet"]
    assert {shape.of for shape in sheet.shapes if shape.role == "open"} == {("sector001",)}


def test_every_tie_and_every_membership_is_one_curve_from_one_to_the_other() -> None:
    picture = compose(build_town(24), WIDE)
    sheet, points = draw_names(picture), picture.layout.points
    drawn = {shape.of: shape.form for shape in sheet.shapes if shape.role == "line"}
    assert set(drawn) == {(line.start, line.end) for line in picture.lines if line.what != "goal"} | {
        (line.start, line.end) for line in picture.lines if line.what == "goal" and line.start in points
    }
    for (start, end), form in drawn.items():
        assert isinstance(form, FlatPath)
        first, last = form.steps[0][1], form.steps[-1][1][-2:]
        assert first == (points[start].x, points[start].y)
        if end in points:
            assert last == (points[end].x, points[end].y)


def test_an_empty_map_and_people_alone_are_still_a_picture() -> None:
    assert not list_texts(draw_names(compose(Network(), WIDE)), {"name", "heading"})
    people = compose(build_people(), WIDE)
    assert list_texts(draw_names(people), {"name"})


HOSTILE = (
    "</text><script>alert(1)</script>",
    "A & B \"C\" 'D'",
    "&lt;b&gt;",
    "x" * 300,
    "مكتبة المدينة",
)


def test_hostile_and_endless_names_are_text_and_no_longer_than_the_picture() -> None:
    names = [Organization(id=f"org{number}", name=name) for number, name in enumerate(HOSTILE)]
    items = [Goal(id="goal", name=HOSTILE[0] * 7), Coalition(id="table", name=HOSTILE[1]), *names]
    network = Network.of_items([*items, build_tie(TieKind.MEMBER_OF, "org0", "table")])
    for frame in (WIDE, COLUMN):
        sheet = draw_names(compose(network, frame), place="<b>County</b>")
        root, _ = read_svg(write_svg(sheet, with_font=False))
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            "svg", "title", "desc", "rect", "g", "path", "circle", "text", "tspan",
        }  # fmt: skip
        assert HOSTILE[0] in {title.text for title in root.iter(f"{SVG}title")}
        assert max(len(text.lines[0][2]) for _, text in list_texts(sheet, {"name"})) <= LENGTHS[0]
    assert len({build_painted(View.NAMES, Day(network, DAY), Wanted())["version"] for _ in range(2)}) == 1


def test_a_picture_of_any_width_is_the_same_picture() -> None:
    picture = compose(build_town(30), WIDE, room=True)
    plain, large = draw_names(picture), zoom_sheet(draw_names(picture), 3200)
    assert plain.shapes == large.shapes
    root, _ = read_svg(write_svg(large, with_font=False))
    assert root.get("width") == "3200"
    assert root.get("viewBox") == f"0 0 1600 {plain.height:g}"


def test_the_page_gets_the_names_in_the_order_in_which_they_stand() -> None:
    data = build_painted(View.NAMES, Day(build_town(12), DAY), Wanted(room=True, place="Hart County"))
    sectors = [one["id"] for one in data["names"] if one["kind"] == "sector"]
    assert sectors == sorted(sectors)
    assert {one["kind"] for one in data["names"]} == {"sector", "organization", "goal", "coalition"}
    assert "Who we know so far: Hart County" in data["sheets"]["wide"]
    said = {one["id"]: one["said"] for one in data["names"]}
    assert said["sector000"] == f"Nobody yet. {OPEN_PLACE}"
    assert not [one for one in data["names"] if one["kind"] == "organization" and "tie" not in one["said"]]


def test_who_is_no_partner_now_is_not_counted_among_the_partners_of_a_folded_sector() -> None:
    left = [
        Organization(id="past", name="Past", standing=Standing.PAST_PARTNER),
        Organization(id="here", name="Here"),
        Organization(id="alone", name="Alone", standing=Standing.PAST_PARTNER),
    ]
    sectors = [Sector(id="arts", name="Arts"), Sector(id="health", name="Health")]
    ties = [
        build_tie(TieKind.IN_SECTOR, *ends)
        for ends in (("past", "arts"), ("here", "arts"), ("alone", "health"))
    ]
    scene = build_scene(Day(Network.of_items([*left, *sectors, *ties]), DAY))
    sections = {
        one.name: one for one in list_sections(scene, LENGTHS[0], frozenset(one.id for one in scene.slices))
    }
    assert (sections["Arts"].count, sections["Arts"].entries) == (1, ())
    assert [entry.name for entry in sections["Health"].entries] == ["Alone"]


def test_of_a_name_it_is_said_that_it_opens_where_it_has_a_card() -> None:
    day = Day(build_circles(3), DAY)
    kinds = {
        (view, one["kind"]): one["opens"]
        for view in (View.NAMES, View.COMMUNITIES)
        for one in build_painted(view, day, Wanted())["names"]
    }
    assert kinds[View.NAMES, "sector"], "a sector has a card, and so have those who are in none"
    assert kinds[View.NAMES, "organization"]
    assert not kinds[View.COMMUNITIES, "sector"], "a group that was found has none"
    assert not any(one["opens"] for one in build_painted(View.NAMES, day, Wanted(room=True))["names"])


def test_where_names_stand_in_groups_the_search_says_so() -> None:
    day = Day(build_town(12), DAY)
    searches = [
        build_painted(View.NAMES, day, Wanted(grouping=by))["search"] for by in (None, By(Trait.COALITION))
    ]
    assert [one.removeprefix("Find an organization, a person or ") for one in searches] == [
        "a sector on the map", "a group by “Coalition” on the map",
    ]  # fmt: skip
