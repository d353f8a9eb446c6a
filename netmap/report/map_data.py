"""From a network to what the map component draws: protocol 1.

The dictionary holds nothing but what is drawn or said. In the room it is built from the public field class
alone: no contact, no note, no rating, no strength is in it, hidden or not.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from netmap.analysis.adjacency import build_adjacency
from netmap.analysis.betweenness import measure_betweenness
from netmap.analysis.projection import read_today
from netmap.model.content_entries import Family
from netmap.model.entities import Entity
from netmap.model.fields import PUBLIC_ONLY, select_fields
from netmap.model.network import Network
from netmap.report.map_colors import COALITION, INK, LINE, NEUTRAL, color_slices
from netmap.report.map_lines import Line, count_partners, list_lines
from netmap.report.map_scene import Relation, Scene, Slice, build_scene
from netmap.report.map_words import describe_scene
from netmap.report.wheel import ROOM, TEAM, Mark, MiddleSpec, SliceSpec, Wheel, lay_out_wheel
from netmap.report.wheel_labels import Label, Spot
from netmap.report.wheel_shapes import HUB, PIXELS, RIM, point_at

PROTOCOL = 1
GROUPS_ABOVE = 1000
"""More actors than this are drawn as one bubble a sector, of which one can be opened."""
BUBBLE = "sector:"
"""What the id of a sector's bubble begins with."""
ECHO = "also:"
"""What the id of a mark begins with that stands for somebody a second time."""

_WIDTHS = (1.5, 0.8, 1.2, 1.8, 2.6, 3.6)
_ROOM_WIDTH = 1.3
_TOLD_IN_ROOM = ("description", "website", "city", "title", "purpose")
"""The public fields a click shows in the room."""


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
    grouped = len(scene.seats) > GROUPS_ABOVE
    folded = {one.id for one in scene.slices if grouped and one.id != open_sector}
    sizes = measure_sizes(scene) if sized and not room and not grouped else {}
    wheel = _lay_out(scene, folded, sizes, open_sector if grouped else None)
    drawn = {key for found in scene.staff.values() for key in (person.id for person in found)} | set(
        wheel.spots
    )
    lines = list_lines(scene, lambda key: _find_drawn(key, scene, drawn, folded))
    hues = color_slices(scene.slices, families)
    data = {
        "protocol": PROTOCOL,
        "mode": "room" if room else "team",
        "store": network.store_id,
        "rim": RIM,
        "hub": HUB,
        "pixels": PIXELS,
        "slices": [
            _write_slice(one, wheel, hues[one.id], scene, number, folded=one.id in folded)
            for number, one in enumerate(scene.slices, 1)
        ],
        **_draw_with_pyvis(scene, wheel, lines, hues, folded),
        "words": describe_scene(scene, lines, place=place, sized=bool(sizes), grouped=grouped),
        "about": {entity.id: _tell(entity) for entity, _ in _list_drawn(scene, folded)} if room else {},
    }
    data["version"] = hashlib.blake2b(json.dumps(data).encode(), digest_size=12).hexdigest()
    return data


def measure_sizes(scene: Scene) -> dict[str, float]:
    """Return how much passes through each one on the map, as a share of the one with most; by id."""
    adjacency = build_adjacency(scene.graph)
    through = dict(zip(adjacency.ids, measure_betweenness(adjacency).tolist(), strict=True))
    shown = {member.id: max(0.0, through.get(member.id, 0.0)) for member in scene.members}
    most = max(shown.values(), default=0.0)
    return {key: (value / most) ** 0.6 for key, value in shown.items()} if most else {}


def _lay_out(scene: Scene, folded: set[str], sizes: Mapping[str, float], opened: str | None) -> Wheel:
    style = ROOM if scene.room else TEAM
    home = {scene.seats[key] for key in scene.home}

    def mark(actor: Entity) -> Mark:
        rings = len(scene.staff.get(actor.id, ()))
        size = round(sizes.get(actor.id, 0.0), 3)
        return Mark(actor.id, actor.name, size, extra=11.0 if rings else 0.0)

    def list_marks(one: Slice) -> tuple[Mark, ...]:
        echoes = tuple(Mark(name_echo(actor, one), actor.name) for actor in one.echoes)
        return (*map(mark, (*one.members, *one.others)), *echoes)

    specs = [
        SliceSpec(
            one.id,
            number_family(one, scene.slices),
            () if one.id in folded else list_marks(one),
            home=one.id in home,
            open=one.id == opened,
        )
        for one in scene.slices
    ]
    middle = [
        MiddleSpec(one.id, one.name, one in scene.goals, _find_leaning(scene, one))
        for one in (*scene.goals, *scene.coalitions)
    ]
    return lay_out_wheel(specs, middle, style)


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
    found = sorted(scene.seats[key] for key in near if key in scene.seats)
    return tuple(found or sorted(scene.seats[key] for key in around if key in scene.seats))


def _find_drawn(key: str, scene: Scene, drawn: set[str], folded: set[str]) -> str | None:
    if key in drawn:
        return key
    seat = scene.seats.get(key)
    return BUBBLE + seat if seat in folded else None


def _write_slice(
    one: Slice, wheel: Wheel, hue: Family, scene: Scene, number: int, *, folded: bool
) -> dict[str, Any]:
    wedge = wheel.wedges[one.id]
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
        "state": find_state(one, scene),
        "count": len(one.members),
        "folded": folded,
    }


def find_state(one: Slice, scene: Scene) -> str:
    """Return how a slice is drawn: "nobody" (wanted, and no partner in it), "listed" (names only) or "some"."""
    if one.is_open and not one.others:
        return "nobody" if one.sector and one.sector.expected else "some"
    relations = {scene.relations.get(one.id, Relation.UNTOLD) for one in (*one.members, *one.echoes)}
    return "listed" if relations and relations <= {Relation.LISTED, Relation.LEFT} else "some"


