"""A map of some: the wheel stays as it is, every view says whom it shows, and tells, counts and draws the same ones."""

from dataclasses import replace

import pytest

from netmap.analysis.day import Day
from netmap.errors import NetmapError
from netmap.model.entities import Coalition, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.model.views.filters import Aspect, Filter, build_filter, read_filter
from netmap.picture.communities.groups import find_groups
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.flat import FlatText
from netmap.picture.drawing.leaving import Caption
from netmap.picture.every import PAINTED, build_painted, draw_leaving, paint_view
from netmap.picture.map_data import build_map
from netmap.picture.painted import FRAMES, WIDE, Wanted
from netmap.picture.scene.filtered import tell_filter
from netmap.picture.scene.scene import build_scene
from netmap.picture.scene.text import write_twin
from netmap.picture.sectors.bridges import find_bridges
from netmap.picture.svg import write_svg
from netmap.picture.views import View
from tests.picture.communities.test_communities import build_circles
from tests.picture.map_networks import BY_CONNECTORS, DAY, build_town
from tests.picture.sheets import check_texts, list_texts
from tests.picture.svg_shapes import read_svg

TOWN = Day(build_town(66), DAY)
ONE = "sector003"
SUBJECTS = {View.AROUND: "org00000", View.GOAL: "goal", View.COALITION: "table"}
HOSTILE = '</text><script>alert(1)</script><img src=x onerror="alert(1)">'


def narrow(day: Day, *texts: str) -> Day:
    return day.only(read_filter(texts))


def list_members(day: Day, sector: str) -> set[str]:
    return {one.id for one in day.network.sources(sector, TieKind.IN_SECTOR)}


@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
def test_on_the_wheel_those_who_stay_stand_where_they_stood(room: bool) -> None:
    whole = compose_picture(TOWN, room=room, coding=BY_CONNECTORS)
    some = compose_picture(narrow(TOWN, f"sector:{ONE}"), room=room, coding=BY_CONNECTORS)
    assert some.wheel.wedges == whole.wheel.wedges
    assert {key for key in some.wheel.spots if key.startswith("org")} == list_members(TOWN, ONE)
    assert all(whole.wheel.spots[key] == spot for key, spot in some.wheel.spots.items())
    assert all(whole.wheel.labels[key] == label for key, label in some.wheel.labels.items())


def test_picture_table_text_and_counts_are_of_the_same_ones() -> None:
    day = narrow(TOWN, f"sector:{ONE}", "strength:3")
    kept = list_members(TOWN, ONE)
    data = build_map(compose_picture(day))
    names = {TOWN.network.name_of(one) for one in kept}
    twin = write_twin(build_scene(day))
    assert {node["id"] for node in data["nodes"] if node["kind"] == "organization"} == kept
    assert {row["Name"] for row in twin.rows} == names
    assert f"{len(kept)} organizations in 1 sector" in data["words"]["label"]
    lines = [edge for edge in data["edges"] if edge["what"] == "tie"]
    strong = {
        frozenset(tie.ends)
        for tie in TOWN.network.ties_of_kind(TieKind.PARTNERS_WITH)
        if kept.issuperset(tie.ends) and (tie.strength or 0) >= 3
    }
    assert {frozenset((line["from"], line["to"])) for line in lines} == strong
    assert not [one.id for one in TOWN.network.of(Organization) if one.id not in kept and one.id in str(data)]
    told = [said for said in twin.paragraphs if " is tied to " in said]
    assert {said.partition(" is tied to ")[0] for said in told} == names


def test_it_is_said_how_many_stand_in_another_sector_because_that_is_their_first() -> None:
    """A filter by sector shows those who have it as a second one, too."""
    sectors = [Sector(id=one, name=one.title(), order=place) for place, one in enumerate(("health", "food"))]
    network = Network.of_items(
        [
            *sectors,
            *(Organization(id=one, name=one.title()) for one in ("clinic", "pantry", "kitchen")),
            build_tie(TieKind.IN_SECTOR, "clinic", "health", primary=True),
            build_tie(TieKind.IN_SECTOR, "pantry", "food", primary=True),
            build_tie(TieKind.IN_SECTOR, "pantry", "health"),
            build_tie(TieKind.IN_SECTOR, "kitchen", "food", primary=True),
        ]
    )
    day = Day(network, DAY)
    scene = build_scene(narrow(day, "sector:health"))
    assert {one.id for one in scene.members} == {"clinic", "pantry"}
    assert scene.filtered == "Only Health. 1 of them stands in another sector, where they are first of all."
    assert build_scene(narrow(day, "sector:food")).filtered == "Only Food."


