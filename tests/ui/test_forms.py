"""Changing an organization or a person where people look, two people at once, and taking it back."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.changes import build_change
from netmap.model.entities import Organization, Person
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie, change_tie

Putter = Callable[..., Network]


@dataclass
class Form:
    """The form of one entity on a page of its own, as the map's panel and the list of partners draw it."""

    page: AppTest
    entity_id: str

    def field(self, name: str, version: int = 0) -> str:
        return f"keep-here-{self.entity_id}-{version}-{name}"

    def press(self, label: str) -> None:
        next(button for button in self.page.button if button.label == label).click().run()
        assert not self.page.exception


def _draw(entity_id: str) -> None:
    import streamlit as st

    from netmap.ui.partners.forms import show_entity_form
    from netmap.ui.partners.tie_list import show_ties
    from netmap.ui.shell.notices import show_notices
    from netmap.ui.shell.reading import read_network
    from netmap.ui.shell.saving import show_undo

    show_notices()
    show_undo("here")
    entity = read_network().get(entity_id)
    if entity:
        show_entity_form(entity, place="here")
        show_ties(entity_id, place="here")
    else:
        st.markdown("gone")


@pytest.fixture
def open_form(store: Store) -> Callable[[str], Form]:
    del store

    def open_for(entity_id: str) -> Form:
        page = AppTest.from_function(_draw, default_timeout=60, kwargs={"entity_id": entity_id}).run()
        assert not page.exception
        return Form(page, entity_id)

    return open_for


Opener = Callable[[str], Form]


def test_a_change_is_saved_and_taken_back_and_done_again(
    open_form: Opener, put: Putter, store: Store
) -> None:
    bank = Organization(name="Food Bank")
    put(bank)
    form = open_form(bank.id)
    form.page.text_input(form.field("name")).input("Food Bank of Marlow").run()
    form.press("Save")
    assert store.read().name_of(bank.id) == "Food Bank of Marlow"
    form.press("Undo")
    assert store.read().get(bank.id) == bank
    assert form.page.text_input(form.field("name")).value == "Food Bank"
    form.press("Do it again")
    assert store.read().name_of(bank.id) == "Food Bank of Marlow"


def test_every_kind_of_field_is_kept(open_form: Opener, put: Putter, store: Store) -> None:
    bank = Organization(name="Food Bank", attributes={"Trucks": 3, "Hours": "9–5"})
    put(bank)
    form = open_form(bank.id)
    page = form.page
    page.selectbox(form.field("standing")).set_value(Standing.NOT_NOW)
    page.text_area(form.field("tags")).input("food\n\nsummer meals")
    page.number_input(form.field("latitude")).set_value(38.5)
    page.checkbox(form.field("home")).set_value(True)
    page.text_input(form.field("own-Hours")).input("10–6")
    page.multiselect(form.field("sectors")).set_value(["Food & housing"])
    page.run()
    form.press("Save")
    network = store.read()
    after = network.get(bank.id)
    assert isinstance(after, Organization)
    assert (after.standing, after.tags, after.latitude, after.home) == (
        Standing.NOT_NOW, ("food", "summer meals"), 38.5, True,
    )  # fmt: skip
    assert after.attributes == {"Trucks": 3, "Hours": "10–6"}
    assert [sector.name for sector in network.sectors_of(bank.id)] == ["Food & housing"]


def test_what_cannot_be_kept_is_told_and_nothing_is_lost(
    open_form: Opener, put: Putter, store: Store
) -> None:
    bank = Organization(name="Food Bank")
    put(bank)
    form = open_form(bank.id)
    form.page.text_input(form.field("email")).input("nobody").run()
    form.press("Save")
    assert "is not an e\\-mail address" in form.page.error[0].value
    assert form.page.text_input(form.field("email")).value == "nobody"
    assert store.read().get(bank.id) == bank


