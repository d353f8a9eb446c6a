"""The picture of a way to somebody: a list of names that reads the same for eyes and for a screen reader."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from netmap.report.introductions.chains import Stop
from netmap.ui.theme.options import find_asset


def show_route_style() -> None:
    """Bring the look of the pictures to the page, once."""
    st.html(find_asset("route.css"))


def show_route(chain: Sequence[Stop]) -> None:
    """Draw the names from left to right, or one under the other where there is little room."""
    st.html(write_route(chain))


def write_route(chain: Sequence[Stop]) -> str:
    """Return a way as an HTML list; every text is escaped."""
    return f'<ol class="netmap-route" role="list">{"".join(map(_write_stop, chain))}</ol>'


def _write_stop(stop: Stop) -> str:
    bond = f'<span class="bond">{escape(stop.bond)} {_write_small(stop.fresh)}</span> ' if stop.bond else ""
    looks = ("ours" if stop.is_ours else "", "target" if stop.is_target else "")
    name = f'<span class="name">{escape(stop.name)} {_write_small(stop.about)}</span>'
    return f'<li class="{" ".join(filter(None, looks))}">{bond}{name}</li>'


def _write_small(text: str) -> str:
    return f"<small>{escape(text)}</small>" if text else ""
