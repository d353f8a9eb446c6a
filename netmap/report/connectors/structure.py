"""How a whole map is built, in sentences: the few who together matter most, groups, and what hangs on few."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

import networkx as nx

from netmap.analysis.measures.centralization import list_core, measure_core_fit
from netmap.analysis.measures.cohesion import find_components
from netmap.analysis.measures.communities import Community, Division
from netmap.analysis.measures.structure import KeySet, find_reach_of_tied
from netmap.analysis.projection import ActorGraph, sort_actors
from netmap.model.words import count_things, join_names
from netmap.report.connectors.seen import SET_SIZE, Seen
from netmap.report.connectors.sureness import tell_average, tell_ground, tell_holds, tell_no_share
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, Standing, end_sentence

FEW = 0.15
"""Up to which part of all partners those who hold half of the ties are few."""

CLEAR_CORE = 0.3
FEW_NAMES = 12
"""How many can be few at most, however many partners there are."""

OTHER_THREES = (
    "Whether another three would take their place if more was known is not told: too many threes would have to be tried "
    "on each map that may be."
)
MORE_ANSWERS = "Whether more answers would show groups is not told: each map that may be would need its own comparison with chance."

GROUPS_COMPARED = 3
MOSTLY = 2


def write_key_reach(seen: Seen) -> tuple[Finding, ...]:
    """Return the three who together are nearest to everybody."""
    best = seen.structure.reach.get(SET_SIZE)
    if best and not all(seen.graph.degree(one) for one in best.members):
        best = find_reach_of_tied(seen.graph, SET_SIZE)
    return (_write_reach(seen, best),) if best and seen.has_shape else ()


def write_key_hold(seen: Seen) -> tuple[Finding, ...]:
    """Return the three who together would be missed most; none where one of them would not be missed beside the others."""
    best = seen.structure.fragmentation.get(SET_SIZE)
    told = best and seen.has_shape and all(_is_missed(seen, one, best.members) for one in best.members)
    return (_write_hold(seen, best),) if best and told else ()


def _is_missed(seen: Seen, one: str, members: tuple[str, ...]) -> bool:
    """Whether more would be cut off without all of some than without those of them who are not this one."""
    lost = _find_cut_off(seen, members)
    beside = _find_cut_off(seen, [other for other in members if other != one])
    return seen.graph.degree(one) > 0 and (not lost or len(lost) > len(beside - {one}))


def _find_cut_off(seen: Seen, gone: Iterable[str]) -> set[str]:
    """Return whom the largest part would lose beside some who are gone."""
    plain = seen.graph.to_undirected(as_view=True)
    rest = plain.subgraph(_find_largest_part(plain) - set(gone))
    return set(rest) - _find_largest_part(rest)


def _write_reach(seen: Seen, best: KeySet) -> Finding:
    plain = seen.graph.to_undirected(as_view=True)
    near = {other for one in best.members for other in plain[one]} - set(best.members)
    second = {far for one in near for far in plain[one]} - near - set(best.members)
    names = join_names(seen.name_all(best.members))
    others = len(seen.graph) - len(best.members)
    with_one = f"{seen.tie_with(many=len(near) != 1)} one of the three"
    reached = f"of the {others:,} others, {len(near):,} {with_one}"
    if len(near) == others:
        reached = f"all of the {others:,} others {with_one}"
    reached += f", and {len(second):,} more with one of those" if second else ""
    return Finding(
        FindingKind.KEY_REACH,
        best.members,
        end_sentence(f"{names} together are nearest to everybody{_tell_equal(best, 'are')}: {reached}"),
        "What these three pass on has the shortest way to everybody else.",
        _list_ties(seen, best.members),
        f"{seen.basis} {_tell_search(best)}{tell_no_share(seen, OTHER_THREES)}",
        _tell_whom_to_tell(seen, best),
    )


def _write_hold(seen: Seen, best: KeySet) -> Finding:
    lost = seen.sort(_find_cut_off(seen, best.members))
    names, others = join_names(seen.name_all(best.members)), len(seen.graph) - len(best.members)
    cut = f"{len(lost):,} of the {others:,} others would lose their only {seen.day.counted.word} way to {seen.rest}"
    far = "nobody would be cut off, but the ways between others would become longest"
    return Finding(
        FindingKind.KEY_HOLD,
        best.members,
        f"{names} together would be missed most{_tell_equal(best, 'would')}: without the three, {cut if lost else far}.",
        "Where much runs through the same few, a bad year for them is one for everybody."
        + ("" if any(map(seen.is_us, best.members)) else seen.tell_own(lost)),
        (end_sentence(f"Cut off without the three: {join_names(seen.name_all(lost), len(lost))}"),) if lost else (),
        f"{seen.basis} {_tell_search(best)}{tell_ground(seen) if lost else ''}{tell_no_share(seen, OTHER_THREES)}",
        end_sentence(f"Introduce {_pick(seen, may_be_asked)} to somebody beside these three")
        if (may_be_asked := [one for one in lost if seen.may_be_asked(one) and not seen.is_ours(one)])
        else "Introduce to each other whom only these three have in common.",
        tell_average([*seen.sureness.share_cut_off_each(best.members, lost).values()], "who would be cut off")
        if lost and seen.sureness
        else (),
    )  # fmt: skip


def _tell_whom_to_tell(seen: Seen, best: KeySet) -> str:
    """Return whom of the nearest to tell first: none who left us."""
    others = [one for one in best.members if not seen.is_ours(one)]
    asked = [one for one in others if seen.may_be_asked(one)]
    if len(asked) == len(best.members):
        return "When news has to get round, tell these three first, and ask each of them to pass it on."
    left = join_names([seen.tell_left(one) for one in others if one not in asked])
    if not asked:
        return f"Ask none of them to pass anything on: {left}."
    each = "each of them" if len(asked) > 1 else "them"
    told = f"When news has to get round, tell {join_names(seen.name_all(asked))} first, and ask {each} to pass it on"
    return f"{told}; {left}." if left else f"{told}, as we do ourselves."


def _find_largest_part(graph: ActorGraph) -> set[str]:
    """Return those in the largest part of a graph, the one with the first name among equals; none of an empty one."""
    parts = sorted(
        (sort_actors(graph, part) for part in nx.connected_components(graph)),
        key=lambda part: (-len(part), graph.nodes[part[0]]["place"]),
    )
    return set(parts[0]) if parts else set()


def _pick(seen: Seen, actors: Iterable[str]) -> str:
    return seen.name(seen.rank_by_ties(actors)[0])


def _tell_equal(best: KeySet, verb: str) -> str:
    """Return how many other threes are as good, within a sentence; "" for none."""
    others = best.equal - 1
    verb = "is" if verb == "are" and others == 1 else verb
    return f" (as {verb} {count_things(others, 'other set', 'other sets')} of three)" if others else ""


def _tell_search(best: KeySet) -> str:
    if best.exact:
        return "Every other three were tried."
    return "The three were found step by step, without trying every other three; others may come close."


def _list_ties(seen: Seen, actors: Iterable[str]) -> tuple[str, ...]:
    counts = {one: len(set(nx.all_neighbors(seen.graph, one))) for one in actors}
    ranked = sorted(seen.sort(counts), key=lambda one: -counts[one])
    return tuple(f"{seen.name(one)}: {count_things(counts[one], 'tie')}." for one in ranked)


def write_separate_groups(seen: Seen) -> tuple[Finding, ...]:
    """Return that the map falls into groups without any tie between them, if it does; whoever is without any stands beside."""
    parts = seen.measures.of(find_components)
    groups = [group for group in parts if len(group) > 1]
    loose = [one for group in parts if len(group) == 1 for one in group]
    if len(groups) <= 1:
        return ()
    beside = f", beside {seen.count(loose)} without any" if loose else ""
    return (
        Finding(
            FindingKind.SEPARATE_GROUPS,
            tuple(group[0] for group in groups),
            f"{seen.whole} falls into {len(groups)} parts with no {seen.day.counted.word} tie from one to the other{beside}.",
            "News, people and help do not pass between them.",
            tuple(
                end_sentence(f"{_begin(seen.count(group))}: {join_names(seen.name_all(group))}")
                for group in groups
            ),
            seen.basis + tell_ground(seen),
            "Ask in each part who knows somebody in another.",
            tell_holds(seen.sureness.share_separate(groups) if seen.sureness else None, "still apart"),
        ),
    )


def _begin(counted: str) -> str:
    """Return a count of some as the beginning of a sentence: "We and 3 partners"."""
    return counted.replace("us", "We", 1) if counted.startswith("us") else counted


def write_who_found_each_other(seen: Seen) -> tuple[Finding, ...]:
    """Return the groups that have found each other, largest first, or that there are none that are more than chance."""
    division = seen.structure.communities
    if not seen.has_shape or not division.groups:
        return ()
    groups = list(division.told)
    if not groups:
        return (_write_no_groups(seen, division),)
    one, other, ties = _find_widest_gap(seen, groups[:GROUPS_COMPARED])
    between = f"there {'is' if ties == 1 else 'are'} {count_things(ties, f'{seen.day.counted.word} tie')}"
    told = {member for group in groups for member in group.members}
    rest = [one for one in seen.graph if seen.graph.degree(one) and one not in told]
    apart = [f"In no such group: {join_names(seen.name_all(rest), NAMES_SHOWN)}"] if rest else []
    return (
        Finding(
            FindingKind.FOUND_EACH_OTHER,
            tuple(_find_middle(seen, group) for group in groups),
            f"{len(groups)} groups have found each other: those named first in each have more ties within their group "
            "than beyond it.",
            "Within a group news travels by itself. From one group to the next, somebody has to carry it.",
            (*(_tell_group(seen, group) for group in groups), *map(end_sentence, apart)),
            f"{seen.basis} {_tell_chance(seen, division)} Other divisions may be nearly as good.{tell_ground(seen)}",
            f"Bring those around {seen.name(one)} together with those around {seen.name(other)}: between the two "
            f"groups {between}.",
            _tell_firm(seen, groups),
        ),
    )


def _tell_firm(seen: Seen, groups: list[Community]) -> tuple[Standing, ...]:
    """Return of how many of those who belong to a group that is still so."""
    if seen.sureness is None:
        return ()
    shares = seen.sureness.share_within([group.members for group in groups])
    return tell_average([shares[one] for group in groups for one in group.firm], "named first")


def _write_no_groups(seen: Seen, division: Division) -> Finding:
    """Return that no groups are told, and why: they are no more than chance, or nearly all stand between them."""
    if division.is_more_than_chance:
        said = "Ties gather more than chance gives, but no two groups keep mostly to themselves"
    else:
        said = "There are no groups that are more than chance"
    return Finding(
        FindingKind.FOUND_EACH_OTHER,
        (),
        end_sentence(said),
        "No two larger parts of the map have to be brought together first.",
        (),
        f"{seen.basis} {_tell_chance(seen, division)}{tell_no_share(seen, MORE_ANSWERS)}",
        "Choose whom to bring together by what they need, not by a group they seem to be in.",
    )


def _tell_chance(seen: Seen, division: Division) -> str:
    """Return how the groups compare with those in networks where ties are dealt out at random."""
    compared = f"{division.compared} networks with as many ties each, tied at random"
    by = "who knows whom" if seen.of_people else "who works with whom"
    if division.is_more_than_chance:
        return f"Groups are found by {by}; in none of {compared}, are they as clear."
    return f"Groups were looked for by {by}; among {compared}, some have groups as clear."


def _tell_group(seen: Seen, group: Community) -> str:
    """Return who belongs to a group, those with most ties first, and who stands between it and others."""
    middle = _find_middle(seen, group)
    rest = [one for one in seen.rank_by_ties(group.firm) if one != middle]
    between = [seen.name(one) for one in seen.rank_by_ties(group.members) if one not in group.firm]
    names = join_names([seen.name(one) for one in rest], NAMES_SHOWN)
    told = end_sentence(f"{seen.name(middle)} and {len(rest)} more{_tell_mostly(seen, group)}: {names}")
    if not between:
        return told
    stand = "stands" if len(between) == 1 else "stand"
    return f"{told} Between this group and others {stand} {end_sentence(join_names(between, NAMES_SHOWN))}"


def _tell_mostly(seen: Seen, group: Community) -> str:
    """Return the one or two sectors from which more than half of those in a group are; "" where they are from more."""
    counted = Counter(name for one in group.firm if (name := seen.graph.nodes[one]["sector_name"]))
    most = [(name, count) for name, count in counted.most_common(MOSTLY) if count > 1]
    if 2 * sum(count for _, count in most) <= len(group.firm):
        return ""
    return f", mostly from {join_names([name for name, _ in most])}"


def _find_middle(seen: Seen, group: Community) -> str:
    """Return who has most ties within a group, of those who belong to it."""
    inside = seen.graph.subgraph(group.members)
    return min(group.firm, key=lambda one: -inside.degree(one))


def _find_widest_gap(seen: Seen, groups: list[Community]) -> tuple[str, str, int]:
    """Return whom the two groups with the fewest ties between them are around, and how many ties there are."""
    pairs = [
        (nx.cut_size(seen.graph.to_undirected(as_view=True), one.members, other.members), place)
        for place, (one, other) in enumerate(combinations(groups, 2))
    ]
    ties, place = min(pairs)
    one, other = list(combinations(groups, 2))[place]
    return _find_middle(seen, one), _find_middle(seen, other), int(ties)


def write_much_on_few(seen: Seen) -> tuple[Finding, ...]:
    """Return who has half of all ties at one end, when they are few, and whether there is a core."""
    holders = _find_half(seen)
    if not seen.has_shape or len(holders) > min(FEW_NAMES, FEW * len(seen.graph)):
        return ()
    ties, names = seen.graph.number_of_edges(), join_names([seen.name(one) for one in holders], NAMES_SHOWN)
    bias = " Whoever draws a map looks bigger on it than they are." if any(map(seen.is_us, holders)) else ""
    return (
        Finding(
            FindingKind.MUCH_ON_FEW,
            tuple(holders),
            end_sentence(
                f"{_tell_half(seen, holders)} of the {ties:,} {seen.day.counted.word} ties are ties of just "
                f"{seen.count(holders)}: {names}"
            ),
            "Where ties gather on few, news travels fast through them, and much is lost when one of them steps back.",
            (*_list_ties(seen, holders), _tell_core(seen)),
            seen.basis + bias + tell_ground(seen),
            _tell_whom_of_few_to_ask(seen, holders),
            tell_holds(
                seen.sureness.share_of_half(holders) if seen.sureness else None,
                "still at the end of at least half of all ties",
            ),
        ),
    )


def _tell_whom_of_few_to_ask(seen: Seen, holders: list[str]) -> str:
    """Return whom of the few to ask: not ourselves, and nobody who is not to be asked."""
    asked = [one for one in holders if not seen.is_ours(one) and seen.may_be_asked(one)]
    if not asked:
        return "Introduce to each other those whom only these few have in common."
    whom = "these few" if len(asked) == len(holders) else join_names([seen.name(one) for one in asked])
    return f"Ask {whom} which two {'they know' if seen.of_people else 'of their partners'} should know each other, and introduce them."


def _find_half(seen: Seen) -> list[str]:
    """Return the fewest, by number of ties, at whose ends half of all ties are."""
    ranked = sorted(seen.sort(seen.graph), key=lambda one: -seen.graph.degree(one))
    wanted, covered = seen.graph.number_of_edges() / 2, 0
    found: list[str] = []
    for one in ranked:
        if covered >= wanted:
            break
        covered += len(set(nx.all_neighbors(seen.graph, one)) - set(found))
        found.append(one)
    return found


def _tell_half(seen: Seen, holders: list[str]) -> str:
    """Return whether some have just half of all ties at one end, or more."""
    theirs = sum(1 for ends in seen.graph.edges if not set(holders).isdisjoint(ends))
    return "Half" if 2 * theirs == seen.graph.number_of_edges() else "More than half"


def _tell_core(seen: Seen) -> str:
    core, fit = seen.measures.of(list_core), seen.measures.of(measure_core_fit)
    if fit is None or fit < CLEAR_CORE:
        return f"Apart from them there is no inner circle in which nearly everybody {seen.tie_with(many=False)} everybody."
    names = join_names(seen.name_all(core), NAMES_SHOWN)
    return end_sentence(
        f"Inner circle, in which most {seen.tie_with(many=True)} one another ({len(core)} of {len(seen.graph)}): {names}"
    )
