"""The views of the map on its page: chosen, of whom or what, kept in the address, and led to from whom is open."""

from collections.abc import Callable, Mapping

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.entities import Area, Coalition, Goal, Organization, Person, Sector
from netmap.model.happenings import Story
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import StoryStep, read_steps, write_steps
from netmap.model.ties import build_tie
from netmap.model.views.coding import By, Trait
from netmap.picture.scene.scene import NO_SECTOR
from netmap.picture.views import View
from netmap.ui.map.page import PLACE
from tests.ui.conftest import APP, HOSTILE_NAMES
from tests.ui.map_fields import name_field

Opener = Callable[[str], AppTest]
Putter = Callable[..., Network]

LIBRARY, PANTRY = Organization(name="Library", home=True), Organization(name="Pantry")
GOAL, TABLE = Goal(name="Rides for all"), Coalition(name="Bus table")
TOWN = (
    LIBRARY,
    PANTRY,
    GOAL,
    TABLE,
    build_tie(TieKind.PARTNERS_WITH, LIBRARY.id, PANTRY.id),
    build_tie(TieKind.PURSUES, PANTRY.id, GOAL.id),
    build_tie(TieKind.MEMBER_OF, LIBRARY.id, TABLE.id),
)


def choose(page: AppTest, view: View, *, room: bool = False) -> None:
    page.segmented_control(f"map-view-{'room' if room else 'team'}").set_value(view.called).run()
    assert not page.exception


def follow(open_page: Opener, address: Mapping[str, str | list[str]]) -> AppTest:
    """The map as it is opened at an address."""
    page = AppTest.from_file(str(APP), default_timeout=60)
    page._page_hash = open_page("map")._page_hash
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def read_text(page: AppTest) -> str:
    assert not page.exception
    return " ".join(one.value.replace("\\", "") for one in page.markdown)


@pytest.mark.parametrize("view", View)
def test_every_view_is_on_the_page_and_in_its_address(open_page: Opener, put: Putter, view: View) -> None:
    put(*TOWN)
    page = open_page("map")
    choose(page, view)
    assert ("no groups" in " ".join(one.value for one in page.info)) == (view is View.COMMUNITIES)
    assert ("Pick somebody" in {one.value for one in page.header}) == (view is not View.COMMUNITIES)
    assert page.query_params.get("view", "wheel") == str(view)
    assert ("of" in page.query_params) == view.is_about_one


@pytest.mark.parametrize(
    ("view", "subject", "said"),
    [
        (View.AROUND, PANTRY, "Around Pantry: us alone in 1 sector."),
        (View.GOAL, GOAL, "Rides for all: 1 partner from 1 sector works on it."),
        (View.COALITION, TABLE, "Bus table: we alone sit here."),
    ],
)
def test_a_view_of_one_is_told_as_text_as_well(
    open_page: Opener, put: Putter, view: View, subject: Goal | Coalition | Organization, said: str
) -> None:
    put(*TOWN)
    page = open_page("map")
    choose(page, view)
    page.selectbox(f"map-of-{view}").set_value(subject.id).run()
    assert said in read_text(page)
    assert page.query_params["of"] == subject.id


def test_people_are_told_with_where_they_work_and_where_nobody_is_known(
    open_page: Opener, put: Putter
) -> None:
    lee = Person(name="Lee Ann Poe")
    put(*TOWN, lee, build_tie(TieKind.WORKS_AT, lee.id, PANTRY.id, role="Manager"))
    page = open_page("map")
    choose(page, View.PEOPLE)
    rows = page.dataframe[0].value.to_dict("records")
    assert [(row["Name"], row["Works at"], row["As"]) for row in rows] == [
        ("nobody known here yet", "Library", ""),
        ("Lee Ann Poe", "Pantry", "Manager"),
    ]
    assert "Nobody is known by name yet at Library." in read_text(page)


def test_people_are_not_offered_to_a_room_and_their_address_leads_elsewhere(
    open_page: Opener, put: Putter
) -> None:
    lee = Person(name="Lee Ann Poe")
    put(*TOWN, lee, build_tie(TieKind.WORKS_AT, lee.id, PANTRY.id))
    page = follow(open_page, {"view": "people", "room": "abc"})
    chosen = page.segmented_control("map-view-room")
    assert chosen.value == View.NAMES.called
    assert View.PEOPLE.called not in chosen.options
    assert "Lee Ann Poe" not in read_text(page)


