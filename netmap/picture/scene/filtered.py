"""What a filter shows, in words: the sentence that stands in the picture, in its text and beside the control."""

from collections.abc import Callable, Mapping, Sequence

from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.tie_rules import STRENGTH_RANGE, TIE_RULES
from netmap.model.views.filters import FIRST_DAY, Aspect, Filter, read_column_day
from netmap.model.words import tell_day
from netmap.picture.wheel.text import shorten_name

_MOST_NAMED = 6
_UNKNOWN = "what is not on this map"
_SAID: Mapping[Aspect, Callable[[str], str]] = {
    Aspect.SECTOR: lambda names: names,
    Aspect.COALITION: lambda names: f"members of {names}",
    Aspect.GOAL: lambda names: f"working on {names}",
    Aspect.POPULATION: lambda names: f"serving {names}",
    Aspect.AREA: lambda names: f"serving {names}",
    Aspect.KEEPER: lambda names: f"kept by {names}",
    Aspect.STANDING: lambda names: f"standing as {names}",
    Aspect.SINCE: lambda names: f"with {names}",
    Aspect.BEFORE: lambda names: f"with {names}",
    Aspect.TIE: lambda names: f"ties that say {names}",
    Aspect.STRENGTH: lambda names: f"ties of strength {names}",
}
"""How each aspect is said of the values that are named, joined."""


def tell_filter(wanted: Filter, network: Network) -> str:
    """Return what a filter shows in sentences, as in “Only Health; ties of strength 3 and more.”; empty for everybody."""
    said, parts = [], []
    for aspect in _SAID:
        if values := wanted.list_of(aspect):
            names = [name_value(aspect, value, network) for value in values]
            parts.append(_SAID[aspect](_join_or(names)))
    if parts:
        said.append(f"Only {'; '.join(parts)}.")
    if wanted.on:
        said.append(f"As it was on {tell_day(wanted.on)}, as far as days are noted.")
    return " ".join(said)


def tell_elsewhere(count: int) -> str:
    """Return how many are shown who stand in another sector than those asked for; "" for none."""
    if not count:
        return ""
    stand = "1 of them stands" if count == 1 else f"{count:,} of them stand"
    return f"{stand} in another sector, where they are first of all."


def name_value(aspect: Aspect, value: str, network: Network) -> str:
    """Return what a value of an aspect is called."""
    match aspect:
        case Aspect.STANDING:
            return f"“{value}”"
        case Aspect.TIE:
            return f"“{TIE_RULES[TieKind(value)].says}”"
        case Aspect.SINCE | Aspect.BEFORE:
            column, day = read_column_day(value) or ("", FIRST_DAY)
            said = f"from {tell_day(day)} on" if aspect is Aspect.SINCE else f"before {tell_day(day)}"
            return f"“{shorten_name(column)}” {said}"
        case Aspect.STRENGTH:
            return value if value == str(STRENGTH_RANGE[-1]) else f"{value} and more"
        case _:
            return shorten_name(" ".join(network.name_of(value).split())) or _UNKNOWN


def _join_or(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} more"]
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
