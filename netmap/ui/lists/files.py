"""The files somebody wants to bring in: chosen, read, and put away again."""

from hashlib import sha256

import streamlit as st

from netmap.errors import NetmapError
from netmap.files.reading import read_file
from netmap.ui.lists.drafts import ListDraft, forget_draft
from netmap.ui.parts.text import plain

_ROUND = "import-round"
_KINDS = (
    "A spreadsheet (Excel, LibreOffice, or a Google Sheet saved as one), a table saved as text (csv), an address book "
    "or contact cards (vcf), and what netmap wrote."
)


def choose_files(draft: ListDraft, label: str) -> None:
    """Draw the upload; what is new is read, and the upload is free for the next."""
    key = f"upload-{st.session_state.setdefault(_ROUND, 0)}"
    uploaded = st.file_uploader(label, accept_multiple_files=True, key=key)
    st.caption(
        f"{_KINDS} Several files that belong together, such as partners and their ties, are best brought in together."
    )
    if uploaded:
        with st.spinner("Reading …"):
            draft.told = tuple(
                said for file in uploaded if (said := _take_file(draft, file.name, file.getvalue()))
            )
        st.session_state[_ROUND] += 1
        st.rerun()


def _take_file(draft: ListDraft, name: str, data: bytes) -> str:
    """Read a file into the draft; return what there is to say about it, "" when all is well."""
    key = sha256(data).hexdigest()
    if key in draft.files:
        return f"{name} holds the same as {draft.files[key].name}, which is here already."
    try:
        draft.files[key] = read_file(data, name)
    except NetmapError as error:
        return error.message
    return ""


def tell_files(draft: ListDraft) -> None:
    """Say what could not be read of the files chosen last."""
    for said in draft.told:
        st.error(plain(said))


def list_files(draft: ListDraft) -> None:
    """Draw the files that are here, each with a button that puts it away."""
    with st.container(horizontal=True, gap="small", key="import-files", width="content"):
        for key, file in draft.files.items():
            st.button(
                plain(file.name), key=f"away-{key[:16]}", icon=":material/close:", icon_position="right",
                help="Put this file away", on_click=_put_away, args=(draft, key),
            )  # fmt: skip


def _put_away(draft: ListDraft, key: str) -> None:
    """Put a file away; what was answered goes with the last one."""
    draft.files.pop(key, None)
    draft.told = ()
    if not draft.files:
        forget_draft(is_brought_in=False)