def test_around_one_begins_with_us(open_page: Opener, put: Putter) -> None:
    put(*TOWN)
    page = open_page("map")
    choose(page, View.AROUND)
    assert page.selectbox("map-of-around").value == LIBRARY.id
    page.segmented_control("map-steps").set_value("Two steps").run()
    assert page.query_params["steps"] == "2"


def test_the_address_says_what_is_seen_first(open_page: Opener, put: Putter) -> None:
    put(*TOWN)
    told = {"view": "around", "of": PANTRY.id, "steps": "2", "room": "abc"}
    page = follow(open_page, told)
    assert not page.exception
    assert page.selectbox("map-of-around").value == PANTRY.id
    assert "netmap-room-leave" in {one.key for one in page.button}
    assert dict(page.query_params) == told


@pytest.mark.parametrize(
    "said", [{"view": "nothing"}, {"view": "around", "of": "nobody"}, {"steps": "x", "of": "<b>"}]
)
def test_an_address_that_says_nothing_true_shows_a_map(
    open_page: Opener, put: Putter, said: dict[str, str]
) -> None:
    put(*TOWN)
    page = follow(open_page, said)
    assert not page.exception
    assert page.query_params.get("view") in {None, "around"}
    assert page.query_params.get("of", LIBRARY.id) == LIBRARY.id


def test_whom_is_open_leads_to_the_view_around_them(open_page: Opener, put: Putter) -> None:
    put(*TOWN)
    page = open_page("map")
    page.session_state["map-open"] = PANTRY.id
    page.run()
    page.button(f"{PLACE}-draw-{PANTRY.id}").click().run()
    assert page.segmented_control("map-view-team").value == View.AROUND.called
    assert page.selectbox("map-of-around").value == PANTRY.id


@pytest.mark.parametrize(
    ("said", "chosen", "told"),
    [
        ({"groups": "coalition"}, (By(Trait.COALITION), "group-1"), "1 partner, grouped by “Coalition”."),
        ({}, (None, NO_SECTOR), "2 partners."),
        ({"groups": "goal"}, (By(Trait.COALITION), "group-1"), ""),
    ],
    ids=["a group", "those in no sector", "a group of another map"],
)
def test_a_group_that_is_clicked_shows_who_is_in_it_and_leads_to_each(
    open_page: Opener, put: Putter, said: dict[str, str], chosen: object, told: str
) -> None:
    put(*TOWN)
    page = follow(open_page, said)
    page.session_state["map-open-slice"] = chosen
    page.run()
    assert not page.exception
    assert not told or any(one.value.replace("\\", "") == told for one in page.markdown)
    listed = [one.label for one in page.button if str(one.key).startswith(f"{PLACE}-in-group-")]
    assert bool(listed) == bool(told)
    if listed:
        page.button(f"{PLACE}-in-group-{LIBRARY.id}").click().run()
        assert "Library" in [one.value for one in page.header]


def test_where_there_is_no_goal_the_page_says_so(open_page: Opener, put: Putter) -> None:
    put(LIBRARY)
    page = open_page("map")
    choose(page, View.GOAL)
    assert [one.value for one in page.info] == [View.GOAL.lacks]


def test_hostile_names_are_text_in_every_view(open_page: Opener, put: Putter) -> None:
    names = [Organization(name=name) for name in HOSTILE_NAMES]
    goals = [Goal(name=name) for name in HOSTILE_NAMES[:2]]
    put(*names, *goals, *(build_tie(TieKind.PURSUES, one.id, goals[0].id) for one in names))
    page = open_page("map")
    for view in View:
        choose(page, view)
        assert not [one for one in page.markdown if one.allow_html and "onerror" in one.value]


def list_steps(store: Store) -> list[StoryStep]:
    return [step for story in store.read().of(Story) for step in read_steps(story.steps)]


def read_buttons(page: AppTest) -> set[str]:
    return {one.label for one in page.button}