def test_what_somebody_else_changed_is_shown_before_anything_is_written(
    open_form: Opener, put: Putter, store: Store
) -> None:
    bank = Organization(name="Food Bank", phone="1")
    put(bank)
    form = open_form(bank.id)
    form.page.text_input(form.field("name")).input("My Bank").run()
    theirs = bank.model_copy(update={"phone": "2"})
    put(theirs)
    form.press("Save")
    assert store.read().get(bank.id) == theirs
    assert "Somebody else changed Food Bank" in form.page.warning[0].value
    assert any("Phone: 1 → 2" in line.value.replace("\\", "") for line in form.page.markdown)
    form.press("Keep what I typed")
    form.press("Save")
    assert store.read().get(bank.id) == theirs.model_copy(update={"name": "My Bank"})


def test_theirs_can_be_taken_over(open_form: Opener, put: Putter, store: Store) -> None:
    bank = Organization(name="Food Bank", phone="1")
    put(bank)
    form = open_form(bank.id)
    form.page.text_input(form.field("phone")).input("3").run()
    put(bank.model_copy(update={"phone": "2"}))
    form.press("Save")
    form.press("Show me theirs")
    assert form.page.text_input(form.field("phone")).value == "2"
    assert store.read().get(bank.id) == bank.model_copy(update={"phone": "2"})


def test_a_form_nobody_typed_into_shows_what_is_stored_now(open_form: Opener, put: Putter) -> None:
    bank = Organization(name="Food Bank", phone="1")
    put(bank)
    form = open_form(bank.id)
    put(bank.model_copy(update={"phone": "2"}))
    form.page.run()
    assert form.page.text_input(form.field("phone")).value == "2"


def test_a_tie_to_somebody_new_is_added_with_its_strength(
    open_form: Opener, put: Putter, store: Store
) -> None:
    bank = Organization(name="Food Bank")
    put(bank)
    form = open_form(bank.id)
    page, prefix = form.page, f"keep-here-tie-{bank.id}-"
    page.selectbox(f"{prefix}other-PARTNERS_WITH-False").set_value("new").run()
    page.text_input(f"{prefix}new-name").input("City Clinic")
    page.selectbox(f"{prefix}strength").set_value(3).run()
    form.press("Save the tie")
    network = store.read()
    [tie] = network.ties_of_kind(TieKind.PARTNERS_WITH)
    other = network.get(tie.other_end(bank.id))
    assert isinstance(other, Organization)
    assert (other.name, other.standing, tie.strength) == ("City Clinic", Standing.IDEA, 3)
    form.press("Undo")
    assert store.read().ties == {}
    assert store.read().of(Organization) == (bank,)


def test_a_tie_is_changed_and_taken_out_where_it_is_seen(
    open_form: Opener, put: Putter, store: Store
) -> None:
    bank, ana = Organization(name="Food Bank"), Person(name="Ana Ruiz")
    tie = build_tie(TieKind.WORKS_AT, ana.id, bank.id, role="Cook")
    put(bank, ana, tie)
    form = open_form(bank.id)
    form.page.session_state[f"here-open-{tie.id}"] = True
    form.page.run()
    form.page.text_input(f"keep-here-tie-{tie.id}-0-role").input("Director").run()
    next(
        button for button in form.page.button if tie.id in str(button.key) and "save" in str(button.key)
    ).click().run()
    assert store.read().ties[tie.id] == change_tie(tie, role="Director")


def test_a_person_gets_a_workplace(open_form: Opener, put: Putter, store: Store) -> None:
    bank, ana = Organization(name="Food Bank"), Person(name="Ana Ruiz")
    put(bank, ana)
    form = open_form(ana.id)
    form.page.multiselect(form.field("works-at")).set_value([bank.id]).run()
    form.press("Save")
    assert store.read().targets(ana.id, TieKind.WORKS_AT) == (bank,)


def test_the_undo_of_something_that_was_changed_again_is_refused_in_words(
    open_form: Opener, put: Putter, store: Store
) -> None:
    bank = Organization(name="Food Bank")
    put(bank)
    form = open_form(bank.id)
    form.page.text_input(form.field("name")).input("Mine").run()
    form.press("Save")
    network = store.read()
    stored = network.get(bank.id)
    assert stored
    store.apply(
        build_change(
            network, put=[stored.model_copy(update={"name": "Theirs"})], who="x", sentence="Changed it."
        )
    )
    form.press("Undo")
    assert form.page.error
    assert store.read().name_of(bank.id) == "Theirs"
