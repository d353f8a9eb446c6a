"""What the map is taken along as: chosen beside the button, and painted when it is pressed."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.model.network import Network
from netmap.picture.views import View
from tests.ui.test_map_views import TOWN, choose

FOR = "map-picture-for"


@pytest.mark.parametrize("view", [View.WHEEL, View.NAMES, View.SECTORS])
def test_paper_and_screens_are_offered_and_a_wall_for_names_alone(
    open_page: Callable[[str], AppTest], put: Callable[..., Network], view: View
) -> None:
    put(*TOWN)
    page = open_page("map")
    choose(page, view)
    offered = page.selectbox(FOR).options
    assert ["PDF" in one for one in offered][:2] == [False, False]
    assert [name for name in ("Letter", "Tabloid", "A4", "A3") if f"Paper: {name} (PDF)" not in offered] == []
    assert any(one.startswith("A wall") for one in offered) == (view is View.NAMES)


def test_what_was_chosen_stays_where_it_is_offered(
    open_page: Callable[[str], AppTest], put: Callable[..., Network]
) -> None:
    put(*TOWN)
    page = open_page("map")
    choose(page, View.NAMES)
    wall = next(one for one in page.selectbox(FOR).options if one.startswith("A wall"))
    page.selectbox(FOR).set_value("Paper: A4 (PDF)").run()
    choose(page, View.WHEEL)
    assert page.selectbox(FOR).value == "Paper: A4 (PDF)"
    choose(page, View.NAMES)
    page.selectbox(FOR).set_value(wall).run()
    choose(page, View.SECTORS)
    assert page.selectbox(FOR).value == page.selectbox(FOR).options[0]
    assert not page.exception
