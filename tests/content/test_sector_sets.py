"""The sets of sectors to begin with: complete, found by their names, and fitting the sectors."""

from pathlib import Path

import pytest

from netmap.content.loading import load_content
from netmap.errors import SettingsError

SECTORS = '[[sector]]\nkey = "health"\nname = "Health"\nfamily = "health"\n'


def test_there_is_a_set_for_each_of_those_who_begin_with_netmap() -> None:
    sets = load_content().sector_sets
    assert [one.name for one in sets] == [
        "a library",
        "a health department",
        "a coalition",
        "a school district",
    ]
    assert all(one.source and 10 < len(one.sectors) < 20 for one in sets)


def test_a_set_is_found_by_its_key_and_by_its_name() -> None:
    content = load_content()
    for name in ("library", "A library", "LIBRARY!"):
        assert content.find_set(name) == content.sector_sets[0]
    assert content.find_set("health department") == content.sector_sets[1]
    assert content.find_set("zoo") is None


def test_a_sector_list_of_ones_own_shortens_the_built_in_sets(tmp_path: Path) -> None:
    (tmp_path / "sectors.toml").write_text(SECTORS, "utf-8")
    assert {one.sectors for one in load_content(tmp_path).sector_sets} == {("health",)}


def test_sets_of_ones_own_take_the_place_of_ours(tmp_path: Path) -> None:
    own = '[[sector_set]]\nkey = "zoo"\nname = "a zoo"\nsectors = ["science", "youth"]\n'
    (tmp_path / "sector_sets.toml").write_text(own, "utf-8")
    assert [(one.name, one.sectors) for one in load_content(tmp_path).sector_sets] == [
        ("a zoo", ("science", "youth"))
    ]


@pytest.mark.parametrize(
    ("sets", "part"),
    [
        ('key = "zoo"\nname = "a zoo"\nsectors = ["sea"]', "the sector “sea” is not in sectors.toml"),
        ('key = "zoo"\nname = "a zoo"\nsectors = []', "sector_sets.toml, entry 1 (“a zoo”): sectors"),
        ('key = "zoo"\nname = "a zoo"\nsectors = ["health", "health"]', "the sector “health” is there twice"),
        (
            (
                'key = "zoo"\nname = "a zoo"\nsectors = ["health"]\n\n'
                '[[sector_set]]\nkey = "a_zoo"\nname = "the zoo"\nsectors = ["health"]'
            ),
            "“a zoo” names two sets",
        ),
    ],
)
def test_sets_of_ones_own_that_do_not_fit_are_named(tmp_path: Path, sets: str, part: str) -> None:
    (tmp_path / "sector_sets.toml").write_text(f"[[sector_set]]\n{sets}\n", "utf-8")
    with pytest.raises(SettingsError, match="cannot be used") as caught:
        load_content(tmp_path)
    assert part in caught.value.message
