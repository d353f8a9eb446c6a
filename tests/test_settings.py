"""A flag wins over the environment, the environment over netmap.toml, that over the default."""

from pathlib import Path

import pytest

from netmap.errors import SettingsError
from netmap.settings import keep_settings, load_settings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NETMAP_STORE", "NETMAP_WHO", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)


def test_each_place_wins_over_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().store.endswith("store")
    (tmp_path / "netmap.toml").write_text('store = "from-file"\nwho = "File"\n', encoding="utf-8")
    assert load_settings().store == "from-file"
    monkeypatch.setenv("NETMAP_STORE", "from-environment")
    assert load_settings().store == "from-environment"
    assert load_settings().who == "File"
    assert load_settings(store="from-flag").store == "from-flag"
    assert load_settings(store=None).store == "from-environment"


@pytest.mark.parametrize("address", ["neo4j://host", "neo4j+s://host", "bolt://host:7687"])
def test_an_address_is_a_server_and_anything_else_a_folder(address: str, tmp_path: Path) -> None:
    assert load_settings(store=address).is_server
    assert load_settings(store=str(tmp_path / "map")).folder == (tmp_path / "map").resolve()


@pytest.mark.parametrize("address", ["http://host:7474", "https://host", "neo4j+x://host"])
def test_an_address_of_another_kind_is_refused_and_no_folder_is_made_of_it(address: str) -> None:
    with pytest.raises(SettingsError, match="neo4j://"):
        load_settings(store=address)


def test_a_password_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "hidden words")
    settings = load_settings()
    assert "hidden words" not in repr(settings)
    assert settings.neo4j_password.get_secret_value() == "hidden words"


def test_a_value_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="date_order"):
        load_settings(date_order="sometimes")
    (tmp_path / "netmap.toml").write_text("store = ", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"netmap\.toml"):
        load_settings()


@pytest.mark.parametrize("coding", ["utf-16", "cp1252"])
def test_a_file_in_letters_of_another_coding_is_refused_in_words_and_stays(
    coding: str, tmp_path: Path
) -> None:
    file = tmp_path / "netmap.toml"
    file.write_text('who = "Zoé"', encoding=coding)
    before = file.read_bytes()
    with pytest.raises(SettingsError, match=r"netmap\.toml is not in UTF-8"):
        load_settings()
    with pytest.raises(SettingsError, match="is not in UTF-8"):
        keep_settings({"store": "neo4j://host"})
    assert file.read_bytes() == before


def test_a_file_that_an_editor_marked_as_utf8_is_read_and_kept(tmp_path: Path) -> None:
    (tmp_path / "netmap.toml").write_text('who = "Zoé"', encoding="utf-8-sig")
    assert load_settings().who == "Zoé"
    keep_settings({"store": "neo4j://host"})
    assert (load_settings().who, load_settings().store) == ("Zoé", "neo4j://host")


def test_settings_are_kept_beside_those_that_are_there_as_they_were_typed(tmp_path: Path) -> None:
    (tmp_path / "netmap.toml").write_text('who = "Ana"\n[other]\nstore = "x"\n', encoding="utf-8")
    password = 'quo"te \\ back #1 日本 🤝\ttab'
    path = keep_settings({"store": "neo4j://host", "NEO4J_PASSWORD": password})
    assert path == (tmp_path / "netmap.toml").resolve()
    found = load_settings()
    assert (found.store, found.who, found.neo4j_password.get_secret_value()) == (
        "neo4j://host",
        "Ana",
        password,
    )
    assert sorted(one.name for one in tmp_path.iterdir()) == ["netmap.toml"]


@pytest.mark.parametrize("before", ['store = "folder"\n', "store ="])
def test_a_file_that_says_it_already_or_cannot_be_read_stays_as_it_is(before: str, tmp_path: Path) -> None:
    file = tmp_path / "netmap.toml"
    file.write_text(before, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"netmap\.toml"):
        keep_settings({"store": "neo4j://host"})
    assert file.read_text(encoding="utf-8") == before
