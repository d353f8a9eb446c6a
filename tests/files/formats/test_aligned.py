"""Columns made with spaces are found; lines with a gap now and then are no table."""

import pytest

from netmap.files.formats.aligned import cut_line, find_cuts

TYPED = (
    "Ann Lark     Mill Clinic   555-0101",
    "Bo Finch     Dune School   555-0102",
    'Di Crane       "           555-0103',
    "Jo Tern      Bay Library",
)


def test_columns_begin_where_the_lines_are_aligned() -> None:
    cuts = find_cuts(TYPED)
    assert cuts == (0, 13, 27)
    assert cut_line(TYPED[2], cuts) == ("Di Crane", '"', "555-0103")
    assert cut_line(TYPED[3], cuts) == ("Jo Tern", "Bay Library", "")


def test_a_title_that_runs_over_the_columns_is_one_cell() -> None:
    assert cut_line("Phone tree of the neighborhood", find_cuts(TYPED)) == ("Phone tree of the neighborhood",)


@pytest.mark.parametrize(
    "lines",
    [
        ["Mill Clinic", "Dune School", "Bay Library", "Harbor Pantry"],
        ["Mill Clinic  (new)", "Dune School", "Bay Library", "Harbor Pantry", "Rotary"],
        ["We met.  They said yes.", "Then a storm came.  All left.", "Soup.  Bread.", "No.  Later perhaps."],
    ],
)
def test_names_and_sentences_are_no_columns(lines: list[str]) -> None:
    assert find_cuts(lines) == ()
