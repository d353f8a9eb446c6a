"""Take the whole map out."""

from functools import partial

import streamlit as st

from netmap.analysis.day import read_today
from netmap.files.exports import write_network
from netmap.files.formats.every import list_writable
from netmap.graph.copies.backups import make_backup
from netmap.graph.store import Store
from netmap.model.changes import BACKUP_ENDING
from netmap.ui.shell.reading import find_store, read_network


def show_exports() -> None:
    """Draw a button for each format in which the map can be taken out; nothing when it is empty."""
    if not read_network().entities:
        return
    st.header("Take out", anchor=False)
    st.markdown(
        "The whole map. The spreadsheet has a sheet for each kind; change it there, bring it in again, and netmap "
        "knows everybody by the ids it wrote. The JSON file is for other programs and for safe keeping. Both "
        "hold contacts, notes and ratings: keep them as carefully as the map itself."
    )
    st.markdown(
        "A backup is for bad days: with everything that was ever changed, so that undo still works. "
        f"`netmap restore FILE{BACKUP_ENDING}` puts it into an empty store; with a passphrase it is made by "
        f"`netmap backup --encrypt FILE{BACKUP_ENDING}`."
    )
    with st.container(horizontal=True):
        for known in list_writable():
            st.download_button(
                known.label, partial(_write_newest, known.ending), f"netmap{known.ending}",
                key=f"take-{known.ending[1:]}", mime=known.media_type, on_click="ignore", icon=":material/download:",
            )  # fmt: skip
        st.download_button(
            "Backup", partial(_back_up, find_store()), f"netmap-{read_today()}{BACKUP_ENDING}", key="take-backup",
            mime="application/octet-stream", on_click="ignore", icon=":material/lock_clock:",
        )  # fmt: skip


def _write_newest(ending: str) -> bytes:
    """Return the map as it is when it is asked for: since the page was drawn, somebody may have been forgotten."""
    return write_network(read_network(), ending)


def _back_up(store: Store) -> bytes:
    return make_backup(store)[0]
