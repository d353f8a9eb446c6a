"""The files somebody wants to bring in, kept while they look at other pages."""

import streamlit as st

from netmap.errors import NetmapError
from netmap.files.formats.every import list_endings
from netmap.files.reading import read_file
from netmap.files.tables import FileContent
from netmap.ui.shell.notices import show_problem
from netmap.ui.shell.saving import forget_typed

_FILES, _ROUND = "import-files", "import-round"
CHOICES = "import-choice-"
"""How the keys begin of what is decided about these files."""


def list_files() -> list[FileContent]:
    """Return what was read from the files, in the order in which they came."""
    files: dict[str, FileContent] = st.session_state.get(_FILES, {})
    return list(files.values())


def keep_files() -> None:
    """Draw the upload and read what is new in it; a file that cannot be read is told in one sentence."""
    uploaded = st.file_uploader(
        "Lists to bring in", type=list_endings(), accept_multiple_files=True,
        key=f"upload-{st.session_state.setdefault(_ROUND, 0)}",
        help="Spreadsheets, text tables, contact cards (vcf), and what netmap wrote. Several files that belong "
        "together, such as partners and their ties, are best brought in together.",
    )  # fmt: skip
    kept: dict[str, FileContent] = st.session_state.setdefault(_FILES, {})
    for file in uploaded:
        if file.file_id in kept:
            continue
        try:
            with st.spinner("Reading …"):
                kept[file.file_id] = read_file(file.getvalue(), file.name)
        except NetmapError as error:
            show_problem(error)


def forget_files() -> None:
    """Put the files away, and what was decided about them."""
    st.session_state[_FILES] = {}
    st.session_state[_ROUND] += 1
    forget_typed(CHOICES)
