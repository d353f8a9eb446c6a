"""Text from outside is made safe once and compared without what people do not see."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netmap.errors import InputError
from netmap.model.text import NAME_LIMIT, clean_text, escape_xml, fold_text, shorten_text


def test_a_name_keeps_its_letters_and_loses_what_cannot_be_seen() -> None:
    assert clean_text("  Food\u202eknaB\u200b \x00 Café\ufeff\ufffe ") == "FoodknaB Café"


def test_markup_stays_the_text_it_is() -> None:
    assert clean_text("<img src=x onerror=alert(1)>") == "<img src=x onerror=alert(1)>"


def test_joiners_that_scripts_need_stay() -> None:
    assert clean_text("می\u200cخواهم") == "می\u200cخواهم"


def test_lines_stay_lines_only_where_they_are_wanted() -> None:
    assert clean_text("one\r\ntwo", lines=True) == "one\ntwo"
    assert clean_text("one\r\ntwo") == "one two"


def test_a_name_of_100_000_characters_is_refused_with_the_limit() -> None:
    with pytest.raises(InputError, match=f"at most {NAME_LIMIT}"):
        clean_text("x" * 100_000)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Mark’s Church", "st marks church"),
        ("Café Olé", "CAFE OLE"),
        ("Smith & Sons", "Smith and Sons"),
        ("Food\u200bBank", "FoodBank"),
        ("Straße", "STRASSE"),
        ("A_B", "a b"),
    ],
)
def test_names_that_people_take_for_the_same_fold_to_the_same(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@given(st.text())
@example("𝕊")
def test_cleaning_and_folding_twice_changes_nothing_more(text: str) -> None:
    cleaned = clean_text(text, limit=10**6, lines=True)
    assert clean_text(cleaned, limit=10**6, lines=True) == cleaned
    assert "\x00" not in cleaned
    assert fold_text(fold_text(text)) == fold_text(text)


@given(st.text(st.characters(max_codepoint=127)))
@example("Smith & Sons' A_B\t\x1f\x7f(c)")
def test_plain_letters_are_cleaned_and_folded_alike_with_and_without_an_accent_after_them(text: str) -> None:
    assert fold_text(f"{text} é") == f"{fold_text(text)} e".strip()
    assert clean_text(f"{text} é") == f"{clean_text(text)} é".strip()


@given(st.text())
def test_a_value_in_a_message_is_one_short_line(text: str) -> None:
    assert len(shorten_text(text, 20)) <= 20
    assert "\n" not in shorten_text(text, 20)


def test_characters_that_xml_forbids_are_left_out() -> None:
    assert escape_xml("a\0b\x0bc\ufffed\ud800e & <f> ]]>") == "abcde &amp; &lt;f&gt; ]]&gt;"
