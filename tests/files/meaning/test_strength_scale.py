"""Strengths as lists count them."""

import pytest

from netmap.files.grids import Cell
from netmap.files.meaning.column_words import load_column_words
from netmap.files.meaning.strength_scale import guess_scale

WORDS = load_column_words()
COUNTS: list[Cell] = [1, 1, 2, 1, 3, 1, 2, 1, 1, 2, 4, 12, 37]


def test_counts_keep_their_order_and_the_largest_is_the_strongest() -> None:
    scale = guess_scale(COUNTS, WORDS)
    read = [scale.read(cell).value for cell in COUNTS]
    assert read == [1, 1, 2, 1, 2, 1, 2, 1, 1, 2, 3, 4, 5]
    assert "from 23.6 is 5" in scale.sentence
    assert "as counts do" in scale.sentence


def test_counts_of_a_year_of_weeks_use_the_whole_scale() -> None:
    cells: list[Cell] = [1, 2, 2, 4, 4, 6, 12, 12, 26, 52]
    scale = guess_scale(cells, WORDS)
    read = [scale.read(cell).value for cell in cells]
    assert read == sorted(read)
    assert (read[0], read[-1]) == (1, 5)


@pytest.mark.parametrize("cells", [[1, 2, 3, 4, 5, 5, 3, 2, 44], [3, 4, 5, 6], [2, 2, 2]])
def test_a_slip_on_the_scale_of_five_stays_a_slip(cells: list[Cell]) -> None:
    scale = guess_scale(cells, WORDS)
    assert scale.sentence == ""
    assert scale.read(cells[-1]).value == (2 if cells[-1] == 2 else None)


def test_a_scale_to_a_hundred_is_spread_evenly() -> None:
    cells: list[Cell] = [10, 25, 40, 55, 60, 75, 90, 100]
    scale = guess_scale(cells, WORDS)
    assert [scale.read(cell).value for cell in cells] == [1, 2, 2, 3, 3, 4, 5, 5]


@pytest.mark.parametrize(
    ("cell", "strength"),
    [("Weekly", 4), ("monthly", 3), ("Daily", 5), ("Yearly", 1), ("4 - strong", 4), ("3: cooperate", 3), ("semanal", 4),
     ("monatlich", 3), ("souvent", 4), ("muito forte", 5), ("collaborate", 5), ("Never", None), ("purple", None)],
)  # fmt: skip
def test_words_for_strength_and_how_often(cell: str, strength: int | None) -> None:
    reading = guess_scale([cell], WORDS).read(cell)
    assert reading.value == strength
    assert bool(reading.trouble) is (strength is None)
