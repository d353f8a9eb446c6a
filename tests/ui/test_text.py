"""What people typed is shown as text wherever Streamlit reads Markdown."""

import re

import pytest

from netmap.ui.parts.text import plain, plain_lines
from tests.ui.conftest import HOSTILE_NAMES


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_every_mark_of_markdown_is_escaped(name: str) -> None:
    unescaped = re.sub(r"\\[!-/:-@\[-`{-~]", "", plain(name))
    assert not re.search(r"[!-/:-@\[-`{-~]", unescaped)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_what_is_read_back_is_what_was_typed(name: str) -> None:
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain(name)).replace("\u2060", "")
    assert shown == name


def test_codes_and_arrows_are_kept_from_being_read_together() -> None:
    assert ":smile:" not in plain("x :smile: y").replace("\\", "")
    assert "->" not in plain("a -> b").replace("\\", "")


def test_line_breaks_stay_only_where_they_are_wanted() -> None:
    assert plain("# one\n- two") == r"\# one \- two"
    assert plain_lines("one\n\ntwo") == "one  \ntwo"


def test_an_address_can_be_copied_as_it_is() -> None:
    assert plain("ana@library.example").replace("\\", "") == "ana@library.example"
    assert plain("https://library.example").replace("\\", "") == "https://library.example"
