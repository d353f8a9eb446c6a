"""Wheel and names cut by something else than sectors: who stands where, in words, and in the room by what all may see."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.analysis.day import Day
from netmap.model.entities import Coalition, Organization
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import Tie
from netmap.model.views.coding import By, Trait, read_by
from netmap.model.views.filters import read_filter
from netmap.picture.compose import compose_picture
from netmap.picture.every import paint_view
from netmap.picture.grouping.groups import MOST_GROUPS, group_scene
from netmap.picture.handed_on.recipe import Recipe, Size
from netmap.picture.map_data import build_map
from netmap.picture.painted import FRAMES, WIDE, Frame, Wanted
from netmap.picture.saved import Shown, read_shown
from netmap.picture.scene.scene import Scene, see_scene
from netmap.picture.scene.text import write_twin
from netmap.picture.scene.words import list_legend
from netmap.picture.svg import write_svg
from netmap.picture.views import View
from tests.analysis.towns import org, partners, sector, tie, town
from tests.journeys.test_confidential import SECRET, secretive_counties
from tests.picture.map_networks import DAY
from tests.picture.sheets import check_texts
from tests.strategies import DAY as COUNTY_DAY

STANDING, TABLE = By(Trait.STANDING), By(Trait.COALITION)
TOWN: tuple[Entity | Tie, ...] = (
    org("library", home=True), org("clinic", standing=Standing.PARTNER), org("bank", standing=Standing.IDEA),
    org("school", standing=Standing.PARTNER), sector("health", expected=True),
    *(tie(T.IN_SECTOR, one, "health", primary=True) for one in ("clinic", "bank")),
)  # fmt: skip
TABLES: tuple[Entity | Tie, ...] = (
    Coalition(id="early", name="Early Table"), Coalition(id="late", name="Late Table"),
    tie(T.MEMBER_OF, "clinic", "early"), tie(T.MEMBER_OF, "clinic", "late"), tie(T.MEMBER_OF, "school", "late"),
)  # fmt: skip


def see(*items: Entity | Tie | list[Tie]) -> Day:
    return Day(town(*TOWN, *items), DAY)


def group(day: Day, by: By, *, room: bool = False) -> Scene:
    return group_scene(day, see_scene(day, room=room), by)


def list_groups(scene: Scene) -> dict[str, list[str]]:
    return {one.name: [member.id for member in one.members] for one in scene.slices}


def test_everybody_stands_once_by_what_is_known_and_we_by_ourselves() -> None:
    scene = group(see(), STANDING)
    assert list_groups(scene) == {"Ourselves": ["library"], "Idea": ["bank"], "Partner": ["clinic", "school"]}
    assert scene.seats == {member.id: one.id for one in scene.slices for member in one.members}
    assert scene.filtered == "Grouped by “Where we stand”."


def test_of_several_values_it_is_the_most_frequent_and_the_others_are_told() -> None:
    scene = group(see(*TABLES), TABLE)
    assert list_groups(scene) == {"Late Table": ["clinic", "school"], "None noted": ["bank", "library"]}
    assert scene.filtered == "Grouped by “Coalition”. 1 has several and stands by the most frequent."
    painted = paint_view(View.NAMES, see(*TABLES), WIDE, Wanted(grouping=TABLE))
    said = {one.id: one.said for one in painted.names}
    assert said["clinic"].endswith("Also: Early Table.")
    assert said[scene.slices[0].id].startswith("Group, 2 partners")
    (row,) = (row for row in write_twin(scene).rows if row["Name"] == "Clinic")
    assert (row["Group: Coalition"], row["Of several"]) == ("Late Table", "Also: Early Table.")


def test_bands_are_those_of_colors_and_too_many_values_stand_as_others() -> None:
    ties = partners("library clinic", "clinic bank", "clinic school")
    assert list_groups(group(see(ties), By(Trait.TIES))) == {
        "1": ["bank", "library", "school"],
        "3": ["clinic"],
    }
    clubs = [
        Organization(id=f"club{number}", name=f"Club {number}", attributes={"Color": f"c{number // 2:02}"})
        for number in range(2 * MOST_GROUPS + 4)
    ]
    groups = list_groups(group(see(*clubs), By(Trait.OWN, "Color")))
    assert len(groups) == MOST_GROUPS + 1
    assert [*groups][-2:] == ["One of 3 others", "Not known"]
    assert len(groups["One of 3 others"]) == 6


@pytest.mark.parametrize(("kind", "noted"), [("day", "202{}-03-31"), ("number", "1{}")])
def test_whoever_has_something_else_noted_is_said_to_have_none_of_what_the_others_have(
    kind: str, noted: str
) -> None:
    clubs = [
        Organization(
            id=f"club{number}",
            name=f"Club {number}",
            attributes={"Mine": noted.format(number) if number < 5 else "soon"},
        )
        for number in range(6)
    ]
    assert [*list_groups(group(see(*clubs), By(Trait.OWN, "Mine")))][-1] == f"Not known, or no {kind}"


def test_a_value_that_is_called_as_we_call_a_group_is_a_value() -> None:
    kinds = ("Others", "Others", "Ours", "School", "School", "Nothing")
    clubs = [
        Organization(id=f"club{number}", name=f"Club {number}", attributes={"Kind": kind})
        for number, kind in enumerate(kinds)
    ]
    scene = group(Day(town(*clubs, Organization(id="empty", name="Empty")), DAY), By(Trait.OWN, "Kind"))
    assert list_groups(scene) == {
        "Others": ["club0", "club1"], "School": ["club3", "club4"], "Nothing": ["club5"], "Ours": ["club2"],
        "Not known": ["empty"],
    }  # fmt: skip
    assert [one.name for one in scene.slices if one.is_rest] == ["Not known"]


def test_there_is_no_open_chair_and_the_counts_are_of_groups() -> None:
    day = see(sector("transport", expected=True))
    assert "nobody yet in Transport" in build_map(compose_picture(day))["words"]["label"]
    data = build_map(compose_picture(day, grouping=STANDING))
    assert data["words"]["missing"] == []
    assert data["words"]["label"] == "Partner map: 4 organizations in 3 groups."
    assert data["words"]["filtered"] == "Grouped by “Where we stand”."
    assert {one["state"] for one in data["slices"]} <= {"some", "listed"}
    assert {one["grouped"] for one in data["slices"]} == {True}
    assert not any(one["grouped"] for one in build_map(compose_picture(day))["slices"])
    assert "Who should we meet" in write_svg(paint_view(View.NAMES, day, WIDE, Wanted()).sheet)
    grouped = paint_view(View.NAMES, day, WIDE, Wanted(grouping=STANDING)).sheet
    assert "Who should we meet" not in write_svg(grouped)


@pytest.mark.parametrize("by_name", [False, True])
def test_of_bubbles_the_legend_speaks_of_groups(*, by_name: bool) -> None:
    rows = list_legend(group(see(), STANDING), (), grouped=True, by_name=by_name)
    assert {"symbol": "sector", "text": "a group and how many are in it; choose one to open it"} in rows
    assert "sector" not in str([one["text"] for one in rows])


def test_the_groups_are_those_of_the_whole_map_whomever_a_filter_leaves() -> None:
    day = see(*TABLES).only(read_filter(["sector:health"]))
    whole, some = compose_picture(see(*TABLES), grouping=TABLE), compose_picture(day, grouping=TABLE)
    assert [one.name for one in some.scene.slices] == [one.name for one in whole.scene.slices]
    assert some.scene.seats == {key: whole.scene.seats[key] for key in ("clinic", "bank")}
    assert some.wheel.wedges == whole.wheel.wedges
    assert some.wheel.spots["clinic"] == whole.wheel.spots["clinic"]


def test_whoever_is_asked_for_by_sector_stands_in_no_other_sector_in_groups() -> None:
    day = see(sector("youth"), tie(T.IN_SECTOR, "clinic", "youth")).only(read_filter(["sector:youth"]))
    elsewhere = "1 of them stands in another sector"
    assert elsewhere in compose_picture(day).scene.filtered
    said = "Only Youth. Grouped by “Where we stand”."
    assert compose_picture(day, grouping=STANDING).scene.filtered == said
    summaries = [
        paint_view(View.NAMES, day, WIDE, Wanted(grouping=by)).sheet.summary for by in (None, STANDING)
    ]
    assert elsewhere in summaries[0]
    assert summaries[1].startswith(f"{said} Partner map")


@pytest.mark.parametrize("trait", [one for one in Trait if one.for_team])
def test_in_the_room_nobody_is_grouped_by_what_is_for_the_team(trait: Trait) -> None:
    by = By(trait, "Budget" if trait is Trait.OWN else "")
    day = see(partners("library clinic", strength=3), org("club", attributes={"Budget": 3}))
    assert group(day, by, room=True).grouping is None
    shown = Recipe(Shown(View.NAMES, grouping=by), Size(width=900), room=True).draw(day)[0]
    assert shown == Recipe(Shown(View.NAMES), Size(width=900), room=True).draw(day)[0]


def test_in_the_room_what_is_confidential_is_no_group() -> None:
    secret = (Coalition(id="secret", name="Xanadu", confidential=True), tie(T.MEMBER_OF, "bank", "secret"))
    day = see(*TABLES, *secret)
    assert "Xanadu" in list_groups(group(day, TABLE))
    scene = group(day, TABLE, room=True)
    assert [*list_groups(scene)] == ["Late Table", "None noted"]
    assert "Xanadu" not in str(build_map(compose_picture(day, room=True, grouping=TABLE)))
    assert "Xanadu" not in write_svg(
        paint_view(View.NAMES, day, WIDE, Wanted(room=True, grouping=TABLE)).sheet
    )


def test_a_way_is_dark_in_groups_as_well() -> None:
    day = see(partners("clinic bank", "bank school"))
    data = build_map(compose_picture(day, grouping=STANDING, ends=("clinic", "school")))
    assert data["path"]["first"] == ["clinic", "school", "bank"]
    assert data["words"]["filtered"].startswith("Grouped by “Where we stand”. Clinic → Bank → School")


@pytest.mark.parametrize("frame", FRAMES.values())
def test_hostile_and_long_values_stay_text_and_run_into_nothing(frame: Frame) -> None:
    hostile = "</text><script>alert(1)</script>"
    clubs = [
        Organization(id=f"club{number}", name=f"Club {number}", attributes={"Kind": value})
        for number, value in enumerate([hostile, hostile, "very " * 60, "very " * 60])
    ]
    sheet = paint_view(View.NAMES, see(*clubs), frame, Wanted(grouping=By(Trait.OWN, "Kind"))).sheet
    check_texts(sheet)
    assert "<script" not in write_svg(sheet)


def test_it_is_kept_as_a_text_for_wheel_and_names_alone() -> None:
    by = read_by("own:Budget: old")
    assert Shown(View.NAMES, grouping=by).write() == ("view:names", "groups:own:Budget: old")
    for view in View:
        read = read_shown([f"view:{view}", "groups:own:Budget: old"])
        assert read.grouping == (by if view in {View.WHEEL, View.NAMES} else None)


@given(secretive_counties(), st.sampled_from([one for one in Trait if not one.for_team]))
@settings(max_examples=20, deadline=None)
def test_no_group_in_the_room_tells_what_is_confidential(network: Network, trait: Trait) -> None:
    day = Day(network, COUNTY_DAY)
    assert SECRET not in json.dumps(build_map(compose_picture(day, room=True, grouping=By(trait))))
    painted = paint_view(View.NAMES, day, WIDE, Wanted(room=True, grouping=By(trait)))
    assert SECRET not in write_svg(painted.sheet)
    assert SECRET not in str(painted.names)
