"""The ids by which a file knows its actors, for results that go back to whoever wrote the file."""

from collections import Counter
from collections.abc import Callable

import networkx as nx

from netmap.analysis.projection import ActorGraph
from netmap.model.entity import Entity
from netmap.model.kinds import ACTOR_KINDS
from netmap.model.network import Network

Naming = Callable[[str], str]


def name_by_file(network: Network) -> Naming:
    """Return a function from netmap's id to the file's, else to the name; netmap's where neither is unique.

    Actors are told apart from each other, and everything else within its kind.
    """
    named = {
        entity.id: (
            entity.kind not in ACTOR_KINDS and entity.kind,
            _read_file_id(entity) or entity.name or entity.id,
        )
        for entity in network.entities.values()
    }
    times = Counter(named.values())
    single = {entity_id: name[1] for entity_id, name in named.items() if times[name] == 1}
    return lambda entity_id: single.get(entity_id, entity_id)


def _read_file_id(entity: Entity) -> str | None:
    """Return the last part of the first id that came with a file, written as `source:kind:id`."""
    for external_id in entity.external_ids:
        _, _, rest = external_id.partition(":")
        kind, _, name = rest.partition(":")
        if kind == entity.kind.value.lower() and name:
            return name
    return None


def rename_actors(graph: ActorGraph, name_id: Naming) -> ActorGraph:
    """Return a projected graph under other ids of actors, sectors and holders, in the same order."""
    renamed: ActorGraph = nx.DiGraph() if graph.is_directed() else nx.Graph()
    for actor in graph:
        about = dict(graph.nodes[actor])
        about["sector"] = about["sector"] and name_id(about["sector"])
        renamed.add_node(name_id(actor), **about)
    for one, other, data in graph.edges(data=True):
        people = {key: tuple(map(name_id, data[key])) for key in ("holders", "hangs_on")}
        renamed.add_edge(name_id(one), name_id(other), **(data | people))
    return renamed
