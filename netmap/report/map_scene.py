"""What a map shows: who stands in which slice, who is in the middle, and how each stands with us."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from netmap.model.entities import Coalition, Entity, Goal, Organization, Person, Sector
from netmap.model.kinds import EntityKind, InteractionKind, Standing, TieKind
from netmap.model.network import Network

NO_SECTOR = "no-sector"
"""Id of the slice of those who are in no sector yet."""

WORKING_FROM = 3
"""The strength of a tie from which two work together; below it they are aware of or in touch with another."""

_NOT_SHOWN = frozenset({Standing.CLOSED})
_NOT_ON_A_WALL = frozenset({Standing.CLOSED, Standing.NOT_A_FIT, Standing.DO_NOT_CONTACT})


class Relation(StrEnum):
    """How somebody on the map stands with us."""

    US = "us"
    WORKING = "working"
    KNOWN = "known"
    LISTED = "listed"
    UNTOLD = "untold"
    """Nobody on the map is us, so nothing can be said."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A slice of the wheel: its sector (None: no sector yet), its members and the other people in it."""

    id: str
    name: str
    family: str
    sector: Sector | None
    members: tuple[Entity, ...]
    others: tuple[Person, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nobody is in it."""
        return not self.members


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything a map shows, before anything is placed.

    `seats` says in which slice an actor stands. `staff` are the people drawn at their organization.
    `relations` and `unasked` are empty in the room: they are judgements, not facts for the wall.
    """

    network: Network
    room: bool
    slices: tuple[Slice, ...]
    goals: tuple[Goal, ...]
    coalitions: tuple[Coalition, ...]
    seats: Mapping[str, str]
    staff: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    relations: Mapping[str, Relation] = field(default_factory=dict)
    unasked: frozenset[str] = frozenset()

    @property
    def members(self) -> tuple[Entity, ...]:
        """Organizations and individual partners, slice by slice."""
        return tuple(member for one in self.slices for member in one.members)

    @property
    def home(self) -> tuple[str, ...]:
        """The ids of those that are us, as far as they are shown."""
        return tuple(member.id for member in self.members if isinstance(member, Organization) and member.home)


def build_scene(network: Network, *, room: bool = False, people: bool = False, families: tuple[str, ...] = ()) -> Scene:
    """Return what a map of `network` shows.

    Parameters
    ----------
    network
        With the ties that are in force on the day shown.
    room
        Leave out what is confidential, what was asked not to be on the wall, and all judgements.
    people
        Show also the people who are no partners in their own right.
    families
        The families in their order on the ring; others follow by name.
    """
    shown = hide_withheld(network) if room else network
    partners = [actor for actor in shown.actors() if _is_member(actor, room=room)]
    others = [person for person in _list_others(shown, partners)] if people else []
    staff, alone = _seat_staff(shown, others, {actor.id for actor in partners})
    slices = _cut_slices(shown, partners, alone, room=room, families=families)
    seats = {actor.id: one.id for one in slices for actor in (*one.members, *one.others)}
    scene = Scene(
        shown,
        room,
        slices,
        tuple(goal for goal in shown.of(EntityKind.GOAL) if isinstance(goal, Goal)),
        tuple(table for table in shown.of(EntityKind.COALITION) if isinstance(table, Coalition)),
        seats,
        staff,
    )
    return scene if room else _judge(scene)


def hide_withheld(network: Network) -> Network:
    """Return `network` without confidential entities and ties."""
    entities = {key: entity for key, entity in network.entities.items() if not entity.confidential}
    ties = {
        key: tie
        for key, tie in network.ties.items()
        if not tie.confidential and tie.source in entities and tie.target in entities
    }
    return Network(entities, ties, network.revision, network.store_id)


def _is_member(actor: Entity, *, room: bool) -> bool:
    if not isinstance(actor, Organization | Person) or actor.standing is None:
        return False
    return actor.standing not in (_NOT_ON_A_WALL if room else _NOT_SHOWN)


def _list_others(network: Network, partners: list[Entity]) -> list[Person]:
    known = {partner.id for partner in partners}
    people = [person for person in network.of(EntityKind.PERSON) if isinstance(person, Person)]
    return [person for person in people if person.id not in known and person.standing is None]


def _seat_staff(
    network: Network, people: list[Person], members: set[str]
) -> tuple[dict[str, tuple[Person, ...]], list[Person]]:
    """Return the people by their organization on the map, and those who have none."""
    staff: dict[str, list[Person]] = {}
    alone = []
    for person in people:
        places = [
            tie.target for tie in network.ties_of(person.id, TieKind.WORKS_AT) if tie.target in members
        ]
        if places:
            staff.setdefault(min(places), []).append(person)
        else:
            alone.append(person)
    return {key: tuple(sorted(found, key=lambda one: one.id)) for key, found in staff.items()}, alone


def _cut_slices(
    network: Network, partners: list[Entity], alone: list[Person], *, room: bool, families: tuple[str, ...]
) -> tuple[Slice, ...]:
    members: dict[str, list[Entity]] = {}
    others: dict[str, list[Person]] = {}
    for actor in (*partners, *alone):
        sector = next((one for one in network.sectors_of(actor.id) if one.on_the_wall or not room), None)
        key = sector.id if sector else NO_SECTOR
        if sector is None and room and network.sectors_of(actor.id):
            continue
        if isinstance(actor, Person) and actor.standing is None:
            others.setdefault(key, []).append(actor)
        else:
            members.setdefault(key, []).append(actor)
    used = members.keys() | others.keys()
    sectors = [one for one in network.of(EntityKind.SECTOR) if isinstance(one, Sector)]
    drawn = [one for one in sectors if (one.on_the_wall or not room) and (one.expected or one.id in used)]
    slices = [
        Slice(one.id, one.name, one.family, one, tuple(members.get(one.id, ())), tuple(others.get(one.id, ())))
        for one in sorted(drawn, key=lambda one: _order_sector(one, families))
    ]
    if NO_SECTOR in used:
        loose, left = tuple(members.get(NO_SECTOR, ())), tuple(others.get(NO_SECTOR, ()))
        slices.append(Slice(NO_SECTOR, "No sector yet", "", None, loose, left))
    return tuple(slices)


def _order_sector(sector: Sector, families: tuple[str, ...]) -> tuple[int, str, int, str, str]:
    rank = families.index(sector.family) if sector.family in families else len(families)
    return rank, sector.family or "\uffff", sector.order, sector.name.casefold(), sector.id


def _judge(scene: Scene) -> Scene:
    network = scene.network
    team = {one.id for one in network.of(EntityKind.PERSON) if isinstance(one, Person) and one.on_team}
    us = set(scene.home) | team
    relations = {member.id: find_relation(network, member, us) for member in scene.members}
    asked = find_asked(network)
    lonely = {member.id for member in scene.members if not _has_tie(network, member.id)}
    return Scene(
        network, scene.room, scene.slices, scene.goals, scene.coalitions, scene.seats, scene.staff,
        relations, frozenset(lonely - asked),
    )  # fmt: skip


def find_relation(network: Network, member: Entity, us: set[str]) -> Relation:
    """Return how a member stands with us, `us` being our organizations and the people of our team."""
    if not us:
        return Relation.UNTOLD
    if member.id in us:
        return Relation.US
    near = {member.id} | {one.id for one in network.sources(member.id, TieKind.WORKS_AT)}
    strengths = [
        tie.strength or WORKING_FROM
        for one in near
        for tie in network.ties_of(one, TieKind.PARTNERS_WITH, TieKind.REPORTS)
        if tie.other_end(one) in us
    ]
    if any(strength >= WORKING_FROM for strength in strengths):
        return Relation.WORKING
    if strengths or near & us or any(_knows(network, one, us) for one in near):
        return Relation.KNOWN
    return Relation.LISTED


def _knows(network: Network, actor: str, us: set[str]) -> bool:
    if any(tie.other_end(actor) in us for tie in network.ties_of(actor, TieKind.KNOWS, TieKind.KEPT_BY)):
        return True
    return any(
        getattr(network.get(tie.source), "interaction_kind", InteractionKind.ATTEMPT) != InteractionKind.ATTEMPT
        for tie in network.ties_of(actor, TieKind.WITH)
    )


def find_asked(network: Network) -> set[str]:
    """Return the ids of actors who were asked whom they work with, or said so of themselves."""
    asked = {tie.source for tie in network.ties_of_kind(TieKind.REPORTS)}
    for tie in network.ties_of_kind(TieKind.WITH):
        if getattr(network.get(tie.source), "asked_about_ties", False):
            asked.add(tie.target)
            asked |= {place.id for place in network.targets(tie.target, TieKind.WORKS_AT)}
    return asked


_TIES = (TieKind.PARTNERS_WITH, TieKind.REPORTS, TieKind.FUNDS, TieKind.REFERS_TO, TieKind.MEMBER_OF)


def _has_tie(network: Network, actor: str) -> bool:
    near = [actor, *(one.id for one in network.sources(actor, TieKind.WORKS_AT))]
    return any(network.ties_of(one, *_TIES, TieKind.KNOWS) for one in near)
