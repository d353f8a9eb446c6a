"""What netmap is not sure of: one question each, with both readings shown on the rows of the list."""

from collections.abc import Sequence

import streamlit as st

from netmap.files.lists.questions import Answer, Question
from netmap.ui.lists.drafts import CHOICES, ListDraft
from netmap.ui.parts.text import plain, plain_lines

OPEN_SHOWN = 5
"""How many open questions stand on the page; the rest waits behind them."""
_WIDE = 4
"""Up to so many choices stand beside one another."""


def ask_questions(draft: ListDraft, questions: Sequence[Question], *, with_places: bool) -> None:
    """Draw the questions in their order, those answered too; `with_places` says of each which file it is about."""
    shown = cut_questions(questions)
    for question in shown:
        ask_question(draft, question, with_place=with_places)
    more = questions[len(shown) :]
    if more:
        with st.expander(f"{len(more):,} more, less weighty", icon=":material/help:"):
            for question in more:
                ask_question(draft, question, with_place=with_places)


def cut_questions(questions: Sequence[Question]) -> Sequence[Question]:
    """Return the first questions, up to the last that is among the first few open ones."""
    still_open = 0
    for place, question in enumerate(questions):
        still_open += question.answer is None
        if still_open > OPEN_SHOWN:
            return questions[:place]
    return questions


def ask_question(draft: ListDraft, question: Question, *, with_place: bool) -> None:
    """Draw one question with what holds ticked: answered, or taken until then."""
    held = question.taken if question.answer is None else question.answer
    place = f"{question.where}: " if with_place else ""
    mark = ":material/check: " if question.answer is not None else ""
    label = f"{mark}**{plain(place + question.sentence)}**"
    with st.container(border=True, gap="small"):
        if question.several:
            _ask_several(draft, question, held, label)
        else:
            _ask_one(draft, question, held, label)


def _ask_one(draft: ListDraft, question: Question, held: Answer, label: str) -> None:
    labels = {choice.value: choice.label for choice in question.choices}
    captions = [plain_lines("\n".join(choice.shown)) for choice in question.choices]
    key = hold(f"question-{question.key}", next(iter(held), None))
    st.radio(
        label, list(labels), format_func=lambda value: plain(labels[value]), captions=captions if any(captions) else None,
        horizontal=len(labels) <= _WIDE, key=key, on_change=_take_one, args=(draft, question.key, key), width="stretch",
    )  # fmt: skip


def _ask_several(draft: ListDraft, question: Question, held: Answer, label: str) -> None:
    st.markdown(label)
    keys = {
        choice.value: hold(f"question-{question.key}-{choice.value}", choice.value in held)
        for choice in question.choices
    }
    with st.container(horizontal=True):
        for choice in question.choices:
            with st.container(width="content", gap=None):
                st.checkbox(
                    plain(choice.label), key=keys[choice.value], on_change=_take_several,
                    args=(draft, question.key, keys),
                )  # fmt: skip
                if choice.shown:
                    st.caption(plain_lines("\n".join(choice.shown)))


def _take_one(draft: ListDraft, question: str, key: str) -> None:
    draft.answers[question] = (st.session_state[key],)


def _take_several(draft: ListDraft, question: str, keys: dict[str, str]) -> None:
    draft.answers[question] = tuple(value for value, key in keys.items() if st.session_state[key])


def hold(name: str, value: object) -> str:
    """Return the key of a widget that is to show `value`, as the draft has it.

    The browser is told in every run: told once, a switch that it draws late, in a tab, would show what it shows by
    default. What somebody is typing is not written over.
    """
    key = f"{CHOICES}{name}"
    if type(value) is not str or st.session_state.get(key) != value:
        st.session_state[key] = value
    return key
