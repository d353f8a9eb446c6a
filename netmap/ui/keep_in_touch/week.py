"""Whom to be in touch with this week: who is late, who is due, what is to be done, and noting it in two clicks."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.analysis.keep_in_touch.upkeep import TouchState, find_upkeep
from netmap.model.changes import Plan
from netmap.model.network import Network
from netmap.report.keep_in_touch.due import WEEK, Due, find_due
from netmap.report.keep_in_touch.due_calendar import write_calendar
from netmap.report.keep_in_touch.plans import plan_done, plan_step
from netmap.ui.keep_in_touch.no_relationship import lead_to_first
from netmap.ui.parts.contact_entry import offer_contact
from netmap.ui.parts.document import offer_document
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.finding_card import show_finding
from netmap.ui.parts.our_people import name_our_people
from netmap.ui.parts.text import plain
from netmap.ui.shell.background import compute
from netmap.ui.shell.notices import is_notice_left
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.saving import forget_typed, save_planned

STATE_COLORS = {
    TouchState.OVERDUE: ("red", ":material/priority_high:"),
    TouchState.DUE: ("orange", ":material/schedule:"),
    TouchState.GOOD: ("green", ":material/check:"),
    TouchState.NEVER: ("gray", ":material/question_mark:"),
}
"""How each state looks; its word always stands beside the color."""

_HEADINGS = {
    TouchState.OVERDUE: "Overdue",
    TouchState.DUE: "Due",
    TouchState.GOOD: "Due in the next days",
    TouchState.NEVER: "No day noted yet",
}
_EVERYBODY = "everybody"
_FIRST_SHOWN, _MORE_SHOWN, _SHOWN = 8, 24, "keep-shown"


@dataclass(frozen=True, slots=True)
class _Week:
    """How many of our relationships are in which state, and what is due for any of us."""

    states: Counter[TouchState]
    dues: tuple[Due, ...]


def show_week(place: str) -> None:
    """Draw what is due, with what can be done about each at once; `show_undo(place)` offers the undo."""
    day = read_day()
    network, people = day.network, name_our_people(day)
    week = _find_week(day)
    if week is None:
        return
    states = week.states
    if not states:
        lead_to_first(place)
    else:
        _show_states(states)
    keeper = _ask_for_whom(people) if states else None
    dues = [one for one in week.dues if one.subject in network.entities and keeper in (None, *one.keepers)]
    if not dues and states:
        st.success(
            plain(f"Nothing is due for {people[keeper]}.")
            if keeper in people
            else "Nothing is due this week. Look at “Still true?” for a quiet minute."
        )
    shown = st.session_state.get(_SHOWN, _FIRST_SHOWN)
    heading = None
    for due in dues[:shown]:
        if due.state is not heading:
            heading = due.state
            st.header(_HEADINGS[heading], anchor=False)
        _show_due(day, due, people, place)
    if shown < len(dues):
        st.button(
            f"Show {min(_MORE_SHOWN, len(dues) - shown)} more of {len(dues):,}", key="keep-more",
            icon=":material/expand_more:", on_click=_show_more, args=(shown,),
        )  # fmt: skip


def _show_more(shown: int) -> None:
    st.session_state[_SHOWN] = shown + _MORE_SHOWN


def _find_week(day: Day) -> _Week | None:
    def work(day: Day) -> _Week:
        return _Week(Counter(one.state for one in find_upkeep(day.openly)), find_due(day, ahead=WEEK))

    return compute("week", work, day=day, doing="Looking who is due")


def _show_states(states: Counter[TouchState]) -> None:
    """Draw how many relationships are in which state, the word beside the color."""
    words = {TouchState.GOOD: "in good touch"}
    with st.container(horizontal=True, key="keep-states"):
        for state in TouchState:
            if states[state]:
                _show_badge(state, f"{states[state]} {words.get(state, state)}")


def _show_badge(state: TouchState, text: str) -> None:
    color, icon = STATE_COLORS[state]
    st.badge(text, color=color, icon=icon)  # type: ignore[arg-type]


def _ask_for_whom(people: dict[str, str]) -> str | None:
    """Draw for whom it is, and beside it the calendar of theirs; return the id of one of us, None for all."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "For whom?", [_EVERYBODY, *people], key="keep-for", persist_state="session", width=320,
            format_func=lambda one: "All of us" if one == _EVERYBODY else people[one],
        )  # fmt: skip
        keeper = None if chosen in (_EVERYBODY, None) else chosen
        _offer_calendar(keeper, people)
        offer_document(
            AskedFindings(of=Findings.KEEP_IN_TOUCH, about=keeper or "", ahead=WEEK), "keep-in-touch"
        )
    return keeper


