"""Checking a copy: the file is taken in, what of it no longer holds is told, and it can be made anew."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.public.choices import Choices, check_choices
from netmap.analysis.public.sealing import CopyFile, read_copy
from netmap.errors import NetmapError
from netmap.report.public.verifying import Verdict, find_past, tell_verdict, verify_copy
from netmap.ui.parts.text import plain
from netmap.ui.shell.background import compute
from netmap.ui.shell.notices import show_problem
from netmap.ui.shell.reading import find_store

Remake = Callable[[Day, Choices, str, str], None]
"""Makes a copy anew on a day, with these choices, this title, for whom."""


def show_check(day: Day, *, remake: Remake) -> None:
    """Draw where a copy is given to be checked, and what was found."""
    st.header("Does a copy still hold?", anchor=False)
    given = st.file_uploader("A public copy that you made", type=["html", "htm"], key="public-check")
    if given is None:
        return
    data = given.getvalue()
    try:
        file = read_copy(data)
        check_choices(file.choices, day.content)
    except NetmapError as error:
        show_problem(error)
        return
    store = find_store()
    verdict = compute(
        "public-check", lambda today: verify_copy(file, today, find_past(store, file, today)), day=day,
        parameters=(sha256(data).hexdigest(),), doing="Comparing the copy with the map",
    )  # fmt: skip
    if verdict:
        _show_verdict(day, file, verdict, remake)


def _show_verdict(day: Day, file: CopyFile, verdict: Verdict, remake: Remake) -> None:
    told = "\n".join(f"- {plain(sentence)}" for sentence in tell_verdict(verdict))
    draw = st.success if verdict.holds else st.error if verdict.urgent or not verdict.is_whole else st.warning
    draw(told)
    if not verdict.holds:
        given_to = verdict.entry.given_to if verdict.entry else ""
        st.button(
            "Make it anew", key="public-anew", icon=":material/refresh:",
            on_click=partial(remake, day, file.choices, file.label.title, given_to),
        )  # fmt: skip
