"""Who stands on a geographic view, place by place, who is too far off for it, and who has no place on it."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.analysis.places.locations import (
    ELSEWHERE,
    Location,
    Place,
    Spot,
    find_locations,
    list_areas,
    list_around,
)
from netmap.model.entities import Organization
from netmap.model.entity import Entity
from netmap.picture.geography.ground import find_far, find_middle, measure_from
from netmap.picture.scene.lines import Line, list_lines
from netmap.picture.scene.scene import Scene, see_scene

FAR, NOWHERE, OTHERS = "place:far", "place:none", "place:others"
"""The ids of those who are too far off, of those without a place, and of small places that are put together."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place with who is in it; `spot` is where it is on the picture, None for those who are not on it."""

    id: str
    name: str
    members: tuple[Entity, ...]
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Who is where: `spots` of those on the picture by id, `exact` those who stand at their own, sites clockwise from noon.

    `far` says how many kilometers off those are who are too far off. `empty` are areas in which nobody is placed. `withheld` is how many keep their place to themselves,
    for the team.
    """

    scene: Scene
    sites: tuple[Site, ...]
    spots: Mapping[str, Spot]
    exact: frozenset[str]
    far: Mapping[str, float]
    lines: tuple[Line, ...]
    empty: tuple[Site, ...] = ()
    withheld: int = 0

    @property
    def places(self) -> tuple[Site, ...]:
        """The sites that are on the picture."""
        return tuple(site for site in self.sites if site.spot)

    @property
    def named(self) -> tuple[Site, ...]:
        """Those of them of which is known what they are called."""
        return tuple(site for site in self.places if site.id != ELSEWHERE)


def find_whereabouts(day: Day, *, room: bool) -> Whereabouts:
    """Return who of those on the map is where; in the room only by their areas and cities."""
    scene = see_scene(day.openly, room=room)
    known = find_locations(day, room=room)
    found = {member.id: known[member.id] for member in scene.members if member.id in known}
    far = find_far({key: one.spot for key, one in found.items()})
    near = {key: one for key, one in found.items() if key not in far}
    lines = list_lines(scene, lambda key: key if key in scene.seats else None)
    return Whereabouts(
        scene,
        (*_list_sites(scene, near), *_list_rest(scene, near, far)),
        {key: one.spot for key, one in near.items()},
        frozenset(key for key, one in near.items() if one.exact),
        far,
        tuple(line for line in lines if line.what in {"tie", "knows"}),
        _list_empty(day, known, near, room=room) if near else (),
        0 if room else _count_withheld(day),
    )


def _list_sites(scene: Scene, near: Mapping[str, Location]) -> list[Site]:
    """Return the places of those near, clockwise from noon around the middle of them all."""
    members: dict[Place, list[Entity]] = defaultdict(list)
    for one in scene.members:
        if one.id in near:
            members[near[one.id].place].append(one)
    sites = []
    for place, those in members.items():
        spot = place.spot or find_middle([near[one.id].spot for one in those])
        sites.append(Site(place.id, place.name or "No city noted", tuple(those), spot))
    if not sites:
        return []
    middle = find_middle([site.spot for site in sites if site.spot])
    return sorted(
        sites,
        key=lambda site: (site.id == ELSEWHERE, _find_turn(middle, site.spot or middle), site.name, site.id),
    )


def _list_empty(
    day: Day, known: Mapping[str, Location], near: Mapping[str, Location], *, room: bool
) -> tuple[Site, ...]:
    """Return the areas in which nobody is placed, whom a filter leaves or not, as far as they are not too far off.

    What somebody's area is a part of is not empty; of its own parts it is not known.
    """
    everybody = see_scene(day.whole.openly, room=room).members
    used = {known[one.id].place.id for one in everybody if one.id in known}
    network = day.whole.openly.network
    holding = used.union(*(list_around(network, one) for one in used))
    areas = [
        Site(one.id, one.name, (), one.spot)
        for one in list_areas(day)
        if one.id not in holding and used.isdisjoint(list_around(network, one.id))
    ]
    spots = {key: one.spot for key, one in near.items()}
    far = find_far(spots | {site.id: site.spot for site in areas if site.spot})
    return tuple(site for site in areas if site.id not in far)


def _count_withheld(day: Day) -> int:
    members = see_scene(day.whole.openly, room=False).members
    return sum(isinstance(one, Organization) and one.location_confidential for one in members)


def _find_turn(middle: Spot, spot: Spot) -> float:
    """Return in which direction a spot is, clockwise from noon."""
    right, down = measure_from(middle, spot)
    return math.atan2(right, -down) % math.tau


def _list_rest(scene: Scene, near: Mapping[str, Location], far: Mapping[str, float]) -> list[Site]:
    """Return who is too far off and who has no place; where nobody has one, they stand sector by sector."""
    if not near:
        return [Site(one.id, one.name, one.members) for one in scene.slices if one.members]
    away = tuple(one for one in scene.members if one.id in far)
    nowhere = tuple(one for one in scene.members if one.id not in near and one.id not in far)
    rest = (Site(FAR, "Too far off to be shown", away), Site(NOWHERE, "Without a place here", nowhere))
    return [site for site in rest if site.members]
