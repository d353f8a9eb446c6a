"""What would change, in sentences: who loses whom, who meets, on whom more hangs, what would be missing."""

from datetime import date
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.analysis.connectors.what_if import Imagined, ImaginedTie
from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.happenings import Interaction
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.report.connectors.every import find_connectors
from netmap.report.connectors.what_if.every import COLUMNS, WhatIf, find_what_if
from netmap.report.finding import Finding, FindingKind, Kind
from tests.analysis.towns import org, partners, person, sector, tie, town
from tests.report.test_findings import NEVER_SAID, say
from tests.strategies import networks

DAY = date(2026, 5, 3)
TOWN = (
    org("library", home=True), org("clinic"), org("school"), org("church"), org("bus"), sector("health"), sector("faith"),
    partners("library clinic", "clinic school", "school church", strength=2), tie(T.IN_SECTOR, "clinic", "health"),
    tie(T.IN_SECTOR, "school", "health"), tie(T.IN_SECTOR, "church", "faith"),
)  # fmt: skip


def try_out(*more: object, without: tuple[str, ...] = (), ties: tuple[ImaginedTie, ...] = ()) -> WhatIf:
    return find_what_if(Day(town(*TOWN, *more), DAY), Imagined(without, ties))  # type: ignore[arg-type]


def tell(found: WhatIf) -> dict[Kind, str]:
    return {finding.kind: finding.sentence for finding in reversed(found.findings)}


def test_who_would_be_cut_off_comes_first_with_the_sectors_that_part_and_what_would_be_missing() -> None:
    found = try_out(without=("school",))
    assert found.said == "What if School left?"
    told = tell(found)
    assert next(iter(reversed(told))) is FindingKind.IF_CUT_OFF
    assert told[FindingKind.IF_CUT_OFF] == "1 partner would lose every known way to the rest: Church."
    assert told[FindingKind.IF_SECTORS] == "No known tie would be left between Faith and Health."
    assert (
        told[FindingKind.IF_GAP_OPENS] == "A gap would open: Church has no known tie to anybody on the map."
    )
    assert FindingKind.IF_GAP_CLOSES not in told


def test_where_one_of_our_organizations_leaves_we_are_still_the_same_side() -> None:
    """Branch is the first of us by name; what is left of us has had its way to the rest all along."""
    branch = (
        org("branch", home=True),
        sector("arts"),
        tie(T.IN_SECTOR, "branch", "arts"),
        partners("branch bus"),
    )
    told = tell(try_out(*branch, tie(T.IN_SECTOR, "library", "health"), without=("branch",)))
    assert FindingKind.IF_JOINED not in told
    assert FindingKind.IF_SECTORS not in told
    assert told[FindingKind.IF_CUT_OFF] == "1 partner would lose every known way to the rest: Bus."
    assert not [said for said in told.values() if "Branch" in said.replace("(now with Branch)", "")]


@pytest.mark.parametrize("standing", [Standing.PARTNER, Standing.CLOSED])
def test_figures_of_now_count_whoever_of_us_leaves_and_say_so(standing: Standing) -> None:
    """Library and Branch have three partners now, Library keeps one; a home of ours that has closed counts for neither."""
    branch = (
        org("branch", home=True),
        org("annex", home=True, standing=standing),
        partners("branch bus", "branch school"),
    )
    found = try_out(*branch, without=("branch",))
    of_us = next(row for row in found.tell_rows() if row[0].startswith("Library") or "Annex" in row[0])
    ours = "Library" if standing is Standing.CLOSED else "Annex & Library"
    assert of_us[:2] == (f"{ours} (now with Branch)", "3 → 1")
    for finding in found.findings:
        if finding.kind in {FindingKind.IF_BETWEEN, FindingKind.IF_NEARER, FindingKind.IF_DEPENDENT}:
            said = " ".join((finding.sentence, *finding.evidence))
            assert said.count(ours) == said.count(f"{ours} (now with Branch)")


def test_of_sectors_each_of_our_organizations_is_itself() -> None:
    branch = (org("branch", home=True), tie(T.IN_SECTOR, "branch", "health"), sector("arts"))
    told = tell(
        try_out(
            *branch, tie(T.IN_SECTOR, "library", "arts"), partners("library church"), without=("library",)
        )
    )
    assert told[FindingKind.IF_SECTORS] == (
        "No known tie would be left between Arts and Faith; between Arts and Health."
    )


