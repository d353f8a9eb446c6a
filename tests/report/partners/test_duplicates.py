"""Who may be there twice, what speaks for it, and joining and splitting without losing anything."""

from typing import Any

import pytest

from netmap.errors import InputError
from netmap.files.meaning.column_words import load_column_words
from netmap.model.changes import Plan, apply_change, build_change
from netmap.model.entities import Organization, Person
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.report.partners.duplicates import (
    find_suspects,
    list_differing,
    plan_apart,
    plan_joining,
    plan_split,
)

WORDS = load_column_words()


def suspects(*items: Entity | Tie) -> list[tuple[str, str, tuple[str, ...]]]:
    network = Network.of_items(items)
    return [(one.keep, one.drop, one.reasons) for one in find_suspects(network, WORDS)]


def org(id_: str, name: str, **values: Any) -> Organization:
    return Organization(id=id_, name=name, **values)


def person(id_: str, name: str, **values: Any) -> Person:
    return Person(id=id_, name=name, **values)


@pytest.mark.parametrize(
    ("items", "reasons"),
    [
        ((org("a", "Food Bank of Marlow"), org("b", "Food Bank of Marlow, Inc.")), ("the same name",)),
        ((org("a", "Marlow Health Department"), org("b", "Marlow Health Dept")), ("nearly the same name",)),
        ((org("a", "Young Mens Christian Association"), org("b", "YMCA")), ("one name is the initials of the other",)),
        ((org("a", "Literacy Volunteers", phone="555-201-4600", website="litvol.example.org"),
          org("b", "The Tutors", phone="(555) 201 4600", website="https://litvol.example.org/")),
         ("the same website", "the same phone number")),
        ((person("a", "Ann Lee", email="ann@fb.example.org"), person("b", "Annie Lee", email="ann@fb.example.org")),
         ("the same e-mail address",)),
        ((org("a", "Literacy Volunteers"), org("b", "Literacy Volunteers of Marlow County"), person("p", "Pat Sims"),
          build_tie(T.WORKS_AT, "p", "a"), build_tie(T.WORKS_AT, "p", "b")),
         ("one name is part of the other", "both belong to Pat Sims")),
    ],
)  # fmt: skip
def test_what_speaks_for_two_being_one_is_said(
    items: tuple[Entity | Tie, ...], reasons: tuple[str, ...]
) -> None:
    assert [found for *_, found in suspects(*items)] == [reasons]


@pytest.mark.parametrize(
    "items",
    [
        (org("a", "Marlow Health Department", city="Marlow"), org("b", "Marlow Health Dept", city="Kent")),
        (org("a", "Precinct 1"), org("b", "Precinct 2")),
        (org("a", "County Clinic", website="county.example.org"), org("b", "County Jail", website="county.example.org")),
        (person("a", "Ann Lee", email="ann@a.example.org"), person("b", "Ann Lee", email="ann@b.example.org")),
        (person("a", "Bo Lee", phone="555-201-4600"), person("b", "Cy Lee", phone="555-201-4600")),
        (org("a", "First Baptist Church"), org("b", "First Baptist Church Preschool"), build_tie(T.PART_OF, "b", "a")),
    ],
)  # fmt: skip
def test_what_speaks_against_it_keeps_two_apart(items: tuple[Entity | Tie, ...]) -> None:
    assert suspects(*items) == []


def test_people_of_one_name_are_suspects_unless_they_work_for_different_employers() -> None:
    two = (person("a", "Ann Lee"), person("b", "Ann Lee"), org("x", "Bank"), org("y", "Mill"))
    jobs = (build_tie(T.WORKS_AT, "a", "x"), build_tie(T.WORKS_AT, "b", "y"))
    assert len(suspects(*two, jobs[0])) == 1
    assert suspects(*two, *jobs) == []
    same = build_tie(T.WORKS_AT, "b", "x")
    assert suspects(*two, jobs[0], same)[0][2] == ("the same name", "both belong to Bank")


def test_the_one_with_more_ties_stays_and_most_that_speaks_comes_first() -> None:
    found = suspects(
        org("a", "Rotary"), org("b", "Rotary"), org("c", "Lions Club of Marlow"), org("d", "Lions Club Marlow"),
        build_tie(T.PARTNERS_WITH, "b", "c"),
    )  # fmt: skip
    assert [(keep, drop) for keep, drop, _ in found] == [("b", "a"), ("c", "d")]


def after(network: Network, plan: Plan) -> Network:
    put, remove = plan
    return apply_change(network, build_change(network, put=put, remove=remove, who="", sentence=""))


BANK = org("bank", "Food Bank", phone="555-0100", city="Marlow", aka=("The Pantry",))
TWIN = org("twin", "Food Bank of Marlow", phone="555-0199", email="hi@fb.example.org")
ANN, BO = person("ann", "Ann Lee"), person("bo", "Bo Finch")
TOWN = Network.of_items(
    [
        BANK, TWIN, ANN, BO, build_tie(T.WORKS_AT, "ann", "bank", id="ann-bank"),
        build_tie(T.WORKS_AT, "bo", "twin", id="bo-twin"),
    ]
)  # fmt: skip


def test_differences_are_shown_only_where_both_say_something() -> None:
    assert [(one.label, one.kept, one.gone) for one in list_differing(TOWN, "bank", "twin")] == [
        ("Name", "Food Bank", "Food Bank of Marlow"),
        ("Phone", "555-0100", "555-0199"),
    ]


def test_joined_field_by_field_everything_that_was_known_is_there() -> None:
    network = after(TOWN, plan_joining(TOWN, "bank", "twin", ["name", "phone"]))
    [one] = network.of(Organization)
    assert (one.id, one.name, one.phone, one.email, one.city) == (
        "bank", "Food Bank of Marlow", "555-0199", "hi@fb.example.org", "Marlow",
    )  # fmt: skip
    assert set(one.aka) == {"The Pantry", "Food Bank"}
    assert {person.name for person in network.sources("bank", T.WORKS_AT)} == {"Ann Lee", "Bo Finch"}
    assert find_suspects(network, WORDS) == ()


def test_two_told_apart_are_not_offered_again() -> None:
    pair = Network.of_items([org("a", "Rotary"), org("b", "Rotary")])
    assert find_suspects(after(pair, plan_apart(pair, "a", "b")), WORDS) == ()


def test_a_split_moves_the_ties_that_are_chosen_and_is_not_offered_as_one_again() -> None:
    joined = after(TOWN, plan_joining(TOWN, "bank", "twin"))
    network = after(joined, plan_split(joined, "bank", "Food Bank of Marlow", ["bo-twin"]))
    two = {
        one.name: {p.name for p in network.sources(one.id, T.WORKS_AT)} for one in network.of(Organization)
    }
    assert two == {"Food Bank": {"Ann Lee"}, "Food Bank of Marlow": {"Bo Finch"}}
    assert find_suspects(network, WORDS) == ()


@pytest.mark.parametrize(("name", "ties"), [("", ()), ("food bank", ()), ("New House", ("bo-twin",))])
def test_a_split_that_cannot_be_is_told(name: str, ties: tuple[str, ...]) -> None:
    with pytest.raises(InputError):
        plan_split(TOWN, "bank", name, ties)
