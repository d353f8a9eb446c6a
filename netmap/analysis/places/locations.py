"""Where organizations are: for the team where they stand, for everybody else only the area or the city they are in.

Coordinates of an organization are a contact detail, those of an area are not. Whose place is confidential has none, nor has
anybody whose entry is; and a person is where nobody needs to know.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from netmap.analysis.day import Day, once_a_day
from netmap.model.entities import Area, Organization
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text

LEAST_KNOWN = 3
"""Of how many organizations at least the middle is told to everybody as the place of their city."""
GRID = 0.02
"""Degrees to which that middle is told to everybody: about two kilometers."""
ELSEWHERE = "place:"
"""The id of where those are of whom no city is noted."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on earth, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Place:
    """An area or a city by its id and its name; `spot` is where it is, None where nothing says so."""

    id: str
    name: str
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """Where somebody is: at a spot, in a place; `exact` where the spot is their own and not that of the place."""

    spot: Spot
    place: Place
    exact: bool = False


def find_locations(day: Day, *, room: bool) -> Mapping[str, Location]:
    """Return where organizations are, by their ids; whoever has no place, or keeps it to themselves, is left out.

    In the `room` everybody is where their area or city is, and no place is told that is one of theirs.
    """
    whole = day.whole.openly
    return _locate_for_room(whole) if room else _locate_for_team(whole)


def list_areas(day: Day) -> tuple[Place, ...]:
    """Return the areas of which is known where they are, by name."""
    areas = ((one, read_spot(one)) for one in day.whole.openly.network.of(Area))
    return tuple(Place(one.id, one.name, spot) for one, spot in areas if spot)


def list_around(network: Network, area_id: str) -> Mapping[str, str]:
    """Return the areas that an area is part of, id → name as it is compared."""
    found: dict[str, str] = {}
    waiting = [area_id]
    while waiting:
        for one in network.targets(waiting.pop(), TieKind.PART_OF):
            if one.id not in found:
                found[one.id] = fold_text(one.name)
                waiting.append(one.id)
    return found


@once_a_day
def _locate_for_team(day: Day) -> Mapping[str, Location]:
    return dict(_Locator(day.network, room=False).locate())


@once_a_day
def _locate_for_room(day: Day) -> Mapping[str, Location]:
    return dict(_Locator(day.network, room=True).locate())


def read_spot(one: Organization | Area) -> Spot | None:
    """Return the coordinates that are noted; none where one of them is missing, or both are 0, as programs write nothing."""
    if one.latitude is None or one.longitude is None or (one.latitude == 0 and one.longitude == 0):
        return None
    return Spot(one.latitude, one.longitude)


@dataclass(frozen=True)
class _Locator:
    """Finds where the organizations of a network are."""

    network: Network
    room: bool

    @cached_property
    def areas(self) -> Mapping[str, list[Area]]:
        """Areas by their names as they are compared."""
        found: dict[str, list[Area]] = defaultdict(list)
        for area in self.network.of(Area):
            found[fold_text(area.name)].append(area)
        return found

    @cached_property
    def cities(self) -> Mapping[tuple[str, str], list[Organization]]:
        """Organizations by city and region, without those whose place is confidential."""
        found: dict[tuple[str, str], list[Organization]] = defaultdict(list)
        for one in self.network.of(Organization):
            if not one.location_confidential and fold_text(one.city):
                found[fold_text(one.city), fold_text(one.region)].append(one)
        return found

    def locate(self) -> Iterator[tuple[str, Location]]:
        """Give who is where."""
        places = self._find_places()
        for one in self.network.of(Organization):
            if one.location_confidential:
                continue
            place = places.get((fold_text(one.city), fold_text(one.region)), Place(ELSEWHERE, ""))
            own = None if self.room else read_spot(one)
            spot = own or place.spot
            if spot:
                yield one.id, Location(spot, place, exact=own is not None)

    def _find_places(self) -> Mapping[tuple[str, str], Place]:
        """Return the place of each city and region that are noted; where only some note the region, the others mean it, too."""
        ids: dict[tuple[str, str], str] = {}
        areas: dict[str, Area | None] = {}
        members: dict[str, list[Organization]] = defaultdict(list)
        for (city, region), those in self.cities.items():
            meant = region or self._find_region(city)
            area = self._find_area(city, meant)
            key = ids[city, region] = area.id if area else _name_id(city, meant)
            areas[key] = area
            members[key] += those
        places = {key: self._make_place(key, areas[key], those) for key, those in members.items()}
        return {noted: places[key] for noted, key in ids.items()}

    def _make_place(self, key: str, area: Area | None, members: Sequence[Organization]) -> Place:
        spot = (read_spot(area) if area else None) or self._find_middle(members)
        return Place(key, area.name if area else members[0].city, spot)

    def _find_region(self, city: str) -> str:
        """Return the region that is noted with a city, if only one is and no area of its name is one of several."""
        regions = {region for other, region in self.cities if other == city and region}
        return regions.pop() if len(regions) == 1 and len(self.areas.get(city, ())) <= 1 else ""

    def _find_area(self, city: str, region: str) -> Area | None:
        """Return the area of a city's name; of several the one that is part of its region, if only one is."""
        named = self.areas.get(city, [])
        if len(named) > 1:
            named = [one for one in named if region in list_around(self.network, one.id).values()]
        return named[0] if len(named) == 1 else None

    def _find_middle(self, members: Collection[Organization]) -> Spot | None:
        spots = [spot for one in members if (spot := read_spot(one))]
        if not spots or (self.room and len(spots) < LEAST_KNOWN):
            return None
        first = spots[0].longitude
        latitude = sum(one.latitude for one in spots) / len(spots)
        longitude = first + sum(turn_to(one.longitude - first) for one in spots) / len(spots)
        if not self.room:
            return Spot(latitude, turn_to(longitude))
        return Spot(*(round(round(value / GRID) * GRID, 4) for value in (latitude, turn_to(longitude))))


def _name_id(city: str, region: str) -> str:
    """Return the id of a place that is no area; it holds a second colon, as no other id does."""
    return ELSEWHERE + ":".join("-".join(part.split()) for part in (city, region))


def turn_to(degrees: float) -> float:
    """Return an angle as one between -180 and 180 degrees."""
    return (degrees + 180.0) % 360.0 - 180.0
