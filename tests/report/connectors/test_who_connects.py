"""What is said of how a map hangs together: of few, of one, between sectors, in groups, and in a part of it."""

import re
from datetime import date
from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from netmap.analysis.connectors.what_if import Imagined
from netmap.analysis.day import Day, read_today
from netmap.analysis.projection import ActorScope
from netmap.content.loading import load_content
from netmap.files.sample import plan_sample
from netmap.model.changes import apply_change
from netmap.model.entities import Area, Coalition
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import EMPTY, Network
from netmap.model.ties import Tie
from netmap.report.connectors.every import HEADINGS, find_connectors, group_connectors
from netmap.report.connectors.seen import see_day
from netmap.report.connectors.what_if.every import find_what_if
from netmap.report.finding import Finding, FindingKind, Kind
from tests.analysis.towns import org, partners, person, sector, tie, town
from tests.report.test_findings import NEVER_SAID, say

DAY = date(2026, 5, 3)
HUBS = town(
    *(org(key) for key in ("ash", "birch", "cedar")),
    *(org(f"{hub}{number}") for hub in ("ash", "birch", "cedar") for number in range(3)),
    partners("ash birch", "birch cedar"),
    partners(*(f"{hub} {hub}{number}" for hub in ("ash", "birch", "cedar") for number in range(3))),
)
"""Three in a row, each with three others who know nobody else."""


def join_all(names: str) -> list[Tie]:
    return partners(*(f"{one} {other}" for one, other in combinations(names.split(), 2)))


VILLAGES = town(
    sector("arts"), sector("health"), *(org(key) for key in "abcdevwxyz"),
    join_all("a b c d e"), join_all("v w x y z"), partners("a v"),
    [tie(T.IN_SECTOR, key, "arts") for key in "abcde"], [tie(T.IN_SECTOR, key, "health") for key in "vwxyz"],
)  # fmt: skip
"""Five in arts who all work with one another, five in health who do, and one tie between the two."""


def find_one(network: Network, kind: Kind, most: int = 3) -> Finding:
    (found,) = (finding for finding in find_connectors(Day(network, DAY), most=most) if finding.kind is kind)
    return found


def find_connector(network: Network, key: str) -> Finding:
    connectors = [
        one for one in find_connectors(Day(network, DAY), most=9) if one.kind is FindingKind.CONNECTOR
    ]
    return next(one for one in connectors if one.subjects == (key,))


def find_kinds(network: Network) -> set[Kind]:
    return {finding.kind for finding in find_connectors(Day(network, DAY))}


def test_three_who_together_reach_everybody_are_told_with_how_they_were_found() -> None:
    finding = find_one(HUBS, FindingKind.KEY_REACH)
    assert finding.sentence == (
        "Ash, Birch and Cedar together are nearest to everybody: all of the 9 others work with one of the three."
    )
    assert finding.evidence == ("Birch: 5 ties.", "Ash: 4 ties.", "Cedar: 4 ties.")
    assert finding.rests_on.endswith("Every other three were tried.")


def test_people_know_each_other_where_organizations_work_with_each_other() -> None:
    """The same three in a row with three others each, all of them people."""
    names = [one.id for one in HUBS.of_kind(EntityKind.ORGANIZATION)]
    knows = [tie(T.KNOWS, one.source, one.target) for one in HUBS.ties.values()]
    told = find_connectors(Day(town(*map(person, names), knows), DAY), scope=ActorScope.PEOPLE)
    said = {one.kind: one for one in told}
    assert said[FindingKind.KEY_REACH].sentence.endswith("all of the 9 others know one of the three.")
    assert said[FindingKind.CONNECTOR].next_step.startswith("Introduce Cedar0 to one more person, so that")
    words = " ".join(f"{one.sentence} {one.why} {one.next_step} {' '.join(one.evidence)}" for one in told)
    assert not re.search("partner|works? with|works everybody", words)


