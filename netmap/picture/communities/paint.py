"""The view of groups, painted: each as a section, with the ties within and between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from netmap.analysis.day import Day
from netmap.content.entries import Family
from netmap.model.words import count_things
from netmap.picture.coding.coded import code_scene
from netmap.picture.colors import NEUTRAL
from netmap.picture.communities.groups import REST, Group, Groups, find_groups
from netmap.picture.communities.words import (
    TITLE,
    list_legend,
    name_group,
    name_rest,
    summarize,
    write_paragraphs,
)
from netmap.picture.drawing import styles
from netmap.picture.drawing.flat import FlatPath, FlatShape
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.painted import Frame, Named, Painted, Wanted
from netmap.picture.scene.coded import Coded
from netmap.picture.sides.caption import Below, lay_out_below, write_title
from netmap.picture.sides.curves import find_gates, trace_tie
from netmap.picture.sides.fit import LEGIBLE, fit_sides, is_legible
from netmap.picture.sides.layout import Layout
from netmap.picture.sides.sections import LENGTHS, Entry, Section, write_entry, write_section
from netmap.picture.sides.shapes import SectionDrawer

_BETWEEN = 1


def paint_communities(day: Day, frame: Frame, wanted: Wanted) -> Painted:
    """Return the groups of a map, in a frame.

    Raises
    ------
    NetmapError
        When there are none that are more than chance.
    """
    groups = find_groups(day, room=wanted.room)
    coded = code_scene(day.openly, groups.scene, wanted.coding)
    below = lay_out_below([*coded.list_rows(), *list_legend(groups)], frame)
    folded = not is_legible(_list_sections(groups, LENGTHS[-1]), frame, least=LEGIBLE, below=below.height)

    def build(most: int) -> Sequence[Section]:
        return _list_sections(groups, most, folded=folded, opened=wanted.open_sector)

    sections, layout = fit_sides(build, frame, below=below.height)
    drawer = _build_drawer(groups, layout, day, coded)
    sheet = _draw(groups, drawer, below, titled=wanted.titled)
    return Painted(
        sheet,
        tuple(_list_names(groups, sections)),
        tuple((line.start, line.end) for line in groups.lines),
        tuple(write_paragraphs(groups)),
        folded,
        coded,
    )


def _build_drawer(groups: Groups, layout: Layout, day: Day, coded: Coded) -> SectionDrawer:
    around = frozenset(group.around.id for group in groups.groups)
    return SectionDrawer(layout, _color_groups(groups, day), bold=around, coded=coded)


def _color_groups(groups: Groups, day: Day) -> Mapping[str, Family]:
    families = day.content.families or (NEUTRAL,)
    return {one.id: families[place % len(families)] for place, one in enumerate(groups.groups)}


def _list_sections(
    groups: Groups, most: int, *, folded: bool = False, opened: str | None = None
) -> tuple[Section, ...]:
    found = []
    for group in groups.groups:
        entries = tuple(_list_entries(group, most))
        is_folded = folded and group.id != opened
        count = len(entries) if is_folded else 0
        found.append(
            write_section(group.id, name_group(group), () if is_folded else entries, count=count, most=most)
        )
    if groups.rest:
        rest = tuple(write_entry(one.id, one, str(one.kind).lower(), most) for one in groups.rest)
        is_folded = folded and opened != REST
        count = len(rest) if is_folded else 0
        found.append(
            write_section(REST, name_rest(groups), () if is_folded else rest, count=count, most=most)
        )
    return tuple(found)


def _list_entries(group: Group, most: int) -> Iterator[Entry]:
    for member in group.firm:
        yield write_entry(member.id, member, str(member.kind).lower(), most)
    for member in group.between:
        yield write_entry(member.id, member, str(member.kind).lower(), most, _BETWEEN)


def _draw(groups: Groups, drawer: SectionDrawer, below: Below, *, titled: bool) -> Sheet:
    layout = drawer.layout
    shapes = (
        *drawer.draw_bands(),
        *_draw_lines(groups, layout),
        *drawer.draw_sections(),
        *below.place(layout.height),
        *(write_title(TITLE, layout) if titled else ()),
    )
    titles = {one.id: one.name for one in groups.scene.members}
    titles |= {group.id: name_group(group) for group in groups.groups}
    tall = layout.height + below.height
    return Sheet(TITLE, summarize(groups), layout.width, tall, shapes, titles)


def _draw_lines(groups: Groups, layout: Layout) -> Iterator[FlatShape]:
    gates, crowded = find_gates(layout), len(groups.lines) > styles.CROWD
    for line in groups.lines:
        start, end = layout.points.get(line.start), layout.points.get(line.end)
        if start and end:
            style = styles.style_line(replace(line, strength=0, faint=False), room=True, crowded=crowded)
            steps = trace_tie(layout, start, end, gates)
            yield FlatShape("line", (line.start, line.end), FlatPath(steps), style, style.width.most)


def _list_names(groups: Groups, sections: Sequence[Section]) -> Iterator[Named]:
    between = {member.id for group in groups.groups for member in group.between}
    for section in sections:
        count = section.count or len(section.named)
        yield Named(section.id, section.name, "sector", section.id, f"{count_things(count, 'partner')}.")
        for entry in section.named:
            name = groups.scene.network.name_of(entry.id)
            where = f"between this group and others, {section.name}" if entry.id in between else section.name
            ties = count_things(len(groups.scene.list_tied(entry.id)), "tie")
            yield Named(entry.id, name, entry.kind, section.id, f"{where}; {ties}.")
