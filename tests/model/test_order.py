"""The order of entities and ties: by what is written of them, never by their ids."""

import pytest

from netmap.model.entities import Organization, Person
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie

T = TieKind


def name_in_order(network: Network) -> list[str]:
    return [network.name_of(one) for one in network.sort(network.entities)]


def test_names_come_first_whatever_their_case_then_the_kind() -> None:
    network = Network.of_items(
        [
            Person(name="clinic"),
            Organization(name="Zoo"),
            Organization(name="clinic"),
            Organization(name="Aid"),
        ]
    )
    assert name_in_order(network) == ["Aid", "clinic", "clinic", "Zoo"]
    first, second = network.sort(network.entities)[1:3]
    assert (network.kind_of(first), network.kind_of(second)) == ("Organization", "Person")


@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")])
def test_namesakes_are_told_apart_by_what_is_written_of_them(ids: tuple[str, str]) -> None:
    network = Network.of_items(
        [Person(id=ids[0], name="Ana", title="Chair"), Person(id=ids[1], name="Ana", title="Cook")]
    )
    assert network.sort(ids) == ids


@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")])
def test_namesakes_of_whom_the_same_is_written_are_told_apart_by_where_they_work(
    ids: tuple[str, str],
) -> None:
    aid, zoo = Organization(name="Aid"), Organization(name="Zoo")
    network = Network.of_items(
        [Person(id=ids[0], name="Ana"), Person(id=ids[1], name="Ana"), aid, zoo,
         build_tie(T.WORKS_AT, ids[0], aid.id), build_tie(T.WORKS_AT, ids[1], zoo.id)]
    )  # fmt: skip
    assert network.sort(ids) == ids


@pytest.mark.parametrize("numbers", [range(4), [2, 3, 0, 1], [3, 1, 2, 0], [1, 3, 0, 2]])
def test_of_namesakes_who_mirror_one_another_those_tied_keep_to_the_same_places(numbers: list[int]) -> None:
    """Two called Ana and two called Bo, each Ana tied to one Bo: whichever Ana is first, her Bo's place is the same."""
    one, two, three, four = (f"p{number}" for number in numbers)
    network = Network.of_items(
        [Person(id=one, name="Ana"), Person(id=two, name="Ana"), Person(id=three, name="Bo"), Person(id=four, name="Bo"),
         build_tie(T.KNOWS, one, three), build_tie(T.KNOWS, two, four)]
    )  # fmt: skip
    tied = {frozenset(network.places[end] for end in tie.ends) for tie in network.ties.values()}
    assert tied == {frozenset((0, 2)), frozenset((1, 3))}


@pytest.mark.parametrize("ids", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")])
def test_ties_come_by_kind_then_by_their_ends_then_by_what_they_say(ids: tuple[str, str, str]) -> None:
    actors: list[Entity] = [
        Person(id="x", name="Ana"),
        Person(id="y", name="Bo"),
        Organization(id="z", name="Aid"),
    ]
    ties: list[Tie] = [
        build_tie(T.KNOWS, "x", "y", id=ids[0], strength=2),
        build_tie(T.KNOWS, "y", "x", id=ids[1], strength=4),
        build_tie(T.WORKS_AT, "x", "z", id=ids[2]),
    ]
    network = Network.of_items([*actors, *reversed(ties)])
    assert [tie.id for tie in network.sort_ties(ties)] == [tie.id for tie in network.ties_of("x")]
    kinds = [(tie.kind, tie.strength) for tie in network.ties_of("x")]
    assert kinds == [(T.KNOWS, 2), (T.KNOWS, 4), (T.WORKS_AT, None)]
