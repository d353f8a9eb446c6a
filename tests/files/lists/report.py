"""`python -m tests.files.lists.report`: which lists of the corpus are read as a person reads them, and what differs."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from netmap.errors import NetmapError
from tests.files.lists.cells_kept import CellsKept
from tests.files.lists.expectations import Expectation, read_expectations
from tests.files.lists.reading import Outcome, judge_list


@dataclass(frozen=True)
class Quality:
    """How lists were read: each with what differs, and the sums over all of them."""

    outcomes: dict[str, Outcome]

    @property
    def right(self) -> int:
        """How many lists were read as a person reads them."""
        return sum(not outcome.differences for outcome in self.outcomes.values())

    @property
    def kept(self) -> int:
        """How many cells are found again."""
        return sum(outcome.cells.kept for outcome in self.outcomes.values())

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return sum(outcome.cells.all for outcome in self.outcomes.values())

    @property
    def summary(self) -> str:
        """Lists right of all, cells kept of all."""
        return (
            f"{self.right} of {len(self.outcomes)} lists are read as a person reads them, "
            f"{self.kept:,} of {self.cells:,} cells are found again."
        )


def judge_lists(chosen: Sequence[str] = ()) -> Quality:
    """Return how the lists are read whose names hold one of the texts chosen, or all of them."""
    lists = [one for one in read_expectations() if not chosen or any(text in one.name for text in chosen)]
    return Quality({one.name: _judge(one, judge_list) for one in lists})


def _judge(expected: Expectation, judge: Callable[[Expectation], Outcome]) -> Outcome:
    try:
        return judge(expected)
    except (NetmapError, ValueError) as error:
        return Outcome((f"refused: {error}",), CellsKept(0, 0, ()))


def main() -> None:
    """Print what differs, list by list, and the sums."""
    quality = judge_lists(sys.argv[1:])
    for name, outcome in quality.outcomes.items():
        lost = [f"lost: “{cell}”" for cell in outcome.cells.lost]
        if outcome.differences or lost:
            sys.stdout.write("\n  ".join((name, *outcome.differences, *lost)) + "\n")
    sys.stdout.write(quality.summary + "\n")


if __name__ == "__main__":
    main()
