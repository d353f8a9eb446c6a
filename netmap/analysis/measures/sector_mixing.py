"""Ties within and between sectors: how many, how many chance would give, and who holds them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations_with_replacement

from netmap.analysis.projection import ActorGraph, sort_actors

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mixing:
    """The ties between two sectors, or within one (`first` = `second`), by sector id, in the order of their names.

    `holders` are those through whom the ties run, most ties first, then in the order of the ties: people where a tie is known to
    run through people, otherwise the actors at its ends. `hangs_on` are those through whom all of them run.
    `density` is None where no tie is possible, `expected` where there is no tie at all.
    """

    first: str
    second: str
    ties: int
    density: float | None
    expected: float | None
    holders: tuple[str, ...]
    hangs_on: tuple[str, ...]


def measure_mixing(graph: ActorGraph) -> tuple[Mixing, ...]:
    """Return the ties of each pair of main sectors, by name, also of those without any.

    Formula: with K_s the ends of ties in sector s and m all ties between actors with a sector, chance gives
    K_s K_t / (2m−1) ties between two sectors and K_s(K_s−1) / (2(2m−1)) within one. Directions do not count.

    Reading: more ties than expected means that two sectors seek each other; fewer, that they miss each other.

    Undefined: density within a sector of one; expected without any tie.

    Source: Newman 2010 (configuration model).
    """
    plain = graph.to_undirected() if graph.is_directed() else graph
    sector_of = {
        actor: plain.nodes[actor]["sector"]
        for actor in sort_actors(plain, plain)
        if plain.nodes[actor].get("sector")
    }
    sectors = sorted(dict.fromkeys(sector_of.values()), key=_name_sectors(plain).__getitem__)
    turns = {sector: place for place, sector in enumerate(sectors)}
    ties: defaultdict[Pair, list[Pair]] = defaultdict(list)
    ends: Counter[str] = Counter()
    for one, other in plain.edges:
        if one in sector_of and other in sector_of:
            first, second = sorted((sector_of[one], sector_of[other]), key=turns.__getitem__)
            ties[first, second].append((one, other))
            ends.update((first, second))
    sizes = Counter(sector_of.values())
    return tuple(
        _describe_pair(plain, pair, ties.get(pair, []), sizes, ends)
        for pair in combinations_with_replacement(sectors, 2)
    )


def _name_sectors(graph: ActorGraph) -> dict[str, str]:
    """Return the name of each sector by id, for sorting; its id where it has none."""
    known = (about for about in graph.nodes.values() if about.get("sector"))
    return {about["sector"]: str(about.get("sector_name") or about["sector"]).casefold() for about in known}


def _describe_pair(
    graph: ActorGraph, pair: Pair, ties: list[Pair], sizes: Counter[str], ends: Counter[str]
) -> Mixing:
    first, second = pair
    within = first == second
    possible = sizes[first] * (sizes[first] - 1) / 2 if within else sizes[first] * sizes[second]
    meetings = ends[first] * (ends[first] - 1) / 2 if within else ends[first] * ends[second]
    chances = ends.total() - 1
    held = [dict.fromkeys(graph[one][other].get("holders") or (one, other)) for one, other in ties]
    counted = Counter(holder for holders in held for holder in holders)
    common = [dict.fromkeys((one, other, *graph[one][other].get("hangs_on", ()))) for one, other in ties]
    return Mixing(
        first,
        second,
        len(ties),
        len(ties) / possible if possible else None,
        meetings / chances if chances > 0 else None,
        tuple(holder for holder, _ in counted.most_common()),
        tuple(one for one in common[0] if all(one in those for those in common)) if common else (),
    )
