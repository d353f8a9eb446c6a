"""The marks of a map, laid out: who is drawn as what, and where."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from netmap.content.entries import Family
from netmap.model.entity import Entity
from netmap.model.views.places import Places
from netmap.picture.layout import STAFF_BAND, name_echo
from netmap.picture.scene.coded import NOT_CODED, Coded, Share, tell_shares
from netmap.picture.scene.lines import Line
from netmap.picture.scene.scene import Scene, Slice
from netmap.picture.way.finding import Ways
from netmap.picture.wheel.labels import Label
from netmap.picture.wheel.placing import ROUND, find_points
from netmap.picture.wheel.shapes import HUB, PIXELS, RIM, Wedge, point_at
from netmap.picture.wheel.wheel import Wheel

BUBBLE = "sector:"
"""What the id of a sector's bubble begins with."""

_STAFF_RADIUS = 4.2
_LOOSE_A_ROW = 90


@dataclass(frozen=True, slots=True)
class Picture:
    """A scene laid out: the wheel, the lines, the colors by slice, the slices drawn as one bubble, and what else colors say.

    `ways` are those between two who were asked for, `places` where circles were put by hand. Text is `times` as large as usual.
    """

    scene: Scene
    wheel: Wheel
    lines: tuple[Line, ...]
    hues: Mapping[str, Family]
    folded: frozenset[str]
    coded: Coded = NOT_CODED
    ways: Ways | None = None
    places: Places = ()
    times: float = 1.0


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """Something drawn at a point: what it is, whom it stands for, its place and radius in units.

    `kind` is "goal", "coalition", "organization", "person", "staff", "echo" (of somebody whose main place is
    elsewhere; `of` is their id) or "sector" (all of a slice, `count` of them). `ties` counts those tied to it; `band`
    is the width around it, in units, that is taken by the small rings of its people. `look` are the colors of what is known of
    them, None where colors are those of sectors; `said` are words for it. `shares` are how many of a
    "sector" have which colors.
    """

    id: str
    label: str
    kind: str
    slice: str
    x: float
    y: float
    radius: float
    ties: int = 0
    name: Label | None = None
    relation: str = ""
    unasked: bool = False
    of: str = ""
    count: int = 0
    band: float = 0.0
    look: Family | None = None
    said: str = ""
    shares: tuple[Share, ...] = ()


def list_drawn(picture: Picture) -> list[tuple[Entity, str]]:
    """Return the entities that are drawn and their kind: goals first, coalitions, then slice by slice."""
    drawn: list[tuple[Entity, str]] = [(goal, "goal") for goal in picture.scene.goals]
    drawn += [(table, "coalition") for table in picture.scene.coalitions]
    for one in picture.scene.slices:
        if one.id not in picture.folded:
            drawn += [(member, str(member.kind).lower()) for member in one.members]
    return drawn


def list_marks(picture: Picture) -> tuple[DrawnMark, ...]:
    """Return every mark of a map in its order: entities, what else stands in slices, people."""
    tied = picture.scene.list_tied
    marks = [
        _mark_entity(picture, entity, kind, len(tied(entity.id))) for entity, kind in list_drawn(picture)
    ]
    for one in picture.scene.slices:
        marks += _mark_bubble(picture, one) if one.id in picture.folded else _mark_echoes(picture, one)
    for key in picture.scene.staff:
        if key in picture.wheel.spots:
            marks += _mark_staff(picture, key)
    marks += _mark_loose(picture.scene)
    points = dict(find_points(picture.places, find_wedges(picture, marks)))
    return tuple(
        replace(mark, x=points[mark.id][0], y=points[mark.id][1]) if mark.id in points else mark
        for mark in marks
    )


def find_wedges(picture: Picture, marks: Iterable[DrawnMark]) -> dict[str, Wedge]:
    """Return the slice in which each circle stands that can be put elsewhere and keep that place, by id.

    What stands for somebody a second time keeps none. Where sectors are bubbles there are none: slices are as wide as they
    are open.
    """
    if picture.folded:
        return {}
    wedges = picture.wheel.wedges
    return {one.id: wedges.get(one.slice, ROUND) for one in marks if one.kind != "echo"}


