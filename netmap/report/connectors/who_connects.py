"""Who holds a network together, in sentences."""

from collections.abc import Iterable

import networkx as nx

from netmap.analysis.measures.every import ActorMeasures
from netmap.model.words import count_things, join_names
from netmap.report.connectors.seen import Seen
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence

OF = 100

HEADINGS: dict[str, tuple[FindingKind, ...]] = {
    "Who connects others": (FindingKind.CONNECTOR, FindingKind.KEY_REACH, FindingKind.KEY_HOLD),
    "What hangs on one": (FindingKind.ONE_OF_US, FindingKind.CUT_OFF, FindingKind.ONE_OF_THEM),
    "Between sectors": (
        FindingKind.ONE_BETWEEN,
        FindingKind.BETWEEN_SECTORS,
        FindingKind.SECTORS_APART,
        FindingKind.SECTORS_ON_ONE,
    ),
    "Groups": (FindingKind.SEPARATE_GROUPS, FindingKind.FOUND_EACH_OTHER, FindingKind.MUCH_ON_FEW),
}
"""Headings over findings on connectors, in the order of the page."""


def group_connectors(findings: Iterable[Finding]) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """Return findings on connectors under their headings, each in the order given; no heading without any."""
    everything = tuple(findings)
    grouped = (
        (heading, tuple(finding for kind in kinds for finding in everything if finding.kind is kind))
        for heading, kinds in HEADINGS.items()
    )
    return tuple((heading, those) for heading, those in grouped if those)


def write_connectors(seen: Seen) -> tuple[Finding, ...]:
    """Return who connects others, the one through whom most passes first; nobody through whom nothing passes."""
    ranked = [actor for actor in seen.measures.rank_actors("betweenness") if actor.betweenness]
    return tuple(_write_connector(seen, actor) for actor in ranked[: seen.most])


def write_cut_off(seen: Seen, told: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return who else is the only known way to the rest for somebody, for most of them first.

    Left out are those whom `told`, the findings on connectors, tells of.
    """
    known = {finding.subjects[0] for finding in told}
    found = [one for one in seen.measures.actors.values() if one.cuts_off and one.id not in known]
    ranked = sorted(found, key=lambda one: (-len(one.cuts_off), seen.name(one.id).casefold(), one.id))
    return tuple(
        Finding(
            FindingKind.CUT_OFF,
            (one.id, *one.cuts_off),
            end_sentence(
                f"Only {seen.name(one.id)} ties {join_names(seen.name_all(one.cuts_off), NAMES_SHOWN)} to {seen.rest}"
            ),
            f"If they step back, nothing passes between {'this one' if len(one.cuts_off) == 1 else 'these'} and the others.",
            _list_evidence(seen, one),
            seen.basis,
            _tell_next_step(seen, one),
        )
        for one in ranked[: seen.few]
    )


def _write_connector(seen: Seen, actor: ActorMeasures) -> Finding:
    name, us = seen.name(actor.id), seen.is_us(actor.id)
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
        _tell_loss(seen, actor),
        _list_evidence(seen, actor),
        seen.basis + bias,
        _tell_next_step(seen, actor),
    )


def _tell_share(share: float) -> str:
    of_hundred = round(share * OF)
    return f"about {of_hundred} of 100 cases" if of_hundred else "fewer than 1 of 100 cases"


def _tell_loss(seen: Seen, actor: ActorMeasures) -> str:
    step = "If we step back" if seen.is_us(actor.id) else "If they step back"
    if not actor.cuts_off:
        return f"{step}, nobody is cut off, but the ways between others become longer."
    lost = len(actor.cuts_off)
    loses = "loses its" if lost == 1 else "lose their"
    who = join_names(seen.name_all(actor.cuts_off), NAMES_SHOWN)
    return end_sentence(f"{step}, {seen.count(lost)} {loses} only known way to {seen.rest}: {who}")


def _list_evidence(seen: Seen, actor: ActorMeasures) -> tuple[str, ...]:
    partners = sorted(set(nx.all_neighbors(seen.graph, actor.id)))
    sectors = sorted({name for one in partners if (name := seen.graph.nodes[one]["sector_name"])})
    lost = seen.name_all(actor.cuts_off)
    lines = [f"Ties with {seen.count(len(partners))}: {join_names(seen.name_all(partners))}"]
    lines += [f"In {count_things(len(sectors), 'sector')}: {join_names(sectors)}"] if sectors else []
    lines += [f"Cut off without them: {join_names(lost, len(lost))}"] if lost else []
    return tuple(map(end_sentence, lines))


def _tell_next_step(seen: Seen, actor: ActorMeasures) -> str:
    name, us = seen.name(actor.id), seen.is_us(actor.id)
    others = seen.name_all(one for one in actor.cuts_off if not seen.is_us(one))
    if others:
        step = f"Introduce {others[0]} to one more partner, so that not all hangs on {'us' if us else name}"
    elif actor.cuts_off:
        step = f"Meet one more of those whom {name} works with, so that we do not depend on one tie"
    else:
        step = "Introduce two of our partners to each other" if us else f"Ask {name} whom we should meet next"
    return end_sentence(step)
