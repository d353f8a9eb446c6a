"""A list of the corpus brought in: once on an empty map, and once more."""

from dataclasses import dataclass

from netmap.files.plan.plan import ImportPlan
from netmap.files.reading import read_file
from netmap.model.network import EMPTY, Network
from tests.files.lists.cells_kept import CellsKept, count_kept
from tests.files.lists.expectations import Expectation
from tests.files.lists.facts import compare
from tests.files.plan_tables import plan, write


@dataclass(frozen=True)
class Outcome:
    """What differs from what a person reads, a sentence each, and which cells are found again."""

    differences: tuple[str, ...]
    cells: CellsKept


def read_list(expected: Expectation) -> tuple[ImportPlan, Network]:
    """Return how a list is planned on an empty map, and the map it gives; no sector is guessed from a name."""
    planned = plan(EMPTY, read_file(expected.path, expected.path.name), guess_sectors=False)
    return planned, write(EMPTY, planned)


def judge_list(expected: Expectation) -> Outcome:
    """Return what differs from what a person reads, the second time included, when nothing may change."""
    planned, network = read_list(expected)
    again = plan(network, read_file(expected.path, expected.path.name), guess_sectors=False)
    differences = compare(expected, planned, network)
    if again.touches:
        differences.append(f"too much: the second time, {again.summary}")
    return Outcome(tuple(differences), count_kept(expected, planned, network))
