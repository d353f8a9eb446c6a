"""Lists of findings: one card under the other, the first of many at first."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import streamlit as st

from netmap.report.finding import Finding
from netmap.ui.parts.finding_card import show_finding

READING_WIDTH = 1040
"""Pixels within which lines of text stay easy to read."""

FIRST_SHOWN = 30
_T = TypeVar("_T")


def show_findings(
    findings: Sequence[Finding], key: str, offer: Callable[[Finding], None] | None = None
) -> None:
    """Draw findings one under the other; `offer` draws what can be done about one at once."""
    for number, finding in enumerate(ask_how_many(findings, key)):
        show_finding(finding, f"{key}-{number}", offer=partial(offer, finding) if offer else None)


def ask_how_many(found: Sequence[_T], key: str, *, first: int = FIRST_SHOWN) -> Sequence[_T]:
    """Return the first of what was found; all of it once somebody asks for that."""
    many = len(found)
    if many > first and not st.toggle(f"Show all {many}", key=f"all-{key}"):
        return found[:first]
    return found
