"""Business cards, one line each, forgiving about order."""

import pytest

from netmap.files.typed.cards import plan_cards, read_card
from netmap.model.entities import Person
from netmap.model.kinds import TieKind
from netmap.model.network import EMPTY
from tests.files.plan_tables import CONTENT, bring_into_empty, make_csv, organizations, people, ties, write


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann Lee, Food Bank, ann@fb.example.org, county fair",
         ("Ann Lee", "Food Bank", None, "ann@fb.example.org", None, None, "county fair")),
        ("Ann Lee; Food Bank; +1 573 555 0100; met at the spring fair",
         ("Ann Lee", "Food Bank", None, None, "+1 573 555 0100", None, "the spring fair")),
        ("Ann Lee\tDirector\tFood Bank\tann@fb.example.org",
         ("Ann Lee", "Food Bank", "Director", "ann@fb.example.org", None, None, None)),
        ("ann@fb.example.org, Ann Lee, Food Bank",
         ("Ann Lee", "Food Bank", None, "ann@fb.example.org", None, None, None)),
        ("First Baptist Church, Tom Hill",
         ("Tom Hill", "First Baptist Church", None, None, None, None, None)),
        ("Ann Lee <ann@fb.example.org>, Food Bank",
         ("Ann Lee", "Food Bank", None, "ann@fb.example.org", None, None, None)),
        ("Food Bank, www.fb.example.org",
         (None, "Food Bank", None, None, None, "www.fb.example.org", None)),
        ("Maria Lopez, Food Bank, maria@example.org, spring fair",
         ("Maria Lopez", "Food Bank", None, "maria@example.org", None, None, "spring fair")),
        ("Dwayne, the barber", ("Dwayne", None, "the barber", None, None, None, None)),
        ("Ann Lee", ("Ann Lee", None, None, None, None, None, None)),
        ("", (None, None, None, None, None, None, None)),
    ],
)  # fmt: skip
def test_the_parts_of_a_card_are_told_apart(line: str, expected: tuple[str | None, ...]) -> None:
    assert read_card(line) == expected


def test_cards_become_people_their_organizations_and_where_they_were_met() -> None:
    text = "Ann Lee, Food Bank, ann@fb.example.org, county fair\n\nDwayne, the barber\n"
    network = write(EMPTY, plan_cards(EMPTY, text, CONTENT))
    assert people(network) == ["Ann Lee", "Dwayne"]
    assert organizations(network) == ["Food Bank"]
    assert ties(network, TieKind.WORKS_AT) == [("Ann Lee", "Food Bank")]
    assert network.of(Person)[0].notes == "Met: county fair"
    assert plan_cards(network, text, CONTENT).touches == 0


def test_a_card_of_somebody_known_adds_what_is_new() -> None:
    network = bring_into_empty(make_csv("l.csv", "Organization,Contact\nFood Bank,Ann Lee"))
    planned = plan_cards(network, "Ann Lee, Food Bank, 573-555-0100", CONTENT)
    assert planned.summary == "1 changed person"
    assert [p.message for p in planned.problems] == []


def test_a_card_without_a_name_or_organization_is_told() -> None:
    planned = plan_cards(EMPTY, "573-555-0100", CONTENT)
    assert [row.what for row in planned.rows] == ["refused"]


def test_a_second_card_does_not_say_that_the_first_is_gone() -> None:
    network = write(EMPTY, plan_cards(EMPTY, "Ann Lee, Food Bank", CONTENT))
    assert plan_cards(network, "Bob Ray, City Clinic", CONTENT).problems == ()
