"""The sectors one can choose from: the list's own words stand for ours and are not doubled."""

from datetime import date

from netmap.analysis.day import Day
from netmap.analysis.sector_choices import find_in_set, list_sector_choices, name_family
from netmap.content.loading import load_content
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import EMPTY
from tests.analysis.towns import org, person, sector, tie, town

CONTENT = load_content()


def test_an_empty_map_offers_our_sectors_in_the_order_of_the_wheel() -> None:
    choices = list_sector_choices(EMPTY, CONTENT)
    assert [one.sector.name for one in choices] == [one.name for one in CONTENT.sectors]
    assert {one.handle for one in choices} == {f"ours-{one.key}" for one in CONTENT.sectors}
    assert not any(one.is_stored or one.count for one in choices)


def test_a_lists_own_word_stands_for_ours_in_its_family() -> None:
    network = town(
        sector("schools"), sector("faith"), org("a"), person("b"), tie(T.IN_SECTOR, "a", "schools")
    )
    choices = list_sector_choices(network, CONTENT)
    assert len(choices) == len(CONTENT.sectors)
    [schools] = [one for one in choices if one.handle == "schools"]
    assert (schools.ours, schools.count) == (CONTENT.find_sector("education"), 1)
    assert name_family(schools.sector, CONTENT) == "Learning & nature"
    assert choices[0] == schools


def test_several_words_for_one_of_ours_all_stand_for_it_and_a_word_of_its_own_comes_last() -> None:
    network = town(sector("schools"), sector("library"), sector("zebras"))
    choices = list_sector_choices(network, CONTENT)
    assert {one.handle for one in find_in_set(choices, ["education"])} == {"schools", "library"}
    assert choices[-1].handle == "zebras"
    assert name_family(choices[-1].sector, CONTENT) == ""


def test_a_sector_of_ours_that_was_renamed_is_still_ours() -> None:
    ours = CONTENT.build_sector(CONTENT.sectors[0]).model_copy(update={"id": "e", "name": "Zebras"})
    choices = list_sector_choices(town(ours), CONTENT)
    assert find_in_set(choices, ["education"])[0].handle == "e"
    assert len(choices) == len(CONTENT.sectors)


def test_a_sector_has_as_many_as_everywhere_else_without_those_who_left() -> None:
    network = town(
        sector("schools"), org("a"), org("b", standing=Standing.CLOSED), tie(T.IN_SECTOR, "a", "schools"),
        tie(T.IN_SECTOR, "b", "schools"),
    )  # fmt: skip
    [schools] = [one for one in list_sector_choices(network, CONTENT) if one.handle == "schools"]
    assert schools.count == len(Day(network, date(2026, 5, 3)).members["schools"]) == 1
