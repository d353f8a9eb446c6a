"""How names break into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.picture.wheel.text import LONGEST_NAME, shorten_name, wrap_name


def test_lines_are_as_even_as_they_can_be() -> None:
    assert wrap_name("Marlow County Public Library", 2) == ("Marlow County", "Public Library")


def test_a_name_written_with_full_stops_breaks_behind_them() -> None:
    assert wrap_name("Division.of.Disaster.Emergency.Services", 2) == (
        "Division.of.Disaster.",
        "Emergency.Services",
    )


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=50), st.integers(1, 4))
def test_no_word_of_a_name_is_lost(name: str, lines: int) -> None:
    assert "".join("".join(wrap_name(name, lines)).split()) == "".join(name.split())


@given(st.text(min_size=1, max_size=400))
def test_a_long_name_is_cut_with_an_ellipsis(name: str) -> None:
    shown = shorten_name(name)
    assert len(shown) <= LONGEST_NAME
    assert shown == name or shown.endswith("…")


@pytest.mark.parametrize(
    "name", ["x" * 300, "a " * 150, "市" * 60, "\u202eabc", "<img src=x onerror=alert(1)>"]
)
def test_any_name_becomes_a_few_lines(name: str) -> None:
    assert 1 <= len(wrap_name(name, 3)) <= 3
