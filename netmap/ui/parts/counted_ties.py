"""The choice which ties count, the same on every page that measures or draws them, and what it leaves out."""

import streamlit as st

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.report.confirmed import tell_confirmation
from netmap.ui.parts.text import plain

_KEY = "ties-confirmed"


def ask_counted_ties(day: Day) -> Day:
    """Draw the choice where it makes a difference, and what it means; return the day with the ties that count."""
    chosen = choose_counted_ties(day)
    if day.openly.confirmation.is_a_choice:
        st.caption(plain(tell_confirmation(chosen)))
    return chosen


def put_counted_ties(ties: CountedTies) -> None:
    """Have some ties count from the next choice on."""
    st.session_state[_KEY] = ties is CountedTies.CONFIRMED


def choose_counted_ties(day: Day) -> Day:
    """Draw the choice alone, where it makes a difference; what is chosen on one page is so on the others."""
    if not day.openly.confirmation.is_a_choice:
        return day
    confirmed = st.toggle(
        "Only confirmed ties",
        key=_KEY,
        persist_state="session",
        help="Without ties that only one of the two named when asked. What was noted apart from such answers counts.",
    )
    return day.counting(CountedTies.CONFIRMED if confirmed else CountedTies.ALL)
