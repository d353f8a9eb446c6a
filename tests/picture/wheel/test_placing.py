"""Places that circles keep when they are put by hand: the same point on the same wheel, the same slice on another one."""

import math

from hypothesis import given
from hypothesis import strategies as st

from netmap.picture.wheel.placing import ROUND, find_point, find_points, keep_place
from netmap.picture.wheel.shapes import RIM, Wedge, point_at

WEDGES = st.tuples(st.floats(-180, 180), st.floats(2, 120)).map(lambda ends: Wedge(ends[0], sum(ends)))
POINTS = st.tuples(st.floats(-180, 180), st.floats(1, RIM))


@given(WEDGES | st.just(ROUND), POINTS)
def test_on_the_same_wheel_a_circle_stands_where_it_was_put(wedge: Wedge, point: tuple[float, float]) -> None:
    x, y = point_at(*point)
    assert math.dist(find_point(keep_place("a", x, y, wedge), wedge), (x, y)) < 0.6


@given(WEDGES, WEDGES, st.floats(0.01, 0.99), st.floats(400, RIM))
def test_who_was_put_within_their_slice_stays_within_it(
    before: Wedge, after: Wedge, share: float, out: float
) -> None:
    x, y = point_at(before.start + share * before.turn, out)
    u, v = find_point(keep_place("a", x, y, before), after)
    beyond = (math.degrees(math.atan2(v, u)) - after.middle + 180) % 360 - 180
    assert abs(beyond) <= after.turn / 2
    assert abs(math.hypot(u, v) - out) < 0.2


def test_nobody_is_kept_beyond_the_rim() -> None:
    place = keep_place("a", 3 * RIM, 0.0, Wedge(-20, 20))
    assert (place.along, place.out) == (0.5, RIM)


def test_who_is_not_on_a_wheel_has_no_point() -> None:
    place = keep_place("a", 500.0, 0.0, ROUND)
    assert dict(find_points([place], {"b": ROUND})) == {}
