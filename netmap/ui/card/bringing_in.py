"""Where a card that came back is brought in: as a file, as the text of a mail, or typed in from paper."""

from enum import StrEnum

import streamlit as st

from netmap.analysis.card.answers import LARGEST, AnsweredCard, read_answer
from netmap.analysis.day import Day
from netmap.errors import NetmapError
from netmap.ui.card.looking import WEIGHED, show_answers
from netmap.ui.card.typing_in import show_form
from netmap.ui.shell.notices import show_problem

_HOW, _ROUND, _TYPED = "card-how", "card-round", "card-typed"


class _How(StrEnum):
    FILE = "A file"
    MAIL = "Text of an e-mail"
    PAPER = "A card on paper"


def show_cards(day: Day, place: str) -> None:
    """Draw where answers are given, and what they would change; `show_undo(place)` offers the undo."""
    with st.expander("Bring in an answered card", icon=":material/contact_page:", key="cards"):
        st.markdown(
            "A partner answered the card that you gave them: the file or the e-mail that the card made, or the sheet of paper. "
            "Nothing is changed before you have looked at it."
        )
        how = st.segmented_control(
            "How did it come back?", list(_How), default=_How.FILE, key=_HOW, required=True
        )
        try:
            answered = _read(day, how or _How.FILE)
        except NetmapError as error:
            show_problem(error)
            return
        if answered is not None:
            show_answers(day, answered, place, on_done=forget_answers)


def forget_answers() -> None:
    """Empty where answers are given, from a button's callback."""
    state = st.session_state
    state[_ROUND] = int(state.get(_ROUND, 0)) + 1
    for kept in (_TYPED, WEIGHED):
        state.pop(kept, None)


def _read(day: Day, how: _How) -> AnsweredCard | None:
    number = int(st.session_state.get(_ROUND, 0))
    if how is _How.FILE:
        given = st.file_uploader(
            "The file with the answers", type=["json", "txt", "html", "htm"], key=f"card-file-{number}"
        )
        return read_answer(given.getvalue()) if given else None
    if how is _How.MAIL:
        text = st.text_area(
            "The text of the e-mail, all of it", key=f"card-mail-{number}", height=150, max_chars=LARGEST,
            placeholder="Paste it here, then click beside it",
        )  # fmt: skip
        return read_answer(text.encode("utf-8", "replace")) if text.strip() else None
    typed = st.session_state.get(_TYPED)
    if isinstance(typed, AnsweredCard):
        return typed
    show_form(day, _keep_typed, number)
    return None


def _keep_typed(answered: AnsweredCard) -> None:
    st.session_state[_TYPED] = answered
