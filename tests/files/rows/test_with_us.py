"""Who of us keeps a relationship, when we last met, how close it is: the columns that matter most."""

from datetime import date

import pytest

from netmap.files.lists.questions import About
from netmap.model.entities import Organization, Person
from netmap.model.happenings import Interaction
from netmap.model.kinds import InteractionKind, TieKind
from netmap.model.network import EMPTY, Network
from tests.files.plan_tables import bring_in, bring_into_empty, make_csv, people, plan, ties, write

LIST = """Organization,Contact,Who on staff knows them,Last contacted
Mill Clinic,Ann Lark,Deb,2026-09-14
Dune School,Bo Finch,"Marcus, Deb",March 2026
Reef Library,Gary,DQ,
Harbor Pantry,Deborah Quist,,call back in fall
"""


def find_team(network: Network) -> list[str]:
    """Return the names of those on our team."""
    return sorted(person.name for person in network.of(Person) if person.on_team)


def list_contacts(network: Network) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return (day, with whom, by whom) of each contact, by day."""
    return sorted(
        (str(one.on), names_of(network, one, TieKind.WITH), names_of(network, one, TieKind.BY))
        for one in network.of(Interaction)
    )


def names_of(network: Network, contact: Interaction, kind: TieKind) -> tuple[str, ...]:
    """Return whom ties of one kind lead to from a contact, by name."""
    return tuple(sorted(one.name for one in network.targets(contact.id, kind)))


def test_those_who_keep_relationships_are_our_team_and_keep_them() -> None:
    network = bring_into_empty(make_csv("p.csv", LIST))
    assert find_team(network) == ["DQ", "Deb", "Marcus"]
    assert ties(network, TieKind.KEPT_BY) == [
        ("Dune School", "Deb"), ("Dune School", "Marcus"), ("Mill Clinic", "Deb"), ("Reef Library", "DQ"),
    ]  # fmt: skip
    assert ties(network, TieKind.WORKS_AT)[-1] == ("Gary", "Reef Library")


def test_whether_they_are_on_the_team_is_asked_once_and_can_be_denied() -> None:
    planned = plan(EMPTY, make_csv("p.csv", LIST))
    (question,) = [one for one in planned.questions if one.about is About.TEAM]
    assert question.sentence == "Deb, Marcus and DQ: are they on your team?"
    assert (question.several, question.taken) == (True, ("Deb", "Marcus", "DQ"))
    denied = bring_into_empty(make_csv("p.csv", LIST), answers={question.key: ("Deb",)})
    assert find_team(denied) == ["Deb"]
    assert len(ties(denied, TieKind.KEPT_BY)) == 4


def test_one_of_us_who_is_written_in_several_ways_is_called_as_most_cells_have_it() -> None:
    file = make_csv(
        "p.csv",
        "Name,Who on staff knows them\nPantry,Dana\nClinic,dana\nPark,luis\nRotary,LUIS; Luis\nMill,dana; Dana\n",
    )
    (question,) = [one for one in plan(EMPTY, file).questions if one.about is About.TEAM]
    assert question.sentence == "Dana and Luis: are they on your team?"
    network = bring_into_empty(file)
    assert find_team(network) == ["Dana", "Luis"]
    assert len(ties(network, TieKind.KEPT_BY)) == 5


def test_a_first_name_and_initials_are_offered_as_the_whole_name_they_may_stand_for() -> None:
    file = make_csv("p.csv", LIST)
    planned = plan(EMPTY, file)
    assert {(doubt.name, doubt.other_name) for doubt in planned.doubts} == {
        ("Deb", "Deborah Quist"), ("DQ", "Deborah Quist"),
    }  # fmt: skip
    joined = bring_into_empty(file, same={doubt.key: True for doubt in planned.doubts})
    assert find_team(joined) == ["Deborah Quist", "Marcus"]
    assert people(joined) == ["Ann Lark", "Bo Finch", "Deborah Quist", "Gary", "Marcus"]
    assert plan(joined, file).touches == 0


def test_a_contact_of_a_partner_who_shares_a_first_name_is_not_our_keeper() -> None:
    file = make_csv("p.csv", "Organization,Contact,Kept by\nMill Clinic,Holly,\nDune School,Bo Finch,Holly")
    assert people(bring_into_empty(file)) == ["Bo Finch", "Holly", "Holly"]


def test_the_day_of_the_last_contact_is_noted_by_whoever_keeps_it() -> None:
    file = make_csv("p.csv", LIST)
    network = bring_into_empty(file)
    assert list_contacts(network) == [
        ("2026-03-01", ("Bo Finch", "Dune School"), ("Marcus",)),
        ("2026-09-14", ("Ann Lark", "Mill Clinic"), ("Deb",)),
    ]
    assert {one.interaction_kind for one in network.of(Interaction)} == {InteractionKind.CONTACT}
    (pantry,) = [one for one in network.of(Organization) if one.name == "Harbor Pantry"]
    assert pantry.attributes == {"Last contacted": "call back in fall"}
    assert plan(network, file).touches == 0


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Last met", "meeting"), ("Last spoke", "call"), ("Last emailed", "mail"), ("Last touch", "contact")],
)
def test_only_what_a_heading_says_is_claimed_of_a_contact(heading: str, kind: str) -> None:
    (contact,) = bring_into_empty(make_csv("p.csv", f"Organization,{heading}\nMill Clinic,2026-09-14")).of(
        Interaction
    )
    assert (contact.interaction_kind, contact.on) == (kind, date(2026, 9, 14))


def test_a_newer_list_adds_the_newer_contact_and_keeps_the_older() -> None:
    first = bring_into_empty(make_csv("p.csv", "Organization,Last met\nMill Clinic,2026-09-14"))
    both = bring_in(first, make_csv("p.csv", "Organization,Last met\nMill Clinic,2026-10-02"))
    assert [str(one.on) for one in sorted(both.of(Interaction), key=lambda one: str(one.on))] == [
        "2026-09-14",
        "2026-10-02",
    ]


def test_rows_of_one_organization_written_in_short_and_in_full_are_one_with_both_days() -> None:
    file = make_csv(
        "p.csv",
        "Organization,Contact,Last met\nCarver County Health Dept.,Alan Meers,2026-09-14\n"
        "Carver County Health Department,Janelle Otis,2026-10-02",
    )
    network = bring_into_empty(file)
    (one,) = network.of(Organization)
    assert (one.name, one.aka) == ("Carver County Health Dept.", ("Carver County Health Department",))
    assert len(network.of(Interaction)) == 2
    assert plan(network, file).touches == 0


def test_how_close_and_since_when_belong_to_the_tie_with_us_or_its_keeper_or_stay_a_column() -> None:
    text = "Organization,Kept by,Partner since,Relationship strength\nMill Clinic,Deb,2019-05-01,4\nDune School,,2020-01-02,3"
    kept = bring_into_empty(make_csv("p.csv", text))
    (tie,) = kept.ties_of_kind(TieKind.KEPT_BY)
    assert (tie.strength, tie.since) == (4, date(2019, 5, 1))
    (school,) = [one for one in kept.of(Organization) if one.name == "Dune School"]
    assert school.attributes == {"Partner since": "2020-01-02", "Relationship strength": 3}
    us = Network.of_items([Organization(name="Carver Library", home=True)])
    home = bring_in(us, make_csv("p.csv", text))
    found = {
        (home.name_of(t.source), home.name_of(t.target)): t for t in home.ties_of_kind(TieKind.PARTNERS_WITH)
    }
    assert {t.strength for t in found.values()} == {3, 4}
    assert all("Carver Library" in pair for pair in found)


def test_two_organizations_with_one_contact_are_asked_about_where_one_name_is_in_the_other() -> None:
    file = make_csv(
        "p.csv",
        "Organization,Contact,Email\nLiteracy Volunteers,Pat Sims,pat@litvol.example\n"
        "Literacy Volunteers of Carver,Pat Sims,pat@litvol.example\nDune School,Bo Finch,bo@dune.example",
    )
    planned = plan(EMPTY, file)
    assert [(doubt.name, doubt.other_name) for doubt in planned.doubts] == [
        ("Literacy Volunteers of Carver", "Literacy Volunteers"),
    ]
    assert people(write(EMPTY, planned)) == ["Bo Finch", "Pat Sims"]


def test_spellings_of_a_sector_in_one_list_are_one_sector() -> None:
    file = make_csv(
        "p.csv", "Organization,Sector\nA Clinic,faith\nB Clinic,Faith\nC Clinic,Schools\nD Clinic,School"
    )
    assert sorted({target for _, target in ties(bring_into_empty(file), TieKind.IN_SECTOR)}) == [
        "Schools",
        "faith",
    ]


def test_those_who_had_the_contacts_of_a_log_are_our_team_unless_that_is_denied() -> None:
    log = make_csv(
        "contact_log.csv",
        "Date,Partner,Staff,Type\n2026-01-15,Mill Clinic,Deb,Call\n2026-03-03,Dune School,Marc,Visit",
    )
    planned = plan(EMPTY, log)
    assert find_team(write(EMPTY, planned)) == ["Deb", "Marc"]
    assert [names for *_, names in list_contacts(write(EMPTY, planned))] == [("Deb",), ("Marc",)]
    (question,) = [one for one in planned.questions if one.about is About.TEAM]
    assert find_team(bring_into_empty(log, answers={question.key: ("Deb",)})) == ["Deb"]
