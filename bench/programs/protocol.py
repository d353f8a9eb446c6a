"""How one program is asked for one measure: a graph comes in, the seconds and the sum of the values go out.

Each program runs in a process of its own, so that the one under the GPL stays outside everything else.
"""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import isnan
from time import perf_counter

ROUNDS = 5
LONG_ENOUGH_SECONDS = 3.0
COST_OF_STRENGTH_1 = 60

Values = Iterable[float]


@dataclass(frozen=True)
class PlainGraph:
    """`n` actors, numbered from 0, and ties without direction: two numbers and a strength of 1 to 5 each."""

    n: int
    ties: list[tuple[int, int, int]]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The ties without their strength."""
        return [(one, other) for one, other, _ in self.ties]

    @property
    def strengths(self) -> list[int]:
        """The strength of each tie."""
        return [strength for _, _, strength in self.ties]

    @property
    def costs(self) -> list[int]:
        """The length of each tie, 60 / strength."""
        return [COST_OF_STRENGTH_1 // strength for _, _, strength in self.ties]


def answer(prepare: Callable[[PlainGraph], Mapping[str, Callable[[], Values]]]) -> None:
    """Read a graph and the name of a measure; print the least seconds of some rounds and the sum of the values.

    `prepare` builds the program's own graph, which is not timed, and returns what it can measure. Prints null
    when it cannot measure what was asked for.
    """
    asked = json.load(sys.stdin)
    measure = prepare(PlainGraph(asked["n"], [tuple(tie) for tie in asked["ties"]])).get(asked["measure"])
    if measure is None:
        print("null")
        return
    spent: list[float] = []
    while len(spent) < ROUNDS and sum(spent) < LONG_ENOUGH_SECONDS:
        start = perf_counter()
        values = measure()
        spent.append(perf_counter() - start)
    total = sum(value for value in values if not isnan(value))
    print(json.dumps({"seconds": min(spent), "rounds": len(spent), "sum": total}))
