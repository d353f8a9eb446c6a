"""What is said of whom something hangs on."""

from datetime import date

from netmap.analysis.day import Day
from netmap.analysis.projection import ActorScope
from netmap.model.entities import Coalition
from netmap.model.happenings import Interaction
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.report.connectors.every import find_connectors
from netmap.report.connectors.succession import find_handover
from netmap.report.finding import Finding, FindingKind
from tests.analysis.towns import org, partners, person, sector, tie, town

DAY = date(2026, 5, 3)
LIBRARY = (
    org("library", home=True), person("ana", name="Ana Ruiz", on_team=True), person("luis", name="Luis Paz"),
    org("clinic"), org("school"), tie(T.WORKS_AT, "luis", "clinic"), tie(T.KNOWS, "ana", "luis"),
    tie(T.PARTNERS_WITH, "ana", "school"), sector("health"), tie(T.IN_SECTOR, "clinic", "health"),
)  # fmt: skip


def find(network: Network, kind: FindingKind) -> list[Finding]:
    return [finding for finding in find_connectors(Day(network, DAY)) if finding.kind is kind]


def test_what_we_lose_with_one_of_us_is_told_with_names() -> None:
    (finding,) = find(town(*LIBRARY, partners("library theater"), org("theater")), FindingKind.ONE_OF_US)
    assert finding.subjects == ("ana", "clinic", "school")
    assert finding.sentence == (
        "If Ana Ruiz leaves, 2 partners lose the only one of us noted as knowing or keeping them."
    )
    assert finding.why == (
        "A relationship that one person carries ends when that person goes. "
        "Nobody else of us is noted as knowing or keeping a partner in Health."
    )
    assert finding.evidence == ("Clinic", "School")
    assert finding.rests_on == (
        "Based on who of us is noted as knowing or keeping our 3 partners; of 1 nobody is noted."
    )
    assert finding.next_step == "Take one more of us along to Clinic."


def test_that_nobody_else_knows_somebody_in_either_of_two_sectors_is_said_with_or() -> None:
    schools = sector("schools", name="Schools"), tie(T.IN_SECTOR, "school", "schools")
    (finding,) = find(town(*LIBRARY, *schools), FindingKind.ONE_OF_US)
    assert "Nobody else of us is noted as knowing or keeping a partner in Health or Schools." in finding.why


def test_a_seat_of_one_of_us_alone_is_told() -> None:
    network = town(*LIBRARY, Coalition(id="table", name="Health Table"), tie(T.MEMBER_OF, "ana", "table"))
    assert find(network, FindingKind.ONE_OF_US)[0].why.endswith("Nobody else sits for us at Health Table.")


def test_one_partner_alone_is_no_finding() -> None:
    network = town(
        org("library", home=True), person("ana", on_team=True), org("clinic"), partners("ana clinic")
    )
    assert find(network, FindingKind.ONE_OF_US) == []


def test_partners_where_we_know_one_person_are_listed() -> None:
    (finding,) = find(town(*LIBRARY), FindingKind.ONE_OF_THEM)
    assert finding.sentence == "At 1 of our 2 partners we are in touch with just one person."
    assert finding.evidence == ("Clinic: Luis Paz",)
    assert finding.next_step == "Ask Luis Paz (Clinic) whom else we should know there."


def test_one_person_between_two_sectors_stands_out() -> None:
    items = (
        org("church"), org("arts"), org("choir"), sector("faith"), sector("culture"), person("bea", name="Bea"),
        tie(T.WORKS_AT, "bea", "church"), tie(T.IN_SECTOR, "church", "faith"), tie(T.IN_SECTOR, "arts", "culture"),
        tie(T.IN_SECTOR, "choir", "culture"), partners("arts bea", "bea choir"),
    )  # fmt: skip
    (finding,) = find(town(*items), FindingKind.ONE_BETWEEN)
    assert finding.sentence == "Both known ties between Culture and Faith run through Bea."
    assert finding.subjects == ("bea", "culture", "faith")
    assert find(town(*items, partners("arts church")), FindingKind.ONE_BETWEEN) == []


