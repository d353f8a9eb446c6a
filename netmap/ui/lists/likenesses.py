"""Those who may be the same, and sectors that look like ours: ticked one by one, or all at once."""

from collections.abc import Callable

import streamlit as st

from netmap.files.plan.plan import Doubt, Guess, ImportPlan
from netmap.model.words import count_things
from netmap.ui.lists.answer_table import Row, show_answer_table
from netmap.ui.lists.drafts import CHOICES, ListDraft

_SAME, _JOIN = "Same", "Join"
_ONE, _OTHER = "In the list", "May be"
_TICK, _NAMES = 68, 120
_ROW_HEIGHT, _HEAD_HEIGHT, _ROWS_SEEN = 65, 38, 4
"""Pixels of columns and rows: Streamlit breaks the lines of rows as high as this, so that names fit a phone."""


def ask_doubts(draft: ListDraft, plan: ImportPlan) -> None:
    """Ask about those who may be the same, those on the map first; who is not answered for is kept apart."""
    waiting = {doubt.key: doubt for doubt in plan.doubts}
    answered = {key: doubt for key, doubt in draft.doubts.items() if key in draft.same}
    draft.doubts = answered | waiting
    if not draft.doubts:
        return
    ranked = sorted(draft.doubts.values(), key=_rank_doubt)
    still_open = len(waiting.keys() - draft.same.keys())
    rows = {doubt.key: _write_doubt(draft, doubt) for doubt in ranked}

    def tell(key: str, edit: Row) -> None:
        draft.same.pop(key, None)
        if edit.get(_SAME):
            draft.same[key] = True

    with st.container(border=True, gap="small"):
        _show_heading(
            f"{count_things(len(rows), 'pair')} of names may mean the same.",
            _tell_open(still_open),
            "yes-to-doubts", lambda: draft.same.update(dict.fromkeys(rows, True)),
            all_given=all(draft.same.get(key) for key in rows),
        )  # fmt: skip
        show_answer_table(
            f"{CHOICES}doubts", rows, {_SAME}, tell, alt="Who may be the same as whom",
            height=_ROW_HEIGHT * min(len(rows), _ROWS_SEEN) + _HEAD_HEIGHT, row_height=_ROW_HEIGHT,
            column_config={
                _SAME: st.column_config.CheckboxColumn(width=_TICK),
                _ONE: st.column_config.TextColumn(width=_NAMES), _OTHER: st.column_config.TextColumn(width=_NAMES),
            },
        )  # fmt: skip


def _rank_doubt(doubt: Doubt) -> tuple[bool, float, str, int, str]:
    return not doubt.stored, -doubt.likeness, doubt.file, doubt.row, doubt.key


def _tell_open(still_open: int) -> str:
    if not still_open:
        return "All of them are answered."
    which = "The one" if still_open == 1 else f"The {still_open:,}"
    return f"{which} without a tick: both are kept."


def _write_doubt(draft: ListDraft, doubt: Doubt) -> Row:
    where = "on the map" if doubt.stored else ""
    return {
        _SAME: draft.same.get(doubt.key, False),
        _ONE: _describe(doubt.name, doubt.details, f"row {doubt.row}"),
        _OTHER: _describe(doubt.other_name, doubt.other_details, where),
    }  # fmt: skip


def _describe(name: str, details: str, where: str) -> str:
    told = "; ".join(filter(None, (where, details)))
    return f"{name} ({told})" if told else name


def ask_sectors(draft: ListDraft, plan: ImportPlan) -> None:
    """Offer to join the list's own sectors with those of netmap that they look like."""
    waiting = {guess.key: guess for guess in plan.guesses if guess.about == "mapping" and guess.key}
    answered = {key: guess for key, guess in draft.offers.items() if key in draft.sectors}
    draft.offers = answered | waiting
    if not draft.offers:
        return
    rows = {guess.key: _write_offer(draft, guess) for guess in sorted(draft.offers.values(), key=_rank_offer)}

    def tell(key: str, edit: Row) -> None:
        joined = edit.get(_JOIN, key in draft.sectors)
        draft.sectors = draft.sectors | {key} if joined else draft.sectors - {key}

    def accept_all() -> None:
        draft.sectors = draft.sectors | rows.keys()

    count = len(draft.sectors & rows.keys())
    said = f"{count:,} of them are joined." if count else "Without a tick they stay the list's own."
    with st.container(border=True, gap="small"):
        _show_heading(
            "1 sector of this list looks like one of netmap's. Join them?" if len(rows) == 1
            else f"{len(rows):,} sectors of this list look like netmap's. Join them?", said,
            "yes-to-sectors", accept_all, all_given=count == len(rows),
        )  # fmt: skip
        with st.expander("Look at each"):
            show_answer_table(
                f"{CHOICES}sectors", rows, {_JOIN}, tell, alt="Sectors of the list that look like netmap's",
                column_config={_JOIN: st.column_config.CheckboxColumn(width=_TICK)},
            )  # fmt: skip


def _rank_offer(guess: Guess) -> tuple[str, str]:
    return guess.value.casefold(), guess.key


def _write_offer(draft: ListDraft, guess: Guess) -> Row:
    return {_JOIN: guess.key in draft.sectors, "In the list": guess.value, "netmap's": guess.meaning}


def _show_heading(
    asked: str, said: str, key: str, accept_all: Callable[[], None], *, all_given: bool
) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.markdown(f"**{asked}** {said}", width="stretch")
        st.button("Yes to all of these", key=key, on_click=accept_all, disabled=all_given)
