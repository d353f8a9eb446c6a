"""The graph by streamlit-agraph."""

from streamlit_agraph import Config, Edge, Node, agraph

from bench.programs.pictures.graph import HEIGHT, read_graph

graph = read_graph()
agraph(
    [Node(id=node, label=name, size=15) for node, name in graph.nodes],
    [Edge(source=one, target=other) for one, other in graph.ties],
    Config(width=1600, height=HEIGHT),
)