def test_three_who_would_be_missed_most_are_told_with_who_is_cut_off() -> None:
    """Without the three, nine are left alone: all but one of them have lost their way to the others."""
    finding = find_one(HUBS, FindingKind.KEY_HOLD)
    assert finding.sentence == (
        "Ash, Birch and Cedar together would be missed most: without the three, 8 of the 9 others would lose their "
        "only known way to the rest."
    )
    assert finding.next_step.endswith("to somebody beside these three.")


def test_where_one_alone_holds_the_map_no_three_are_said_to_be_missed_together() -> None:
    leaves = [f"leaf{number:02}" for number in range(11)]
    star = town(org("hub"), org("lone"), *map(org, leaves), partners(*(f"hub {leaf}" for leaf in leaves)))
    kinds = {one.kind for one in find_connectors(Day(star, DAY))}
    assert FindingKind.KEY_REACH in kinds
    assert FindingKind.KEY_HOLD not in kinds


def test_of_those_who_would_be_cut_off_it_is_said_whom_we_know_without_a_tie() -> None:
    us = (org("library", home=True), person("ana", on_team=True), partners("library a"))
    far: tuple[Any, ...] = (*us, *(org(key) for key in "abcd"), partners("a b", "b c", "b d"))
    alone = "If they step back, 2 partners lose their only known way to the rest: C and D."
    assert find_connector(town(*far), "b").why == alone
    kept = find_connector(town(*far, tie(T.KEPT_BY, "d", "ana")), "b")
    assert kept.why == f"{alone} With D we have a relationship of our own."


def test_of_equal_parts_the_one_with_the_first_id_is_not_cut_off() -> None:
    """Those without any tie change nothing, but make sets so large that their order changes from run to run."""
    apart = (org(f"lone{number:02}") for number in range(20))
    finding = find_one(town(*HUBS.entities.values(), *HUBS.ties.values(), *apart), FindingKind.KEY_HOLD)
    assert finding.evidence == (
        "Cut off without the three: Ash1, Ash2, Birch0, Birch1, Birch2, Cedar0, Cedar1 and Cedar2.",
    )
    assert finding.next_step == "Introduce Ash1 to somebody beside these three."


def test_where_nobody_would_be_cut_off_it_says_so() -> None:
    ring = [f"r{number:02}" for number in range(12)]
    circle = partners(
        *(f"{ring[place - near]} {one}" for place, one in enumerate(ring) for near in (1, 2, 3, 4))
    )
    finding = find_one(town(*map(org, ring), circle), FindingKind.KEY_HOLD)
    assert "nobody would be cut off" in finding.sentence
    assert finding.evidence == ()


def test_who_else_is_an_only_way_is_told_once() -> None:
    """Birch lies on the way between two others unless both are on one side: 55 pairs less 2 · 6, of 55."""
    kinds = (FindingKind.CONNECTOR, FindingKind.CUT_OFF)
    told = [one for one in find_connectors(Day(HUBS, DAY), most=1) if one.kind in kinds]
    assert told[0].sentence.endswith("leads through them in about 78 of 100 cases.")
    assert told[1].sentence == "Only Ash ties Ash0, Ash1 and Ash2 to the rest."
    assert len(told) == 2
    assert FindingKind.CUT_OFF not in find_kinds(HUBS)


def test_much_that_hangs_on_one_is_told() -> None:
    leaves = [f"leaf{number}" for number in range(11)]
    star = town(org("hub", home=True), *map(org, leaves), partners(*(f"hub {leaf}" for leaf in leaves)))
    finding = find_one(star, FindingKind.MUCH_ON_FEW)
    assert finding.sentence == "More than half of the 11 known ties are ties of just us: Hub."
    assert "looks bigger" in finding.rests_on
    assert FindingKind.MUCH_ON_FEW not in find_kinds(VILLAGES)


