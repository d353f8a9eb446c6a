"""Bring in and take out: a list is read, seen as a map, asked about, and only then kept; one undo takes it back."""

import streamlit as st

from netmap.errors import NetmapError
from netmap.ui.lists.bar import show_bar
from netmap.ui.lists.columns import count_unsure, show_columns
from netmap.ui.lists.drafts import ListDraft, Previewed, find_draft
from netmap.ui.lists.exports import show_exports
from netmap.ui.lists.files import choose_files, list_files, tell_files
from netmap.ui.lists.likenesses import ask_doubts, ask_sectors
from netmap.ui.lists.planning import preview_draft
from netmap.ui.lists.questions import ask_questions
from netmap.ui.lists.reading_choices import ask_how_to_read
from netmap.ui.lists.rows import show_guesses, show_problems, show_rows
from netmap.ui.lists.small_picture import show_small_picture
from netmap.ui.parts.text import plain
from netmap.ui.shell.notices import show_problem
from netmap.ui.theme.options import find_asset

_TITLE = "Bring in and take out"


def show_page() -> None:
    """Draw the page."""
    draft = find_draft()
    if draft.files:
        _show_draft(draft)
    else:
        _show_doors(draft)


def _show_doors(draft: ListDraft) -> None:
    """Draw the upload, and what can be taken out."""
    st.title(_TITLE)
    st.markdown(
        "A spreadsheet, an address book, contact cards: as they are. Nothing is kept before you have seen what "
        "becomes of every row, and one undo takes it all back. Names you know already are updated, not doubled."
    )
    tell_files(draft)
    choose_files(draft, "Drop your lists here, or choose them")
    show_exports()


def _show_draft(draft: ListDraft) -> None:
    st.html(find_asset("lists.css"))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(_TITLE, anchor=False, width="content")
        list_files(draft)
    tell_files(draft)
    try:
        previewed = preview_draft(draft)
    except NetmapError as error:
        show_problem(error)
        _show_settings(draft)
        show_bar(draft, None)
        return
    show_bar(draft, previewed)
    with st.container(key="import-sentence"):
        st.header(plain(previewed.sentence), anchor=False)
    asked, seen = st.columns([3, 2], gap="medium")
    with asked:
        _ask(draft, previewed)
    _show_details(draft, previewed)
    with seen, st.container(key="import-picture"):
        show_small_picture(previewed, draft.token)


def _ask(draft: ListDraft, previewed: Previewed) -> None:
    plan = previewed.plan
    asked = plan.list_asked()
    open_now = plan.list_open()
    if asked:
        st.caption(
            "What netmap is not sure of. What is ticked is taken unless you say otherwise."
            if open_now else "All questions are answered; every answer can be changed."
        )  # fmt: skip
        ask_questions(draft, asked, with_places=len({question.where for question in asked}) > 1)
    ask_doubts(draft, plan)
    ask_sectors(draft, plan)
    if plan.items and not (asked or draft.doubts or draft.offers):
        st.markdown(":material/check: Nothing has to be answered: netmap is sure of this list.")


def _show_details(draft: ListDraft, previewed: Previewed) -> None:
    plan = previewed.plan
    unsure = count_unsure(plan)
    titles = [f"Rows: {len(plan.rows):,}", f"Columns: {unsure:,} to look at" if unsure else "Columns"]
    titles += [f"To look at: {len(plan.problems):,}"] if plan.problems else []
    rows, columns, *problems, settings = st.tabs([*titles, "Files and settings"], key="import-tabs")
    with rows:
        show_rows(plan)
        show_guesses(plan)
    with columns:
        show_columns(draft, plan)
    for tab in problems:
        with tab:
            show_problems(plan)
    with settings:
        _show_settings(draft)


def _show_settings(draft: ListDraft) -> None:
    ask_how_to_read(draft)
    choose_files(draft, "Add a file that belongs to these")
