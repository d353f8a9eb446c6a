"""A public copy holds what may leave, under every choice, and is a network of its own."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from netmap.analysis.day import Day
from netmap.analysis.public.choices import (
    Choices,
    Naming,
    PeopleShown,
    check_choices,
    dump_choices,
    list_choosable,
    load_choices,
)
from netmap.analysis.public.held_back import Reason, find_reason, is_open_chair
from netmap.analysis.public.pseudonyms import number_partners
from netmap.analysis.public.rebuilding import OTHER_SECTORS, rebuild
from netmap.analysis.public.telling import tell_copy
from netmap.analysis.withholding import hide_withheld
from netmap.content.entries import Leaving
from netmap.content.loading import load_content
from netmap.errors import InputError
from netmap.model.entities import Organization, Sector
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from tests.analysis.public.public_town import T, build_day, build_public_town, copy_town, name_all, name_pairs
from tests.analysis.towns import org, partners, tie
from tests.journeys.test_confidential import secretive_counties
from tests.strategies import DAY as COUNTY_DAY

SHOWN = {"Clinic", "Hospital", "Hospice", "Pantry"}
SECTORS = {"Health", "Food", "Transport"}
TABLES = {"Table", "Aim"}


def test_a_copy_names_partners_sectors_goals_and_coalitions_and_nobody_else() -> None:
    assert name_all(copy_town()) == SHOWN | SECTORS | TABLES


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("secret", Reason.CONFIDENTIAL), ("refused", Reason.REFUSED), ("idea", Reason.IDEA), ("shunned", Reason.LEFT),
        ("past", Reason.LEFT), ("unhung", Reason.NOT_ON_THE_WALL), ("elder", Reason.PERSON), ("quiet", Reason.PERSON),
        ("clinic", None),
    ],
)  # fmt: skip
def test_everybody_is_held_back_for_one_reason(key: str, reason: Reason | None) -> None:
    day = build_day(build_public_town())
    actor = next(one for one in day.network.actors() if one.id == key)
    assert find_reason(day, actor, Choices()) is reason


def test_of_ties_only_that_they_are_there_leaves_and_only_what_both_said() -> None:
    copy = copy_town()
    assert name_pairs(copy, T.PARTNERS_WITH) == {
        ("Clinic", "Hospital"), ("Clinic", "Pantry"), ("Hospital", "Pantry"),
    }  # fmt: skip
    for one in copy.network.ties.values():
        said = {name for name, value in one.model_dump(exclude_defaults=True).items() if value}
        assert said <= {"id", "kind", "source", "target", "primary"}


def test_who_pays_whom_leaves_only_when_it_is_chosen() -> None:
    assert ("Hospice", "Hospital") in name_pairs(copy_town(also=("FUNDS",)), T.PARTNERS_WITH)


def test_no_id_and_no_field_of_the_map_is_in_the_copy_but_those_on_the_list() -> None:
    network = build_public_town()
    copy = copy_town(network)
    assert not network.entities.keys() & copy.network.entities.keys()
    assert not network.ties.keys() & copy.network.ties.keys()
    clinic = next(one for one in copy.network.of(Organization) if one.name == "Clinic")
    assert (clinic.description, clinic.city) == ("", "")
    told = copy_town(network, also=("description", "city"))
    clinic = next(one for one in told.network.of(Organization) if one.name == "Clinic")
    assert (clinic.description, clinic.city) == ("Heals", "Marlow")


def test_of_a_place_that_is_confidential_nothing_but_its_name_can_be_chosen() -> None:
    network = build_public_town(
        org("haven", city="Eastgate", website="https://haven.example", location_confidential=True)
    )
    haven = next(
        one
        for one in copy_town(network, also=("city", "website")).network.of(Organization)
        if one.name == "Haven"
    )
    assert (haven.city, haven.website) == ("", "")


def test_people_are_left_out_counted_or_named_when_they_agreed() -> None:
    counted = copy_town(people=PeopleShown.COUNTED)
    assert (counted.individuals, counted.others) == (2, 1)
    assert name_all(counted) == SHOWN | SECTORS | TABLES
    named = copy_town(people=PeopleShown.AGREED)
    assert name_all(named) == SHOWN | SECTORS | TABLES | {"Elder"}
    assert ("Elder", "Hospice") in name_pairs(named, T.PARTNERS_WITH)
    assert (copy_town().individuals, copy_town().others) == (None, None)


def test_only_who_agreed_and_also_ideas_can_be_chosen() -> None:
    assert name_all(copy_town(only_agreed=True)) & (SHOWN | {"Idea"}) == {"Hospice"}
    assert name_all(copy_town(ideas=True)) & (SHOWN | {"Idea"}) == SHOWN | {"Idea"}


def test_ties_and_places_at_tables_of_who_said_no_to_them_stay_away_in_every_form_of_copy() -> None:
    town = build_public_town(org("clinic", may_be_named=True, may_show_ties=False, agreed_by="Ann Poe"))
    assert "Clinic" in name_all(copy_town(town))
    assert name_pairs(copy_town(town), T.PARTNERS_WITH) == {("Hospital", "Pantry")}
    assert ("Clinic", "Table") not in name_pairs(copy_town(town), T.MEMBER_OF)
    assert ("Clinic", "Table") in name_pairs(copy_town(), T.MEMBER_OF)
    for naming in (Naming.PSEUDONYMS, Naming.SECTORS):
        whole, without = copy_town(naming=naming), copy_town(town, naming=naming)
        assert len(without.network.ties_of_kind(T.MEMBER_OF)) < len(whole.network.ties_of_kind(T.MEMBER_OF))
    assert "Ann Poe" not in str(copy_town(town, only_agreed=True, also=("description", "city")))


def test_who_said_no_to_more_is_shown_by_name_alone_whatever_is_chosen() -> None:
    town = build_public_town(org("clinic", description="Heals", city="Marlow", may_show_more=False))
    told = copy_town(town, also=("description", "city")).network.of(Organization)
    clinic = next(one for one in told if one.name == "Clinic")
    assert (clinic.description, clinic.city) == ("", "")


def test_small_sectors_are_put_together_until_they_are_enough() -> None:
    copy = copy_town(smallest=3)
    assert {one.name for one in copy.network.of(Sector)} == {OTHER_SECTORS, "Transport"}
    network = build_public_town(*(org(f"food{number}") for number in range(3)), *(
        tie(T.IN_SECTOR, f"food{number}", "food", primary=True) for number in range(3)
    ))  # fmt: skip
    assert {one.name for one in copy_town(network, smallest=3).network.of(Sector)} == SECTORS


def test_a_coalition_of_which_too_few_are_shown_stays_away_and_a_small_number_of_people() -> None:
    copy = copy_town(smallest=2, people=PeopleShown.COUNTED)
    assert "Table" not in name_all(copy)
    assert (copy.individuals, copy.others) == (2, None)


def test_pseudonyms_say_nothing_and_stay_as_others_come() -> None:
    copy = copy_town(naming=Naming.PSEUDONYMS)
    assert not name_all(copy) & SHOWN
    assert len(copy.network.of(Organization)) == len(SHOWN)
    before = {copy.origins[one.id]: one.name for one in copy.network.of(Organization)}
    more = copy_town(build_public_town(org("new"), *partners("new clinic")), naming=Naming.PSEUDONYMS)
    after = {more.origins[one.id]: one.name for one in more.network.of(Organization)}
    assert {key: after[key] for key in before} == before
    assert {len(one.ends) for one in more.network.ties_of_kind(T.PARTNERS_WITH)} == {2}


def test_numbers_differ_and_depend_on_a_secret() -> None:
    ids = [f"org{number}" for number in range(300)]
    numbers = number_partners(ids, "secret")
    assert len(set(numbers.values())) == 300
    assert max(numbers.values()) <= 1000
    assert numbers != number_partners(ids, "another")
    assert list(numbers.values()) != sorted(numbers.values())


def test_only_sectors_tells_how_many_and_which_are_tied() -> None:
    said = tell_copy(copy_town(naming=Naming.SECTORS))
    assert said.partners == ()
    names = {one.id: one.name for one in said.sectors}
    assert {one.name: one.partners for one in said.sectors} == {"Health": 3, "Food": 1, "Transport": 0}
    assert [sorted(names[end] for end in pair) for pair in said.ties] == [["Food", "Health"]]


def test_a_sector_in_which_somebody_is_held_back_is_no_open_chair() -> None:
    network = build_public_town(tie(T.IN_SECTOR, "secret", "transport"))
    transport = next(one for one in network.of(Sector) if one.id == "transport")
    assert not is_open_chair(build_day(network), transport)
    assert "Transport" not in name_all(copy_town(network))
    gone = build_public_town(tie(T.IN_SECTOR, "past", "transport"))
    assert "Transport" in name_all(copy_town(gone))


@given(secretive_counties())
@settings(max_examples=25, deadline=None)
def test_what_is_confidential_changes_nothing_but_whether_a_chair_is_open(network: Network) -> None:
    shown = hide_withheld(network)
    for choices in (
        Choices(people=PeopleShown.COUNTED),
        Choices(naming=Naming.SECTORS, smallest=2),
        Choices(people=PeopleShown.AGREED, ideas=True),
    ):
        said = tell_copy(rebuild(Day(network, COUNTY_DAY), choices))
        without = tell_copy(rebuild(Day(shown, COUNTY_DAY), choices))
        assert "Xanadu" not in said.model_dump_json()
        assert [one.name for one in said.partners] == [one.name for one in without.partners]
        assert len(said.ties) == len(without.ties)
        assert (said.individuals, said.others) == (without.individuals, without.others)
        assert {one.name for one in said.sectors} <= {one.name for one in without.sectors}


def test_what_is_not_on_the_list_never_leaves() -> None:
    content = load_content()
    nothing = content.model_copy(
        update={"leaving": (Leaving(kind=EntityKind.ORGANIZATION, always=("name",)),), "leaving_ties": ()}
    )
    copy = rebuild(replace(build_day(build_public_town()), content=nothing), Choices())
    assert name_all(copy) == SHOWN
    assert not copy.network.ties


@pytest.mark.parametrize(
    "wrong",
    [
        Choices(also=("phone",)), Choices(smallest=0), Choices(naming=Naming.PSEUDONYMS, people=PeopleShown.AGREED),
        Choices(naming=Naming.PSEUDONYMS, also=("website",)),
    ],
)  # fmt: skip
def test_what_cannot_be_chosen_is_refused(wrong: Choices) -> None:
    with pytest.raises(InputError):
        check_choices(wrong, load_content())


def test_choices_are_written_and_read_back() -> None:
    choices = Choices(Naming.NAMES, PeopleShown.COUNTED, 3, ideas=True, also=("FUNDS", "city"))
    assert load_choices(dump_choices(choices)) == choices
    assert set(choices.also) <= list_choosable(load_content()).keys()
    for wrong in (None, {}, {"naming": "x"}, dump_choices(choices) | {"also": "city"}):
        with pytest.raises(InputError):
            load_choices(wrong)


def test_a_tie_kind_of_the_map_leaves_as_one_that_says_nothing_of_it() -> None:
    assert set(copy_town(also=("FUNDS",)).network.tie_counts()) == {
        TieKind.PARTNERS_WITH, TieKind.IN_SECTOR, TieKind.MEMBER_OF, TieKind.PURSUES,
    }  # fmt: skip
