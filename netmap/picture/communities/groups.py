"""Which groups have found each other, who belongs to each, and who stands between them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.measures.communities import Community, Division, find_communities
from netmap.analysis.measures.every import measure_graph
from netmap.errors import NetmapError
from netmap.model.entity import Entity
from netmap.picture.scene.lines import Line, list_lines
from netmap.picture.scene.scene import Scene, see_scene

REST = "group:rest"


@dataclass(frozen=True, slots=True)
class Group:
    """A group: its id, whom it is around (the one with most ties within it), who belongs to it, and who stands between it and others."""

    id: str
    around: Entity
    firm: tuple[Entity, ...]
    between: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a map, largest first, those in none, and the lines among all of them."""

    scene: Scene
    groups: tuple[Group, ...]
    rest: tuple[Entity, ...]
    lines: tuple[Line, ...]
    division: Division


def find_groups(day: Day, *, room: bool) -> Groups:
    """Return the groups of a map, without what is confidential; of each those whom a filter leaves.

    Raises
    ------
    NetmapError
        When there are none that are more than chance; the message says so.
    """
    division = _divide(day.whole.openly)
    if not division.told:
        raise NetmapError(explain_none(division))
    scene, whole = see_scene(day.openly, room=room), see_scene(day.whole.openly, room=room)
    ranked = sorted(whole.members, key=lambda one: -len(whole.list_tied(one.id)))
    groups = tuple(
        kept
        for number, one in enumerate(division.told)
        if (group := _build_group(whole, f"group:{number}", one, ranked))
        and (kept := _keep_shown(group, scene))
    )
    if not groups:
        raise NetmapError(f"Nobody in a group is left by this filter. {scene.filtered}".strip())
    told = {member.id for group in groups for member in (*group.firm, *group.between)}
    lines = list_lines(scene, lambda key: key if key in scene.seats else None)
    return Groups(
        scene,
        groups,
        tuple(member for member in scene.members if member.id not in told),
        tuple(line for line in lines if line.what in {"tie", "knows"}),
        division,
    )


def explain_none(division: Division) -> str:
    """Return why no groups are told."""
    if division.is_more_than_chance:
        return "Ties gather more than chance gives, but no two groups keep mostly to themselves."
    if division.usual is None:
        return "There are no ties yet by which groups could be found."
    return (
        "There are no groups that are more than chance: among networks with as many ties each, tied at random, some have "
        "groups as clear."
    )


@once_a_day
def _divide(day: Day) -> Division:
    return measure_graph(day.graph).of(find_communities)


def _keep_shown(group: Group, scene: Scene) -> Group | None:
    """Return a group, called as it is, with only those of it who are shown; None where nobody is."""
    firm, between = (
        tuple(member for member in members if member.id in scene.seats)
        for members in (group.firm, group.between)
    )
    return replace(group, firm=firm, between=between) if firm or between else None


def _build_group(scene: Scene, key: str, one: Community, ranked: Iterable[Entity]) -> Group | None:
    """Return a group as far as it is on this map; None where nobody of it is."""
    members = [member for member in ranked if member.id in one.members]
    firm = tuple(member for member in members if member.id in one.firm)
    if not firm:
        return None
    inside = {member.id: len(scene.list_tied(member.id).intersection(one.members)) for member in firm}
    by_name = sorted(firm, key=lambda member: one.firm.index(member.id))
    around = max(by_name, key=lambda member: inside[member.id])
    firm = (around, *(member for member in firm if member is not around))
    return Group(key, around, firm, tuple(member for member in members if member.id not in one.firm))
