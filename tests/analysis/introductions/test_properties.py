"""What holds for introductions on any map."""

from datetime import date, timedelta

from hypothesis import given, reject
from hypothesis import strategies as st

from netmap.analysis.day import Day
from netmap.analysis.introductions.routes import Route, RouteFinder
from netmap.analysis.introductions.steps import USUAL_STRENGTH, RouteSteps
from netmap.model.entities import Coalition, Organization, Person
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie, build_tie

DAY = date(2026, 6, 1)
TARGET = "org9"
KINDS = (T.KNOWS, T.PARTNERS_WITH, T.REPORTS, T.WORKS_AT, T.MEMBER_OF, T.KEPT_BY, T.INTRODUCED_BY)
_DAYS = st.none() | st.integers(0, 1000).map(lambda days: DAY - timedelta(days=days))


@st.composite
def towns(draw: st.DrawFn) -> Network:
    """Us (an organization and two people), somebody sought, and others, some gone or confidential, with any ties."""
    standings = st.sampled_from(
        [Standing.PARTNER] * 4 + [Standing.IDEA, Standing.CLOSED, Standing.PAST_PARTNER]
    )
    secret = st.sampled_from([False, False, False, True])
    found: list[Entity] = [
        Organization(id="org0", name="Us", home=True),
        Organization(id=TARGET, name="Sought"),
    ]
    found += [Person(id=f"per{number}", name="Us", on_team=True) for number in range(2)]
    found += [
        Organization(id=f"org{number}", name="Org", standing=draw(standings), confidential=draw(secret))
        for number in range(1, 5)
    ]
    found += [Person(id=f"per{number}", name="Per", confidential=draw(secret)) for number in range(2, 6)]
    found += [Coalition(id="table", name="Table", ended=draw(st.none() | st.just(date(2025, 1, 1))))]
    ties = draw(st.lists(ties_among(found), min_size=20, max_size=40))
    return Network.of_items([*found, *{(tie.kind, *tie.ends): tie for tie in ties}.values()])


@st.composite
def ties_among(draw: st.DrawFn, those: list[Entity]) -> Tie:
    """A tie of a kind that routes are made of."""
    pairs = {
        kind: [
            (a.id, b.id)
            for a in those
            for b in those
            if a is not b and (a.kind, b.kind) in TIE_RULES[kind].ends
        ]
        for kind in KINDS
    }
    kind = draw(st.sampled_from([kind for kind in KINDS if pairs[kind]]))
    source, target = draw(st.sampled_from(pairs[kind]))
    strength = draw(st.none() | st.integers(1, 5)) if TIE_RULES[kind].rated else None
    secret = draw(st.sampled_from([False, False, False, True]))
    values = {"strength": strength, "last_contact": draw(_DAYS), "confirmed_on": draw(_DAYS)}
    return build_tie(kind, source, target, id=draw(st.uuids()).hex, confidential=secret, **values)


def find_routes(network: Network, target: str = TARGET, start: str | None = None) -> tuple[Route, ...]:
    return RouteFinder(Day(network, DAY), start).find(target)


@given(towns(), st.sampled_from([None, "per0"]))
def test_nobody_confidential_or_gone_is_in_between_and_every_step_is_an_open_tie(
    network: Network, start: str | None
) -> None:
    for route in find_routes(network, start=start):
        assert route.stops[-1] == TARGET
        assert not any(tie.confidential for tie in route.ties)
        for stop, tie, after in zip(route.stops, route.ties, route.stops[1:], strict=False):
            assert {stop, after} == set(tie.ends)
        for stop in route.stops[:-1]:
            entity = network.entities[stop]
            assert not entity.confidential
            assert getattr(entity, "standing", None) not in (Standing.CLOSED, Standing.PAST_PARTNER)
            assert getattr(entity, "ended", None) is None


@given(towns())
def test_no_two_routes_share_anybody_in_between(network: Network) -> None:
    between = [stop for route in find_routes(network) for stop in route.stops[1:-1]]
    assert len(between) == len(set(between))


@given(towns())
def test_routes_come_our_own_first_then_the_surest(network: Network) -> None:
    found = find_routes(network)
    ranks = [rank(network, route) for route in found]
    assert ranks == sorted(ranks)
    assert RouteFinder(Day(network, DAY)).find_surest(TARGET) == next(iter(found), None)


@given(towns(), st.data())
def test_one_more_tie_never_makes_the_best_route_worse(network: Network, data: st.DataObject) -> None:
    best = next(iter(find_routes(network)), None)
    if best is None:
        reject()
    ends = data.draw(st.sampled_from([tuple(network.entities), *(tie.ends for tie in best.ties)]))
    tie = data.draw(ties_among([network.entities[one] for one in ends]))
    more = Network(network.entities, {**network.ties, tie.id: tie})
    if tells_weakness(network, more):
        reject()
    assert rank(more, find_routes(more)[0]) <= rank(network, best)


def rank(network: Network, route: Route) -> tuple[bool, int]:
    """Return what is looked at first: whether a route asks a favor of somebody else, and what it costs."""
    return not RouteFinder(Day(network, DAY)).is_own(route.stops), route.cost


def tells_weakness(before: Network, after: Network) -> bool:
    """Whether a relationship that somebody keeps, of unknown strength before, is now known to be a weak one."""
    unknown, known = RouteSteps(Day(before, DAY)), RouteSteps(Day(after, DAY))
    kept = before.ties_of_kind(T.KEPT_BY)
    return any(
        unknown.read_strength(tie) is None and (known.read_strength(tie) or USUAL_STRENGTH) < USUAL_STRENGTH
        for tie in kept
    )


def test_a_kept_relationship_that_turns_out_weak_makes_the_way_less_sure() -> None:
    us, ana, sought = (
        Organization(id="org0", name="Us", home=True),
        Person(id="per0", name="Ana", on_team=True),
        Organization(id=TARGET, name="Sought"),
    )
    kept = build_tie(T.KEPT_BY, TARGET, "per0", confirmed_on=DAY)
    weak, usual = (build_tie(T.PARTNERS_WITH, "org0", TARGET, strength=strength) for strength in (1, 2))
    costs = [
        find_routes(Network.of_items([us, ana, sought, kept, *more]))[0].cost
        for more in ([], [usual], [weak])
    ]
    assert costs[0] == costs[1] < costs[2]


@given(towns())
def test_new_ids_in_the_same_order_change_nothing(network: Network) -> None:
    renamed = {one: f"x{place:03}" for place, one in enumerate(sorted(network.entities))}
    ties_renamed = {one: f"t{place:03}" for place, one in enumerate(sorted(network.ties))}
    entities = [one.model_copy(update={"id": renamed[key]}) for key, one in network.entities.items()]
    ties = [
        tie.model_copy(
            update={"id": ties_renamed[key], "source": renamed[tie.source], "target": renamed[tie.target]}
        )
        for key, tie in network.ties.items()
    ]
    found = find_routes(network)
    again = find_routes(Network.of_items([*entities[::-1], *ties[::-1]]), renamed[TARGET])
    assert [_rename(route, renamed) for route in found] == [(route.stops, route.cost) for route in again]


def _rename(route: Route, renamed: dict[str, str]) -> tuple[tuple[str, ...], int]:
    return tuple(renamed[stop] for stop in route.stops), route.cost


@given(towns())
def test_from_one_of_us_no_route_is_surer_than_from_anyone(network: Network) -> None:
    everyone = find_routes(network)
    for one in (one for one in network.of(Person) if one.on_team):
        for route in find_routes(network, start=one.id)[:1]:
            assert everyone[0].cost <= route.cost