def test_half_of_all_ties_is_told_where_it_is_just_that() -> None:
    ties = partners("hub leaf0", "hub leaf1", "hub leaf2", "hub leaf3", "hub leaf4", "hub leaf5")
    beside = partners(
        "leaf6 leaf7", "leaf7 leaf8", "leaf8 leaf9", "leaf9 leaf10", "leaf10 leaf11", "leaf11 leaf6"
    )
    names = ["hub", *(f"leaf{number}" for number in range(12))]
    finding = find_one(town(*map(org, names), ties, beside), FindingKind.MUCH_ON_FEW)
    assert finding.sentence == "Half of the 12 known ties are ties of just 1 partner: Hub."


def test_of_one_person_it_is_spoken_as_of_one() -> None:
    knows = [tie(T.KNOWS, "a", other) for other in "bcdefghijl"]
    day = Day(town(*map(person, "abcdefghijkl"), knows, tie(T.KNOWS, "k", "l")), DAY)
    told = [one.why for one in find_connectors(day, scope=ActorScope.PEOPLE) if one.subjects == ("l",)]
    assert told == ["If they step back, 1 person loses their only known way to the rest: K."]


def test_nobody_without_a_tie_is_near_to_everybody() -> None:
    """Two reach all there is to reach; as a third the lonely one, first by name, would add themselves."""
    stars = partners(*(f"hub{hub} leaf{hub}{number}" for hub in range(2) for number in range(6)))
    names = ["alone", "hub0", "hub1", *(f"leaf{hub}{number}" for hub in range(2) for number in range(6))]
    finding = find_one(town(*map(org, names), stars), FindingKind.KEY_REACH)
    assert finding.sentence.startswith("Hub0, Hub1 and Leaf00 together are nearest to everybody")
    few = town(*map(org, ["a", "b", *(f"alone{number}" for number in range(9))]), partners("a b"))
    assert FindingKind.KEY_REACH not in find_kinds(few)


def test_who_left_us_is_not_to_be_asked_or_brought_together_with_anybody() -> None:
    gone = {key: org(key, standing=Standing.DO_NOT_CONTACT) for key in ("ash", "ash0")}
    network = town(*{**HUBS.entities, **gone}.values(), *HUBS.ties.values())
    assert find_one(network, FindingKind.KEY_REACH).next_step == (
        "When news has to get round, tell Birch and Cedar first, and ask each of them to pass it on; Ash is noted as "
        "“do not contact”."
    )
    assert find_connector(network, "ash").next_step == (
        "Introduce Ash1 to one more partner, so that not all hangs on Ash."
    )
    assert "Ash0" not in find_one(network, FindingKind.KEY_HOLD).next_step
    left = (org(key, standing=Standing.PAST_PARTNER) for key in ("a", "w"))
    villages = town(*{**VILLAGES.entities, **{one.id: one for one in left}}.values(), *VILLAGES.ties.values())
    assert find_one(villages, FindingKind.SECTORS_APART).next_step == "Bring B together with V."


def test_of_one_other_three_it_is_spoken_as_of_one() -> None:
    """Whom cedar works with, its twin does too."""
    twin = partners(*(f"twin {one}" for one in ("birch", "cedar0", "cedar1", "cedar2")))
    finding = find_one(
        town(*HUBS.entities.values(), *HUBS.ties.values(), org("twin"), twin), FindingKind.KEY_REACH
    )
    assert "nearest to everybody (as is 1 other set of three)" in finding.sentence


def test_groups_are_told_by_whom_they_are_around_and_where_they_come_from() -> None:
    finding = find_one(VILLAGES, FindingKind.FOUND_EACH_OTHER)
    assert finding.subjects == ("a", "v")
    assert finding.sentence.startswith("2 groups have found each other:")
    assert finding.evidence == (
        "A and 4 more, mostly from Arts: B, C, D and E.",
        "V and 4 more, mostly from Health: W, X, Y and Z.",
    )
    assert finding.next_step == (
        "Bring those around A together with those around V: between the two groups there is 1 known tie."
    )
    assert (
        "in none of 39 networks with as many ties each, tied at random, are they as clear."
        in finding.rests_on
    )