def _mark_entity(picture: Picture, entity: Entity, kind: str, ties: int) -> DrawnMark:
    scene, spot = picture.scene, picture.wheel.spots[entity.id]
    band = STAFF_BAND / PIXELS if entity.id in scene.staff else 0.0
    mark = DrawnMark(
        entity.id, entity.name, kind, scene.seats.get(entity.id, ""), spot.x, spot.y, round(spot.radius - band, 1), ties,
        picture.wheel.labels.get(entity.id), unasked=entity.id in scene.unasked, band=round(band, 1),
        look=picture.coded.looks.get(entity.id), said=_say(picture, entity.id),
    )  # fmt: skip
    relation = scene.relations.get(entity.id)
    return replace(mark, relation=str(relation)) if relation else mark


def _say(picture: Picture, key: str) -> str:
    """Return what is said of somebody by what colors and sizes say, and by how slices are cut."""
    also = picture.scene.grouping.also.get(key, "") if picture.scene.grouping else ""
    return f"{picture.coded.said.get(key, '')} {also}".strip()


def _mark_echoes(picture: Picture, one: Slice) -> Iterator[DrawnMark]:
    for actor in one.echoes:
        spot = picture.wheel.spots[name_echo(actor, one)]
        yield DrawnMark(
            spot.id, actor.name, "echo", one.id, spot.x, spot.y, round(spot.radius * 0.8, 1),
            name=picture.wheel.labels.get(spot.id), of=actor.id,
            look=picture.coded.looks.get(spot.id), said=picture.coded.said.get(actor.id, ""),
        )  # fmt: skip


def _mark_bubble(picture: Picture, one: Slice) -> Iterator[DrawnMark]:
    if not one.members:
        return
    wedge = picture.wheel.wedges[one.id]
    x, y = point_at(wedge.middle, (wedge.inner + wedge.outer) / 2)
    across = min(0.8 * (RIM - HUB) / 2, 0.8 * (RIM + HUB) / 2 * wedge.turn * 0.0087)
    radius = round(min(across, 24.0 + 9.0 * len(one.members) ** 0.5), 1)
    shares = picture.coded.share(member.id for member in one.members)
    yield DrawnMark(
        BUBBLE + one.id, one.name, "sector", one.id, round(x, 1), round(y, 1), radius, count=len(one.members),
        said=tell_shares(shares), shares=shares,
    )  # fmt: skip


def _mark_staff(picture: Picture, key: str) -> Iterator[DrawnMark]:
    """Give the people of an organization as small rings around it, from the top to both sides."""
    people, spot = picture.scene.staff[key], picture.wheel.spots[key]
    step = min(34.0, 360 / len(people))
    radius = round(min(_STAFF_RADIUS, 34.0 / len(people)) / PIXELS, 1)
    for index, person in enumerate(people):
        dx, dy = point_at(-90 + (index - (len(people) - 1) / 2) * step, spot.radius - 4.5 / PIXELS)
        x, y = round(spot.x + dx, 1), round(spot.y + dy, 1)
        yield DrawnMark(person.id, person.name, "staff", picture.scene.seats.get(key, ""), x, y, radius)


def _mark_loose(scene: Scene) -> Iterator[DrawnMark]:
    """Give the people without an organization on the map as small rings along the inner edge of the slices."""
    for place, person in enumerate(scene.loose):
        row, column = divmod(place, _LOOSE_A_ROW)
        angle = 90 + (column + 1) // 2 * (1 if column % 2 else -1) * 360 / _LOOSE_A_ROW
        x, y = point_at(angle, max(10.0, HUB - (9 + 11 * row) / PIXELS))
        radius = round(_STAFF_RADIUS / PIXELS, 1)
        yield DrawnMark(person.id, person.name, "staff", "", round(x, 1), round(y, 1), radius)
