"""Who we are on the map, and who has told us about their ties."""

from netmap.model.entities import Organization, Person
from netmap.model.happenings import Interaction
from netmap.model.kinds import TieKind
from netmap.model.network import Network


def find_us(network: Network) -> frozenset[str]:
    """Return the ids of our own organizations and of the people on our team."""
    homes = {one.id for one in network.of(Organization) if one.home}
    team = {one.id for one in network.of(Person) if one.on_team}
    return frozenset(homes | team)


def find_our_side(network: Network) -> frozenset[str]:
    """Return the ids of our organizations, of our team and of whoever else works for us."""
    us = find_us(network)
    return us | {person.id for one in us for person in network.sources(one, TieKind.WORKS_AT)}


def find_asked(network: Network) -> frozenset[str]:
    """Return the ids of actors who were asked whom they work with, or said so of themselves.

    Somebody who was asked answers for their organizations too; a contact that asked counts also when it
    named nobody.
    """
    asked = {tie.source for tie in network.ties_of_kind(TieKind.REPORTS)}
    for tie in network.ties_of_kind(TieKind.WITH):
        contact = network.get(tie.source)
        if isinstance(contact, Interaction) and contact.asked_about_ties:
            asked.add(tie.target)
    asked |= {place.id for actor in asked for place in network.targets(actor, TieKind.WORKS_AT)}
    return frozenset(asked)
