"""The inbox: each slip with what it would change, to be taken, put aside, or asked back about."""

import streamlit as st

from netmap.analysis.day import Day
from netmap.model.happenings import Correction
from netmap.model.kinds import Correcting, SlipState
from netmap.model.network import Network
from netmap.model.text import NOTES_LIMIT
from netmap.report.corrections.effects import Chosen, find_effect
from netmap.report.corrections.plans import plan_aside, plan_asking, plan_return, plan_taking, rest_on_slip
from netmap.report.corrections.slips import OPEN, list_slips, tell_settled, tell_slip, tell_source
from netmap.ui.corrections.asking import NEW, ask_called, show_effect
from netmap.ui.parts.findings_list import ask_how_many
from netmap.ui.parts.text import plain, plain_lines
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.saving import save_planned

_FIRST_SHOWN = 10
_ADDS = frozenset({Correcting.WORKS_WITH, Correcting.NOT_ON_MAP})
"""What puts a name on the map that nobody knows."""


def show_inbox(day: Day, place: str) -> None:
    """Draw the slips that wait, the first to come on top; `show_undo(place)` offers the undo."""
    slips = list_slips(day.everything, *OPEN)
    st.header(f"Inbox ({len(slips):,})" if slips else "Inbox", anchor=False)
    if not slips:
        st.info(
            "No slip is waiting. Print slips and hand them out, or type in above what somebody tells you."
        )
    for slip in ask_how_many(slips, "slips", first=_FIRST_SHOWN):
        with st.container(border=True, key=f"slip-{slip.id}"):
            _show_slip(day, slip, place)


def _show_slip(day: Day, slip: Correction, place: str) -> None:
    st.subheader(plain(f"{slip.number}. {tell_slip(slip)}"), anchor=False)
    reach = f". Write to: {slip.reach}" if slip.reach else ""
    st.caption(plain(f"{tell_source(slip)}{reach}"))
    if slip.words:
        st.markdown(plain_lines(slip.words))
    if slip.state is SlipState.ASKED_BACK:
        st.markdown(f":material/help: {plain(f'To be asked back. {slip.reason}')}")
    chosen = _ask_whom(day, slip)
    effect = find_effect(day, slip, chosen)
    show_effect(effect.notes, effect.lines, effect.asks)
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Take it" if effect.lines or effect.asks else "Settle it", type="primary", icon=":material/check:",
            key=f"slip-take-{slip.id}", disabled=bool(effect.asks), on_click=_take,
            args=(day.everything, slip, chosen, place),
        )  # fmt: skip
        _offer_reason(day.everything, slip, SlipState.ASIDE, place)
        _offer_reason(day.everything, slip, SlipState.ASKED_BACK, place)


def _ask_whom(day: Day, slip: Correction) -> Chosen:
    """Ask whom the names of a slip mean that nobody on the map has, or more than one."""
    is_named = slip.wrong.is_about_two and slip.wrong is not Correcting.NAME
    unknown = NEW if slip.wrong in _ADDS else "nobody on the map"
    about = ask_called(day, slip.about, f"slip-whom-about-{slip.id}", unknown)
    other = ask_called(day, slip.other, f"slip-whom-other-{slip.id}", unknown) if is_named else ""
    return about, other


def _offer_reason(seen: Network, slip: Correction, state: SlipState, place: str) -> None:
    is_aside = state is SlipState.ASIDE
    key = f"slip-{'aside' if is_aside else 'ask'}-{slip.id}"
    with st.popover(
        "Put aside" if is_aside else "Ask back", icon=":material/inventory_2:" if is_aside else ":material/help:"
    ):  # fmt: skip
        st.text_area(
            "Why?" if is_aside else "What is to be asked? (may stay empty)", key=f"{key}-why", height=68, max_chars=NOTES_LIMIT
        )  # fmt: skip
        st.button(
            "Put it aside" if is_aside else "Mark it", key=key, type="primary", on_click=_set_aside,
            args=(seen, slip, state, f"{key}-why", place),
        )  # fmt: skip


def _take(seen: Network, slip: Correction, chosen: Chosen, place: str) -> None:
    save_planned(
        lambda: plan_taking(read_day(seen), slip.id, chosen), tell_settled(slip, SlipState.TAKEN), place,
        seen=seen, rests_on=rest_on_slip(slip, chosen),
    )  # fmt: skip


def _set_aside(seen: Network, slip: Correction, state: SlipState, reason_key: str, place: str) -> None:
    reason = str(st.session_state.get(reason_key) or "")
    settle = plan_aside if state is SlipState.ASIDE else plan_asking
    save_planned(
        lambda: settle(read_day(seen), slip.id, reason), tell_settled(slip, state), place, seen=seen,
        rests_on=lambda network: network.get(slip.id), typed=reason,
    )  # fmt: skip


def show_settled(day: Day, place: str) -> None:
    """Draw the slips that are settled, the newest first; those put aside can come back."""
    settled = list_slips(day.everything, SlipState.TAKEN, SlipState.ASIDE)[::-1]
    if not settled:
        return
    with st.expander(f"Settled ({len(settled):,})"):
        for slip in ask_how_many(settled, "slips-settled"):
            with st.container(horizontal=True, vertical_alignment="center"):
                why = f" – {slip.reason}" if slip.reason else ""
                st.markdown(plain(f"{slip.number}. {tell_slip(slip)}: {slip.state}{why}"), width="stretch")
                if slip.state is SlipState.ASIDE:
                    st.button(
                        "Back into the inbox", key=f"slip-back-{slip.id}", icon=":material/undo:", on_click=_bring_back,
                        args=(day.everything, slip, place),
                    )  # fmt: skip


def _bring_back(seen: Network, slip: Correction, place: str) -> None:
    save_planned(
        lambda: plan_return(read_day(seen), slip.id), tell_settled(slip, SlipState.WAITING), place, seen=seen,
        rests_on=lambda network: network.get(slip.id),
    )  # fmt: skip
