"""The form in which a card on paper is typed in: what stands on it, in the same order."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st
from pydantic import ValidationError

from netmap.analysis.card.answers import AnsweredCard, CardState, tell_state
from netmap.analysis.card.card import Card, find_card, list_carded
from netmap.analysis.day import Day
from netmap.errors import NetmapError
from netmap.model.text import LINE_LIMIT, NAME_LIMIT, NOTES_LIMIT
from netmap.picture.card.words import (
    AGREEMENTS,
    BLANK_PEOPLE,
    BLANK_TIES,
    NEW_WAYS,
    CardBox,
    CardRow,
    CardText,
    write_card,
)
from netmap.report.card.people import PARTS
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.shell.notices import remember_problem, show_problem

_KEY = "card-paper-"
_RIGHT, _WRONG = "Right", "Not so"

Keep = Callable[[AnsweredCard], None]


def show_form(day: Day, keep: Keep, number: int) -> None:
    """Draw the form of a partner's card on paper; what was typed is given to `keep`."""
    names = number_names({one.id: one.name for one in list_carded(day)})
    subject = st.selectbox(
        "Whose card is it?", list(names), index=None, key=f"card-paper-whose-{number}", format_func=names.__getitem__,
        placeholder="Choose a partner",
    )  # fmt: skip
    if not subject:
        return
    try:
        card = find_card(day, subject)
    except NetmapError as error:
        show_problem(error)
        return
    text, state = write_card(day, card), tell_state(day, card)
    key = f"{_KEY}{number}-{subject}-"
    with st.form(f"card-paper-{number}", enter_to_submit=False):
        st.caption("Type in only what is written or ticked on the paper. Several names have ; between them.")
        _ask_rows(text, key)
        _ask_people(card, key)
        _ask_ties(state, text, key)
        _ask_agreed(key)
        st.form_submit_button(
            "Look at it", type="primary", icon=":material/visibility:", key=f"card-paper-look-{number}",
            on_click=partial(_read, state, text, key, keep),
        )  # fmt: skip


def _ask_line(label: str, key: str, had: str = "", most: int = LINE_LIMIT) -> None:
    st.text_input(plain(label), key=key, max_chars=most, placeholder=had or "–")


def _ask_rows(text: CardText, key: str) -> None:
    st.markdown("**What we have about them**")
    left, right = st.columns(2)
    lists = st.columns(2)
    count = 0
    for row in text.rows:
        for box in row.boxes:
            column = lists[count % 2] if box.is_list else right if len(row.boxes) > 1 else left
            count += box.is_list
            with column:
                _ask_box(row, box, key)


def _ask_box(row: CardRow, box: CardBox, key: str) -> None:
    is_part = len(row.boxes) > 1
    _ask_line(box.called, f"{key}{box.key}", "" if is_part else row.had, _find_most(box))
    if row.had and not is_part and box.key != "name":
        st.checkbox(f"Crossed out: {box.called.lower()}", key=f"{key}wrong-{box.key}")


def _find_most(box: CardBox) -> int:
    return NAME_LIMIT if box.key == "name" else NOTES_LIMIT if box.is_long else LINE_LIMIT


def _ask_people(card: Card, key: str) -> None:
    st.markdown("**Their people**")
    for one in card.contacts:
        columns = st.columns(4, vertical_alignment="bottom")
        for column, (part, called) in zip(columns, PARTS.items(), strict=False):
            if part == "role" or not one.own:
                with column:
                    _ask_line(
                        f"{one.name}: {called.lower()}", f"{key}person-{one.id}-{part}", getattr(one, part)
                    )
        with columns[3]:
            st.checkbox(plain(f"Crossed out: {one.name}"), key=f"{key}gone-{one.id}")
    for at in range(BLANK_PEOPLE):
        columns = st.columns(4)
        for column, (part, called) in zip(columns, {"name": "Name", **PARTS}.items(), strict=True):
            with column:
                _ask_line(
                    f"Somebody else ({at + 1}): {called.lower()}",
                    f"{key}new-person-{at}-{part}",
                    most=NAME_LIMIT if part == "name" else LINE_LIMIT,
                )


