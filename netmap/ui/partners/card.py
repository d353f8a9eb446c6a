"""The partner's own card, to take along: on paper, or as a page to fill in."""

from functools import partial

import streamlit as st

from netmap.analysis.card.card import find_card, list_carded
from netmap.analysis.day import Day
from netmap.model.entity import Entity
from netmap.picture.card.files import draw_card_html, draw_card_pdf
from netmap.picture.card.words import CardText, write_card
from netmap.picture.paper.handouts import HandoutPaper
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.shell.reading import read_day

_SEND_TO = "card-send-to"


def offer_card(one: Entity, *, place: str) -> None:
    """Draw, for an organization that can have one, what its card is and the buttons that give it."""
    if one.id not in {each.id for each in list_carded(read_day())}:
        return
    with st.popover("Their own card", icon=":material/contact_page:"):
        st.markdown(
            "What we have about them and what others see of it, to put right and to send back: on paper, or as a page to "
            "fill in. No notes, no ratings, nothing confidential. It holds how to reach them, so give it to nobody else. What they answer is brought in "
            "under “Corrections”."
        )
        send_to = st.text_input(
            "Where to send it back", key=_SEND_TO, max_chars=300, placeholder="Our own address, as it is on the map",
            persist_state=KEEP,
        )  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            for paper in HandoutPaper:
                st.download_button(
                    f"{paper.called} (PDF)", partial(_draw_pdf, one.id, send_to, paper), file_name="partner-card.pdf",
                    mime="application/pdf", icon=":material/print:", key=f"{place}-card-{paper}", on_click="ignore",
                )  # fmt: skip
            st.download_button(
                "A page to fill in (HTML)", partial(_draw_html, one.id, send_to), file_name="partner-card.html",
                mime="text/html", icon=":material/html:", key=f"{place}-card-html", on_click="ignore",
            )  # fmt: skip


def _write(day: Day, subject: str, send_to: str) -> CardText:
    return write_card(day, find_card(day, subject), send_to.strip())


def _draw_pdf(subject: str, send_to: str, paper: HandoutPaper) -> bytes:
    return draw_card_pdf(_write(read_day(), subject, send_to), paper)


def _draw_html(subject: str, send_to: str) -> bytes:
    return draw_card_html(_write(read_day(), subject, send_to))
