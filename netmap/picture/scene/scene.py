"""What a map shows: who stands in which slice, who is in the middle, and how each stands with us."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.counts import list_tied
from netmap.analysis.day import Day, once_a_day
from netmap.analysis.keep_in_touch.still_true import find_faint
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.analysis.projection import ActorGraph
from netmap.analysis.relations import Relation, find_relation, is_partner
from netmap.analysis.sector_choices import name_family, place_sector
from netmap.analysis.us import find_asked
from netmap.content.loading import Content
from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.views.filters import EVERYBODY, Aspect, Filter
from netmap.picture.scene.filtered import tell_elsewhere, tell_filter

NO_SECTOR = "no-sector"
"""Id of the slice of those who are in no sector yet."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A slice of the wheel: its sector (None: no sector yet) and its members.

    `echoes` are members of the sector whose main place is in another slice; they are drawn only where nobody
    else is. Where a filter left some out there stood `before` in it, and it is `narrowed`: that nobody is left in it says
    nothing. It is `grouped` where it stands for something else than a sector, and `is_rest` for those of whom
    nothing is known or who are in none of the groups that are shown.
    """

    id: str
    name: str
    family: str
    sector: Sector | None
    members: tuple[Entity, ...] = ()
    echoes: tuple[Entity, ...] = ()
    before: int = 0
    narrowed: bool = False
    grouped: bool = False
    is_rest: bool = False

    @property
    def count(self) -> int:
        """How many circles stand in it: those of its members, and of those whose main place is elsewhere."""
        return len(self.members) + len(self.echoes)

    @property
    def is_open(self) -> bool:
        """Whether nobody who counts as a partner is in it: an open chair."""
        return not self.narrowed and not any(is_partner(member) for member in (*self.members, *self.echoes))


@dataclass(frozen=True, slots=True)
class Grouping:
    """That slices are groups by something else than sectors: what it is called, and by id what more of it somebody has."""

    called: str
    also: Mapping[str, str] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """What groups are, as sentences."""
        several = len(self.also)
        have = "has several and stands" if several == 1 else "have several and stand"
        more = f" {several:,} {have} by the most frequent." if several else ""
        return f"Grouped by “{self.called}”.{more}"


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything a map shows, before anything is placed.

    `seats` says in which slice somebody stands, `graph` who is tied to whom. `staff` are the people drawn at
    their organization, `loose` those without one. `faint` are the ties that nobody has confirmed for over a year. `ours`
    are pairs of one of us and of somebody with whom we have a relationship of which no tie is noted: one of us keeps it,
    or was in touch. `unasked` are those without a tie whom nobody asked, where others were: as long as nobody was, it
    means nothing. `filter` says who and which ties are left out, `only` in words who is shown, `elsewhere` how many of them stand in
    another sector than those asked for. Where slices are no sectors there is a `grouping`. `relations`, `unasked`, `faint` and `ours` are empty in the room: they are judgements, not facts for
    the wall.
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
    ours: tuple[tuple[str, str], ...] = ()
    filter: Filter = EVERYBODY
    only: str = ""
    elsewhere: int = 0
    grouping: Grouping | None = None

    def list_tied(self, actor_id: str) -> frozenset[str]:
        """Return the ids of those to whom somebody is tied; in the room only of those who are shown there."""
        tied = list_tied(self.graph, actor_id)
        return tied & {*self.seats, *(one.id for one in self.loose)} if self.room else tied

    @property
    def filtered(self) -> str:
        """Who is shown and how slices are cut, as sentences; in a group nobody stands in another sector."""
        cut = self.grouping.told if self.grouping else tell_elsewhere(self.elsewhere)
        return f"{self.only} {cut}".strip()

    @property
    def members(self) -> tuple[Entity, ...]:
        """Organizations and individual partners, slice by slice."""
        return tuple(member for one in self.slices for member in one.members)

    @property
    def is_emptied(self) -> bool:
        """Whether the filter leaves nobody but whom the picture is of."""
        return self.filter.narrows_actors and self.seats.keys() <= {self.filter.spared}

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
        day = day.in_public
    whole, shown = day.whole.network, day.drawn
    partners = [actor for actor in whole.actors() if _is_shown(actor, room=room)]
    if not partners:
        partners = list(whole.of(Person))
    slices = _cut_slices(whole, partners, room=room, content=day.content)
    if day.filter:
        slices = tuple(_narrow_slice(one, day) for one in slices)
        partners = [actor for actor in partners if actor.id in day.kept]
    others = _list_others(shown, partners) if people else []
    staff, loose = _seat_staff(shown, others, {actor.id for actor in partners})
    scene = Scene(
        shown,
        day.graph,
        room,
        slices,
        tuple(goal for goal in shown.of(Goal) if _lasts(goal, day.date) and _is_joined(day, goal)),
        tuple(one for one in shown.of(Coalition) if _lasts(one, day.date) and _is_joined(day, one)),
        {actor.id: one.id for one in slices for actor in one.members},
        staff,
        loose,
        filter=day.filter,
        only=tell_filter(day.filter, whole),
        elsewhere=_count_elsewhere(slices, day.filter),
    )
    return scene if room else _judge(scene, day.whole)


def _count_elsewhere(slices: Sequence[Slice], wanted: Filter) -> int:
    """Return how many belong to a sector that is asked for, and stand in another because that is their first."""
    chosen = wanted.list_of(Aspect.SECTOR)
    return sum(len(one.members) for one in slices if one.id not in chosen) if chosen else 0


def see_scene(day: Day, *, room: bool) -> Scene:
    """Return what a map shows of a day, built once for the team and once for the room; people who are no partners left out."""
    return _see_room(day) if room else _see_team(day)


@once_a_day
def _see_team(day: Day) -> Scene:
    return build_scene(day)


@once_a_day
def _see_room(day: Day) -> Scene:
    return build_scene(day, room=True)


def _lasts(item: Goal | Coalition, day: date) -> bool:
    return (item.started is None or item.started <= day) and (item.ended is None or day <= item.ended)


def _is_shown(actor: Entity, *, room: bool) -> bool:
    if room:
        return is_partner(actor)
    standing = actor.standing if isinstance(actor, Organization | Person) else None
    return standing is not None and standing is not Standing.CLOSED


def _narrow_slice(one: Slice, day: Day) -> Slice:
    """Return a slice with only those in it whom the filter leaves."""
    complete = day.filter.leaves_all_of(one.id)
    members, echoes = (
        tuple(actor for actor in actors if actor.id in day.kept) for actors in (one.members, one.echoes)
    )
    return replace(one, members=members, echoes=echoes, before=len(one.members), narrowed=not complete)


def _is_joined(day: Day, item: Entity) -> bool:
    """Whether a filter names a goal or coalition, or leaves somebody who belongs to it, or to a coalition that does."""
    named = {day.filter.spared, *(value for _, value in day.filter.wanted)}
    if not day.filter.narrows_actors or item.id in named:
        return True
    joined = day.drawn.sources(item.id, TieKind.PURSUES, TieKind.MEMBER_OF)
    return any(not isinstance(one, Coalition) or _is_joined(day, one) for one in joined)


def _list_others(network: Network, partners: Sequence[Entity]) -> list[Person]:
    known = {partner.id for partner in partners}
    return [person for person in network.of(Person) if person.id not in known and person.standing is None]


def _seat_staff(
    network: Network, people: list[Person], members: set[str]
) -> tuple[dict[str, tuple[Person, ...]], tuple[Person, ...]]:
    """Return the people by their organization on the map, and those who have none, by name."""
    staff: dict[str, list[Person]] = {}
    alone = []
    for person in people:
        places = [tie.target for tie in network.ties_of(person.id, TieKind.WORKS_AT) if tie.target in members]
        if places:
            staff.setdefault(network.sort(places)[0], []).append(person)
        else:
            alone.append(person)
    return {key: tuple(staff[key]) for key in network.sort(staff)}, tuple(alone)


def _cut_slices(
    network: Network, partners: Sequence[Entity], *, room: bool, content: Content
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
    for one in _list_sectors(network, {*members, *echoes}, room=room, content=content):
        here = tuple(members.get(one.id, ()))
        doubles = () if any(map(is_partner, here)) else tuple(filter(is_partner, echoes.get(one.id, ())))
        slices.append(Slice(one.id, one.name, name_family(one, content), one, here, doubles))
    if NO_SECTOR in members:
        slices.append(Slice(NO_SECTOR, "No sector yet", "", None, tuple(members[NO_SECTOR])))
    return tuple(slices)


def _list_sectors(network: Network, used: set[str], *, room: bool, content: Content) -> list[Sector]:
    """Return the sectors that get a slice, in their order: wanted ones, and those somebody is in."""
    drawn = [
        one
        for one in network.of(Sector)
        if (one.on_the_wall or not room) and (one.expected or one.id in used)
    ]
    return sorted(drawn, key=lambda one: _order_sector(one, content))


def _order_sector(sector: Sector, content: Content) -> tuple[int, str, int, str]:
    families = [family.name for family in content.families]
    family = name_family(sector, content)
    rank = families.index(family) if family in families else len(families)
    return rank, family or "\uffff", place_sector(sector, content), sector.name.casefold()


def _judge(scene: Scene, day: Day) -> Scene:
    """Return the scene with what the team judges of it, on the whole `day`."""
    seated = {tie.source for tie in day.network.ties_of_kind(TieKind.MEMBER_OF)}
    asked = find_asked(day.network)
    lonely = {
        member.id
        for member in scene.members
        if is_partner(member) and member.id not in seated and not list_tied(day.graph, member.id)
    }
    return replace(
        scene,
        relations={member.id: find_relation(day, member) for member in scene.members},
        unasked=frozenset(lonely - asked - day.our_side) if asked else frozenset(),
        faint=find_faint(day),
        ours=tuple(_list_ours(scene, day)),
    )


def _list_ours(scene: Scene, day: Day) -> Iterator[tuple[str, str]]:
    """Give our end and the other of each relationship of which no tie is drawn; our end is the keeper's organization."""
    if scene.filter.narrows_ties:
        return
    homes = scene.home or tuple(one for one in scene.seats if one in day.us)
    noted = day.counting(CountedTies.ALL).graph
    for partner, found in day.relationships.items():
        if partner not in scene.seats or day.read_standing(partner) in LEFT_OUT or not homes:
            continue
        keepers = {tie.target for tie in found.kept}
        near = [one for one in homes if one in keepers | day.find_employers(keepers)]
        end = (near or homes)[0]
        if day.us.isdisjoint(list_tied(noted, partner)):
            yield end, partner
