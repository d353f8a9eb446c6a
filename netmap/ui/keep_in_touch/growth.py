"""What has grown: told in findings, and how many relationships there were year by year."""

from datetime import UTC, date, datetime, timedelta

import streamlit as st

from netmap.report.finding import Finding
from netmap.report.keep_in_touch.growth import count_by_year, find_growth
from netmap.ui.parts.findings_list import show_findings
from netmap.ui.shell.session import find_store, read_day

_SPANS = {"The last three months": 91, "The last year": 365, "The last three years": 1096}


@st.cache_data(max_entries=20, show_spinner="Looking back …")
def _find(store_id: str, revision: int, today: date, since: date) -> tuple[Finding, ...]:
    del store_id, revision, today
    moment = datetime(since.year, since.month, since.day).astimezone().astimezone(UTC)
    return find_growth(read_day(), since=since, known=find_store().read(at=moment))


@st.cache_data(max_entries=20, show_spinner="Counting …")
def _count(store_id: str, revision: int, today: date) -> list[tuple[str, int]]:
    del store_id, revision, today
    return count_by_year(read_day())


def show_growth(place: str) -> None:
    """Draw what became of our relationships within a time."""
    day = read_day()
    store_id, revision = day.network.store_id, day.network.revision
    span = st.selectbox("Since when?", list(_SPANS), index=1, key="grown-span", persist_state="session")
    since = day.date - timedelta(days=_SPANS[span or "The last year"])
    findings = _find(store_id, revision, day.date, since)
    if not findings:
        st.info("We have no relationship on the map yet. Add a tie between us and somebody, then look again.")
        return
    show_findings(findings, f"{place}-grown")
    counted = _count(store_id, revision, day.date)
    st.header("Relationships in force", anchor=False)
    st.caption("At the end of each year, by the days since and until when our ties are noted.")
    st.dataframe(
        [{"Year": label, "Relationships": count} for label, count in counted], hide_index=True, width=520,
        alt="How many relationships were in force at the end of each year",
        column_config={
            "Relationships": st.column_config.ProgressColumn(
                format="%d", min_value=0, max_value=max(count for _, count in counted) or 1
            )
        },
    )  # fmt: skip
