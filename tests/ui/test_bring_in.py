"""Bringing a list in: guesses shown and corrected, doubts asked, nothing kept before it was seen."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.entities import Organization, Person, Sector
from netmap.model.network import Network

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]

LIST = (
    b"Agency,Contact,Email\nFood Bank,Ana Ruiz,ana@foodbank.example\nCity Clinic,Bo Lee,bo@clinic.example\n"
)


def _upload(page: AppTest, data: bytes, name: str = "partners.csv") -> None:
    [uploader] = page.file_uploader
    uploader.upload(name, data, "text/csv").run()
    assert not page.exception


def _press(page: AppTest, start: str) -> None:
    next(button for button in page.button if button.label.startswith(start)).click().run()
    assert not page.exception


def test_a_list_is_seen_first_then_kept_then_taken_back(open_page: Opener, store: Store) -> None:
    page = open_page("bring-in")
    _upload(page, LIST)
    assert store.read().entities == {}
    _press(page, "Bring in: ")
    network = store.read()
    assert [one.name for one in network.of(Organization)] == ["City Clinic", "Food Bank"]
    assert [one.name for one in network.of(Person)] == ["Ana Ruiz", "Bo Lee"]
    page.button("undo-bring-in").click().run()
    assert store.read().entities == {}


def test_the_same_list_again_changes_nothing(open_page: Opener, store: Store) -> None:
    page = open_page("bring-in")
    _upload(page, LIST)
    _press(page, "Bring in: ")
    revision = store.revision()
    _upload(page, LIST)
    assert not [button for button in page.button if button.label.startswith("Bring in: ")]
    assert store.revision() == revision


def test_a_near_match_is_asked_about_and_the_answer_counts(
    open_page: Opener, put: Putter, store: Store
) -> None:
    known = Organization(name="Eastgate Community Pantry")
    put(known)
    page = open_page("bring-in")
    _upload(page, b"Agency\nEastgate Comunity Pantry\n")
    [question] = [radio for radio in page.radio if "Eastgate" in radio.label]
    question.set_value(True).run()
    _press(page, "Bring in: ")
    assert [one.id for one in store.read().of(Organization)] == [known.id]


def test_a_file_that_is_no_list_is_refused_in_words(open_page: Opener, store: Store) -> None:
    page = open_page("bring-in")
    _upload(page, b"PK\x03\x04 cut off", "partners.xlsx")
    assert len(page.error) == 1
    assert store.read().entities == {}


@pytest.mark.parametrize("accepted", [True, False])
def test_the_lists_own_sectors_become_ours_only_when_accepted(
    open_page: Opener, store: Store, *, accepted: bool
) -> None:
    page = open_page("bring-in")
    _upload(page, b"Agency,Sector\nFood Bank,Food\nCity Clinic,Health care\n")
    if accepted:
        _press(page, "All of them")
    _press(page, "Bring in: ")
    names = {sector.name for sector in store.read().of(Sector)}
    assert ("Health" in names, "Health care" in names) == (accepted, not accepted)
