"""The view of one goal, painted."""

from collections.abc import Iterator, Sequence
from functools import partial

from netmap.analysis.day import Day
from netmap.model.entity import Entity
from netmap.picture.coding.coded import code_scene
from netmap.picture.colors import color_slices
from netmap.picture.goal.words import HEADLINE, PEOPLE, THINGS, list_legend, summarize, write_paragraphs
from netmap.picture.goal.work import Work, find_work
from netmap.picture.painted import Frame, Named, Painted, Wanted
from netmap.picture.scene.scene import Slice
from netmap.picture.sides.gathering import Gathering, Item, Link, paint_gathering
from netmap.picture.sides.sections import OPEN_PLACE, Entry, Section, write_entry, write_section

_FARTHER = 1


def paint_goal(day: Day, frame: Frame, wanted: Wanted) -> Painted:
    """Return one goal with those who work on it and those who are missing, in a frame."""
    work = find_work(day, wanted.subject, room=wanted.room)
    named: tuple[Entity, ...] = (work.goal, *work.tables, *work.scene.members, *work.reached, *work.sought)
    titles = {one.id: one.name for one in named} | {one.id: one.name for one in work.scene.slices}
    gathering = Gathering(
        Item(work.goal.id, "goal", work.goal.name),
        tuple(Item(table.id, "coalition", table.name) for table in work.tables),
        lambda most, folded: _list_sections(work, most, folded=folded, open_sector=wanted.open_sector),
        tuple(_list_links(work)),
        color_slices(work.scene.slices, day.content.families),
        list_legend(work),
        work.goal.name,
        HEADLINE,
        summarize(work),
        titles,
        code_scene(day.openly, work.scene, wanted.coding, among=work.drawn),
    )
    return paint_gathering(
        gathering, frame, partial(_list_names, work), write_paragraphs(work), titled=wanted.titled
    )


def _list_sections(work: Work, most: int, *, folded: bool, open_sector: str | None) -> tuple[Section, ...]:
    found = []
    for one in work.scene.slices:
        members = [member for member in one.members if member.id in work.working]
        if folded and members and one.id != open_sector:
            found.append(write_section(one.id, one.name, count=len(members), most=most))
        elif members or one.id in work.gaps:
            found.append(_build_section(work, one, most))
    found += [
        write_section(heading, heading, tuple(_list_things(work, heading, most)), most=most)
        for heading, things in ((PEOPLE, work.reached), (THINGS, work.sought))
        if things
    ]
    return tuple(found)


def _build_section(work: Work, one: Slice, most: int) -> Section:
    members = [member for member in one.members if member.id in work.working]
    entries = (
        *(write_entry(member.id, member, str(member.kind).lower(), most) for member in members),
        *(write_entry(member.id, member, "could", most, _FARTHER) for member in work.could_join(one)),
    )
    expected = one.id in work.expected and one.id not in work.gaps
    name = f"{one.name} · expected" if expected else one.name
    return write_section(
        one.id, name, entries, invitation=OPEN_PLACE if one.id in work.gaps else "", most=most
    )


def _list_things(work: Work, heading: str, most: int) -> Iterator[Entry]:
    for thing in work.reached if heading == PEOPLE else work.sought:
        yield write_entry(thing.id, thing, "chair" if thing.id in work.gaps else "found", most)


def _list_links(work: Work) -> Iterator[Link]:
    """Give the lines, the lowest first: among those who work on it, to the tables, to the goal, from open chairs."""
    for line in work.among:
        yield Link(line.start, line.end, "among")
    for table, seated in work.seated.items():
        for one in work.scene.network.sort(seated):
            yield Link(one, table, "seated")
    at_tables = {one for seated in work.seated.values() for one in seated}
    for one in work.scene.network.sort(work.working - at_tables):
        yield Link(one, work.goal.id, "works")
    for missing in work.gaps:
        yield Link(missing, work.goal.id, "invited")


def _list_names(work: Work, sections: Sequence[Section]) -> Iterator[Named]:
    yield Named(work.goal.id, work.goal.name, "goal", "", summarize(work))
    for table in work.tables:
        yield Named(table.id, table.name, "coalition", "", "A coalition that works on it.")
    for section in sections:
        lacking = work.gaps.get(section.id)
        said = "Sector." if lacking is None else "An open chair." if work.scene.room else lacking.reason
        yield Named(section.id, section.name, "sector", section.id, said)
        for entry in section.named:
            name = work.scene.network.name_of(entry.id)
            yield Named(entry.id, name, entry.kind, section.id, _tell_entry(work, entry, section))


def _tell_entry(work: Work, entry: Entry, section: Section) -> str:
    if entry.kind == "chair":
        return work.gaps[entry.id].reason
    if entry.kind == "could":
        return f"{section.name}; on the map, and does not work on it yet."
    tables = [table.name for table in work.tables if entry.id in work.seated[table.id]]
    return f"{section.name}; " + (f"sits at {' and '.join(tables)}." if tables else "works on it.")
