"""Ways from several places at once, compared with NetworkX, and which of equally cheap ones is given."""

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from netmap.analysis.paths.surest import walk_paths

PLACES = "abcdefgh"
EDGES = st.dictionaries(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)).filter(lambda pair: pair[0] != pair[1]),
    st.integers(1, 5),
    min_size=1,
)

ORDER = {place: number for number, place in enumerate(PLACES)}


def write_steps(edges: dict[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    steps: dict[str, dict[str, int]] = {}
    for (one, other), cost in edges.items():
        steps.setdefault(one, {})[other] = cost
        steps.setdefault(other, {})
    return steps


@given(EDGES, st.sets(st.sampled_from(PLACES), min_size=1), st.sets(st.sampled_from(PLACES)))
def test_costs_are_those_of_networkx(
    edges: dict[tuple[str, str], int], starts: set[str], barred: set[str]
) -> None:
    steps = write_steps(edges)
    found = {path[-1]: (cost, path) for cost, path in walk_paths(steps, starts, ORDER, barred)}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(steps)
    graph.add_weighted_edges_from((one, other, cost) for (one, other), cost in edges.items())
    graph.remove_nodes_from(barred - starts)
    graph.remove_edges_from([(one, other) for one, other in graph.edges if other in barred])
    began = starts & set(graph)
    expected = nx.multi_source_dijkstra_path_length(graph, began) if began else {}
    assert {place: cost for place, (cost, _) in found.items()} == expected
    for cost, path in found.values():
        assert sum(steps[one][other] for one, other in pairwise(path)) == cost


def test_of_equally_cheap_ways_fewer_steps_come_first_then_earlier_places() -> None:
    steps = write_steps(
        {("a", "c"): 1, ("c", "d"): 1, ("a", "b"): 1, ("b", "d"): 1, ("d", "e"): 1, ("a", "e"): 3}
    )
    ways = {path[-1]: path for _, path in walk_paths(steps, ["a"], ORDER)}
    assert ways["d"] == ("a", "b", "d")
    assert ways["e"] == ("a", "e")


def test_no_way_takes_a_closed_step() -> None:
    steps = write_steps({("a", "b"): 1, ("b", "c"): 1, ("a", "c"): 5})
    ways = {path[-1]: cost for cost, path in walk_paths(steps, ["a"], ORDER, closed=[frozenset("bc")])}
    assert ways == {"a": 0, "b": 1, "c": 5}
