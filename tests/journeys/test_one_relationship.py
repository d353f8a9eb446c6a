"""What our relationship with somebody is, and how many there are, is the same wherever it is told."""

import json
from dataclasses import asdict, replace
from typing import Any

from hypothesis import given, settings
from typer.testing import CliRunner

from netmap.analysis.counts import count_graph, count_partners, list_tied
from netmap.analysis.day import Day
from netmap.analysis.introductions.routes import RouteFinder
from netmap.analysis.keep_in_touch.upkeep import find_upkeep
from netmap.analysis.missing.gap import LEFT_OUT, GapKind
from netmap.analysis.next.causes import CauseKind
from netmap.analysis.next.conversations import find_conversations
from netmap.analysis.relations import Relation, find_relation
from netmap.cli.main import app
from netmap.model.kinds import Standing
from netmap.model.network import Network
from netmap.model.words import count_things, tell_actors
from netmap.picture.compose import compose_picture
from netmap.picture.map_data import build_map
from netmap.picture.scene.scene import build_scene
from netmap.picture.scene.text import write_twin
from netmap.picture.scene.words import RELATION_WORDS
from netmap.report.connectors.every import find_connectors
from netmap.report.counts import tell_count, tell_ties
from netmap.report.data.analysis_json import build_analysis
from netmap.report.finding import Finding, FindingKind
from netmap.report.introductions.ways import describe_introductions
from netmap.report.keep_in_touch.growth import count_by_year, find_growth
from netmap.report.missing.every import find_missing
from netmap.report.next.conversations import find_next
from netmap.report.relationships import NO_RELATIONSHIP, tell_relationship
from tests.journeys.held_networks import hold_network
from tests.strategies import DAY, counties

NO_WAY = "We know of no way"
ABOUT_STRANGERS = {GapKind.SERVED_FAR, GapKind.GOAL_ASSET_FAR, GapKind.NO_TIE}
"""Findings on those with whom we have no relationship."""


def list_partners(day: Day) -> list[str]:
    """Organizations and individual partners who have neither closed nor are one of us."""
    return [one for one in sorted(day.graph) if one not in day.our_side]


def is_said(findings: tuple[Finding, ...], text: str) -> bool:
    return any(
        text in line for one in findings for line in (one.sentence, one.why, one.next_step, *one.evidence)
    )


@given(counties())
@settings(max_examples=60)
def test_nobody_with_whom_we_have_a_relationship_is_told_of_as_a_stranger(network: Network) -> None:
    day = Day(network, DAY)
    missing, ways = find_missing(day), find_next(day, most=20)
    for partner in list_partners(day):
        name, known = network.name_of(partner), partner in day.relationships
        elsewhere = known or bool(day.find_employers((partner,)) & day.relationships.keys())
        assert (NO_RELATIONSHIP in tell_relationship(day, partner)) is not elsewhere
        for one in missing:
            if one.kind in ABOUT_STRANGERS and partner in one.subjects:
                assert not known, one.sentence
            if one.kind is GapKind.LISTED_SECTOR and known and partner in one.subjects:
                assert day.read_standing(partner) is Standing.IDEA, one.sentence
        if known:
            assert not is_said(missing, f"{name}: no relationship with us")
            assert not is_said(missing, f"{name}: nobody we know could introduce us")
            found = [one for one in ways if one.subjects[0] == partner]
            assert not is_said(tuple(found), "nobody we know can introduce us yet")


@given(counties())
@settings(max_examples=60)
def test_whoever_of_us_has_the_relationship_is_sent_and_nobody_else(network: Network) -> None:
    day = Day(network, DAY)
    finder, openly = RouteFinder(day), day.openly.relationships
    for partner in list_partners(day):
        first = describe_introductions(day, partner)[0].finding
        routes = finder.find(partner)
        if partner not in day.relationships:
            assert not any(finder.is_own(route.stops) for route in routes)
            continue
        assert not first.sentence.startswith(NO_WAY)
        if partner in openly and day.read_standing(partner) not in LEFT_OUT:
            assert first.kind is FindingKind.INTRODUCTION
            assert finder.is_own(routes[0].stops)
            assert routes[0] == finder.find_surest(partner)


