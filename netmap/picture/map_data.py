"""From a network to what the map component gets: protocol 2.

The dictionary holds nothing but what is drawn or said. In the room it is built from the public field class
alone: no contact, no note, no rating, no strength is in it, hidden or not.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

import orjson

from netmap.analysis.day import Day
from netmap.content.entries import Family
from netmap.model.profile import tell_profile
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.as_json import write_drawing
from netmap.picture.drawing.styles import CHAIR, GAP, PAPER
from netmap.picture.drawing.symbols import draw_symbols
from netmap.picture.drawing.whole import draw_picture, find_state
from netmap.picture.marks import Picture, list_drawn, list_marks
from netmap.picture.scene.scene import Slice
from netmap.picture.scene.words import describe_scene
from netmap.picture.vis import build_vis
from netmap.picture.wheel.shapes import HUB, RIM

PROTOCOL = 2


def build_map(
    day: Day,
    *,
    families: Sequence[Family] = (),
    room: bool = False,
    people: bool = False,
    sized: bool = False,
    open_sector: str | None = None,
    place: str = "",
) -> dict[str, Any]:
    """Return what the map component draws of a network on a day.

    Parameters
    ----------
    families
        The families of sectors in their order on the ring, with their colors.
    room
        For people outside the team: public fields, equal circles, open chairs.
    people
        Show also the people who are no partners in their own right.
    sized
        For the team only: larger circles for those between many others (betweenness; Freeman 1977).
    open_sector
        The slice that is opened when there are too many to draw at once.
    place
        What the map is of ("Marlow County"), for its sentences.
    """
    picture = compose_picture(
        day, families=families, room=room, people=people, sized=sized, open_sector=open_sector
    )
    scene, marks = picture.scene, list_marks(picture)
    words = describe_scene(
        scene, picture.lines, place=place, sized=picture.sized, grouped=bool(picture.folded)
    )
    symbols = draw_symbols([row["symbol"] for row in words["legend"]])
    data = {
        "protocol": PROTOCOL,
        "mode": "room" if room else "team",
        "store": day.everything.store_id,
        "rim": RIM,
        "hub": HUB,
        "slices": [_write_slice(one, picture, number) for number, one in enumerate(scene.slices, 1)],
        **build_vis(marks, picture.lines),
        "drawing": write_drawing(
            draw_picture(picture, place=place), {mark.id: mark.kind for mark in marks}, symbols, room=room
        ),
        "words": words,
        "about": {entity.id: tell_profile(entity, room=True) for entity, _ in list_drawn(picture)}
        if room
        else {},
    }
    data["version"] = hashlib.blake2b(orjson.dumps(data), digest_size=12).hexdigest()
    return data


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
        "count": len(one.members),
        "folded": one.id in picture.folded,
    }
    return told | ({"patch": [PAPER, CHAIR if picture.scene.room else GAP]} if state == "nobody" else {})
