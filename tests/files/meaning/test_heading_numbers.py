"""Which contact or partner a heading counts."""

import pytest

from netmap.files.meaning.heading_numbers import number_headings


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        (["Partner A", "Partner B", "Partner C"], [1, 2, 3]),
        (["Contact", "Contact B"], [1, 2]),
        (["Phone (o)", "Phone (c)"], [1, 1]),
        (["Phone (c)", "2nd phone"], [1, 2]),
    ],
)
def test_a_letter_counts_only_beside_its_neighbor(headings: list[str], numbers: list[int]) -> None:
    assert number_headings(headings) == numbers