def test_one_acquaintance_of_people_with_several_employers_is_one_tie_between_sectors() -> None:
    items = (
        org("church"), org("choir"), org("arts"), sector("faith"), sector("culture"), person("bea"), person("cy"),
        tie(T.WORKS_AT, "bea", "church"), tie(T.WORKS_AT, "cy", "choir"), tie(T.WORKS_AT, "cy", "arts"),
        tie(T.IN_SECTOR, "church", "faith"), tie(T.IN_SECTOR, "arts", "culture"), tie(T.IN_SECTOR, "choir", "culture"),
        tie(T.KNOWS, "bea", "cy"),
    )  # fmt: skip
    assert find(town(*items), FindingKind.ONE_BETWEEN) == []
    more = (org("band"), tie(T.IN_SECTOR, "band", "culture"), partners("bea band"))
    (finding,) = find(town(*items, *more), FindingKind.ONE_BETWEEN)
    assert finding.sentence == "Both known ties between Culture and Faith run through Bea."


def test_among_people_alone_nothing_is_said_of_organizations() -> None:
    kinds = {finding.kind for finding in find_connectors(Day(town(*LIBRARY), DAY), scope=ActorScope.PEOPLE)}
    assert kinds.isdisjoint({FindingKind.ONE_OF_US, FindingKind.ONE_OF_THEM})


def test_a_handover_tells_of_single_partners_and_seats_too() -> None:
    network = town(
        org("library", home=True), person("ana", on_team=True), person("ben", on_team=True), org("clinic"),
        partners("ana clinic"), Coalition(id="table", name="Health Table"), tie(T.MEMBER_OF, "ben", "table"),
    )  # fmt: skip
    assert [one.sentence for one in find_handover(Day(network, DAY))] == [
        "If Ana leaves, 1 partner loses the only one of us noted as knowing or keeping them.",
        "If Ben leaves, nobody of us is left at Health Table.",
    ]
    assert [one.subjects for one in find_handover(Day(network, DAY), "ben")] == [("ben", "table")]


def test_whoever_met_them_too_is_named_and_whom_we_met_there_counts_as_known() -> None:
    met = (
        person("ben", name="Ben Ito", on_team=True), person("eva"), tie(T.WORKS_AT, "eva", "clinic"),
        Interaction(id="m", on=DAY), tie(T.BY, "m", "ben"), tie(T.WITH, "m", "clinic"), tie(T.WITH, "m", "eva"),
    )  # fmt: skip
    (ours,) = find(town(*LIBRARY, *met), FindingKind.ONE_OF_US)
    assert ours.evidence == ("Clinic (Ben Ito has met them too)", "School")
    assert [one.subjects for one in find(town(*LIBRARY), FindingKind.ONE_OF_THEM)] == [("clinic",)]
    assert find(town(*LIBRARY, *met), FindingKind.ONE_OF_THEM) == []


def test_where_nobody_is_noted_as_knowing_them_it_is_said_who_only_met_them() -> None:
    met = (
        org("bank"), org("mill"), Interaction(id="m", on=DAY), tie(T.BY, "m", "ana"), tie(T.WITH, "m", "bank"),
        tie(T.WITH, "m", "mill"), org("library", home=True), person("ana", name="Ana Ruiz", on_team=True),
    )  # fmt: skip
    (found,) = find(town(*met), FindingKind.ONE_OF_US)
    assert found.sentence == "If Ana Ruiz leaves, 2 partners lose the one of us who holds the relationship."
    assert found.rests_on.endswith("knowing or keeping our 2 partners, or else who has met them.")


def test_an_idea_is_no_partner_that_a_sector_is_lost_with() -> None:
    idea = (org("clinic", standing=Standing.IDEA),)
    (finding,) = find(town(*LIBRARY, *idea), FindingKind.ONE_OF_US)
    assert "Health" not in finding.why
