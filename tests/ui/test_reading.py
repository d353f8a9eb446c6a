"""What pages share: one day for all of them, until the map changes."""

from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.changes import build_change
from tests.analysis.towns import org


def _draw() -> None:
    import streamlit as st

    from netmap.ui.shell.reading import read_day

    st.session_state.setdefault("days", []).append(read_day())


def test_pages_share_what_was_found_of_a_day_until_the_map_changes(store: Store) -> None:
    page = AppTest.from_function(_draw).run().run()
    first, again = page.session_state["days"]
    assert first is again
    store.apply(build_change(store.read(), put=[org("clinic")], who="somebody else", sentence="Add."))
    changed = page.run().session_state["days"][-1]
    assert changed is not first
    assert "clinic" in changed.network.entities
    assert changed.date == first.date
