"""What is written down about sectors."""

import pytest

from netmap.analysis.sector_choices import list_sector_choices
from netmap.content.loading import load_content
from netmap.errors import InputError
from netmap.model.changes import apply_plan
from netmap.model.entities import Sector
from netmap.model.happenings import Pairing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.report.sectors.plans import find_choice, plan_join, plan_new_sector, plan_sector, plan_wanted
from tests.analysis.towns import org, sector, tie, town

CONTENT = load_content()
LIST = town(
    sector("schools"), sector("libraries"), sector("zebras", expected=True), org("a"), org("b"),
    tie(T.IN_SECTOR, "a", "schools", primary=True), tie(T.IN_SECTOR, "b", "libraries", primary=True),
)  # fmt: skip
CHOICES = list_sector_choices(LIST, CONTENT)


def join(network: Network, own: str, into: str) -> Network:
    choices = list_sector_choices(network, CONTENT)
    return apply_plan(network, plan_join(network, find_choice(choices, own), find_choice(choices, into)))


def test_only_what_changes_is_written_and_one_of_ours_is_added_when_it_is_wanted() -> None:
    assert plan_wanted(CHOICES, {"zebras"}) == []
    put = plan_wanted(CHOICES, {"schools", "ours-media"})
    assert {(one.name, one.expected) for one in put if isinstance(one, Sector)} == {
        ("Schools", True), ("Zebras", False), ("Media", True),
    }  # fmt: skip


@pytest.mark.parametrize("words", ["zebras", "ZEBRAS!"])
def test_a_sector_is_found_by_name(words: str) -> None:
    assert find_choice(CHOICES, words).handle == "zebras"


def test_a_sector_is_found_by_what_it_is_of_ours_unless_several_are() -> None:
    assert find_choice(CHOICES, "Media").handle == "ours-media"
    with pytest.raises(InputError, match="Libraries and Schools stand for"):
        find_choice(CHOICES, "Education & libraries")
    with pytest.raises(InputError, match="no sector “Ships”"):
        find_choice(CHOICES, "Ships")


def test_a_renamed_sector_is_found_by_its_old_name_when_a_list_comes_again() -> None:
    zebras = find_choice(CHOICES, "zebras")
    renamed, known = plan_sector(LIST, CONTENT, zebras, name="Stripes")
    assert renamed == sector("zebras", name="Stripes", expected=True)
    assert isinstance(known, Pairing)
    assert (known.first, known.second) == ("zebras", "Zebras")
    with pytest.raises(InputError, match="Join the two instead"):
        plan_sector(LIST, CONTENT, zebras, name="SCHOOLS")
    assert plan_sector(LIST, CONTENT, zebras, name="Zebras") == []


def test_a_new_sector_is_one_where_we_want_somebody() -> None:
    [made] = plan_new_sector(LIST, CONTENT, "Ships", "Community life")
    assert isinstance(made, Sector)
    assert (made.name, made.family, made.expected) == ("Ships", "Community life", True)
    with pytest.raises(InputError, match="There is a sector"):
        plan_new_sector(LIST, CONTENT, "schools")


def test_everybody_of_a_joined_sector_is_in_the_other() -> None:
    after = join(LIST, "schools", "libraries")
    assert {one.id for one in after.sources("libraries", T.IN_SECTOR)} == {"a", "b"}
    assert after.get("schools") is None


def test_a_lists_own_sector_can_become_one_of_ours_that_nobody_was_in() -> None:
    after = join(LIST, "zebras", "Environment")
    [ours] = [one for one in after.of(Sector) if one.name == "Environment"]
    assert ours.expected
    assert ours.external_ids == ("netmap:sector:environment",)
    assert [(one.first, one.second) for one in after.of(Pairing)] == [(ours.id, "Zebras")]
    with pytest.raises(InputError, match="no list has it"):
        join(LIST, "Media", "zebras")
