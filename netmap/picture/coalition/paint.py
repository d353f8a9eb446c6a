"""The view of one coalition, painted."""

from collections.abc import Iterator, Sequence
from functools import partial

from netmap.analysis.day import Day
from netmap.picture.coalition.table import Table, find_table
from netmap.picture.coalition.words import HEADLINE, list_legend, name_new, summarize, write_paragraphs
from netmap.picture.coding.coded import code_scene
from netmap.picture.colors import color_slices
from netmap.picture.painted import Frame, Named, Painted, Wanted
from netmap.picture.scene.scene import Slice
from netmap.picture.sides.gathering import Gathering, Item, Link, paint_gathering
from netmap.picture.sides.sections import OPEN_PLACE, Entry, Section, write_entry, write_section

_NEW = "new:"
_FARTHER = 1
_CROWD = 60
"""From so many partnerships on, each is drawn pale."""


def paint_coalition(day: Day, frame: Frame, wanted: Wanted) -> Painted:
    """Return one coalition with those who sit there and what can come of it, in a frame."""
    table = find_table(day, wanted.subject, room=wanted.room)
    named = (table.coalition, *table.goals, *table.scene.members)
    gathering = Gathering(
        Item(table.coalition.id, "coalition", table.coalition.name),
        tuple(_list_items(table)),
        lambda most, folded: _list_sections(table, most, folded=folded, open_sector=wanted.open_sector),
        tuple(_list_links(table)),
        color_slices(table.scene.slices, day.content.families),
        list_legend(table),
        table.coalition.name,
        HEADLINE,
        summarize(table),
        {one.id: one.name for one in named} | {one.id: one.name for one in table.scene.slices},
        code_scene(day.openly, table.scene, wanted.coding, among={*table.seated, *table.could_enter}),
    )
    return paint_gathering(
        gathering, frame, partial(_list_names, table), write_paragraphs(table), titled=wanted.titled
    )


def _list_items(table: Table) -> Iterator[Item]:
    for goal in table.goals:
        yield Item(goal.id, "goal", goal.name)
    for goal_id in table.new:
        yield Item(f"{_NEW}{goal_id}", "new", name_new(table.scene.network.name_of(goal_id)))


def _list_sections(table: Table, most: int, *, folded: bool, open_sector: str | None) -> tuple[Section, ...]:
    found = []
    for one in table.scene.slices:
        seated = [member for member in one.members if member.id in table.seated]
        if folded and seated and one.id != open_sector:
            found.append(write_section(one.id, one.name, count=len(seated), most=most))
            continue
        entries = tuple(_list_entries(table, one, most))
        if entries or one.id in table.chairs:
            invitation = OPEN_PLACE if one.id in table.chairs else ""
            found.append(write_section(one.id, one.name, entries, invitation=invitation, most=most))
    return tuple(found)


def _list_entries(table: Table, one: Slice, most: int) -> Iterator[Entry]:
    for member in one.members:
        if member.id in table.seated:
            yield write_entry(member.id, member, str(member.kind).lower(), most)
    for member in one.members:
        if member.id in table.could_enter:
            yield write_entry(member.id, member, "could", most, _FARTHER)


def _list_links(table: Table) -> Iterator[Link]:
    """Give the lines, the lowest first: partnerships, seats, who could come, open chairs, what could form anew."""
    look = "works" if len(table.tied) <= _CROWD else "among"
    for line in table.tied:
        yield Link(line.start, line.end, look)
    sort, middle = table.scene.network.sort, table.coalition.id
    for one in sort(table.seated):
        yield Link(one, middle, "seated")
    for one in sort(table.could_enter):
        yield Link(one, middle, "could")
    for sector in table.chairs:
        yield Link(sector, middle, "invited")
    for goal, those in table.new.items():
        for one in sort(those):
            yield Link(one, f"{_NEW}{goal}", "new")


def _list_names(table: Table, sections: Sequence[Section]) -> Iterator[Named]:
    yield Named(table.coalition.id, table.coalition.name, "coalition", "", summarize(table))
    for goal in table.goals:
        yield Named(goal.id, goal.name, "goal", "", "What it works on.")
    for goal_id in table.new:
        name = table.scene.network.name_of(goal_id)
        said = "Several here work on it, and no coalition does."
        yield Named(f"{_NEW}{goal_id}", name_new(name), "goal", "", said, goal_id)
    for section in sections:
        chair = table.chairs.get(section.id)
        said = "Sector." if chair is None else "An open chair." if table.scene.room else chair.reason
        yield Named(section.id, section.name, "sector", section.id, said)
        for entry in section.named:
            does = "could come to this table" if entry.kind == "could" else "sits here"
            name = table.scene.network.name_of(entry.id)
            yield Named(entry.id, name, entry.kind, section.id, f"{section.name}; {does}.")
