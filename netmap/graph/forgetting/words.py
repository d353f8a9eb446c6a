"""Names, addresses and numbers of somebody forgotten, taken out of text however they are spelled there."""

from collections.abc import Iterable

from netmap.model.naming.finding import NameFinder, Span, runs_on
from netmap.model.naming.folding import fold_name, turn_name

SOMEBODY = "(somebody who asked to be forgotten)"
"""What stands where the name of somebody forgotten stood."""

_SHORT = "…"
"""What stands there where a text would become longer than it may be: no name is shorter."""

_FEWEST_LETTERS = 3
_FEWEST_RUNNING_ON = 2


class Words:
    """Some names, addresses and numbers to be looked for in text, whatever the case, accents and marks between.

    Parameters
    ----------
    wanted
        What is looked for.
    stand_in
        What stands in its place once it is taken out.
    others
        Names of others; where one of them holds what is looked for, and stands in a text, that text means them.
    """

    def __init__(self, wanted: Iterable[str], stand_in: str = SOMEBODY, others: Iterable[str] = ()) -> None:
        self._stand_in = stand_in
        given = {one: fold_name(one) for one in wanted}
        spelled = {*given.values(), *map(turn_name, given.values())}
        theirs = (name for name in others if fold_name(name) not in spelled)
        self._finder = NameFinder(filter(_is_long_enough, spelled), theirs)
        self.too_short = tuple(one for one, folded in given.items() if one and not _is_long_enough(folded))
        """What is so short that it would be found everywhere, and so is not looked for."""

    def stand_within(self, name: str) -> bool:
        """Whether any of them is a part of somebody's name, or all of it."""
        return self._finder.stand_within(name)

    def are_in(self, text: str) -> bool:
        """Whether any of them stands in a text."""
        return self._finder.are_in(text)

    def take_out(self, text: str, limit: int | None = None) -> str:
        """Return a text with the stand-in in their place; where that makes it longer than `limit`, with a dot or three."""
        found = self._finder.find(text)
        left = _replace(text, found, self._stand_in)
        return left if limit is None or len(left) <= limit else _replace(text, found, _SHORT)


def _replace(text: str, places: list[Span], stand_in: str) -> str:
    for start, end in reversed(places):
        text = f"{text[:start]}{stand_in}{text[end:]}"
    return text


def _is_long_enough(folded: str) -> bool:
    return len(folded) >= (_FEWEST_RUNNING_ON if folded and runs_on(folded[0]) else _FEWEST_LETTERS)
