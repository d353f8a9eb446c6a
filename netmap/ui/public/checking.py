"""Checking a file that was handed on: it is taken in, what of it no longer holds is told, and it can be made anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.handed_on.label import Asked, Seen
from netmap.analysis.public.choices import Choices, check_choices
from netmap.analysis.public.sealing import CopyFile, is_copy, read_copy
from netmap.errors import NetmapError
from netmap.graph.store import Store
from netmap.picture.handed_on.remaking import Remade, remake
from netmap.picture.slides.keeping import keep_shown
from netmap.report.documents.every import recall_past, write_findings
from netmap.report.handed_on.noting import list_recipients, plan_noted, tell_noted
from netmap.report.handed_on.verifying import (
    FileVerdict,
    HandedOnFile,
    is_of,
    read_handed_on,
    tell_file_verdict,
    verify_handed_on,
)
from netmap.report.public.verifying import Verdict, find_past, tell_verdict, verify_copy
from netmap.report.stories.telling import tell_story
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.text import plain
from netmap.ui.shell.background import compute
from netmap.ui.shell.notices import show_problem
from netmap.ui.shell.reading import find_store, read_day
from netmap.ui.shell.saving import KEPT, save_planned

Remake = Callable[[Day, Choices, str, str], None]
"""Makes a copy anew on a day, with these choices, this title, for whom."""
_TYPES = ["html", "htm", "pdf", "pptx", "docx", "png", "svg"]
PLACE = "public"
_RECIPIENT = f"{KEPT}public-recipient"
_DOING = "Comparing the file with the map"


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found about a picture or a story, and whether it can be made anew."""

    verdict: FileVerdict
    can_be_made: bool


def show_check(day: Day, *, remake: Remake) -> None:
    """Draw where a file is given to be checked, and what was found."""
    st.header("Does what was handed on still hold?", anchor=False)
    given = st.file_uploader(
        "A public copy, a picture, a story or a document that you made", type=_TYPES, key="public-check"
    )
    if given is None:
        return
    data = given.getvalue()
    key = sha256(data).hexdigest()
    try:
        if is_copy(data):
            _check_copy(day, read_copy(data), key, remake)
        else:
            _check_handed_on(day, read_handed_on(data), key)
    except NetmapError as error:
        show_problem(error)


def _check_copy(day: Day, file: CopyFile, key: str, remake_copy: Remake) -> None:
    check_choices(file.choices, day.content)
    store = find_store()
    verdict: Verdict | None = compute(
        "public-check", lambda today: verify_copy(file, today, find_past(store, file, today), keep_shown), day=day,
        parameters=(key,), doing=_DOING,
    )  # fmt: skip
    if verdict is None:
        return
    _show(tell_verdict(verdict), holds=verdict.holds, grave=bool(verdict.urgent) or not verdict.is_whole)
    if not verdict.holds:
        given_to = verdict.entry.given_to if verdict.entry else ""
        st.button(
            "Make it anew", key="public-anew", icon=":material/refresh:",
            on_click=partial(remake_copy, day, file.choices, file.label.title, given_to),
        )  # fmt: skip


def _check_handed_on(day: Day, file: HandedOnFile, key: str) -> None:
    found: _Found | None = compute(
        "public-check-file", partial(_find, file, find_store()), day=day, parameters=(key,), doing=_DOING
    )
    if found is None:
        return
    verdict = found.verdict
    grave = bool(verdict.urgent) or not verdict.is_ours or not verdict.is_whole
    _show(tell_file_verdict(verdict), holds=verdict.holds, grave=grave)
    if found.can_be_made and not verdict.holds:
        asked = file.label.asked
        name = "story" if asked.story else str(asked.findings.of) if asked.findings else "partner-map"
        st.download_button(
            "Make it anew", partial(_make_anew, file), f"{name}{file.ending}", key="public-anew-file", on_click="ignore",
            icon=":material/refresh:",
        )  # fmt: skip
    if verdict.is_ours:
        _ask_recipient(day, file)


def _ask_recipient(day: Day, file: HandedOnFile) -> None:
    """Draw where is said to whom a file is handed, which the ledger notes."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("To whom do you hand it?", key=_RECIPIENT, max_chars=200, persist_state=KEEP)
        st.button(
            "Note it in the ledger", key="public-note", icon=":material/edit_note:", on_click=_note, args=(day, file)
        )  # fmt: skip


def _note(day: Day, file: HandedOnFile) -> None:
    whom = str(st.session_state.get(_RECIPIENT) or "").strip()
    save_planned(
        lambda: ([plan_noted(file.sealed, file.ending, day, whom)], []), tell_noted(file.label, whom), PLACE,
        seen=day.everything, rests_on=lambda network: list_recipients(network, file.sealed.seal),
    )  # fmt: skip


def _find(file: HandedOnFile, store: Store, day: Day) -> _Found:
    made = _remake(file, store, day)
    return _Found(verify_handed_on(file, day, made.seen, made.why), made.write is not None)


def see_today(store: Store, asked: Asked, day: Day) -> Seen | None:
    """Return what a file would show if it were made in the same way on a day, None where it cannot be made any more."""
    return _make(store, asked, day).seen


def _make(store: Store, asked: Asked, day: Day) -> Remade:
    return remake(
        asked, day, partial(tell_story, keep=keep_shown), partial(write_findings, past=recall_past(store))
    )


def _remake(file: HandedOnFile, store: Store, day: Day) -> Remade:
    return _make(store, file.label.asked, day) if is_of(file, day) else Remade()


def _make_anew(file: HandedOnFile) -> bytes:
    """Return a file as it is made today, from the map as it is when that is asked for."""
    write = _remake(file, find_store(), read_day()).write
    if write is None:
        raise NetmapError("It cannot be made anew any more. Check it again.")
    return write(file.ending)


def _show(sentences: Sequence[str], *, holds: bool, grave: bool) -> None:
    draw = st.success if holds else st.error if grave else st.warning
    draw("\n".join(f"- {plain(sentence)}" for sentence in sentences))
