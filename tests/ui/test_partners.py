"""The list of partners: searched, changed, taken out, taken along."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.errors import InputError
from netmap.graph.store import Store
from netmap.model.entities import Coalition, Organization, Person, Sector
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.settings import load_settings
from netmap.ui.partners.page import Mode
from netmap.ui.partners.rows import Search, build_contact_rows, change_rows, list_partners
from netmap.ui.shell.handing_over import hand_over
from tests.ui.conftest import APP
from tests.ui.tables import tick, type_into

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]

BANK = Organization(name="Food Bank", city="Marlow", notes="Trucks on Friday")
CLINIC = Organization(name="Clínica Nueva", standing=Standing.IDEA, email="hola@clinica.example")
SILENT = Organization(name="Silent House", standing=Standing.DO_NOT_CONTACT, email="no@silent.example")
ANA = Person(name="Ana Ruiz", email="ana@foodbank.example")
SECRET = Person(name="Sam Secret", email="sam@foodbank.example", confidential=True)
FOOD = Sector(name="Food")
TOWN = Network.of_items(
    [
        BANK, CLINIC, SILENT, ANA, SECRET, FOOD, build_tie(TieKind.IN_SECTOR, BANK.id, FOOD.id),
        build_tie(TieKind.WORKS_AT, ANA.id, BANK.id), build_tie(TieKind.WORKS_AT, SECRET.id, BANK.id),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("food", [BANK]),
        ("clinica", [CLINIC]),
        ("ana ruiz", [BANK]),
        ("friday marlow", [BANK]),
        ("nobody", []),
    ],
)
def test_a_search_finds_names_people_places_and_notes(words: str, found: list[Organization]) -> None:
    assert list_partners(TOWN, Search(words=words)) == found


def test_a_list_is_narrowed_by_sector_and_standing() -> None:
    assert list_partners(TOWN, Search(sectors=["Food"])) == [BANK]
    assert list_partners(TOWN, Search(standings=[Standing.IDEA])) == [CLINIC]
    assert list_partners(TOWN, Search(EntityKind.PERSON, sectors=["Food"])) == [ANA, SECRET]


def test_a_list_to_invite_leaves_out_the_confidential_and_those_not_to_be_contacted() -> None:
    rows = build_contact_rows(TOWN, list_partners(TOWN, Search()))
    assert [(row["Name"], row["Organization"], row["E-mail"]) for row in rows] == [
        ("", "Clínica Nueva", "hola@clinica.example"),
        ("Ana Ruiz", "Food Bank", "ana@foodbank.example"),
    ]
    assert rows[1]["Sectors"] == "Food"


def test_a_row_that_cannot_be_kept_names_its_partner() -> None:
    with pytest.raises(InputError, match="Food Bank: E-mail"):
        change_rows({BANK.id: BANK}, {BANK.id: {"E-mail": "nobody"}})


def test_rows_are_changed_as_the_table_reports_them() -> None:
    edits: dict[str, dict[str, object]] = {
        BANK.id: {"Phone": "1", "City": None},
        CLINIC.id: {"Where we stand": "partner"},
    }
    changed = change_rows({BANK.id: BANK, CLINIC.id: CLINIC}, edits)
    assert changed == [
        BANK.model_copy(update={"phone": "1", "city": ""}),
        CLINIC.model_copy(update={"standing": Standing.PARTNER}),
    ]


def test_the_download_is_the_list_as_shown(open_page: Opener, put: Putter) -> None:
    put(*TOWN.entities.values(), *TOWN.ties.values())
    page = open_page("partners")
    page.text_input("partners-words").input("food").run()
    assert not page.exception
    assert list(page.dataframe[0].value["Name"]) == ["Food Bank"]


def test_a_map_that_cannot_be_opened_says_so_in_one_sentence_and_offers_to_try_again(store: Store) -> None:
    del store
    hand_over(load_settings(store="bolt://127.0.0.1:9"))
    page = AppTest.from_file(str(APP), default_timeout=120).run()
    assert not page.exception
    assert [title.value for title in page.title] == ["The map cannot be opened"]
    assert len(page.error) == 1
    assert "Traceback" not in page.error[0].value
    assert [button.label for button in page.button] == ["Try again"]


def test_an_empty_list_leads_on(open_page: Opener) -> None:
    page = open_page("partners")
    assert [told.value for told in page.info] == [
        "There are no organizations on the map yet. Bring a list in, or add them here."
    ]


def test_many_ticked_partners_are_changed_at_once_and_taken_back(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*TOWN.entities.values(), *TOWN.ties.values())
    page = open_page("partners")
    tick(page, "Organizations that fit the search", 0, 1)
    page.selectbox("many-standing").set_value(Standing.NOT_NOW)
    page.multiselect("many-sectors").set_value(["Food"])
    page.text_input("many-add").input("2026, summer").run()
    page.button("partners-many-save").click().run()
    network = store.read()
    for one in (BANK, CLINIC):
        after = network.get(one.id)
        assert isinstance(after, Organization)
        assert (after.standing, after.tags) == (Standing.NOT_NOW, ("2026", "summer"))
        assert [sector.name for sector in network.sectors_of(one.id)] == ["Food"]
    page.button("undo-partners").click().run()
    assert store.read().entities == TOWN.entities


def test_a_coalition_is_found_in_the_list_and_its_members_are_ticked(
    open_page: Opener, put: Putter, store: Store
) -> None:
    table = Coalition(name="Reading Alliance")
    put(*TOWN.entities.values(), *TOWN.ties.values(), table)
    page = open_page("partners")
    page.selectbox("partners-kind").set_value(EntityKind.COALITION).run()
    tick(page, "Coalitions that fit the search", 0)
    page.text_input(f"partners-members-words-{table.id}").input("food").run()
    type_into(page, "Who belongs to Reading Alliance", {0: {"Member": True}})
    page.button("partners-save-members").click().run()
    assert not page.exception
    assert [one.name for one in store.read().sources(table.id, TieKind.MEMBER_OF)] == ["Food Bank"]


def test_two_that_are_one_are_joined_field_by_field_and_taken_back(
    open_page: Opener, put: Putter, store: Store
) -> None:
    twin = Organization(id="z", name="Food Bank, Inc.", phone="7")
    before = put(*TOWN.entities.values(), *TOWN.ties.values(), twin)
    page = open_page("partners")
    page.segmented_control("partners-mode").set_value(Mode.TWICE).run()
    key = f"twice-partners-{BANK.id}-z-"
    page.radio(f"{key}name").set_value(True).run()
    page.button(f"{key}join").click().run()
    assert not page.exception
    after = store.read().get(BANK.id)
    assert isinstance(after, Organization)
    assert (after.name, after.phone, after.aka) == ("Food Bank, Inc.", "7", ("Food Bank",))
    assert store.read().get("z") is None
    page.button("undo-partners").click().run()
    assert store.read().entities == before.entities


def test_where_nobody_is_there_twice_the_page_says_how_to_join_two(open_page: Opener, put: Putter) -> None:
    page = open_page("partners")
    page.segmented_control("partners-mode").set_value(Mode.TWICE).run()
    assert any(button.label == "Bring a list" for button in page.button)
    put(BANK)
    page = open_page("partners")
    page.segmented_control("partners-mode").set_value(Mode.TWICE).run()
    assert any("tick both" in line.value for line in page.markdown)
