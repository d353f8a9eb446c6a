"""Who is cut off when one actor leaves, or one tie ends."""

from dataclasses import dataclass, field
from itertools import pairwise

from netmap.analysis.adjacency import Adjacency


@dataclass(frozen=True)
class Cuts:
    """Where a network hangs together by one actor or one tie alone, by position.

    `cut_off` has, for each actor whose leaving separates others, those who lose the larger part; `bridges`
    the pairs of actors whose one tie holds two parts together. All are in rising order.
    """

    cut_off: dict[int, tuple[int, ...]]
    bridges: tuple[tuple[int, int], ...]


@dataclass
class _Search:
    """A depth-first search: actors in order of discovery, and how far up each one's subtree leads back."""

    partners: list[list[int]]
    order: list[int] = field(default_factory=list)
    place: dict[int, int] = field(default_factory=dict)
    low: dict[int, int] = field(default_factory=dict)
    parts: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    bridges: list[tuple[int, int]] = field(default_factory=list)

    def visit(self, root: int) -> None:
        """Search one component."""
        self._discover(root, root)
        path = [(root, root, iter(self.partners[root]))]
        while path:
            actor, parent, rest = path[-1]
            for other in rest:
                if other not in self.place:
                    self._discover(other, actor)
                    path.append((other, actor, iter(self.partners[other])))
                    break
                if other != parent:
                    self.low[actor] = min(self.low[actor], self.place[other])
            else:
                path.pop()
                if path:
                    self._return(actor, parent)

    def _discover(self, actor: int, parent: int) -> None:
        self.place[actor] = self.low[actor] = len(self.order)
        self.order.append(actor)
        if actor == parent:
            self.parts[actor] = []

    def _return(self, actor: int, parent: int) -> None:
        self.low[parent] = min(self.low[parent], self.low[actor])
        if self.low[actor] >= self.place[parent]:
            self.parts.setdefault(parent, []).append((self.place[actor], len(self.order)))
        if self.low[actor] > self.place[parent]:
            self.bridges.append((min(actor, parent), max(actor, parent)))


def find_cuts(adjacency: Adjacency) -> Cuts:
    """Return the cut actors with those they cut off, and the ties that hold two parts together.

    Formula: a cut actor is one without whom its part of the network falls into several; `cuts_off` lists those
    outside the largest of these (the one with the first name among equals). `bridges` are the ties without which
    a part falls in two. Directions do not count.

    Reading: if this one leaves, those lose their only known way to the rest.

    Undefined: never; most cut off nobody.

    Source: Tarjan 1972 (depth-first search).
    """
    links = adjacency.undirected.links
    indptr, indices = links.indptr.tolist(), links.indices.tolist()
    partners = [indices[low:high] for low, high in pairwise(indptr)]
    search = _Search(partners)
    cut_off: dict[int, tuple[int, ...]] = {}
    for root in range(adjacency.n):
        if root not in search.place:
            first = len(search.order)
            search.visit(root)
            cut_off |= _list_cut_off(search, search.order[first:])
    return Cuts(dict(sorted(cut_off.items())), tuple(sorted(search.bridges)))


def list_cut_actors(adjacency: Adjacency) -> list[bool]:
    """Return of each actor whether others are cut off without them."""
    cut_off = adjacency.derive(find_cuts).cut_off
    return [actor in cut_off for actor in range(adjacency.n)]


def list_cut_off(adjacency: Adjacency) -> list[tuple[str, ...]]:
    """Return the ids of those whom each actor cuts off: who lose the larger part of the map when this one leaves."""
    cut_off = adjacency.derive(find_cuts).cut_off
    return [adjacency.name(cut_off.get(actor, ())) for actor in range(adjacency.n)]


def list_bridges(adjacency: Adjacency) -> tuple[tuple[str, ...], ...]:
    """Return the ids at both ends of each tie that holds two parts together."""
    return tuple(map(adjacency.name, adjacency.derive(find_cuts).bridges))


def _list_cut_off(search: _Search, component: list[int]) -> dict[int, tuple[int, ...]]:
    """Return whom each cut actor of one component cuts off.

    A part that is separated below an actor is one stretch in the order of discovery; what is left of the
    component is one more part, and has the first of all, unless the actor is the root.
    """
    found = {}
    for actor in component:
        stretches = search.parts.get(actor, [])
        below = sum(high - low for low, high in stretches)
        rest = len(component) - 1 - below
        if len(stretches) + bool(rest) <= 1:
            continue
        parts = [search.order[low:high] for low, high in stretches]
        largest = min(parts, key=lambda part: (-len(part), min(part)))
        lost = [member for part in parts if part is not largest for member in part]
        if rest >= len(largest):
            lost += largest
        elif rest:
            cut = {member for part in parts for member in part} | {actor}
            lost += [member for member in component if member not in cut]
        found[actor] = tuple(sorted(lost))
    return found
