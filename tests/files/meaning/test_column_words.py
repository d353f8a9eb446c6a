"""The words of lists: those that kinds bring with them, and those of a content folder."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from netmap.errors import SettingsError
from netmap.files.meaning.column_words import FILE_NAME, LANGUAGES, load_column_words
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.text import fold_text

BUILT_IN = (files("netmap.content") / FILE_NAME).read_text("utf-8")


def write_words(folder: Path, more: str) -> Path:
    (folder / FILE_NAME).write_text(f"{BUILT_IN}\n{more}", "utf-8")
    return folder


def test_kinds_bring_their_words_with_them() -> None:
    words = load_column_words()
    assert words.kind_of_word["agencies"] is EntityKind.ORGANIZATION
    assert words.kind_of_word["contact log"] is EntityKind.INTERACTION
    assert words.tie_of_word["works with"] is TieKind.PARTNERS_WITH
    assert words.tie_of_word["grants to"] is TieKind.FUNDS


def test_words_of_a_content_folder_stand_beside_them(tmp_path: Path) -> None:
    more = '[kind_words]\nOrganization = ["verein"]\n[tie_words]\nFUNDS = ["donor to"]\n'
    words = load_column_words(write_words(tmp_path, more))
    assert words.kind_of_word["verein"] is words.kind_of_word["agencies"] is EntityKind.ORGANIZATION
    assert words.tie_of_word["donor to"] is words.tie_of_word["grants to"] is TieKind.FUNDS


def test_a_word_for_a_kind_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="kind_words"):
        load_column_words(write_words(tmp_path, '[kind_words]\nClub = ["club"]\n'))


def write_language(folder: Path, name: str, text: str) -> Path:
    (folder / LANGUAGES).mkdir(exist_ok=True)
    (folder / LANGUAGES / name).write_text(text, "utf-8")
    return folder


def test_built_in_languages_name_only_fields_and_links_there_are() -> None:
    words = load_column_words()
    links = {link.meaning for link in words.link}
    for file in (files("netmap.content") / LANGUAGES).iterdir():
        told = tomllib.loads(file.read_text("utf-8"))
        assert set(told["field"]) <= set(words.field)
        assert set(told["link"]) <= links


def test_words_of_every_language_are_folded_and_stand_beside_the_english_ones() -> None:
    words = load_column_words()
    assert [phrase for phrase in words.phrase_book.phrases if fold_text(phrase) != phrase] == []
    assert {"phone", "telefono", "telefon", "telephone", "telefone"} <= set(words.field["phone"].says)


def test_a_language_of_a_content_folder_is_added(tmp_path: Path) -> None:
    folder = write_language(
        tmp_path, "pl.toml", 'language = "Polish"\n[field]\norganization = ["organizacja"]\n'
    )
    words = load_column_words(folder)
    assert "organizacja" in words.field["organization"].says
    assert "verein" in words.field["organization"].says


def test_a_language_of_a_content_folder_stands_in_place_of_the_built_in_one(tmp_path: Path) -> None:
    folder = write_language(tmp_path, "de.toml", 'language = "German"\n[field]\norganization = ["bude"]\n')
    words = load_column_words(folder)
    assert "bude" in words.field["organization"].says
    assert "verein" not in words.field["organization"].says


def test_a_language_for_a_field_there_is_not_is_refused_with_those_there_are(tmp_path: Path) -> None:
    folder = write_language(
        tmp_path, "pl.toml", 'language = "Polish"\n[field]\norganisation = ["organizacja"]\n'
    )
    with pytest.raises(SettingsError, match=r"organisation.*organization"):
        load_column_words(folder)


def test_a_columns_file_from_before_there_were_languages_still_works(tmp_path: Path) -> None:
    plain = BUILT_IN.replace("with_us = true\n", "")
    start, end = (
        plain.index("# Words that say nothing in a heading"),
        plain.index("# A column that names others"),
    )
    (tmp_path / FILE_NAME).write_text(plain[:start] + plain[end:], "utf-8")
    assert "telefono" in load_column_words(tmp_path).field["phone"].says
