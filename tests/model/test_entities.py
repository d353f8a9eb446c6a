"""Entities are checked once, when they come from outside."""

import re
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from netmap.errors import InputError
from netmap.model.entities import Organization, Person
from netmap.model.entity_classes import ENTITY_CLASSES, build_entity, change_entity
from netmap.model.fields import PUBLIC_ONLY, list_fields, select_fields
from netmap.model.ids import new_id
from netmap.model.kinds import RESERVED_KINDS, EntityKind, Privacy
from netmap.model.records import from_json, from_record, to_json, to_record
from tests.strategies import entities


def test_ids_are_random_short_and_say_nothing() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(re.fullmatch("[0-9a-f]{26}", value) for value in ids)


def test_every_kind_has_its_class_and_every_field_its_label_and_privacy() -> None:
    assert set(ENTITY_CLASSES) == set(EntityKind)
    for cls in ENTITY_CLASSES.values():
        assert all(row.info.label and row.info.privacy in Privacy for row in list_fields(cls))


def test_reserved_names_are_not_taken() -> None:
    assert not set(RESERVED_KINDS) & {kind.value for kind in EntityKind}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, ""),
        ({"name": "x" * 301}, "name"),
        ({"name": "A", "email": "nobody"}, "email"),
        ({"name": "A", "website": "javascript:alert(1)"}, "website"),
        ({"name": "A", "latitude": 91}, "latitude"),
        ({"name": "A", "latitude": float("nan")}, "latitude"),
        ({"name": "A", "standing": "friend"}, "standing"),
        ({"name": "A", "id": "no spaces please"}, "id"),
        ({"name": "A", "id": "x" * 41}, "id"),
        ({"name": "A", "unheard_of": 1}, "unheard_of"),
        ({"name": "A", "attributes": {"x": float("inf")}}, "attributes"),
        ({"name": "A", "tags": tuple(map(str, range(501)))}, "tags"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_field(values: dict[str, Any], field: str) -> None:
    with pytest.raises(InputError) as caught:
        build_entity(EntityKind.ORGANIZATION, **values)
    assert caught.value.field == field
    assert caught.value.message


@pytest.mark.parametrize(
    "where", [{"address": "1 Elm St"}, {"postal_code": "1"}, {"latitude": 1.0}, {"longitude": 0.0}]
)
def test_a_shelter_keeps_no_address(where: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="confidential"):
        build_entity(EntityKind.ORGANIZATION, name="A", location_confidential=True, city="Marlow", **where)


def test_web_addresses_with_and_without_scheme_or_port_are_taken() -> None:
    for website in ("https://example.org", "example.org", "http://example.org:8080/x", "example.org:8080/x"):
        assert build_entity(EntityKind.ORGANIZATION, name="A", website=website)


def test_an_entity_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Organization(name="A").name = "B"  # type: ignore[misc]


def test_changing_a_field_checks_it_again_and_keeps_the_rest() -> None:
    before = Person(name="Ana", email="ana@example.org", tags=("a",))
    after = change_entity(before, title="Director")
    assert (after.id, after.tags, after.name) == (before.id, before.tags, before.name)
    with pytest.raises(InputError, match="e-mail"):
        change_entity(before, email="ana")


def test_the_public_view_holds_no_contact_note_rating_or_sensitive_field() -> None:
    person = Person(
        name="Ana", email="a@example.org", phone="555-0100", notes="n", access_needs="ramp", tags=("t",)
    )
    assert set(select_fields(person, PUBLIC_ONLY)) == {"id", "name", "on_team"}


@given(entities())
def test_any_entity_survives_record_and_export(entity: Any) -> None:
    assert from_record(entity.kind, to_record(entity)) == entity
    assert from_json(to_json(entity), is_tie=False) == entity


def test_an_unknown_kind_in_an_export_is_named() -> None:
    with pytest.raises(InputError, match="Wizard"):
        from_json({"kind": "Wizard", "name": "A"}, is_tie=False)
