"""Between sectors, in sentences: who links them, what one alone holds, and which hardly know each other."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from netmap.analysis.chance.sectors import AT_LEAST, LEAST_EXPECTED, Chance
from netmap.analysis.measures.brokerage import score_brokerage
from netmap.analysis.measures.sector_mixing import Mixing
from netmap.analysis.projection import ActorGraph
from netmap.model.kinds import EntityKind
from netmap.model.words import count_things, join_names
from netmap.report.connectors.seen import Seen
from netmap.report.connectors.sureness import (
    WITH_US,
    WITHOUT_US,
    tell_average,
    tell_ground,
    tell_holds,
    tell_share,
)
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, Standing, end_sentence

CLEARLY_MORE = 2.0
"""From how many standard deviations above chance on somebody is told to link sectors."""

LEAST_CASES = 3
"""In how many cases somebody must stand between two of different sectors for it to be told."""

PAIRS_SHOWN = 3
LINKS, DOOR = "liaison", "gatekeeper"


def write_people_between(seen: Seen) -> tuple[Finding, ...]:
    """Return the people who alone hold two sectors together, those with most ties first."""
    told = [(one, _count_told_once(seen, one)) for one in _list_hanging(seen)]
    pairs = sorted((pair for pair in told if pair[1] >= AT_LEAST), key=lambda pair: -pair[1])
    found = [
        _write_person_between(seen, one, person, ties)
        for one, ties in pairs
        for person in one.hangs_on
        if seen.network.kind_of(person) is EntityKind.PERSON
    ]
    return tuple(found[: seen.few])


def _list_hanging(seen: Seen) -> list[Mixing]:
    return [
        one
        for one in seen.structure.mixing
        if one.hangs_on and one.ties >= AT_LEAST and one.first != one.second
    ]


def _count_told_once(seen: Seen, pair: Mixing) -> int:
    """Return how many ties there are between two sectors, where one tie of people with several employers is one."""
    told = {
        about["ties"]
        for one, other, about in seen.graph.edges(data=True)
        if {seen.graph.nodes[one]["sector"], seen.graph.nodes[other]["sector"]} == {pair.first, pair.second}
    }
    return len(told)


def _write_person_between(seen: Seen, one: Mixing, person: str, ties: int) -> Finding:
    network = seen.network
    first, second = network.name_of(one.first), network.name_of(one.second)
    every = "Both" if ties == AT_LEAST else f"All {ties}"
    held = [network.name_of(holder) for holder in one.holders if holder != person]
    return Finding(
        FindingKind.ONE_BETWEEN,
        (person, one.first, one.second),
        end_sentence(
            f"{every} {seen.day.counted.word} ties between {first} and {second} run through {network.name_of(person)}"
        ),
        "If that one person steps back, no tie between the two is left.",
        (end_sentence(f"With {join_names(held, len(held))}"),) if held else (),
        seen.basis + tell_ground(seen),
        end_sentence(f"Bring one more from {first} together with somebody from {second}"),
        tell_holds(_share_held(seen, one, person), "still so"),
    )


def _share_held(seen: Seen, one: Mixing, holder: str) -> float | None:
    """Return in which share one still holds all ties between two sectors; None where that is not to be told.

    Of a person who is not on this map themselves it is told only that there are no further ties.
    """
    if seen.sureness is None:
        return None
    return seen.sureness.share_held(*_pick_members(seen, one), holder if holder in seen.graph else None)


def _pick_members(seen: Seen, one: Mixing) -> tuple[str, str]:
    """Return a member of each of two sectors."""
    sectors = {about["sector"]: actor for actor, about in seen.graph.nodes.items()}
    return sectors[one.first], sectors[one.second]


@dataclass(frozen=True, slots=True)
class _Link:
    """Somebody who stands between partners of different sectors clearly more often than chance gives."""

    actor: str
    role: str
    more: float


def write_links_of_sectors(seen: Seen) -> tuple[Finding, ...]:
    """Return who stands between partners of different sectors clearly more often than chance gives."""
    links = [
        _Link(actor, role, more)
        for actor, scores in seen.measures.by_actor(score_brokerage).items()
        for role in (LINKS, DOOR)
        if (more := (scores or {}).get(role)) is not None and more >= CLEARLY_MORE and not seen.is_us(actor)
    ]
    chosen: dict[str, _Link] = {}
    for link in sorted(links, key=lambda one: -one.more):
        if len(chosen) == seen.few:
            break
        if link.actor not in chosen and len(_list_pairs(seen, link.actor, link.role)) >= LEAST_CASES:
            chosen[link.actor] = link
    return tuple(_write_link(seen, link) for link in chosen.values())


def _write_link(seen: Seen, link: _Link) -> Finding:
    name, pairs = seen.name(link.actor), _list_pairs(seen, link.actor, link.role)
    own = seen.graph.nodes[link.actor]["sector_name"]
    if link.role == DOOR:
        said = f"{name} is the door between {own} and other sectors"
        who = (
            f"somebody in {own} and somebody elsewhere do not work with each other, while both work with them"
        )
    else:
        said = f"{name} links sectors that are not its own"
        who = "two from different sectors do not work with each other, while both work with them"
    askable = (pair for pair in pairs if all(map(seen.may_be_asked, pair)))
    one, other = next(askable, pairs[0])
    return Finding(
        FindingKind.BETWEEN_SECTORS,
        (link.actor,),
        end_sentence(f"{end_sentence(said)} In {len(pairs):,} cases, {who}"),
        "Whoever works with both sides can bring them together, and can tell the one what the other needs.",
        tuple(
            end_sentence(f"{seen.name(one)} ({_tell_sector(seen, one)}) and {seen.name(other)} ({_tell_sector(seen, other)})")
            for one, other in pairs[:PAIRS_SHOWN]
        ),
        seen.basis + tell_ground(seen),
        f"Ask {name} to bring {seen.name(one)} and {seen.name(other)} together."
        if seen.may_be_asked(link.actor)
        else f"Bring {seen.name(one)} and {seen.name(other)} together ourselves: {seen.tell_left(link.actor)}.",
        _tell_standings(seen, link),
    )  # fmt: skip


def _tell_standings(seen: Seen, link: _Link) -> tuple[Standing, ...]:
    """Return whether somebody links sectors clearly more often than chance, with us and without us, and how surely."""
    sure = seen.sureness
    if seen.without_us is None:
        share = sure.share_linking(link.actor, link.role, CLEARLY_MORE) if sure else None
        return tell_holds(share, "clearly more often than chance")
    with_us = "clearly more often than chance"
    more = (seen.without_us.by_actor(score_brokerage)[link.actor] or {}).get(link.role)
    without_us = with_us if (more or 0.0) >= CLEARLY_MORE else "not clearly more often than chance"
    if sure is None:
        return Standing(WITH_US, with_us, None), Standing(WITHOUT_US, without_us, None)
    shares = [
        sure.share_linking(link.actor, link.role, CLEARLY_MORE, without_us=left_out)
        for left_out in (False, True)
    ]
    return tuple(
        Standing(how, f"{known} as far as is known; clearly in {tell_share(share)}", share)
        for how, known, share in ((WITH_US, with_us, shares[0]), (WITHOUT_US, without_us, shares[1]))
    )


def _tell_sector(seen: Seen, actor: str) -> str:
    return str(seen.graph.nodes[actor]["sector_name"])


def _list_pairs(seen: Seen, actor: str, role: str) -> list[tuple[str, str]]:
    """Return the pairs that somebody stands between in a role, those with most ties first, us last."""
    graph, own = seen.graph.to_undirected(as_view=True), seen.graph.nodes[actor]["sector"]
    near = [one for one in seen.rank_by_ties(graph[actor]) if graph.nodes[one]["sector"]]
    found = []
    for one, other in combinations(near, 2):
        sectors = {graph.nodes[one]["sector"], graph.nodes[other]["sector"]}
        between = len(sectors) > 1 and (own in sectors) == (role == DOOR)
        both_ours = seen.is_us(one) and seen.is_us(other)
        if between and not both_ours and _are_strangers(seen, graph, one, other):
            found.append((one, other))
    return found


def _are_strangers(seen: Seen, graph: ActorGraph, one: str, other: str) -> bool:
    """Whether two are not tied, and nobody works at both."""
    return not graph.has_edge(one, other) and not seen.day.share_people(one, other)


def write_sectors_apart(seen: Seen) -> tuple[Finding, ...]:
    """Return which sectors have far fewer ties than chance gives any two of them."""
    apart = [
        one
        for one in seen.structure.mixing
        if frozenset((one.first, one.second)) in seen.structure.sector_chance.apart
        and one.expected is not None
        and one.expected >= 2 * one.ties
    ]
    ranked = sorted(apart, key=lambda one: one.ties - (one.expected or 0.0))
    return tuple(_write_apart_pair(seen, one) for one in ranked[: seen.few])


def _write_apart_pair(seen: Seen, one: Mixing) -> Finding:
    first, second = seen.network.name_of(one.first), seen.network.name_of(one.second)
    known = (
        f"{'is' if one.ties == 1 else 'are'} just {count_things(one.ties, f'{seen.day.counted.word} tie')}"
        if one.ties
        else f"is no {seen.day.counted.word} tie"
    )
    ties = [
        f"{seen.name(end)} and {seen.name(other)}"
        for end, other in seen.graph.edges
        if {seen.graph.nodes[end]["sector"], seen.graph.nodes[other]["sector"]} == {one.first, one.second}
    ]
    return Finding(
        FindingKind.SECTORS_APART,
        (one.first, one.second),
        f"{first} and {second} hardly know each other: there {known} between them, where partners with as many ties "
        f"would have about {round(one.expected or 0)}.",
        "What one of the two knows or can offer does not reach the other.",
        tuple(map(end_sentence, ties)),
        f"{seen.basis} In 19 of 20 networks with as many ties each, tied at random, no two sectors have so few beside "
        f"what they would have.{tell_ground(seen)}",
        _tell_whom_to_bring(seen, one),
        tell_holds(_share_apart(seen, one), "still so"),
    )


def _share_apart(seen: Seen, one: Mixing) -> float | None:
    """Return in which share two sectors still hardly know each other; None where that is not to be told."""
    if seen.sureness is None:
        return None
    return seen.sureness.share_apart(*_pick_members(seen, one), LEAST_EXPECTED)


def _tell_whom_to_bring(seen: Seen, one: Mixing) -> str:
    graph = seen.graph.to_undirected(as_view=True)
    sides = [
        seen.rank_by_ties(
            actor for actor in graph if graph.nodes[actor]["sector"] == sector and seen.may_be_asked(actor)
        )
        for sector in (one.first, one.second)
    ]
    strangers = [
        (end, other) for end in sides[0] for other in sides[1] if _are_strangers(seen, graph, end, other)
    ]
    if not strangers:
        return "Ask those who know each other whom else they could bring along."
    end, other = min(strangers, key=lambda pair: sum(map(seen.is_us, pair)))
    ours, theirs = (end, other) if seen.is_us(end) else (other, end)
    if seen.is_us(ours):
        return end_sentence(f"Meet {seen.name(theirs)} ourselves")
    return end_sentence(f"Bring {seen.name(end)} together with {seen.name(other)}")


def write_held_alone(seen: Seen) -> tuple[Finding, ...]:
    """Return which partners alone hold two sectors together, if more do than where sectors are dealt out at random."""
    chance = seen.structure.sector_chance.held
    if not chance.is_more:
        return ()
    sizes = Counter(about["sector"] for about in seen.graph.nodes.values())
    held: defaultdict[str, list[Mixing]] = defaultdict(list)
    for one in _list_hanging(seen):
        for holder in one.hangs_on:
            if holder in seen.graph and sizes[seen.graph.nodes[holder]["sector"]] > 1:
                held[holder].append(one)
    if not held:
        return ()
    ranked = sorted(seen.sort(held), key=lambda one: (seen.is_us(one), -len(held[one])))
    pairs = {(one.first, one.second) for those in held.values() for one in those}
    first = held[ranked[0]][0]
    between = count_things(len(pairs), "pair of sectors", "pairs of sectors")
    return (
        Finding(
            FindingKind.SECTORS_ON_ONE,
            tuple(ranked),
            f"{between} {'meets' if len(pairs) == 1 else 'meet'} at one partner only: all {seen.day.counted.word} ties between the two are ties of that one. "
            f"{_tell_random(chance)}",
            "Two sectors that meet at one place only lose each other when that place closes or changes its work.",
            tuple(_tell_held(seen, one, held[one]) for one in ranked),
            seen.basis + tell_ground(seen),
            end_sentence(
                f"Bring one more from {seen.network.name_of(first.first)} together with somebody from "
                f"{seen.network.name_of(first.second)}, beside {seen.name(ranked[0])}"
            ),
            _tell_still_held(seen, held),
        ),
    )


def _tell_still_held(seen: Seen, held: Mapping[str, list[Mixing]]) -> tuple[Standing, ...]:
    shares = {
        (one.first, one.second): share
        for holder, pairs in held.items()
        for one in pairs
        if (share := _share_held(seen, one, holder)) is not None
    }
    return tell_average(list(shares.values()), "pairs") if shares else ()


def _tell_random(chance: Chance) -> str:
    low, high = int(chance.low), int(chance.high)
    would = f"{low} to {high}" if low < high else f"{high}"
    return f"Were sectors dealt out at random, {would} would."


def _tell_held(seen: Seen, holder: str, pairs: list[Mixing]) -> str:
    names = [f"{seen.network.name_of(one.first)} with {seen.network.name_of(one.second)}" for one in pairs]
    return end_sentence(f"{seen.name(holder)}: {'; '.join(names[:NAMES_SHOWN])}")
