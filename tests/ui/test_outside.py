"""What others change in the database's own tools is said on every page, and adopted or put back from there."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from netmap.model.entities import Organization
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.ui.parts.text import plain
from tests.stores import LocalDatabase, run_statement
from tests.ui.conftest import HOSTILE_NAMES

Opener = Callable[..., AppTest]

LIBRARY = Organization(name="Library")
CLINIC = Organization(name="Clinic")
RENAME = "MATCH (one:Entity {name: 'Clinic'}) SET one.name = $name"


def bar(page: AppTest) -> str:
    (told,) = page.warning
    return told.value.replace("\\", "")


def click(page: AppTest, label: str) -> None:
    next(one for one in page.button if one.label == label).click().run()
    assert not page.exception


def test_an_edit_is_said_on_every_page_and_adopted_with_an_undo_beside_it(
    open_page: Opener, put: Callable[..., Network], empty_local: LocalDatabase
) -> None:
    put(LIBRARY, CLINIC)
    page = open_page("partners")
    assert not page.warning
    run_statement(empty_local.settings, RENAME, name="Harbor Clinic")
    page.run()
    assert "1 change was made past netmap" in bar(page)
    assert "Changed: Harbor Clinic (organization)" in bar(page)
    assert any("Name: Clinic → Harbor Clinic" in one.value.replace("\\", "") for one in page.markdown)
    page = open_page("map")
    assert "1 change was made past netmap" in bar(page)
    click(page, "Adopt")
    assert not page.warning
    assert {one.name for one in put().entities.values()} == {"Library", "Harbor Clinic"}
    click(page, "Undo")
    assert {one.name for one in put().entities.values()} == {"Library", "Clinic"}


def test_an_edit_is_put_back(
    open_page: Opener, put: Callable[..., Network], empty_local: LocalDatabase
) -> None:
    put(LIBRARY, CLINIC)
    run_statement(empty_local.settings, "CREATE (:Organization {name: 'Food Bank'})")
    page = open_page("changes")
    assert "New: Food Bank (organization)" in bar(page)
    click(page, "Put it back")
    assert not page.warning
    left = run_statement(empty_local.settings, "MATCH (one:Organization) RETURN count(one) AS left")
    assert left == [{"left": 2}]


def test_what_cannot_be_adopted_is_named_and_cannot_be_clicked(
    open_page: Opener, put: Callable[..., Network], empty_local: LocalDatabase
) -> None:
    put(LIBRARY, CLINIC)
    run_statement(empty_local.settings, RENAME, name=42)
    page = open_page("changes")
    assert any("“42” (organization): Name: " in one.value.replace("\\", "") for one in page.markdown)
    assert next(one for one in page.button if one.label == "Adopt").disabled
    run_statement(empty_local.settings, "MATCH (one:Entity {name: 42}) SET one.name = 'Clinic'")
    click(page, "Look again")
    assert not page.warning


def test_what_is_gone_is_put_back_or_adopted_in_place_of_the_page(
    open_page: Opener, put: Callable[..., Network], empty_local: LocalDatabase
) -> None:
    put(LIBRARY, CLINIC)
    for label, left in (("Put it back", {LIBRARY.id, CLINIC.id}), ("Adopt", {LIBRARY.id})):
        run_statement(empty_local.settings, "MATCH (one:Entity {name: 'Clinic'}) DELETE one")
        page = open_page("")
        assert [one.value for one in page.title] == ["The map cannot be opened"]
        assert "1 entry is not as netmap wrote it: Gone: Clinic (organization)." in bar(page)
        click(page, label)
        assert "The map cannot be opened" not in [one.value for one in page.title]
        assert put().entities.keys() == left


def test_names_that_others_wrote_are_text(
    open_page: Opener, put: Callable[..., Network], empty_local: LocalDatabase
) -> None:
    put(LIBRARY)
    for name in HOSTILE_NAMES:
        run_statement(empty_local.settings, "CREATE (:Organization {name: $name})", name=name)
    page = open_page("changes")
    (told,) = page.warning
    listed = "".join(one.value for one in page.markdown)
    assert all(plain(name) in listed for name in HOSTILE_NAMES)
    assert any(plain(name) in told.value for name in HOSTILE_NAMES)


def test_nothing_confidential_and_no_value_stands_over_the_page(
    open_page: Opener, put: Callable[..., Network], empty_local: LocalDatabase
) -> None:
    shelter = Organization(name="Shelter", confidential=True)
    put(LIBRARY, CLINIC, shelter, build_tie(TieKind.FUNDS, CLINIC.id, shelter.id))
    run_statement(empty_local.settings, "MATCH (one:Entity) SET one.notes = 'Secret'")
    run_statement(empty_local.settings, "MATCH ()-[tie:FUNDS]->() SET tie.notes = 'Secret'")
    told = bar(open_page("changes"))
    assert "4 changes were made" in told
    assert "Changed: Library (organization)" in told
    assert "2 more" in told
    assert "Shelter" not in told
    assert "Secret" not in told
