"""What is written down about slips: a new one, and how one is settled; each is one Change, with what it changes on the map.

Each function returns what to put into the map and what to take out; pages and commands save it.
"""

from collections.abc import Mapping
from typing import Any

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.graph.writing import RestsOn
from netmap.model.changes import Plan
from netmap.model.entity import list_names
from netmap.model.entity_classes import change_entity
from netmap.model.fields import build_checked
from netmap.model.happenings import Correction
from netmap.model.kinds import Correcting, SlipState
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.report.corrections.effects import NOT_CHOSEN, Chosen, find_effect
from netmap.report.corrections.names import find_called, list_actors
from netmap.report.corrections.slips import OPEN, find_slip, list_slips

_SAID = ("said_by", "wrong", "about", "other", "words")


def plan_slip(day: Day, values: Mapping[str, Any]) -> Correction:
    """Return a new slip that waits in the inbox, from what was typed.

    Raises
    ------
    InputError
        When it does not say enough, both its names mean the same, or the same slip is there already.
    """
    network = day.everything
    numbers = (one.number for one in network.of(Correction))
    slip = build_checked(
        Correction,
        {**values, "on": day.date, "number": max(numbers, default=0) + 1, "state": SlipState.WAITING},
    )
    if slip.wrong is Correcting.OTHER and not slip.words:
        raise InputError("Write what is wrong or missing, in their own words.", field="words")
    if slip.wrong is not Correcting.OTHER and not slip.about:
        raise InputError("Say which organization it is about.", field="about")
    if slip.wrong.is_about_two and not slip.other:
        asked = "what the right name is" if slip.wrong is Correcting.NAME else "with whom"
        raise InputError(f"Say {asked}.", field="other")
    if slip.wrong is not Correcting.NAME and slip.about and _mean_same(day, slip.about, slip.other):
        raise InputError(f"Both names mean {slip.about}. Say with whom it is.", field="other")
    for one in list_slips(network, *OPEN):
        if all(getattr(one, name) == getattr(slip, name) for name in _SAID):
            raise InputError(f"This slip is in the inbox already, as number {one.number}.", field="slip")
    return slip


def _mean_same(day: Day, name: str, other: str) -> bool:
    found = [find_called(day, one) for one in (name, other)]
    one_each = all(len(actors) == 1 for actors in found)
    return fold_text(name) == fold_text(other) or (one_each and found[0] == found[1])


def plan_taking(day: Day, slip_id: str, chosen: Chosen = NOT_CHOSEN) -> Plan:
    """Return what takes a slip: what it changes on the map, and that it is settled.

    Raises
    ------
    InputError
        When it is settled already, or something about it has to be said first.
    """
    slip = _find_open(day.everything, slip_id)
    effect = find_effect(day, slip, chosen)
    if effect.asks:
        raise InputError(effect.asks, field="slip")
    put, remove = effect.plan
    return [*put, change_entity(slip, state=SlipState.TAKEN, reason="")], list(remove)


def plan_aside(day: Day, slip_id: str, reason: str) -> Plan:
    """Return what puts a slip aside; raise `InputError` without a reason, or when it is settled already."""
    if not reason.strip():
        raise InputError("Say why, so that whoever wrote the slip can be told.", field="reason")
    slip = _find_open(day.everything, slip_id)
    return [change_entity(slip, state=SlipState.ASIDE, reason=reason)], []


def plan_asking(day: Day, slip_id: str, question: str = "") -> Plan:
    """Return what marks a slip as one about which somebody is to be asked; raise `InputError` when it is settled already."""
    slip = _find_open(day.everything, slip_id)
    return [change_entity(slip, state=SlipState.ASKED_BACK, reason=question)], []


def plan_return(day: Day, slip_id: str) -> Plan:
    """Return what puts a slip that was put aside back into the inbox; raise `InputError` for any other."""
    slip = find_slip(day.everything, slip_id)
    if slip.state is not SlipState.ASIDE:
        raise InputError(f"This slip is not put aside: {slip.state}.", field="slip")
    return [change_entity(slip, state=SlipState.WAITING, reason="")], []


def _find_open(network: Network, slip_id: str) -> Correction:
    slip = find_slip(network, slip_id)
    if slip.state not in OPEN:
        raise InputError(f"Slip {slip.number} is settled already: {slip.state}.", field="slip")
    return slip


def rest_on_slip(slip: Correction, chosen: Chosen = NOT_CHOSEN) -> RestsOn:
    """Return what whoever settles a slip goes by: the slip, who bears its names, and what ties them."""
    names = {fold_text(name) for name in (slip.about, slip.other) if name}

    def read(network: Network) -> object:
        meant = [
            one
            for one in list_actors(network)
            if one.id in chosen or names & {*map(fold_text, list_names(one))}
        ]
        ids = sorted(one.id for one in meant)
        ties = [
            tie for one in ids for other in ids if one < other for tie in network.ties_between(one, other)
        ]
        return network.get(slip.id), {one.id: one for one in meant}, {tie.id: tie for tie in ties}

    return read
