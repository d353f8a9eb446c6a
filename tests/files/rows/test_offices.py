"""Headings that name an office: who stands below is that, and what is headed by the office is theirs."""

import pytest

from netmap.model.entities import Organization, Person
from netmap.model.network import Network
from tests.files.plan_tables import bring_into_empty, make_csv


def list_people(network: Network) -> dict[str, tuple[str, str]]:
    """Return {name: (title, e-mail)} of all people."""
    return {one.name: (one.title, one.email) for one in network.of(Person)}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "School,Principal,Counselor,Counselor Email\nPine School,Abe Ames,Bea Bond,b@pine.example.org",
            {"Abe Ames": ("Principal", ""), "Bea Bond": ("Counselor", "b@pine.example.org")},
        ),
        (
            "Nonprofit,Executive Director,ED Email,Board Chair,Chair Email\nDune Clinic,Jo Keen,j@dune.example.org,Kim Lane,k@dune.example.org",
            {
                "Jo Keen": ("Executive Director", "j@dune.example.org"),
                "Kim Lane": ("Board Chair", "k@dune.example.org"),
            },
        ),
        (
            "Church,Contact,Pastor\nReef Church,Ann Lark,Bo Finch",
            {"Ann Lark": ("", ""), "Bo Finch": ("Pastor", "")},
        ),
        (
            "School,Principal,Email,Teacher\nPine School,Abe Ames,a@pine.example.org,Bea Bond",
            {"Abe Ames": ("Principal", "a@pine.example.org"), "Bea Bond": ("Teacher", "")},
        ),
        ("School,Teachers\nPine School,Abe Ames; Bea Bond", {"Abe Ames": ("Teacher", ""), "Bea Bond": ("Teacher", "")}),
        ("Agency,Director,Title\nDune Clinic,Jo Keen,Interim director", {"Jo Keen": ("Interim director", "")}),
    ],
)  # fmt: skip
def test_an_office_is_the_title_of_those_below_it(text: str, people: dict[str, tuple[str, str]]) -> None:
    assert list_people(bring_into_empty(make_csv("p.csv", text))) == people


def test_a_plain_contact_has_no_title_by_the_heading() -> None:
    network = bring_into_empty(make_csv("p.csv", "Organization,Contact\nDune Clinic,Jo Keen"))
    assert list_people(network) == {"Jo Keen": ("", "")}
    assert [one.attributes for one in network.of(Organization)] == [{}]
