"""What is said of a network: true, plain, and the same everywhere."""

import re
from datetime import date

import pytest
from hypothesis import given, settings

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import GapKind
from netmap.content.loading import load_content
from netmap.model.happenings import Interaction
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import EMPTY, Network
from netmap.model.ties import GUESS
from netmap.report.connectors.every import find_connectors
from netmap.report.finding import Finding, FindingKind, Kind
from netmap.report.missing.every import find_missing
from tests.analysis.towns import goal, org, partners, person, sector, tie, town
from tests.strategies import networks

DAY = date(2026, 5, 3)
NEVER_SAID = re.compile(
    r"\b((?i:entity|entities|nodes?|edges?|vertex|vertices|centrality|graph|liaison|articulation|constraint"
    r"|betweenness)|None|nan)\b"
)

BRIDGE = (
    org("library", home=True, name="Library"), org("clinic"), org("school"), org("bus"), org("church"),
    sector("health", name="Health"), tie(T.IN_SECTOR, "clinic", "health"),
    partners("library clinic", "clinic school", "clinic bus", "school bus", "school church", "bus church"),
)  # fmt: skip


def find_one(network: Network, kind: Kind) -> Finding:
    (found,) = (finding for finding in find_missing(Day(network, DAY)) if finding.kind is kind)
    return found


def say(finding: Finding) -> str:
    return " ".join((finding.sentence, finding.why, *finding.evidence, finding.rests_on, finding.next_step))


def test_nothing_is_said_of_an_empty_map() -> None:
    assert find_connectors(Day(EMPTY, DAY)) == ()
    assert find_missing(Day(EMPTY, DAY)) == ()


def test_a_connector_is_named_with_the_share_and_who_is_cut_off() -> None:
    """The clinic lies on all 3 shortest paths from the library, the only ones between others that need it.

    Of 6 pairs of others, library–school, library–bus and library–church: 3 / 6 = 50 of 100.
    """
    first = find_connectors(Day(town(*BRIDGE), DAY))[0]
    assert first.subjects == ("clinic",)
    assert first.sentence == (
        "Clinic connects others: the shortest introduction between two others leads through them in about "
        "50 of 100 cases."
    )
    assert first.why == "If they step back, we lose our only known way to the rest: Library."
    assert first.evidence == (
        "Ties with us and 2 partners: Bus, Library and School.",
        "Cut off without them: Library.",
    )
    assert (
        first.next_step
        == "Meet one more of those whom Clinic works with, so that we do not depend on one tie."
    )


def test_connectors_come_in_order_and_only_those_through_whom_something_passes() -> None:
    found = find_connectors(Day(town(*BRIDGE), DAY))
    assert [finding.subjects[0] for finding in found] == ["clinic", "bus", "school"]
    assert found[1].why == "If they step back, nobody is cut off, but the ways between others become longer."
    assert len(find_connectors(Day(town(*BRIDGE), DAY), most=1)) == 1


def test_we_are_told_that_drawing_the_map_makes_us_bigger() -> None:
    network = town(
        org("library", home=True, name="Library"), org("a"), org("b"), partners("library a", "library b")
    )
    (finding,) = find_connectors(Day(network, DAY))
    assert finding.sentence.startswith("We (Library) connect others:")
    assert "looks bigger" in finding.rests_on
    assert finding.next_step == "Introduce B to one more partner, so that not all hangs on us."


def test_it_says_on_how_many_who_were_asked_it_rests() -> None:
    unasked = find_connectors(Day(town(*BRIDGE), DAY))[0]
    assert unasked.rests_on == (
        "Based on 6 ties among 5 organizations as of 3 May 2026. Nobody was asked yet whom they work with, so ties "
        "we never heard of are missing."
    )
    talk = Interaction(id="talk", asked_about_ties=True)
    asked = find_connectors(Day(town(*BRIDGE, talk, tie(T.WITH, "talk", "clinic")), DAY))[0]
    assert asked.rests_on.endswith("3 May 2026; 1 of them was asked whom they work with.")


def test_guessed_ties_are_told_as_guesses() -> None:
    network = town(org("a"), org("b"), org("c"), partners("a b", said_by=GUESS), partners("a c"))
    assert "Based on 2 ties among 3 organizations as of 3 May 2026, with 1 guess among them." in say(
        find_connectors(Day(network, DAY))[0]
    )


def test_parts_without_a_tie_between_them_are_told_and_whoever_is_without_any_is_no_part() -> None:
    network = town(*(org(key) for key in "abcdef"), partners("a b", "c d", "d e"))
    finding = find_connectors(Day(network, DAY))[-1]
    assert finding.kind is FindingKind.SEPARATE_GROUPS
    assert finding.sentence == (
        "The map falls into 2 parts with no known tie from one to the other, beside 1 partner without any."
    )
    assert finding.evidence == ("3 partners: C, D and E.", "2 partners: A and B.")
    whole = town(*(org(key) for key in "abcde"), partners("a b", "c d", "d e"))
    assert find_connectors(Day(whole, DAY))[-1].sentence.endswith("from one to the other.")


def test_an_empty_sector_says_whom_to_look_for() -> None:
    content = load_content()
    health = content.build_sector(content.sectors[0], expected=True)
    (finding,) = find_missing(Day(town(health), DAY))
    assert finding.sentence == f"Nobody on the map is in {content.sectors[0].name}."
    assert content.sectors[0].look_for[0].startswith("The school")
    assert "like this: the school" in finding.next_step
    assert finding.subjects == (health.id,)