@pytest.mark.parametrize("view", [one for one in View if one is not View.COMMUNITIES])
def test_what_is_shown_is_added_to_a_story_and_taken_back(
    open_page: Opener, put: Putter, store: Store, view: View
) -> None:
    before = put(*TOWN, Sector(name="Books"))
    page = open_page("map")
    choose(page, view)
    if view is View.SECTORS:
        books = next(iter(before.of(Sector)))
        put(build_tie(TieKind.IN_SECTOR, LIBRARY.id, books.id))
        page.run()
    if view is View.GEOGRAPHY:
        put(
            Area(name="Harbor", latitude=40.0, longitude=-40.0), LIBRARY.model_copy(update={"city": "harbor"})
        )
        page.run()
    if view is View.PEOPLE:
        put(Person(name="Rosa the barber", standing="partner"))
        page.run()
    before = store.read()
    page.text_input("map-story-name").input("For spring").run()
    page.button("map-record").click().run()
    assert not page.exception
    (story,) = store.read().of(Story)
    (step,) = read_steps(story.steps)
    subject = {View.AROUND: LIBRARY.id, View.GOAL: GOAL.id, View.COALITION: TABLE.id}.get(view, "")
    assert (story.name, str(step.shows), step.subject, step.focus) == ("For spring", str(view), subject, ())
    assert "Began a story with a step." in read_text(page)
    page.button("undo-map").click().run()
    assert store.read() == before
    assert "See it under Stories" not in read_buttons(page)


def test_a_step_goes_to_the_end_of_a_story_with_whoever_is_open_bright(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*TOWN, Story(id="story", name="Ours", steps=write_steps([StoryStep("one", "First")])))
    page = open_page("map")
    page.session_state["map-open"] = PANTRY.id
    choose(page, View.AROUND)
    page.segmented_control("map-steps").set_value("Two steps").run()
    page.text_input(name_field(page, "map-story-title")).input("Who is near").run()
    page.button("map-record").click().run()
    first, added = list_steps(store)
    assert first.title == "First"
    assert (added.title, added.subject, added.reach, added.focus) == (
        "Who is near",
        LIBRARY.id,
        2,
        (PANTRY.id,),
    )
    assert page.text_input(name_field(page, "map-story-title")).value == ""
    page.checkbox("map-story-bright").uncheck().run()
    page.button("map-record").click().run()
    assert list_steps(store)[-1].focus == ()
    page.button("map-to-stories").click().run()
    assert not page.exception
    assert page.session_state["stories-chosen"] == "story"
    assert page.session_state["stories-step-story"] == list_steps(store)[-1].id


def test_who_is_not_shown_in_the_room_goes_into_no_story(
    open_page: Opener, put: Putter, store: Store
) -> None:
    left = Organization(name="Left us", standing="past partner")
    put(*TOWN, left)
    page = open_page("map")
    page.session_state["map-open"] = left.id
    page.button("map-record").click().run()
    assert "“Left us” is not shown in the room" in page.error[0].value
    page.checkbox("map-story-bright").uncheck().run()
    choose(page, View.AROUND)
    page.selectbox("map-of-around").set_value(left.id).run()
    page.button("map-record").click().run()
    assert "“Left us” is not shown in the room" in page.error[0].value
    assert list_steps(store) == []


def test_of_two_who_add_to_one_story_at_once_the_second_is_told(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*TOWN, Story(id="story", name="Ours"))
    page = open_page("map")
    put(Story(id="story", name="Ours", steps=write_steps([StoryStep("theirs", "Theirs")])))
    page.text_input(name_field(page, "map-story-title")).input("Mine")
    page.button("map-record").click().run()
    assert "You had typed: “Mine”" in page.error[0].value.replace("\\", "")
    assert [one.title for one in list_steps(store)] == ["Theirs"]


def test_what_cannot_be_drawn_is_not_added(open_page: Opener, put: Putter, store: Store) -> None:
    put(LIBRARY)
    page = open_page("map")
    for view, said in (
        (View.COMMUNITIES, "There are no groups that are more than chance. Choose another view."),
        (View.GOAL, "It is not said whom or what it shows. Choose another view."),
        (View.SECTORS, "Nobody is in a sector that is shown. Choose another view."),
        (
            View.PEOPLE,
            "No partner in the room is a person, and nobody else is named there. Choose another view.",
        ),
    ):
        choose(page, view)
        page.button("map-record").click().run()
        assert page.error[0].value.replace("\\", "") == said
    assert list_steps(store) == []


def test_in_the_room_nothing_is_added(open_page: Opener, put: Putter) -> None:
    put(*TOWN)
    page = open_page("map")
    assert "Add the step" in read_buttons(page)
    page.session_state["netmap-room"] = "token"
    page.run()
    assert "Add the step" not in read_buttons(page)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_hostile_names_are_text_where_a_step_is_added(
    open_page: Opener, put: Putter, store: Store, name: str
) -> None:
    one = Organization(name=name)
    put(one, Story(name=name))
    page = open_page("map")
    page.session_state["map-open"] = one.id
    choose(page, View.AROUND)
    page.button("map-record").click().run()
    assert not page.exception
    assert [step.subject for step in list_steps(store)] == [one.id]
