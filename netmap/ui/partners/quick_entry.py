"""Names, business cards and sentences about ties, typed one after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from netmap.errors import ChangeConflict, NetmapError
from netmap.files.plan.plan import Doubt, ImportOptions, ImportPlan
from netmap.files.plan.report import What
from netmap.files.typed.names import plan_names
from netmap.files.typed.sentences import plan_line
from netmap.model.changes import Change
from netmap.model.network import Network
from netmap.model.text import NOTES_LIMIT
from netmap.report.partners.actor_links import list_sector_names
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.text import plain
from netmap.ui.shell.notices import remember_problem, show_problem
from netmap.ui.shell.reading import read_content, read_network, read_newest
from netmap.ui.shell.saving import name_writer, save_changes, tell_who_saved

NAMES_SECTOR = "names-sector"
_NAMES, _CARD, _WAITING, _TAKEN = "names-text", "card-line", "card-waiting", "cards-taken"
_BY_NAME = "– guess it from the name –"
_LISTED = 12


def show_names(place: str) -> None:
    """Draw quick add: many names, a sector, a standing; what becomes of each is shown before it is kept."""
    st.markdown(
        "Who comes to mind? Businesses, agencies, other nonprofits, funders, churches, neighborhood associations … "
        "One name a line. Nobody is asked or told anything yet."
    )
    names_column, choice_column = st.columns([2, 1])
    with choice_column:
        network, content = read_network(), read_content()
        sector = st.selectbox(
            "Sector", [_BY_NAME, *list_sector_names(network, content)], key=NAMES_SECTOR, persist_state=KEEP
        )
        st.caption("New ones come in as ideas: people to talk about, not partners yet.")
    with names_column:
        text = st.text_area("Names", key=_NAMES, persist_state=KEEP, height=260, max_chars=NOTES_LIMIT) or ""
    if not text.strip():
        return
    try:
        plan = plan_names(network, text, content, sector="" if sector == _BY_NAME else sector)
    except NetmapError as error:
        show_problem(error)
        return
    _show_rows(plan)
    if plan.touches:
        st.button(
            f"Add them: {plan.summary}", type="primary", key="names-save", wrap=True, on_click=_save_names,
            args=(plan, text, sector, place),
        )  # fmt: skip


def _save_names(plan: ImportPlan, text: str, sector: str, place: str) -> None:
    state = st.session_state
    if (state[_NAMES], state[NAMES_SECTOR]) != (text, sector):
        remember_problem(
            "What you typed last came together with your click. Look at what becomes of it, then add."
        )
    elif _save(plan, place):
        state[_NAMES] = ""


def _show_rows(plan: ImportPlan) -> None:
    for row in plan.rows:
        st.markdown(f"- {plain(row.sentence)}" + (" **Not taken.**" if row.what is What.REFUSED else ""))
    for doubt in plan.doubts:
        st.warning(plain(tell_doubt(doubt)))


def tell_doubt(doubt: Doubt) -> str:
    """Return in one line why two may be the same."""
    about = f" ({doubt.details})" if doubt.details else ""
    other = f" ({doubt.other_details})" if doubt.other_details else ""
    where = "on the map" if doubt.stored else "also in your list"
    return f"“{doubt.name}”{about} may be “{doubt.other_name}”{other}, {where}."


def _save(plan: ImportPlan, place: str) -> bool:
    """Write a plan from a button's callback; return whether it is saved, or have the reason why not shown."""

    def build() -> Sequence[Change]:
        try:
            return plan.build_changes(read_newest(), name_writer())
        except ChangeConflict:
            raise ChangeConflict(tell_who_saved(plan.network)) from None

    return save_changes(build, place=place, sentence=f"Added {plan.summary}.")


def show_cards(place: str) -> None:
    """Draw the line for business cards and sentences: one at a time, Enter for the next."""
    st.markdown(
        "A business card a line: **name, organization, e-mail or phone, where you met**. Or who knows whom: **Ana "
        "knows Luis at Harbor Pantry, strong**; **Harbor Pantry works with City Library**. Enter saves it and makes "
        "room for the next. What is missing can be left out."
    )
    network = read_network()
    with st.form("card", border=False):
        st.text_input(
            "A card, or a sentence", key=_CARD, placeholder="Maria Lopez, Food Bank, maria@example.org, spring fair",
            max_chars=2000,
        )  # fmt: skip
        st.form_submit_button("Save and next", on_click=_take_typed, args=(network, place))
    if waiting := st.session_state.get(_WAITING):
        _ask_same(network, waiting, place)
    for sentence in st.session_state.get(_TAKEN, [])[-_LISTED:][::-1]:
        st.markdown(f"- {plain(sentence)}")


def _take_typed(seen: Network, place: str) -> None:
    line = st.session_state[_CARD] or ""
    if line.strip() and _take_card(seen, line, place, {}):
        st.session_state[_CARD] = ""


def _take_card(seen: Network, line: str, place: str, answers: Mapping[str, bool]) -> bool:
    """Save a card, or have it asked about; return False, with the reason shown, when it has to be typed otherwise."""
    options = replace(ImportOptions(), same=dict(answers))
    st.session_state.pop(_WAITING, None)
    try:
        plan = plan_line(seen, line, read_content(), options)
    except NetmapError as error:
        remember_problem(error.message)
        return False
    if plan.doubts:
        st.session_state[_WAITING] = (line, dict(answers), plan.doubts[0])
        return True
    refused = [row.sentence for row in plan.rows if row.what is What.REFUSED]
    if refused:
        remember_problem(f"{line[:80]}: {refused[0]}")
        return False
    if not _save(plan, place):
        return False
    st.session_state.setdefault(_TAKEN, []).append(f"{line[:120]} – {plan.summary}")
    return True


def _ask_same(network: Network, waiting: tuple[str, dict[str, bool], Doubt], place: str) -> None:
    line, answers, doubt = waiting
    st.warning(plain(tell_doubt(doubt)))
    with st.container(horizontal=True):
        for label, key, is_same in (
            ("It is the same", "card-same", True),
            ("Keep both", "card-different", False),
        ):
            st.button(
                label, key=key, on_click=_answer, args=(network, line, place, {**answers, doubt.key: is_same})
            )  # fmt: skip
        if st.button("Do not take this", key="card-drop"):
            st.session_state.pop(_WAITING, None)
            st.rerun()


def _answer(seen: Network, line: str, place: str, answers: Mapping[str, bool]) -> None:
    """Take a card that was asked about; what cannot be taken stands in the line again, unless that is in use."""
    if not _take_card(seen, line, place, answers) and not st.session_state.get(_CARD):
        st.session_state[_CARD] = line
