"""The graph that every program draws."""

import json
import sys
from pathlib import Path
from typing import NamedTuple

import streamlit as st

HEIGHT = 900
"""Of the picture, in pixels."""


class Graph(NamedTuple):
    """Nodes as (id, name), ties as (id, id)."""

    nodes: list[tuple[str, str]]
    ties: list[tuple[str, str]]


def read_graph() -> Graph:
    """Return the graph of the file named last on the command line, a JSON object; widen the page for it."""
    st.set_page_config(layout="wide")
    return Graph(**json.loads(Path(sys.argv[-1]).read_text(encoding="utf-8")))