def test_whoever_has_as_many_ties_beyond_a_group_is_told_as_standing_between() -> None:
    more: list[Entity | Tie] = [
        *VILLAGES.entities.values(),
        *VILLAGES.ties.values(),
        org("m"),
        *partners("m a", "m b", "m v", "m w"),
    ]
    finding = find_one(Network.of_items(more), FindingKind.FOUND_EACH_OTHER)
    assert [line for line in finding.evidence if line.endswith("Between this group and others stands M.")]


def test_groups_that_are_no_more_than_chance_are_not_told_and_that_is_said() -> None:
    random = nx.gnp_random_graph(40, 0.15, seed=4)
    network = town(
        *(org(f"o{one:02}") for one in random),
        partners(*(f"o{one:02} o{two:02}" for one, two in random.edges)),
    )
    finding = find_one(network, FindingKind.FOUND_EACH_OTHER)
    assert finding.sentence == "There are no groups that are more than chance."
    assert (finding.subjects, finding.evidence) == ((), ())
    assert "some have groups as clear" in finding.rests_on


def test_two_sectors_with_far_fewer_ties_than_expected_are_told() -> None:
    """Each sector has 21 of the 42 ends of 21 ties: chance gives 21 · 21 / 41 = 10.8."""
    finding = find_one(VILLAGES, FindingKind.SECTORS_APART)
    assert finding.sentence == (
        "Arts and Health hardly know each other: there is just 1 known tie between them, where partners with as "
        "many ties would have about 11."
    )
    assert finding.evidence == ("A and V.",)
    assert finding.next_step == "Bring A together with W."


def test_two_organizations_of_ours_stand_each_in_its_own_sector() -> None:
    """Together they would be in arts, and the four ties of the one in health would be ties between the sectors."""
    ours = (org(key, home=True) for key in ("b", "w"))
    villages = town(*{**VILLAGES.entities, **{one.id: one for one in ours}}.values(), *VILLAGES.ties.values())
    finding = find_one(villages, FindingKind.SECTORS_APART)
    assert finding.sentence == find_one(VILLAGES, FindingKind.SECTORS_APART).sentence
    assert "count as one" not in finding.rests_on


def test_two_at_whom_one_person_works_are_not_to_be_brought_together() -> None:
    jobs = [tie(T.WORKS_AT, "eve", place) for place in ("a", "w")]
    network = town(*VILLAGES.entities.values(), *VILLAGES.ties.values(), person("eve"), jobs)
    assert find_one(network, FindingKind.SECTORS_APART).next_step == "Bring A together with X."


def test_somebody_who_links_other_sectors_is_told_with_whom_to_bring_together() -> None:
    """Hub, alone in faith, works with six in arts and six in health, who do not work with one another: 36 pairs."""
    keys = [f"{kind}{number}" for kind in ("arts", "health") for number in range(6)]
    network = town(
        sector("arts"), sector("faith"), sector("health"), org("hub"), tie(T.IN_SECTOR, "hub", "faith"),
        *map(org, keys), [tie(T.IN_SECTOR, key, key[:-1]) for key in keys], partners(*(f"hub {key}" for key in keys)),
    )  # fmt: skip
    finding = find_one(network, FindingKind.BETWEEN_SECTORS)
    assert finding.sentence == (
        "Hub links sectors that are not its own. In 36 cases, two from different sectors do not work with each "
        "other, while both work with them."
    )
    assert finding.evidence[0] == "Arts0 (Arts) and Health0 (Health)."
    assert finding.next_step == "Ask Hub to bring Arts0 and Health0 together."
    gone = {key: org(key, standing=Standing.DO_NOT_CONTACT) for key in ("hub", "arts0")}
    left = town(*{**network.entities, **gone}.values(), *network.ties.values())
    assert find_one(left, FindingKind.BETWEEN_SECTORS).next_step == (
        "Bring Arts1 and Health0 together ourselves: Hub is noted as “do not contact”."
    )


