"""What is found on a page, to take along as a document."""

from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.files.documents import ENDING, MEDIA_TYPE
from netmap.report.document import Section, write_findings
from netmap.ui.shell.reading import read_day

Finder = Callable[[Day], Iterable[Section]]
"""Returns what is found on a day, under headings."""


def offer_document(title: str, find: Finder, key: str, *, ties: CountedTies = CountedTies.ALL) -> None:
    """Draw the button that saves findings as a document; they are those of the moment when it is asked for.

    Parameters
    ----------
    key
        Names the button among all, and the file.
    ties
        Which ties count.
    """
    st.download_button(
        f"As a document ({ENDING})", partial(_write, title, find, ties), f"{key}{ENDING}", mime=MEDIA_TYPE,
        icon=":material/description:", key=f"document-{key}", on_click="ignore",
        help="For a word processor: to read, to change, to print. It names people, so it is for our team.",
    )  # fmt: skip


def _write(title: str, find: Finder, ties: CountedTies) -> bytes:
    day = read_day().counting(ties)
    return write_findings(title, find(day), day)
