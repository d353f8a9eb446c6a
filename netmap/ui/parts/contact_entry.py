"""Noting that we were in touch: one click opens the kinds of contact, the second saves one of them."""

from collections.abc import Mapping, Sequence

import streamlit as st

from netmap.analysis.day import read_today
from netmap.model.changes import Plan
from netmap.model.kinds import InteractionKind
from netmap.model.network import Network
from netmap.model.text import NOTES_LIMIT
from netmap.report.keep_in_touch.plans import plan_contact
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.saving import forget_typed, save_planned

_KINDS = {
    InteractionKind.CALL: "A call",
    InteractionKind.MEETING: "We met",
    InteractionKind.MAIL: "An e-mail",
    InteractionKind.ATTEMPT: "Tried in vain",
}


def offer_contact(
    network: Network,
    partner: str,
    keepers: Sequence[str],
    people: Mapping[str, str],
    place: str,
    *,
    about: str = "",
) -> None:
    """Draw what opens the kinds of contact; `show_undo(place)` offers the undo.

    Parameters
    ----------
    network
        On which the page is drawn.
    about
        What the button stands beside, where it can stand several times for one partner on a page: the id of a step.
    keepers
        The ids of those whose task the relationship is; the first of us is proposed.
    people
        Those of us who can be chosen, id → name.
    """
    key = f"contact-{place}-{about or partner}"
    with st.expander(
        "We were in touch", icon=":material/forum:", key=f"{key}-open", on_change="rerun"
    ) as box:
        if box.open:
            show_contact_form(network, partner, keepers, people, place, about=about)


def show_contact_form(
    network: Network, partner: str, keepers: Sequence[str], people: Mapping[str, str], place: str, *, about: str = "",
) -> None:  # fmt: skip
    """Draw the kinds of contact, each saved with one click, and what can be added; parameters as in `offer_contact`."""
    key = f"contact-{place}-{about or partner}"
    _offer_kinds(network, partner, key, place)
    _ask_more(keepers, people, key)


def _offer_kinds(network: Network, partner: str, key: str, place: str) -> None:
    with st.container(horizontal=True):
        for kind, label in _KINDS.items():
            st.button(
                label,
                key=f"{key}-{kind}",
                type="primary",
                on_click=_save,
                args=(network, partner, kind, key, place),
            )
    st.caption("One click saves it, for today. Whatever you like to add, fill in below before you click.")


def _ask_more(keepers: Sequence[str], people: Mapping[str, str], key: str) -> None:
    st.text_area(
        "What came of it?", key=f"{key}-note", placeholder="Could they read this?", max_chars=NOTES_LIMIT,
        height=80, persist_state=KEEP,
    )  # fmt: skip
    st.checkbox("We asked whom they work with", key=f"{key}-asked", persist_state=KEEP)
    st.date_input("Day", value=read_today(), max_value=read_today(), key=f"{key}-day", format="YYYY-MM-DD")
    keeper = next((one for one in keepers if one in people), None)
    options = [None, *people]
    st.selectbox(
        "Who of us?", options, index=options.index(keeper), key=f"{key}-by",
        format_func=lambda one: people.get(one or "", "not noted"),
    )  # fmt: skip


def _save(seen: Network, partner: str, kind: InteractionKind, key: str, place: str) -> None:
    state, day = st.session_state, read_day(seen)
    note = (state.get(f"{key}-note") or "").strip()

    def plan() -> Plan:
        items = plan_contact(
            day.on(state.get(f"{key}-day") or day.date), [partner], kind=kind,
            by=state.get(f"{key}-by"), outcome=note,
            asked_about_ties=bool(state.get(f"{key}-asked")),
        )  # fmt: skip
        return items, []

    sentence = f"Noted: {kind} with {seen.name_of(partner)}."
    if save_planned(plan, sentence, place, seen=seen, typed=note):
        forget_typed(key)
