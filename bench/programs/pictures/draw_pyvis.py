"""The graph by pyvis, in a frame; it has no way back to the page."""

import streamlit as st
from pyvis.network import Network

from bench.programs.pictures.graph import HEIGHT, read_graph

graph = read_graph()
network = Network(height=f"{HEIGHT - 20}px", cdn_resources="in_line")
for node, name in graph.nodes:
    network.add_node(node, label=name)
network.add_edges(graph.ties)
st.iframe(network.generate_html(), height=HEIGHT)
