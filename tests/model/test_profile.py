"""The profile of somebody or something: everything for the team, public fields alone for the room."""

from datetime import date
from typing import Any

import pytest

from netmap.model.entities import Goal, Organization, Person
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import FieldType, list_fields
from netmap.model.kinds import EntityKind, Horizon, Privacy, Scope, TeamRole
from netmap.model.profile import tell_profile


@pytest.fixture
def shelter() -> Organization:
    return Organization(
        name="Harbor House", aka=("The House", "HH"), description="Beds.\nMeals.", email="in@harbor.example",
        city="Marlow", location_confidential=True, notes="Ask for Jo.", attributes={"Zone": 3, "Beds": True},
        external_ids=("list:org:1",), source="a list", home=True,
    )  # fmt: skip


def test_the_room_is_told_public_fields_alone(shelter: Organization) -> None:
    assert tell_profile(shelter, room=True) == (
        ("Also known as", "The House, HH"), ("What they do", "Beds.\nMeals."), ("City", "Marlow"),
    )  # fmt: skip


def test_a_wall_does_not_say_what_only_the_team_works_with() -> None:
    goal = Goal(
        name="Every child reads", description="By third grade.", scope=Scope.WIDE, horizon=Horizon.NOW, issue="Reading",
        started=date(2024, 10, 3),
    )  # fmt: skip
    assert tell_profile(goal, room=True) == (("What it means", "By third grade."), ("Issue", "Reading"))
    assert ("Started", "2024-10-03") in tell_profile(goal, room=False)
    colleague = Person(name="Jo", title="Librarian", on_team=True, team_role=TeamRole.STAFF)
    assert tell_profile(colleague, room=True) == (("Title", "Librarian"),)
    assert ("On our team", "yes") in tell_profile(colleague, room=False)


def test_the_team_is_told_everything_known_and_columns_of_its_own_last(shelter: Organization) -> None:
    assert tell_profile(shelter, room=False) == (
        ("Notes", "Ask for Jo."), ("Also known as", "The House, HH"), ("What they do", "Beds.\nMeals."),
        ("E-mail", "in@harbor.example"), ("City", "Marlow"), ("Location is confidential", "yes"),
        ("Where we stand", "partner"), ("Beds", "yes"), ("Zone", "3"),
    )  # fmt: skip


def test_what_is_not_known_or_does_not_hold_is_not_told() -> None:
    assert tell_profile(Person(name="Jo"), room=False) == ()


@pytest.mark.parametrize("kind", list(EntityKind))
def test_no_kind_tells_the_room_a_field_that_is_not_public(kind: EntityKind) -> None:
    rows = list_fields(ENTITY_CLASSES[kind])
    values: dict[str, Any] = {
        row.name: {"own": "x"} if row.holds is FieldType.VALUES else "x" for row in rows
    }
    filled = ENTITY_CLASSES[kind].model_construct(**values)
    public = {row.info.label for row in rows if row.info.privacy is Privacy.PUBLIC}
    assert {label for label, _ in tell_profile(filled, room=True)} <= public
    assert set(tell_profile(filled, room=True)) < set(tell_profile(filled, room=False))
