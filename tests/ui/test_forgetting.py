"""On the page: somebody is forgotten for good, or a note is erased, after it was said what goes."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.entities import Organization, Person
from netmap.model.entity_classes import change_entity
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.ui.shell import reading
from tests.graph import test_store
from tests.ui.tables import tick

BANK = Organization(id="bank", name="Food Bank", notes="Ask Ana Ruiz first. [x](y)")
ANA = Person(id="ana", name="Ana Ruiz", email="ana@foodbank.example", notes="Has twins.")
WORKS = build_tie(TieKind.WORKS_AT, "ana", "bank", id="works", notes="On probation.")


@pytest.fixture
def page(put: Callable[..., Network], open_page: Callable[[str], AppTest], store: Store) -> AppTest:
    put(BANK, ANA, WORKS)
    test_store.put(reading.find_store(), change_entity(ANA, title="Cook"), said="Changed Ana Ruiz.")
    found = open_page("partners")
    found.selectbox("partners-kind").set_value(EntityKind.PERSON).run()
    tick(found, "People that fit the search", 0)
    return found


def open_box(page: AppTest, key: str) -> None:
    page.session_state[key] = True
    page.run()
    assert not page.exception


def tell(page: AppTest) -> str:
    shown = (page.markdown, page.caption, page.success, page.error)
    return "\n".join(str(one.value) for kind in shown for one in kind).replace("\\", "")


def test_a_person_is_forgotten_after_it_was_said_what_goes(page: AppTest, store: Store) -> None:
    open_box(page, "forget-partners-ana")
    said = tell(page)
    assert "Ana Ruiz, with their contact details and notes" in said
    assert "1 tie: Ana Ruiz works at Food Bank" in said
    assert "Food Bank, Notes: “Ask Ana Ruiz first" in said
    assert not [one for one in page.markdown if "[x](y)" in one.value]
    assert page.button("forget-partners-ana-go").disabled
    page.checkbox("forget-partners-ana-sure").check().run()
    page.button("forget-partners-ana-go").click().run(timeout=120)
    assert not page.exception
    assert store.read().entities == {
        "bank": change_entity(BANK, notes="Ask (somebody who asked to be forgotten) first. [x](y)")
    }
    assert "was erased for good" in tell(page)
    assert "Ana Ruiz" not in tell(page)
    assert "forget-partners-ana-sure" not in page.session_state


def test_other_names_are_looked_for_and_texts_can_stay(page: AppTest, store: Store) -> None:
    test_store.put(store, change_entity(BANK, notes="Ask Anita first."))
    open_box(page, "forget-partners-ana")
    assert "Anita first" not in tell(page)
    page.text_input("forget-partners-ana-also").set_value("Anita, ").run()
    assert "Ask Anita first" in tell(page)
    page.radio("forget-partners-ana-mentions").set_value("keep").run()
    page.checkbox("forget-partners-ana-sure").check().run()
    page.button("forget-partners-ana-go").click().run(timeout=120)
    assert store.read().entities == {"bank": change_entity(BANK, notes="Ask Anita first.")}


def test_the_notes_of_a_person_and_of_a_tie_are_erased(page: AppTest, store: Store) -> None:
    open_box(page, "erase-partners-ana")
    page.checkbox("erase-partners-ana-sure").check().run()
    page.button("erase-partners-ana-go").click().run(timeout=120)
    assert store.read().entities["ana"] == change_entity(ANA, title="Cook", notes="")
    open_box(page, "partners-open-works")
    open_box(page, "erase-partners-works")
    page.checkbox("erase-partners-works-sure").check().run()
    page.button("erase-partners-works-go").click().run(timeout=120)
    assert not page.exception
    assert store.read().ties["works"].notes == ""
    changes = [store.change(one.id) for one in store.changes()]
    assert "Has twins" not in repr(changes)
    assert "probation" not in repr(changes)