def test_an_open_chair_stays_only_where_its_sector_is_asked_for() -> None:
    def list_chairs(*texts: str) -> object:
        return build_map(compose_picture(narrow(TOWN, *texts)))["words"]["missing"]

    assert list_chairs() == ["Sector 0"]
    assert list_chairs("strength:5") == ["Sector 0"]
    assert list_chairs(f"sector:{ONE}") == []
    assert list_chairs(f"sector:{ONE}", "sector:sector000") == ["Sector 0"]
    assert list_chairs("coalition:table") == []


def test_goals_and_coalitions_stay_where_somebody_is_left_who_belongs_to_them() -> None:
    outside = next(
        sector.id
        for sector in TOWN.sectors[1:]
        if list_members(TOWN, sector.id).isdisjoint(TOWN.find_seated("table"))
    )
    scene = build_scene(narrow(TOWN, f"sector:{outside}"))
    assert (scene.goals, scene.coalitions) == ((), ())
    scene = build_scene(narrow(TOWN, "coalition:table"))
    assert [one.id for one in (*scene.goals, *scene.coalitions)] == ["goal", "table"]


def test_how_somebody_stands_with_us_does_not_depend_on_the_filter() -> None:
    whole, some = build_scene(TOWN), build_scene(narrow(TOWN, f"sector:{ONE}", "strength:5"))
    assert some.relations == {key: whole.relations[key] for key in some.seats}
    assert some.unasked == whole.unasked & some.seats.keys()


