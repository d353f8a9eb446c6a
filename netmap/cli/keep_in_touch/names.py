"""Whom a command names: an actor, or one of us."""

from netmap.analysis.us import find_our_side
from netmap.errors import InputError
from netmap.model.entities import Person
from netmap.model.kinds import ACTOR_KINDS, EntityKind
from netmap.model.network import Network
from netmap.model.words import join_names
from netmap.report.introductions.ways import find_target


def find_actor(network: Network, words: str) -> str:
    """Return the id of the person or organization that `words` names."""
    return find_target(network, words, tuple(ACTOR_KINDS)).id


def find_one_of_us(network: Network, words: str | None) -> str | None:
    """Return the id of one of us by the ties that `network` has; None without words."""
    if not words:
        return None
    found, ours = find_target(network, words, (EntityKind.PERSON,)), find_our_side(network)
    if found.id in ours:
        return found.id
    names = [one.name for one in network.of(Person) if one.id in ours]
    hint = f"We are {join_names(names)}." if names else "Mark those on our team under Partners first."
    raise InputError(f"{found.name} is not one of us. {hint}", field="by", value=words)
