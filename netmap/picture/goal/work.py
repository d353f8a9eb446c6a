"""Who works on a goal, who is expected, and who is missing, as the findings on what is missing say it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.errors import InputError
from netmap.model.entities import Coalition, Goal
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.views.filters import Aspect
from netmap.picture.scene.lines import Line, list_lines
from netmap.picture.scene.scene import Scene, Slice, see_scene

_SECTORS = GapKind.GOAL_SECTOR
_OF_GOALS = frozenset({_SECTORS, GapKind.GOAL_POPULATION, GapKind.GOAL_ASSET, GapKind.GOAL_ASSET_FAR})


@dataclass(frozen=True, slots=True)
class Work:
    """The work on a goal.

    `working` are the ids of those on the map who work on it, `tables` the coalitions that do, `seated` who sits at each, by
    its id; `among` the lines between those who work on it. `expected` are the ids of sectors that the goal expects, `gaps`
    what it lacks by the id of that. `reached` are the people it expects to reach and `sought` the things it is looking for;
    both are for the team only, like who `could` join from a sector that lacks, by its id.
    """

    scene: Scene
    goal: Goal
    working: frozenset[str]
    tables: tuple[Coalition, ...]
    seated: Mapping[str, frozenset[str]]
    among: tuple[Line, ...]
    expected: frozenset[str]
    gaps: Mapping[str, Gap]
    reached: tuple[Entity, ...] = ()
    sought: tuple[Entity, ...] = ()

    def could_join(self, one: Slice) -> Sequence[Entity]:
        """Return who is on the map in a sector that the goal lacks; for the team only."""
        gap = self.gaps.get(one.id)
        if gap is None or self.scene.room:
            return ()
        return [member for member in one.members if member.id in gap.evidence]

    @property
    def drawn(self) -> frozenset[str]:
        """The ids of all on the map who are drawn: who works on it, and who could join."""
        return self.working | {one.id for slice_ in self.scene.slices for one in self.could_join(slice_)}


def find_work(day: Day, goal_id: str, *, room: bool) -> Work:
    """Return the work on a goal, without what is confidential.

    Raises
    ------
    InputError
        When it is no goal of the day.
    """
    day = day.spare(goal_id)
    scene = see_scene(day.openly, room=room)
    goal = next((one for one in scene.goals if one.id == goal_id), None)
    if goal is None:
        raise InputError("It is no goal that goes on then. Choose another.", field="name", value=goal_id)
    network, open_day = scene.network, day.openly
    working = frozenset(open_day.pursuing[goal_id] & scene.seats.keys())
    sources = {one.id for one in network.sources(goal_id, TieKind.PURSUES)}
    tables = tuple(table for table in scene.coalitions if table.id in sources)
    seated = {table.id: frozenset(open_day.find_seated(table.id) & working) for table in tables}
    lines = list_lines(scene, lambda key: key if key in working else None)
    targets = network.targets(goal_id, TieKind.EXPECTS)
    gaps = {
        gap.missing: gap
        for gap in find_gaps(day.whole)
        if gap.kind in _OF_GOALS and gap.subject == goal_id and gap.missing and _is_asked(day, gap)
    }
    return Work(
        scene,
        goal,
        working,
        tables,
        seated,
        tuple(line for line in lines if line.what in {"tie", "knows"}),
        frozenset(one.id for one in targets if one.kind is EntityKind.SECTOR),
        gaps,
        () if room else tuple(one for one in targets if one.kind is EntityKind.POPULATION),
        () if room else tuple(network.targets(goal_id, TieKind.NEEDS)),
    )


def _is_asked(day: Day, gap: Gap) -> bool:
    """Whether what a goal lacks is drawn: all of it, and of sectors only those that a filter by sector leaves."""
    chosen = day.filter.list_of(Aspect.SECTOR)
    return gap.kind is not _SECTORS or not chosen or gap.missing in chosen
