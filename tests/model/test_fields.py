"""What a field holds is read once from its annotation; everything else asks the field table."""

from datetime import date
from typing import Annotated

import pytest
from pydantic import BaseModel

from netmap.model.entities import DataSource, Organization, Person, Sector
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import Email, FieldRow, FieldType, Info, find_field, list_fields
from netmap.model.kinds import Standing, TeamRole, TieKind
from netmap.model.ties import Tie


@pytest.mark.parametrize(
    ("model", "name", "holds"),
    [
        (Organization, "name", FieldType.TEXT),
        (Organization, "description", FieldType.LONG_TEXT),
        (Organization, "email", FieldType.EMAIL),
        (Organization, "website", FieldType.WEBSITE),
        (Organization, "latitude", FieldType.NUMBER),
        (Organization, "home", FieldType.YES_NO),
        (Organization, "ask_again_on", FieldType.DAY),
        (Organization, "aka", FieldType.LIST),
        (Organization, "attributes", FieldType.VALUES),
        (Organization, "standing", FieldType.CHOICE),
        (Sector, "order", FieldType.WHOLE),
        (Tie, "strength", FieldType.WHOLE),
        (Tie, "goal_id", FieldType.TEXT),
    ],
)
def test_what_a_field_holds(model: type[BaseModel], name: str, holds: FieldType) -> None:
    assert find_field(model, name).holds is holds


@pytest.mark.parametrize(
    ("model", "name", "may_be_empty"),
    [
        (Organization, "standing", False),
        (Person, "standing", True),
        (Organization, "home", False),
        (DataSource, "shareable", True),
        (Tie, "strength", True),
        (Tie, "since", True),
        (Organization, "email", False),
    ],
)
def test_whether_a_field_may_be_empty(model: type[BaseModel], name: str, *, may_be_empty: bool) -> None:
    assert find_field(model, name).may_be_empty is may_be_empty


def test_a_choice_knows_what_it_is_made_from() -> None:
    assert find_field(Person, "standing").choices is Standing
    assert find_field(Person, "team_role").choices is TeamRole
    assert find_field(Tie, "kind").choices is TieKind
    rows = [row for model in (*ENTITY_CLASSES.values(), Tie) for row in list_fields(model)]
    assert all((row.choices is not None) is (row.holds is FieldType.CHOICE) for row in rows)


def test_a_class_made_elsewhere_is_read_the_same_way() -> None:
    class Card(BaseModel):
        mail: Annotated[Email, Info("Mail")] = ""
        met: Annotated[date | None, Info("Met on")] = None

    assert list_fields(Card) == (
        FieldRow("mail", Info("Mail"), FieldType.EMAIL, ""),
        FieldRow("met", Info("Met on"), FieldType.DAY, None, may_be_empty=True),
    )


def test_a_field_without_a_label_is_refused() -> None:
    class Bare(BaseModel):
        mail: Email = ""

    with pytest.raises(TypeError, match="mail carries no Info"):
        list_fields(Bare)


def test_a_field_there_is_not_cannot_be_found() -> None:
    with pytest.raises(KeyError):
        find_field(Organization, "shoe_size")
