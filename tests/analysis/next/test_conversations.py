"""What somebody would gain, and what holds of suggestions on any map at all."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from netmap.analysis.day import Day
from netmap.analysis.next.benefits import Benefit, BenefitKind, find_benefits
from netmap.analysis.next.causes import may_suggest
from netmap.model.entities import Asset, Coalition, Organization, Population
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import Tie
from netmap.report.next.conversations import find_next
from tests.analysis.towns import goal, org, partners, person, sector, tie, town
from tests.strategies import networks

DAY = date(2026, 6, 1)


def gain(*items: Entity | Tie | list[Tie], about: tuple[str, ...] = ("jobs",)) -> list[Benefit]:
    day = Day(town(org("library", home=True), org("bus"), goal("jobs"), *items), DAY)
    return list(find_benefits(day, "bus", about))


VAN = (Asset(id="van", name="A van"), tie(T.NEEDS, "bus", "van"))


def test_what_they_need_is_found_with_us_first_then_with_those_who_work_on_the_goal_or_with_us() -> None:
    mill = (org("mill"), tie(T.HAS, "mill", "van"))
    assert gain(*VAN, *mill) == []
    assert gain(*VAN, *mill, partners("library mill")) == [Benefit(BenefitKind.NEED, "van", ("mill",))]
    working = gain(*VAN, *mill, tie(T.PURSUES, "mill", "jobs"))
    assert working[0] == Benefit(BenefitKind.NEED, "van", ("mill",))
    ours = gain(*VAN, *mill, partners("library mill"), tie(T.HAS, "library", "van"))
    assert ours[0].who == ("library", "mill")


def test_nobody_is_offered_who_is_confidential_or_left_or_works_with_them_already() -> None:
    for values in ({"confidential": True}, {"standing": Standing.PAST_PARTNER}):
        assert gain(*VAN, org("mill", **values), tie(T.HAS, "mill", "van"), partners("library mill")) == []
    known = (org("mill"), tie(T.HAS, "mill", "van"), partners("library mill", "bus mill"))
    assert gain(*VAN, *known) == []


def test_an_empty_seat_at_their_table_is_filled_by_somebody_we_know() -> None:
    items = (
        Coalition(id="table", name="Table"), tie(T.MEMBER_OF, "luis", "table"), person("luis"), tie(T.WORKS_AT, "luis", "bus"),
        tie(T.PURSUES, "table", "jobs"), sector("food"), tie(T.EXPECTS, "jobs", "food"), org("farm"),
        tie(T.IN_SECTOR, "farm", "food"), tie(T.PURSUES, "farm", "jobs"), partners("farm library"),
    )  # fmt: skip
    assert gain(*items, about=())[0] == Benefit(BenefitKind.SEAT, "food", ("farm",), "table")


def test_others_who_serve_the_same_people_come_before_others_who_work_on_the_goal() -> None:
    items = (
        Population(id="teens", name="Teens"), tie(T.SERVES, "bus", "teens"), org("club"), tie(T.SERVES, "club", "teens"),
        tie(T.PURSUES, "club", "jobs"), org("mill"), tie(T.PURSUES, "mill", "jobs"), tie(T.PURSUES, "library", "jobs"),
    )  # fmt: skip
    assert gain(*items) == [
        Benefit(BenefitKind.PEOPLE, "teens", ("club",), "jobs"),
        Benefit(BenefitKind.COMPANY, "jobs", ("club", "mill")),
    ]


def test_nobody_would_first_meet_those_with_whom_they_sit_at_a_table_already() -> None:
    items = (
        org("club"), org("mill"), tie(T.PURSUES, "club", "jobs"), tie(T.PURSUES, "mill", "jobs"),
        Coalition(id="table", name="Table"), tie(T.MEMBER_OF, "bus", "table"), tie(T.MEMBER_OF, "club", "table"),
    )  # fmt: skip
    assert gain(*items) == [Benefit(BenefitKind.COMPANY, "jobs", ("mill",))]
    over = (Coalition(id="over", name="Over", ended=date(2020, 1, 1)),)
    past = (*over, tie(T.MEMBER_OF, "bus", "over"), tie(T.MEMBER_OF, "mill", "over"))
    assert gain(*items, *past) == [Benefit(BenefitKind.COMPANY, "jobs", ("mill",))]


def test_through_us_they_come_nearer_to_those_behind_us() -> None:
    around = [org(f"org{number}") for number in range(3)]
    assert gain(*around, [one for end in around for one in partners(f"library {end.id}")]) == [
        Benefit(BenefitKind.NEARER, count=3)
    ]


@given(networks(max_entities=16, max_ties=40), st.data())
def test_on_any_map_nobody_is_suggested_twice_or_who_may_not_be(
    network: Network, data: st.DataObject
) -> None:
    places = network.of(Organization)
    assume(places)
    home = data.draw(st.sampled_from(places)).model_copy(update={"home": True})
    items: list[Entity | Tie | list[Tie]] = [
        *({**network.entities, home.id: home}).values(),
        *network.ties.values(),
    ]
    network = town(*items)
    day = Day(network, DAY)
    found = find_next(day, most=5)
    partners_found = [finding.subjects[0] for finding in found]
    assert len(partners_found) == len(set(partners_found)) <= 5
    assert all(may_suggest(day, partner) for partner in partners_found)
    assert found == find_next(Day(town(*items[::-1]), DAY), most=5)