def test_a_new_tie_says_who_joins_what_closes_and_on_whom_more_hangs() -> None:
    """With bus at the church, the church lies between bus and the three others: 3 of 6 pairs of others, now 0 of 6."""
    found = try_out(ties=(ImaginedTie("bus", "church"),))
    assert found.said == "What if Bus and Church worked together?"
    told = tell(found)
    assert told[FindingKind.IF_JOINED] == "1 partner would have a way to the rest for the first time: Bus."
    assert told[FindingKind.IF_GAP_CLOSES] == "A gap would close: Bus has no known tie to anybody on the map."
    assert told[FindingKind.IF_BETWEEN] == (
        "More would hang on Church: the shortest introduction between two others would lead through them in about 50 "
        "of 100 cases, now 0."
    )
    assert told[FindingKind.IF_NEARER].startswith("Bus, ")
    assert found.rows[0][0] in {"Bus", "Church"}
    told_rows = {row[0]: row for row in found.tell_rows()}
    assert all(len(row) == len(COLUMNS) for row in told_rows.values())
    assert told_rows["Church"][1:3] == ("1 → 2", "0 → 50")
    assert told_rows["Bus"][4] == "– → 100"


def test_sectors_that_meet_for_the_first_time_are_told() -> None:
    new = (org("choir"), sector("arts"), tie(T.IN_SECTOR, "choir", "arts"))
    told = tell(try_out(*new, ties=(ImaginedTie("choir", "clinic"),)))
    assert told[FindingKind.IF_SECTORS] == "There would be a first tie between Arts and Health."


def test_if_one_of_us_leaves_it_is_told_who_loses_the_only_link() -> None:
    ana = (person("ana", on_team=True), tie(T.KEPT_BY, "clinic", "ana"))
    (finding,) = try_out(*ana, without=("ana",)).findings
    assert finding.kind is FindingKind.IF_LINK_LOST
    assert finding.sentence == (
        "1 partner would lose the only one of us noted as knowing or keeping them: Clinic."
    )
    luis = (person("luis"), tie(T.WORKS_AT, "luis", "clinic"), tie(T.PARTNERS_WITH, "library", "luis"))
    (finding,) = try_out(*luis, without=("luis",)).findings
    assert finding.sentence == "1 partner would no longer have anybody whom we know: Clinic."


def test_a_rated_tie_is_measured_by_strength_on_the_same_scale() -> None:
    found = try_out(ties=(ImaginedTie("library", "clinic", 5),))
    assert found.said == "What if Library and Clinic had a tie rated “collaborate”?"
    assert {row[0] for row in found.rows} >= {"Library", "Clinic"}
    for row in found.rows:
        assert all(0 <= figure <= 100 for figure in row[5:7] if isinstance(figure, int))


def test_where_nothing_changes_it_says_so() -> None:
    (finding,) = try_out(person("ben", on_team=True), without=("ben",)).findings
    assert finding.kind is FindingKind.IF_NOTHING


def test_nothing_imagined_is_refused() -> None:
    with pytest.raises(InputError):
        try_out()


def test_every_sentence_is_plain_and_says_that_nothing_is_saved() -> None:
    for found in (
        try_out(without=("clinic",)),
        try_out(without=("library",)),
        try_out(ties=(ImaginedTie("bus", "church", 5),)),
    ):
        for finding in found.findings:
            assert not NEVER_SAID.search(say(finding)), say(finding)
            assert finding.rests_on.endswith("Tried on a copy: nothing is saved.")


def test_for_programs_the_figures_stand_by_name() -> None:
    told = try_out(ties=(ImaginedTie("bus", "church"),)).write_json()
    church = next(one for one in told["partners"] if one["name"] == "Church")
    assert church["betweenness"] == {"now": 0, "then": 50}
    assert church["ties"] == {"now": 1, "then": 2}


@given(networks(), st.data())
@settings(max_examples=40)
def test_whatever_is_tried_is_told_in_plain_words_and_leaves_the_network_as_it_is(
    network: Network, data: st.DataObject
) -> None:
    actors = [one.id for one in network.actors()]
    if not actors:
        return
    entities, ties = dict(network.entities), dict(network.ties)
    found = find_what_if(Day(network, DAY), Imagined((data.draw(st.sampled_from(actors)),)))
    assert found.findings
    for finding in found.findings:
        assert finding.sentence.endswith((".", "?", "!", "…"))
        assert finding.why
        assert finding.next_step
    assert (dict(network.entities), dict(network.ties)) == (entities, ties)


def test_whoever_is_cut_off_or_loses_a_partner_does_not_depend_less_on_few() -> None:
    """In a triangle a constraint is 1.125 (Burt 1992); the two who are left of it have 1, and nobody else."""
    around = (org("council"), org("friend"), partners("council library", "friend library", "council friend"))
    told = try_out(*around, without=("library",))
    assert FindingKind.IF_CUT_OFF in tell(told)
    assert "depend less" not in str(told.findings)


