"""From where a circle was dragged to the place that is kept of it, and back, on a wheel whose slices may have changed."""

import math
from collections.abc import Iterable, Iterator, Mapping

from netmap.model.views.places import Place
from netmap.picture.wheel.shapes import RIM, Wedge, point_at

ROUND = Wedge(0.0, 360.0)
"""Where those stand who are in no slice."""
_DIGITS = 4


def keep_place(key: str, x: float, y: float, wedge: Wedge) -> Place:
    """Return the place of a circle at a point, no farther out than the rim."""
    beyond = (math.degrees(math.atan2(y, x)) - wedge.middle + 180) % 360 - 180
    inside = wedge.turn / 2
    if abs(beyond) <= inside:
        along = 0.5 + beyond / wedge.turn
    else:
        along = (1.0 if beyond > 0 else 0.0) + math.copysign(abs(beyond) - inside, beyond) / 360
    return Place(key, round(along, _DIGITS), round(min(math.hypot(x, y), RIM), 1))


def find_point(place: Place, wedge: Wedge) -> tuple[float, float]:
    """Return where a place is, given the slice that somebody stands in."""
    within = min(max(place.along, 0.0), 1.0)
    angle = wedge.start + within * wedge.turn + (place.along - within) * 360
    x, y = point_at(angle, place.out)
    return round(x, 1), round(y, 1)


def find_points(
    places: Iterable[Place], wedges: Mapping[str, Wedge]
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Give the points of those places whose circles stand on a wheel, by the slices these stand in."""
    for one in places:
        if one.id in wedges:
            yield one.id, find_point(one, wedges[one.id])
