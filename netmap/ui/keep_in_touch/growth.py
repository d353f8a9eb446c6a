"""What has grown: told in findings, and how many relationships there were year by year."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.graph.store import Store
from netmap.report.documents.every import recall_past
from netmap.report.finding import Finding
from netmap.report.keep_in_touch.growth import count_by_year, find_growth
from netmap.ui.keep_in_touch.no_relationship import lead_to_first
from netmap.ui.parts.document import offer_document
from netmap.ui.parts.findings_list import show_findings
from netmap.ui.shell.background import compute
from netmap.ui.shell.reading import find_store, read_day

_SPANS = {"The last three months": 91, "The last year": 365, "The last three years": 1096}


@dataclass(frozen=True, slots=True)
class _Growth:
    """What became of our relationships, told, and how many there were at the end of each year."""

    findings: tuple[Finding, ...]
    counted: tuple[tuple[str, int], ...]


def _look_back(day: Day, *, store: Store, since: date) -> _Growth:
    findings = find_growth(day, since=since, known=recall_past(store)(since))
    return _Growth(findings, tuple(count_by_year(day)))


def show_growth(place: str) -> None:
    """Draw what became of our relationships within a time."""
    day = read_day()
    span = st.selectbox("Since when?", list(_SPANS), index=1, key="grown-span", persist_state="session")
    days = _SPANS[span or "The last year"]
    grown = compute(
        "growth", partial(_look_back, store=find_store(), since=day.date - timedelta(days=days)),
        day=day, parameters=(days,), doing="Looking back",
    )  # fmt: skip
    if grown is None:
        return
    if not grown.findings:
        lead_to_first(place)
        return
    show_findings(grown.findings, f"{place}-grown")
    since = day.date - timedelta(days=days)
    offer_document(AskedFindings(of=Findings.GROWN, since=since), "what-has-grown")
    st.header("Relationships in force", anchor=False)
    st.caption("At the end of each year, by the days since and until when our ties are noted.")
    st.dataframe(
        [{"Year": label, "Relationships": count} for label, count in grown.counted], hide_index=True, width=520,
        alt="How many relationships were in force at the end of each year",
        column_config={
            "Relationships": st.column_config.ProgressColumn(
                format="%d", min_value=0, max_value=max(count for _, count in grown.counted) or 1
            )
        },
    )  # fmt: skip
