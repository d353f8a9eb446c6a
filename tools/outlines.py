"""Make the outlines under the geographic view anew: of counties and states of the United States, and of countries.

`npm pack us-atlas@3.0.1 world-atlas@2.0.2`, unpack both, then
`python -m tools.outlines us-atlas/package/counties-10m.json world-atlas/package/countries-50m.json`.

Only lines are kept, each with what it parts, and for each name a point within: no tile, no picture, no address. Lines are
whole numbers: where they begin, then by how much each point is farther, in `UNIT`s of a degree.
"""

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import orjson

OUTLINES = Path(__file__).parent.parent / "netmap" / "picture" / "geography" / "outlines.json.gz"
UNIT = 0.002
"""Degrees of a step: about 200 meters, as exact as the sources are drawn."""
UNITED_STATES, ANTARCTICA = "840", "010"
_STATE = 2
"""How many digits of a county's number say its state."""

Point = tuple[int, int]
Line = list[int]


def read_arcs(atlas: Mapping[str, Any]) -> list[list[Point]]:
    """Return the arcs of a TopoJSON file, in units."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
        arcs.append(
            [(round((x * sx + tx) / UNIT), round((y * sy + ty) / UNIT)) for x, y in zip(xs, ys, strict=True)]
        )
    return arcs


def list_rings(shape: Mapping[str, Any]) -> Iterator[Sequence[int]]:
    """Give the rings of a shape, each as numbers of arcs; ~number is one that is walked backwards."""
    polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs", [])}.get(shape["type"], [])
    for polygon in polygons:
        yield from polygon or ()


def find_users(shapes: Iterable[Mapping[str, Any]]) -> dict[int, list[str]]:
    """Return for each arc the ids of the shapes it is an edge of."""
    users: dict[int, list[str]] = defaultdict(list)
    for shape in shapes:
        for ring in list_rings(shape):
            for arc in ring:
                users[arc if arc >= 0 else ~arc].append(str(shape.get("id", "")))
    return users


def write_line(points: Sequence[Point]) -> Line:
    """Return a line as numbers: its first point, then the steps to each further one."""
    numbers = list(points[0])
    for (x, y), (u, v) in pairwise(points):
        if (x, y) != (u, v):
            numbers += [u - x, v - y]
    return numbers


def find_middle(shape: Mapping[str, Any], arcs: Sequence[Sequence[Point]]) -> Point | None:
    """Return the middle of the largest ring of a shape."""
    best: tuple[float, Point] | None = None
    for ring in list_rings(shape):
        points = [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]
        area = x = y = 0.0
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
            cross = ax * by - bx * ay
            area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
        if area and (best is None or abs(area) > best[0]):
            best = abs(area), (round(x / (3 * area)), round(y / (3 * area)))
    return best[1] if best else None


def list_names(shapes: Iterable[Mapping[str, Any]], arcs: Sequence[Sequence[Point]]) -> list[list[Any]]:
    """Return the names of shapes, each with its middle."""
    found = ((shape["properties"]["name"], find_middle(shape, arcs)) for shape in shapes)
    return [[name, *middle] for name, middle in found if middle]


def build_outlines(counties: Mapping[str, Any], world: Mapping[str, Any]) -> dict[str, Any]:
    """Return lines by what they part, and names with their middles."""
    lines: dict[str, list[Line]] = {"county": [], "state": [], "country": []}
    arcs, shapes = read_arcs(counties), counties["objects"]
    for arc, users in sorted(find_users(shapes["counties"]["geometries"]).items()):
        states = {user[:_STATE] for user in users}
        kind = "country" if len(users) == 1 else "state" if len(states) > 1 else "county"
        lines[kind].append(write_line(arcs[arc]))
    others = [
        one
        for one in world["objects"]["countries"]["geometries"]
        if one.get("id") not in {UNITED_STATES, ANTARCTICA}
    ]
    known = find_users(world["objects"]["countries"]["geometries"])
    world_arcs = read_arcs(world)
    for arc in sorted(find_users(others)):
        if UNITED_STATES not in known[arc]:
            lines["country"].append(write_line(world_arcs[arc]))
    names = {
        "county": list_names(shapes["counties"]["geometries"], arcs),
        "state": list_names(shapes["states"]["geometries"], arcs),
        "country": list_names(others, world_arcs),
    }
    return {"unit": UNIT, "lines": lines, "names": names}


if __name__ == "__main__":
    told = build_outlines(*(orjson.loads(Path(path).read_bytes()) for path in sys.argv[1:3]))
    OUTLINES.write_bytes(gzip.compress(orjson.dumps(told), 9, mtime=0))
    print(OUTLINES.stat().st_size)
