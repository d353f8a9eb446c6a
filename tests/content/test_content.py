"""Content files are read as a whole; names are guessed into sectors by their words."""

from importlib.resources import files
from pathlib import Path

import pytest

from netmap.content.loading import Content, load_content
from netmap.errors import SettingsError
from netmap.model.entities import Sector
from netmap.model.entity_classes import change_entity
from netmap.model.kinds import AreaLevel

FAMILY = '[[family]]\nkey = "home"\nname = "Home"\nhue = "#DDCC77"\noutline = "#7D6C14"\nground = "#FBF8E9"\n'


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


def _light(color: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_guides_23_categories_and_the_four_added_ones_are_there(content: Content) -> None:
    numbers = [
        int(sector.source.rsplit(" ", 1)[1])
        for sector in content.sectors
        if sector.source.startswith("Community Partnership and Collaboration Guide, category")
    ]
    assert sorted(numbers) == list(range(1, 24))
    added = {sector.key for sector in content.sectors if "category" not in sector.source}
    assert added == {"funders", "emergency", "environment", "science"}


def test_every_sector_says_what_belongs_there_and_whom_to_look_for(content: Content) -> None:
    for sector in content.sectors:
        assert len(sector.examples) >= 4
        assert len(sector.look_for) >= 3
        assert sector.words
        assert sector.source


def test_names_fit_the_wheel(content: Content) -> None:
    assert max(len(sector.name) for sector in content.sectors) <= 24


def test_sectors_of_a_family_stand_together_and_families_keep_their_order(content: Content) -> None:
    met = list(dict.fromkeys(sector.family for sector in content.sectors))
    runs = [
        sector.family
        for before, sector in zip((None, *content.sectors), content.sectors, strict=False)
        if before is None or before.family != sector.family
    ]
    assert met == runs == [family.key for family in content.families]


def test_the_seven_hues_are_the_tested_ones_and_outlines_show_on_white(content: Content) -> None:
    hues = ("#332288", "#009E73", "#DDCC77", "#7A4B1F", "#01665E", "#CC79A7", "#88CCEE")
    assert tuple(family.hue for family in content.families) == hues
    for family in content.families:
        assert 1.05 / (_light(family.outline) + 0.05) >= 3  # WCAG 2.1, 1.4.11


def test_levels_and_strengths_are_complete(content: Content) -> None:
    assert [entry.key for entry in content.area_levels] == list(AreaLevel)
    assert content.strength_words == {
        1: "aware", 2: "in touch", 3: "cooperate", 4: "coordinate", 5: "collaborate",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("First Baptist Church", "faith"),
        ("Baptist Memorial Hospital", "health"),  # the last of equally long ones
        ("St. Mark Food Pantry", "food_housing"),
        ("Harbor Food Bank", "food_housing"),  # longer than “bank”
        ("First National Bank", "financial"),
        ("Riverbend Public Library", "education"),
        ("Senior High School", "education"),
        ("Area Agency on Aging", "older_adults"),
        ("WOMEN’S CENTER OF EASTON", "women"),  # typographic apostrophe, capitals
        ("Children's Museum", "arts"),
        ("Public Libraries of the Valley", "education"),  # plural in -ies
        ("State Department of Corrections", "reentry"),
        ("City of Easton", "government"),
        ("Boys & Girls Club", "youth"),
        ("Re-Entry Alliance", "reentry"),
        ("El Centro Hispano", "cultural"),
    ],
)
def test_a_sector_is_guessed_from_the_words_of_a_name(content: Content, name: str, key: str) -> None:
    guess = content.guess_sector(name)
    assert guess
    assert guess.sector.key == key


@pytest.mark.parametrize(
    "name",
    [
        "ACME Widgets",
        "Animal Shelter of Easton",
        "Riverside Animal Hospital",
        "Chapel Hill",
        "Burbank",
        "Riverbank Nursery",
        "Artemis Group",
        "Lakota Nation",  # sovereign: a county gives tribal nations a sector of their own
        "",
        "<img src=x>",
    ],
)
def test_names_that_only_look_alike_are_not_guessed(content: Content, name: str) -> None:
    assert content.guess_sector(name) is None


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Food", "food_housing"),
        ("Faith-Based", "faith"),
        ("HEALTHCARE", "health"),
        ("K-12", "education"),
        ("Service club", "service"),  # one of what the sector is called after
        ("Cultural organization", "cultural"),
        ("Elected official", "government"),
        ("Gov't", "government"),
    ],
)
def test_what_lists_call_a_category_is_a_guess_too(content: Content, said: str, key: str) -> None:
    guess = content.guess_sector(said)
    assert guess
    assert guess.sector.key == key
    assert content.find_sector(said) is None


