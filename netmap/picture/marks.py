"""The marks and lines of a map as vis-network takes them, built with pyvis."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from netmap.content.entries import Family
from netmap.model.entity import Entity
from netmap.picture.colors import COALITION, INK, LINE, NEUTRAL
from netmap.picture.layout import STAFF_BAND, name_echo
from netmap.picture.scene.lines import Line, count_partners
from netmap.picture.scene.scene import Scene, Slice
from netmap.picture.wheel.labels import Label
from netmap.picture.wheel.shapes import HUB, PIXELS, RIM, point_at
from netmap.picture.wheel.wheel import Wheel

BUBBLE = "sector:"
"""What the id of a sector's bubble begins with."""

_WIDTHS = (1.5, 0.8, 1.2, 1.8, 2.6, 3.6)
"""Pixels of a line by its strength, 0 for one that is not known."""
_ROOM_WIDTH = 1.3
_STAFF_RADIUS = 4.2
_SHAPES = {"goal": "star", "coalition": "hexagon"}
_LOOSE_A_ROW = 90

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


@dataclass(frozen=True, slots=True)
class Picture:
    """A scene laid out: the wheel, the lines, the colors by slice, and the slices drawn as one bubble."""

    scene: Scene
    wheel: Wheel
    lines: tuple[Line, ...]
    hues: Mapping[str, Family]
    folded: frozenset[str]
    sized: bool


def draw_marks(picture: Picture) -> dict[str, Any]:
    """Return `nodes`, `edges` and `options` of a picture."""
    from pyvis.network import Network as Builder  # noqa: PLC0415 - a third of a second, which only a map needs

    builder = Builder(directed=True)
    near = count_partners(picture.lines)
    for entity, kind in list_drawn(picture):
        _add_entity(builder, picture, entity, kind, near.get(entity.id, 0))
    for one in picture.scene.slices:
        _add_slice(builder, picture, one)
    for key in sorted(picture.scene.staff):
        if key in picture.wheel.spots:
            _add_staff(builder, picture, key)
    _add_loose(builder, picture.scene)
    for line in picture.lines:
        width = _ROOM_WIDTH if picture.scene.room else _WIDTHS[line.strength]
        looks = {"faint": True} if line.faint else {}
        builder.add_edge(line.start, line.end, width=width, what=line.what, arrows="", hidden=True, **looks)
    builder.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = builder.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def list_drawn(picture: Picture) -> list[tuple[Entity, str]]:
    """Return what is drawn and its kind, in its order: goals first, coalitions, then slice by slice."""
    drawn: list[tuple[Entity, str]] = [(goal, "goal") for goal in picture.scene.goals]
    drawn += [(table, "coalition") for table in picture.scene.coalitions]
    for one in picture.scene.slices:
        if one.id not in picture.folded:
            drawn += [(member, str(member.kind).lower()) for member in one.members]
    return drawn


def _write_label(label: Label | None) -> dict[str, Any]:
    if label is None:
        return {}
    return {"text": [list(label.lines), label.side, label.shift, label.scale, label.width]}


def _add_entity(builder: Any, picture: Picture, entity: Entity, kind: str, ties: int) -> None:
    scene, spot = picture.scene, picture.wheel.spots[entity.id]
    seat = scene.seats.get(entity.id, "")
    fill = {"goal": INK, "coalition": COALITION}.get(kind) or picture.hues.get(seat, NEUTRAL).hue
    band = STAFF_BAND / PIXELS if entity.id in scene.staff else 0.0
    more: dict[str, Any] = _write_label(picture.wheel.labels.get(entity.id))
    if relation := scene.relations.get(entity.id):
        more["relation"] = str(relation)
    if entity.id in scene.unasked:
        more["unasked"] = True
    builder.add_node(
        entity.id, entity.name, _SHAPES.get(kind, "dot"), fill, x=spot.x, y=spot.y,
        size=round(spot.radius - band, 1), kind=kind, slice=seat, ties=ties, **more,
    )  # fmt: skip


def _add_slice(builder: Any, picture: Picture, one: Slice) -> None:
    """Add what stands in a slice beside its members: its bubble, or those whose main place is elsewhere."""
    hue = picture.hues[one.id]
    if one.id not in picture.folded:
        for actor in one.echoes:
            spot = picture.wheel.spots[name_echo(actor, one)]
            builder.add_node(
                spot.id, actor.name, "dot", hue.hue, x=spot.x, y=spot.y, size=round(spot.radius * 0.8, 1),
                kind="echo", slice=one.id, ties=0, of=actor.id, **_write_label(picture.wheel.labels.get(spot.id)),
            )  # fmt: skip
        return
    if not one.members:
        return
    wedge = picture.wheel.wedges[one.id]
    x, y = point_at(wedge.middle, (wedge.inner + wedge.outer) / 2)
    across = min(0.8 * (RIM - HUB) / 2, 0.8 * (RIM + HUB) / 2 * wedge.turn * 0.0087)
    builder.add_node(
        BUBBLE + one.id, one.name, "dot", hue.hue, x=round(x, 1), y=round(y, 1),
        size=round(min(across, 24.0 + 9.0 * len(one.members) ** 0.5), 1), kind="sector", slice=one.id, ties=0,
        count=len(one.members),
    )  # fmt: skip


def _add_staff(builder: Any, picture: Picture, key: str) -> None:
    """Add the people of an organization as small rings around it, from the top to both sides."""
    people, spot = picture.scene.staff[key], picture.wheel.spots[key]
    step = min(34.0, 360 / len(people))
    size = round(min(_STAFF_RADIUS, 34.0 / len(people)) / PIXELS, 1)
    for index, person in enumerate(people):
        dx, dy = point_at(-90 + (index - (len(people) - 1) / 2) * step, spot.radius - 4.5 / PIXELS)
        builder.add_node(
            person.id, person.name, "dot", LINE, x=round(spot.x + dx, 1), y=round(spot.y + dy, 1), size=size,
            kind="staff", slice=picture.scene.seats.get(key, ""), at=key, ties=0,
        )  # fmt: skip


def _add_loose(builder: Any, scene: Scene) -> None:
    """Add the people without an organization on the map as small rings along the inner edge of the slices."""
    for place, person in enumerate(scene.loose):
        row, column = divmod(place, _LOOSE_A_ROW)
        angle = 90 + (column + 1) // 2 * (1 if column % 2 else -1) * 360 / _LOOSE_A_ROW
        x, y = point_at(angle, max(10.0, HUB - (9 + 11 * row) / PIXELS))
        builder.add_node(
            person.id, person.name, "dot", LINE, x=round(x, 1), y=round(y, 1),
            size=round(_STAFF_RADIUS / PIXELS, 1), kind="staff", slice="", ties=0,
        )  # fmt: skip
