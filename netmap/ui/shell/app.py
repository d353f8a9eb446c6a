"""The app around the pages: the menu, notices, and what stands in for a page; Streamlit runs this file for every visitor."""

from functools import partial
from typing import Literal

import streamlit as st

from netmap.analysis.us import is_to_be_asked
from netmap.errors import NetmapError, StoreDamaged
from netmap.ui.shell.addresses import go_to, remember_pages
from netmap.ui.shell.clicks import is_click_unseen, note_drawn, prepare_clicks
from netmap.ui.shell.handing_over import is_for_the_room, is_open_to_all
from netmap.ui.shell.notices import show_notices, show_open_door, show_problem
from netmap.ui.shell.outside import show_lost, show_outside
from netmap.ui.shell.pages import HOME, PAGES, QUESTIONS, START, Page, Part
from netmap.ui.shell.reading import one_reading, read_network
from netmap.ui.shell.room import is_in_room, keep_in_room, offer_room, show_way_out
from netmap.ui.shell.unfinished import show_unfinished
from netmap.ui.start.page import show_nothing_yet
from netmap.ui.theme.look import offer_look, show_look
from netmap.ui.theme.options import find_asset


def _build_page(page: Page, *, is_empty: bool) -> st.Page:
    is_away = not page.in_menu or (page is START and not is_empty)
    shown: Literal["visible", "hidden"] = "hidden" if is_away else "visible"
    return st.Page(
        show_nothing_yet if is_empty and page.needs_somebody else page.show, title=page.title,
        icon=f":material/{page.icon}:", url_path=page.address, default=page is START, visibility=shown,
    )  # fmt: skip


@one_reading()
def run() -> None:
    """Draw the page that is asked for; a problem with the store takes its place in one sentence."""
    prepare_clicks()
    icon = str(find_asset("icon.png"))
    st.set_page_config(page_title="netmap", page_icon=icon, layout="wide", initial_sidebar_state="auto")
    st.html(find_asset("access.css"))
    st.html(find_asset("print.css"))
    show_look()
    if is_in_room():
        st.html(find_asset("room.css"))
    else:
        st.logo(str(find_asset("logo.png")), size="large", icon_image=icon)
    try:
        network = read_network()
    except NetmapError as error:
        if is_open_to_all() and not is_for_the_room():
            show_open_door()
        st.title("The map cannot be opened")
        show_notices(is_unseen=is_click_unseen())
        show_problem(error)
        if isinstance(error, StoreDamaged) and not is_in_room():
            show_lost()
        st.button("Try again")
        return
    is_empty = not network.entities
    if is_in_room():
        _run_in_room(is_empty=is_empty)
        return
    pages = {page.address: _build_page(page, is_empty=is_empty) for page in PAGES}
    remember_pages(pages)
    asked = st.navigation(
        {part: [pages[one.address] for one in PAGES if one.part is part] for part in Part}, expanded=True
    )
    if asked.url_path == "" and not is_empty:
        go_to(QUESTIONS.address if is_to_be_asked(network) else HOME)
    if is_open_to_all():
        show_open_door()
    show_notices(is_unseen=is_click_unseen())
    show_unfinished()
    show_outside()
    _show(asked)
    if not is_empty:
        with st.sidebar:
            offer_room()
            offer_look()


def _run_in_room(*, is_empty: bool) -> None:
    """Draw the page of the room that is asked for; any other address leads to its first."""
    pages = {page.address: _build_page_of_room(page) for page in PAGES}
    remember_pages(pages)
    asked = st.navigation(list(pages.values()), position="hidden")
    keep_in_room()
    if is_open_to_all() and not is_for_the_room():
        show_open_door()
    if is_empty:
        st.title("Nobody is on this map yet", anchor=False)
    else:
        _show(asked)
    show_way_out(None if is_empty else asked.url_path)


def _build_page_of_room(page: Page) -> st.Page:
    return st.Page(
        page.show if page.in_room else partial(go_to, HOME), title=page.title, url_path=page.address, default=page is START
    )  # fmt: skip


def _show(page: st.Page) -> None:
    try:
        page.run()
    except NetmapError as error:
        show_problem(error)


run()
note_drawn()