@pytest.mark.parametrize("view", PAINTED)
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("count", [2, 12, 300])
def test_every_view_says_whom_it_shows_and_nothing_runs_into_it(view: View, frame: str, count: int) -> None:
    day = narrow(Day(build_town(count), DAY), "coalition:table", "strength:2")
    wanted = Wanted(subject=SUBJECTS.get(view, ""))
    if view is View.COMMUNITIES:
        day = narrow(Day(build_circles(count // 6 + 2), DAY), "strength:2")
    painted = paint_view(view, day, FRAMES[frame], wanted)
    said = " ".join(line for _, text in list_texts(painted.sheet, {"filter"}) for _, _, line in text.lines)
    assert said.startswith("Only ")
    assert said.endswith("ties of strength 2 and more.")
    assert painted.sheet.summary.startswith(said)
    assert (painted.paragraphs or (said,))[0] == said
    check_texts(painted.sheet)
    if frame == "wide" and view is not View.NAMES:
        assert painted.sheet.height == WIDE.height


@pytest.mark.parametrize("view", PAINTED)
def test_a_filter_that_leaves_nobody_is_said(view: View) -> None:
    day = narrow(TOWN, "sector:sector000")
    with pytest.raises(NetmapError, match=r"leaves nobody on the map\. Only Sector 0\."):
        paint_view(view, day, WIDE, Wanted(subject=SUBJECTS.get(view, "")))


def test_whoever_has_closed_is_nobody_on_the_map() -> None:
    network = Network.of_items(
        [Organization(name="Open"), Organization(name="Gone", standing=Standing.CLOSED)]
    )
    assert build_scene(narrow(Day(network, DAY), "standing:closed")).is_emptied


def test_whom_a_view_is_around_stays_in_it() -> None:
    painted = paint_view(View.AROUND, narrow(TOWN, f"sector:{ONE}"), WIDE, Wanted(subject="org00000"))
    tied = set(TOWN.graph["org00000"]) & list_members(TOWN, ONE)
    drawn = {one.id for one in painted.names if one.kind == "organization"}
    assert drawn == tied | {"org00000"}


def test_a_picture_that_is_saved_says_it_as_well_within_its_height() -> None:
    sheet = draw_leaving(View.COALITION, narrow(TOWN, f"sector:{ONE}"), WIDE, Wanted(subject="table"))
    assert sheet.height == WIDE.height
    assert "Only Sector 3." in write_svg(sheet)


def test_a_group_keeps_its_name_and_whom_it_is_around() -> None:
    network = build_circles(5)
    whole = find_groups(Day(network, DAY), room=False)
    seated = [build_tie(TieKind.MEMBER_OF, one.id, "table") for one in whole.groups[1].firm[1:3]]
    joined = Day(
        Network.of_items(
            [*network.entities.values(), *network.ties.values(), Coalition(id="table", name="Table"), *seated]
        ),
        DAY,
    )
    (left,) = find_groups(narrow(joined, "coalition:table"), room=False).groups
    assert (left.id, left.around) == (whole.groups[1].id, whole.groups[1].around)
    assert {one.id for one in left.firm} == {tie.source for tie in seated}


def test_nobody_holds_two_sectors_alone_because_others_are_left_out() -> None:
    facts = find_bridges(TOWN, room=False).between
    for wanted in ("strength:5", "coalition:table"):
        some = find_bridges(narrow(TOWN, wanted), room=False)
        assert some.between
        assert some.chance is None
        assert all(set(one.held) <= set(facts[pair].held) for pair, one in some.between.items())


def test_in_the_room_nothing_is_asked_that_only_the_team_may_see() -> None:
    ana = Person(id="ana", name="Ana Keeper", on_team=True)
    items: list[Entity | Tie] = [
        *TOWN.network.entities.values(),
        *TOWN.network.ties.values(),
        ana,
        build_tie(TieKind.KEPT_BY, "org00001", "ana"),
    ]
    day = narrow(Day(Network.of_items(items), DAY), "keeper:ana", "standing:partner", f"sector:{ONE}")
    for view in PAINTED:
        if view is not View.COMMUNITIES:
            text = str(build_painted(view, day, Wanted(room=True, subject=SUBJECTS.get(view, ""))))
            assert "Ana Keeper" not in text
            assert "Only Sector 3." in text
    data = build_map(compose_picture(day, room=True))
    assert data["words"]["filtered"] == "Only Sector 3."
    assert {node["id"] for node in data["nodes"] if node["kind"] == "organization"} == list_members(day, ONE)


def test_a_coalition_that_is_confidential_is_named_in_no_painted_view() -> None:
    items = [
        replace_confidential(one) if one.id == "table" else one for one in TOWN.network.entities.values()
    ]
    day = narrow(Day(Network.of_items([*items, *TOWN.network.ties.values()]), DAY), "coalition:table")
    with pytest.raises(NetmapError) as caught:
        paint_view(View.NAMES, day, WIDE, Wanted())
    assert "Early table" not in caught.value.message


def replace_confidential(table: object) -> Coalition:
    assert isinstance(table, Coalition)
    return table.model_copy(update={"confidential": True})


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("", ""),
        ("sector:a", "Only Health."),
        ("sector:a sector:b strength:3", "Only Health or Food; ties of strength 3 and more."),
        ("strength:5", "Only ties of strength 5."),
        ("tie:FUNDS tie:PARTNERS_WITH", "Only ties that say “funds” or “works with”."),
        ("standing:idea keeper:ana", "Only kept by Ana; standing as “idea”."),
        ("sector:gone", "Only what is not on this map."),
    ],
)
def test_a_filter_in_words(wanted: str, said: str) -> None:
    network = Network.of_items(
        [Sector(id="a", name="Health"), Sector(id="b", name="Food"), Person(id="ana", name="Ana")]
    )
    assert tell_filter(read_filter(wanted.split()), network) == said


@pytest.mark.parametrize("width", [390, 1600])
def test_many_long_and_hostile_names_are_text_and_cut(width: int) -> None:
    sectors = [Sector(id=f"s{number}", name=f"{HOSTILE} {'W' * 200} {number}") for number in range(40)]
    items: list[Entity | Tie] = [
        Organization(id="one", name="One"),
        build_tie(TieKind.IN_SECTOR, "one", "s0", primary=True),
    ]
    wanted = build_filter((Aspect.SECTOR, one.id) for one in sectors)
    day = Day(Network.of_items([*sectors, *items]), DAY).only(wanted)
    sheet = paint_view(View.NAMES, day, replace(WIDE, width=float(width)), Wanted()).sheet
    check_texts(sheet, {"filter"})
    root, _ = read_svg(write_svg(sheet))
    assert not [child for child in root.iter() if child.tag.endswith(("script", "img"))]
    assert any("script" in line for _, text in list_texts(sheet, {"filter"}) for _, _, line in text.lines)


def test_without_a_filter_nothing_is_said_and_nothing_moves() -> None:
    caption = Caption(1600, filtered="")
    sheet = paint_view(View.NAMES, TOWN, WIDE, Wanted()).sheet
    assert caption.put_around(sheet).shapes == sheet.shapes
    assert not [
        shape for shape in sheet.shapes if shape.role == "filter" and isinstance(shape.form, FlatText)
    ]
    assert TOWN.only(Filter()) is TOWN
