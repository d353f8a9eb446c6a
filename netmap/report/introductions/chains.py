"""A route as a picture: names from left to right, and what binds each two."""

from collections.abc import Sequence
from dataclasses import dataclass

from netmap.analysis.introductions.routes import Route
from netmap.model.kinds import EntityKind
from netmap.report.introductions.step_words import RouteWords

SHORT_BONDS = {
    EntityKind.SECTOR: "from",
    EntityKind.POPULATION: "serves",
    EntityKind.AREA: "serves",
    EntityKind.ASSET: "can offer",
    EntityKind.GOAL: "works on",
    EntityKind.COALITION: "sits at",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One name in the picture: who that is in a few words, and what binds the one before to them, and how fresh.

    `bond` and `fresh` are "" for the first; `fresh` also where nothing is to be said. All is text.
    """

    name: str
    about: str
    bond: str = ""
    fresh: str = ""
    is_ours: bool = False
    is_target: bool = False


def draw_chain(words: RouteWords, target: str, route: Route) -> tuple[Stop, ...]:
    """Return the names of a route in order, ours first and the target last."""
    steps, stops = words.steps, list(route.stops)
    first = stops[0]
    if route.caller and route.caller != first:
        chain = [Stop(words.name(route.caller), words.name(first), is_ours=True)]
    else:
        chain = [Stop(words.name(first), words.tell_about(first), is_ours=True)]
    for number, (start, tie, end) in enumerate(zip(stops, route.ties, stops[1:], strict=False)):
        if end in steps.team and stops[number + 2] in steps.team:
            continue
        is_person = steps.network.kind_of(end) is EntityKind.PERSON
        chain.append(
            Stop(
                words.name(end),
                _tell_about(words, route, end),
                "asks" if is_person and end in steps.team else words.tell_bond(start, tie),
                words.tell_freshness(tie),
                is_ours=end in steps.team,
                is_target=end == target,
            )
        )
    kind = steps.network.kind_of(target)
    if target not in stops and kind in SHORT_BONDS:
        chain.append(Stop(words.name(target), "", SHORT_BONDS[kind], is_target=True))
    return tuple(chain)


def _tell_about(words: RouteWords, route: Route, one: str) -> str:
    is_first = one == next(stop for stop in route.stops if stop not in words.steps.team)
    if route.contact and is_first:
        return f"ask {words.name(route.contact)}"
    return words.tell_about(one)


def tell_chain(chain: Sequence[Stop]) -> str:
    """Return a picture as one line of text, for those who do not see it."""
    steps = (f"{stop.bond}{f' ({stop.fresh})' if stop.fresh else ''} {stop.name}" for stop in chain[1:])
    return " → ".join((chain[0].name, *steps))
