"""The way between two in words: who is on it, how many stand between, and which others take as many steps."""

from netmap.model.words import begin_sentence, count_things, join_names
from netmap.picture.way.finding import Stops, Ways

ARROW = " → "
_NAMED = 3


def tell_ways(ways: Ways) -> str:
    """Return which way there is between two, and which others are as short, as sentences."""
    one, other = map(ways.name, ways.ends)
    if ways.is_ours:
        return f"{one} and {other} are both us: nobody needs to introduce them."
    if not ways.first:
        return f"No way from {one} to {other} is shown."
    between = f"{ways.name(ways.both)} works at both" if ways.both else tell_between(ways.first)
    said = [f"{ARROW.join(map(ways.name, ways.first))}: {between}."]
    if not ways.both:
        said += ["{} works at {} and {}.".format(*map(ways.name, step)) for step in ways.shared]
    if ways.equal:
        said.append(f"As short: {_tell_equal(ways)}.")
    if ways.fewer:
        said.append(f"Shorter, but less sure: {ARROW.join(map(ways.name, ways.fewer))}.")
    return " ".join(said)


def tell_briefly(ways: Ways) -> str:
    """Return which way there is between two for a slide: of others that are as short only how many they are."""
    if not ways.first or ways.both:
        return tell_ways(ways)
    said = f"{ARROW.join(map(ways.name, ways.first))}: {tell_between(ways.first)}."
    if not ways.others:
        return said
    return f"{said} {begin_sentence(count_things(ways.others, 'other way'))} {'is' if ways.others == 1 else 'are'} as short."


def tell_between(stops: Stops) -> str:
    """Return how many steps are between the two ends of a way."""
    between = len(stops) - 2
    if not between:
        return "directly tied"
    return f"{'one step' if between == 1 else count_things(between, 'step')} between"


def _tell_equal(ways: Ways) -> str:
    told = ["over " + join_names([ways.name(one) for one in way[1:-1]]) for way in ways.equal]
    more = ways.others - _NAMED
    rest = [f"{more:,} {'other' if more == 1 else 'others'}"] if more > 0 else []
    return "; ".join((*told[:_NAMED], *rest))
