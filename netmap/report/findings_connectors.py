"""Who holds a network together, in sentences."""

from collections.abc import Iterable

import networkx as nx

from netmap.analysis.measures import ActorMeasures, Measures
from netmap.analysis.projection import ActorGraph
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence
from netmap.report.map_words import count_things, join_names

OF = 100


def write_connectors(graph: ActorGraph, measures: Measures, basis: str, most: int) -> tuple[Finding, ...]:
    """Return who connects others, most first, and then whether the network falls into groups."""
    ranked = [actor for actor in measures.rank_actors("betweenness") if actor.betweenness]
    found = [_write_connector(graph, actor, basis) for actor in ranked[:most]]
    groups = [group for group in measures.network.components if len(group) > 1]
    return (*found, *([_write_groups(graph, groups, basis)] if len(groups) > 1 else []))


def _write_connector(graph: ActorGraph, actor: ActorMeasures, basis: str) -> Finding:
    name, us = graph.nodes[actor.id]["name"], graph.nodes[actor.id]["home"]
    share = _tell_share(actor.betweenness or 0.0)
    sentence = (
        f"We ({name}) connect others: the shortest introduction between two others leads through us in {share}."
        if us
        else f"{name} connects others: the shortest introduction between two others leads through them in {share}."
    )
    bias = " Whoever draws a map looks bigger on it than they are." if us else ""
    return Finding(
        FindingKind.CONNECTOR,
        (actor.id,),
        sentence,
        _tell_loss(graph, actor, us=us),
        _list_evidence(graph, actor),
        basis + bias,
        _tell_next_step(graph, actor, name, us=us),
    )


def _tell_share(share: float) -> str:
    of_hundred = round(share * OF)
    return f"about {of_hundred} of 100 cases" if of_hundred else "fewer than 1 of 100 cases"


def _tell_loss(graph: ActorGraph, actor: ActorMeasures, *, us: bool) -> str:
    step = "If we step back" if us else "If they step back"
    if not actor.cuts_off:
        return f"{step}, nobody is cut off, but the ways between others become longer."
    lost = len(actor.cuts_off)
    loses = "loses its" if lost == 1 else "lose their"
    who = join_names(name_actors(graph, actor.cuts_off), NAMES_SHOWN)
    return end_sentence(f"{step}, {count_things(lost, 'partner')} {loses} only known way to the rest: {who}")


def _list_evidence(graph: ActorGraph, actor: ActorMeasures) -> tuple[str, ...]:
    partners = sorted(set(nx.all_neighbors(graph, actor.id)))
    sectors = sorted({name for one in partners if (name := graph.nodes[one]["sector_name"])})
    lost = name_actors(graph, actor.cuts_off)
    lines = [
        f"Ties with {count_things(len(partners), 'partner')}: {join_names(name_actors(graph, partners))}"
    ]
    lines += [f"In {count_things(len(sectors), 'sector')}: {join_names(sectors)}"] if sectors else []
    lines += [f"Cut off without them: {join_names(lost, len(lost))}"] if lost else []
    return tuple(map(end_sentence, lines))


def _tell_next_step(graph: ActorGraph, actor: ActorMeasures, name: str, *, us: bool) -> str:
    others = name_actors(graph, [one for one in actor.cuts_off if not graph.nodes[one]["home"]])
    if others:
        step = f"Introduce {others[0]} to one more partner, so that not all hangs on {'us' if us else name}"
    elif actor.cuts_off:
        step = f"Meet one more of those whom {name} works with, so that we do not depend on one tie"
    else:
        step = "Introduce two of our partners to each other" if us else f"Ask {name} whom we should meet next"
    return end_sentence(step)


def _write_groups(graph: ActorGraph, groups: list[tuple[str, ...]], basis: str) -> Finding:
    return Finding(
        FindingKind.SEPARATE_GROUPS,
        tuple(group[0] for group in groups),
        f"The map falls into {len(groups)} groups with no known tie from one to the other.",
        "News, people and help do not pass between them.",
        tuple(
            end_sentence(f"{count_things(len(group), 'partner')}: {join_names(name_actors(graph, group))}")
            for group in groups
        ),
        basis,
        "Ask in each group who knows somebody in another.",
    )


def name_actors(graph: ActorGraph, actors: Iterable[str]) -> list[str]:
    """Return the names of some actors, sorted."""
    return sorted((graph.nodes[actor]["name"] for actor in actors), key=str.casefold)
