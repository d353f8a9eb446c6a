"""How wide text is."""

import pytest

from netmap.picture.font.measure import has_glyphs, measure_text


def test_width_grows_with_size_and_weight() -> None:
    assert measure_text("Library", 20) == pytest.approx(2 * measure_text("Library", 10))
    assert measure_text("Library", 10, bold=True) > measure_text("Library", 10)
    assert measure_text("", 10) == 0


def test_letters_that_lean_into_each_other_take_less_room() -> None:
    assert measure_text("AV", 10) < measure_text("A", 10) + measure_text("V", 10)


def test_an_accent_written_apart_adds_no_width() -> None:
    assert measure_text("e\u0301", 10) == measure_text("é", 10)


@pytest.mark.parametrize("text", ["市立図書館", "مكتبة", "💥"])
def test_text_of_other_scripts_has_a_width_too(text: str) -> None:
    assert not has_glyphs(text)
    assert measure_text(text, 10) > 4 * len(text)


def test_what_takes_no_room_has_no_width() -> None:
    assert measure_text("\u202e\u200b\0", 10) == 0
