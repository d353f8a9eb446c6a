"""Look-up tables carried over from one network to the next are those that would be built anew."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.errors import InputError
from netmap.model.changes import apply_plan
from netmap.model.entities import Organization
from netmap.model.entity import Entity
from netmap.model.entity_classes import build_entity, change_entity
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.network import EMPTY, Network, in_force
from netmap.model.order import tables
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie, build_tie, change_tie
from tests.strategies import DAY, DAYS, IDS

FEW_NAMES = st.sampled_from(["Ana", "ana", "Bo", "Clinic"])
"""So few that there are namesakes, who stand where those stand with whom they are tied."""

NOTES = st.sampled_from(["", "calm", "busy"])
LOOKS = st.sets(st.sampled_from(["places", "kinds", "ties", "ties at"]))


@st.composite
def newcomers(draw: st.DrawFn) -> Entity:
    """Somebody or something new, or a contact, which has no name."""
    kinds = [EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.GOAL, EntityKind.INTERACTION]
    kind = draw(st.sampled_from(kinds))
    name = {} if kind is EntityKind.INTERACTION else {"name": draw(FEW_NAMES)}
    return build_entity(kind, id=draw(IDS), notes=draw(NOTES), **name)


@st.composite
def new_ties(draw: st.DrawFn, network: Network) -> Tie:
    """A tie between any two, which the tie table may refuse."""
    one, other = (draw(st.sampled_from(sorted(network.entities))) for _ in "ab")
    kinds = (network.entities[one].kind, network.entities[other].kind)
    allowed = [kind for kind in TieKind if kinds in TIE_RULES[kind].ends] or [TieKind.KNOWS]
    goals = [None, *(goal.id for goal in network.entities.values() if goal.kind is EntityKind.GOAL)]
    kind = draw(st.sampled_from(allowed))
    more = {"goal_id": draw(st.sampled_from(goals))} if set(kinds) <= ACTOR_KINDS else {}
    until = draw(st.none() | DAYS)
    return build_tie(kind, one, other, id=draw(IDS), notes=draw(NOTES), until=until, **more)


@st.composite
def steps(draw: st.DrawFn, network: Network) -> Network:
    """What becomes of a network by one or two additions, edits, or removals; the same one when these are refused."""
    put: list[Entity | Tie] = []
    remove: list[str] = []
    for _ in range(draw(st.integers(1, 2))):
        entities, ties = sorted(network.entities), sorted(network.ties)
        done = draw(st.sampled_from(["add", "rename", "note", "tie", "tie", "change tie", "remove"]))
        if done == "add" or not entities:
            put.append(draw(newcomers()))
        elif done in {"rename", "note"}:
            one = network.entities[draw(st.sampled_from(entities))]
            values = {"name": draw(FEW_NAMES)} if done == "rename" and one.named else {"notes": draw(NOTES)}
            put.append(change_entity(one, **values))
        elif done == "tie" or not ties:
            if len(entities) > 1:
                try:
                    put.append(draw(new_ties(network)))
                except InputError:
                    continue
        elif done == "change tie":
            put.append(change_tie(network.ties[draw(st.sampled_from(ties))], notes=draw(NOTES)))
        else:
            remove.append(draw(st.sampled_from([*entities, *ties])))
    try:
        return apply_plan(network, (put, remove))
    except InputError:
        return network


def look(network: Network, looks: set[str]) -> None:
    """Have some of the tables built, as it happens when a page is shown."""
    if "places" in looks:
        network.sort(network.entities)
    if "kinds" in looks:
        network.counts()
    if "ties" in looks:
        network.sort_ties(network.ties.values())
    if "ties at" in looks:
        network.ties_of("nobody")


def tell_tables(network: Network) -> tuple[object, ...]:
    """Return all that can be looked up."""
    ids = (*network.entities, "nobody")
    return (
        network.places,
        list(network.tie_places.items()),
        {kind: network.of_kind(kind) for kind in EntityKind},
        {one: network.ties_of(one) for one in ids},
        network.counts(),
    )


@given(st.data())
def test_tables_carried_over_any_changes_are_those_built_anew(data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "CARRIED_BELOW", 1_000)
        first = data.draw(st.lists(newcomers(), min_size=3, max_size=8, unique_by=lambda one: one.id))
        network = apply_plan(EMPTY, ([*first], []))
        for _ in range(data.draw(st.integers(1, 12))):
            look(network, data.draw(LOOKS))
            network = data.draw(steps(network))
            if data.draw(st.booleans()):
                assert tell_tables(network) == tell_tables(build_anew(network))
        shown = in_force(network, DAY)
        assert tell_tables(shown) == tell_tables(build_anew(shown))


def build_anew(network: Network) -> Network:
    """Return the same network, which knows nothing of any other."""
    return Network(dict(network.entities), dict(network.ties))


def build_town() -> Network:
    """Return thirty organizations, each tied to the next."""
    those = [Organization(id=f"o{number:02}", name=f"Place {number:02}") for number in range(30)]
    ties = [
        build_tie(TieKind.PARTNERS_WITH, one.id, other.id, id=f"t{one.id}")
        for one, other in zip(those, islice(those, 1, None), strict=False)
    ]
    return Network.of_items([*those, *ties])


def test_a_small_change_leaves_what_it_does_not_touch_as_it_is() -> None:
    town = build_town()
    look(town, {"places", "kinds", "ties", "ties at"})
    noted = apply_plan(town, ([change_entity(town.entities["o03"], notes="Asked.")], []))
    assert noted.places is town.places
    assert noted.of(Organization)[3].notes == "Asked."
    tied = apply_plan(noted, ([build_tie(TieKind.PARTNERS_WITH, "o03", "o20", id="new")], []))
    assert len(tied.ties_of("o03")) == 3
    assert tied._tables.ties_at["o10"] is town._tables.ties_at["o10"]


def test_a_network_lets_go_of_the_one_that_it_took_its_tables_from() -> None:
    town = build_town()
    look(town, {"ties at"})
    noted = apply_plan(town, ([change_entity(town.entities["o03"], notes="Asked.")], []))
    assert noted._origin is not None
    look(noted, {"places"})
    assert noted._origin is None