def test_a_goals_missing_sector_comes_with_those_to_ask() -> None:
    network = town(
        goal("jobs", name="Good jobs close to home"), sector("moving", name="Transportation"), org("bus", name="Transit District"),
        tie(T.IN_SECTOR, "bus", "moving"), tie(T.EXPECTS, "jobs", "moving"), partners("bus clinic"), org("clinic"),
    )  # fmt: skip
    finding = find_one(network, GapKind.GOAL_SECTOR)
    assert finding.sentence == "“Good jobs close to home” has nobody from Transportation."
    assert finding.evidence == ("On the map in Transportation: Transit District.",)
    assert finding.next_step == "Ask Transit District to join."


def test_partners_of_ours_are_asked_first_and_nobody_who_said_not_now() -> None:
    items = (
        goal("jobs"), sector("moving"), org("library", home=True),
        org("cab", standing=Standing.NOT_NOW), org("bike", standing=Standing.IDEA), org("train"), org("bus"),
        partners("library bus", "library cab"), tie(T.EXPECTS, "jobs", "moving"),
    )  # fmt: skip
    places = [tie(T.IN_SECTOR, key, "moving") for key in ("cab", "bike", "train", "bus")]
    assert find_missing(Day(town(*items, places), DAY))[0].next_step == "Ask Bus and Train to join."
    only_later = find_missing(Day(town(*items, places[:1]), DAY))[0]
    assert only_later.evidence == ("On the map in Moving: Cab.",)
    assert only_later.next_step == "Ask our partners whom they know in Moving."


def test_guessed_sectors_are_named_as_guesses() -> None:
    network = town(
        org("library", home=True), org("bus", name="Bus Line", standing=Standing.IDEA), org("clinic"),
        sector("moving", name="Transportation", expected=True), tie(T.IN_SECTOR, "bus", "moving", said_by=GUESS),
        partners("library clinic"),
    )  # fmt: skip
    finding = find_one(network, GapKind.LISTED_SECTOR)
    assert finding.sentence == "In Transportation, Bus Line is only on our list."
    assert finding.rests_on == (
        "Based on the sectors of 1 partner, 1 of them guessed from the name; 2 organizations without a sector may "
        "belong there. Guessed here: Bus Line."
    )


def test_an_idea_of_whom_one_of_us_takes_care_is_not_told_to_be_only_on_our_list() -> None:
    items = (
        org("library", home=True), person("ana", on_team=True), org("bus", standing=Standing.IDEA),
        sector("moving", expected=True), tie(T.IN_SECTOR, "bus", "moving"), tie(T.KEPT_BY, "bus", "ana"),
    )  # fmt: skip
    finding = find_one(town(*items), GapKind.LISTED_SECTOR)
    assert finding.sentence == "In Moving, Bus is still an idea."
    assert finding.why.endswith("and an idea is no partnership yet.")
    more = town(*items, org("cab", standing=Standing.IDEA), tie(T.IN_SECTOR, "cab", "moving"))
    told = find_one(more, GapKind.LISTED_SECTOR)
    assert told.sentence == "In Moving, Bus and Cab are still ideas, or only on our list."


def test_all_without_a_tie_make_one_finding() -> None:
    network = town(
        *(org(key) for key in "abcdefghijkl"),
        sector("health", expected=True),
        tie(T.IN_SECTOR, "a", "health"),
    )
    finding = find_one(network, GapKind.NO_TIE)
    assert finding.sentence == ("A, B, C, D, E, F, G, H and 4 more have no known tie to anybody on the map.")
    assert len(finding.subjects) == 12


def test_a_map_that_expects_nobody_says_so() -> None:
    network = town(org("a"), org("b"), partners("a b"))
    finding = find_one(network, FindingKind.NOTHING_EXPECTED)
    assert finding.sentence.startswith("Which sectors are missing cannot be told yet")


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "=cmd|'/C calc'!A0", "**bold** [x](y)"])
def test_names_are_text_whatever_they_hold(name: str) -> None:
    network = town(org("a", name=name), org("b"), org("c"), partners("a b", "a c"))
    assert find_connectors(Day(network, DAY))[0].sentence.startswith(f"{name} connects others")


def test_a_name_that_ends_in_a_stop_gets_no_second_one() -> None:
    network = town(org("a", name="Acme Inc."), org("b"), org("c"), partners("b c"), person("x"))
    said = " ".join(say(finding) for finding in find_missing(Day(network, DAY)))
    assert ".." not in said


@given(networks())
@settings(max_examples=60, deadline=None)
def test_every_finding_is_whole_and_in_plain_words(network: Network) -> None:
    """Names are taken out first: they are the map's, not ours."""
    for finding in (*find_connectors(Day(network, DAY)), *find_missing(Day(network, DAY))):
        assert all((finding.sentence, finding.why, finding.rests_on, finding.next_step))
        assert set(finding.subjects) <= set(network.entities)
        said = say(finding)
        for entity in sorted(network.entities.values(), key=lambda entity: -len(entity.name)):
            said = said.replace(entity.name, "…") if entity.name else said
        assert not NEVER_SAID.search(said)


def test_what_is_said_is_the_same_every_time_and_has_a_lasting_key() -> None:
    first, again = find_connectors(Day(town(*BRIDGE), DAY)), find_connectors(Day(town(*BRIDGE), DAY))
    assert first == again
    assert first[0].key == "connector:clinic"
