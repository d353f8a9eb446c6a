"""Places of circles, kept as text and read again, whatever the text is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.model.views.places import MOST_PLACES, Place, read_places, sort_places, turn_places, write_places

PLACES = st.lists(
    st.builds(Place, st.text(min_size=1, max_size=9), st.floats(-0.5, 1.5), st.floats(0, 1000)),
    unique_by=lambda one: one.id,
    max_size=9,
).map(sort_places)


@given(PLACES)
def test_places_come_back_as_they_were_written(places: tuple[Place, ...]) -> None:
    assert read_places(write_places(places)) == places


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[" * 100_000, "7", '["a"]', '{"a": [1]}', '{"a": ["1", 2]}', '{"a": [true, 2]}', '{"a": [0.5, -1]}',
        '{"a": [2, 500]}', '{"a": [0.5, 1e9]}', '{"a": [NaN, 500]}', '{"a": {"x": 1}}',
        f'{{"a": [{"9" * 400}, 1]}}', f'{{"a": [0.5, {"9" * 400}]}}', '{"a": [0.5, Infinity]}',
    ],
)  # fmt: skip
def test_what_is_no_place_is_left_out(text: str) -> None:
    assert read_places(text) == ()


def test_no_more_places_are_read_than_are_kept() -> None:
    many = json.dumps({f"one{number}": [0.5, 500] for number in range(MOST_PLACES + 5)})
    assert len(read_places(many)) == MOST_PLACES


def test_who_becomes_another_has_the_place_of_the_first() -> None:
    places = (Place("a", 0.1, 500), Place("b", 0.2, 600), Place("c", 0.3, 700))
    assert turn_places(places, lambda one: {"a": "b", "c": ""}.get(one, one)) == (Place("b", 0.1, 500),)
