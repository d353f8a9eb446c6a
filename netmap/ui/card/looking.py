"""A card that came back, answer by answer: what each would change, ticked or left, and taken together."""

from collections.abc import Callable, Mapping

import streamlit as st

from netmap.analysis.card.answers import AnsweredCard
from netmap.analysis.card.card import list_carded
from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.network import Network
from netmap.model.text import NAME_LIMIT
from netmap.model.words import join_names, tell_day
from netmap.report.card.plans import (
    find_earlier,
    list_proposals,
    plan_answer,
    rest_on_answer,
    tell_earlier,
    tell_taken,
)
from netmap.report.card.reading import Proposal, Reading, find_organization, find_whose
from netmap.report.card.since import tell_since
from netmap.report.card.ties import needs_whom
from netmap.ui.corrections.asking import ask_called, show_effect
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain, plain_lines
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.saving import save_planned

_SHORT = 12
WEIGHED = "card-weighed"
"""Where the session keeps what the answers would change, as long as they are looked at."""


def show_answers(day: Day, answered: AnsweredCard, place: str, *, on_done: Callable[[], None]) -> None:
    """Draw what the answers of a card would change, and the button that takes those that are ticked.

    `on_done` empties where they were given, once they are saved or put away.
    """
    mark = answered.fingerprint[:_SHORT]
    subject = _ask_whose(day, answered, mark)
    if not subject:
        return
    by = st.text_input(
        "Who of them says so?", answered.answer.by, max_chars=NAME_LIMIT, key=f"card-by-{mark}"
    )
    chosen_keys = f"card-whom-{mark}-"
    chosen = {
        str(key).removeprefix(chosen_keys): str(value)
        for key, value in st.session_state.items()
        if str(key).startswith(chosen_keys) and value
    }
    reading = Reading(answered, subject, by.strip(), chosen)
    proposals, earlier = _weigh(day, reading), find_earlier(day.everything, reading)
    _show_head(day, reading)
    if earlier:
        st.info(plain(tell_earlier(earlier)))
    ticks = {}
    for one in proposals:
        if one.is_open or one.asks or needs_whom(day, one):
            ticks[one.key] = f"card-tick-{mark}-{one.key}"
            _show_proposal(day, one, ticks[one.key], f"{chosen_keys}{one.key}", is_usual=not earlier)
    if same := [one.said for one in proposals if one.key not in ticks]:
        st.markdown(f":material/check: {plain(f'So it is on the map already: {join_names(same)}.')}")
    if words := answered.answer.words:
        st.markdown("**In their own words**, which become a slip in the inbox:")
        st.markdown(plain_lines(words))
    _offer_taking(day.everything, reading, ticks, place=place, on_done=on_done)


def _weigh(day: Day, reading: Reading) -> tuple[Proposal, ...]:
    """Return what each answer would change, worked out once for a map and what was said beside the card."""
    asked = (
        day.everything.store_id, day.everything.revision, day.date, reading.answered.fingerprint, reading.subject,
        reading.by, tuple(sorted(reading.chosen.items())),
    )  # fmt: skip
    kept = st.session_state.get(WEIGHED)
    if not kept or kept[0] != asked:
        kept = asked, list_proposals(day, reading)
        st.session_state[WEIGHED] = kept
    proposals: tuple[Proposal, ...] = kept[1]
    return proposals


def _ask_whose(day: Day, answered: AnsweredCard, mark: str) -> str:
    """Return the id of whose card it is; where the map does not know, ask."""
    key = f"card-whose-{mark}"
    names = number_names({one.id: one.name for one in list_carded(day)})
    chosen = str(st.session_state.get(key) or "")
    try:
        whose = find_whose(day, answered.card, chosen if chosen in names else "")
    except InputError as error:
        st.error(plain(error.message))
    else:
        if whose.subject and not chosen:
            if whose.told:
                st.info(plain(whose.told))
            return whose.subject
        if whose.told:
            st.warning(plain(whose.told))
    picked = st.selectbox(
        "Whose card is it?", list(names), index=None, key=key, format_func=names.__getitem__, placeholder="Nobody yet"
    )  # fmt: skip
    return picked or ""


def _show_head(day: Day, reading: Reading) -> None:
    answered_on = reading.answer.on
    st.subheader(plain(f"The card of {reading.find(day).name}"), anchor=False)
    said = f", answered on {tell_day(answered_on)}" if answered_on else ""
    st.caption(plain(f"Made on {tell_day(reading.card.day)}{said}"))
    if since := tell_since(day, reading.card, reading.subject):
        st.markdown("**Changed on the map since the card was made:**")
        st.markdown("\n".join(f"- {plain(line)}" for line in since))


def _show_proposal(day: Day, one: Proposal, tick: str, whom: str, *, is_usual: bool) -> None:
    with st.container(border=True):
        if one.asks:
            st.session_state.pop(tick, None)
            st.checkbox(plain(one.said), key=f"{tick}-asks", value=False, disabled=True)
        else:
            st.session_state[tick] = one.holds or st.session_state.get(tick, is_usual and one.is_usual)
            st.checkbox(plain(one.said), key=tick, disabled=one.holds)
        if one.holds:
            st.caption("A no holds as soon as anything of this card is saved.")
        if one.moved:
            st.markdown(f":material/warning: {plain(one.moved)}")
        show_effect(one.notes, one.lines, one.asks)
        ask_called(day, one.name, whom)


def _offer_taking(
    seen: Network, reading: Reading, ticks: Mapping[str, str], *, place: str, on_done: Callable[[], None]
) -> None:
    count = sum(bool(st.session_state.get(key)) for key in ticks.values())
    label = f"Take what is ticked ({count:,})" if count else "Note that it came, take nothing"
    with st.container(horizontal=True, gap="small"):
        st.button(
            label, type="primary", icon=":material/check:", key="card-take", on_click=_take, args=(seen, reading, ticks),
            kwargs={"place": place, "on_done": on_done},
        )  # fmt: skip
        st.button("Put away", icon=":material/close:", key="card-away", on_click=on_done)


def _take(
    seen: Network, reading: Reading, ticks: Mapping[str, str], *, place: str, on_done: Callable[[], None]
) -> None:
    """Save the answers that are ticked, from the button's callback."""
    accepted = [key for key, tick in ticks.items() if st.session_state.get(tick)]
    sentence = tell_taken(find_organization(seen, reading.subject).name, accepted)
    if save_planned(
        lambda: plan_answer(read_day(seen), reading, accepted), sentence, place, seen=seen, rests_on=rest_on_answer(reading)
    ):  # fmt: skip
        on_done()
