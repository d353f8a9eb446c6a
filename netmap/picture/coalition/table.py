"""Who sits at a coalition, and the three outcomes of coming together that can be seen from there.

Partnerships form between those who sit there; somebody enters the coalition that is there; and a new coalition forms, for a
goal that several of them work on and no coalition does.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.errors import InputError
from netmap.model.entities import Coalition, Goal
from netmap.model.kinds import TieKind
from netmap.model.views.filters import Aspect
from netmap.picture.scene.lines import Line, list_lines
from netmap.picture.scene.scene import Scene, see_scene

_ENOUGH = 2
"""How many must work on a goal for a coalition to form."""


@dataclass(frozen=True, slots=True)
class Table:
    """A coalition and what can come of it.

    `seated` are the ids of its members on the map, `goals` what it works on. `tied` are the lines between members,
    `chairs` what its goals expect and the table lacks, by sector; `could_enter` who could come to it, for the team only;
    `new` the goals without a coalition, with those of its members who work on each.
    """

    scene: Scene
    coalition: Coalition
    seated: frozenset[str]
    goals: tuple[Goal, ...]
    tied: tuple[Line, ...]
    chairs: Mapping[str, Gap]
    could_enter: frozenset[str]
    new: Mapping[str, frozenset[str]]


def find_table(day: Day, coalition_id: str, *, room: bool) -> Table:
    """Return a coalition and what can come of it, without what is confidential.

    Raises
    ------
    InputError
        When it is no coalition of the day.
    """
    day = day.spare(coalition_id)
    scene = see_scene(day.openly, room=room)
    coalition = next((one for one in scene.coalitions if one.id == coalition_id), None)
    if coalition is None:
        message = "It is no coalition that goes on then. Choose another."
        raise InputError(message, field="name", value=coalition_id)
    seated = frozenset(day.openly.find_seated(coalition_id) & scene.seats.keys())
    pursued = {goal.id for goal in scene.network.targets(coalition_id, TieKind.PURSUES)}
    lines = list_lines(scene, lambda key: key if key in seated else None)
    chairs = _find_chairs(day, coalition_id, pursued)
    outside = {
        one
        for gap in find_gaps(day.whole)
        if gap.subject == coalition_id and gap.kind in {GapKind.COALITION_MEMBER, GapKind.COALITION_SECTOR}
        for one in gap.evidence
    }
    return Table(
        scene,
        coalition,
        seated,
        tuple(goal for goal in scene.goals if goal.id in pursued),
        tuple(line for line in lines if line.what in {"tie", "knows"}),
        chairs,
        frozenset() if room else frozenset((outside & scene.seats.keys()) - seated),
        _find_new(day.openly, scene, seated),
    )


def _find_chairs(day: Day, coalition_id: str, pursued: set[str]) -> dict[str, Gap]:
    found: dict[str, Gap] = {}
    chosen = day.filter.list_of(Aspect.SECTOR)
    for gap in find_gaps(day.whole):
        at_table = gap.kind is GapKind.COALITION_SECTOR and gap.subject == coalition_id
        of_goal = gap.kind is GapKind.GOAL_SECTOR and gap.subject in pursued
        if gap.missing and (at_table or of_goal) and (not chosen or gap.missing in chosen):
            found.setdefault(gap.missing, gap)
    return found


def _find_new(day: Day, scene: Scene, seated: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return the goals that no coalition works on, with those of some who do, where there are enough of them."""
    taken: defaultdict[str, set[str]] = defaultdict(set)
    for table in scene.coalitions:
        for goal in scene.network.targets(table.id, TieKind.PURSUES):
            taken[goal.id].add(table.id)
    loose = {goal.id: frozenset(day.pursuing[goal.id] & seated) for goal in scene.goals if not taken[goal.id]}
    return {goal: those for goal, those in loose.items() if len(those) >= _ENOUGH}
