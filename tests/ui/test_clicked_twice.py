"""Real double clicks, the second while the first still writes or before anybody has seen it: done once, and said to be done."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.errors import StoreUnreachable
from netmap.graph.store import Store
from netmap.model.changes import build_change
from netmap.model.entities import Organization, Person
from netmap.model.happenings import Correction
from netmap.model.kinds import Correcting, EntityKind
from netmap.model.network import Network
from netmap.ui.shell import clicks, reading
from netmap.ui.shell.handing_over import take_settings
from tests.stores import run_statement
from tests.ui.double_clicks import double_clicks
from tests.ui.tables import tick
from tests.ui.test_two_people import FORMS, Form, Opener, list_told

AT_ONCE = (
    "a new tie", "the table of partners", "many names", "a business card", "a public list", "bringing in a list",
    "the sample county", "the name of an organization", "one that is two", "taking a slip",
)  # fmt: skip
LATE = (
    "a new tie", "a tie to somebody new", "the first name", "the three answers", "planning a step", "many names",
    "a public list", "bringing in a list", "an answer of the pile",
)  # fmt: skip
"""Forms of each way to save, where the second click was told that somebody else had been there, or did it again."""

IS_LATE = pytest.mark.parametrize("late", [False, True], ids=["while it is written", "before it is seen"])
ANA = Person(id="ana", name="Ana Ruiz", notes="Has twins.")


def tell_all(page: AppTest) -> str:
    shown = (page.toast, page.success, page.error, page.warning)
    return "\n".join(str(one.value) for kind in shown for one in kind).replace("\\", "")


@pytest.mark.parametrize(
    ("name", "late"), [*((one, False) for one in AT_ONCE), *((one, True) for one in LATE)]
)
def test_what_is_clicked_twice_is_written_once_and_nobody_else_is_blamed(
    open_page: Opener, store: Store, name: str, late: bool
) -> None:
    form: Form = next(one for one in FORMS if one.name == name)
    if form.town:
        store.apply(build_change(store.read(), put=form.town, who="Ana", sentence="Set up."))
    page = open_page(form.address)
    for step in (*form.open, *([form.type] if form.type else [])):
        step(page)
    before = store.revision()
    with double_clicks(late=late):
        form.save(page)
    assert not page.exception
    assert store.revision() == before + 1
    assert not list_told(page) or "was brought in" in list_told(page)
    assert "Nothing was changed" not in tell_all(page)


@IS_LATE
@pytest.mark.parametrize(("key", "left"), [("forget", ()), ("erase", ("",))], ids=["a person", "a note"])
def test_who_erases_twice_erases_once_and_is_told(
    open_page: Opener, store: Store, key: str, left: tuple[str, ...], late: bool
) -> None:
    bank = Organization(id="bank", name="Food Bank")
    store.apply(build_change(store.read(), put=[bank, ANA], who="Eva", sentence="Set up."))
    page = open_page("partners")
    page.selectbox("partners-kind").set_value(EntityKind.PERSON).run()
    tick(page, "People that fit the search", 0)
    page.session_state[f"{key}-partners-ana"] = True
    page.run()
    page.checkbox(f"{key}-partners-ana-sure").check().run()
    before = store.revision()
    with double_clicks(late=late):
        page.button(f"{key}-partners-ana-go").click().run(timeout=120)
    assert not page.exception
    assert not page.error
    assert "erased for good" in tell_all(page)
    assert store.revision() == before + 1
    assert tuple(one.notes for one in store.read().of(Person)) == left


@IS_LATE
@pytest.mark.parametrize(("label", "name"), [("Adopt", "Harbor"), ("Put it back", "Clinic")])
def test_what_was_changed_past_netmap_is_settled_once(
    open_page: Opener, store: Store, label: str, name: str, late: bool
) -> None:
    clinic = Organization(id="one", name="Clinic")
    store.apply(build_change(store.read(), put=[clinic], who="Eva", sentence="Set up."))
    run_statement(take_settings(), "MATCH (one:Entity {name: 'Clinic'}) SET one.name = 'Harbor'")
    page = open_page("changes")
    with double_clicks(late=late):
        next(one for one in page.button if one.label == label).click().run()
    assert not page.exception
    assert not page.error
    assert not page.warning
    assert late or {"Adopt": "adopted 1 change", "Put it back": "Put back"}[label] in tell_all(page)
    assert [one.name for one in store.read().actors()] == [name]


@IS_LATE
def test_who_undoes_twice_undoes_once(open_page: Opener, store: Store, late: bool) -> None:
    for one in ("Food Bank", "Lions"):
        change = build_change(store.read(), put=[Organization(name=one)], who="Eva", sentence=f"Added {one}.")
        store.apply(change)
    page = open_page("changes")
    with double_clicks(late=late):
        page.button(f"changes-undo-{store.changes()[0].id}").click().run()
    assert not page.exception
    assert not page.error
    assert [one.name for one in store.read().actors()] == ["Food Bank"]


@IS_LATE
def test_a_slip_that_is_sent_twice_is_one_and_the_form_is_empty_for_the_next(
    open_page: Opener, store: Store, late: bool
) -> None:
    store.apply(build_change(store.read(), put=[Organization(name="Bank")], who="Eva", sentence="Set up."))
    page = open_page("corrections")
    page.text_input("slip-said_by").input("Somebody")
    page.text_area("slip-words").input("<b>They</b> do")
    page.radio("slip-wrong").set_value(Correcting.OTHER)
    with double_clicks(late=late):
        page.button("slip-save").click().run()
    assert not page.exception
    assert not list_told(page)
    assert [one.words for one in store.read().of(Correction)] == ["<b>They</b> do"]
    assert not page.text_area("slip-words").value
    assert not page.text_input("slip-said_by").value


def test_what_could_not_be_saved_is_not_said_to_be_done_by_the_second_click(
    open_page: Opener, store: Store, put: Callable[..., Network], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(Organization(name="Bank"))
    page = open_page("stories")
    monkeypatch.setattr(clicks, "LONGEST_DRAWING", 600.0)
    monkeypatch.setattr(clicks, "SECOND_CLICK", 600.0)

    def refuse(*_: object, **__: object) -> None:
        raise StoreUnreachable("The database does not answer. Start it, then try again.")

    monkeypatch.setattr(reading.find_store(), "apply", refuse)
    for _ in range(2):
        page.button("stories-empty").click().run()
        assert "does not answer" in list_told(page)
        assert not page.toast
