"""From a scene and a coding to the colors and sizes of those on it, with the legend and the words for them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from netmap.analysis.day import Day
from netmap.content.entries import Family
from netmap.model.entity import Entity
from netmap.model.views.coding import By, Coding, Trait
from netmap.model.words import join_names
from netmap.picture.coding.classes import Class, Classes, write_number
from netmap.picture.coding.palette import color_classes
from netmap.picture.coding.traits import Known, find_known
from netmap.picture.colors import NEUTRAL, NOT_KNOWN
from netmap.picture.drawing.styles import PAPER
from netmap.picture.drawing.symbols import HUE, HUES, UNKNOWN
from netmap.picture.layout import name_echo
from netmap.picture.scene.coded import NOT_CODED, OURSELVES, Coded, LegendRow
from netmap.picture.scene.scene import Scene

_FLATTER = 0.6
"""The power by which sizes grow: not so fast that one circle leaves no room for the others."""
_MOST_NAMED = 60
_IN_HEAD = 3
_DREW_IT = "Who drew the map looks"
"""Where it ends is said of what circles show of connectors: whoever drew the map knows most ties of their own."""


def code_scene(day: Day, scene: Scene, coding: Coding, among: Collection[str] | None = None) -> Coded:
    """Return the colors and sizes of all on a scene of a day, by classes that are the same whomever a filter leaves.

    In the room nothing is colored by what not everybody may see, and nothing is sized. Where only some of them are drawn,
    those `among` whom are counted.
    """
    if not coding:
        return NOT_CODED
    if scene.room:
        day, coding = day.in_public, coding.for_everybody
    if among is not None:
        slices = (
            replace(one, members=tuple(who for who in one.members if who.id in among)) for one in scene.slices
        )
        scene = replace(scene, slices=tuple(slices))
    coded = NOT_CODED
    if coding.color:
        known = find_known(day.whole, coding.color, room=scene.room)
        coded = _color(scene, Classes(coding.color, known, day.content))
    if coding.size:
        coded = _size(coded, scene, coding.size, find_known(day.whole, coding.size, room=scene.room))
    return coded


def _color(scene: Scene, classes: Classes) -> Coded:
    by, known = classes.by, classes.known
    colors = color_classes(classes.every, in_order=known.is_number)
    ours = [one.id for one in scene.members if one.id in known.apart]
    members = {one.id: classes.of.get(one.id) for one in scene.members if one.id not in known.apart}
    looks = {key: colors[one] if one else NOT_KNOWN for key, one in members.items()} | dict.fromkeys(
        ours, NEUTRAL
    )
    for one in scene.slices:
        looks |= {name_echo(actor, one): looks[actor.id] for actor in one.echoes if actor.id in looks}
    nothing = known.name_nothing(by.trait)
    names = {key: one.name if one else nothing for key, one in members.items()}
    counts = Counter(members.values())
    shown = [one for one in classes.every if counts[one]]
    told = [(one.name, counts[one]) for one in shown] + [(nothing, counts[None])] * bool(counts[None])
    more = ("later" if known.are_days else by.more) if known.is_number else ""
    darker = f" Darker: {more}." if more else ""
    return Coded(
        looks,
        said={key: f"{by.called}: {name}." for key, name in names.items()},
        columns={f"Color: {by.called}": names},
        rows=(
            *_list_rows(by, [(one, colors[one]) for one in shown], counts, more),
            *([(UNKNOWN, f"{nothing} ({counts[None]:,})")] if counts[None] else ()),
            *([(OURSELVES, f"ourselves ({len(ours):,})")] if ours else ()),
        ),
        told=f"Color shows “{by.called}”: {', '.join(f'{name} ({count:,})' for name, count in told)}.{darker}",
        paragraphs=tuple(_tell_classes(by, scene.members, names, [name for name, _ in told])),
        classes=(
            *((one.name, colors[one]) for one in shown),
            (nothing, NOT_KNOWN),
            (OURSELVES, NEUTRAL),
        ),
        of={key: shown.index(one) if one else len(shown) for key, one in members.items()}
        | dict.fromkeys(ours, len(shown) + 1),
    )


def _list_rows(
    by: By, shown: Sequence[tuple[Class, Family]], counts: Mapping[Class | None, int], more: str
) -> Iterator[LegendRow]:
    """Give the rows of the legend: what colors say, then each class that is there with how many are in it."""
    step = max(len(shown) - 1, 0) / (_IN_HEAD - 1)
    hues = dict.fromkeys(shown[round(place * step)][1].hue for place in range(_IN_HEAD)) if shown else [PAPER]
    said = f"color: {by.called}" + (f"; darker: {more}" if more else "")
    yield f"{HUES} {' '.join(hues)}", f"{said}. {_DREW_IT} darker." if by.trait is Trait.CONNECTORS else said
    for one, look in shown:
        yield f"{HUE} {look.hue} {look.outline}", f"{one.name} ({counts[one]:,})"


def _tell_classes(
    by: By, members: Sequence[Entity], names: Mapping[str, str], order: Sequence[str]
) -> Iterator[str]:
    inside: defaultdict[str, list[str]] = defaultdict(list)
    for one in members:
        if one.id in names:
            inside[names[one.id]].append(one.name)
    for name in order:
        yield f"{by.called}, {name}: {join_names(inside[name], _MOST_NAMED)}."


def _size(coded: Coded, scene: Scene, by: By, known: Known) -> Coded:
    """Return what is coded with sizes beside it: a circle is the larger, the larger a number; without one it is smallest."""
    shown = {one.id: known.numbers[one.id] for one in scene.members if one.id in known.numbers}
    most = max(known.numbers.values(), default=0.0)
    if not shown or most <= 0:
        return coded
    lacking = sum(one.id not in shown and one.id not in known.apart for one in scene.members)
    if by.trait is Trait.CONNECTORS:
        return replace(
            coded,
            sizes=_scale(known, most),
            rows=(*coded.rows, ("size", f"larger: {by.more}. {_DREW_IT} bigger.")),
        )
    first, last = (write_number(round(find(shown.values()), 2)) for find in (min, max))
    spread = f"from {first} to {last}{by.trait.unit}"
    spread += f"; whoever it is not known of is smallest ({lacking:,})" if lacking else ""
    written = {key: f"{write_number(round(value, 2))}{by.trait.unit}" for key, value in shown.items()}
    said = {
        key: f"{coded.said.get(key, '')} {by.called}: {number}.".strip() for key, number in written.items()
    }
    return replace(
        coded,
        sizes=_scale(known, most),
        said={**coded.said, **said},
        columns={**coded.columns, f"Size: {by.called}": written},
        rows=(*coded.rows, ("size", f"larger: {by.more}; {spread}")),
        told=f"{coded.told} Size shows “{by.called}”: {spread}.".strip(),
    )


def _scale(known: Known, most: float) -> dict[str, float]:
    return {key: max(value / most, 0.0) ** _FLATTER for key, value in known.numbers.items()}
