"""Connectors: through whom others know each other, and what would come apart without them."""

import streamlit as st

from netmap.analysis.projection import ActorScope, read_today
from netmap.report.findings import Finding, find_connectors
from netmap.ui.findings_list import READING_WIDTH, show_findings
from netmap.ui.session import read_network, show_undo

_SCOPES = {
    ActorScope.PARTNERS: "Organizations and individual partners",
    ActorScope.PEOPLE: "People",
    ActorScope.BOTH: "Both together",
}


@st.cache_data(max_entries=20, show_spinner="Looking through the ties …")
def _find(store_id: str, revision: int, day: str, scope: ActorScope) -> tuple[Finding, ...]:
    del store_id, revision, day
    return find_connectors(read_network(), scope=scope)


def show_page() -> None:
    """Draw the page."""
    with st.container(width=READING_WIDTH):
        _show_connectors()


def _show_connectors() -> None:
    st.title("Connectors")
    st.markdown(
        "A connector is somebody through whom others are in touch (the literature says “broker”). Ask them for "
        "introductions, and see to it that they are not the only ones: what hangs on one, one change of job undoes."
    )
    show_undo("connectors")
    scope = st.segmented_control(
        "Among whom?",
        list(_SCOPES),
        default=ActorScope.PARTNERS,
        format_func=_SCOPES.__getitem__,
        key="connectors-scope",
        persist_state="session",
    )
    network = read_network()
    findings = _find(network.store_id, network.revision, str(read_today()), scope or ActorScope.PARTNERS)
    if not findings:
        st.info(
            "Nobody stands between others yet. Add ties on the map or bring in a list of them, then look again."
        )
        return
    show_findings(findings, "connectors")
