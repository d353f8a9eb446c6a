"""Our team: our organizations, who is on the team, and who is the same."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from netmap.analysis.us import list_homes, list_team
from netmap.graph.store import Store
from netmap.model.entities import Person
from netmap.model.kinds import TeamRole
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.ui.us.page import TABLE
from tests.analysis.towns import org, person, tie
from tests.ui.tables import type_into

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]

TOWN = (
    org("library", home=True), org("clinic"), person("deb", on_team=True, team_role=TeamRole.STAFF),
    person("deborah", name="Deborah Quist"), person("eve"), tie(T.WORKS_AT, "deborah", "library"),
    tie(T.KEPT_BY, "clinic", "deb"),
)  # fmt: skip


def press_label(page: AppTest, label: str) -> None:
    next(one for one in page.button if one.label == label).click().run()
    assert not page.exception
    assert not page.error


def test_an_unknown_team_leads_on(open_page: Opener, put: Putter) -> None:
    put(org("clinic"))
    page = open_page("our-team")
    assert any("Add the first name below" in one.value for one in page.markdown)
    assert page.button("our-team-save-homes").disabled


def test_our_organizations_are_chosen_and_named_and_taken_back(
    open_page: Opener, put: Putter, store: Store
) -> None:
    before = put(*TOWN)
    page = open_page("our-team")
    assert page.multiselect("our-team-homes").value == ["library"]
    page.multiselect("our-team-homes").set_value(["clinic"])
    page.text_input("our-team-new-home").input("The Coalition").run()
    page.button("our-team-save-homes").click().run()
    assert [one.name for one in list_homes(store.read())] == ["Clinic", "The Coalition"]
    assert page.multiselect("our-team-homes").value == [one.id for one in list_homes(store.read())]
    page.button("undo-our-team").click().run()
    assert store.read() == before
    assert page.multiselect("our-team-homes").value == ["library"]


def test_many_of_the_team_are_changed_at_once(open_page: Opener, put: Putter, store: Store) -> None:
    put(*TOWN)
    page = open_page("our-team")
    assert list(page.data_editor[0].value["Name"]) == ["Deb", "Deborah Quist"]
    assert list(page.data_editor[0].value["Keeps"]) == [1, 0]
    type_into(page, TABLE, {0: {"On our team": False}, 1: {"Role": "board"}})
    press_label(page, "Save the team")
    after = store.read()
    assert after.get("deb") == person("deb")
    assert after.get("deborah") == person(
        "deborah", name="Deborah Quist", on_team=True, team_role=TeamRole.BOARD
    )


def test_somebody_on_the_map_and_somebody_new_join_the_team(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*TOWN)
    page = open_page("our-team")
    page.multiselect("our-team-others").set_value(["eve"])
    page.text_input("our-team-new-team").input("Bo Lee")
    press_label(page, "Add to our team")
    assert [one.name for one in list_team(store.read())] == ["Bo Lee", "Deb", "Eve"]
    assert page.text_input("our-team-new-team").value == ""


def test_one_person_under_two_names_becomes_one_and_two_again(
    open_page: Opener, put: Putter, store: Store
) -> None:
    before = put(*TOWN)
    page = open_page("our-team")
    page.button("our-team-same-deb").click().run()
    after = store.read()
    assert {one.name for one in after.of(Person)} == {"Deborah Quist", "Eve"}
    assert [one.name for one in list_team(after)] == ["Deborah Quist"]
    assert [one.id for one in after.targets("clinic", T.KEPT_BY)] == ["deborah"]
    page.button("undo-our-team").click().run()
    assert store.read() == before
    page.button("our-team-apart-deb").click().run()
    assert len(store.read().of(Person)) == 3
    assert not [one for one in page.button if str(one.key).startswith("our-team-same-")]
