"""What is said of goals, tables, people to reach and partners we hardly know."""

from datetime import date

from netmap.analysis.day import Day
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import GapKind
from netmap.model.entities import Asset, Coalition, Population
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.report.finding import Finding, Kind
from netmap.report.missing.every import find_missing
from tests.analysis.towns import goal, org, partners, person, sector, tie, town

DAY = date(2026, 5, 3)
LIBRARY = (
    org("library", home=True), org("clinic"), org("farm", name="Farm Aid"), goal("jobs", name="Good jobs"),
    Population(id="teens", name="Teenagers"), Population(id="elders", name="Elders"), Asset(id="van", name="A van"),
    partners("library clinic", "clinic farm"), tie(T.SERVES, "clinic", "teens"), tie(T.PURSUES, "clinic", "jobs"),
)  # fmt: skip


def find(kind: Kind, *more: object) -> Finding:
    network: Network = town(*LIBRARY, *more)  # type: ignore[arg-type]
    (finding,) = (finding for finding in find_missing(Day(network, DAY)) if finding.kind is kind)
    return finding


def test_people_whom_nobody_serves() -> None:
    finding = find(GapKind.UNSERVED)
    assert finding.sentence == "Nobody on the map is noted as serving Elders."
    assert (
        finding.rests_on == "Based on the organizations and programs of which it is noted whom they serve: 1."
    )
    assert finding.next_step == "Ask our partners who serves Elders."


def test_all_whom_nobody_serves_make_one_finding_that_says_which_goal_wants_to_reach_them() -> None:
    more = (Population(id="farmers", name="Farm families"), tie(T.EXPECTS, "jobs", "farmers"))
    finding = find(GapKind.UNSERVED, *more)
    assert finding.sentence == "Nobody on the map is noted as serving Elders and Farm families."
    assert finding.evidence == ("Elders.", "Farm families: “Good jobs” wants to reach them.")
    assert finding.next_step == "Ask our partners who serves Farm families."


def test_people_served_by_somebody_who_can_be_introduced() -> None:
    finding = find(GapKind.SERVED_FAR, tie(T.SERVES, "farm", "elders"))
    assert finding.sentence == "Only Farm Aid serves Elders, and we have no relationship with them."
    assert finding.next_step == "Agree who of us writes to Clinic and asks for an introduction to Farm Aid."


def test_each_who_serves_them_comes_with_who_could_introduce_us() -> None:
    more = (
        org("barn"),
        org("lone"),
        partners("barn farm"),
        *(tie(T.SERVES, key, "elders") for key in ("barn", "farm", "lone")),
    )
    assert find(GapKind.SERVED_FAR, *more).evidence == (
        "One of us could ask Clinic for an introduction to Barn, by way of Farm Aid.",
        "One of us could ask Clinic for an introduction to Farm Aid.",
        "Lone: nobody we know could introduce us yet.",
    )


def test_somebody_who_works_elsewhere_is_reached_through_their_organization() -> None:
    more = (
        person("kim", name="Kim"),
        tie(T.WORKS_AT, "kim", "farm"),
        tie(T.NEEDS, "jobs", "van"),
        tie(T.HAS, "kim", "van"),
    )
    finding = find(GapKind.GOAL_ASSET_FAR, *more)
    assert finding.evidence == ("One of us could ask Clinic for an introduction to Kim at Farm Aid.",)
    assert (
        finding.next_step
        == "Agree who of us writes to Clinic and asks for an introduction to Kim at Farm Aid."
    )


def test_a_longer_way_is_begun_at_its_first_step() -> None:
    more = (org("barn"), partners("barn farm"), tie(T.SERVES, "barn", "elders"))
    finding = find(GapKind.SERVED_FAR, *more)
    assert finding.next_step == "Agree who of us writes to Clinic and asks for an introduction to Barn."


def test_a_goal_expects_to_reach_people_its_partners_do_not_serve() -> None:
    more = (tie(T.EXPECTS, "jobs", "elders"), tie(T.SERVES, "farm", "elders"))
    finding = find(GapKind.GOAL_POPULATION, *more)
    assert finding.sentence == "Nobody who works on “Good jobs” serves Elders."
    assert finding.evidence == ("They are served by Farm Aid.",)
    assert finding.next_step == "Ask Farm Aid to join."


