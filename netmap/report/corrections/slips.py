"""The slips in the inbox, in order and in words."""

from typing import Any

from netmap.errors import InputError
from netmap.model.happenings import Correction
from netmap.model.kinds import Correcting, SlipState
from netmap.model.network import Network
from netmap.model.text import shorten_text
from netmap.model.words import tell_day

OPEN = frozenset({SlipState.WAITING, SlipState.ASKED_BACK})
"""Where a slip is that nobody has settled yet."""

CHOICES = {
    Correcting.WORKS_WITH: "We work with …",
    Correcting.NO_LONGER: "We no longer work with …",
    Correcting.NOT_ON_MAP: "We are not on the map",
    Correcting.NAME: "Our name is …",
    Correcting.OTHER: "Something else",
}
"""What is ticked on a slip, as it is said by whom it is about."""

_EXCERPT = 100


def list_slips(network: Network, *states: SlipState) -> tuple[Correction, ...]:
    """Return the slips in some states, in the order in which they came in."""
    found = [one for one in network.of(Correction) if one.state in states]
    return tuple(sorted(found, key=lambda one: one.number))


def find_slip(network: Network, words: str) -> Correction:
    """Return the slip with an id or a number.

    Raises
    ------
    InputError
        When there is none, or several have the number; the message lists their ids.
    """
    given = network.get(words)
    if isinstance(given, Correction):
        return given
    found = [one for one in network.of(Correction) if str(one.number) == words.strip()]
    if len(found) > 1:
        ids = ", ".join(one.id for one in found)
        raise InputError(
            f"Several slips have the number {words}. Give the id of one: {ids}", field="slip", value=words
        )
    if not found:
        raise InputError(
            f"There is no slip {words[:60]}. List them with: netmap corrections", field="slip", value=words
        )
    return found[0]


def tell_slip(slip: Correction) -> str:
    """Return what a slip says in a few words, such as “Harbor Pantry works with City Library”."""
    if slip.wrong is Correcting.OTHER:
        about = f"About {slip.about}" if slip.about else CHOICES[slip.wrong]
        return f"{about}: {shorten_text(slip.words, _EXCERPT)}" if slip.words else about
    second = f" {slip.other}" if slip.wrong.is_about_two else ""
    return f"{slip.about} {slip.wrong.says}{second}"


def tell_source(slip: Correction) -> str:
    """Return who said what a slip says, and when."""
    who = f"Said by {slip.said_by}" if slip.said_by else "Nobody wrote who says so"
    return f"{who}, {tell_day(slip.on)}" if slip.on else who


def read_slip(slip: Correction) -> dict[str, Any]:
    """Return a slip for programs."""
    names = ("id", "number", "said_by", "about", "other", "words", "reach", "reason")
    told = {name: getattr(slip, name) for name in names}
    on = slip.on.isoformat() if slip.on else None
    return told | {"wrong": slip.wrong.value, "state": slip.state.value, "on": on}


_SETTLED = {
    SlipState.WAITING: "is in the inbox",
    SlipState.ASKED_BACK: "is to be asked back about",
    SlipState.TAKEN: "is taken",
    SlipState.ASIDE: "is put aside",
}


def tell_settled(slip: Correction, state: SlipState) -> str:
    """Return the sentence of the Change by which a slip comes into a state."""
    return f"Slip {slip.number} {_SETTLED[state]}: {tell_slip(slip).rstrip('.')}."
