"""A part of the map: the members of one coalition, those who work on one goal, or those of one area."""

from collections.abc import Iterable
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.analysis.projection import ActorGraph
from netmap.errors import InputError
from netmap.model.entities import Coalition, Goal, Organization
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text

NARROWING_KINDS = (EntityKind.COALITION, EntityKind.GOAL, EntityKind.AREA)
"""Within what one can look."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a projected graph, with the ties among those in it alone.

    `serving` and `placed` are for an area only: the ids of those who serve it, and of those whose place it is.
    """

    within: str
    graph: ActorGraph
    serving: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()


def narrow_graph(day: Day, graph: ActorGraph, within: str) -> Part:
    """Return the part of a projected graph of a day that belongs to a coalition, a goal or an area.

    Of a coalition: its members and the organizations of those who sit tday. Of a goal: those who pursue it, by
    themselves, at a table that does, or by their people. Of an area: those who serve it, or a part of it, by
    themselves or by a program they run, and organizations whose city or region bears its name. People count with
    the organizations that belong to it themselves.

    Parameters
    ----------
    within
        The id of the coalition, goal or area.

    Raises
    ------
    InputError
        When it is none of these, or a goal or coalition that has ended.
    """
    network = day.network
    entity = network.get(within)
    if isinstance(entity, Coalition | Goal) and entity.ended and entity.ended < day.date:
        message = f"{entity.name} has ended. Choose one that goes on, or look at the whole map."
        raise InputError(message, field="within", value=within)
    if entity is not None and entity.kind is EntityKind.COALITION:
        members = {one.id for one in network.sources(within, TieKind.MEMBER_OF)}
        return Part(within, _cut_out(network, graph, day.find_seated(within), members))
    if entity is not None and entity.kind is EntityKind.GOAL:
        pursuing = day.pursuing[within]
        return Part(within, _cut_out(network, graph, pursuing, pursuing))
    if entity is not None and entity.kind is EntityKind.AREA:
        return _narrow_to_area(network, graph, within)
    message = "Connectors can be looked for within a coalition, a goal or an area. Choose one of these."
    raise InputError(message, field="within", value=within)


def _narrow_to_area(network: Network, graph: ActorGraph, area: str) -> Part:
    areas = _list_parts(network, area)
    serving = {
        holder.id
        for one in areas
        for server in network.sources(one, TieKind.SERVES)
        for holder in (
            network.sources(server.id, TieKind.RUNS) if server.kind is EntityKind.PROGRAM else (server,)
        )
    }
    called = {fold_text(network.name_of(one)) for one in areas}
    placed = {
        one.id
        for one in network.of(Organization)
        if not one.location_confidential
        and not called.isdisjoint({fold_text(one.city), fold_text(one.region)} - {""})
    }
    part = _cut_out(network, graph, serving | placed, serving | placed)
    return Part(area, part, frozenset(serving & set(part)), frozenset(placed & set(part)))


def _list_parts(network: Network, area: str) -> set[str]:
    """Return the ids of an area and of all areas that are part of it."""
    found, new = {area}, {area}
    while new:
        new = {one.id for place in new for one in network.sources(place, TieKind.PART_OF)} - found
        found |= new
    return found


def _cut_out(network: Network, graph: ActorGraph, inside: Iterable[str], own: Iterable[str]) -> ActorGraph:
    """Return the ties among some actors and the people of those among them who belong there themselves."""
    people = {person.id for one in own for person in network.sources(one, TieKind.WORKS_AT)}
    kept = (people | set(inside)) & set(graph)
    part: ActorGraph = graph.__class__()
    part.add_nodes_from((one, graph.nodes[one]) for one in graph if one in kept)
    part.add_edges_from(
        (one, other, data) for one, other, data in graph.edges(data=True) if one in kept and other in kept
    )
    return part
