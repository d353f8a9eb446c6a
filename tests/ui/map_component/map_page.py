"""A page with nothing but a map and what it reports; served by serve_map.py."""

import json
import os
from pathlib import Path

import streamlit as st

from netmap.ui.map.component import show_map
from netmap.ui.map.painted.component import show_painted


def show_page() -> None:
    folder = Path(os.environ["NETMAP_TEST_MAPS"])
    names = sorted(path.stem for path in folder.glob("*.json"))
    chosen = st.radio("Map", names, names.index("team"), horizontal=True, key="map-name")
    st.button("Run again")
    data = json.loads((folder / f"{chosen}.json").read_text(encoding="utf-8"))
    event = show_painted(data, key="painted") if "sheets" in data else show_map(data, key="map")
    events = st.session_state.setdefault("events", [])
    if event:
        events.append(f"{event.what}:{event.subject}")
    st.text("Events: " + " ".join(events))


def show_other() -> None:
    st.text("Another page")


st.set_page_config(page_title="Map", page_icon=str(Path(os.environ["NETMAP_TEST_ICON"])), layout="wide")
st.navigation(
    [
        st.Page(show_page, title="The map", url_path="map"),
        st.Page(show_other, title="Other", url_path="other"),
    ]
).run()
