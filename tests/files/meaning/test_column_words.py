"""The words of lists: those that kinds bring with them, and those of a content folder."""

from importlib.resources import files
from pathlib import Path

import pytest

from netmap.errors import SettingsError
from netmap.files.meaning.column_words import FILE_NAME, load_column_words
from netmap.model.kinds import EntityKind, TieKind

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
