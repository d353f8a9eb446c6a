"""The addresses of the pages, for buttons that lead from one to another."""

from collections.abc import Mapping

import streamlit as st

from netmap.errors import NetmapError

_PAGES = "netmap-pages"


def remember_pages(pages: Mapping[str, st.Page]) -> None:
    """Remember the pages by address, so that any page can lead to another."""
    st.session_state[_PAGES] = dict(pages)


def go_to(address: str) -> None:
    """Leave this page for the one at `address`; does not return.

    Raises
    ------
    NetmapError
        When there is no such page.
    """
    page = st.session_state.get(_PAGES, {}).get(address)
    if page is None:
        raise NetmapError(f"There is no page “{address}”. Choose one on the left.")
    st.switch_page(page)