def test_the_door_of_a_sector_is_told() -> None:
    """A has ties with all of arts, and with w, x and y of health, whom b, c, d and e do not know: 4 · 3 cases."""
    network = town(
        sector("arts"), sector("health"), *(org(key) for key in "abcdewxyzf"), join_all("a b c d e"),
        partners("a w", "a x", "a y", "y z", "z f"), [tie(T.IN_SECTOR, key, "arts") for key in "abcde"],
        [tie(T.IN_SECTOR, key, "health") for key in "wxyzf"],
    )  # fmt: skip
    assert find_one(network, FindingKind.BETWEEN_SECTORS).sentence == (
        "A is the door between Arts and other sectors. In 12 cases, somebody in Arts and somebody elsewhere do not "
        "work with each other, while both work with them."
    )


def join_at_doors(*members: int) -> Network:
    """Sectors of some members each, who all work with one another; beyond it only the first does, with three."""
    names = ("arts", "faith", "health", "media")
    keys = [
        [f"{name}{number}" for number in range(count)] for name, count in zip(names, members, strict=True)
    ]
    across = [f"{one[0]} {end}" for one, other in combinations(keys, 2) for end in other[1:4]]
    return town(
        *map(sector, names), *(org(key) for those in keys for key in those), partners(*across),
        *(join_all(" ".join(those)) for those in keys),
        [tie(T.IN_SECTOR, key, name) for name, those in zip(names, keys, strict=True) for key in those],
    )  # fmt: skip


def test_sectors_that_meet_at_one_partner_only_are_told_where_that_is_more_than_chance() -> None:
    found = find_one(join_at_doors(6, 6, 6, 6), FindingKind.SECTORS_ON_ONE)
    assert found.sentence == (
        "6 pairs of sectors meet at one partner only: all known ties between the two are ties of that one. Were "
        "sectors dealt out at random, 0 would."
    )
    assert found.evidence == (
        "Arts0: Arts with Faith; Arts with Health; Arts with Media.",
        "Faith0: Faith with Health; Faith with Media.",
        "Health0: Health with Media.",
    )
    assert found.next_step == "Bring one more from Arts together with somebody from Faith, beside Arts0."


def test_a_partner_who_is_all_there_is_of_a_sector_is_not_told_to_hold_it_alone() -> None:
    found = find_one(join_at_doors(1, 6, 6, 6), FindingKind.SECTORS_ON_ONE)
    assert [line.split(":")[0] for line in found.evidence] == ["Faith0", "Health0"]


def test_where_sectors_dealt_out_at_random_meet_as_seldom_it_is_not_told() -> None:
    items = (
        sector("arts"), sector("health"), org("a"), org("b"), org("x"), org("y"), tie(T.IN_SECTOR, "a", "arts"),
        tie(T.IN_SECTOR, "b", "arts"), tie(T.IN_SECTOR, "x", "health"), tie(T.IN_SECTOR, "y", "health"),
        partners("a x", "a y"),
    )  # fmt: skip
    assert FindingKind.SECTORS_ON_ONE not in find_kinds(town(*items))


def test_of_a_part_of_the_map_it_is_said_among_whom() -> None:
    network = town(
        *VILLAGES.entities.values(), *VILLAGES.ties.values(), Coalition(id="table", name="Health Table"),
        [tie(T.MEMBER_OF, key, "table") for key in "abv"],
    )  # fmt: skip
    (finding,) = find_connectors(Day(network, DAY), within="table")
    assert finding.subjects == ("a",)
    assert finding.rests_on.startswith(
        "Based on 2 ties among the 3 members of Health Table as of 3 May 2026. Nobody was asked"
    )
    assert finding.rests_on.endswith("Their ties with anybody else are left out.")
    assert finding.why == (
        "If they step back, 1 partner loses its only known way to the others at this table: V."
    )


