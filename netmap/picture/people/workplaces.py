"""Who works where, who knows whom among them, and at which organizations nobody is known by name yet."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.projection import ActorScope
from netmap.analysis.relations import is_partner
from netmap.model.entities import Organization, Person
from netmap.model.kinds import TieKind
from netmap.model.tie_rules import is_of_board
from netmap.picture.scene.scene import Scene, Slice, see_scene

OURS = "people:ours"
"""Id of the section of our own organizations and people."""
NOWHERE = "people:nowhere"
"""Id of the section of those who work at no organization on the map."""


@dataclass(frozen=True, slots=True)
class Job:
    """Somebody at an organization: as what, whether on its board, and whether it is where they stand on the picture."""

    person: Person
    place: str
    role: str = ""
    on_board: bool = False
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """What stands together: our own, a sector, or those who work nowhere; its organizations, and the people at none of them."""

    id: str
    name: str
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Workplaces:
    """The people of a map and where they work.

    `people` are all who are drawn, by name. `jobs` are those at each organization by its id, by name; `places` those of each
    person, where they stand first. `homes` are our organizations; `team` those of us who work at none of them. `alone` are
    partners in their own right who work nowhere, by the sector they are in, `elsewhere` all others who work at no
    organization on the map. `knows` are the ids of whom each person knows, by name, `kept` pairs of whom somebody of ours
    keeps, and who does. `unknown` are the organizations at which nobody is known by name. In the room there are only people
    who are on its wall, and where they work.
    """

    scene: Scene
    people: tuple[Person, ...]
    jobs: Mapping[str, tuple[Job, ...]]
    places: Mapping[str, tuple[Job, ...]]
    homes: tuple[Organization, ...]
    team: tuple[Person, ...]
    alone: Mapping[str, tuple[Person, ...]]
    elsewhere: tuple[Person, ...]
    knows: Mapping[str, tuple[str, ...]]
    kept: tuple[tuple[str, str], ...]
    unknown: frozenset[str]

    @property
    def groups(self) -> tuple[Group, ...]:
        """Who is drawn: our own first, then sector by sector, at last those at no organization; none without anybody."""
        found = (
            Group(OURS, "Our own people", self._keep_drawn(self.homes), self.team),
            *(self._group(one) for one in self.scene.slices),
            Group(NOWHERE, "At no organization here", (), self.elsewhere),
        )
        return tuple(one for one in found if one.organizations or one.people)

    def _group(self, one: Slice) -> Group:
        members = (who for who in one.members if isinstance(who, Organization) and not who.home)
        return Group(one.id, one.name, self._keep_drawn(members), self.alone.get(one.id, ()))

    def _keep_drawn(self, organizations: Iterable[Organization]) -> tuple[Organization, ...]:
        return tuple(one for one in organizations if not self.scene.room or one.id in self.jobs)

    @property
    def tied(self) -> tuple[tuple[str, str], ...]:
        """Pairs of people who know each other, each once."""
        order = self.scene.network.places
        return tuple(
            (one, other) for one, known in self.knows.items() for other in known if order[one] < order[other]
        )

    def list_circles(self) -> frozenset[str]:
        """Return the ids of those who are drawn as a circle, and not as a chair at which nobody is known."""
        return frozenset({*self.jobs, *(one.id for one in self.people)} - self.unknown)


def find_workplaces(day: Day, *, room: bool) -> Workplaces:
    """Return who works where and who knows whom, without what is confidential; in the room of those on its wall alone."""
    return _find_room(day) if room else _find_team(day)


@once_a_day
def _find_team(day: Day) -> Workplaces:
    scene = see_scene(day.openly, room=False)
    found = _seat_people(scene, day.openly)
    drawn = {*scene.seats, *(one.id for one in found.people)}
    return replace(found, kept=tuple(_list_kept(scene, drawn)), unknown=_find_unknown(day.whole, found))


@once_a_day
def _find_room(day: Day) -> Workplaces:
    return _seat_people(see_scene(day.openly, room=True), day.in_public)


def _seat_people(scene: Scene, shown: Day) -> Workplaces:
    """Return the people of a scene and where they work; `shown` is the day of which the scene is."""
    people = tuple(one for one in scene.network.of(Person) if _is_drawn(one, scene))
    homes = tuple(one for one in scene.members if isinstance(one, Organization) and one.home)
    places = {one.id: _list_jobs(one, scene) for one in people}
    jobs: defaultdict[str, list[Job]] = defaultdict(list)
    for one in people:
        for job in places[one.id]:
            jobs[job.place].append(job)
    apart = [one for one in people if not any(job.is_main for job in places[one.id])]
    alone: defaultdict[str, list[Person]] = defaultdict(list)
    for one in apart:
        if one.id in scene.seats and not one.on_team:
            alone[scene.seats[one.id]].append(one)
    return Workplaces(
        scene,
        people,
        {key: tuple(those) for key, those in jobs.items()},
        places,
        homes,
        tuple(one for one in apart if one.on_team),
        {key: tuple(those) for key, those in alone.items()},
        tuple(one for one in apart if not one.on_team and one.id not in scene.seats),
        _find_known(people, shown),
        (),
        frozenset(),
    )


def _is_drawn(person: Person, scene: Scene) -> bool:
    return person.id in scene.seats or (not scene.room and person.standing is None)


def _list_jobs(person: Person, scene: Scene) -> tuple[Job, ...]:
    """Return where somebody works on the map: once for each place, as staff rather than on its board, their main place first.

    That is ours for who is one of our team, else the first by name where they are staff, else where they are on the board.
    """
    network = scene.network
    found: dict[str, Job] = {}
    for tie in network.ties_of(person.id, TieKind.WORKS_AT):
        job = Job(person, tie.target, tie.role, is_of_board(tie.role))
        known = found.get(tie.target)
        if tie.target in scene.seats and (known is None or (known.on_board and not job.on_board)):
            found[tie.target] = job
    order = sorted((found[key] for key in network.sort(found)), key=lambda job: job.on_board)
    if person.on_team:
        order = sorted(order, key=lambda job: job.place not in scene.home)
        has_main = bool(order) and order[0].place in scene.home
    else:
        has_main = bool(order)
    return tuple(replace(job, is_main=has_main and not place) for place, job in enumerate(order))


def _find_known(people: Sequence[Person], shown: Day) -> dict[str, tuple[str, ...]]:
    graph = shown.project(ActorScope.PEOPLE)
    drawn = {one.id for one in people}
    return {
        one.id: shown.network.sort(drawn.intersection(graph[one.id])) if one.id in graph else ()
        for one in people
    }


def _list_kept(scene: Scene, drawn: Container[str]) -> Iterator[tuple[str, str]]:
    if scene.filter.narrows_ties:
        return
    for tie in scene.network.ties_of_kind(TieKind.KEPT_BY):
        if tie.source in drawn and tie.target in drawn:
            yield tie.ends


def _find_unknown(whole: Day, found: Workplaces) -> frozenset[str]:
    """Return the ids of the organizations at which nobody is known by name, whoever is confidential or left out by a filter."""
    partners = [one for one in found.scene.members if isinstance(one, Organization) and is_partner(one)]
    known = {tie.target for tie in whole.network.ties_of_kind(TieKind.WORKS_AT)}
    if any(one.on_team for one in whole.network.of(Person)):
        known |= {one.id for one in found.homes}
    return frozenset(one.id for one in partners if one.id not in known)
