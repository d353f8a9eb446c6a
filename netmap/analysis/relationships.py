"""What "our relationship" is: a tie between one of ours and them, one of ours keeps it, or one of ours was in touch.

Everything that says how somebody stands with us asks this, through `Day.relationships`.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from netmap.analysis.keep_in_touch.contact_log import LastContacts
from netmap.analysis.projection import RELATIONSHIP_KINDS, ActorScope, find_nodes
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of ours with `partner`, an organization or an individual partner, by id.

    `ties` are those in force between one of ours and them or their people, `kept` those that say who of ours keeps it.
    `in_touch` says that a contact is noted, apart from such that are part of what has ended; `last_contact` is the day of
    the last one, None when no day is. At least one of the three is there.
    """

    partner: str
    ties: tuple[Tie, ...] = ()
    kept: tuple[Tie, ...] = ()
    in_touch: bool = False
    last_contact: date | None = None


def find_relationships(
    network: Network, everything: Network, our_side: frozenset[str], log: LastContacts
) -> dict[str, Relationship]:
    """Return our relationships by the id of the partner, by name, none with us ourselves, nor with what has closed.

    A relationship with somebody who works at an organization is one with the organization. What ended stays ended:
    where the last tie is over, a contact from before its end is none that keeps a relationship alive.

    Parameters
    ----------
    network, everything
        With only the ties that hold on the day, and with all that were ever noted.
    our_side
        The ids of our organizations, of our team and of whoever else works for us.
    log
        The contacts until the day.
    """
    if not our_side:
        return {}
    partners = {
        actor: tuple(node for node in nodes if node not in our_side)
        for actor, nodes in find_nodes(network, ActorScope.PARTNERS).items()
        if actor not in our_side
    }
    ties = _collect(_walk_ours(network, our_side, *RELATIONSHIP_KINDS), partners)
    kept = _collect(_walk_kept(network, our_side), partners)
    over = _collect(_walk_ours(everything, our_side, *RELATIONSHIP_KINDS), partners)
    found = {}
    for partner in network.sort({node for nodes in partners.values() for node in nodes}):
        last = log.with_actor(partner)
        in_touch = last is not None or bool(log.list_contacts(partner))
        ends = [tie.until for tie in over.get(partner, ()) if tie.until and tie.until < log.until]
        if ends and partner not in ties:
            in_touch = last is not None and last > max(ends)
        if partner in ties or partner in kept or in_touch:
            found[partner] = Relationship(
                partner,
                network.sort_ties(ties.get(partner, ())),
                network.sort_ties(kept.get(partner, ())),
                in_touch,
                last if in_touch else None,
            )
    return found


def _walk_ours(network: Network, our_side: frozenset[str], *kinds: TieKind) -> Iterator[tuple[str, Tie]]:
    """Give each tie of ours with the end that is not ours."""
    for one in our_side:
        for tie in network.ties_of(one, *kinds):
            if tie.other_end(one) not in our_side:
                yield tie.other_end(one), tie


def _walk_kept(network: Network, our_side: frozenset[str]) -> Iterator[tuple[str, Tie]]:
    return ((end, tie) for end, tie in _walk_ours(network, our_side, TieKind.KEPT_BY) if tie.source == end)


def _collect(ties: Iterator[tuple[str, Tie]], partners: dict[str, tuple[str, ...]]) -> dict[str, list[Tie]]:
    """Return the ties for each partner for whom somebody at the end of one stands."""
    found: defaultdict[str, list[Tie]] = defaultdict(list)
    for end, tie in ties:
        for partner in partners.get(end, ()):
            found[partner].append(tie)
    return dict(found)
