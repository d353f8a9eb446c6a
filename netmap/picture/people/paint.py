"""The view of people, painted: each under the organization where they work, who knows whom between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from netmap.analysis.day import Day
from netmap.model.entities import Organization, Person
from netmap.picture.coding.coded import code_scene
from netmap.picture.colors import color_slices
from netmap.picture.drawing import styles
from netmap.picture.drawing.flat import FlatPath, FlatShape
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.painted import Frame, Named, Painted, Wanted
from netmap.picture.people.sections import Telling, list_sections, name_further
from netmap.picture.people.words import (
    TITLE,
    list_legend,
    summarize,
    tell_group,
    tell_organization,
    tell_person,
    write_paragraphs,
)
from netmap.picture.people.workplaces import Workplaces, find_workplaces
from netmap.picture.sides.caption import Below, lay_out_below, write_title
from netmap.picture.sides.fit import LEGIBLE, fit_sides, is_legible
from netmap.picture.sides.flow import fit_flow
from netmap.picture.sides.layout import USUAL, Layout
from netmap.picture.sides.routes import Router
from netmap.picture.sides.sections import LENGTHS, Section
from netmap.picture.sides.shapes import SectionDrawer

_CROWD = 150
"""From so many pairs who know each other on, each line is pale."""
_MANY = 12
"""How many people of one organization are written where all would make letters too small."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A line between two of those drawn; `look` is one of `styles.style_strand`, empty for what belongs together without one."""

    start: str
    end: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class _Placed:
    """Sections laid out: as they are written, where they stand, and of which section each part is; `folded` ones only tell how many."""

    sections: Sequence[Section]
    layout: Layout
    parts: Mapping[str, str]
    folded: bool


def paint_people(day: Day, frame: Frame, wanted: Wanted) -> Painted:
    """Return people and where they work, in a frame; in the room only people who are on its wall."""
    found = find_workplaces(day, room=wanted.room)
    crowded = len(found.tied) > _CROWD
    coded = code_scene(day.openly, found.scene, wanted.coding, among=found.list_circles())
    is_opened = wanted.open_sector in {one.id for one in found.groups}

    def lay_below(*, folded: bool) -> Below:
        named = is_opened or not folded
        legend = list_legend(found, folded=folded, named=named, crowded=crowded)
        return lay_out_below([*coded.list_rows(), *legend], frame)

    below = lay_below(folded=False)
    placed = _place_all(found, frame, below.height)
    if placed is None:
        below = lay_below(folded=True)
        placed = _place_folded(found, frame, below.height, wanted.open_sector)
    links = _find_links(found, placed.layout, crowded=crowded)
    hues = color_slices(found.scene.slices, day.content.families)
    hues = {part: hues[one] for part, one in placed.parts.items() if one in hues}
    drawer = SectionDrawer(placed.layout, hues, bold=frozenset(_list_places(found)), coded=coded)
    return Painted(
        _draw(found, drawer, placed.parts, links, below, titled=wanted.titled),
        tuple(_list_names(found, placed.sections)),
        tuple((link.start, link.end) for link in links),
        tuple(write_paragraphs(found)),
        placed.folded,
        coded,
    )


def _place_all(found: Workplaces, frame: Frame, below: float) -> _Placed | None:
    """Return everybody by name, in two arcs or else in columns; None where letters would be too small to be read."""
    for telling in (Telling(), Telling(_MANY)):
        build = partial(list_sections, found, telling)
        if is_legible(build(LENGTHS[-1]), frame, least=LEGIBLE, below=below):
            sections, layout = fit_sides(build, frame, below=below)
            return _Placed(sections, layout, {one.id: one.id for one in sections}, folded=False)
        if frame.height:
            least = LEGIBLE * frame.height / USUAL
            if flow := fit_flow(build, frame.width, frame.height - below, least):
                return _Placed(build(LENGTHS[0]), flow.layout, flow.parts, folded=False)
    return None


def _place_folded(found: Workplaces, frame: Frame, below: float, opened: str | None) -> _Placed:
    """Return the sections with how many are in each, and everybody in the one that is opened."""
    for telling in (Telling(folded=True, opened=opened), Telling(_MANY, folded=True, opened=opened)):
        build = partial(list_sections, found, telling)
        if is_legible(build(LENGTHS[-1]), frame, least=LEGIBLE, below=below):
            break
    sections, layout = fit_sides(build, frame, below=below)
    return _Placed(sections, layout, {one.id: one.id for one in sections}, folded=True)


