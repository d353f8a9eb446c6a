"""Which of many boxes can be drawn together: the search behind the names in a slice."""

from collections.abc import Sequence

from netmap.picture.wheel.shapes import Box

_MOST_TRIES = 700
_BREADTH = 4


def find_most(choices: Sequence[tuple[int, Box]], weights: Sequence[int], gap: float) -> list[int]:
    """Return which choices to take so that no two come closer than `gap`, and as much as possible is shown.

    The search is bounded, so that the best is not always found; it is the same in every run.

    Parameters
    ----------
    choices
        The owner of a box, by its place in `weights`, and the box; of each owner at most one is taken, the
        first one most gladly.
    weights
        How much it counts that each owner is shown.
    """
    return _Search(choices, weights, gap).run()


class _Search:
    """Depth-first search; sets of choices are the bits of a number."""

    def __init__(self, choices: Sequence[tuple[int, Box]], weights: Sequence[int], gap: float) -> None:
        self.owners = [place for place, _ in choices]
        self.weights = weights
        self.mine = [0] * len(weights)
        self.rank = []
        for index, place in enumerate(self.owners):
            self.rank.append(self.mine[place].bit_count())
            self.mine[place] |= 1 << index
        self.barred = [self._find_barred(choices, index, gap) for index in range(len(choices))]
        self.best: list[int] = []
        self.most = 0
        self.tries = 0

    def _find_barred(self, choices: Sequence[tuple[int, Box]], index: int, gap: float) -> int:
        box, found = choices[index][1], self.mine[self.owners[index]]
        for other, (_, taken) in enumerate(choices):
            if box.overlaps(taken, gap):
                found |= 1 << other
        return found

    def run(self) -> list[int]:
        self._go_on([], 0, (1 << len(self.owners)) - 1)
        return self.best

    def _go_on(self, taken: list[int], worth: int, left: int) -> None:
        self.tries += 1
        if worth > self.most:
            self.best, self.most = taken, worth
        waiting = [place for place, mask in enumerate(self.mine) if mask & left]
        if worth + sum(self.weights[place] for place in waiting) <= self.most or self.tries > _MOST_TRIES:
            return
        open_ones = [self.mine[place] & left for place in waiting]
        tightest = min(open_ones, key=int.bit_count)
        options = [index for index in range(tightest.bit_length()) if tightest >> index & 1]
        options.sort(
            key=lambda index: ((self.barred[index] & left).bit_count() + 1.5 * self.rank[index], index)
        )
        for index in options[:_BREADTH]:
            more = self.weights[self.owners[index]]
            self._go_on([*taken, index], worth + more, left & ~self.barred[index])
        self._go_on(taken, worth, left & ~tightest)
