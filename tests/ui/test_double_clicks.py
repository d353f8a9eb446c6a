"""The second click of a double click writes nothing, takes nothing back, and what the first did is said all the same."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.changes import Change
from netmap.model.entities import Organization
from netmap.model.happenings import Copy, Story
from netmap.model.network import Network
from netmap.report.public.ledger import tell_made
from netmap.ui.parts.text import plain
from netmap.ui.public import page as public_page
from netmap.ui.shell import clicks
from tests.analysis.public.public_town import build_public_town
from tests.analysis.towns import org

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]


@pytest.fixture
def quick_hands(slow_hands: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever clicks twice does it at once, as long as a test takes."""
    monkeypatch.setattr(clicks, "SECOND_CLICK", 600.0)


@pytest.fixture
def filled(put: Putter) -> Network:
    network = build_public_town()
    return put(*network.entities.values(), *network.ties.values())


@pytest.mark.usefixtures("filled", "quick_hands")
@pytest.mark.parametrize(
    ("address", "key", "kind"), [("stories", "stories-empty", Story), ("public-copy", "public-make", Copy)]
)
def test_what_is_clicked_twice_is_written_once(
    open_page: Opener, store: Store, address: str, key: str, kind: type[Story | Copy]
) -> None:
    page = open_page(address)
    page.button(key).click().run()
    page.button(key).click().run()
    assert not page.exception
    assert len(store.read().of(kind)) == 1
    assert plain("You clicked twice; it was done once.") in page.toast[0].value
    assert not page.error


@pytest.mark.usefixtures("quick_hands")
def test_an_undo_that_is_clicked_twice_stays_undone(open_page: Opener, put: Putter, store: Store) -> None:
    put(Organization(name="Food Bank"))
    put(Organization(name="Lions"))
    page = open_page("changes")
    page.button(f"changes-undo-{store.changes()[0].id}").click().run()
    page.button("undo-changes").click().run()
    assert not page.exception
    assert [one.name for one in store.read().actors()] == ["Food Bank"]
    assert plain("Taken back: Set up. You clicked twice") in page.toast[0].value


@pytest.mark.usefixtures("filled", "quick_hands")
def test_a_click_that_was_refused_is_refused_again_by_the_second(
    open_page: Opener, put: Putter, store: Store
) -> None:
    page = open_page("public-copy")
    put(org("clinic", confidential=True))
    page.button("public-make").click().run()
    page.button("public-make").click().run()
    assert store.read().of(Copy) == ()
    assert "in the meantime" in page.error[0].value


@pytest.mark.usefixtures("filled")
def test_who_clicks_again_after_a_look_does_it_twice(open_page: Opener, store: Store) -> None:
    page = open_page("public-copy")
    page.button("public-make").click().run()
    page.button("public-make").click().run()
    assert len(store.read().of(Copy)) == 2


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("is_before", [True, False])
def test_what_a_click_does_is_done_to_its_end_whatever_is_clicked_meanwhile(
    open_page: Opener, store: Store, monkeypatch: pytest.MonkeyPatch, is_before: bool
) -> None:
    page = open_page("public-copy")
    apply = Store.apply

    def click_elsewhere() -> None:
        context = get_script_run_ctx()
        assert context
        assert context.script_requests
        context.script_requests.request_rerun(RerunData(page_script_hash=context.page_script_hash))

    def apply_late(*given: Any, **rest: Any) -> Change:
        written = apply(*given, **rest)
        click_elsewhere()
        return written

    def tell_early(given_to: str) -> str:
        click_elsewhere()
        return tell_made(given_to)

    if is_before:
        monkeypatch.setattr(public_page, "tell_made", tell_early)
    else:
        monkeypatch.setattr(Store, "apply", apply_late)
    page.button("public-make").click().run()
    assert not page.exception
    (entry,) = store.read().of(Copy)
    assert page.session_state["public-made"].entry == entry
    assert page.button("undo-public")
