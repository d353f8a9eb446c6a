"""What the page says where we have no relationship yet, and where to begin one."""

import streamlit as st

from netmap.report.keep_in_touch.due import NO_RELATIONSHIP
from netmap.ui.shell.addresses import go_to


def lead_to_first(place: str) -> None:
    """Say that there is no relationship of ours, and lead to where one begins; `place` tells its buttons from others."""
    st.info(NO_RELATIONSHIP)
    with st.container(horizontal=True):
        if st.button("Say who we are", icon=":material/badge:", key=f"{place}-who-we-are"):
            go_to("our-team")
        if st.button("Note a contact or a tie", icon=":material/groups:", key=f"{place}-first-tie"):
            go_to("partners")
