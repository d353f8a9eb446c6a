"""Columns that say more of a contact: what is said of them stays with them, not with their organization."""

import pytest

from netmap.model.entities import Organization, Person
from tests.files.plan_tables import bring_into_empty, make_csv


@pytest.mark.parametrize(
    ("text", "kept", "notes"),
    [
        ("Organization,Contact,Home Phone\nDune Clinic,Jo Keen,555-0153", {"Home Phone": "555-0153"}, ""),
        ("Organization,Contact,Comment on Contact\nDune Clinic,Jo Keen,text her", {}, "text her"),
        ("Organization,Director,Notes about Director\nDune Clinic,Jo Keen,text her", {}, "text her"),
    ],
)
def test_what_is_said_of_a_contact_is_kept_with_them(text: str, kept: dict[str, str], notes: str) -> None:
    network = bring_into_empty(make_csv("p.csv", text))
    (person,), (organization,) = network.of(Person), network.of(Organization)
    assert (person.attributes, person.notes) == (kept, notes)
    assert (organization.attributes, organization.notes) == ({}, "")


def test_it_stays_with_the_organization_where_no_contact_is_named() -> None:
    text = "Organization,Contact,Home Phone,Comment on Contact\nDune Clinic,,555-0153,left in May"
    (organization,) = bring_into_empty(make_csv("p.csv", text)).of(Organization)
    assert (organization.attributes, organization.notes) == ({"Home Phone": "555-0153"}, "left in May")
