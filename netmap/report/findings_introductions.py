"""Who of us could introduce us to somebody, in sentences."""

from collections.abc import Collection
from datetime import date

from netmap.analysis.introductions import (
    ROUTE_KINDS,
    Route,
    find_ends,
    find_routes,
    find_team,
    has_left,
    may_be_asked,
    read_last_sign,
)
from netmap.analysis.projection import read_strength, read_today
from netmap.errors import InputError
from netmap.model.content import Content, load_content
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network, in_force
from netmap.model.text import fold_text
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import GUESS, Tie
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence, tell_day
from netmap.report.map_words import join_names

TARGET_KINDS = (
    EntityKind.ORGANIZATION,
    EntityKind.PERSON,
    EntityKind.SECTOR,
    EntityKind.POPULATION,
    EntityKind.AREA,
    EntityKind.ASSET,
)
STEP_WORDS = {
    TieKind.KNOWS: "{} knows {}",
    TieKind.PARTNERS_WITH: "{} works with {}",
    TieKind.REPORTS: "{} told us of a tie with {}",
    TieKind.WORKS_AT: "{} works at {}",
    TieKind.MEMBER_OF: "{} is a member of {}",
    TieKind.FUNDS: "{} funds {}",
    TieKind.REFERS_TO: "{} refers people to {}",
}


def find_target(network: Network, words: str, kinds: Collection[EntityKind] = TARGET_KINDS) -> Entity:
    """Return the one entity of some kinds whose id or name `words` is, spelling of case and accents aside.

    Raises
    ------
    InputError
        When nothing or more than one thing is called so; the message lists the choices.
    """
    given = network.get(words)
    if given is not None and given.kind in kinds:
        return given
    everything = [one for kind in kinds for one in network.of(kind)]
    wanted = fold_text(words)
    called = [one for one in everything if wanted and fold_text(one.name) == wanted]
    if len(called) == 1:
        return called[0]
    near = called or [one for one in everything if wanted and wanted in fold_text(one.name)]
    choices = "; ".join(f"{one.name} ({one.kind.lower()}, id {one.id})" for one in near[:NAMES_SHOWN])
    if called:
        message = f"Several are called {words}. Give the id of one: {choices}."
        raise InputError(message, field="target", value=words)
    hint = f"Did you mean: {choices}?" if near else "Give a name as it is on the map, or an id."
    raise InputError(f"Nothing on the map is called {words}. {hint}", field="target", value=words)


def find_introductions(
    network: Network, target: str, content: Content | None = None, *, day: date | None = None
) -> tuple[Finding, ...]:
    """Return who of us could reach a target and over whom, the surest way first; else the nearest thing.

    Parameters
    ----------
    target
        The id of an organization, person, sector, population, area or asset.
    content
        Says what each strength is called; the built-in content when None.
    day
        The day on which ties must hold; today when None.
    """
    day = day or read_today()
    network, content = in_force(network, day), content or load_content()
    routes = find_routes(network, target, day)
    if not routes:
        return (_write_no_route(network, target),)
    return tuple(_write_route(network, target, route, content.strength_words) for route in routes)


def _write_route(network: Network, target: str, route: Route, words: dict[int, str]) -> Finding:
    names = [network.name_of(stop) for stop in route.stops]
    steps = list(zip(route.stops, route.ties, strict=False))
    wanted = names[-1] if route.stops[-1] == target else f"{names[-1]} ({network.name_of(target)})"
    asked = f"at {names[1]}" if network.kind_of(route.stops[1]) is EntityKind.COALITION else names[1]
    if len(route.ties) == 1:
        said, next_step = f"{names[0]} has a tie to {wanted}", f"Ask {names[0]} to start the conversation"
    else:
        said = f"{names[0]} could ask {asked} for an introduction to {wanted}"
        next_step = f"{names[0]}: ask {asked} about {names[-1]}"
    signs = [read_last_sign(tie) for tie in route.ties]
    known = [sign for sign in signs if sign]
    undated = len(signs) - len(known)
    rests = f"Oldest sign of life on this way: {tell_day(min(known))}. " if known else ""
    rests += f"Steps without a noted contact or confirmation: {undated} of {len(signs)}."
    return Finding(
        FindingKind.INTRODUCTION,
        (target, *route.stops),
        end_sentence(said),
        end_sentence("; ".join(_tell_step(network, start, tie) for start, tie in steps)),
        tuple(_tell_step_in_full(network, start, tie, words) for start, tie in steps),
        rests,
        end_sentence(next_step),
    )


def _tell_step(network: Network, start: str, tie: Tie) -> str:
    ends = (start, tie.other_end(start)) if TIE_RULES[tie.kind].symmetric else tie.ends
    return STEP_WORDS[tie.kind].format(*map(network.name_of, ends))


def _tell_step_in_full(network: Network, start: str, tie: Tie, words: dict[int, str]) -> str:
    strength, sign = read_strength(tie), read_last_sign(tie)
    parts = [_tell_step(network, start, tie)]
    parts += [words.get(strength, str(strength))] if strength else []
    parts += [f"last known on {tell_day(sign)}"] if sign else []
    parts += ["a guess"] if tie.said_by == GUESS else []
    return end_sentence(", ".join(parts))


def _write_no_route(network: Network, target: str) -> Finding:
    name, us = network.name_of(target), find_team(network)
    ends = find_ends(network, target)
    if target in us:
        said, why, ask = f"{name} is one of us", "No introduction is needed.", ""
    elif has_left(network, target):
        said = f"No way to {name} is looked for"
        standing = getattr(network.entities[target], "standing", "")
        why, ask = f"They are noted as “{standing}”.", ""
    else:
        said = f"We know of no way to {name}"
        why, ask = _tell_nearest(network, us, ends)
    rests = "Based on the ties on the map, without those that ended or are confidential."
    return Finding(FindingKind.NO_INTRODUCTION, (target,), end_sentence(said), why, (), rests, ask)


def _tell_nearest(network: Network, us: frozenset[str], ends: frozenset[str]) -> tuple[str, str]:
    """Return what is nearest to somebody out of reach, and what to do about it."""
    if not us:
        return "Nobody on the map is marked as us.", "Mark our organization or our team on the map."
    if not ends - us:
        why = "Only we ourselves are noted there." if ends else "Nobody who could be asked is noted there."
        return why, "Ask our partners whom they know there."
    ties = [(end, tie) for end in ends - us for tie in network.ties_of(end, *ROUTE_KINDS)]
    beside = {tie.other_end(end) for end, tie in ties if not tie.confidential}
    near = {one for one in beside - ends - us if may_be_asked(network, one)}
    names = join_names(sorted(map(network.name_of, near or ends - us)), NAMES_SHOWN)
    why = (
        f"The nearest are {names}, whom none of us can reach yet"
        if near
        else f"No open tie of {names} is noted"
    )
    return end_sentence(why), end_sentence(f"Ask our partners who knows {names}")
