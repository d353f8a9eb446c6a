"""Somebody's ties as sentences, each with what can be done about it, and a form for a new one."""

import streamlit as st

from netmap.model.network import Network
from netmap.model.ties import Tie
from netmap.ui.partners.forgetting import offer_erasing_note
from netmap.ui.partners.tie_forms import TIE_KINDS, offer_removal, say_tie, show_lost_ties, show_tie_form
from netmap.ui.parts.text import plain
from netmap.ui.shell.reading import read_content, read_network

MOST_SHOWN = 40


def list_shown_ties(network: Network, subject_id: str) -> list[Tie]:
    """Return somebody's ties that people add by hand, in the order in which the form offers them, then by name."""
    ties = [tie for tie in network.ties_of(subject_id) if tie.kind in TIE_KINDS]
    return sorted(
        ties,
        key=lambda tie: (TIE_KINDS.index(tie.kind), network.name_of(tie.other_end(subject_id)).casefold()),
    )


def tell_tie(network: Network, subject_id: str, tie: Tie) -> str:
    """Return a tie as a line, as read from one of its ends."""
    says = say_tie(tie.kind, turned=tie.source != subject_id)
    other = network.name_of(tie.other_end(subject_id))
    word = read_content().strength_words.get(tie.strength or 0, "")
    parts = [part for part in (word, tie.role, f"until {tie.until}" if tie.until else "") if part]
    return f"{says} {other}" + (f" ({', '.join(parts)})" if parts else "")


def show_ties(subject_id: str, *, place: str) -> None:
    """Draw somebody's ties with change, take out, and add."""
    network = read_network()
    ties = list_shown_ties(network, subject_id)
    show_lost_ties(subject_id, place=place)
    if not ties:
        st.markdown("No tie is known yet.")
    for tie in ties[:MOST_SHOWN]:
        _show_tie(network, subject_id, tie, place)
    if len(ties) > MOST_SHOWN:
        st.caption(
            f"… and {len(ties) - MOST_SHOWN} more. Bring in and take out has them all in a spreadsheet."
        )
    with st.expander("Add a tie", icon=":material/add_link:"):
        show_tie_form(subject_id, place=place)


def _show_tie(network: Network, subject_id: str, tie: Tie, place: str) -> None:
    with st.expander(
        plain(tell_tie(network, subject_id, tie)), key=f"{place}-open-{tie.id}", on_change="rerun"
    ) as box:
        if not box.open:
            return
        show_tie_form(subject_id, tie, place=place)
        offer_removal(network, tie, "Take out this tie", place=place)
        offer_erasing_note(tie, place=place)
