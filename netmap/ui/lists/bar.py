"""The bar that is always in sight: bring in, or what it waits for; what is being written, or why it stopped."""

import streamlit as st

from netmap.analysis.us import is_to_be_asked
from netmap.errors import ChangeConflict, NetmapError
from netmap.files.plan.plan import ImportPlan
from netmap.ui.lists.drafts import ListDraft, Previewed, forget_draft
from netmap.ui.lists.writing import Writing, begin_writing
from netmap.ui.parts.text import plain
from netmap.ui.shell import background
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.clicks import do_whole
from netmap.ui.shell.notices import (
    describe_failure,
    draw_again,
    remember_notice,
    remember_problem,
    take_said,
    tell_failure,
)
from netmap.ui.shell.pages import HOME, QUESTIONS
from netmap.ui.shell.reading import end_reading, find_store, read_network, read_newest
from netmap.ui.shell.saving import name_writer, remember_saved, tell_who_saved

_CLICKED, _NOT_YET, _FAILED = "import-clicked", "import-not-yet", "import-failed"
_LOOK_AGAIN = 0.3


def show_bar(draft: ListDraft, previewed: Previewed | None) -> None:
    """Draw the bar, and do what was clicked on it; `previewed` is None when the files cannot be brought in as told."""
    clicked: ImportPlan | None = st.session_state.pop(_CLICKED, None)
    with st.bottom, st.container(key="bring-in-bar", gap="small"):
        if clicked and not draft.is_about(clicked):
            st.session_state[_NOT_YET] = (
                "What you answered came together with your click, so nothing was written yet. Above is what would "
                "be kept now: look at it, then bring it in."
            )
        elif clicked:
            _begin(draft, clicked)
        if draft.writing:
            _follow(draft, draft.writing)
        if not_yet := take_said(_NOT_YET):
            st.warning(plain(not_yet))
        if failed := take_said(_FAILED):
            st.error(plain(failed))
        if not (draft.writing and not draft.writing.finished.is_set()):
            _show_buttons(draft, previewed)


def _show_buttons(draft: ListDraft, previewed: Previewed | None) -> None:
    reason = _tell_wait(previewed)
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        if draft.writing and draft.writing.stopped_halfway():
            st.button("Go on", type="primary", key="go-on", on_click=draft.writing.begin)
        else:
            st.button(
                "Bring in", type="primary", key="bring-in", icon=":material/download_done:", disabled=bool(reason),
                on_click=_remember_click, args=(previewed.plan if previewed else None,),
            )  # fmt: skip
        st.markdown(plain(reason or _tell_write(previewed)), width="stretch")


def _tell_wait(previewed: Previewed | None) -> str:
    """Return what bringing in waits for, "" when it may begin."""
    if previewed is None:
        return "Waits until the files can be read as told; what is the matter stands above."
    if not previewed.plan.touches:
        return _tell_nothing(previewed.plan)
    return ""


def _tell_nothing(plan: ImportPlan) -> str:
    if plan.items:
        return "Nothing to bring in: all of it is on the map already."
    return (
        "Nothing to bring in: there is no row that could be used. Say under Columns which one holds the names, or "
        "choose another file."
    )


def _tell_write(previewed: Previewed | None) -> str:
    return f"Writes {previewed.plan.summary}. One undo takes it back." if previewed else ""


def _remember_click(plan: ImportPlan | None) -> None:
    """Keep what the button offered that was clicked: what is answered meanwhile may have made another plan."""
    st.session_state[_CLICKED] = plan


def _begin(draft: ListDraft, plan: ImportPlan) -> None:
    """Begin to write, unless the click before this one has begun."""
    with do_whole():
        if draft.writing is None:
            _write(draft, plan)


def _write(draft: ListDraft, plan: ImportPlan) -> None:
    try:
        batch_id = find_store().find_batch(plan.opening)
        changes = plan.build_changes(read_newest(), name_writer(), batch_id)
    except ChangeConflict:
        st.session_state[_FAILED] = tell_who_saved(plan.network)
    except NetmapError as error:
        st.session_state[_FAILED] = error.message
    else:
        draft.writing = begin_writing(find_store(), plan, changes)


def _follow(draft: ListDraft, writing: Writing) -> None:
    """Show how far writing is, and what came of it."""
    if not writing.finished.wait(background.PATIENCE):
        _show_progress(writing)
    elif writing.error is None:
        _finish(writing)
    else:
        _tell_stop(draft, writing, writing.error)


@st.fragment(run_every=_LOOK_AGAIN)
def _show_progress(writing: Writing) -> None:
    if writing.finished.is_set():
        draw_again()
    done, of = writing.done, len(writing.changes)
    st.progress(done / max(of, 1), f"Writing: {done:,} of {of:,} parts …" if of > 1 else "Writing …")


def _finish(writing: Writing) -> None:
    """Lead to the map, with the undo."""
    end_reading()
    forget_draft(is_brought_in=True)
    names = ", ".join(file.name for file in writing.plan.files)
    sentence = f"Brought in {names}: {writing.plan.summary}."
    if writing.written:
        remember_saved(HOME, sentence, writing.written[-1].id)
    else:
        remember_notice("Nothing was changed.")
    go_to(_find_next())


def _find_next() -> str:
    """Return the address of what comes after an import: what is asked of us while it is unknown who we are, or the map."""
    return QUESTIONS.address if is_to_be_asked(read_network()) else HOME


def _plan_again(draft: ListDraft, writing: Writing, error: ChangeConflict) -> None:
    """Show what is still missing now that somebody else has added what may be the same."""
    draft.writing = None
    parts = f" {writing.done:,} of {len(writing.changes):,} parts are on the map." if writing.done else ""
    remember_problem(f"{error.message}{parts}")
    st.rerun()


def _tell_stop(draft: ListDraft, writing: Writing, error: Exception) -> None:
    end_reading()
    if isinstance(error, ChangeConflict):
        _plan_again(draft, writing, error)
    if writing.stopped_halfway():
        tell_failure(error)
        st.markdown(
            f"{writing.done:,} of {len(writing.changes):,} parts are on the map. Your files and answers are still "
            "here: go on, and the rest follows."
        )
    else:
        draft.writing = None
        st.session_state[_FAILED] = (
            f"{describe_failure(error)} Nothing was written. Your files and answers are still here: try again."
        )
