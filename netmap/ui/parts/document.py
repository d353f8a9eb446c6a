"""What is found on a page, to take along as a document."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.handed_on.findings import AskedFindings
from netmap.files.documents import MEDIA_TYPE
from netmap.picture.handed_on.files import write_document_file
from netmap.report.documents.every import recall_past, write_findings
from netmap.report.finding import Finding
from netmap.ui.shell.reading import find_store, read_day

Known = Callable[[Day], Sequence[Finding] | None]
"""Gives what is found on a day where that is known already."""
_KINDS: Mapping[str, tuple[str, str, str, str]] = {
    ".docx": ("As a document (.docx)", MEDIA_TYPE, ":material/description:", "For a word processor: to read, to change, to print."),
    ".pdf": ("As PDF", "application/pdf", ":material/picture_as_pdf:", "To read and to print, the same everywhere."),
}  # fmt: skip
"""Of each ending the label, the media type, the picture and what it is good for."""


def offer_document(asked: AskedFindings, key: str, *, known: Known = lambda _day: None) -> None:
    """Draw the buttons that save findings as a document; they are those of the moment when it is asked for.

    Parameters
    ----------
    key
        Names the buttons among all, and the files.
    """
    with st.container(horizontal=True, gap="small", width="content"):
        for ending, (label, media, icon, use) in _KINDS.items():
            st.download_button(
                label, partial(_write, asked, known, ending), f"{key}{ending}", mime=media, icon=icon,
                key=f"{ending[1:]}-{key}", on_click="ignore", help=f"{use} It names people, so it is for our team.",
            )  # fmt: skip


def _write(asked: AskedFindings, known: Known, ending: str) -> bytes:
    day = read_day()
    found = write_findings(asked, day, recall_past(find_store()), found=known(day.counting(asked.ties)))
    return write_document_file(found, asked, day, ending)