def _ask_ties(state: CardState, text: CardText, key: str) -> None:
    st.markdown("**Whom they work with**")
    columns = st.columns(2)
    for at, (tie, (_, how)) in enumerate(zip(state.ties, text.ties, strict=True)):
        with columns[at % 2]:
            st.segmented_control(plain(f"{tie.name}: {how}"), [_RIGHT, _WRONG], key=f"{key}tie-{tie.id}")
    for at in range(BLANK_TIES):
        who, way = st.columns(2)
        with who:
            _ask_line(f"They also work with ({at + 1})", f"{key}new-tie-{at}", most=NAME_LIMIT)
        with way:
            st.selectbox(
                f"In which way ({at + 1})", list(NEW_WAYS), key=f"{key}way-{at}", format_func=NEW_WAYS.__getitem__
            )  # fmt: skip


def _ask_agreed(key: str) -> None:
    st.markdown("**What they agree to show**")
    for name, said in AGREEMENTS.items():
        st.checkbox(said, key=f"{key}agree-{name}")
    who, on = st.columns(2)
    with who:
        _ask_line("Name beside the signature", f"{key}by", most=NAME_LIMIT)
    with on:
        st.date_input("Date", None, key=f"{key}on", format="YYYY-MM-DD")
    st.text_area("What else is written on it", key=f"{key}words", height=68, max_chars=NOTES_LIMIT)


def _read(state: CardState, text: CardText, key: str, keep: Keep) -> None:
    """Give what was typed to `keep`, from the button's callback; what cannot be read stays in the form."""
    typed = {
        str(name).removeprefix(key): value
        for name, value in st.session_state.items()
        if str(name).startswith(key)
    }
    try:
        keep(AnsweredCard.model_validate({"card": state, "answer": _build_answer(typed, state, text)}))
    except ValidationError as error:
        remember_problem(str(error.errors(include_url=False)[0]["msg"]).removeprefix("Value error, "))


def _build_answer(typed: Mapping[str, Any], state: CardState, text: CardText) -> dict[str, Any]:
    boxes = [box for row in text.rows for box in row.boxes]
    said = {box.key: str(typed.get(box.key) or "").strip() for box in boxes}
    wrong = {box.key: bool(typed.get(f"wrong-{box.key}")) for box in boxes}
    answered = [box for box in boxes if said[box.key] or wrong[box.key]]
    return {
        "fields": [
            {"field": box.key, "now": said[box.key], "wrong": wrong[box.key]} for box in answered if not box.is_list
        ],
        "lists": [
            {"of": box.key, "add": _split(said[box.key]), "wrong": wrong[box.key]} for box in answered if box.is_list
        ],
        "people": [
            {"id": one.id, **_read_parts(typed, f"person-{one.id}-"), "gone": bool(typed.get(f"gone-{one.id}"))}
            for one in state.people
            if _read_parts(typed, f"person-{one.id}-") or typed.get(f"gone-{one.id}")
        ],
        "new_people": [
            parts for at in range(BLANK_PEOPLE) if (parts := _read_parts(typed, f"new-person-{at}-")).get("name")
        ],
        "ties": [
            {"id": one.id, "right": ticked == _RIGHT}
            for one in state.ties
            if (ticked := typed.get(f"tie-{one.id}"))
        ],
        "new_ties": [
            {"name": name, "way": typed.get(f"way-{at}") or next(iter(NEW_WAYS))}
            for at in range(BLANK_TIES)
            if (name := str(typed.get(f"new-tie-{at}") or "").strip())
        ],
        "agreed": {name: bool(typed.get(f"agree-{name}")) for name in AGREEMENTS},
        "words": str(typed.get("words") or ""), "by": str(typed.get("by") or ""), "on": typed.get("on"),
    }  # fmt: skip


def _read_parts(typed: Mapping[str, Any], start: str) -> dict[str, str]:
    return {
        name: text for name in ("name", *PARTS) if (text := str(typed.get(f"{start}{name}") or "").strip())
    }


def _split(text: str) -> list[str]:
    return [name for one in text.split(";") if (name := one.strip())]
