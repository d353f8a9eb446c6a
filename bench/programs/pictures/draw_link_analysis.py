"""The graph by st-link-analysis."""

from st_link_analysis import EdgeStyle, Event, NodeStyle, st_link_analysis

from bench.programs.pictures.graph import HEIGHT, read_graph

graph = read_graph()
nodes = [{"data": {"id": node, "label": "Organization", "name": name}} for node, name in graph.nodes]
ties = [
    {"data": {"id": f"tie {place}", "label": "works with", "source": one, "target": other}}
    for place, (one, other) in enumerate(graph.ties)
]
st_link_analysis(
    {"nodes": nodes, "edges": ties}, "cose", [NodeStyle("Organization", caption="name")],
    [EdgeStyle("works with")], height=HEIGHT, key="graph", events=[Event("chosen", "click", "node")],
)  # fmt: skip
