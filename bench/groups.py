"""Groups by the Leiden method beside NetworkX's Louvain: seconds of as many runs, and how clear the groups are."""

from time import perf_counter

import networkx as nx
from rich.table import Table

from bench.networks import build_network
from netmap.analysis.day import Day, read_today
from netmap.analysis.measures.communities import RUNS, find_communities
from netmap.analysis.measures.every import measure_graph
from netmap.analysis.projection import ActorGraph

SIZES = (200, 2_000, 10_000)


def measure_groups() -> Table:
    """Return a table of both on the same ties: one run of Louvain, times the runs that Leiden makes.

    Ours holds the networks at random as well, with which a division is compared; NetworkX has no such step.
    """
    title = f"Groups: the best of {RUNS} runs"
    table = Table(
        "organizations", "ours s", "Louvain s", "times faster", "our modularity", "Louvain's", title=title
    )
    for size in SIZES:
        graph = Day(build_network(size), read_today()).graph
        seconds, modularity = _time_ours(graph)
        peer, clear = _time_louvain(graph)
        table.add_row(
            f"{size:,}", f"{seconds:.2f}", f"{peer * RUNS:.2f}", f"{peer * RUNS / seconds:.0f}",
            f"{modularity:.3f}", f"{clear:.3f}",
        )  # fmt: skip
    return table


def _time_ours(graph: ActorGraph) -> tuple[float, float]:
    adjacency = measure_graph(graph).adjacency
    start = perf_counter()
    division = find_communities(adjacency)
    return perf_counter() - start, division.modularity or 0.0


def _time_louvain(graph: ActorGraph) -> tuple[float, float]:
    plain = nx.Graph(graph)
    start = perf_counter()
    groups = nx.community.louvain_communities(plain, weight=None, seed=0)
    seconds = perf_counter() - start
    return seconds, nx.community.modularity(plain, groups, weight=None)
