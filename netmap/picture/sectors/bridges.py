"""How many ties there are between each two sectors, and through whom alone they all run."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from netmap.analysis.chance.sectors import AT_LEAST, Chance, compare_held
from netmap.analysis.day import Day, once_a_day
from netmap.analysis.measures.every import measure_graph
from netmap.analysis.measures.sector_mixing import Mixing, measure_mixing
from netmap.analysis.projection import ActorGraph
from netmap.picture.scene.scene import NO_SECTOR, Scene, Slice, see_scene

MOST = 48
"""Sectors that are drawn; of more, those with most ties."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bridge:
    """The ties between two sectors, or within one (`first` = `second`): how many, and who alone `held` all of them."""

    first: str
    second: str
    ties: int
    held: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What it is called where one id stands for both."""
        return f"{self.first} {self.second}"


@dataclass(frozen=True, slots=True)
class Bridges:
    """The sectors that are drawn, in their order, and what is between each two that have a tie, by both ids in that order.

    `left_out` is how many sectors are not drawn because others have more ties. `chance` says how many pairs meet at one
    partner only, and how many would by chance; None in the room, and where a filter leaves some out. Who holds what alone is
    so on the whole map, whatever a filter leaves.
    """

    scene: Scene
    sectors: tuple[Slice, ...]
    between: Mapping[Pair, Bridge]
    left_out: int
    chance: Chance | None

    def list_between(self) -> Iterator[Bridge]:
        """Give what is between each two different sectors, in their order."""
        return (one for one in self.between.values() if one.first != one.second)


def find_bridges(day: Day, *, room: bool) -> Bridges:
    """Return what is between sectors, without what is confidential; in the room nobody is named who holds it."""
    return _find_for_room(day) if room else _find_for_team(day)


@once_a_day
def _find_for_team(day: Day) -> Bridges:
    return _find(day, room=False)


@once_a_day
def _find_for_room(day: Day) -> Bridges:
    return _find(day, room=True)


def _find(day: Day, *, room: bool) -> Bridges:
    scene = see_scene(day.openly, room=room)
    graph = _seat_graph(scene)
    mixing = measure_mixing(graph)
    ends: Counter[str] = Counter()
    for one in mixing:
        ends.update({one.first: one.ties, one.second: one.ties})
    filled = [one for one in scene.slices if one.members and one.id != NO_SECTOR]
    kept = {one.id for one in sorted(filled, key=lambda one: -ends[one.id])[:MOST]}
    sectors = tuple(one for one in filled if one.id in kept)
    turns = {one.id: place for place, one in enumerate(sectors)}
    sizes = Counter(about["sector"] for about in graph.nodes.values())
    facts = find_bridges(day.whole, room=room).between if day.filter else {}
    found = {}
    for one in mixing:
        if one.ties and one.first in turns and one.second in turns:
            first, second = sorted((one.first, one.second), key=turns.__getitem__)
            held: tuple[str, ...] = ()
            if day.filter and (first, second) in facts:
                held = tuple(holder for holder in facts[first, second].held if holder in scene.seats)
            elif not room and not day.filter:
                held = tuple(_find_holders(graph, sizes, one))
            found[first, second] = Bridge(first, second, one.ties, held)
    ordered = sorted(found, key=lambda pair: (turns[pair[0]], turns[pair[1]]))
    chance = None if room or day.filter else measure_graph(graph).of(compare_held)
    between = {pair: found[pair] for pair in ordered}
    return Bridges(scene, sectors, between, len(filled) - len(sectors), chance)


def _seat_graph(scene: Scene) -> ActorGraph:
    """Return who is tied to whom among those on the map, each in the sector in which they stand there."""
    graph: ActorGraph = scene.graph.subgraph(scene.seats).copy()
    names = {one.id: one.name for one in scene.slices}
    for actor, about in graph.nodes.items():
        seat = scene.seats[actor]
        about["sector"] = None if seat == NO_SECTOR else seat
        about["sector_name"] = names[seat]
    return graph


def _find_holders(graph: ActorGraph, sizes: Mapping[str, int], one: Mixing) -> Iterator[str]:
    """Give those through whom alone two sectors are tied: people, or partners who are not alone in their sector."""
    if one.first == one.second or one.ties < AT_LEAST:
        return
    for holder in one.hangs_on:
        if holder not in graph or sizes[graph.nodes[holder]["sector"]] > 1:
            yield holder
