"""The graph by sigma, as streamlit-extras draws it."""

from streamlit_extras.sigma_graph import sigma_graph

from bench.programs.pictures.graph import HEIGHT, read_graph

graph = read_graph()
sigma_graph(
    {
        "nodes": [{"id": node, "label": name} for node, name in graph.nodes],
        "edges": [{"source": one, "target": other} for one, other in graph.ties],
    },
    height=HEIGHT,
    on_select="rerun",
    key="graph",
)
