"""The page Stories: made from the map, changed step by step, taken back, and told as the map is now."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.changes import Item
from netmap.model.entities import Coalition, Goal, Organization
from netmap.model.happenings import Story
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep, read_steps, write_steps
from netmap.model.views.coding import Trait
from netmap.model.views.filters import FIRST_DAY, LAST_DAY, read_filter
from netmap.picture.slides.slide import SlideDrawer
from netmap.report.stories.starter import TITLE
from netmap.report.stories.telling import tell_story
from netmap.ui.stories.component import build_data
from tests.analysis.towns import goal, org, partners, person, sector, tie
from tests.report.stories.stories import look
from tests.ui.conftest import HOSTILE_NAMES

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]

TOWN: tuple[Item, ...] = (
    org("library", home=True, phone="555-0100", notes="They owe us a call."), org("clinic"), org("school"),
    sector("parks", expected=True), *partners("library clinic", "clinic school"), person("ana", name="Ana Quist"),
    tie(T.WORKS_AT, "ana", "clinic"),
)  # fmt: skip
STORY = Story(
    id="story", name="Ours",
    steps=write_steps([
        StoryStep("one", "First", "Own words.", "Breathe."), StoryStep("two", "Second", shows=Shows.QUESTION),
        StoryStep("three", "Third", focus=("gone",)),
    ]),
)  # fmt: skip


def press(page: AppTest, key: str) -> None:
    page.button(key).click().run()
    assert not page.exception
    assert not page.error


def read_story(store: Store) -> Story:
    (story,) = store.read().of(Story)
    return story


def list_titles(store: Store) -> list[str]:
    return [step.title for step in read_steps(read_story(store).steps)]


def list_said(page: AppTest) -> str:
    shown = (*page.markdown, *page.caption)
    return " ".join(str(one.value) for one in shown).replace("\\", "")


def test_a_story_is_made_from_the_map_and_taken_back(open_page: Opener, put: Putter, store: Store) -> None:
    before = put(*TOWN)
    page = open_page("stories")
    assert "3. Who is not here?" in list_said(page)
    press(page, "stories-starter")
    assert read_story(store).name == TITLE
    assert read_story(store).revision == before.revision
    assert list_titles(store) == [
        "This is our community", "Who holds us together", "Who is not here?", "Whom do you know there?",
    ]  # fmt: skip
    assert "All 4 steps still hold" in list_said(page)
    press(page, "undo-stories")
    assert store.read() == before


def test_an_empty_map_leads_on(open_page: Opener, store: Store) -> None:
    page = open_page("stories")
    assert [one.value for one in page.title] == ["Nobody is on the map yet"]
    assert [one.label for one in page.button] == ["Choose a door"]


def test_a_tiny_map_says_what_would_give_a_story_more(open_page: Opener, put: Putter) -> None:
    put(org("library"))
    said = list_said(open_page("stories"))
    assert "1. This is our community" in said
    assert "Say in which sectors you want somebody" in said


def test_a_browser_that_asks_by_the_name_a_step_had_stays_at_that_step(
    open_page: Opener, put: Putter, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(*TOWN, STORY)
    page = open_page("stories")
    page.radio("stories-step-story").set_value("three").run()
    press(page, "stories-move--1")
    radio = page.radio("stories-step-story")
    before = WidgetState(id=radio.id, string_value="3. Third")
    with monkeypatch.context() as late:
        late.setattr(type(radio), "_widget_state", property(lambda _: before))
        page.run()
    assert not page.exception
    assert page.radio("stories-step-story").value == "three"


def test_steps_are_moved_added_changed_and_removed(open_page: Opener, put: Putter, store: Store) -> None:
    put(*TOWN, STORY)
    page = open_page("stories")
    assert page.button("stories-move--1").disabled
    press(page, "stories-move-1")
    assert list_titles(store) == ["Second", "First", "Third"]
    assert page.radio("stories-step-story").value == "one"
    press(page, "stories-add")
    assert list_titles(store) == ["Second", "First", "New step", "Third"]
    new = page.radio("stories-step-story").value
    page.text_input(f"keep-stories-{new}-story-0-title").input("Who connects us").run()
    page.selectbox(f"keep-stories-{new}-story-0-shows").set_value(Shows.WHEEL).run()
    page.multiselect(f"keep-stories-{new}-story-0-findings").set_value(["connector:clinic"]).run()
    page.text_area(f"keep-stories-{new}-story-0-notes").input("Pause here.").run()
    page.checkbox(f"keep-stories-{new}-story-0-one_by_one").check().run()
    press(page, f"stories-save-{new}")
    step = read_steps(read_story(store).steps)[2]
    assert (step.title, step.notes, step.shows) == ("Who connects us", "Pause here.", Shows.WHEEL)
    assert step.one_by_one
    told = tell_story(look(store.read()), read_story(store)).steps[2]
    assert told.sentences[0].startswith("Clinic connects others")
    assert told.focus == ("clinic",)
    press(page, "stories-remove")
    assert list_titles(store) == ["Second", "First", "Third"]
    press(page, "undo-stories")
    assert list_titles(store) == ["Second", "First", "Who connects us", "Third"]


def test_who_is_bright_is_chosen_by_name(open_page: Opener, put: Putter, store: Store) -> None:
    put(*TOWN, STORY)
    page = open_page("stories")
    choice = page.multiselect("keep-stories-one-story-0-focus")
    assert choice.options == ["Clinic", "Library", "School", "Parks"]
    choice.set_value(["school", "parks"]).run()
    press(page, "stories-save-one")
    assert read_steps(read_story(store).steps)[0].focus == ("school", "parks")


def test_a_step_shows_a_view_about_somebody_who_is_on_the_wall(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*TOWN, STORY, org("left", standing="past partner"), goal("read"))
    page = open_page("stories")
    shows = page.selectbox("keep-stories-one-story-0-shows")
    assert shows.options[:4] == [
        "The wheel", "Everybody’s name", "The wheel with nobody on it", "A question to the room",
    ]  # fmt: skip
    assert shows.options[4:] == [
        "Around one",
        "A goal",
        "A coalition",
        "Between sectors",
        "Groups",
        "People",
        "Places",
    ]
    shows.set_value(Shows.COALITION).run()
    assert [one.value for one in page.info] == ["No coalition is noted yet. Add one, then it can be drawn."]
    page.selectbox("keep-stories-one-story-0-shows").set_value(Shows.AROUND).run()
    subject = page.selectbox("keep-stories-one-story-0-subject-around")
    assert subject.options == ["Clinic", "Library", "School"]
    subject.set_value("clinic").run()
    page.segmented_control("keep-stories-one-story-0-reach").set_value(2).run()
    page.text_input("keep-stories-one-story-0-title").input("").run()
    press(page, "stories-save-one")
    step = read_steps(read_story(store).steps)[0]
    assert (step.shows, step.subject, step.reach) == (Shows.AROUND, "clinic", 2)
    assert page.radio("stories-step-story").options[0].replace("\\", "") == "1. Around one: Clinic"
    page.selectbox("keep-stories-one-story-0-shows").set_value(Shows.GOAL).run()
    page.selectbox("keep-stories-one-story-0-subject-goal").set_value("read").run()
    press(page, "stories-save-one")
    step = read_steps(read_story(store).steps)[0]
    assert (step.shows, step.subject, step.reach) == (Shows.GOAL, "read", 1)


def test_a_step_has_colors_that_everybody_may_understand(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*TOWN, STORY, Coalition(id="table", name="Table"), tie(T.MEMBER_OF, "clinic", "table"))
    page = open_page("stories")
    key = "keep-stories-one-story-0-color"
    assert page.selectbox(key).options == ["Sectors", "Coalition (1 of 3)"]
    page.selectbox(key).set_value("coalition").run()
    press(page, "stories-save-one")
    assert read_steps(read_story(store).steps)[0].color is Trait.COALITION
    page.radio("stories-step-story").set_value("two").run()
    assert key.replace("-one-", "-two-") not in [one.key for one in page.selectbox]


def test_a_step_whose_color_nobody_has_any_more_says_so_and_is_taken_as_it_is(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*TOWN, Story(id="story", name="Ours", steps=write_steps([StoryStep("one", color=Trait.COALITION)])))
    page = open_page("stories")
    assert "“Coalition” tells nobody apart any more; circles have the colors of sectors." in list_said(page)
    press(page, "stories-renew")
    assert read_steps(read_story(store).steps)[0].color is None
    assert "Its 1 step still holds" in list_said(page)


def test_whom_a_step_shows_is_said_and_can_be_taken_away(
    open_page: Opener, put: Putter, store: Store
) -> None:
    steps = [StoryStep("one", "", filter=read_filter(["sector:parks", "coalition:table", "goal:gone"]))]
    story = Story(id="story", name="Ours", steps=write_steps(steps))
    put(*TOWN, story, Coalition(id="table", name="Table"), tie(T.MEMBER_OF, "clinic", "table"))
    page = open_page("stories")
    assert "Not shown on the map any more, so that the filter goes without: 1 of what it names." in list_said(
        page
    )
    asked = page.multiselect("keep-stories-one-story-0-only")
    assert asked.options == ["Sector: Parks", "Member of: Table", "Works on: not shown any more"]
    (named,) = page.radio("stories-step-story").options
    assert named.replace("\\", "") == (
        "1. The wheel. Only Parks; members of Table; working on what is not on this map."
    )
    asked.set_value(["coalition:table"]).run()
    assert "Only members of Table." in list_said(page)
    press(page, "stories-save-one")
    assert read_steps(read_story(store).steps)[0].filter.write() == ("coalition:table",)
    assert "Its 1 step still holds" in list_said(page)
    page.multiselect("keep-stories-one-story-0-only").set_value([]).run()
    press(page, "stories-save-one")
    assert not read_steps(read_story(store).steps)[0].filter


def test_a_step_about_somebody_who_is_gone_says_so_and_can_be_given_another(
    open_page: Opener, put: Putter, store: Store
) -> None:
    steps = [StoryStep("one", "Them", shows=Shows.AROUND, subject="gone")]
    put(*TOWN, Story(id="story", name="Ours", steps=write_steps(steps)))
    page = open_page("stories")
    assert "What it shows is not in the room any more; the wheel stands in." in list_said(page)
    subject = page.selectbox("keep-stories-one-story-0-subject-around")
    assert (subject.value, subject.options[0]) == ("gone", "Somebody (not shown any more)")
    subject.set_value("school").run()
    press(page, "stories-save-one")
    assert read_steps(read_story(store).steps)[0].subject == "school"
    assert "Its 1 step still holds" in list_said(page)


def test_a_step_of_another_day_offers_whom_and_what_was_there_then(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*TOWN, STORY, Goal(id="done", name="Done", ended=date(2020, 5, 3)))
    page = open_page("stories")
    page.selectbox("keep-stories-one-story-0-shows").set_value(Shows.GOAL).run()
    assert len(page.info) == 1
    page.date_input("keep-stories-one-story-0-on").set_value(date(2019, 5, 3)).run()
    page.selectbox("keep-stories-one-story-0-subject-goal").set_value("done").run()
    page.text_input("keep-stories-one-story-0-title").input("").run()
    press(page, "stories-save-one")
    step = read_steps(read_story(store).steps)[0]
    assert (step.subject, step.on) == ("done", date(2019, 5, 3))
    shown = page.radio("stories-step-story").options[0].replace("\\", "")
    assert shown == "1. A goal: Done, 3 May 2019"


@pytest.mark.parametrize("on", [FIRST_DAY, LAST_DAY])
def test_a_day_far_away_is_kept(open_page: Opener, put: Putter, on: date) -> None:
    steps = [StoryStep("one", "Far", shows=Shows.AROUND, subject="clinic", on=on)]
    put(*TOWN, Story(id="story", name="Ours", steps=write_steps(steps)))
    page = open_page("stories")
    assert not page.exception
    assert page.date_input("keep-stories-one-story-0-on").value == on


def test_what_was_typed_outlives_a_move_of_its_step(open_page: Opener, put: Putter, store: Store) -> None:
    put(*TOWN, STORY)
    page = open_page("stories")
    page.text_input("keep-stories-one-story-0-title").input("Typed").run()
    press(page, "stories-move-1")
    assert page.text_input("keep-stories-one-story-1-title").value == "Typed"
    press(page, "stories-save-one")
    assert list_titles(store) == ["Second", "Typed", "Third"]


def test_what_no_longer_holds_is_said_and_taken_as_it_is_now(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*TOWN)
    page = open_page("stories")
    press(page, "stories-starter")
    put(Organization(id="museum", name="Museum"))
    page.run()
    said = list_said(page)
    assert "3 no longer hold: 1, 2 and 3" in said
    assert (
        "Before: “Every circle is one of 3 organizations: ourselves, and those who work with us or could.” Now: “Every circle is one of 4"
        in said
    )
    press(page, "stories-renew")
    assert "All 4 steps still hold" in list_said(page)
    assert read_story(store).revision == 3


def test_a_story_is_renamed_and_deleted(open_page: Opener, put: Putter, store: Store) -> None:
    put(*TOWN, STORY)
    page = open_page("stories")
    page.text_input("keep-stories-name-story-0-name").input("Theirs").run()
    press(page, "stories-save-name")
    assert read_story(store).name == "Theirs"
    press(page, "stories-delete")
    assert not store.read().of(Story)
    press(page, "undo-stories")
    assert read_story(store).name == "Theirs"


def test_of_several_one_is_chosen_and_an_empty_one_can_be_begun(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*TOWN, STORY)
    page = open_page("stories")
    press(page, "stories-empty")
    assert len(store.read().of(Story)) == 2
    assert "It has no steps yet." in list_said(page)
    press(page, "stories-add")
    assert "Its 1 step still holds" in list_said(page)
    page.selectbox("stories-chosen").set_value("story").run()
    assert page.radio("stories-step-story").value == "one"


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_hostile_texts_are_shown_as_they_are(open_page: Opener, put: Putter, name: str) -> None:
    steps = [StoryStep("one", name, name, name, focus=("gone",), findings={name: "x"})]
    put(org("library", name=name), Story(id="story", name=name, steps=write_steps(steps)))
    page = open_page("stories")
    assert not page.exception
    assert page.text_input("keep-stories-one-story-0-title").value == " ".join(name.split())


def test_the_browser_gets_what_a_room_may_see_and_the_notes_of_who_presents() -> None:
    network = Network.of_items([*TOWN, STORY])
    told = tell_story(look(network), STORY)
    slides = SlideDrawer(look(network)).draw_all([one.words for one in told.steps])
    data = str(build_data("story", "Ours", slides, [one.notes for one in told.steps]))
    for private in ("555-0100", "owe us", "Ana Quist"):
        assert private not in data
    assert "Breathe." in data