def _offer_calendar(keeper: str | None, people: dict[str, str]) -> None:
    whose = people[keeper] if keeper else "all of us"

    def write() -> bytes:
        return write_calendar(read_day(), moment=datetime.now(UTC), keeper=keeper)

    st.download_button(
        "Take it into your calendar (.ics)", write, "keep-in-touch.ics", mime="text/calendar", on_click="ignore",
        icon=":material/event:", help=plain(f"Half a year ahead, for {whose}; nothing confidential is in it."),
    )  # fmt: skip


@st.fragment
def _show_due(day: Day, due: Due, people: Mapping[str, str], place: str) -> None:
    """Draw one card, with forms only where somebody opened them; alone of the page it is drawn anew then."""
    if is_notice_left():
        st.rerun()
    show_finding(
        due.finding, f"{place}-{due.subject}", name=_tell_subject(day.network, due),
        badge=partial(_show_badge, due.state, str(due.state)), offer=partial(_offer, day, due, people, place),
    )  # fmt: skip


def _offer(day: Day, due: Due, people: Mapping[str, str], place: str) -> None:
    """Draw what can be done about what is due at once."""
    if due.subject != due.partner:
        st.button(
            "Done", key=f"done-{due.subject}", icon=":material/check:", type="primary",
            on_click=_save_done, args=(day.everything, due.subject, place),
        )  # fmt: skip
    if due.partner:
        offer_contact(day.everything, due.partner, due.keepers, people, place, about=due.subject)
        _offer_step(day, due, people, place)


def _tell_subject(network: Network, due: Due) -> str:
    return network.name_of(due.partner or "") or "A step"


def _offer_step(day: Day, due: Due, people: Mapping[str, str], place: str) -> None:
    key = f"step-{due.subject}"
    with st.expander(
        "Plan it", icon=":material/event_available:", key=f"{key}-open", on_change="rerun"
    ) as box:
        if box.open:
            _ask_step(day, due, people, key, place)


def _ask_step(day: Day, due: Due, people: Mapping[str, str], key: str, place: str) -> None:
    st.text_input(
        "What will we do?",
        value=f"Call {_tell_subject(day.network, due)}",
        key=f"{key}-what",
        persist_state=KEEP,
    )
    st.date_input("Until when?", value=None, min_value=day.date, key=f"{key}-due", format="YYYY-MM-DD")
    st.caption("Without a day: in two weeks.")
    keeper = next((one for one in due.keepers if one in people), None)
    options = [None, *people]
    st.selectbox(
        "Who of us?", options, index=options.index(keeper), key=f"{key}-by",
        format_func=lambda one: people.get(one or "", "whoever keeps it"),
    )  # fmt: skip
    st.button(
        "Save the step",
        key=f"{key}-save",
        type="primary",
        on_click=_save_step,
        args=(day.everything, due, key, place),
    )


def _save_step(seen: Network, due: Due, key: str, place: str) -> None:
    state, partner = st.session_state, due.partner or ""
    what = (state.get(f"{key}-what") or "").strip()

    def plan() -> Plan:
        until, keeper = state.get(f"{key}-due"), state.get(f"{key}-by")
        return plan_step(read_day(seen), partner, what=what, due=until, keeper=keeper), []

    sentence = f"Planned for {seen.name_of(partner)}: {what.rstrip('.')}."
    if save_planned(plan, sentence, place, seen=seen, typed=what, click=key):
        forget_typed(key)


def _save_done(seen: Network, step_id: str, place: str) -> None:
    save_planned(lambda: (plan_done(read_day(seen), step_id), []), "Ticked off a step.", place, seen=seen)
