"""What a map shows: who stands in which slice, who is in the middle, and how each stands with us."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.still_true import find_faint
from netmap.analysis.projection import ActorGraph
from netmap.analysis.relations import Relation, find_relation, is_partner
from netmap.analysis.us import find_asked
from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network

NO_SECTOR = "no-sector"
"""Id of the slice of those who are in no sector yet."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A slice of the wheel: its sector (None: no sector yet) and its members.

    `echoes` are members of the sector whose main place is in another slice; they are drawn only where nobody
    else is.
    """

    id: str
    name: str
    family: str
    sector: Sector | None
    members: tuple[Entity, ...] = ()
    echoes: tuple[Entity, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nobody who counts as a partner is in it: an open chair."""
        return not any(is_partner(member) for member in (*self.members, *self.echoes))


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything a map shows, before anything is placed.

    `seats` says in which slice somebody stands, `graph` who is tied to whom. `staff` are the people drawn at
    their organization, `loose` those without one. `faint` are the ties that nobody has confirmed for over a year.
    `unasked` are those without a tie whom nobody asked, where others were: as long as nobody was, it means nothing.
    `relations`, `unasked` and `faint` are empty in the room: they are judgements, not facts for the wall.
    """

    network: Network
    graph: ActorGraph
    room: bool
    slices: tuple[Slice, ...]
    goals: tuple[Goal, ...]
    coalitions: tuple[Coalition, ...]
    seats: Mapping[str, str]
    staff: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    loose: tuple[Person, ...] = ()
    relations: Mapping[str, Relation] = field(default_factory=dict)
    unasked: frozenset[str] = frozenset()
    faint: frozenset[str] = frozenset()

    @property
    def members(self) -> tuple[Entity, ...]:
        """Organizations and individual partners, slice by slice."""
        return tuple(member for one in self.slices for member in one.members)

    @property
    def home(self) -> tuple[str, ...]:
        """The ids of those that are us, as far as they are shown."""
        return tuple(member.id for member in self.members if isinstance(member, Organization) and member.home)


def build_scene(day: Day, *, room: bool = False, people: bool = False) -> Scene:
    """Return what a map shows of a day.

    Parameters
    ----------
    room
        Leave out what is confidential, what was asked not to be on the wall, and all judgements.
    people
        Show also the people who are no partners in their own right.
    """
    if room:
        day = day.hide_withheld()
    shown = day.network
    partners = [actor for actor in shown.actors() if _is_shown(actor, room=room)]
    if not partners:
        partners = list(shown.of(Person))
    others = _list_others(shown, partners) if people else []
    staff, loose = _seat_staff(shown, others, {actor.id for actor in partners})
    families = [family.name for family in day.content.families]
    slices = _cut_slices(shown, partners, room=room, families=families)
    scene = Scene(
        shown,
        day.graph,
        room,
        slices,
        tuple(goal for goal in shown.of(Goal) if _lasts(goal, day.date)),
        tuple(one for one in shown.of(Coalition) if _lasts(one, day.date)),
        {actor.id: one.id for one in slices for actor in one.members},
        staff,
        loose,
    )
    return scene if room else _judge(scene, day)


def _lasts(item: Goal | Coalition, day: date) -> bool:
    return (item.started is None or item.started <= day) and (item.ended is None or day <= item.ended)


def _is_shown(actor: Entity, *, room: bool) -> bool:
    if room:
        return is_partner(actor)
    standing = actor.standing if isinstance(actor, Organization | Person) else None
    return standing is not None and standing is not Standing.CLOSED


def _list_others(network: Network, partners: Sequence[Entity]) -> list[Person]:
    known = {partner.id for partner in partners}
    return [person for person in network.of(Person) if person.id not in known and person.standing is None]


def _seat_staff(
    network: Network, people: list[Person], members: set[str]
) -> tuple[dict[str, tuple[Person, ...]], tuple[Person, ...]]:
    """Return the people by their organization on the map, and those who have none, by id."""
    staff: dict[str, list[Person]] = {}
    alone = []
    for person in people:
        places = [tie.target for tie in network.ties_of(person.id, TieKind.WORKS_AT) if tie.target in members]
        if places:
            staff.setdefault(min(places), []).append(person)
        else:
            alone.append(person)
    return {key: tuple(sorted(found, key=lambda one: one.id)) for key, found in staff.items()}, tuple(
        sorted(alone, key=lambda one: one.id)
    )


def _cut_slices(
    network: Network, partners: Sequence[Entity], *, room: bool, families: Sequence[str]
) -> tuple[Slice, ...]:
    members: dict[str, list[Entity]] = {}
    echoes: dict[str, list[Entity]] = {}
    for actor in partners:
        sectors = network.sectors_of(actor.id)
        shown = [sector.id for sector in sectors if sector.on_the_wall or not room]
        if sectors and not shown:
            continue
        seat, *more = shown or [NO_SECTOR]
        members.setdefault(seat, []).append(actor)
        for other in more:
            echoes.setdefault(other, []).append(actor)
    slices = []
    for one in _list_sectors(network, {*members, *echoes}, room=room, families=families):
        here = tuple(members.get(one.id, ()))
        doubles = () if any(map(is_partner, here)) else tuple(filter(is_partner, echoes.get(one.id, ())))
        slices.append(Slice(one.id, one.name, one.family, one, here, doubles))
    if NO_SECTOR in members:
        slices.append(Slice(NO_SECTOR, "No sector yet", "", None, tuple(members[NO_SECTOR])))
    return tuple(slices)


def _list_sectors(network: Network, used: set[str], *, room: bool, families: Sequence[str]) -> list[Sector]:
    """Return the sectors that get a slice, in their order: wanted ones, and those somebody is in."""
    drawn = [
        one
        for one in network.of(Sector)
        if (one.on_the_wall or not room) and (one.expected or one.id in used)
    ]
    return sorted(drawn, key=lambda one: _order_sector(one, families))


def _order_sector(sector: Sector, families: Sequence[str]) -> tuple[int, str, int, str, str]:
    rank = families.index(sector.family) if sector.family in families else len(families)
    return rank, sector.family or "\uffff", sector.order, sector.name.casefold(), sector.id


def _judge(scene: Scene, day: Day) -> Scene:
    seated = {tie.source for tie in scene.network.ties_of_kind(TieKind.MEMBER_OF)}
    asked = find_asked(scene.network)
    lonely = {
        member.id
        for member in scene.members
        if is_partner(member) and member.id not in seated and not _count_tied(scene.graph, member.id)
    }
    return replace(
        scene,
        relations={member.id: find_relation(day, member) for member in scene.members},
        unasked=frozenset(lonely - asked - day.us) if asked else frozenset(),
        faint=find_faint(day),
    )


def _count_tied(graph: ActorGraph, actor_id: str) -> int:
    return len(graph.adj.get(actor_id, ()))
