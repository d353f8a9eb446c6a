"""Correction slips to print and cut apart."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from netmap.analysis.day import Day
from netmap.picture.corrections.slips import LONGEST_TITLE, choose_slips, draw_slips, name_sender
from netmap.picture.paper.handouts import HandoutPaper
from netmap.report.stories.plans import find_story, list_open_stories
from netmap.report.stories.slips import list_slip_steps
from netmap.report.stories.telling import tell_story
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.shell.reading import read_day

_TITLE, _LANGUAGES, _STORY = "slips-title", "slips-languages", "slips-story"


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
        stories = {one.id: one.name for one in list_open_stories(day)}
        story = st.selectbox(
            "For a story", list(stories), index=None, format_func=stories.__getitem__, key=_STORY, persist_state=KEEP,
            placeholder="For none", help="A page for each step that shows somebody; its slips name the step.",
        ) if stories else None  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            for paper in HandoutPaper:
                st.download_button(
                    f"{paper.called} (PDF)", partial(_draw, tuple(languages), title or "", story, paper),
                    file_name="correction-slips.pdf", mime="application/pdf", icon=":material/download:",
                    key=f"slips-{paper}", on_click="ignore",
                )  # fmt: skip


def _draw(languages: Sequence[str], title: str, story: str | None, paper: HandoutPaper) -> bytes:
    day = read_day()
    seen = list_slip_steps(tell_story(day, find_story(day.everything, story))) if story else ("",)
    slips = choose_slips(day.content, languages)
    return draw_slips(slips, title=title.strip(), foot=name_sender(day), seen=seen, paper=paper)
