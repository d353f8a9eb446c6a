"""The three questions before the first map: guessed, answered in one Change, passed over, and asked only once."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from netmap.analysis.us import find_us, is_to_be_asked, list_homes, list_team
from netmap.graph.store import Store
from netmap.model.changes import Item
from netmap.model.entities import Organization, Sector
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from tests.analysis.towns import org, person, sector, tie
from tests.ui.conftest import HOSTILE_NAMES

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]

LIST: tuple[Item, ...] = (
    org("library", name="Marlow Library", notes="that's us"), org("clinic"), org("hub"), person("deb"), person("marcus"),
    person("deborah", name="Deborah Quist"), sector("schools"), sector("zebras"), tie(T.WORKS_AT, "deborah", "library"),
    tie(T.KEPT_BY, "clinic", "deb"), tie(T.KEPT_BY, "hub", "marcus"), tie(T.IN_SECTOR, "hub", "schools"),
)  # fmt: skip


def find_title(page: AppTest) -> str:
    return str(page.title[0].value)


def find_ticked(page: AppTest) -> set[str]:
    return {one.label.split(" · ")[0] for one in page.checkbox if one.value and " · " in one.label}


def press(page: AppTest, key: str) -> None:
    page.button(key).click().run()
    assert not page.exception
    assert not page.error


def test_a_map_of_which_nobody_said_who_is_us_opens_with_the_questions(
    open_page: Opener, put: Putter
) -> None:
    put(*LIST)
    page = open_page()
    assert find_title(page) == "Three questions, then the map"
    assert find_ticked(page) == {"Marlow Library", "Deb", "Marcus", "Deborah Quist"}
    assert any("the list says “that\\'s us”" in one.label for one in page.checkbox)
    assert any("keeps 1 relationship" in one.label for one in page.checkbox)


def test_a_map_of_which_we_are_known_opens_with_the_map(open_page: Opener, put: Putter) -> None:
    put(*LIST, org("us", home=True))
    assert find_title(open_page()) == "Partner map"


def test_the_guesses_are_taken_as_one_change_that_is_undone_on_the_map(
    open_page: Opener, put: Putter, store: Store
) -> None:
    before = put(*LIST)
    page = open_page()
    page.checkbox("questions-same-deb").check().run()
    press(page, "questions:save")
    assert find_title(page) == "Partner map"
    after = store.read()
    assert [one.name for one in list_homes(after)] == ["Marlow Library"]
    assert [one.name for one in list_team(after)] == ["Deborah Quist", "Marcus"]
    assert [one.id for one in after.targets("clinic", T.KEPT_BY)] == ["deborah"]
    assert {one.name: one.expected for one in after.of(Sector)} == {"Schools": True, "Zebras": False}  # fmt: skip
    press(page, "undo-map")
    assert store.read() == before


def test_one_click_adds_the_usual_sectors_to_those_that_are_ticked(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*LIST)
    page = open_page()
    page.pills("questions-sectors-").set_value(["zebras"]).run()
    press(page, "questions:set-library")
    press(page, "questions:save")
    wanted = {one.name for one in store.read().of(Sector) if one.expected}
    assert {"Schools", "Zebras", "Health", "Faith communities"} <= wanted
    assert not {"Education & libraries", "Women"} & wanted


def test_others_and_names_that_are_on_no_list_can_be_us(open_page: Opener, put: Putter, store: Store) -> None:
    put(*LIST)
    page = open_page()
    page.checkbox("questions-home-library").uncheck()
    page.multiselect("questions-homes").set_value(["hub"])
    page.text_input("questions-home-new").input("Marlow Coalition")
    page.text_input("questions-team-new").input("Ana Ruiz; Bo Lee").run()
    press(page, "questions:save")
    after = store.read()
    assert [one.name for one in list_homes(after)] == ["Hub", "Marlow Coalition"]
    assert [one.name for one in list_team(after)] == ["Ana Ruiz", "Bo Lee", "Deb", "Marcus"]


def test_passed_over_they_are_not_asked_again_and_undo_asks_again(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*LIST)
    page = open_page()
    press(page, "questions:skip")
    assert find_title(page) == "Partner map"
    assert not find_us(store.read())
    assert not is_to_be_asked(store.read())
    assert find_title(open_page()) == "Partner map"
    press(page, "undo-map")
    assert find_title(open_page()) == "Three questions, then the map"


def test_answered_with_nobody_they_are_not_asked_again(open_page: Opener, put: Putter, store: Store) -> None:
    put(org("clinic"))
    press(open_page(), "questions:save")
    assert not is_to_be_asked(store.read())


def test_what_somebody_else_adds_is_shown_as_long_as_nothing_is_answered(
    open_page: Opener, put: Putter
) -> None:
    put(org("clinic"))
    page = open_page()
    assert find_ticked(page) == set()
    put(org("hub", notes="this is us"))
    page.run()
    assert find_ticked(page) == {"Hub"}


def test_what_is_answered_stays_when_another_page_is_looked_at(open_page: Opener, put: Putter) -> None:
    put(*LIST)
    page = open_page()
    page.checkbox("questions-member-marcus").uncheck().run()
    for address in ("partners", "questions"):
        page._page_hash = page.session_state["netmap-pages"][address]._script_hash
        page.run()
    assert find_ticked(page) == {"Marlow Library", "Deb", "Deborah Quist"}


def test_hostile_names_are_text_in_ticks_and_sectors(open_page: Opener, put: Putter) -> None:
    put(*(Organization(name=name, notes="that's us") for name in HOSTILE_NAMES[:3]),
        *(Sector(name=name) for name in HOSTILE_NAMES))  # fmt: skip
    page = open_page()
    assert not page.exception
    assert not any(name in one.label for one in page.checkbox for name in HOSTILE_NAMES)
    assert not any(name in option for one in page.pills for option in one.options for name in HOSTILE_NAMES)
