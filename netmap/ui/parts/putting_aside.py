"""Putting findings aside and bringing them back, on any page."""

from collections.abc import Collection

import streamlit as st

from netmap.analysis.day import read_today
from netmap.model.network import Network
from netmap.model.text import NOTES_LIMIT
from netmap.model.words import tell_day
from netmap.report.dismissals import find_dismissals, list_dismissals, plan_dismissal, tell_dismissed
from netmap.report.finding import Finding, Kind
from netmap.ui.parts.text import plain
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.saving import save_planned


def offer_dismissal(network: Network, finding: Finding, place: str) -> None:
    """Draw a button that puts a finding aside, with a reason if one is given; `show_undo(place)` offers the undo."""
    reason_key = f"reason-{place}-{finding.key}"
    with st.expander("Not now", icon=":material/snooze:", key=f"aside-{place}-{finding.key}"):
        st.text_area(
            "Why not? (may stay empty)", key=reason_key, max_chars=NOTES_LIMIT, height="content",
            placeholder="For example: they move in May, ask in June.",
        )  # fmt: skip
        st.button(
            "Put it aside", key=f"put-{place}-{finding.key}", type="primary",
            on_click=_put_aside, args=(network, finding, reason_key, place),
        )  # fmt: skip


def show_put_aside(place: str, kinds: Collection[Kind]) -> None:
    """Draw what was put aside of some kinds of findings, with a button that brings each back."""
    day = read_day()
    starts = tuple(f"{kind}:" for kind in kinds)
    found = [one for one in list_dismissals(day) if one.finding.startswith(starts)]
    if not found:
        return
    with st.expander(f"Put aside earlier ({len(found)})"):
        for one in found:
            with st.container(horizontal=True, vertical_alignment="center", key=f"back-{place}-{one.id}"):
                since = f" since {tell_day(one.on)}" if one.on else ""
                reason = f": {one.reason}" if one.reason else ""
                st.markdown(plain(f"{tell_dismissed(day.network, one.finding)}{since}{reason}"))
                st.button(
                    "Bring it back", key=f"bring-{place}-{one.id}", icon=":material/undo:",
                    on_click=_bring_back, args=(day.everything, one.finding, place),
                )  # fmt: skip


def _put_aside(seen: Network, finding: Finding, reason_key: str, place: str) -> None:
    reason = str(st.session_state.get(reason_key) or "")
    save_planned(
        lambda: ([plan_dismissal(finding.key, reason, read_today())], []),
        f"Put aside: {tell_dismissed(seen, finding.key)}.",
        place,
        seen=seen,
        rests_on=lambda network: find_dismissals(network, finding.key),
        typed=reason,
    )


def _bring_back(seen: Network, key: str, place: str) -> None:
    save_planned(
        lambda: ([], [one.id for one in find_dismissals(seen, key)]),
        f"Brought back: {tell_dismissed(seen, key)}.",
        place,
        seen=seen,
        rests_on=lambda network: find_dismissals(network, key),
    )
