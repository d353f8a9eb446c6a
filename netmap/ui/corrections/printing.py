"""Correction slips to print and cut apart."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from netmap.analysis.day import Day
from netmap.picture.corrections.slips import LONGEST_TITLE, choose_slips, draw_slips, name_sender
from netmap.picture.paper.handouts import HandoutPaper
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.shell.reading import read_day

_TITLE, _LANGUAGES = "slips-title", "slips-languages"


def offer_slips(day: Day) -> None:
    """Draw what slips are, what can be chosen about them, and the buttons that give them."""
    with st.popover("Print slips", icon=":material/print:"):
        st.markdown("Four a page, with lines to cut along. Lay some on each table, with a pen.")
        names = {one.language: one.name for one in day.content.slips}
        languages = st.pills(
            "Language", list(names), default=next(iter(names)), selection_mode="multi", format_func=names.__getitem__,
            key=_LANGUAGES, persist_state=KEEP, help="A page of each.",
        )  # fmt: skip
        title = st.text_input(
            "Title", key=_TITLE, max_chars=LONGEST_TITLE, placeholder=choose_slips(day.content, languages)[0].title,
            persist_state=KEEP,
        )  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            for paper in HandoutPaper:
                st.download_button(
                    f"{paper.called} (PDF)", partial(_draw, tuple(languages), title or "", paper),
                    file_name="correction-slips.pdf", mime="application/pdf", icon=":material/download:",
                    key=f"slips-{paper}", on_click="ignore",
                )  # fmt: skip


def _draw(languages: Sequence[str], title: str, paper: HandoutPaper) -> bytes:
    day = read_day()
    slips = choose_slips(day.content, languages)
    return draw_slips(slips, title=title.strip(), foot=name_sender(day), paper=paper)