def test_of_a_goal_on_which_nobody_works_it_is_not_spoken_as_if_some_did() -> None:
    more = (goal("rest", name="Rest"), tie(T.EXPECTS, "rest", "elders"), tie(T.SERVES, "farm", "elders"))
    finding = find(GapKind.GOAL_POPULATION, *more)
    assert finding.sentence == "Nobody works on “Rest” yet, so nobody there serves Elders."
    (gap,) = (gap for gap in find_gaps(Day(town(*LIBRARY, *more), DAY)) if gap.subject == "rest")
    assert gap.reason == "It expects to reach Elders, and nobody works on it yet, so nobody serves them."


def test_a_goal_is_looking_for_something() -> None:
    nobody = find(GapKind.GOAL_ASSET, tie(T.NEEDS, "jobs", "van"))
    assert (
        nobody.sentence == "“Good jobs” is looking for A van, and nobody on the map is noted as offering it."
    )
    assert nobody.rests_on == "So far it is not noted what they can offer."
    far = find(GapKind.GOAL_ASSET_FAR, tie(T.NEEDS, "jobs", "van"), tie(T.HAS, "farm", "van"))
    assert far.sentence == (
        "“Good jobs” is looking for A van: Farm Aid could offer it, and we have no relationship with them."
    )
    assert far.next_step == "Agree who of us writes to Clinic and asks for an introduction to Farm Aid."


def test_a_table_that_lacks_a_sector() -> None:
    more = (
        Coalition(id="table", name="Jobs Table"), sector("moving", name="Transportation"), org("bus"),
        tie(T.PURSUES, "table", "jobs"), tie(T.EXPECTS, "jobs", "moving"), tie(T.PURSUES, "bus", "jobs"),
        tie(T.IN_SECTOR, "bus", "moving"),
    )  # fmt: skip
    finding = find(GapKind.COALITION_SECTOR, *more)
    assert finding.sentence == "Nobody from Transportation sits at Jobs Table."
    assert finding.next_step == "Invite Bus."


def test_somebody_alone_with_a_goal() -> None:
    finding = find(GapKind.GOAL_STRANGER, org("bus"), tie(T.PURSUES, "bus", "jobs"))
    assert finding.sentence == (
        "Bus and Clinic work on “Good jobs” without a known tie to anybody else who does."
    )
    assert finding.next_step == "Introduce Bus to somebody else who works on it."


def test_partners_where_nobody_who_decides_was_met() -> None:
    more = (person("boss", name="Ida Boss"), tie(T.WORKS_AT, "boss", "clinic", decision_maker=True))
    finding = find(GapKind.DECIDER_UNMET, *more)
    assert finding.sentence == "At 1 partner we have met nobody of those who decide there."
    assert finding.evidence == ("Clinic: Ida Boss",)
    assert finding.next_step == "Ask for an introduction to Ida Boss (Clinic)."


def test_a_sector_that_several_goals_lack_is_told_once_and_not_again_where_nobody_is_in_it() -> None:
    goals = (
        goal("food", name="Enough food"),
        sector("bus"),
        org("lines"),
        tie(T.EXPECTS, "jobs", "bus"),
        tie(T.EXPECTS, "food", "bus"),
    )
    told = find(GapKind.GOAL_SECTOR, *goals, tie(T.IN_SECTOR, "lines", "bus"))
    assert told.sentence == "“Enough food” and “Good jobs” have nobody from Bus."
    assert told.why.startswith("These goals expect somebody from Bus")
    assert told.subjects == ("bus", "food", "jobs", "lines")
    assert told.next_step == "Ask Lines to join."
    empty = find_missing(Day(town(*LIBRARY, *goals, sector("bus", expected=True)), DAY))
    assert GapKind.GOAL_SECTOR not in {one.kind for one in empty}
    assert [one.sentence for one in empty if one.kind is GapKind.EMPTY_SECTOR] == [
        "Nobody on the map is in Bus."
    ]
