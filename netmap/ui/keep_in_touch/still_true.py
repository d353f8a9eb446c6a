"""The pile of "Is this still true?": ten a day, one tap each."""

from datetime import date

import streamlit as st

from netmap.analysis.day import Day
from netmap.model.changes import Plan
from netmap.model.entities import Organization
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.report.keep_in_touch.still_true import (
    Answer,
    Pile,
    Question,
    build_more,
    build_pile,
    plan_answer,
    tell_answer,
    tell_nothing_asked,
)
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.saving import save_planned

_MORE, _MOVED = "pile-more", "pile-moved"
_ICONS = {
    Answer.STILL: ":material/check:",
    Answer.MOVED: ":material/moving:",
    Answer.ENDED: ":material/event_busy:",
    Answer.UNKNOWN: ":material/question_mark:",
}


def show_pile(place: str) -> None:
    """Draw today's questions, each with its answers; `show_undo(place)` offers the undo."""
    day = read_day()
    pile = build_pile(day, of=_read_how_many(day))
    st.markdown(
        "Ties and jobs nobody has heard of for over a year, the oldest first, then those of which no day is noted. Until "
        "they are confirmed the old ones are faint on the map. One tap each; whatever you do not know is asked again in a month."
    )
    _ask_where_they_moved(day, place)
    _show_progress(pile)
    for question in pile.questions:
        _show_question(day.everything, question, place)


def _read_how_many(day: Day) -> int | None:
    """Return how many are asked today when somebody wanted more; None for the usual ten."""
    wanted: tuple[date, int] | None = st.session_state.get(_MORE)
    return wanted[1] if wanted and wanted[0] == day.date else None


def _show_progress(pile: Pile) -> None:
    of = max(pile.of, pile.answered)
    st.progress(pile.answered / of, f"{pile.answered} of {of} answered today")
    if pile.questions:
        return
    if pile.answered < pile.of:
        st.info(tell_nothing_asked(read_day()))
        return
    st.success("That was it for today. Thank you!")
    if build_more(read_day()).questions:
        st.button("Ten more", on_click=_ask_more, icon=":material/add:")


def _ask_more() -> None:
    day = read_day()
    st.session_state[_MORE] = day.date, build_more(day).of


def _show_question(network: Network, question: Question, place: str) -> None:
    with st.container(border=True, key=f"pile-{question.tie}"):
        st.header(plain(question.text), anchor=False)
        st.caption(plain(question.known))
        with st.container(horizontal=True):
            for answer in question.answers:
                st.button(
                    answer.capitalize(), key=f"pile-{question.tie}-{answer}", icon=_ICONS[answer],
                    type="primary" if answer is Answer.STILL else "secondary",
                    on_click=_save_answer, args=(network, question.tie, answer, place),
                )  # fmt: skip


def _save_answer(seen: Network, tie_id: str, answer: Answer, place: str) -> None:
    tie = seen.ties[tie_id]
    saved = save_planned(
        lambda: plan_answer(read_day(seen), tie_id, answer),
        tell_answer(seen, tie_id, answer),
        place,
        seen=seen,
        rests_on=lambda network: network.ties.get(tie_id),
    )
    if saved and answer is Answer.MOVED:
        st.session_state[_MOVED] = tie.ends


def _ask_where_they_moved(day: Day, place: str) -> None:
    moved, left = st.session_state.get(_MOVED) or ("", "")
    person = day.network.get(moved)
    there = {one.id for one in day.network.targets(moved, TieKind.WORKS_AT)}
    if person is None or left in there:
        return
    places = number_names(
        {one.id: one.name for one in day.network.of(Organization) if one.id not in {*there, left}}
    )
    with st.container(border=True, key="pile-moved-box"):
        st.header(f"Where does {plain(person.name)} work now?", anchor=False)
        chosen = st.selectbox(
            "Organization", list(places), index=None, key="pile-moved-to", placeholder="Type to find a name",
            format_func=places.__getitem__,
        )  # fmt: skip
        with st.container(horizontal=True):
            st.button(
                "Save", key="pile-moved-save", type="primary", disabled=chosen is None,
                on_click=_save_job, args=(day.everything, person.id, chosen, place),
            )  # fmt: skip
            st.button("We don't know", key="pile-moved-skip", on_click=_forget_moved)


def _save_job(seen: Network, person: str, organization: str, place: str) -> None:
    day = read_day(seen)

    def plan() -> Plan:
        job = build_tie(TieKind.WORKS_AT, person, organization, since=day.date, confirmed_on=day.date)
        return [job], []

    name = seen.name_of(organization)
    if save_planned(
        plan, f"{seen.name_of(person)} works at {name}.", place, seen=seen, typed=name,
        rests_on=lambda network: network.ties_of(person, TieKind.WORKS_AT),
    ):  # fmt: skip
        _forget_moved()


def _forget_moved() -> None:
    st.session_state.pop(_MOVED, None)