def test_of_an_area_it_is_said_who_serves_it_and_who_is_there() -> None:
    east = (Area(id="east", name="Eastgate"), person("amy"), tie(T.WORKS_AT, "amy", "b"))
    served = [tie(T.SERVES, key, "east") for key in "abv"]
    network = town(*VILLAGES.entities.values(), *VILLAGES.ties.values(), *east, served)

    def tell(network: Network, scope: ActorScope = ActorScope.PARTNERS) -> str:
        return see_day(Day(network, DAY), scope, "east", 3).basis

    assert "2 ties among the 3 who serve Eastgate as of" in tell(network)
    assert "the 4 who serve Eastgate, with their people as of" in tell(network, ActorScope.BOTH)
    assert "the one who works for somebody in Eastgate or serving it as of" in tell(
        network, ActorScope.PEOPLE
    )
    there = town(*network.entities.values(), *network.ties.values(), org("z", city="Eastgate"))
    assert "the 4 in Eastgate or serving it (1 there, 3 serving) as of" in tell(there)


def test_a_small_map_has_no_shape_to_tell_of() -> None:
    assert find_kinds(town(*(org(key) for key in "abc"), partners("a b", "b c"))) == {FindingKind.CONNECTOR}


@pytest.fixture(scope="module")
def county() -> Network:
    network = EMPTY
    for change in plan_sample(load_content(), who="netmap"):
        network = apply_change(network, change)
    return network


def test_the_sample_county_gets_a_short_list_under_every_heading(county: Network) -> None:
    found = find_connectors(Day(county, read_today()))
    assert len(found) <= 16
    assert [heading for heading, _ in group_connectors(found)] == list(HEADINGS)
    assert tuple(finding for _, those in group_connectors(found) for finding in those) == found
    for finding in found:
        assert not NEVER_SAID.search(say(finding)), say(finding)
        assert finding.next_step.endswith((".", "?"))


def test_two_houses_of_ours_are_one_side_and_nobody_connects_them() -> None:
    houses = (org("library", home=True), org("branch", home=True), org("clinic"), org("school"))
    network = town(*houses, partners("library clinic", "branch clinic"))
    assert FindingKind.CONNECTOR not in find_kinds(network)
    assert FindingKind.CUT_OFF not in find_kinds(network)
    more = town(*network.entities.values(), list(network.ties.values()), partners("branch school"))
    (found,) = (one for one in find_connectors(Day(more, DAY)) if one.kind is FindingKind.CONNECTOR)
    assert found.sentence.startswith("We (Branch & Library) connect others: the shortest introduction")
    assert found.evidence[0] == "Ties with 2 partners: Clinic and School."
    assert "Based on 3 ties among 4 organizations" in found.rests_on
    assert " Our 2 organizations count as one here, which leaves 2 ties." in found.rests_on
    leaves = find_what_if(Day(more, DAY), Imagined(without=("clinic",)))
    assert leaves.findings[0].sentence.startswith("Branch & Library would depend more on few")
    library_leaves = find_what_if(Day(more, DAY), Imagined(without=("library",)))
    assert not [one for one in library_leaves.findings if "Library" in one.sentence + one.next_step]


def hubs_with(one: Entity) -> Network:
    """The hubs, one of all replaced."""
    return Network.of_items([*{**HUBS.entities, one.id: one}.values(), *HUBS.ties.values()])


def test_we_are_no_partner_of_ours_where_few_are_counted() -> None:
    leaves = [f"leaf{number}" for number in range(14)]
    ties = partners(
        *(f"hub {one}" for one in leaves[:7]), *(f"inn {one}" for one in leaves[7:]), "leaf0 leaf7"
    )
    ties += partners(*(f"leaf{one} leaf{one + 1}" for one in range(8, 13)))
    told = find_one(town(org("hub", home=True), *map(org, ["inn", *leaves]), ties), FindingKind.MUCH_ON_FEW)
    assert (
        told.sentence == "More than half of the 20 known ties are ties of just us and 1 partner: Hub and Inn."
    )
    assert told.next_step.startswith("Ask Inn which two of their partners")
    assert (
        find_connector(hubs_with(org("ash", home=True)), "birch")
        .evidence[0]
        .startswith("Ties with us and 4 partners: Ash, ")
    )


