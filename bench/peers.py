"""What people would do without netmap: plain NetworkX for the figures, plain pyvis for the picture."""

from pathlib import Path
from time import perf_counter

import networkx as nx
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TimedOut
from pyvis.network import Network as PyvisNetwork

PATIENCE_SECONDS = 60.0


def time_networkx(graph: "nx.Graph[str]") -> float:
    """Return the seconds plain NetworkX takes for the measures netmap's Connectors page shows."""
    start = perf_counter()
    dict(graph.degree())
    dict(graph.degree(weight="weight"))
    nx.betweenness_centrality(graph)
    nx.harmonic_centrality(graph)
    nx.constraint(graph)
    list(nx.articulation_points(graph))
    nx.density(graph)
    nx.number_connected_components(graph)
    return perf_counter() - start


def write_pyvis_page(graph: "nx.Graph[str]", folder: Path) -> Path:
    """Write the graph as plain pyvis draws it, with everything inlined, and return the file."""
    network = PyvisNetwork(cdn_resources="in_line")
    for node, label in graph.nodes(data="label"):
        network.add_node(node, label=label)
    for one, other in graph.edges():
        network.add_edge(one, other)
    page = folder / "pyvis.html"
    page.write_text(network.generate_html(), encoding="utf-8")
    return page


def time_pyvis(page: Page, file: Path) -> float | None:
    """Return the seconds until pyvis's picture stands still; None when it still moves after 60."""
    start = perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_function("typeof network !== 'undefined'", timeout=PATIENCE_SECONDS * 1000)
    page.evaluate(
        """() => { window.still = false;
          network.once('stabilizationIterationsDone', () => { window.still = true; });
          network.once('stabilized', () => { window.still = true; }); }"""
    )
    try:
        page.wait_for_function("window.still", timeout=PATIENCE_SECONDS * 1000)
    except TimedOut:
        return None
    return perf_counter() - start