def test_that_many_would_be_farther_is_told_beside_how_many_would_be_by_chance() -> None:
    """Two groups of six who all work with one another, and one partner between them."""
    sides = ["abcdef", "uvwxyz"]
    ties = [" ".join(pair) for side in sides for pair in combinations(side, 2)]
    network = town(*map(org, "".join(sides)), org("bridge"), partners(*ties, "bridge a", "bridge z"))
    found = find_what_if(Day(network, DAY), Imagined(without=("bridge",)))
    (farther,) = (one for one in found.findings if one.kind is FindingKind.IF_NEARER)
    assert farther.sentence.endswith("would be farther from the others on the whole.")
    assert farther.evidence[-1] == (
        "In 19 networks with as many ties each, tied at random, at most 2 would be farther."
    )


def test_that_as_many_would_be_farther_as_by_chance_is_not_told() -> None:
    random = nx.gnp_random_graph(30, 0.2, seed=1)
    pairs = partners(*(f"o{one:02} o{other:02}" for one, other in random.edges))
    network = town(*(org(f"o{one:02}") for one in random), pairs)
    for one in ("o00", "o01", "o02"):
        told = tell(find_what_if(Day(network, DAY), Imagined(without=(one,))))
        assert FindingKind.IF_NEARER not in told


def test_whoever_would_be_cut_off_is_not_told_to_depend_less_on_few() -> None:
    """Council and its three partners all know Hub, and hang on it alone: without it Council has three apart."""
    network = town(
        *(org(key) for key in ("hub", "council", "aid", "bank", "clinic", "school", "church", "choir")),
        org("library", home=True), partners("library hub", "library school", "library church", "library choir"),
        partners(*(f"hub {one}" for one in ("council", "aid", "bank", "clinic"))),
        partners("council aid", "council bank", "council clinic"),
    )  # fmt: skip
    told = tell(find_what_if(Day(network, DAY), Imagined(without=("hub",))))
    assert told[FindingKind.IF_CUT_OFF].endswith("Aid, Bank, Clinic and Council.")
    assert "depend less" not in told.get(FindingKind.IF_DEPENDENT, "")


def test_nobody_comes_nearer_because_somebody_without_a_tie_leaves() -> None:
    ring = [f"{one} {other}" for one, other in zip("abcdefgh", "bcdefgha", strict=True)]
    network = town(*map(org, "abcdefgh"), org("alone"), partners(*ring))
    found = find_what_if(Day(network, DAY), Imagined(without=("alone",)))
    assert [one.kind for one in found.findings] == [FindingKind.IF_NOTHING]
    assert found.rows == ()


def test_figures_now_and_then_are_of_the_same_pairs() -> None:
    """In a row D stands between E and all others; when E leaves, no way between two who stay is another."""
    row = town(*map(org, "abcde"), partners("a b", "b c", "c d", "d e"))
    found = find_what_if(Day(row, DAY), Imagined(without=("e",)))
    assert {one.kind for one in found.findings} == {FindingKind.IF_DEPENDENT}
    figures = {str(name): figures for name, *figures in found.rows}
    assert figures["D"][2:4] == [0, 0]
    assert "not counted, now either" in found.findings[0].rests_on


def test_who_of_us_holds_a_relationship_is_told_as_it_is_on_connectors() -> None:
    """Ben knows Clinic; Ana has met somebody there too, and is noted as no more than that."""
    network = town(
        org("library", home=True), person("ana", on_team=True), person("ben", on_team=True), org("clinic"), org("bank"),
        person("luis"), tie(T.WORKS_AT, "luis", "clinic"), tie(T.KNOWS, "ben", "luis"), tie(T.KEPT_BY, "bank", "ben"),
        Interaction(id="m", on=DAY), tie(T.BY, "m", "ana"), tie(T.WITH, "m", "luis"), partners("library clinic"),
    )  # fmt: skip
    day = Day(network, DAY)
    told = tell(find_what_if(day, Imagined(without=("ben",))))[FindingKind.IF_LINK_LOST]
    assert (
        told == "2 partners would lose the only one of us noted as knowing or keeping them: Bank and Clinic."
    )
    connectors = [one.sentence for one in find_connectors(day) if one.kind is FindingKind.ONE_OF_US]
    assert connectors == [
        "If Ben leaves, 2 partners lose the only one of us noted as knowing or keeping them."
    ]


def test_a_sector_known_through_one_person_is_no_new_gap_when_it_is_another() -> None:
    network = town(
        org("library", home=True), person("ana", on_team=True), org("school"), person("sam"), sector("learning", expected=True),
        tie(T.IN_SECTOR, "school", "learning"), tie(T.WORKS_AT, "sam", "school"), tie(T.KNOWS, "ana", "sam", strength=4),
        partners("library school", strength=4),
    )  # fmt: skip
    opened = [
        one.sentence
        for one in find_what_if(Day(network, DAY), Imagined(without=("ana",))).findings
        if one.kind is FindingKind.IF_GAP_OPENS
    ]
    assert not [one for one in opened if "Sam is the only one" in one]