def _list_places(found: Workplaces) -> Iterator[str]:
    return (one.id for one in found.scene.members if isinstance(one, Organization))


def _find_links(found: Workplaces, layout: Layout, *, crowded: bool) -> tuple[_Link, ...]:
    """Return the lines between all who are written, the lowest first; those who are not stand in their folded section."""
    everybody = list_sections(found, Telling(), LENGTHS[-1])
    seats = {entry.id: section.id for section in everybody for entry in section.named}

    def find_drawn(key: str) -> str | None:
        return next((one for one in (key, seats.get(key, "")) if one in layout.points), None)

    drawn: dict[tuple[frozenset[str], str], _Link] = {}
    for link in _walk_links(found, crowded=crowded):
        start, end = find_drawn(link.start), find_drawn(link.end)
        if start and end and start != end:
            drawn.setdefault((frozenset((start, end)), link.look), _Link(start, end, link.look))
    return tuple(drawn.values())


def _walk_links(found: Workplaces, *, crowded: bool) -> Iterator[_Link]:
    for one, keeper in found.kept:
        yield _Link(keeper, one, "keeping")
    for one, other in found.tied:
        yield _Link(one, other, "among" if crowded else "acquainted")
    for jobs in found.places.values():
        for job in jobs:
            if job.is_main:
                yield _Link(job.person.id, job.place)
            else:
                yield _Link(name_further(job), job.place)
                yield _Link(name_further(job), job.person.id, "WORKS_AT")


def _draw(
    found: Workplaces,
    drawer: SectionDrawer,
    parts: Mapping[str, str],
    links: Sequence[_Link],
    below: Below,
    *,
    titled: bool,
) -> Sheet:
    layout = drawer.layout
    drawn = (*drawer.draw_bands(), *_draw_links(links, layout), *drawer.draw_sections())
    shapes = (
        *(replace(one, of=tuple(parts.get(key, key) for key in one.of)) for one in drawn),
        *below.place(layout.height),
        *(write_title(TITLE, layout) if titled else ()),
    )
    titles = {one.id: one.name for one in (*found.scene.members, *found.people)}
    titles |= {one.id: one.name for one in found.groups}
    titles |= {key: person.name for key, person in _list_further(found)}
    return Sheet(TITLE, summarize(found), layout.width, layout.height + below.height, shapes, titles)


def _list_further(found: Workplaces) -> Iterator[tuple[str, Person]]:
    """Give the ids of the marks of people at organizations that are not their main place, and who they are."""
    for jobs in found.places.values():
        yield from ((name_further(job), job.person) for job in jobs if not job.is_main)


def _draw_links(links: Sequence[_Link], layout: Layout) -> Iterator[FlatShape]:
    router = Router(layout)
    for number, link in enumerate(links):
        if link.look:
            steps = router.trace(layout.points[link.start], layout.points[link.end], number)
            style = styles.style_strand(link.look)
            yield FlatShape("line", (link.start, link.end), FlatPath(steps), style, style.width.least)


def _list_names(found: Workplaces, sections: Sequence[Section]) -> Iterator[Named]:
    named: dict[str, Organization | Person] = {one.id: one for one in found.people}
    named |= {one.id: one for one in found.scene.members if isinstance(one, Organization)}
    further = dict(_list_further(found))
    groups = {one.id: one for one in found.groups}
    for section in sections:
        if section.id not in groups:
            continue
        group = groups[section.id]
        yield Named(section.id, group.name, "sector", section.id, f"{tell_group(found, group)}.")
        for entry in section.named:
            one = named.get(entry.id) or further.get(entry.id)
            if one is None:
                yield Named(entry.id, entry.name, entry.kind, section.id, f"{section.name}.")
                continue
            said = tell_person(found, one) if isinstance(one, Person) else tell_organization(found, one)
            kind = "organization" if isinstance(one, Organization) else entry.kind
            of = "" if one.id == entry.id else one.id
            yield Named(entry.id, one.name, kind, section.id, f"{section.name}; {said}", of)
