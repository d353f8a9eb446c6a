"""Whom to talk to next, as cards: what it would bring, who introduces us, and planning it with one click."""

import streamlit as st

from netmap.report.finding import Finding, FindingKind
from netmap.report.keep_in_touch.plans import plan_step
from netmap.report.next.conversations import find_next, tell_what_to_add
from netmap.ui.parts.putting_aside import offer_dismissal, show_put_aside
from netmap.ui.parts.text import plain
from netmap.ui.shell.background import compute
from netmap.ui.shell.session import read_day, save_planned


def show_next(place: str) -> None:
    """Draw the suggested conversations and what was put aside of them; `show_undo(place)` offers the undo."""
    day = read_day()
    found = compute("next", find_next, day=day, doing="Looking whom to talk to next")
    if found is None:
        return
    if not found:
        st.info(f"There is nobody to suggest. {tell_what_to_add(day)}")
    for finding in found:
        _show_conversation(finding, day.network.name_of(finding.subjects[0]), place)
    show_put_aside(place, (FindingKind.NEXT_CONVERSATION,))


def _show_conversation(finding: Finding, name: str, place: str) -> None:
    with st.container(border=True, key=f"next-{place}-{finding.key}"):
        st.header(plain(name), anchor=False)
        st.markdown(plain(finding.sentence))
        st.markdown(f"**Next:** {plain(finding.next_step)}")
        st.button(
            "Plan it", key=f"plan-{place}-{finding.key}", icon=":material/event_available:", type="primary",
            on_click=_plan, args=(finding, place), help="A step for whoever keeps in touch, due in two weeks.",
        )  # fmt: skip
        offer_dismissal(finding, place)
        with st.expander("What this rests on"):
            st.markdown(plain(finding.why))
            for line in finding.evidence:
                st.markdown(f"- {plain(line)}")
            st.caption(plain(finding.rests_on))


def _plan(finding: Finding, place: str) -> None:
    day, partner = read_day(), finding.subjects[0]
    what = f"{finding.next_step}\n{finding.sentence}"
    save_planned(
        lambda: (plan_step(day, partner, what=what), []),
        f"Planned: talk with {day.network.name_of(partner)}.",
        place,
    )
