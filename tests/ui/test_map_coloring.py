"""What colors and sizes on the page Map say: chosen, kept in the address and in saved views, and in the room only what is for all."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.entities import Coalition, Sector
from netmap.model.happenings import Story
from netmap.model.happenings import View as SavedView
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import read_steps
from netmap.model.ties import Tie
from netmap.model.views.coding import Trait
from netmap.picture.views import View
from tests.analysis.towns import org, partners, tie
from tests.ui.conftest import HOSTILE_NAMES
from tests.ui.map_fields import name_field
from tests.ui.test_map_filter import list_keys, read_text
from tests.ui.test_map_saved import open_saved, read_saved, save
from tests.ui.test_map_views import choose, follow

Opener = Callable[[str], AppTest]
Putter = Callable[..., Network]

TOWN = (
    Sector(id="health", name="Health"), org("library", home=True), org("clinic", attributes={"Budget": 40}),
    org("pantry", standing=Standing.IDEA, attributes={"Budget": 120}), org("school"),
    *(tie(TieKind.IN_SECTOR, one, "health", primary=True) for one in ("library", "clinic", "pantry", "school")),
    *partners("library clinic", strength=4), *partners("clinic pantry"),
    Coalition(id="table", name="Table"), tie(TieKind.MEMBER_OF, "clinic", "table"),
)  # fmt: skip


@pytest.fixture
def map_page(open_page: Opener, put: Putter) -> AppTest:
    put(*TOWN)
    return open_page("map")


def color(page: AppTest, said: str, *, room: bool = False) -> AppTest:
    page.selectbox(name_field(page, f"map-color-{'room' if room else 'team'}")).set_value(said).run()
    assert not page.exception
    return page


def read_column(page: AppTest, heading: str) -> dict[str, str]:
    (table,) = page.dataframe
    return dict(zip(table.value["Name"], table.value[heading], strict=True)) if heading in table.value else {}


def test_a_color_is_in_the_table_and_the_address_and_stays_from_view_to_view(map_page: AppTest) -> None:
    color(map_page, "standing")
    assert read_column(map_page, "Color: Where we stand")["Pantry"] == "idea"
    assert map_page.query_params["color"] == "standing"
    choose(map_page, View.NAMES)
    assert map_page.query_params["color"] == "standing"
    choose(map_page, View.SECTORS)
    assert "color" not in map_page.query_params
    assert "map-color-team" not in list_keys(map_page)
    choose(map_page, View.WHEEL)
    assert not read_column(color(map_page, ""), "Color: Where we stand")
    assert "color" not in map_page.query_params


def test_only_what_is_known_can_be_chosen_with_how_many_have_it(map_page: AppTest) -> None:
    offered = map_page.selectbox(name_field(map_page, "map-color-team")).options
    assert offered[0] == "Sectors"
    assert "Where we stand (3 of 4)" in offered
    assert not [one for one in offered if one.startswith("City")]
    assert map_page.selectbox(name_field(map_page, "map-size-wheel-team")).value == "connectors"


@pytest.mark.parametrize("ties", [(), partners("clinic pantry", "pantry school")])
def test_nothing_counts_as_chosen_before_somebody_chooses(
    open_page: Opener, put: Putter, ties: tuple[Tie, ...]
) -> None:
    put(org("clinic"), org("pantry"), org("school"), *ties)
    page = open_page("map")
    choose(page, View.WHEEL)
    assert "Color, size, group" in list_buttons(page)


def list_buttons(page: AppTest) -> list[str]:
    """The words on what opens when it is clicked."""
    found, rest = [], [page.main]
    while rest:
        block = rest.pop()
        if block.type == "popover":
            found.append(block.proto.popover.label)
        rest += [one for one in getattr(block, "children", {}).values() if hasattr(one, "type")]
    return found


def test_an_address_opens_what_it_says(open_page: Opener, put: Putter) -> None:
    put(*TOWN)
    page = follow(open_page, {"view": "names", "color": "own:Budget", "size": "ties"})
    assert page.selectbox(name_field(page, "map-color-team")).value == "own:Budget"
    assert page.selectbox(name_field(page, "map-size-names-team")).value == "ties"
    assert read_column(page, "Color: Budget")["Clinic"] == "40"
    assert read_column(page, "Size: How many ties")["Clinic"] == "2"
    assert not page.warning


@pytest.mark.parametrize("said", ["shoes", "own:Shoes", "<script>", "city"])
def test_an_address_that_asks_for_what_is_not_known_says_so(
    open_page: Opener, put: Putter, said: str
) -> None:
    put(*TOWN)
    page = follow(open_page, {"color": said})
    assert not page.exception
    assert "not known of anybody on this map" in page.warning[0].value
    assert page.selectbox(name_field(page, "map-color-team")).value == ""


def test_the_room_is_colored_by_nothing_that_is_for_the_team(open_page: Opener, put: Putter) -> None:
    put(*TOWN)
    page = follow(open_page, {"room": "abc", "view": "names", "color": "standing", "size": "ties"})
    assert page.selectbox(name_field(page, "map-color-room")).options == ["Sectors", "Coalition (1 of 4)"]
    assert not [key for key in list_keys(page) if key.startswith("map-size")]
    assert set(page.dataframe[0].value) == {"Name", "What", "Sector", "Tied to", "Coalitions and goals"}
    assert read_column(color(page, "coalition", room=True), "Color: Coalition")["Clinic"] == "Table"


def test_a_saved_view_keeps_its_colors_and_the_room_opens_those_for_everybody(
    open_page: Opener, put: Putter, store: Store
) -> None:
    mine = SavedView(id="mine-view", name="Standing", shows=("view:names", "color:standing"))
    open_to_all = SavedView(
        id="all-view", name="Tables", shows=("view:names", "color:coalition", "size:ties")
    )
    put(*TOWN, mine, open_to_all)
    page = open_page("map")
    open_saved(page, mine)
    assert page.selectbox(name_field(page, "map-color-team")).value == "standing"
    assert dict(page.query_params) == {"saved": mine.id}
    color(page, "own:Budget")
    save(page, "By budget")
    assert read_saved(store)["By budget"] == ("view:names", "color:own:Budget")
    room = follow(open_page, {"room": "abc", "saved": open_to_all.id})
    assert f"map-saved-open-{mine.id}" not in list_keys(room)
    assert room.selectbox(name_field(room, "map-color-room")).value == "coalition"


def test_what_is_looked_at_is_taken_into_a_story_in_its_colors(map_page: AppTest, store: Store) -> None:
    for said, kept in (("coalition", Trait.COALITION), ("standing", None)):
        color(map_page, said)
        if kept is None:
            assert any("instead of those that are for the team only" in one.value for one in map_page.caption)
        map_page.button("map-record").click().run()
        assert not map_page.exception
        (story,) = store.read().of(Story)
        assert read_steps(story.steps)[-1].color is kept


def test_columns_with_hostile_names_and_values_are_text(open_page: Opener, put: Putter) -> None:
    put(*TOWN, *(org(f"o{at}", attributes={name: name}) for at, name in enumerate(HOSTILE_NAMES)),
        *(org(f"p{at}", attributes={name: name}) for at, name in enumerate(HOSTILE_NAMES)))  # fmt: skip
    for name in HOSTILE_NAMES[:3]:
        page = follow(open_page, {"color": f"own:{name}", "view": "names"})
        assert not page.exception


def test_who_stands_together_is_chosen_kept_in_the_address_and_in_saved_views(
    map_page: AppTest, open_page: Opener, store: Store
) -> None:
    page = map_page.selectbox(name_field(map_page, "map-groups-team")).set_value("standing").run()
    assert read_column(page, "Group: Where we stand")["Pantry"] == "Idea"
    choose(page, View.NAMES)
    assert "Grouped by “Where we stand”." in read_text(page)
    save(page, "By standing")
    assert "groups:standing" in store.read().of(SavedView)[0].shows
    choose(page, View.AROUND)
    assert "groups" not in page.query_params
    choose(page, View.WHEEL)
    assert page.query_params["groups"] == "standing"
    assert read_column(follow(open_page, page.query_params), "Group: Where we stand")["Pantry"] == "Idea"


def test_in_the_room_groups_are_by_what_everybody_may_see(put: Putter, open_page: Opener) -> None:
    put(*TOWN)
    page = follow(open_page, {"room": "x", "groups": "coalition"})
    assert read_column(page, "Group: Coalition")["Clinic"] == "Table"
    page = follow(open_page, {"room": "x", "groups": "standing"})
    assert "not shown here" in page.warning[0].value
    assert not read_column(page, "Group: Where we stand")