def test_a_word_that_says_too_little_names_no_category(content: Content) -> None:
    assert content.guess_sector("Nonprofit") is None


def test_a_guess_says_which_words_speak_for_it(content: Content) -> None:
    guess = content.guess_sector("Harbor Food Bank, Inc.")
    assert guess
    assert guess.words == "food bank"


def test_every_word_alone_leads_to_its_own_sector(content: Content) -> None:
    for sector in content.sectors:
        for word in sector.words:
            guess = content.guess_sector(word)
            assert guess, word
            assert guess.sector.key == sector.key, word


def test_a_stored_sector_is_known_again_after_it_was_renamed(content: Content) -> None:
    definition = content.find_sector("HEALTH")
    assert definition
    stored = content.build_sector(definition, expected=True)
    assert (stored.family, stored.expected, stored.order) == ("Health & care", True, 5)
    renamed = change_entity(stored, name="Healing")
    assert isinstance(renamed, Sector)
    assert content.find_definition(renamed) == definition
    assert content.find_definition(Sector(name="Transportation")) is None


def test_a_file_of_the_users_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "sectors.toml").write_text(
        '[[sector]]\nkey = "boats"\nname = "Boats & ferries"\nfamily = "work"\nwords = ["ferry"]\n', "utf-8"
    )
    own = load_content(tmp_path)
    assert [sector.name for sector in own.sectors] == ["Boats & ferries"]
    assert len(own.families) == 7
    guess = own.guess_sector("Island Ferries")
    assert guess
    assert guess.sector.key == "boats"


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "families.toml").write_text(FAMILY.replace("#DDCC77", "sand"), "utf-8")
    (tmp_path / "sectors.toml").write_text('[[sector]]\nkey = "x"\nfamly = "home"\nname = "X"\n', "utf-8")
    (tmp_path / "tie_strength.toml").write_text("level = ", "utf-8")
    (tmp_path / "sector.toml").write_text("", "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_content(tmp_path)
    message = caught.value.message
    for part in (
        "families.toml, entry 1 (“Home”): hue",
        "sectors.toml, entry 1 (“X”): famly",
        "tie_strength.toml:",
    ):
        assert part in message
    assert "sector.toml is not a file netmap reads" in message


@pytest.mark.parametrize(
    ("sectors", "part"),
    [
        ('[[sector]]\nkey = "x"\nname = "X"\nfamily = "sea"\n', "the family “sea” is not in families.toml"),
        (
            '[[sector]]\nkey = "x"\nname = "X"\nfamily = "home"\nwords = ["Food-Bank"]\n',
            "write “Food-Bank” as “food bank”",
        ),
        (
            (
                '[[sector]]\nkey = "x"\nname = "X"\nfamily = "home"\nwords = ["boat"]\n'
                '[[sector]]\nkey = "x"\nname = "x."\nfamily = "home"\nwords = ["boat"]\n'
            ),
            "“x” is there twice. sectors.toml: “boat” speaks for two sectors. sectors.toml: “x” names two sectors",
        ),
        (
            (
                '[[sector]]\nkey = "x"\nname = "X"\nfamily = "home"\nalso = ["y"]\n'
                '[[sector]]\nkey = "z"\nname = "Y"\nfamily = "home"\n'
            ),
            "“y” names two sectors",
        ),
        ("", "there is no [[sector]]"),
    ],
)
def test_what_does_not_fit_together_is_named(tmp_path: Path, sectors: str, part: str) -> None:
    (tmp_path / "sectors.toml").write_text(sectors, "utf-8")
    with pytest.raises(SettingsError, match="cannot be used") as caught:
        load_content(tmp_path)
    assert part in caught.value.message


def test_incomplete_scales_are_refused(tmp_path: Path) -> None:
    (tmp_path / "tie_strength.toml").write_text(
        '[[strength]]\nlevel = 1\nword = "a"\nmeaning = "b"\n', "utf-8"
    )
    (tmp_path / "areas.toml").write_text(
        '[[area_level]]\nkey = "city"\nname = "City"\nmeaning = "A city."\n', "utf-8"
    )
    with pytest.raises(SettingsError) as caught:
        load_content(tmp_path)
    assert "the levels 1 to 5" in caught.value.message
    assert "neighborhood, community, city, state" in caught.value.message


def test_a_content_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="There is no folder"):
        load_content(tmp_path / "nowhere")
    with pytest.raises(SettingsError, match="name too long"):
        load_content(tmp_path / ("x" * 300))


def test_a_file_that_an_editor_marked_as_utf8_is_read(content: Content, tmp_path: Path) -> None:
    built_in = (files("netmap.content") / "rhythms.toml").read_text("utf-8")
    (tmp_path / "rhythms.toml").write_text(built_in, "utf-8-sig")
    assert load_content(tmp_path).rhythms == content.rhythms
