"""Bringing a list in: guesses shown and corrected, doubts asked, nothing kept before it was seen."""

from collections.abc import Callable
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.entities import Organization, Person, Sector
from netmap.model.network import Network
from netmap.ui.parts.text import plain
from tests.ui.bring_in_page import list_text, upload
from tests.ui.tables import read_table, type_into

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]

LIST = (
    b"Agency,Contact,Email\nFood Bank,Ana Ruiz,ana@foodbank.example\nCity Clinic,Bo Lee,bo@clinic.example\n"
)


def _press(page: AppTest, key: str) -> None:
    page.button(key).click().run()
    assert not page.exception


def _tick_same(page: AppTest) -> None:
    type_into(page, "Who may be the same as whom", {0: {"Same": True}})


def test_a_list_is_seen_first_then_kept_then_taken_back(open_page: Opener, store: Store) -> None:
    page = open_page("bring-in")
    upload(page, LIST)
    assert store.read().entities == {}
    assert page.header[0].value == plain("On the map then: 2 organizations in 2 sectors, 2 people.")
    _press(page, "bring-in")
    network = store.read()
    assert [one.name for one in network.of(Organization)] == ["City Clinic", "Food Bank"]
    assert [one.name for one in network.of(Person)] == ["Ana Ruiz", "Bo Lee"]
    assert page.title[0].value == "Three questions, then the map"
    _press(page, "undo-map")
    assert store.read().entities == {}


def test_the_same_list_again_changes_nothing(open_page: Opener, store: Store) -> None:
    page = open_page("bring-in")
    upload(page, LIST)
    _press(page, "bring-in")
    revision = store.revision()
    again = open_page("bring-in")
    upload(again, LIST)
    assert again.button("bring-in").disabled
    assert plain("Nothing to bring in: all of it is on the map already.") in list_text(again)
    assert store.revision() == revision


def test_a_near_match_is_asked_about_and_the_answer_counts(
    open_page: Opener, put: Putter, store: Store
) -> None:
    known = Organization(name="Eastgate Community Pantry")
    put(known)
    page = open_page("bring-in")
    upload(page, b"Agency\nEastgate Comunity Pantry\n")
    _tick_same(page)
    _press(page, "bring-in")
    assert [one.id for one in store.read().of(Organization)] == [known.id]


def test_a_file_that_is_no_list_is_refused_in_words(open_page: Opener, store: Store) -> None:
    page = open_page("bring-in")
    upload(page, b"PK\x03\x04 cut off", "partners.xlsx")
    assert len(page.error) == 1
    assert store.read().entities == {}


@pytest.mark.parametrize("accepted", [True, False])
def test_the_lists_own_sectors_become_ours_only_when_accepted(
    open_page: Opener, store: Store, *, accepted: bool
) -> None:
    page = open_page("bring-in")
    upload(page, b"Agency,Sector\nFood Bank,Food\nCity Clinic,Health care\n")
    if accepted:
        _press(page, "yes-to-sectors")
    _press(page, "bring-in")
    names = {sector.name for sector in store.read().of(Sector)}
    assert ("Health" in names, "Health care" in names) == (accepted, not accepted)


ANSWERED = b"""Agency,Sector,Said by,ID
Food Bank,Food,Works in schools,a1
City Clinic,Health care,Works in shelters,a2
Eastgate Comunity Pantry,Food,,a3
Sunrise Baptist Church,,,a4
"""
PANTRY = Organization(name="Eastgate Community Pantry")


def _answer_sectors(page: AppTest) -> None:
    _press(page, "yes-to-sectors")


def _answer_column(page: AppTest) -> None:
    type_into(page, "What the columns of partners.csv mean", {2: {"What it means": "Notes"}})


def _answer_doubt(page: AppTest) -> None:
    _tick_same(page)


def _answer_guess(page: AppTest) -> None:
    page.toggle("import-choice-guess_sectors").set_value(False).run()


def _answer_name(page: AppTest) -> None:
    page.text_input("import-choice-source").input("Spring list").run()


def _look_elsewhere(page: AppTest) -> None:
    here = page._page_hash
    page._page_hash = page.session_state["netmap-pages"]["partners"]._script_hash
    page.run()
    assert not page.file_uploader
    page._page_hash = here
    page.run()


def _list_given(page: AppTest) -> dict[str, bool]:
    """Return for each answer whether it is given, as the page shows it."""
    columns, sectors, doubts = map(
        partial(read_table, page),
        (
            "What the columns of partners.csv mean", "Sectors of the list that look like netmap's",
            "Who may be the same as whom",
        ),
    )  # fmt: skip
    return {
        "_answer_sectors": all(row["Join"] for row in sectors),
        "_answer_column": columns[2]["What it means"] == "Notes",
        "_answer_doubt": all(row["Same"] for row in doubts),
        "_answer_guess": page.toggle("import-choice-guess_sectors").value is False,
        "_answer_name": page.text_input("import-choice-source").value == "Spring list",
    }


ANSWERS = (_answer_sectors, _answer_column, _answer_doubt, _answer_guess, _answer_name)


@pytest.mark.parametrize("first", range(len(ANSWERS)))
def test_every_answer_stays_given_through_every_other_one_and_is_what_is_written(
    open_page: Opener, put: Putter, store: Store, first: int
) -> None:
    put(PANTRY)
    page = open_page("bring-in")
    upload(page, ANSWERED)
    given: set[str] = set()
    for give in (*ANSWERS[first:], *ANSWERS[:first]):
        give(page)
        assert not page.exception
        given.add(give.__name__)
        assert {name for name, is_given in _list_given(page).items() if is_given} == given
        _look_elsewhere(page)
        assert {name for name, is_given in _list_given(page).items() if is_given} == given
    page.button("bring-in").click().run()
    assert not page.exception
    network = store.read()
    found = {one.name: one for one in network.of(Organization)}
    assert len(found) == 4
    assert PANTRY.id in {one.id for one in found.values()}
    assert {sector.name for sector in network.of(Sector)} == {"Food & housing", "Health"}
    assert found["City Clinic"].notes == "Works in shelters"
    assert found["City Clinic"].external_ids == ("Spring list:organization:a2",)


@pytest.mark.parametrize("together", ["answer", "table", "map"])
def test_a_click_on_what_has_changed_meanwhile_says_so_and_offers_what_is_there_now(
    open_page: Opener, put: Putter, store: Store, together: str
) -> None:
    put(PANTRY)
    page = open_page("bring-in")
    upload(page, ANSWERED)
    if together == "map":
        put(Organization(name="City Clinic"))
        page.button("bring-in").click().run()
        assert page.error[0].value.startswith("somebody else saved “Set up” in the meantime")
    elif together == "table":
        type_into(page, "What the columns of partners.csv mean", {2: {"What it means": "Notes"}}, "bring-in")
        assert "nothing was written yet" in page.warning[0].value
    else:
        page.toggle("import-choice-guess_sectors").set_value(False)
        page.button("bring-in").click().run()
        assert "nothing was written yet" in page.warning[0].value
    assert "Food Bank" not in {one.name for one in store.read().of(Organization)}
    page.button("bring-in").click().run()
    assert "Food Bank" in {one.name for one in store.read().of(Organization)}
