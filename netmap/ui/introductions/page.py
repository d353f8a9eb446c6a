"""Introductions: whom we know there, as a few pictures of the way, and noting that we will ask."""

from enum import StrEnum
from functools import partial

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.model.entity import Entity
from netmap.model.network import Network
from netmap.model.words import tell_day
from netmap.report.introductions.plans import find_planned, list_targets_to_try, plan_introduction
from netmap.report.introductions.ways import TARGET_KINDS, Introduction, describe_introductions
from netmap.ui.introductions.route_picture import show_route, show_route_style
from netmap.ui.next.conversations import show_next
from netmap.ui.parts.document import offer_document
from netmap.ui.parts.finding_card import show_finding
from netmap.ui.parts.findings_list import READING_WIDTH
from netmap.ui.parts.our_people import name_our_people, number_names
from netmap.ui.parts.text import plain
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.reading import read_day, read_network
from netmap.ui.shell.saving import save_planned, show_undo

PLACE = "introductions"
TARGETS_TO_TRY = 6
_ANYONE = "anyone"
_TARGET, _PART = "introductions-target", "introductions-part"


class Part(StrEnum):
    """What the page is used for."""

    WAY = "Who do we know there?"
    NEXT = "Whom to talk to next"


@st.cache_data(max_entries=60, show_spinner="Looking for a way …")
def _find(store_id: str, revision: int, day: str, target: str, start: str | None) -> tuple[Introduction, ...]:
    del store_id, revision, day
    return describe_introductions(read_day(), target, start=start)


@st.cache_data(max_entries=20, show_spinner="Looking for somebody to try …")
def _list_to_try(store_id: str, revision: int, day: str) -> tuple[str, ...]:
    del store_id, revision, day
    found = list_targets_to_try(read_day(), most=TARGETS_TO_TRY)
    return tuple(one.id for one in found)


@st.cache_data(max_entries=4, show_spinner=False)
def _name_targets(store_id: str, revision: int) -> dict[str, str]:
    del store_id, revision
    network = read_network()
    entities = [one for kind in TARGET_KINDS for one in network.of_kind(kind)]
    return number_names({one.id: _tell_target(network, one) for one in entities})


def _tell_target(network: Network, one: Entity) -> str:
    sectors = [sector.name for sector in network.sectors_of(one.id)[:1]]
    return " · ".join((one.name, one.kind.words.one, *sectors))


def look_for(target: str) -> None:
    """Have the page show the ways to somebody when it is drawn next."""
    st.session_state[_TARGET] = target
    st.session_state[_PART] = Part.WAY


def show_page() -> None:
    """Draw the page."""
    with st.container(width=READING_WIDTH):
        st.title("Introductions")
        part = st.segmented_control(
            "What do you want to know?", list(Part), default=Part.WAY, key=_PART,
            persist_state="session", required=True, label_visibility="collapsed",
        )  # fmt: skip
        show_undo(PLACE)
        if part == Part.NEXT:
            show_next(PLACE)
        else:
            _show_ways(read_day())


def _show_ways(day: Day) -> None:
    network = day.everything
    if not day.us:
        st.info(
            "Nobody on the map is marked as us. Open our own organization on the map and mark it “This is us”."
        )
        if st.button("Go to the map", icon=":material/hub:"):
            go_to("map")
        return
    if not any(one.id not in day.us for one in network.actors()):
        st.info(
            "There is nobody on the map yet but us. Write down whom we know: then it can be told who knows whom."
        )
        if st.button("Add partners", icon=":material/groups:"):
            go_to("partners")
        return
    st.markdown(
        "Our own ways to somebody first, then the surest over those who know each other: who of us asks whom, and "
        "what for."
    )
    target, start = _ask(day)
    if target is None:
        _show_to_try(day)
        return
    found = _find(network.store_id, network.revision, str(day.date), target, start)
    show_route_style()
    for number, one in enumerate(found):
        _show_introduction(network, target, one, number)
    if found:
        offer_document(
            AskedFindings(of=Findings.INTRODUCTIONS, about=target, start=start or ""), "introductions"
        )


def _show_introduction(network: Network, target: str, one: Introduction, number: int) -> None:
    show_finding(
        one.finding, f"{PLACE}-{number}",
        picture=partial(show_route, one.chain) if one.chain else None,
        offer=partial(_offer, network, target, one, number) if one.chain else None,
    )  # fmt: skip


def _ask(day: Day) -> tuple[str | None, str | None]:
    """Draw whom to reach and who asks; return the ids of both, None each for nobody in particular."""
    names, people = _name_targets(day.network.store_id, day.network.revision), name_our_people(day)
    if st.session_state.get(_TARGET) not in names:
        st.session_state[_TARGET] = None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        target = st.selectbox(
            "Whom do you want to reach?", list(names), index=None, key=_TARGET, format_func=names.__getitem__,
            placeholder="Type a name: somebody, a sector, a place, an offer …", persist_state="session", width=560,
        )  # fmt: skip
        start = st.selectbox(
            "Who asks?", [_ANYONE, *people], key="introductions-from", persist_state="session", width=300,
            format_func=lambda one: people.get(one, "Anyone of us"),
        )  # fmt: skip
    return target, None if start in (_ANYONE, None) else start


def _show_to_try(day: Day) -> None:
    """Draw a few targets that are worth a try, as buttons."""
    network = day.network
    found = _list_to_try(network.store_id, network.revision, str(day.date))
    if not found:
        st.markdown(
            "Choose somebody above. The surest ways are shown with everybody on them, and with what to do first."
        )
        return
    st.markdown(
        "Choose somebody above, or try one of these: somebody is missing there, and there is a way to whoever could help."
    )
    with st.container(horizontal=True):
        for one in found:
            st.button(plain(network.name_of(one)), key=f"try-{one}", on_click=look_for, args=(one,))


def _offer(network: Network, target: str, one: Introduction, number: int) -> None:
    planned = find_planned(network, target, one)
    if planned:
        due = f", due on {tell_day(planned.due)}" if planned.due else ""
        st.markdown(f":material/event_available: Noted{due}. It waits on “Keep in touch”.")
        return
    st.button(
        "Note that we will ask", key=f"note-{PLACE}-{number}", icon=":material/event:", type="primary",
        on_click=_note, args=(network, target, one), help="A step for whoever of us begins, due in a week.",
    )  # fmt: skip


def _note(seen: Network, target: str, one: Introduction) -> None:
    save_planned(
        lambda: (plan_introduction(read_day(seen), target, one), []),
        f"Noted: ask for a way to {seen.name_of(target)}.",
        PLACE,
        seen=seen,
        rests_on=lambda network: find_planned(network, target, one),
    )