@given(counties())
@settings(max_examples=60)
def test_the_map_draws_and_says_of_everybody_how_they_stand_with_us(network: Network) -> None:
    day = Day(network, DAY)
    data, twin = build_map(compose_picture(day)), write_twin(build_scene(day))
    to_us = {
        end
        for line in data["edges"]
        if line["what"] in {"tie", "ours"}
        for one, end in ((line["from"], line["to"]), (line["to"], line["from"]))
        if one in day.us
    }
    rows = {row["Name"]: row["With us"] for row in twin.rows}
    analysis = {actor["id"]: actor["with_us"] for actor in build_analysis(day)["actors"]}
    nodes = {node["id"]: node for node in data["nodes"]}
    for partner in list_partners(day):
        relation, standing = find_relation(day, network.entities[partner]), day.read_standing(partner)
        if partner in analysis:
            openly = find_relation(day.openly, network.entities[partner])
            assert analysis[partner]["relation"] == openly.value
        if standing in LEFT_OUT:
            assert relation is Relation.LEFT
        else:
            is_known = partner in day.relationships and standing is not Standing.IDEA
            assert (relation is not Relation.LISTED) is is_known
        if partner in nodes:
            assert nodes[partner]["relation"] == relation.value
            assert rows[network.name_of(partner)] == RELATION_WORDS[relation]
        if partner in nodes and standing not in LEFT_OUT:
            assert (partner in to_us) is (partner in day.relationships)


@given(counties())
@settings(max_examples=60)
def test_every_count_is_the_same_wherever_it_is_given(network: Network) -> None:
    day = Day(network, DAY)
    on_map, openly, ties = count_graph(day.graph), count_graph(day.openly.graph), day.openly.graph.edges
    data, analysis = build_map(compose_picture(day)), build_analysis(day)
    told = analysis["network"]
    assert (told["organizations"], told["individuals"], told["other_people"], told["ties"]) == (
        openly.organizations, openly.individuals, openly.other_people, len(ties),
    )  # fmt: skip
    assert told["actors"] == openly.organizations + openly.individuals + openly.other_people
    facts = data["words"]["facts"][0]
    assert facts.startswith(f"{tell_actors(on_map.organizations, on_map.individuals)} in ")
    partners = count_partners(network)
    assert partners.on_map == replace(on_map, other_people=0)
    closed = sum(one.standing is Standing.CLOSED for one in network.actors())
    assert partners.closed.organizations + partners.closed.individuals == closed
    for one in (*find_next(day), *find_connectors(day)):
        if one.kind in {FindingKind.NEXT_CONVERSATION, FindingKind.CONNECTOR}:
            assert f" among {tell_count(openly)} as of " in one.rests_on
    for actor in analysis["actors"]:
        assert actor["degree"] == len(list_tied(day.openly.graph, actor["id"]))
    names = {row["Name"]: row["Tied to"] for row in write_twin(build_scene(day)).rows}
    for node in data["nodes"]:
        if node["id"] in day.graph:
            assert node["ties"] == len(list_tied(day.graph, node["id"]))
            assert len(names[node["label"]].split(", ")) == max(node["ties"], 1)
            assert tell_ties(day, node["id"], 7, "Ties").startswith(f"Tied to {node['ties'] or 'no'} other")


@given(counties())
@settings(max_examples=60)
def test_there_are_as_many_relationships_wherever_they_are_counted(network: Network) -> None:
    day = Day(network, DAY)
    kept_up = {one.partner for one in find_upkeep(day)}
    assert kept_up == {one for one in day.relationships if day.read_standing(one) not in LEFT_OUT}
    kept_up = {one.partner for one in find_upkeep(day.openly)}
    assert count_by_year(day)[-1][1] == len(kept_up)
    resting = [one for one in find_growth(day) if one.kind is FindingKind.RESTING_ON]
    assert [len(one.subjects) for one in resting] == [len(kept_up)] * bool(kept_up)
    noted = f"our {count_things(len(kept_up), 'partner')}"
    for one in find_connectors(day):
        if one.kind in {FindingKind.ONE_OF_US, FindingKind.ONE_OF_THEM}:
            assert noted in one.rests_on
    talks = [one for one in find_conversations(day, most=20) if one.partner in day.relationships]
    assert CauseKind.NEW_TIE not in {cause.kind for talk in talks for cause in talk.causes}


def type_json(*words: str) -> Any:
    result = CliRunner().invoke(app, [*words, "--json"])
    assert result.exit_code == 0, result.exception
    return json.loads(result.stdout)


@given(counties())
@settings(max_examples=15)
def test_the_commands_say_the_same_as_the_pages(network: Network) -> None:
    day = Day(network, DAY)
    with hold_network(network, DAY, "today", "measures", "store.whole"):
        status, analysis = type_json("status")["partners"], type_json("analyze")
        missing = type_json("missing")
        ways = {one: type_json("introductions", one)[0] for one in list_partners(day)}
    assert status == asdict(count_partners(network))
    told, openly = analysis["network"], count_partners(day.openly.network).on_map
    assert (told["organizations"], told["individuals"]) == (openly.organizations, openly.individuals)
    for actor in analysis["actors"]:
        assert actor["with_us"]["relation"] == find_relation(day.openly, network.entities[actor["id"]]).value
    strangers = {one for found in missing if found["kind"] in ABOUT_STRANGERS for one in found["subjects"]}
    assert strangers.isdisjoint(day.relationships)
    assert not any(ways[one]["sentence"].startswith(NO_WAY) for one in ways if one in day.relationships)
