"""From a picture to what the map component gets: protocol 2.

The dictionary holds nothing but what is drawn or said. In the room it is built from the public field class
alone: no contact, no note, no rating, no strength is in it, hidden or not.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson

from netmap.model.profile import tell_profile
from netmap.model.views.places import Places, sort_places
from netmap.picture.drawing.as_json import write_drawing
from netmap.picture.drawing.styles import CHAIR, GAP, PAPER
from netmap.picture.drawing.symbols import draw_symbols
from netmap.picture.drawing.whole import draw_picture, find_state
from netmap.picture.marks import Picture, list_drawn, list_marks
from netmap.picture.scene.scene import Slice
from netmap.picture.scene.words import describe_scene
from netmap.picture.vis import build_vis
from netmap.picture.way.light import Shown, show_on_picture
from netmap.picture.wheel.placing import ROUND, find_points, keep_place
from netmap.picture.wheel.shapes import HUB, RIM, Wedge

PROTOCOL = 2


def build_map(picture: Picture, *, place: str = "") -> dict[str, Any]:
    """Return what the map component draws of a picture; `place` is what it is of ("Marlow County"), for its sentences."""
    scene, marks = picture.scene, list_marks(picture)
    words = describe_scene(
        scene, picture.lines, place=place, coded=picture.coded, grouped=bool(picture.folded)
    )
    words["label"] = f"{words['label']} {picture.coded.told}".rstrip()
    shown = show_on_picture(picture, picture.ways) if picture.ways else None
    if shown:
        words["filtered"] = f"{words['filtered']} {shown.told}".lstrip()
    symbols = draw_symbols([row["symbol"] for row in words["legend"]])
    data = {
        "protocol": PROTOCOL,
        "mode": "room" if scene.room else "team",
        "store": scene.network.store_id,
        "rim": RIM,
        "hub": HUB,
        "slices": [_write_slice(one, picture, number) for number, one in enumerate(scene.slices, 1)],
        **build_vis(marks, picture.lines),
        "drawing": write_drawing(
            draw_picture(picture, place=place),
            {mark.id: mark.kind for mark in marks},
            symbols,
            picture.wheel.style,
        ),
        "words": words,
        "about": {entity.id: tell_profile(entity, room=True) for entity, _ in list_drawn(picture)}
        if scene.room
        else {},
        **({"path": _write_way(shown)} if shown else {}),
    }
    data["version"] = hashlib.blake2b(orjson.dumps(data), digest_size=12).hexdigest()
    return data


def _write_way(shown: Shown) -> dict[str, Any]:
    """Return which marks stay bright for a way between two, in their order, and which steps are dark."""
    return {
        "marks": [*shown.first, *(one for one in shown.marks if one not in shown.first)],
        "first": list(shown.first),
        "steps": [list(pair) for pair in shown.pairs],
        "strong": [list(pair) for pair in shown.strong],
    }


def put_places(data: Mapping[str, Any], places: Places, opened: str) -> dict[str, Any]:
    """Return what the map component gets, with where circles are to be put once, when `opened` is one it does not know yet."""
    points = dict(find_points(places, _list_wedges(data)))
    placed = {"opened": opened, "places": {key: {"x": x, "y": y} for key, (x, y) in points.items()}}
    return {**data, "placed": placed, "version": f"{data['version']}-{opened}"}


def keep_places(data: Mapping[str, Any], moved: Mapping[str, tuple[float, float]], before: Places) -> Places:
    """Return where circles of a map stand that were put elsewhere, with those `before` of whoever is not on it; none once none is."""
    if not moved:
        return ()
    wedges = _list_wedges(data)
    kept = [keep_place(key, *moved[key], wedges[key]) for key in moved if key in wedges]
    return sort_places([*(one for one in before if one.id not in wedges), *kept])


def _list_wedges(data: Mapping[str, Any]) -> dict[str, Wedge]:
    """Return the slice of each circle that keeps a place, by id; as `netmap.picture.marks.find_wedges`."""
    if any(one["folded"] for one in data["slices"]):
        return {}
    wedges = {one["id"]: Wedge(one["start"], one["end"]) for one in data["slices"]}
    return {one["id"]: wedges.get(one["slice"], ROUND) for one in data["nodes"] if one["kind"] != "echo"}


def _write_slice(one: Slice, picture: Picture, number: int) -> dict[str, Any]:
    wedge, hue = picture.wheel.wedges[one.id], picture.hues[one.id]
    state = find_state(one, picture.scene)
    told = {
        "id": one.id,
        "name": one.name,
        "number": number,
        "family": one.family,
        "start": wedge.start,
        "end": wedge.end,
        "fill": hue.hue,
        "outline": hue.outline,
        "state": state,
        "count": one.count,
        "folded": one.id in picture.folded,
        "grouped": one.grouped,
    }
    return told | ({"patch": [PAPER, CHAIR if picture.scene.room else GAP]} if state == "nobody" else {})
