"""From a network to what the map component draws: protocol 1.

The dictionary holds nothing but what is drawn or said. In the room it is built from the public field class
alone: no contact, no note, no rating, no strength is in it, hidden or not.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from netmap.analysis.projection import read_today
from netmap.content.entries import Family
from netmap.model.network import Network
from netmap.model.profile import tell_profile
from netmap.picture.colors import color_slices
from netmap.picture.layout import lay_out_scene, measure_sizes
from netmap.picture.marks import BUBBLE, Picture, draw_marks, list_drawn
from netmap.picture.scene.lines import list_lines
from netmap.picture.scene.scene import Relation, Scene, Slice, build_scene
from netmap.picture.scene.words import describe_scene
from netmap.picture.wheel.shapes import HUB, PIXELS, RIM

PROTOCOL = 1
GROUPS_ABOVE = 1000
"""More actors than this are drawn as one bubble a sector, of which one can be opened."""


def build_map(
    network: Network,
    *,
    families: Sequence[Family] = (),
    day: date | None = None,
    room: bool = False,
    people: bool = False,
    sized: bool = False,
    open_sector: str | None = None,
    place: str = "",
) -> dict[str, Any]:
    """Return what the map component draws of a network.

    Parameters
    ----------
    families
        The families of sectors in their order on the ring, with their colors.
    day
        The day on which ties must hold; today when None.
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
    names = [family.name for family in families]
    scene = build_scene(network, day=day or read_today(), room=room, people=people, families=names)
    picture = _compose(scene, families, sized=sized, open_sector=open_sector)
    data = {
        "protocol": PROTOCOL,
        "mode": "room" if room else "team",
        "store": network.store_id,
        "rim": RIM,
        "hub": HUB,
        "pixels": PIXELS,
        "slices": [_write_slice(one, picture, number) for number, one in enumerate(scene.slices, 1)],
        **draw_marks(picture),
        "words": describe_scene(
            scene, picture.lines, place=place, sized=picture.sized, grouped=bool(picture.folded)
        ),
        "about": {entity.id: tell_profile(entity) for entity, _ in list_drawn(picture)} if room else {},
    }
    data["version"] = hashlib.blake2b(json.dumps(data).encode(), digest_size=12).hexdigest()
    return data


def _compose(scene: Scene, families: Sequence[Family], *, sized: bool, open_sector: str | None) -> Picture:
    grouped = len(scene.seats) > GROUPS_ABOVE
    folded = frozenset(one.id for one in scene.slices if grouped and one.id != open_sector)
    sizes = measure_sizes(scene) if sized and not scene.room and not grouped else {}
    wheel = lay_out_scene(scene, folded, sizes)
    people = {person.id for found in (scene.loose, *scene.staff.values()) for person in found}
    drawn = people | set(wheel.spots)

    def find_drawn(key: str) -> str | None:
        seat = scene.seats.get(key)
        return key if key in drawn else BUBBLE + seat if seat in folded else None

    lines = list_lines(scene, find_drawn)
    return Picture(scene, wheel, lines, color_slices(scene.slices, families), folded, bool(sizes))


def _write_slice(one: Slice, picture: Picture, number: int) -> dict[str, Any]:
    wedge, hue = picture.wheel.wedges[one.id], picture.hues[one.id]
    return {
        "id": one.id,
        "name": one.name,
        "number": number,
        "family": one.family,
        "start": wedge.start,
        "end": wedge.end,
        "fill": hue.hue,
        "outline": hue.outline,
        "ground": hue.ground,
        "state": find_state(one, picture.scene),
        "count": len(one.members),
        "folded": one.id in picture.folded,
    }


def find_state(one: Slice, scene: Scene) -> str:
    """Return how a slice is drawn: "nobody" (wanted, and no partner in it), "listed" (names only) or "some"."""
    if one.is_open:
        return "nobody" if one.sector and one.sector.expected else "some"
    found = {scene.relations.get(member.id, Relation.UNTOLD) for member in (*one.members, *one.echoes)}
    return "listed" if found and found <= {Relation.LISTED, Relation.LEFT} else "some"
