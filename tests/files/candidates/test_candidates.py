"""Public lists as candidates: known by their headings, near us, never doubled, never partners."""

import zipfile
from io import BytesIO

import pytest

from netmap.errors import InputError
from netmap.files.candidates.plan import (
    CandidatePlan,
    count_places,
    guess_places,
    plan_candidates,
    read_listed,
)
from netmap.files.candidates.public_lists import Listed
from netmap.files.meaning.column_words import load_column_words
from netmap.files.reading import read_file
from netmap.files.tables import FileContent
from netmap.model.changes import apply_change
from netmap.model.entities import Candidate, Organization
from netmap.model.network import EMPTY, Network
from tests.files.plan_tables import CONTENT

WORDS = load_column_words()

IRS = """EIN,NAME,ICO,STREET,CITY,STATE,ZIP,GROUP,SUBSECTION,NTEE_CD,SORT_NAME
012345678,FRIENDS OF THE MARLOW LIBRARY INC,,12 ELM ST,MARLOW,ME,04530-0000,0000,03,B70,
023456789,MARLOW MEALS ON WHEELS,,PO BOX 9,MARLOW,ME,04530-1234,0000,03,K36,
034567890,KENT YMCA,,1 MAIN ST,KENT,ME,04090-0000,0000,03,,
045678901,,,1 MAIN ST,KENT,ME,04090-0000,0000,03,A20,
"""
PACKAGE = {
    "organizations.csv": "id,name,description,website\no1,Marlow Legal Aid,Free advice,legal.example.org\no2,Harbor House,Beds,\n",
    "services.csv": "id,organization_id,name,status\ns1,o2,Homeless shelter,active\n",
    "locations.csv": "id,organization_id,name\nl1,o2,Main house\n",
    "addresses.csv": "id,location_id,address_1,city,state_province,postal_code\na1,l1,3 Hill St,Marlow,ME,04530\n",
    "phones.csv": "id,organization_id,number\np1,o2,555-0100\n",
}


def read(**files: str) -> list[FileContent]:
    return [read_file(text.encode(), name) for name, text in files.items()]


def read_irs() -> tuple[Listed, ...]:
    return read_listed(read(**{"eo_me.csv": IRS}), CONTENT)


def bring(network: Network, listed: tuple[Listed, ...], *places: str) -> tuple[Network, CandidatePlan]:
    plan = plan_candidates(network, listed, WORDS, source="eo_me", places=places)
    for change in plan.build_changes(network, "Ann"):
        network = apply_change(network, change)
    return network, plan


def test_the_tax_offices_list_is_known_by_its_headings_and_written_as_people_write() -> None:
    assert read_irs() == (
        Listed("012345678", "Friends of the Marlow Library Inc", sectors=("Education & libraries",), address="12 Elm St",
               city="Marlow", region="ME", postal_code="04530"),
        Listed("023456789", "Marlow Meals on Wheels", sectors=("Food & housing",), address="Po Box 9", city="Marlow",
               region="ME", postal_code="04530-1234"),
        Listed("034567890", "Kent YMCA", sectors=("Youth & children",), address="1 Main St", city="Kent", region="ME",
               postal_code="04090"),
    )  # fmt: skip


def test_an_open_referral_package_is_read_over_its_tables() -> None:
    legal, house = read_listed(read(**PACKAGE), CONTENT)
    assert (legal.name, legal.sectors, legal.website) == (
        "Marlow Legal Aid",
        ("Legal help",),
        "legal.example.org",
    )
    assert (house.city, house.postal_code, house.phone, house.address) == (
        "Marlow",
        "04530",
        "555-0100",
        "3 Hill St",
    )


def test_an_open_referral_package_is_read_as_one_zip() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in PACKAGE.items():
            archive.writestr(name, text)
    listed = read_listed([read_file(packed.getvalue(), "hsds.zip")], CONTENT)
    assert [one.name for one in listed] == ["Marlow Legal Aid", "Harbor House"]
    assert listed[1].city == "Marlow"


def test_any_other_list_is_read_as_any_list_is() -> None:
    listed = read_listed(read(**{"state.csv": "Agency,Town,Category\nBay Clinic,Bath,Health\n"}), CONTENT)
    assert [(one.name, one.city, one.sectors) for one in listed] == [("Bay Clinic", "Bath", ("Health",))]


def test_a_list_without_organizations_is_told() -> None:
    with pytest.raises(InputError):
        read_listed(read(**{"people.csv": "First name,Last name\nAnn,Lee\n"}), CONTENT)


def test_places_near_us_are_offered_and_others_left_out() -> None:
    listed = read_irs()
    assert count_places(listed) == [("Marlow", 2), ("Kent", 1)]
    here = Network.of_items([Organization(name="Library", city="marlow")])
    assert guess_places(here, listed) == ("Marlow",)
    assert bring(EMPTY, listed, "Marlow")[1].elsewhere == 1
    assert {one.name for one in bring(EMPTY, listed, "04090")[0].of(Candidate)} == {"Kent YMCA"}


def test_candidates_are_no_partners_and_the_same_list_changes_nothing() -> None:
    network, plan = bring(EMPTY, read_irs())
    assert (plan.summary, plan.new) == ("3 new candidates", 3)
    assert network.actors() == ()
    again, plan = bring(network, read_irs())
    assert (plan.new, plan.changed) == (0, 0)
    assert again == network


def test_a_newer_version_of_the_list_changes_who_is_known_by_their_number() -> None:
    network, _ = bring(EMPTY, read_irs())
    renamed = read_listed(read(**{"eo_me.csv": IRS.replace("KENT YMCA", "KENT COUNTY YMCA")}), CONTENT)
    network, plan = bring(network, renamed)
    assert (plan.new, plan.changed) == (0, 1)
    assert "Kent County YMCA" in {one.name for one in network.of(Candidate)}


def test_whoever_is_on_the_map_is_no_candidate() -> None:
    known = Network.of_items(
        [Organization(name="Friends of the Marlow Library"), Organization(name="Y", aka=("Kent YMCA",))]
    )
    network, plan = bring(known, read_irs())
    assert [one.name for one in network.of(Candidate)] == ["Marlow Meals on Wheels"]
    assert plan.on_map == 2
