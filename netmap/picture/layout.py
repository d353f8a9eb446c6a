"""From a scene to a wheel: who is drawn, how large, and where."""

from collections.abc import Mapping
from dataclasses import replace

from netmap.model.entity import Entity
from netmap.picture.font.measure import LARGE
from netmap.picture.scene.scene import Scene, Slice
from netmap.picture.wheel.wheel import ROOM, TEAM, Mark, MiddleSpec, SliceSpec, Wheel, lay_out_wheel

ECHO = "also:"
"""What the id of a mark begins with that stands for somebody a second time."""
STAFF_BAND = 11.0
"""Pixels kept free around a circle for the small rings of its people."""


def lay_out_scene(
    scene: Scene,
    folded: frozenset[str] = frozenset(),
    sizes: Mapping[str, float] | None = None,
    *,
    large: bool = False,
) -> Wheel:
    """Return the laid-out wheel of a scene.

    Parameters
    ----------
    folded
        The slices that are drawn as one bubble. When there are some, the others are opened wide.
    sizes
        How large circles are, from 0 to 1, by id.
    large
        Write names in large print.
    """
    usual = ROOM if scene.room else TEAM
    style = usual.enlarge(LARGE) if large else usual
    home = {scene.seats[key] for key in scene.home}

    def mark(actor: Entity) -> Mark:
        size = round((sizes or {}).get(actor.id, 0.0), 3)
        extra = STAFF_BAND if actor.id in scene.staff else 0.0
        return Mark(actor.id, actor.name, size, extra, home=not scene.room and actor.id in scene.home)

    def list_marks(one: Slice) -> tuple[Mark, ...]:
        echoes = tuple(Mark(name_echo(actor, one), actor.name) for actor in one.echoes)
        return (*map(mark, one.members), *echoes)

    specs = [
        SliceSpec(
            one.id,
            number_family(one, scene.slices),
            () if one.id in folded else list_marks(one),
            home=one.id in home,
            open=bool(folded) and one.id not in folded,
        )
        for one in scene.slices
    ]
    middle = [
        MiddleSpec(one.id, one.name, one in scene.goals, _find_leaning(scene, one))
        for one in (*scene.goals, *scene.coalitions)
    ]
    return lay_out_wheel(specs, middle, style)


def keep_shown(wheel: Wheel, scene: Scene) -> Wheel:
    """Return a laid-out wheel with only those on it who are in a scene, where they are."""
    if not scene.filter:
        return wheel
    shown = {*scene.seats, *(one.id for one in (*scene.goals, *scene.coalitions))}
    shown |= {name_echo(actor, one) for one in scene.slices for actor in one.echoes}
    return replace(
        wheel,
        spots={key: spot for key, spot in wheel.spots.items() if key in shown},
        labels={key: label for key, label in wheel.labels.items() if key in shown},
    )


def name_echo(actor: Entity, one: Slice) -> str:
    """Return the id of the mark of somebody in a slice that is not their main one."""
    return f"{ECHO}{actor.id}:{one.id}"


def number_family(one: Slice, slices: tuple[Slice, ...]) -> int:
    """Return a number that is the same for slices of one family."""
    return next(
        index for index, other in enumerate(slices) if (other.family or other.id) == (one.family or one.id)
    )


def _find_leaning(scene: Scene, item: Entity) -> tuple[str, ...]:
    near = {tie.source for tie in scene.network.ties_of(item.id) if tie.target == item.id}
    around = {tie.source for one in near for tie in scene.network.ties_of(one) if tie.target == one}
    found = [scene.seats[key] for key in scene.network.sort(near) if key in scene.seats]
    return tuple(found or [scene.seats[key] for key in scene.network.sort(around) if key in scene.seats])
