"""What is saved is written down under the name of the visitor who saved it, not of the server."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.ui.shell.handing_over import take_settings
from netmap.ui.shell.saving import WRITER

Opener = Callable[..., AppTest]


def bring_in(page: AppTest) -> None:
    """Give the page “Bring in” a list of two, and write it."""
    [uploader] = page.file_uploader
    uploader.upload("partners.csv", b"Agency\nFood Bank\nCity Clinic\n", "text/csv").run()
    press(page, "Bring in")


def press(page: AppTest, start: str) -> None:
    """Press the button whose label begins so."""
    next(button for button in page.button if button.label.startswith(start)).click().run()
    assert not page.exception


def list_writers(store: Store) -> list[str]:
    """Return who made each Change, the newest first."""
    return [header.who for header in store.changes()]


def test_a_visitor_writes_under_the_name_of_the_settings_at_first(open_page: Opener, store: Store) -> None:
    page = open_page("bring-in")
    bring_in(page)
    assert list_writers(store) == [take_settings().who]


def test_two_visitors_write_and_take_back_under_their_own_names(open_page: Opener, store: Store) -> None:
    first, second = open_page(), open_page("bring-in")
    first.session_state[WRITER], second.session_state[WRITER] = "Ana", "Bo"
    first.text_input("keep-first-name").input("Marlow Library")
    press(first, "Start the map")
    bring_in(second)
    first.button("undo-map").click().run()
    assert list_writers(store) == ["Ana", "Bo", "Ana"]
