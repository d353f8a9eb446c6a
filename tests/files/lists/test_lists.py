"""Every list of the corpus is read as a person reads it; tests/files/lists/README.md says how that is written down."""

import pytest

from tests.files.lists.expectations import Expectation, read_expectations
from tests.files.lists.reading import judge_list

EXPECTATIONS = read_expectations()


@pytest.mark.parametrize("expected", EXPECTATIONS, ids=lambda one: one.name)
def test_a_list_is_read_as_a_person_reads_it(expected: Expectation) -> None:
    outcome = judge_list(expected)
    assert not outcome.differences, "\n".join(("", *outcome.differences))
    assert not outcome.cells.lost, f"found nowhere: {', '.join(outcome.cells.lost)}"
