"""The pages and their addresses; Streamlit runs this file for every visitor."""

import streamlit as st

from netmap.errors import NetmapError
from netmap.ui.connectors import page as connectors_page
from netmap.ui.introductions import page as introductions_page
from netmap.ui.keep_in_touch import page as keep_in_touch_page
from netmap.ui.lists import page as lists_page
from netmap.ui.map import page as map_page
from netmap.ui.missing import page as missing_page
from netmap.ui.partners import page as partners_page
from netmap.ui.shell import welcome
from netmap.ui.shell.addresses import go_to, remember_pages
from netmap.ui.shell.session import one_reading, read_network, show_notices, show_problem
from netmap.ui.theme.options import find_asset

_SEE = ("map", "connectors", "missing", "introductions")
_DO = ("partners", "keep-in-touch", "bring-in")


def _build_pages(*, is_empty: bool) -> dict[str, st.Page]:
    return {
        "start": st.Page(
            welcome.show_page, title="Start", icon=":material/door_open:", default=True,
            visibility="visible" if is_empty else "hidden",
        ),
        "map": st.Page(map_page.show_page, title="Map", icon=":material/hub:", url_path="map"),
        "connectors": st.Page(
            connectors_page.show_page, title="Connectors", icon=":material/join_inner:", url_path="connectors"
        ),
        "missing": st.Page(
            missing_page.show_page, title="Who is missing", icon=":material/chair_alt:", url_path="missing"
        ),
        "introductions": st.Page(
            introductions_page.show_page, title="Introductions", icon=":material/route:", url_path="introductions"
        ),
        "partners": st.Page(
            partners_page.show_page, title="Partners", icon=":material/groups:", url_path="partners"
        ),
        "keep-in-touch": st.Page(
            keep_in_touch_page.show_page, title="Keep in touch", icon=":material/handshake:", url_path="keep-in-touch"
        ),
        "bring-in": st.Page(
            lists_page.show_page, title="Bring in and take out", icon=":material/upload_file:", url_path="bring-in"
        ),
    }  # fmt: skip


@one_reading()
def run() -> None:
    """Draw the page that is asked for; a problem with the store takes its place in one sentence."""
    icon = str(find_asset("icon.png"))
    st.set_page_config(page_title="netmap", page_icon=icon, layout="wide", initial_sidebar_state="auto")
    st.logo(str(find_asset("logo.png")), size="large", icon_image=icon)
    try:
        is_empty = not read_network().entities
    except NetmapError as error:
        st.title("The map cannot be opened")
        show_problem(error)
        st.button("Try again")
        return
    pages = _build_pages(is_empty=is_empty)
    remember_pages(pages)
    page = st.navigation(
        {"": [pages["start"]], "See": [pages[one] for one in _SEE], "Do": [pages[one] for one in _DO]}
    )
    if page.url_path == "" and not is_empty:
        go_to("map")
    show_notices()
    try:
        if is_empty and page.url_path in _SEE:
            welcome.show_nothing_yet()
        else:
            page.run()
    except NetmapError as error:
        show_problem(error)


run()
