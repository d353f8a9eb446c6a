"""What would change: tried on a copy, compared with what is there."""

from datetime import date

import pytest

from netmap.analysis.connectors.what_if import (
    Comparison,
    Imagined,
    ImaginedTie,
    compare_gaps,
    compare_graphs,
    imagine,
)
from netmap.analysis.day import Day
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.cohesion import count_components
from netmap.analysis.measures.every import write_actors, write_network
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import GapKind
from netmap.errors import InputError
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from tests.analysis.towns import org, partners, person, sector, tie, town

DAY = date(2026, 5, 3)
CHAIN = (
    org("library", home=True), org("clinic"), org("school"), org("church"),
    partners("library clinic", "clinic school", "school church"),
)  # fmt: skip


def compare(network: Network, imagined: Imagined) -> Comparison:
    day = Day(network, DAY)
    return compare_graphs(day.graph, imagine(day, imagined).graph, weighted=imagined.rates)


def test_nothing_imagined_changes_nothing() -> None:
    found = compare(town(*CHAIN), Imagined())
    assert write_actors(found.before) == write_actors(found.after)
    assert write_network(found.before) == write_network(found.after)
    assert (found.stranded, found.joined, found.rank_shifts(measure_betweenness)) == ((), (), [])


def test_without_the_middle_of_a_chain_those_behind_it_are_cut_off() -> None:
    network = town(*CHAIN)
    found = compare(network, Imagined(("clinic",)))
    assert found.stranded == ("church", "school")
    assert found.after.of(count_components) == 2
    assert "clinic" in network.entities


def test_with_an_organization_go_the_people_who_work_only_there() -> None:
    network = town(
        *CHAIN, person("luis"), person("eva"), person("olga", standing="partner"),
        tie(T.WORKS_AT, "luis", "clinic"), tie(T.WORKS_AT, "eva", "clinic"), tie(T.WORKS_AT, "eva", "school"),
        tie(T.WORKS_AT, "olga", "clinic"),
    )  # fmt: skip
    assert sorted(imagine(Day(network, DAY), Imagined(("clinic",))).everything.entities) == [
        "church", "eva", "library", "olga", "school"
    ]  # fmt: skip


def test_without_a_person_go_the_ties_they_carry() -> None:
    network = town(
        org("library", home=True), person("ana", on_team=True), org("clinic"), partners("ana clinic")
    )
    assert compare(network, Imagined(("ana",))).stranded == ("clinic",)


def test_a_tie_closes_a_chain_to_a_ring_in_which_equally_much_passes_through_everybody() -> None:
    """In a ring of four each lies on half of the ways between its two neighbours: 0.5 / 3 pairs = 1/6.

    In the chain the two in the middle lie on 2 of 3 pairs of others.
    """
    found = compare(town(*CHAIN), Imagined(ties=(ImaginedTie("library", "church"),)))
    assert found.newly_between == ("church", "library")
    assert dict(found.rank_shifts(measure_betweenness)) == pytest.approx(
        {"clinic": 1 / 6 - 2 / 3, "school": 1 / 6 - 2 / 3, "church": 1 / 6, "library": 1 / 6}
    )


def test_somebody_without_a_tie_joins() -> None:
    network = town(*CHAIN, org("bus"))
    assert compare(network, Imagined(ties=(ImaginedTie("bus", "school", 2),))).joined == ("bus",)


def test_sectors_meet_and_part() -> None:
    network = town(
        *CHAIN, sector("faith"), sector("health"), sector("arts"), org("choir"), tie(T.IN_SECTOR, "choir", "arts"),
        tie(T.IN_SECTOR, "church", "faith"), tie(T.IN_SECTOR, "school", "health"),
    )  # fmt: skip
    assert compare(network, Imagined(ties=(ImaginedTie("choir", "church"),))).begun == (("arts", "faith"),)
    assert compare(network, Imagined(("school",))).lost == (("faith", "health"),)


def test_a_stronger_tie_draws_the_ways_to_itself() -> None:
    """Library to school: over the clinic 60 + 60; with both steps at 5 it is 12 + 12, shorter than the 60 straight."""
    network = town(
        org("library"), org("clinic"), org("school"),
        partners("library clinic", "clinic school", "library school", strength=1),
    )  # fmt: skip
    stronger = Imagined(ties=(ImaginedTie("library", "clinic", 5), ImaginedTie("school", "clinic", 5)))
    found = compare(network, stronger)
    assert found.rank_shifts(measure_betweenness) == [("clinic", 1.0)]
    assert {tie.strength for tie in imagine(Day(network, DAY), stronger).everything.ties.values()} == {1, 5}


def test_a_tie_that_people_carry_becomes_as_strong_as_said() -> None:
    network = town(
        org("library", home=True), person("ana", on_team=True), org("clinic"), person("luis"),
        tie(T.WORKS_AT, "luis", "clinic"), tie(T.KNOWS, "ana", "luis", strength=2),
    )  # fmt: skip
    then = imagine(Day(network, DAY), Imagined(ties=(ImaginedTie("clinic", "library", 4),)))
    assert then.everything.ties["KNOWS-ana-luis"].strength == 4
    assert len(then.everything.ties) == len(network.ties)


@pytest.mark.parametrize(
    "imagined",
    [
        Imagined(("health",)),
        Imagined(("nobody",)),
        Imagined(ties=(ImaginedTie("library", "clinic"),)),
        Imagined(ties=(ImaginedTie("library", "library"),)),
        Imagined(ties=(ImaginedTie("library", "past"),)),
        Imagined(("clinic",), (ImaginedTie("library", "clinic", 3),)),
    ],
)
def test_what_cannot_be_is_refused(imagined: Imagined) -> None:
    with pytest.raises(InputError):
        imagine(Day(town(*CHAIN, sector("health"), org("past", standing="closed")), DAY), imagined)


def test_gaps_that_open_and_close_are_told_but_not_what_somebody_who_left_lacked() -> None:
    day = Day(town(*CHAIN, org("bus"), org("choir")), DAY)
    without = imagine(day, Imagined(("school",)))
    opened, closed = compare_gaps(find_gaps(day), find_gaps(without))
    assert [(gap.kind, gap.subject) for gap in opened] == [(GapKind.NO_TIE, "church")]
    assert closed == ()
    joined = imagine(day, Imagined(("choir",), (ImaginedTie("bus", "library"),)))
    opened, closed = compare_gaps(find_gaps(day), find_gaps(joined), gone=("choir",))
    assert [(gap.kind, gap.subject) for gap in closed] == [(GapKind.NO_TIE, "bus")]
