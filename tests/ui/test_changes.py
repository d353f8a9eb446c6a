"""The page What changed: found, looked at, taken back and done again from there."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.entities import Organization
from netmap.model.network import Network
from netmap.ui.parts.text import plain

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]


def _press(page: AppTest, label: str) -> None:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception


def test_an_older_change_is_taken_back_from_the_list_and_done_again(
    open_page: Opener, put: Putter, store: Store
) -> None:
    bank = Organization(name="Food Bank", phone="1")
    put(bank)
    put(bank.model_copy(update={"phone": "2"}))
    put(Organization(name="Lions"))
    page = open_page("changes")
    second = store.changes()[1]
    page.button(f"changes-undo-{second.id}").click().run()
    assert store.read().get(bank.id) == bank
    assert len(store.read().entities) == 2
    _press(page, "Do it again")
    after = store.read().get(bank.id)
    assert isinstance(after, Organization)
    assert after.phone == "2"


def test_what_cannot_be_taken_back_says_why(open_page: Opener, put: Putter, store: Store) -> None:
    bank = Organization(name="Food Bank", phone="1")
    put(bank)
    put(bank.model_copy(update={"phone": "2"}))
    page = open_page("changes")
    page.button(f"changes-undo-{store.changes()[-1].id}").click().run()
    assert "cannot be undone" in page.error[0].value
    assert len(store.read().entities) == 1


def test_what_exactly_was_done_is_shown(open_page: Opener, put: Putter, store: Store) -> None:
    put(Organization(name="<b>Food</b> Bank"))
    page = open_page("changes")
    page.toggle(f"changes-open-{store.changes()[0].id}").set_value(True).run()
    line = plain("New: <b>Food</b> Bank (organization)")
    assert any(line in element.value for element in page.markdown)


def count_opened(page: AppTest) -> int:
    """How many Changes can be opened on a page."""
    return sum(str(one.key).startswith("changes-open-") for one in page.toggle)


def test_many_changes_are_shown_some_at_a_time_and_found_by_words(open_page: Opener, put: Putter) -> None:
    for number in range(30):
        put(Organization(name=f"Club {number}"))
    page = open_page("changes")
    assert count_opened(page) == 25
    _press(page, "Show more of the 5 before these")
    assert count_opened(page) == 30
    page.text_input("changes-words").input("nothing like it").run()
    assert count_opened(page) == 0
