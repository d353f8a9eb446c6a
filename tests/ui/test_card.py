"""The partner's own card on the pages: offered for partners, neither for us nor for what is confidential."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.model.entities import Organization
from netmap.model.network import Network

PANTRY, US = Organization(name="Pantry"), Organization(name="Library", home=True)
HIDDEN = Organization(name="Safe house", confidential=True)


@pytest.mark.parametrize(
    ("one", "offered"), [(PANTRY, True), (US, False), (HIDDEN, False)], ids=["partner", "us", "hidden"]
)
def test_a_card_is_offered_for_partners_alone(
    open_page: Callable[[str], AppTest], put: Callable[..., Network], one: Organization, *, offered: bool
) -> None:
    put(PANTRY, US, HIDDEN)
    page = open_page("map")
    page.session_state["map-open"] = one.id
    page.run()
    assert not page.exception
    assert one.name in [header.value for header in page.header]
    names = {button.proto.label for button in page.get("download_button")}
    assert ({"Letter (PDF)", "A4 (PDF)", "A page to fill in (HTML)"} <= names) == offered
