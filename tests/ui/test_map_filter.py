"""The filter on the page Map: asked, said, kept from view to view and in the address, cleared in one click."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.changes import build_change
from netmap.model.entities import Coalition, Sector
from netmap.model.happenings import Story
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import read_steps
from netmap.model.views.coding import Trait
from netmap.picture.views import View
from tests.analysis.towns import goal, org, partners, person, tie
from tests.ui.conftest import HOSTILE_NAMES
from tests.ui.map_fields import name_field
from tests.ui.test_map_views import choose, follow

Opener = Callable[[str], AppTest]
Putter = Callable[..., Network]
LEFT_OUT = (
    "The filter named somebody or something that is not on the map, or is not shown here. That was left out, so you "
    "may see more than you asked for."
)
CLEAR, CLEAR_NOBODY = "map-everybody-head", "map-everybody-picture"

TOWN = (
    Sector(id="health", name="Health"), Sector(id="food", name="Food"),
    Sector(id="shelter", name="Shelters", on_the_wall=False),
    org("library", home=True), org("clinic"), org("pantry"), person("ana", on_team=True),
    tie(TieKind.IN_SECTOR, "clinic", "health", primary=True), tie(TieKind.IN_SECTOR, "pantry", "food", primary=True),
    tie(TieKind.IN_SECTOR, "clinic", "shelter"),
    *partners("library clinic", strength=4), *partners("clinic pantry", strength=2),
    Coalition(id="table", name="Table"), tie(TieKind.MEMBER_OF, "clinic", "table"), tie(TieKind.KEPT_BY, "pantry", "ana"),
)  # fmt: skip


@pytest.fixture
def map_page(open_page: Opener, put: Putter) -> AppTest:
    put(*TOWN)
    return open_page("map")


def ask(page: AppTest, aspect: str, *values: str, room: bool = False) -> AppTest:
    page.multiselect(name_field(page, f"map-only-{aspect}-{'room' if room else 'team'}")).set_value(
        list(values)
    ).run()
    assert not page.exception
    return page


def list_names(page: AppTest) -> list[str]:
    (table,) = page.dataframe
    return list(table.value["Name"])


def read_text(page: AppTest) -> str:
    return " ".join(one.value.replace("\\", "") for one in (*page.markdown, *page.info))


def list_keys(page: AppTest) -> set[str]:
    return {str(one.key) for one in page.button}


def test_only_some_are_shown_and_all_again_in_one_click(map_page: AppTest) -> None:
    assert list_names(map_page) == ["Clinic", "Pantry", "Library"]
    assert CLEAR not in list_keys(map_page)
    page = ask(map_page, "sector", "health", "food")
    assert list_names(page) == ["Clinic", "Pantry"]
    assert "Only Health or Food." in read_text(page)
    page.button(CLEAR).click().run()
    assert list_names(page) == ["Clinic", "Pantry", "Library"]
    assert "only" not in page.query_params
    assert CLEAR not in list_keys(page)


def test_a_filter_stays_from_view_to_view_and_in_the_address(map_page: AppTest, open_page: Opener) -> None:
    ask(map_page, "coalition", "table")
    map_page.segmented_control(name_field(map_page, "map-only-strength-team")).set_value("3").run()
    for view in (View.NAMES, View.AROUND, View.SECTORS, View.WHEEL):
        choose(map_page, view)
        assert map_page.query_params["only"] == ["coalition:table", "strength:3"]
        assert list_names(map_page) == ["Clinic"]
    again = follow(open_page, {"view": "names", "only": "coalition:table"})
    assert again.multiselect(name_field(again, "map-only-coalition-team")).value == ["table"]
    assert list_names(again) == ["Clinic"]
    assert not again.warning


@pytest.mark.parametrize("view", [View.WHEEL, View.NAMES, View.COALITION])
def test_a_filter_that_leaves_nobody_says_so_and_offers_to_clear_it(map_page: AppTest, view: View) -> None:
    choose(map_page, view)
    ask(map_page, "sector", "food")
    ask(map_page, "coalition", "table")
    assert "This filter leaves nobody on the map. Only Food; members of Table." in read_text(map_page)
    map_page.button(CLEAR_NOBODY).click().run()
    assert not map_page.info
    assert len(list_names(map_page)) == 3


@pytest.mark.parametrize(
    "said", ["sector:gone", "keeper:<script>", "strength:9", "x", "standing:closed", "sector:shelter'"]
)
def test_an_address_that_asks_for_what_is_not_there_shows_everybody(
    map_page: AppTest, open_page: Opener, said: str
) -> None:
    page = follow(open_page, {"only": said})
    assert not page.exception
    assert len(list_names(page)) == 3
    assert "only" not in page.query_params
    assert [one.value for one in page.warning] == [LEFT_OUT]
    assert not page.run().warning


@pytest.mark.parametrize(
    "said", ["keeper:ana", "standing:partner", "strength:3", "tie:PARTNERS_WITH", "sector:shelter"]
)
def test_in_the_room_an_address_asks_for_nothing_that_is_for_the_team(
    map_page: AppTest, open_page: Opener, said: str
) -> None:
    page = follow(open_page, {"room": "abc", "view": "wheel", "only": said})
    assert not page.exception
    assert [one.value for one in page.warning] == [LEFT_OUT]
    assert len(list_names(page)) == 3
    assert "only" not in page.query_params
    keys = {str(one.key) for one in (*page.multiselect, *page.segmented_control)}
    assert not [
        key for key in keys if any(word in key for word in ("keeper", "standing", "strength", "tie-"))
    ]
    assert "shelter" not in str([one.options for one in page.multiselect]).casefold()


def test_the_filter_of_the_team_is_not_that_of_the_room(map_page: AppTest) -> None:
    ask(map_page, "keeper", "ana")
    assert list_names(map_page) == ["Pantry"]
    map_page.button("netmap-room-enter").click().run()
    assert len(list_names(map_page)) == 3
    assert "only" not in map_page.query_params
    assert list_names(ask(map_page, "sector", "food", room=True)) == ["Pantry"]


def test_what_is_renamed_is_still_asked_for_and_what_is_deleted_no_more(
    map_page: AppTest, store: Store
) -> None:
    ask(map_page, "sector", "health")
    store.apply(
        build_change(
            store.read(), put=[Sector(id="health", name="Well-being")], who="Luis", sentence="Rename."
        )
    )
    map_page.run()
    assert list_names(map_page) == ["Clinic"]
    assert "Only Well-being." in read_text(map_page)
    store.apply(build_change(store.read(), remove=["health"], who="Luis", sentence="Delete."))
    map_page.run()
    assert len(list_names(map_page)) == 3
    assert "only" not in map_page.query_params


def test_an_empty_map_and_one_partner_have_nothing_to_choose(open_page: Opener, put: Putter) -> None:
    page = open_page("map")
    assert not page.exception
    put(org("library", home=True))
    page = open_page("map")
    assert not page.exception
    assert {str(one.key) for one in page.multiselect} <= {"map-only-standing-team"}


def test_hostile_names_in_a_filter_are_text(open_page: Opener, put: Putter) -> None:
    sectors = [Sector(id=f"s{number}", name=name) for number, name in enumerate(HOSTILE_NAMES)]
    put(*sectors, *(org(f"o{number}") for number in range(len(sectors))),
        *(tie(TieKind.IN_SECTOR, f"o{number}", one.id, primary=True) for number, one in enumerate(sectors)))  # fmt: skip
    page = open_page("map")
    for view in (View.WHEEL, View.NAMES):
        choose(page, view)
        ask(page, "sector", *(one.id for one in sectors[:5]))
        assert not [one for one in page.markdown if "<img" in one.value.replace("\\<", "") and one.allow_html]


GROWN = (
    org("library", home=True), org("clinic"), org("pantry"),
    *partners("library clinic", since=date(2020, 5, 1)), *partners("clinic pantry", since=date(2024, 3, 1)),
    *partners("library pantry"),
)  # fmt: skip


def list_tied(page: AppTest) -> dict[str, str]:
    (table,) = page.dataframe
    return dict(zip(table.value["Name"], table.value["Tied to"], strict=True))


@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
def test_a_map_is_shown_as_it_was_and_as_it_is_again(open_page: Opener, put: Putter, room: bool) -> None:
    put(*GROWN)
    page = open_page("map") if not room else follow(open_page, {"room": "abc", "view": "wheel"})
    mode = "room" if room else "team"
    assert not page.select_slider
    page.toggle(f"map-back-{mode}").set_value(True).run()
    slider = page.select_slider(name_field(page, f"map-only-on-{mode}"))
    assert (slider.value, slider.options[0], slider.options[-1]) == ("", "31 December 2019", "Today")
    assert "2 of 3 ties say since when they hold" in " ".join(one.value for one in page.caption)
    assert "only" not in page.query_params
    slider.set_value("2023-12-31").run()
    assert not page.exception
    assert page.query_params["only"] == "on:2023-12-31"
    assert "As it was on 31 December 2023, as far as days are noted." in read_text(page)
    assert list_tied(page) == {"Library": "Clinic, Pantry", "Clinic": "Library", "Pantry": "Library"}
    page.button(CLEAR).click().run()
    assert "only" not in page.query_params
    assert not page.select_slider
    assert list_tied(page)["Pantry"] == "Clinic, Library"


def test_no_longer_looking_back_is_today_again(open_page: Opener, put: Putter) -> None:
    put(*GROWN)
    page = follow(open_page, {"only": "on:2021-08-17"})
    assert page.toggle("map-back-team").value
    slider = page.select_slider(name_field(page, "map-only-on-team"))
    assert (slider.value, "17 August 2021" in slider.options) == ("2021-08-17", True)
    page.toggle("map-back-team").set_value(False).run()
    assert "only" not in page.query_params
    assert list_tied(page)["Clinic"] == "Library, Pantry"


def test_where_no_tie_has_a_day_it_is_said_what_would_give_one(map_page: AppTest) -> None:
    assert "map-back-team" not in {one.key for one in map_page.toggle}
    assert "note since when ties hold" in " ".join(one.value for one in map_page.caption)


def test_a_step_shows_the_map_as_it_was_when_it_was_recorded(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*GROWN, Sector(id="health", name="Health"), tie(TieKind.IN_SECTOR, "clinic", "health"))
    page = follow(open_page, {"only": ["on:2023-12-31", "sector:health"]})
    said = " ".join(one.value.replace("\\", "") for one in page.caption)
    assert "as it was on 31 December 2023. Only Health." in said
    assert "A story shows also" not in said
    page.button("map-record").click().run()
    (story,) = store.read().of(Story)
    (step,) = read_steps(story.steps)
    assert step.on == date(2023, 12, 31)
    assert step.filter.write() == ("sector:health",)


def test_a_step_keeps_the_way_and_the_groups_of_the_map(open_page: Opener, put: Putter, store: Store) -> None:
    put(*GROWN, Coalition(id="table", name="Table"), tie(TieKind.MEMBER_OF, "clinic", "table"))
    page = follow(open_page, {"from": "library", "to": "clinic", "groups": "coalition"})
    said = " ".join(one.value.replace("\\", "") for one in page.caption)
    assert "Grouped by “Coalition”. It shows the way from Library to Clinic over what a room sees." in said
    assert "Not kept" not in said
    page.button("map-record").click().run()
    (story,) = store.read().of(Story)
    (step,) = read_steps(story.steps)
    assert (step.ends, step.grouping) == (("library", "clinic"), Trait.COALITION)


def test_what_of_the_map_a_step_does_not_keep_is_said(open_page: Opener, put: Putter, store: Store) -> None:
    put(*GROWN, org("bus"), tie(TieKind.KEPT_BY, "clinic", "ana"), person("ana"))
    page = follow(open_page, {"from": "library", "to": "bus", "groups": "keeper"})
    said = " ".join(one.value.replace("\\", "") for one in page.caption)
    assert (
        "Not kept: the groups, which are for the team only and the way, as none is known in the room." in said
    )
    page.button("map-record").click().run()
    (story,) = store.read().of(Story)
    (step,) = read_steps(story.steps)
    assert (step.ends, step.grouping) == ((), None)
    assert "Not kept" not in " ".join(one.value for one in open_page("map").caption)


def test_a_step_keeps_of_the_filter_what_a_room_may_see_and_the_rest_is_said(
    map_page: AppTest, open_page: Opener, store: Store
) -> None:
    page = follow(open_page, {"only": ["sector:shelter", "coalition:table", "keeper:ana"]})
    said = " ".join(one.value.replace("\\", "") for one in page.caption)
    assert (
        "Only members of Table. A story shows also whatever the filter leaves out by what is for the team"
        in said
    )
    page.button("map-record").click().run()
    assert not page.exception
    (story,) = store.read().of(Story)
    (step,) = read_steps(story.steps)
    assert step.filter.write() == ("coalition:table",)


def test_a_step_that_would_show_a_room_nobody_is_not_recorded(
    map_page: AppTest, open_page: Opener, put: Putter, store: Store
) -> None:
    put(Coalition(id="empty", name="Empty"))
    page = follow(open_page, {"only": ["coalition:empty"]})
    page.button("map-record").click().run()
    assert any("leaves nobody whom a room may see" in one.value for one in page.error)
    assert not store.read().of(Story)


def test_whom_a_view_of_then_is_about_is_chosen_among_those_of_then(open_page: Opener, put: Putter) -> None:
    old = goal("old", started=date(2015, 1, 1), ended=date(2020, 12, 31))
    put(*GROWN, old, goal("new", started=date(2024, 1, 1)), tie(TieKind.PURSUES, "clinic", "old"))
    page = follow(open_page, {"view": "goal", "of": "old", "only": "on:2019-12-31"})
    assert not page.exception
    assert page.selectbox("map-of-goal").options == ["Old"]
    assert not [one.value for one in page.info if "no goal" in one.value]
    page.button(CLEAR).click().run()
    assert page.selectbox("map-of-goal").options == ["New"]


def test_days_in_a_column_of_ones_own_are_asked_said_and_kept(open_page: Opener, put: Putter) -> None:
    put(*TOWN)
    put(
        org("clinic", attributes={"Signed on": "2024-03-01"}),
        org("pantry", attributes={"Signed on": "2025-05-05"}),
    )
    page = open_page("map")
    page.date_input(name_field(page, "map-own-days-since")).set_value(date(2025, 1, 1)).run()
    assert not page.exception
    assert list_names(page) == ["Pantry"]
    assert "Only with “Signed on” from 1 January 2025 on." in read_text(page)
    page.date_input(name_field(page, "map-own-days-before")).set_value(date(2025, 5, 5)).run()
    assert "Pantry" not in read_text(page) or not page.dataframe
    page.button(CLEAR).click().run()
    assert page.date_input(name_field(page, "map-own-days-since")).value is None
    assert "Library" in list_names(page)
