"""Whom to talk to next, as cards: what it would bring, who introduces us, and planning it with one click."""

from functools import partial

import streamlit as st

from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.report.finding import Finding, FindingKind
from netmap.report.keep_in_touch.plans import plan_step
from netmap.report.next.conversations import find_next, tell_what_to_add
from netmap.ui.parts.document import offer_document
from netmap.ui.parts.finding_card import show_finding
from netmap.ui.parts.putting_aside import offer_dismissal, show_put_aside
from netmap.ui.shell.background import compute
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.saving import save_planned


def show_next(place: str) -> None:
    """Draw the suggested conversations and what was put aside of them; `show_undo(place)` offers the undo."""
    day = read_day()
    found = compute("next", find_next, day=day, doing="Looking whom to talk to next")
    if found is None:
        return
    if not found:
        st.info(f"There is nobody to suggest. {tell_what_to_add(day)}")
    for finding in found:
        show_finding(
            finding, f"{place}-{finding.key}", name=day.network.name_of(finding.subjects[0]),
            offer=partial(_offer, day.everything, finding, place),
        )  # fmt: skip
    show_put_aside(place, (FindingKind.NEXT_CONVERSATION,))
    if found:
        offer_document(AskedFindings(of=Findings.NEXT), "whom-to-talk-to-next")


def _offer(network: Network, finding: Finding, place: str) -> None:
    """Draw what can be done about a conversation at once."""
    st.button(
        "Plan it", key=f"plan-{place}-{finding.key}", icon=":material/event_available:", type="primary",
        on_click=_plan, args=(network, finding, place), help="A step for whoever keeps in touch, due in two weeks.",
    )  # fmt: skip
    offer_dismissal(network, finding, place)


def _plan(seen: Network, finding: Finding, place: str) -> None:
    partner = finding.subjects[0]
    what = f"{finding.next_step}\n{finding.sentence}"
    save_planned(
        lambda: (plan_step(read_day(seen), partner, what=what), []),
        f"Planned: talk with {seen.name_of(partner)}.",
        place,
        seen=seen,
        rests_on=lambda network: network.sources(partner, TieKind.ABOUT),
    )
