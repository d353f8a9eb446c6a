"""Public copy: what will be visible is looked at first; then it is made, downloaded, and kept in the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.public.choices import Choices, check_choices
from netmap.errors import InputError, NetmapError
from netmap.model.happenings import Copy
from netmap.model.words import begin_sentence, count_things
from netmap.picture.public.page import TITLE, draw_page
from netmap.picture.slides.keeping import keep_shown
from netmap.report.public.ledger import (
    ANYBODY,
    HEADINGS,
    LedgerLine,
    check_shown,
    list_ledger,
    plan_entry,
    rest_on_copy,
    tell_line,
    tell_made,
)
from netmap.report.public.preview import NEVER, Preview, preview_copy
from netmap.report.public.whole import build_whole
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.findings_list import READING_WIDTH
from netmap.ui.parts.text import plain
from netmap.ui.public.asking import ask_choices
from netmap.ui.public.checking import PLACE, see_today, show_check
from netmap.ui.shell.background import compute
from netmap.ui.shell.reading import find_store, read_day
from netmap.ui.shell.saving import KEPT, save_planned, show_undo

_TITLE, _PLACE_NAME, _FOR = f"{KEPT}public-title", f"{KEPT}public-place", f"{KEPT}public-for"
_MADE = "public-made"
_FILE = "partner-map-public.html"


@dataclass(frozen=True, slots=True)
class _Made:
    """A copy that was made in this session and can be downloaded as long as it is in the ledger, and holds."""

    data: bytes
    entry: Copy

    def is_held_by(self, lines: Sequence[LedgerLine]) -> bool:
        """Whether it is among the lines of a ledger, and holds."""
        return any(line.holds for line in lines if line.copy.id == self.entry.id)


def show_page() -> None:
    """Draw the page."""
    day = read_day()
    with st.container(width=READING_WIDTH):
        st.title("Public copy", anchor=False)
        st.markdown(
            "One file that you may hand out: it opens in any browser, from a stick, without a network. It is built anew "
            "from what may leave, so that nothing else is in it, hidden or not."
        )
        choices = ask_choices(day)
        try:
            check_choices(choices, day.content)
        except InputError as error:
            st.warning(plain(error.message))
            return
        preview = compute(
            "public-preview", partial(preview_copy, choices=choices, keep=keep_shown), day=day, parameters=(choices,), doing="Looking who may be shown",
        )  # fmt: skip
        if preview:
            _show_preview(preview)
            _offer_copy(day, choices, preview)
        show_undo(PLACE)
        _show_ledger(day)
        show_check(day, remake=_make_anew)


def _show_preview(preview: Preview) -> None:
    st.header("What will be visible", anchor=False)
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in preview.leaves))
    _list_names(f"Who is shown ({len(preview.shown):,})", preview.shown)
    if preview.told:
        with st.expander(f"What the story says ({count_things(len(preview.told), 'step')})"):
            st.markdown("\n".join(f"- {plain(step)}" for step in preview.told))
    if preview.unasked:
        _list_names(
            f"Shown, and nobody has noted whether they agreed ({len(preview.unasked):,})", preview.unasked
        )
    st.header("What is held back, and why", anchor=False)
    for one in preview.held_back:
        _list_names(f"{begin_sentence(one.title)} ({len(one.names):,})", one.names, one.why)
    st.markdown(
        "\n".join(
            f"- {plain(sentence)}" for sentence in (*preview.ties_held_back, *preview.steps_held_back, NEVER)
        )
    )


def _list_names(label: str, names: tuple[str, ...], why: str = "") -> None:
    if not names:
        return
    with st.expander(plain(label)):
        if why:
            st.markdown(plain(why))
        st.markdown(", ".join(plain(name) for name in names))


def _offer_copy(day: Day, choices: Choices, preview: Preview) -> None:
    st.header("Make the copy", anchor=False)
    if not preview.shown:
        st.info("Nobody may be shown in such a copy. Choose more above, or note who agreed to be named.")
        return
    with st.container(horizontal=True):
        st.text_input("Title", key=_TITLE, placeholder=TITLE, max_chars=120, persist_state=KEEP)
        st.text_input(
            "What the map is of",
            key=_PLACE_NAME,
            placeholder="Marlow County",
            max_chars=120,
            persist_state=KEEP,
        )
        st.text_input("For whom is it?", key=_FOR, placeholder=ANYBODY, max_chars=200, persist_state=KEEP)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Make the copy", type="primary", key="public-make", icon=":material/verified_user:", on_click=_make,
            args=(day, choices),
        )  # fmt: skip
        made = st.session_state.get(_MADE)
        if isinstance(made, _Made) and made.is_held_by(_look_through_ledger(day) or ()):
            st.download_button(
                "Download it", partial(_take, made), _FILE, mime="text/html", key="public-download", on_click="ignore",
                icon=":material/download:",
            )  # fmt: skip
            st.caption(plain(f"Made for {made.entry.given_to}, from revision {made.entry.made_from:,}."))


def _take(made: _Made) -> bytes:
    """Return a copy when it is asked for, unless what it says has stopped holding since the page was drawn."""
    if not made.is_held_by(list_ledger(read_day(), keep_shown)):
        raise NetmapError("What this copy says does not hold any more. Make it anew.")
    return made.data


def _read(key: str) -> str:
    return str(st.session_state.get(key) or "").strip()


def _make(day: Day, choices: Choices) -> None:
    _write(day, choices, _read(_TITLE), _read(_PLACE_NAME), _read(_FOR))


def _make_anew(day: Day, choices: Choices, title: str, given_to: str) -> None:
    _write(day, choices, title, "", given_to)


def _write(day: Day, choices: Choices, title: str, place: str, given_to: str) -> None:
    """Make a copy from a button's callback, with its line of the ledger."""
    made: list[_Made] = []

    def plan() -> tuple[list[Copy], list[str]]:
        whole = build_whole(day, choices, keep_shown)
        copy = check_shown(whole.copy)
        page = draw_page(copy, day.content, story=whole.said.story, title=title, place=place)
        entry = plan_entry(copy, given_to=given_to or ANYBODY, content=page.content, seal=page.seal)
        made.append(_Made(page.data, entry))
        return [entry], []

    said, rests_on = tell_made(given_to or ANYBODY), rest_on_copy(day, choices, keep_shown)
    if save_planned(plan, said, PLACE, seen=day.everything, rests_on=rests_on):
        st.session_state[_MADE] = made[0]


def _look_through_ledger(day: Day) -> tuple[LedgerLine, ...] | None:
    look = partial(list_ledger, keep=keep_shown, see=partial(see_today, find_store()))
    return compute("public-ledger", look, day=day, doing="Looking which copies still hold")


def _show_ledger(day: Day) -> None:
    st.header("What was handed on", anchor=False)
    lines = _look_through_ledger(day)
    if not lines:
        st.markdown(
            "None yet. Each copy is noted here: for whom, when, and from which revision of the map. To note a picture, a "
            "story or findings that you hand on, give the file below."
        )
        return
    st.dataframe(
        [dict(zip(HEADINGS, tell_line(line), strict=True)) for line in lines],
        hide_index=True, alt="The copies that were made, the newest first, and whether what they say still holds",
    )  # fmt: skip
