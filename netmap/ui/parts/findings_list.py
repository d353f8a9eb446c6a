"""Findings on pages: the sentence, why it matters, the evidence to open, what it rests on, what to do next."""

from collections.abc import Callable, Sequence

import streamlit as st

from netmap.report.finding import Finding
from netmap.ui.parts.text import plain

READING_WIDTH = 1040
"""Pixels within which lines of text stay easy to read."""

FIRST_SHOWN = 30


def show_findings(
    findings: Sequence[Finding], key: str, offer: Callable[[Finding], None] | None = None
) -> None:
    """Draw findings one under the other; `offer` draws what can be done about one at once."""
    shown = len(findings)
    if shown > FIRST_SHOWN and not st.toggle(f"Show all {shown}", key=f"all-{key}"):
        shown = FIRST_SHOWN
    for number, finding in enumerate(findings[:shown]):
        show_finding(finding, f"{key}-{number}", offer)


def show_finding(finding: Finding, key: str, offer: Callable[[Finding], None] | None = None) -> None:
    """Draw one finding, the same words as everywhere else."""
    with st.container(border=True, key=f"finding-{key}"):
        st.header(plain(finding.sentence), anchor=False)
        st.markdown(plain(finding.why))
        st.markdown(f"**Next:** {plain(finding.next_step)}")
        if offer:
            offer(finding)
        with st.expander("What this rests on"):
            for line in finding.evidence:
                st.markdown(f"- {plain(line)}")
            st.caption(plain(finding.rests_on))