def test_we_are_not_to_be_introduced_to_anybody() -> None:
    network = town(org("library", home=True), *map(org, "abcdefghij"), partners(
        "library a", "library b", "a b", *(f"b {one}" for one in "cdef"), *(f"a {one}" for one in "ghij")
    ))  # fmt: skip
    for gone in "ab":
        for one in find_what_if(Day(network, DAY), Imagined(without=(gone,))).findings:
            assert not one.next_step.startswith("Introduce Library")


def find_kind(found: WhatIf, kind: Kind) -> Finding:
    return next(one for one in found.findings if one.kind is kind)


def test_on_whom_more_would_hang_is_first_of_those_listed_below() -> None:
    chain = partners("a b", "b c", "c d", "d e", "e f", "f g", "a h")
    network = town(org("a", home=True), *(org(key) for key in "bcdefgh"), chain)
    tried = find_what_if(Day(network, DAY), Imagined(ties=(ImaginedTie("a", "g"),)))
    found = find_kind(tried, FindingKind.IF_BETWEEN)
    assert found.sentence.startswith("More would hang on G:")
    assert found.evidence[0].startswith("G: ")
    assert found.subjects[0] == "g"


def test_neither_we_nor_who_is_not_to_be_contacted_are_told_what_they_would_gain() -> None:
    found = find_kind(try_out(ties=(ImaginedTie("library", "bus"),)), FindingKind.IF_NEARER)
    assert found.next_step == "Tell Bus what they would gain."
    shut = town(org("library", home=True), org("shut", standing=Standing.DO_NOT_CONTACT))
    tried = find_what_if(Day(shut, DAY), Imagined(ties=(ImaginedTie("library", "shut"),)))
    nearer = find_kind(tried, FindingKind.IF_NEARER)
    assert nearer.sentence == "Library and Shut would be nearer to the others on the whole."
    assert nearer.next_step == "Ask both sides whether they would like to meet."


def test_nobody_who_is_not_to_be_contacted_is_to_be_introduced_before_they_are_cut_off() -> None:
    shut = (org("alone", standing=Standing.DO_NOT_CONTACT), partners("alone school"))
    found = find_kind(try_out(*shut, without=("school",)), FindingKind.IF_CUT_OFF)
    assert found.evidence == ("Alone.", "Church.")
    assert found.next_step == "Introduce Church to one more partner before it comes to that."


def test_where_strength_is_tried_it_is_said_that_strength_counts() -> None:
    found = find_kind(try_out(ties=(ImaginedTie("library", "church", 5),)), FindingKind.IF_NEARER)
    assert found.why == "The closer the ties on the way, the sooner news and help arrive."
    assert "The closer a tie is rated, the shorter it counts, now as well." in found.rests_on
    plain = find_kind(try_out(ties=(ImaginedTie("library", "church"),)), FindingKind.IF_NEARER)
    assert "rated" not in plain.rests_on


def test_how_many_more_gaps_would_open_is_told_beside_the_last() -> None:
    wanted = [
        item
        for place in range(6)
        for item in (
            sector(f"s{place}", name=f"S{place}", expected=True),
            org(f"o{place}"),
            tie(T.IN_SECTOR, f"o{place}", f"s{place}"),
        )
    ]
    found = find_what_if(
        Day(town(org("us", home=True), *wanted), DAY), Imagined(tuple(f"o{one}" for one in range(6)))
    )
    opened = [one for one in found.findings if one.kind is FindingKind.IF_GAP_OPENS]
    assert len(opened) == 4
    assert ["more gaps would open" in one.why for one in opened] == [False, False, False, True]
    assert opened[-1].why.endswith("Beside these, 2 more gaps would open.")


def test_whose_ties_are_their_own_has_none_that_is_ours_or_their_place_s() -> None:
    network = town(
        *TOWN, person("joe", on_team=True, standing=Standing.PARTNER), person("ray", standing=Standing.PARTNER),
        tie(T.WORKS_AT, "ray", "clinic"), tie(T.PARTNERS_WITH, "bus", "joe"), tie(T.PARTNERS_WITH, "bus", "ray"),
    )  # fmt: skip
    for place in ("library", "clinic"):
        tried = find_what_if(Day(network, DAY), Imagined(ties=(ImaginedTie(place, "bus"),)))
        assert tried.said == f"What if {place.title()} and Bus worked together?"
