"""Who of us could introduce us to somebody, in sentences and as a picture."""

from collections.abc import Collection
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.analysis.introductions.routes import Route, RouteFinder, build_finder
from netmap.errors import InputError
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind
from netmap.report.introductions.chains import Stop, draw_chain
from netmap.report.introductions.headlines import Headline
from netmap.report.introductions.no_way import NoRouteWords
from netmap.report.introductions.step_words import RouteWords

TARGET_KINDS = (
    EntityKind.ORGANIZATION,
    EntityKind.PERSON,
    EntityKind.SECTOR,
    EntityKind.POPULATION,
    EntityKind.AREA,
    EntityKind.ASSET,
    EntityKind.GOAL,
    EntityKind.COALITION,
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """A finding on how to reach somebody: the picture of the way, and for planning it the ids of those in it.

    `caller` is who of us takes the first step, None when nobody is known; `partner` whom the way leads to. Where no
    way leads, `chain` is empty and `partner` None.
    """

    finding: Finding
    chain: tuple[Stop, ...] = ()
    caller: str | None = None
    partner: str | None = None


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
    everything = [one for kind in kinds for one in network.of_kind(kind)]
    wanted = fold_text(words)
    called = [one for one in everything if wanted and fold_text(one.name) == wanted]
    if len(called) == 1:
        return called[0]
    near = called or [one for one in everything if wanted and wanted in fold_text(one.name)]
    choices = "; ".join(f"{one.name} ({one.kind.words.one}, id {one.id})" for one in near[:NAMES_SHOWN])
    if called:
        message = f"Several are called {words}. Give the id of one: {choices}."
        raise InputError(message, field="target", value=words)
    if not wanted:
        raise InputError("Give a name as it is on the map, or an id.", field="target", value=words)
    hint = f"Did you mean: {choices}?" if near else "Give a name as it is on the map, or an id."
    raise InputError(f"Nothing on the map is called {words}. {hint}", field="target", value=words)


def describe_introductions(day: Day, target: str, *, start: str | None = None) -> tuple[Introduction, ...]:
    """Return who of us could reach a target and over whom, the surest way first; else one with the nearest thing.

    Parameters
    ----------
    target
        The id of an organization, person, sector, population, area, asset, goal or coalition.
    start
        The id of who of us asks; anyone of us when None.

    Raises
    ------
    InputError
        When `start` is not one of us who may be asked.
    """
    finder = RouteFinder(day, start) if start else build_finder(day)
    if start is not None and start not in finder.steps.team:
        raise InputError(
            f"{day.network.name_of(start)} is not one of us who can be asked. Choose somebody of our team.",
            field="from",
            value=start,
        )
    words = RouteWords(day, target if day.withholds(target) else None)
    routes = finder.find(target)
    if not routes:
        return (Introduction(NoRouteWords(finder, target).write()),)
    return tuple(_describe(words, target, route) for route in routes)


def _describe(words: RouteWords, target: str, route: Route) -> Introduction:
    headline = Headline(words.day, target, route)
    finding = Finding(
        FindingKind.INTRODUCTION,
        (target, *route.stops),
        headline.tell(),
        words.tell_why(route),
        words.list_evidence(route),
        words.tell_basis(route),
        headline.tell_next(),
    )
    return Introduction(finding, draw_chain(words, target, route), route.caller, route.stops[-1])
