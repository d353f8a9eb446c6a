"""Networks of which everything is known, and what is left of them when some are not asked."""

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from netmap.analysis.projection import ActorGraph

SECTORS = 8
WITHIN = 4.0
"""How many times likelier a tie is within a sector."""

NEARNESS = 6.0


@dataclass(frozen=True)
class Kind:
    """A kind of made-up network.

    Parameters
    ----------
    ties
        How many each has on average.
    spread
        How differently readily the actors have ties (the deviation of its logarithm).
    closed
        How many ties are added between two partners of one, for each tie there was.
    near
        Whether ties are likelier between those who are near one another on a map.
    forgetting
        How many of its ties each side does not tell of when asked.
    """

    ties: float = 7.0
    spread: float = 0.7
    closed: float = 0.0
    near: bool = False
    forgetting: float = 0.0


KINDS = {
    "sectors": Kind(),
    "a few hubs": Kind(spread=1.0),
    "partners of partners": Kind(closed=0.5),
    "near each other": Kind(near=True),
    "few ties": Kind(ties=5.0),
    "forgetful": Kind(forgetting=0.2),
}


@dataclass(frozen=True)
class Known:
    """A network of which everything is known: `whole`, and who told of what if everybody was asked (`told`).

    `ours` is one of its actors, taken as us.
    """

    name: str
    whole: ActorGraph
    told: ActorGraph
    ours: frozenset[str]


@dataclass(frozen=True)
class Asked:
    """What is known of a network when only some were asked: the ties that they, or we, tell of."""

    known: Known
    graph: ActorGraph
    told: ActorGraph
    asked: frozenset[str]


def draw_networks(size: int, seed: int) -> Iterator[Known]:
    """Yield one made-up network of each kind, the same for the same seed."""
    for place, (name, kind) in enumerate(KINDS.items()):
        yield draw_network(name, kind, size, np.random.default_rng((seed, place)))


def draw_network(name: str, kind: Kind, size: int, random: np.random.Generator) -> Known:
    sectors = random.integers(0, SECTORS, size)
    ready = np.exp(random.normal(0, kind.spread, size))
    drawn_to = random.gamma(2, 0.5, (SECTORS, SECTORS))
    rates = np.outer(ready, ready) * (drawn_to + drawn_to.T)[sectors][:, sectors]
    rates[sectors[:, None] == sectors] *= WITHIN
    if kind.near:
        at = random.random((size, 2))
        rates *= np.exp(-NEARNESS * np.linalg.norm(at[:, None] - at, axis=2))
    np.fill_diagonal(rates, 0)
    likely = -np.expm1(-rates / rates.sum() * size * kind.ties)
    graph = nx.from_numpy_array(np.triu(random.random((size, size)) < likely, 1))
    _close_triads(graph, int(kind.closed * graph.number_of_edges()), random)
    return _tell(name, graph, sectors, kind.forgetting, random)


def _close_triads(graph: "nx.Graph[int]", times: int, random: np.random.Generator) -> None:
    for _ in range(times):
        partners = sorted(graph[int(random.integers(len(graph)))])
        if len(partners) > 1:
            one, other = random.choice(partners, 2, replace=False)
            graph.add_edge(int(one), int(other))


def list_published(seed: int) -> Iterator[Known]:
    """Yield networks from the literature; their sectors are the clubs of Zachary's, the men of Davis' apart, or none."""
    random = np.random.default_rng(seed)
    karate, women = nx.karate_club_graph(), nx.davis_southern_women_graph()
    clubs = np.array([karate.nodes[one]["club"] == "Officer" for one in karate], dtype=np.int64)
    yield _tell("Zachary's karate club", nx.Graph(karate.edges), clubs, 0.0, random)
    events = np.array([women.nodes[one]["bipartite"] for one in women], dtype=np.int64)
    yield _tell("Davis' Southern women", nx.convert_node_labels_to_integers(women), events, 0.0, random)
    for name, graph in (
        ("Knuth's Les Misérables", nx.les_miserables_graph()),
        ("Padgett's Florentine families", nx.florentine_families_graph()),
    ):
        plain = nx.convert_node_labels_to_integers(graph)
        yield _tell(name, plain, np.zeros(len(plain), dtype=np.int64), 0.0, random)


def _tell(
    name: str,
    graph: "nx.Graph[int]",
    sectors: NDArray[np.int64],
    forgetting: float,
    random: np.random.Generator,
) -> Known:
    """Return the network as it is told by everybody; a tie that neither side tells of is none."""
    whole: ActorGraph = nx.Graph()
    told: ActorGraph = nx.DiGraph()
    for at in range(len(graph)):
        about = {
            "name": f"Partner {at:04}",
            "sector_name": f"Sector {sectors[at]}",
            "sector": f"s{sectors[at]}",
        }
        whole.add_node(f"{at:04}", **about)
        told.add_node(f"{at:04}", **about)
    for one, other in sorted(tuple(sorted(edge)) for edge in graph.edges if edge[0] != edge[1]):
        sides = [(f"{one:04}", f"{other:04}"), (f"{other:04}", f"{one:04}")]
        telling = [side for side in sides if random.random() >= forgetting]
        told.add_edges_from(telling)
        if telling:
            whole.add_edge(*sides[0], kinds=("REPORTS",))
    return Known(name, whole, told, frozenset({f"{random.integers(len(graph)):04}"}))


def ask_some(known: Known, left_out: float, random: np.random.Generator) -> Asked:
    """Return what is known when a part of all, by chance, is not asked; we know all of our own ties."""
    others = [one for one in sorted(known.whole) if one not in known.ours]
    silent = set(random.choice(others, round(left_out * len(others)), replace=False).tolist())
    return ask_these(known, frozenset(others) - silent)


def ask_these(known: Known, asked: frozenset[str]) -> Asked:
    """Return what is known when just these were asked."""
    graph: ActorGraph = nx.Graph()
    told: ActorGraph = nx.DiGraph()
    told.add_nodes_from(known.told.nodes(data=True))
    graph.add_nodes_from(known.whole.nodes(data=True))
    told.add_edges_from(edge for edge in known.told.edges if edge[0] in asked)
    graph.add_edges_from(
        (*edge, {"kinds": ("REPORTS",)})
        for edge in known.whole.edges
        if told.has_edge(*edge) or told.has_edge(*reversed(edge)) or not known.ours.isdisjoint(edge)
    )
    return Asked(known, graph, told, asked)
