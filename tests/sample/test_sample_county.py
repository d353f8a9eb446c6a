"""The sample county comes in through the importer without a doubt, and is what it says it is."""

from datetime import date
from functools import cache

import networkx as nx
import pytest

from netmap.analysis.day import Day
from netmap.content.loading import load_content
from netmap.files.plan.plan import ImportOptions, plan_import
from netmap.files.sample import plan_sample, plan_sample_county
from netmap.model.changes import apply_change
from netmap.model.entities import Area, Goal, Organization, Person, Sector
from netmap.model.fields import list_fields
from netmap.model.happenings import Interaction
from netmap.model.kinds import AreaLevel, Nature, Privacy, Standing, TieKind
from netmap.model.network import EMPTY, Network

DAY = date(2026, 10, 15)
"""The day after the last contact of the sample."""


@cache
def read_county() -> Network:
    network = EMPTY
    for change in plan_sample(load_content(), who="test"):
        network = apply_change(network, change)
    return network


@pytest.fixture(name="county")
def _county() -> Network:
    return read_county()


def _named(network: Network, name: str) -> str:
    return next(entity.id for entity in network.entities.values() if entity.name == name)


def _empty_sectors(network: Network) -> set[str]:
    return {sector.name for sector in network.of(Sector) if not network.sources(sector.id, TieKind.IN_SECTOR)}


def test_nothing_in_it_is_refused_doubtful_or_guessed() -> None:
    plan = plan_sample_county(load_content())
    assert [problem for problem in plan.problems if problem.severity != "note"] == []
    assert {guess.about for guess in plan.guesses} <= {"table", "column"}
    assert plan.doubts == ()
    assert {row.what for row in plan.rows} == {"new"}


def test_it_is_one_change_that_says_where_it_comes_from() -> None:
    (change,) = plan_sample(load_content(), who="Ana")
    assert (change.who, change.nature) == ("Ana", Nature.IMPORT)
    assert change.sentence.startswith("Brought in the sample county: 63 new organizations")


def test_bringing_it_in_twice_changes_nothing(county: Network) -> None:
    plan = plan_sample_county(load_content())
    options = ImportOptions(source=plan.options.source, accept_sectors=True, guess_sectors=False)
    again = plan_import(county, plan.files, load_content(), options)
    assert again.touches == 0


def test_it_has_the_size_of_a_real_county(county: Network) -> None:
    counts = county.counts()
    assert 55 <= counts["Organization"] <= 70
    assert (counts["Person"], counts["Coalition"], counts["Goal"]) == (90, 6, 4)
    assert counts["Population"] >= 10
    assert counts["Program"] >= 10
    levels = {area.level for area in county.of(Area)}
    assert levels == set(AreaLevel)


def test_no_column_was_left_as_a_column_of_its_own(county: Network) -> None:
    assert {entity.name for entity in county.entities.values() if entity.attributes} == set()


def test_contacts_span_two_years_with_their_real_days(county: Network) -> None:
    contacts = county.of(Interaction)
    days = sorted(contact.on for contact in contacts if contact.on)
    assert len(days) == len(contacts) >= 100
    assert days[0] <= date(2024, 10, 31)
    assert date(2026, 10, 1) <= days[-1] < DAY
    for contact in contacts:
        assert county.targets(contact.id, TieKind.WITH), contact.on
        assert county.targets(contact.id, TieKind.BY), contact.on


def test_four_expected_sectors_have_nobody_and_one_is_only_listed(county: Network) -> None:
    expected = {s.name for s in county.of(Sector) if s.expected}
    empty = {"People with disabilities", "Re-entry", "Transportation", "Tribal nations"}
    assert _empty_sectors(county) & expected == empty
    (legal,) = [sector for sector in county.of(Sector) if sector.name == "Legal help"]
    there = county.sources(legal.id, TieKind.IN_SECTOR)
    assert {actor.standing for actor in there if isinstance(actor, Organization)} == {Standing.IDEA}


def test_every_goal_waits_for_somebody(county: Network) -> None:
    empty = _empty_sectors(county)
    for goal in county.of(Goal):
        assert isinstance(goal, Goal)
        assert {entity.name for entity in county.targets(goal.id, TieKind.EXPECTS)} & empty, goal.name
        assert county.sources(goal.id, TieKind.PURSUES), goal.name


def test_sectors_have_families_we_know(county: Network) -> None:
    families = {family.name for family in load_content().families}
    for sector in county.of(Sector):
        assert sector.family in families, sector.name
        assert sector.order, sector.name


def test_individuals_are_partners_in_their_own_right(county: Network) -> None:
    people = [person for person in county.of(Person) if person.standing]
    assert {person.name for person in people} >= {"Dwayne Pettis", "Odessa Freeman"}
    for person in people:
        assert county.sectors_of(person.id), person.name
        assert not county.targets(person.id, TieKind.WORKS_AT), person.name


def test_there_is_one_of_us_with_a_team(county: Network) -> None:
    homes = [o for o in county.of(Organization) if o.home]
    assert [home.name for home in homes] == ["Marlow County Public Library"]
    team = [p for p in county.of(Person) if p.on_team]
    assert {person.team_role for person in team} >= {"board", "staff"}


@pytest.mark.parametrize(
    ("holder", "beyond"),
    [
        ("English Conversation Circle", ["Islamic Center of Marlow", "Welcome House"]),
        ("Marlow County Extension Office", ["Lions Club of Tolliver", "Tolliver Memory Café"]),
    ],
)
def test_some_hang_on_one_organization(county: Network, holder: str, beyond: list[str]) -> None:
    graph = Day(county, DAY).graph
    library = _named(county, "Marlow County Public Library")
    assert all(nx.has_path(graph, library, _named(county, name)) for name in beyond)
    graph.remove_node(_named(county, holder))
    assert not any(nx.has_path(graph, library, _named(county, name)) for name in beyond)


def test_some_are_listed_and_nobody_is_tied_to_them(county: Network) -> None:
    graph = Day(county, DAY).graph
    alone = {county.name_of(actor) for actor in graph if not graph.degree(actor)}
    assert {
        "Kestrel Manufacturing",
        "Legal Aid of the Three Rivers",
        "Homeschool Families of Marlow",
    } <= alone


def test_its_data_teach_good_habits(county: Network) -> None:
    shelters = [o for o in county.of(Organization) if getattr(o, "location_confidential", False)]
    assert [shelter.name for shelter in shelters] == ["Haven House"]
    for actor in county.actors():
        email, phone = getattr(actor, "email", ""), getattr(actor, "phone", "")
        assert not email or email.endswith("example.org"), actor.name
        assert not phone or phone.startswith("555-01"), actor.name
    for shelter in shelters:
        located = {row.name for row in list_fields(Organization) if row.info.privacy is Privacy.CONTACT} - {
            "email",
            "phone",
        }
        assert not any(getattr(shelter, name) for name in located)
        assert not getattr(shelter, "city", "")


def test_what_ended_stays_with_its_end(county: Network) -> None:
    ended = [tie for tie in county.ties.values() if tie.until]
    assert len(ended) >= 3
    (closed,) = [o for o in county.of(Organization) if getattr(o, "standing", None) is Standing.CLOSED]
    assert closed.name == "Little Steps Preschool"
