"""Who holds a network together, in sentences."""

from collections.abc import Collection

import networkx as nx

from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.cuts import list_cut_off
from netmap.model.kinds import EntityKind
from netmap.model.words import count_things, join_names
from netmap.report.connectors.seen import Seen
from netmap.report.connectors.sureness import rank_connectors, tell_ground, tell_holds, tell_places
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence

OF = 100


def write_connectors(seen: Seen) -> tuple[Finding, ...]:
    """Return who connects others, the one through whom most passes first; nobody through whom nothing passes.

    Where we are on the map, then who is among them only once we are left out: whoever draws a map stands in its middle.
    """
    told = _rank_connectors(seen)
    found = [_write_connector(seen, actor, share) for actor, share in told]
    if seen.without_us is not None and seen.has_shape:
        known, shares = {actor for actor, _ in told}, seen.without_us.by_actor(measure_betweenness)
        first = [one for one in rank_connectors(seen, seen.without_us)[: seen.most] if one not in known]
        found += [
            _write_connector(seen, one, shares[one] or 0.0, without_us=True) for one in first[: seen.few]
        ]
    return tuple(found)


def _rank_connectors(seen: Seen) -> list[tuple[str, float]]:
    """Return the connectors told of, each with the share that passes through them."""
    ranked = seen.measures.rank_actors(measure_betweenness)
    return [(actor, share) for actor, share in ranked if share][: seen.most]


def write_cut_off(seen: Seen) -> tuple[Finding, ...]:
    """Return who is the only known way to the rest for somebody, beside the connectors; for most of them first."""
    known = {actor for actor, _ in _rank_connectors(seen)}
    cut_off = {one: _list_lost(seen, one) for one in seen.measures.by_actor(list_cut_off)}
    found = [one for one, lost in cut_off.items() if lost and one not in known]
    ranked = sorted(found, key=lambda one: -len(cut_off[one]))
    return tuple(
        Finding(
            FindingKind.CUT_OFF,
            (one, *cut_off[one]),
            end_sentence(
                f"{'As far as both sides confirm, only' if seen.is_confirmed else 'Only'} {seen.name(one)} ties {join_names(seen.name_all(cut_off[one]), NAMES_SHOWN)} to {seen.rest}"
            ),
            f"If they step back, nothing passes between {'this one' if len(cut_off[one]) == 1 else 'these'} and the others."
            + seen.tell_own(cut_off[one]),
            _list_evidence(seen, one),
            seen.basis + tell_ground(seen),
            _tell_next_step(seen, one),
            tell_holds(
                seen.sureness.share_cut_off(one, cut_off[one]) if seen.sureness else None,
                "still the only way for all of them" if len(cut_off[one]) > 1 else "still the only way",
            ),
        )
        for one in ranked[: seen.few]
    )


def _list_lost(seen: Seen, actor: str) -> tuple[str, ...]:
    """Return the ids of those whose only known way to the rest somebody is.

    One of us is never cut off from us, nor is whoever is tied to one of us, though no tie is noted within our side. Where
    we step back, so does everybody of us.
    """
    lost = seen.measures.by_actor(list_cut_off)[actor] or ()
    homes = [one for one in seen.graph if seen.is_us(one)]
    if actor in homes:
        return tuple(one for one in lost if not seen.is_ours(one))
    if not homes or not set(homes).isdisjoint(lost):
        return lost
    parts = nx.connected_components(seen.graph.to_undirected(as_view=True).subgraph(lost))
    with_us = {one for part in parts if any(map(seen.is_ours, part)) for one in part}
    return tuple(one for one in lost if one not in with_us)


def _write_connector(seen: Seen, actor: str, betweenness: float, *, without_us: bool = False) -> Finding:
    name, us = seen.name(actor), seen.is_us(actor)
    share = _tell_share(betweenness)
    sentence = (
        f"We ({name}) connect others: the shortest introduction between two others leads through us in {share}."
        if us
        else f"{name} connects others{' once we are left out' if without_us else ''}: the shortest introduction between two others leads through them in {share}."
    )
    bias = " Whoever draws a map looks bigger on it than they are." if us else ""
    return Finding(
        FindingKind.CONNECTOR,
        (actor,),
        sentence,
        _tell_loss(seen, actor),
        _list_evidence(seen, actor),
        seen.basis + bias + tell_ground(seen),
        _tell_next_step(seen, actor),
        tell_places(seen, actor),
    )


def _tell_share(share: float) -> str:
    of_hundred = round(share * OF)
    return f"about {of_hundred} of 100 cases" if of_hundred else "fewer than 1 of 100 cases"


def _tell_loss(seen: Seen, actor: str) -> str:
    step = "If we step back" if seen.is_us(actor) else "If they step back"
    cut_off = _list_lost(seen, actor)
    if not cut_off:
        return f"{step}, nobody is cut off, but the ways between others become longer."
    who = join_names(seen.name_all(cut_off), NAMES_SHOWN)
    own = "" if seen.is_us(actor) else seen.tell_own(cut_off)
    way = f"only {seen.day.counted.word} way to {seen.rest}"
    return end_sentence(f"{step}, {_tell_who_loses(seen, cut_off)} {way}: {who}") + own


def _tell_who_loses(seen: Seen, lost: Collection[str]) -> str:
    """Return how many lose something of theirs, as in "3 partners lose their"; "we lose our" where it is only us."""
    if all(map(seen.is_us, lost)):
        return "we lose our"
    if len(lost) > 1:
        return f"{_as_subject(seen.count(lost))} lose their"
    of_people = seen.graph.nodes[next(iter(lost))]["kind"] is EntityKind.PERSON
    return f"{seen.count(lost)} loses {'their' if of_people else 'its'}"


def _as_subject(counted: str) -> str:
    return counted.replace("us", "we", 1) if counted.startswith("us ") else counted


def _list_evidence(seen: Seen, actor: str) -> tuple[str, ...]:
    partners = seen.sort(set(nx.all_neighbors(seen.graph, actor)))
    sectors = sorted({name for one in partners if (name := seen.graph.nodes[one]["sector_name"])})
    lost = seen.name_all(_list_lost(seen, actor))
    lines = [f"Ties with {seen.count(partners)}: {join_names(seen.name_all(partners))}"]
    lines += [f"In {count_things(len(sectors), 'sector')}: {join_names(sectors)}"] if sectors else []
    lines += [f"Cut off without them: {join_names(lost, len(lost))}"] if lost else []
    return tuple(map(end_sentence, lines))


def _tell_next_step(seen: Seen, actor: str) -> str:
    name, us = seen.name(actor), seen.is_us(actor)
    cut_off = _list_lost(seen, actor)
    others = seen.name_all(one for one in cut_off if not seen.is_ours(one) and seen.may_be_asked(one))
    if others:
        step = f"Introduce {others[0]} to {seen.one_more}, so that not all hangs on {'us' if us else name}"
    elif any(map(seen.is_ours, cut_off)):
        step = f"Meet one more of those whom {name} {seen.tie_with(many=False)}, so that we do not depend on one tie"
    elif not seen.may_be_asked(actor):
        step = (
            f"Meet those whom {name} {seen.tie_with(many=False)} over somebody else: {seen.tell_left(actor)}"
        )
    else:
        step = "Introduce two of our partners to each other" if us else f"Ask {name} whom we should meet next"
    return end_sentence(step)
