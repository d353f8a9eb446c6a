"""Sentences against the bare entities and ties, told anew by the plainest means: on the sample and on made-up counties."""

import re
from datetime import date
from functools import cache

from hypothesis import given, settings

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import GapKind
from netmap.content.loading import load_content
from netmap.files.sample import plan_sample
from netmap.model.changes import apply_change
from netmap.model.entities import Area, Organization, Person
from netmap.model.happenings import Interaction
from netmap.model.kinds import InteractionKind, Standing, TieKind
from netmap.model.network import EMPTY, Network
from netmap.report.connectors.every import find_connectors
from netmap.report.finding import Finding, FindingKind
from netmap.report.introductions.ways import describe_introductions
from netmap.report.missing.every import find_missing
from tests.strategies import DAY, counties

T = TieKind
SAMPLE_DAY = date(2026, 10, 15)
BONDS = {T.KNOWS, T.PARTNERS_WITH, T.REPORTS, T.WORKS_AT, T.FUNDS, T.REFERS_TO, T.INTRODUCED_BY}


@cache
def read_sample() -> Network:
    network = EMPTY
    for change in plan_sample(load_content(), who="test"):
        network = apply_change(network, change)
    return network


class Bare:
    """What stands in a network on a day, read tie by tie, without what is confidential."""

    def __init__(self, day: Day) -> None:
        self.day = day.openly
        self.network, self.ties = self.day.network, list(self.day.network.ties.values())
        self.homes = {one.id for one in self.network.of(Organization) if one.home}
        self.team = {one.id for one in self.network.of(Person) if one.on_team}
        self.team |= {tie.source for tie in self.ties if tie.kind is T.WORKS_AT and tie.target in self.homes}
        self.us = self.homes | self.team

    def find_ends(self, kind: TieKind, *, source: str = "", target: str = "") -> set[str]:
        if source:
            return {tie.target for tie in self.ties if tie.kind is kind and tie.source == source}
        return {tie.source for tie in self.ties if tie.kind is kind and tie.target == target}

    def find_those(self, partner: str) -> set[str]:
        """Return who stands for a partner: those who work there, or the person."""
        return {partner, *self.find_ends(T.WORKS_AT, target=partner)}

    def find_known(self, partner: str) -> set[str]:
        """Return the people at a partner's who have a tie with us or were at a contact of ours."""
        found = {
            other
            for tie in self.ties
            if tie.kind in BONDS
            for one, other in (tie.ends, tie.ends[::-1])
            if one in self.us and other not in self.us
        }
        for contact in self.network.of(Interaction):
            made_by = self.find_ends(T.BY, source=contact.id)
            there = {
                tie.target for tie in self.ties
                if tie.kind is T.WITH and tie.source == contact.id and tie.role not in {"absent", "invited"}
            }  # fmt: skip
            if contact.interaction_kind is InteractionKind.ATTEMPT or not self._has_been(contact):
                continue
            if not made_by or made_by & self.us:
                found |= there | made_by
            elif there & self.us:
                audience = contact.interaction_kind is InteractionKind.COMMUNITY_CONVERSATION
                found |= made_by if audience else there | made_by
        people = {one.id for one in self.network.of(Person)} - self.us
        return found & self.find_those(partner) & people - {partner}

    def _has_been(self, contact: Interaction) -> bool:
        return contact.on is None or contact.on <= self.day.date

    def find_working_on(self, goal: str) -> set[str]:
        tables = {
            one
            for one in self.find_ends(T.PURSUES, target=goal)
            if self.network.entities[one].kind == "Coalition"
        }
        found = self.find_ends(T.PURSUES, target=goal) - tables
        found |= {one for table in tables for one in self.find_ends(T.MEMBER_OF, target=table)}
        return found | {place for one in found for place in self.find_ends(T.WORKS_AT, source=one)}


def check(day: Day) -> set[str]:
    """Hold each sentence against the bare ties; return which kinds there were."""
    bare, findings = Bare(day), (*find_missing(day), *find_connectors(day))
    checks = {
        FindingKind.ONE_OF_THEM: check_one_known, FindingKind.ONE_OF_US: check_only_one_of_us,
        GapKind.NO_TIE: check_alone, GapKind.GOAL_SECTOR: check_goal_sector, GapKind.EMPTY_SECTOR: check_empty,
        GapKind.COALITION_MEMBER: check_no_member, GapKind.NEVER_ASKED: check_never_asked,
    }  # fmt: skip
    for one in findings:
        if one.kind in checks:
            checks[one.kind](bare, one)
        check_whom_to_ask(bare, one)
    said = [(one.kind, one.sentence) for one in findings]
    assert len(said) == len(set(said))
    return {one.kind.name for one in findings if one.kind in checks}


