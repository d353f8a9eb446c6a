"""Who is missing, and what else is: under headings, most useful first, each with what can be done about it."""

from functools import partial

import streamlit as st

from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.analysis.missing.gap import GapKind
from netmap.model.entities import Sector
from netmap.model.network import Network
from netmap.report.dismissals import ALL_ASIDE, keep_open
from netmap.report.finding import Finding
from netmap.report.missing.every import HEADINGS, find_missing, group_missing
from netmap.ui.missing.candidates import show_candidates
from netmap.ui.missing.expected_partners import show_expected
from netmap.ui.partners.page import offer_names
from netmap.ui.parts.counted_ties import ask_counted_ties
from netmap.ui.parts.document import offer_document
from netmap.ui.parts.findings_list import READING_WIDTH, show_findings
from netmap.ui.parts.putting_aside import offer_dismissal, show_put_aside
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.background import compute
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.saving import show_undo

PLACE = "missing"
_GOALS, _SECTORS = "What goals lack", "Sectors"
_WITH_NAMES = frozenset({GapKind.EMPTY_SECTOR, GapKind.LISTED_SECTOR})


def show_page() -> None:
    """Draw the page."""
    with st.container(width=READING_WIDTH):
        _show_missing()


def _show_missing() -> None:
    st.title("Who is missing")
    st.markdown(
        "Where we have not built a relationship yet, and whom we might ask. Not a list of failures: a list of invitations."
    )
    day = ask_counted_ties(read_day())
    findings = compute("missing", find_missing, day=day, doing="Looking who is missing")
    if findings is None:
        return
    grouped = dict(group_missing(keep_open(findings, day)))
    heading = _ask_about_what(grouped)
    show_undo(PLACE)
    if heading not in grouped and heading in dict(group_missing(findings)):
        st.success(ALL_ASIDE)
    elif heading not in grouped:
        st.success("Nothing is missing here that netmap could see.")
    show_findings(grouped.get(heading, ()), f"{PLACE}-{heading}", partial(_offer, day.everything))
    show_put_aside(PLACE, HEADINGS[heading])
    if grouped:
        offer_document(AskedFindings(of=Findings.MISSING, ties=day.counted), "who-is-missing")
    if heading == _GOALS:
        show_expected(day)
    elif heading == _SECTORS:
        _lead_to_sectors()


def _lead_to_sectors() -> None:
    st.header("Where do we want somebody?", anchor=False)
    st.markdown("Only in a sector where you want somebody can anybody be missing.")
    if st.button("Choose the sectors", icon=":material/donut_small:"):
        go_to("sectors")


def _ask_about_what(grouped: dict[str, tuple[Finding, ...]]) -> str:
    """Draw the headings with how many findings there are; return the chosen one, at first one that has any."""

    def tell(heading: str) -> str:
        return f"{heading} · {len(grouped[heading])}" if heading in grouped else heading

    chosen = st.pills(
        "About what?", list(HEADINGS), default=next(iter(grouped), _SECTORS), format_func=tell, key="missing-heading",
        persist_state="session", required=True,
    )  # fmt: skip
    return chosen or _SECTORS


def _offer(network: Network, finding: Finding) -> None:
    """Draw what can be done about a finding at once."""
    if finding.kind in _WITH_NAMES:
        sector = network.get(finding.subjects[0])
        if isinstance(sector, Sector):
            show_candidates(sector, place=PLACE)
        offer_names(network.name_of(finding.subjects[0]), f"names-{finding.key}")
    offer_dismissal(network, finding, PLACE)