def _draw_with_pyvis(
    scene: Scene, wheel: Wheel, lines: tuple[Line, ...], hues: dict[str, Family], folded: set[str]
) -> dict[str, Any]:
    """Return nodes, edges and options as vis-network takes them, built with pyvis."""
    from pyvis.network import Network as Builder  # noqa: PLC0415 - a third of a second, which only a map needs

    builder = Builder(directed=True)
    near = count_partners(lines)
    for entity, kind in _list_drawn(scene, folded):
        spot = wheel.spots[entity.id]
        _add_node(builder, scene, entity, kind, spot, wheel.labels.get(entity.id), hues, near)
    for one in scene.slices:
        if one.id not in folded:
            for actor in one.echoes:
                _add_echo(builder, actor, one, wheel, hues[one.id])
        if one.id in folded and (one.members or one.others):
            _add_bubble(builder, one, wheel, hues[one.id])
    for key in sorted(scene.staff):
        if key in wheel.spots:
            _add_staff(builder, scene, key, wheel.spots[key])
    for line in lines:
        width = _ROOM_WIDTH if scene.room else _WIDTHS[line.strength]
        builder.add_edge(line.start, line.end, width=width, what=line.what, arrows="", hidden=True)
    builder.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = builder.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": True,
        "tooltipDelay": 200,
        "multiselect": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": False},
        "navigationButtons": False,
    },
    "nodes": {"chosen": False},
    "edges": {"smooth": False, "chosen": False},
}


def _list_drawn(scene: Scene, folded: set[str]) -> list[tuple[Entity, str]]:
    """Return what is drawn in its order: goals first, then coalitions, then slice by slice."""
    drawn: list[tuple[Entity, str]] = [(goal, "goal") for goal in scene.goals]
    drawn += [(table, "coalition") for table in scene.coalitions]
    for one in scene.slices:
        if one.id not in folded:
            drawn += [(member, str(member.kind).lower()) for member in one.members]
            drawn += [(person, "staff") for person in one.others]
    return drawn


_SHAPES = {"goal": "star", "coalition": "hexagon"}


def _add_node(
    builder: Any, scene: Scene, entity: Entity, kind: str, spot: Spot, label: Label | None,
    hues: dict[str, Family], near: Mapping[str, int],
) -> None:  # fmt: skip
    seat = scene.seats.get(entity.id, "")
    hue = hues.get(seat, NEUTRAL)
    rings = 11.0 / PIXELS if entity.id in scene.staff else 0.0
    fill = {"goal": INK, "coalition": COALITION}.get(kind, hue.hue)
    more: dict[str, Any] = {"ties": near.get(entity.id, 0)}
    if relation := scene.relations.get(entity.id):
        more["relation"] = str(relation)
    if entity.id in scene.unasked:
        more["unasked"] = True
    if label:
        more["text"] = _write_label(label)
    builder.add_node(
        entity.id, entity.name, _SHAPES.get(kind, "dot"), fill, x=spot.x, y=spot.y,
        size=round(spot.radius - rings, 1), kind=kind, slice=seat, **more,
    )  # fmt: skip


def _add_echo(builder: Any, actor: Entity, one: Slice, wheel: Wheel, hue: Family) -> None:
    spot = wheel.spots[name_echo(actor, one)]
    label = wheel.labels.get(spot.id)
    more = {"text": _write_label(label)} if label else {}
    builder.add_node(
        spot.id, actor.name, "dot", hue.hue, x=spot.x, y=spot.y, size=round(spot.radius * 0.8, 1), kind="echo",
        slice=one.id, ties=0, of=actor.id, **more,
    )  # fmt: skip


def _write_label(label: Label) -> list[Any]:
    return [list(label.lines), label.side, label.shift, label.scale, label.width]


def _add_bubble(builder: Any, one: Slice, wheel: Wheel, hue: Family) -> None:
    wedge = wheel.wedges[one.id]
    x, y = point_at(wedge.middle, (wedge.inner + wedge.outer) / 2)
    count = len(one.members) + len(one.others)
    across = min(0.8 * (RIM - HUB) / 2, 0.8 * (RIM + HUB) / 2 * wedge.turn * 0.0087)
    size = round(min(across, 24.0 + 9.0 * count**0.5), 1)
    builder.add_node(
        BUBBLE + one.id, one.name, "dot", hue.hue, x=round(x, 1), y=round(y, 1), size=size, kind="sector",
        slice=one.id, ties=0, count=count,
    )  # fmt: skip


def _add_staff(builder: Any, scene: Scene, key: str, spot: Spot) -> None:
    """Add the people of an organization as small rings around it, from the top clockwise."""
    people = scene.staff[key]
    step = min(34.0, 360 / len(people))
    size = min(4.2, 34.0 / len(people)) / PIXELS
    for index, person in enumerate(people):
        dx, dy = point_at(-90 + (index - (len(people) - 1) / 2) * step, spot.radius - 4.5 / PIXELS)
        builder.add_node(
            person.id, person.name, "dot", LINE, x=round(spot.x + dx, 1), y=round(spot.y + dy, 1),
            size=round(size, 1), kind="staff", slice=scene.seats.get(key, ""), at=key, ties=0,
        )  # fmt: skip


def _tell(entity: Entity) -> dict[str, str]:
    """Return the public fields of an entity that a click shows in the room."""
    public = select_fields(entity, PUBLIC_ONLY)
    return {name: str(public[name]) for name in _TOLD_IN_ROOM if name in public}
