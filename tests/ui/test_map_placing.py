"""Circles that were put by hand are sent to the browser once for each map, as points of its slices."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from netmap.model.happenings import View
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.views.places import Place
from netmap.ui.map import page as map_page
from netmap.ui.map.choosing import Look, ask_how_to_look
from netmap.ui.map.component import MapEvent
from tests.analysis.towns import org, partners, sector, tie

MOVED = (Place("clinic", 0.2, 700.0), Place("school", 0.8, 650.0))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the map got, run for run."""
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(map_page, "show_map", lambda data, _: found.append(dict(data)))
    return found


def fill(put: Callable[..., Network]) -> None:
    sectors = sector("health"), sector("schools")
    put(org("us", home=True), org("clinic"), org("school"), *sectors, *partners("us clinic", "us school"))
    put(tie(T.IN_SECTOR, "clinic", "health"), tie(T.IN_SECTOR, "school", "schools"))


def test_the_same_map_gets_them_once_and_another_anew(
    open_page: Callable[..., AppTest], put: Callable[..., Network], drawn: list[dict[str, Any]]
) -> None:
    fill(put)
    page = open_page("map")
    assert "placed" not in drawn[-1]
    page.session_state["map-places-team"] = MOVED
    page.run()
    assert "placed" not in drawn[-1], "the browser has them: they were dragged there"
    put(*(org(f"new{number}") for number in range(9)))
    put(*(tie(T.IN_SECTOR, f"new{number}", "health") for number in range(9)))
    page.run()
    first = drawn[-1]["placed"]
    assert first["places"].keys() == {"clinic", "school"}
    page.run()
    assert drawn[-1]["placed"] == first
    put(*(tie(T.IN_SECTOR, f"more{number}", "schools") for number in range(2)), org("more0"), org("more1"))
    page.run()
    assert drawn[-1]["placed"]["opened"] != first["opened"]
    assert drawn[-1]["placed"]["places"] != first["places"], "the slices are others"


def test_whoever_a_filter_left_out_is_back_where_they_were_put(
    open_page: Callable[..., AppTest], put: Callable[..., Network], drawn: list[dict[str, Any]]
) -> None:
    fill(put)
    page = open_page("map")
    page.session_state["map-places-team"] = MOVED
    page.session_state["map-only-sector-team"] = ["health"]
    page.run()
    only = drawn[-1]["placed"]["places"]
    page.session_state["map-only-sector-team"] = []
    page.run()
    assert only.keys() == {"clinic"}
    assert drawn[-1]["placed"]["places"].keys() == {"clinic", "school"}


def test_a_drag_draws_the_map_again_and_the_page_only_where_it_then_says_something_else(
    open_page: Callable[..., AppTest], put: Callable[..., Network], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(put)
    put(View(id="kept", name="Kept", shows=("view:wheel",)))
    page = open_page("map")
    events: list[MapEvent] = []
    runs: list[str] = []

    def look(place: str, *given: DeltaGenerator) -> Look:
        runs.append(place)
        return ask_how_to_look(place, *given)

    monkeypatch.setattr(map_page, "show_map", lambda *_: events.pop() if events else None)
    monkeypatch.setattr(map_page, "ask_how_to_look", look)

    def drag(x: float) -> int:
        runs.clear()
        events.append(MapEvent(f"drag-{x}", "moved", "clinic", {"clinic": (x, 600.0)}))
        page.run()
        assert not page.exception
        return len(runs)

    assert drag(100.0) == 1
    assert [one.id for one in page.session_state["map-places-team"]] == ["clinic"]
    page.button("map-saved-open-kept").click().run()
    assert page.query_params["saved"] == "kept"
    assert drag(200.0) == 2
    assert "saved" not in page.query_params
    assert drag(300.0) == 1
