"""Who may be asked: nobody who left us, and nobody who is confidential or works only where it is."""

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.model.entities import Organization, Person
from netmap.model.network import Network


def has_left(network: Network, actor_id: str) -> bool:
    """Whether somebody is past, closed, no fit, or does not want to be contacted."""
    actor = network.get(actor_id)
    return isinstance(actor, Organization | Person) and actor.standing in LEFT_OUT


def may_be_asked(day: Day, actor_id: str) -> bool:
    """Whether somebody neither left us nor is withheld with what is confidential."""
    return not has_left(day.network, actor_id) and not day.withholds(actor_id)
