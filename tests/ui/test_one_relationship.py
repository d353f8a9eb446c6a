"""Whoever one of us keeps or met is no stranger on any page."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from netmap.analysis.day import read_today
from netmap.model.changes import Item
from netmap.model.entities import Population
from netmap.model.happenings import Interaction
from netmap.model.kinds import InteractionKind, Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.ui.keep_in_touch.page import Part
from tests.analysis.towns import org, partners, person, tie

Opener = Callable[[str], AppTest]
Putter = Callable[..., Network]

KEPT = [tie(T.KEPT_BY, "clinic", "ana")]
STRANGERS = "Only Clinic serves Elders, and we have no relationship with them."


def contact(kind: InteractionKind) -> list[Item]:
    last = read_today() - timedelta(days=21)
    return [
        Interaction(id="talk", on=last, interaction_kind=kind),
        tie(T.BY, "talk", "ana"),
        tie(T.WITH, "talk", "luis"),
    ]


MET, TRIED = contact(InteractionKind.MEETING), contact(InteractionKind.ATTEMPT)


def build_town() -> list[Item]:
    """Ana's library, a clinic where Luis works, which alone serves the elders, and a bank that knows both."""
    return [
        org("library", home=True), person("ana", on_team=True), org("clinic"), person("luis"), org("bank"),
        org("shop", standing=Standing.CLOSED), Population(id="elders", name="Elders"),
        tie(T.WORKS_AT, "luis", "clinic"), tie(T.SERVES, "clinic", "elders"),
        *partners("library bank", "bank clinic", strength=5, last_contact=read_today()),
    ]  # fmt: skip


def read_page(page: AppTest) -> str:
    assert not page.exception
    elements = (*page.header, *page.markdown, *page.caption)
    return "\n".join(element.value for element in elements).replace("\\", "")


@pytest.mark.parametrize(
    ("noted", "stands", "way"),
    [
        (KEPT, "Kept by Ana. No contact is noted yet.", "Ana could talk with Clinic directly."),
        (MET, "We are in touch; no tie is noted. Last contact 3 weeks ago", "Ana could talk with Luis at Clinic directly."),
        ([*KEPT, *MET], "We are in touch; no tie is noted. Kept by Ana. Last contact", "Ana could talk with Luis at Clinic directly."),
        (TRIED, "No relationship with us yet. No contact is noted yet.", "One of us could ask Bank for an introduction to Clinic."),
    ],
    ids=["kept", "in touch", "both", "attempt"],
)  # fmt: skip
def test_every_page_says_the_same_of_whoever_we_keep_or_met(
    open_page: Opener, put: Putter, noted: Sequence[Item], stands: str, way: str
) -> None:
    put(*build_town(), *noted)
    page = open_page("map")
    page.session_state["map-open"] = "clinic"
    page.run()
    said = read_page(page)
    assert stands in said
    assert "Tied to 1 other on the map." in said
    page = open_page("introductions")
    page.selectbox("introductions-target").set_value("clinic").run()
    assert page.header[0].value.replace("\\", "") == way
    is_stranger = stands.startswith("No relationship")
    page = open_page("missing")
    page.pills("missing-heading").set_value("People and places").run()
    assert (STRANGERS in read_page(page)) is is_stranger
    page = open_page("keep-in-touch")
    page.segmented_control("keep-part").set_value(Part.GROWN).run()
    counted = "Our one relationship rests" if is_stranger else "All our relationships rest"
    assert counted in read_page(page)


def test_the_list_says_who_of_them_is_not_on_the_map(open_page: Opener, put: Putter) -> None:
    put(*build_town())
    assert "4 of 4 organizations, 1 of them closed and not on the map" in read_page(open_page("partners"))
