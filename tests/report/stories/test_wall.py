"""What is on the wall, held against the map that the room sees."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from netmap.model.entities import Goal
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.picture.scene.scene import build_scene
from netmap.picture.scene.words import describe_scene
from netmap.report.stories.wall import find_wall, write_on_the_wall, write_open_chairs
from tests.analysis.towns import org, person, sector, tie, town
from tests.picture.map_networks import DAY, build_people, build_town
from tests.report.stories.stories import look, read_sample
from tests.strategies import counties

NETWORKS: dict[str, Callable[[], Network]] = {
    "sample": read_sample,
    "town": lambda: build_town(12),
    "people": build_people,
    "one": lambda: town(org("library", home=True)),
    "empty": Network,
    "hidden": lambda: town(
        sector("open", expected=True), sector("shelters", on_the_wall=False, expected=True), sector("old"),
        org("haven"), org("clinic"), org("gone", standing=Standing.PAST_PARTNER), person("ana"),
        tie(TieKind.IN_SECTOR, "haven", "shelters"), tie(TieKind.IN_SECTOR, "gone", "open"),
    ),
}  # fmt: skip


def list_differences(network: Network) -> list[str]:
    """In what the wall is not the map that the room sees."""
    wall, scene = find_wall(look(network)), build_scene(look(network), room=True)
    words = describe_scene(scene, (), place="")
    slices = {one.id for one in scene.slices if one.sector}
    middle = {one.id for one in (*scene.goals, *scene.coalitions)}
    said, asked = write_on_the_wall(wall), write_open_chairs(wall)
    same = {
        "who is there": {one.id for one in wall.actors} == scene.seats.keys(),
        "what is there": wall.ids == scene.seats.keys() | slices | middle,
        "open chairs": sorted(words["missing"]) == sorted(one.name for one in wall.open_chairs),
        "what is said": [one.sentence for one in said] == words["facts"][: len(scene.members) > 0],
        "what is asked": all(
            one.sentence.startswith(words["meet"]["text"].removesuffix(".")) for one in asked
        ),
    }
    return [what for what, is_same in same.items() if not is_same]


@pytest.mark.parametrize("name", NETWORKS)
def test_the_wall_is_what_the_room_sees_and_says_it_in_the_same_words(name: str) -> None:
    assert list_differences(NETWORKS[name]()) == []


@given(counties())
@settings(max_examples=30)
def test_so_it_is_in_any_county(network: Network) -> None:
    assert list_differences(network) == []


def test_a_sentence_that_names_somebody_kept_off_is_known_and_one_that_only_seems_to_is_not() -> None:
    wall = find_wall(look(town(
        *NETWORKS["hidden"]().entities.values(), *NETWORKS["hidden"]().ties.values(), person("eve"),
        org("marlow", standing=Standing.CLOSED), org("bank", name="Marlow Bank"),
    )))  # fmt: skip
    hidden = ("Ana holds it.", "Gone and Haven", "Nobody from Shelters", "Marlow", "Marlow Bank and Marlow")
    assert all(map(wall.is_hidden_in, hidden))
    assert not any(map(wall.is_hidden_in, ("Every circle", "Marlow Bank", "Clinic", "Banana split", "Old")))


def test_a_goal_of_later_is_not_on_the_wall() -> None:
    later = Goal(id="later", name="Later", started=DAY.replace(year=DAY.year + 1))
    assert "later" not in find_wall(look(town(org("library"), later))).ids
