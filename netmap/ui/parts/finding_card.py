"""A finding as a card: what it says, what to do next, what can be done at once, and what it rests on."""

from collections.abc import Callable, Sequence

import streamlit as st

from netmap.report.finding import Finding, Standing, end_sentence
from netmap.ui.parts.text import plain

Drawing = Callable[[], object]
"""Draws a piece of a card where it is called."""


def show_finding(
    finding: Finding,
    key: str,
    *,
    name: str = "",
    badge: Drawing | None = None,
    picture: Drawing | None = None,
    offer: Drawing | None = None,
) -> None:
    """Draw one finding, the same words as everywhere else.

    Parameters
    ----------
    key
        Names the card among all on the page.
    name
        Whom it is about, for a heading; the sentence stands below it then, and why it matters with what it rests on.
    badge
        Draws a mark before the heading, which is one smaller then: cards with a mark stand in a list under its word.
    picture
        Draws what is seen between heading and text.
    offer
        Draws what can be done about it at once.
    """
    with st.container(border=True, key=f"finding-{key}"):
        _show_heading(plain(name or finding.sentence), badge)
        if picture:
            picture()
        st.markdown(plain(finding.sentence if name else finding.why))
        _show_standings(finding.standings)
        if finding.next_step:
            st.markdown(f"**Next:** {plain(finding.next_step)}")
        if offer:
            offer()
        with st.expander("What this rests on"):
            if name:
                st.markdown(plain(finding.why))
            for line in finding.evidence:
                st.markdown(f"- {plain(line)}")
            st.caption(plain(finding.rests_on))


def _show_standings(standings: Sequence[Standing]) -> None:
    """Draw side by side how a finding stands with us and without us, and how sure that is."""
    if not standings:
        return
    for column, standing in zip(st.columns(len(standings)), standings, strict=True):
        with column:
            st.markdown(f"**{plain(standing.seen)}:** {plain(end_sentence(standing.words))}")


def _show_heading(text: str, badge: Drawing | None) -> None:
    if badge is None:
        st.header(text, anchor=False)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        badge()
        st.subheader(text, anchor=False)
