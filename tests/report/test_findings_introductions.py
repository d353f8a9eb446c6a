"""Introductions in words."""

from datetime import date

import pytest

from netmap.errors import InputError
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import Tie
from netmap.report.finding import Finding, FindingKind
from netmap.report.findings_introductions import find_introductions, find_target
from tests.analysis.towns import org, partners, person, sector, tie, town

DAY = date(2026, 6, 1)
TOWN = (org("library", home=True), person("maria", on_team=True), person("luis"), org("clinic"), org("bus"))


def introduce(target: str, *items: Entity | Tie | list[Tie]) -> tuple[Finding, ...]:
    return find_introductions(town(*items), target, day=DAY)


def test_a_route_is_told_step_by_step_in_its_direction() -> None:
    ties = (
        tie(T.KNOWS, "maria", "luis", strength=3, last_contact=date(2026, 5, 3)),
        tie(T.WORKS_AT, "luis", "clinic"),
    )
    (found,) = introduce("clinic", *TOWN, *ties)
    assert found.kind is FindingKind.INTRODUCTION
    assert found.subjects == ("clinic", "maria", "luis", "clinic")
    assert found.sentence == "Maria could ask Luis for an introduction to Clinic."
    assert found.why == "Maria knows Luis; Luis works at Clinic."
    assert found.evidence == (
        "Maria knows Luis, cooperate, last known on 3 May 2026.",
        "Luis works at Clinic.",
    )
    assert found.rests_on == (
        "Oldest sign of life on this way: 3 May 2026. Steps without a noted contact or confirmation: 1 of 2."
    )


def test_a_sector_is_told_with_who_is_in_it() -> None:
    around = (*TOWN, sector("transport"), tie(T.IN_SECTOR, "bus", "transport"), partners("library bus"))
    (found,) = introduce("transport", *around)
    assert found.sentence == "Library has a tie to Bus (Transport)."


def test_without_a_way_the_nearest_is_told() -> None:
    (found,) = introduce("bus", *TOWN, partners("clinic bus"))
    assert found.kind is FindingKind.NO_INTRODUCTION
    assert found.sentence == "We know of no way to Bus."
    assert found.why == "The nearest are Clinic, whom none of us can reach yet."
    assert found.next_step == "Ask our partners who knows Clinic."


@pytest.mark.parametrize(
    ("target", "item", "sentence", "why"),
    [
        ("library", org("lone"), "Library is one of us.", "No introduction is needed."),
        ("lone", org("lone"), "We know of no way to Lone.", "No open tie of Lone is noted."),
        ("food", sector("food"), "We know of no way to Food.", "Nobody who could be asked is noted there."),
        (
            "gone",
            org("gone", standing=Standing.DO_NOT_CONTACT),
            "No way to Gone is looked for.",
            "They are noted as “do not contact”.",
        ),
    ],
)
def test_no_way_says_why(target: str, item: Entity, sentence: str, why: str) -> None:
    (found,) = introduce(target, *TOWN, item)
    assert (found.sentence, found.why) == (sentence, why)


def test_without_us_on_the_map_it_says_what_to_mark() -> None:
    (found,) = introduce("bus", org("bus"))
    assert found.next_step == "Mark our organization or our team on the map."


def test_nobody_confidential_is_named_as_nearest() -> None:
    secret = org("shelter", confidential=True)
    (found,) = introduce("bus", *TOWN, secret, partners("bus shelter"))
    assert "Shelter" not in found.why + found.next_step


def test_a_target_is_found_by_id_or_by_name_in_any_spelling() -> None:
    network = town(*TOWN, org("c1", name="Café Río"))
    assert find_target(network, "c1").id == "c1"
    assert find_target(network, "cafe rio").id == "c1"


def test_of_several_with_one_name_the_choices_are_listed() -> None:
    network = town(org("b1", name="First Baptist"), org("b2", name="First Baptist"))
    with pytest.raises(InputError, match=r"Give the id of one: .*id b1.*id b2"):
        find_target(network, "first baptist")
    with pytest.raises(InputError, match="Did you mean: First Baptist"):
        find_target(network, "baptist")
    with pytest.raises(InputError, match="Nothing on the map"):
        find_target(network, "nobody here")
