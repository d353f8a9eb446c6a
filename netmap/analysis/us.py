"""Who we are on the map, and who has told us about their ties."""

from netmap.model.entities import Organization, Person
from netmap.model.happenings import Interaction, Setting
from netmap.model.kinds import TieKind
from netmap.model.network import Network


def find_us(network: Network) -> frozenset[str]:
    """Return the ids of our own organizations and of the people on our team."""
    return frozenset(one.id for one in (*list_homes(network), *list_team(network)))


def list_homes(network: Network) -> tuple[Organization, ...]:
    """Return our own organizations, by name."""
    return tuple(one for one in network.of(Organization) if one.home)


def list_team(network: Network) -> tuple[Person, ...]:
    """Return the people on our team, by name."""
    return tuple(one for one in network.of(Person) if one.on_team)


QUESTIONS = "Three questions"
"""The name of the setting that says that the questions who we are were passed over."""


def is_to_be_asked(network: Network) -> bool:
    """Whether to ask who we are: there are partners, none of them is our organization, and nobody passed the questions over.

    Who of a list is on our team may be known from the list itself; which organization is ours is not.
    """
    passed_over = any(setting.name == QUESTIONS for setting in network.of(Setting))
    return bool(network.actors()) and not passed_over and not list_homes(network)


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