def check_whom_to_ask(bare: Bare, told: Finding) -> None:
    """Nobody is to be asked or introduced who left us or said “not now”, and none of us."""
    for one in bare.network.actors():
        if one.id in bare.us or one.standing not in {None, Standing.PARTNER, Standing.IDEA}:
            steps = (f"Ask {one.name} ", f"Introduce {one.name} ")
            assert not told.next_step.startswith(steps), told.next_step


def check_one_known(bare: Bare, told: Finding) -> None:
    for partner in told.subjects:
        assert len(bare.find_known(partner)) == 1, bare.network.name_of(partner)


def check_only_one_of_us(bare: Bare, told: Finding) -> None:
    person, *theirs = told.subjects
    assert person in bare.us
    for partner in theirs:
        those = bare.find_those(partner)
        noted = {
            one for tie in bare.ties if tie.kind in BONDS | {T.KEPT_BY} and those & {*tie.ends}
            for one in tie.ends if one in bare.team
        }  # fmt: skip
        assert noted <= {person}, bare.network.name_of(partner)


def check_alone(bare: Bare, told: Finding) -> None:
    for one in told.subjects:
        assert one not in bare.us
        those = bare.find_those(one)
        tied = {
            end
            for tie in bare.ties
            if tie.kind in BONDS - {T.WORKS_AT, T.INTRODUCED_BY} and those & {*tie.ends}
            for end in tie.ends
        }
        closed = {
            end for end in tied if end not in bare.day.graph and not bare.find_ends(T.WORKS_AT, source=end)
        }
        assert tied <= those | closed, told.sentence


def check_goal_sector(bare: Bare, told: Finding) -> None:
    goals = [one for one in told.subjects if bare.network.entities[one].kind == "Goal"]
    (sector,) = (one for one in told.subjects if bare.network.entities[one].kind == "Sector")
    for goal in goals:
        assert f"“{bare.network.name_of(goal)}”" in told.sentence
        assert sector in bare.find_ends(T.EXPECTS, source=goal)
        present = set(bare.day.keep_present(bare.network.sources(sector, T.IN_SECTOR)))
        assert bare.find_working_on(goal).isdisjoint(present)


def check_empty(bare: Bare, told: Finding) -> None:
    assert not bare.day.keep_present(bare.network.sources(told.subjects[0], T.IN_SECTOR))


def check_no_member(bare: Bare, told: Finding) -> None:
    table, *named = told.subjects
    members = bare.find_ends(T.MEMBER_OF, target=table)
    members |= {place for one in members for place in bare.find_ends(T.WORKS_AT, source=one)}
    assert members.isdisjoint(named)


def check_never_asked(bare: Bare, told: Finding) -> None:
    said = {tie.source for tie in bare.ties if tie.kind is T.REPORTS}
    assert said.isdisjoint(told.subjects)
    assert bare.us.isdisjoint(told.subjects)


def test_sentences_on_the_sample_county_are_true() -> None:
    assert check(Day(read_sample(), SAMPLE_DAY)) == {
        "ONE_OF_THEM", "ONE_OF_US", "GOAL_SECTOR", "EMPTY_SECTOR", "COALITION_MEMBER", "NEVER_ASKED",
    }  # fmt: skip


@given(counties())
@settings(max_examples=80, deadline=None)
def test_sentences_on_made_up_counties_are_true(network: Network) -> None:
    check(Day(network, DAY))


def test_whoever_is_told_to_serve_an_area_of_the_sample_county_serves_it() -> None:
    day = Day(read_sample(), SAMPLE_DAY)
    bare, told = Bare(day), 0
    for area in day.network.of(Area):
        for one in describe_introductions(day, area.id):
            words = re.search(r"serves ([^,]+?)(, (in|around) [^,]+)?[.,]", one.finding.sentence)
            if words and one.partner:
                [served] = [place.id for place in day.network.of(Area) if place.name == words[1]]
                programs = bare.find_ends(T.RUNS, source=one.partner)
                servers = bare.find_ends(T.SERVES, target=served)
                assert not servers.isdisjoint({one.partner, *programs}), one.finding.sentence
                assert bool(words[2]) == (served != area.id)
                told += 1
    assert told > len(day.network.of(Area))


def test_a_sector_missing_to_several_goals_and_to_us_is_told_once() -> None:
    told = [one for one in find_missing(Day(read_sample(), SAMPLE_DAY)) if "Transportation" in one.sentence]
    assert [one.kind for one in told] == [GapKind.EMPTY_SECTOR]
    assert told[0].why.endswith(
        "“Good work close to home”, “No one goes hungry in Marlow County” and “Ready for the next flood” expect it too."
    )