def test_that_we_hang_on_somebody_is_told_of_us() -> None:
    told = find_connector(hubs_with(org("cedar0", home=True)), "cedar")
    assert told.why.startswith("If they step back, we and 2 partners lose their only known way to the rest: ")
    alone = town(org("us", home=True), org("a"), org("b"), partners("us a", "a b"))
    assert find_connector(alone, "a").why == "If they step back, we lose our only known way to the rest: Us."


def test_news_is_not_to_be_told_to_ourselves() -> None:
    told = find_one(hubs_with(org("birch", home=True)), FindingKind.KEY_REACH)
    assert told.next_step == (
        "When news has to get round, tell Ash and Cedar first, and ask each of them to pass it on, as we do ourselves."
    )


def test_one_of_us_who_works_elsewhere_is_not_to_be_introduced() -> None:
    network = town(
        org("library", home=True), org("bank"), org("a"), person("dee", on_team=True),
        tie(T.WORKS_AT, "dee", "bank"), partners("library a", "a bank"),
    )  # fmt: skip
    for one in find_connectors(Day(network, DAY), scope=ActorScope.BOTH):
        assert "Introduce Dee" not in one.next_step


def test_among_people_none_of_whom_was_asked_it_is_said_of_them_alone() -> None:
    network = town(
        org("clinic"), org("a"), tie(T.REPORTS, "clinic", "a"), *(person(key) for key in "xyz"),
        tie(T.KNOWS, "x", "y"), tie(T.KNOWS, "y", "z"),
    )  # fmt: skip
    told = find_connectors(Day(network, DAY), scope=ActorScope.PEOPLE)
    assert "None of them was asked yet whom they work with" in told[0].rests_on


def test_nobody_who_said_not_now_is_asked_whom_we_should_meet() -> None:
    told = find_connector(hubs_with(org("birch", standing=Standing.NOT_NOW)), "birch")
    assert "Ask Birch" not in told.next_step


def test_one_of_us_is_not_cut_off_from_us() -> None:
    """Dee, on our board, works at the bank, and knows Bo there: both have us without it, and the diner has not."""
    network = town(
        org("library", home=True), org("a"), org("bank"), org("diner"), person("dee", on_team=True), person("bo"),
        tie(T.WORKS_AT, "dee", "bank"), tie(T.WORKS_AT, "bo", "bank"), tie(T.KNOWS, "dee", "bo"),
        partners("library a", "a bank", "bank diner"),
    )  # fmt: skip
    told = find_connectors(Day(network, DAY), scope=ActorScope.BOTH, most=9)
    [bank] = [one for one in told if one.subjects[0] == "bank" and one.kind is FindingKind.CONNECTOR]
    assert bank.why == "If they step back, 1 partner loses its only known way to the rest: Diner."


def test_where_we_step_back_nobody_of_us_loses_a_way() -> None:
    network = town(
        org("library", home=True), org("a"), org("b"), person("ana", on_team=True), tie(T.WORKS_AT, "ana", "library"),
        partners("library a", "library b"),
    )  # fmt: skip
    told = find_connectors(Day(network, DAY), scope=ActorScope.BOTH)
    [us] = [one for one in told if one.kind is FindingKind.CONNECTOR]
    assert us.why == "If we step back, 1 partner loses its only known way to the rest: B."


def test_one_of_us_is_not_to_be_introduced_beside_those_missed_most() -> None:
    abe = person("ash00", on_team=True, standing=Standing.PARTNER)
    with_abe = Network.of_items(
        [*hubs_with(abe).entities.values(), *HUBS.ties.values(), *partners("ash00 ash")]
    )
    told = find_one(with_abe, FindingKind.KEY_HOLD)
    assert "Ash00" in told.evidence[0]
    assert told.next_step.startswith("Introduce ")
    assert "Ash00" not in told.next_step
