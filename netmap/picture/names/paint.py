"""The view of names, painted: everybody, and what is said of each for finding and walking."""

from collections.abc import Iterator

from netmap.analysis.day import Day
from netmap.model.words import count_things
from netmap.picture.layout import ECHO
from netmap.picture.names.compose import NamesPicture, compose_names
from netmap.picture.names.sheet import draw_names
from netmap.picture.painted import Frame, Named, Painted, Wanted
from netmap.picture.scene.coded import tell_shares
from netmap.picture.sides.sections import OPEN_PLACE, Entry, Section


def paint_names(day: Day, frame: Frame, wanted: Wanted) -> Painted:
    """Return everybody's name by sectors, in a frame."""
    picture = compose_names(
        day,
        frame,
        room=wanted.room,
        open_sector=wanted.open_sector,
        coding=wanted.coding,
        grouping=wanted.grouping,
    )
    sheet = draw_names(picture, place=wanted.place, titled=wanted.titled)
    lines = tuple((line.start, line.end) for line in picture.lines)
    return Painted(
        sheet, tuple(_list_names(picture)), lines, grouped=bool(picture.folded), coded=picture.coded
    )


def _list_names(picture: NamesPicture) -> Iterator[Named]:
    inside = {one.id: [member.id for member in one.members] for one in picture.scene.slices}
    for section in picture.sections:
        said = tell_section(section, grouped=bool(picture.scene.grouping))
        shares = picture.coded.share(inside[section.id]) if section.id in picture.folded else ()
        yield Named(section.id, section.name, "sector", section.id, f"{said} {tell_shares(shares)}".strip())
        for entry in section.named:
            yield _write_entry(picture, entry, section)
    for kind, items in (("goal", picture.scene.goals), ("coalition", picture.scene.coalitions)):
        for item in items:
            yield Named(item.id, item.name, kind, kind, f"{kind.capitalize()}.")


def tell_section(section: Section, *, grouped: bool = False) -> str:
    """Return what is said of a sector on the way from name to name."""
    if section.is_open:
        return f"Nobody yet. {OPEN_PLACE}"
    return (
        f"{'Group' if grouped else 'Sector'}, {count_things(section.count or len(section.named), 'partner')}."
    )


def _write_entry(picture: NamesPicture, entry: Entry, section: Section) -> Named:
    key = entry.id.removeprefix(ECHO).removesuffix(f":{section.id}") if entry.kind == "echo" else entry.id
    said = f"{section.name}, {count_things(len(picture.scene.list_tied(key)), 'tie')}."
    if grouping := picture.scene.grouping:
        said = f"{said} {grouping.also.get(key, '')}".strip()
    name = picture.scene.network.name_of(key)
    return Named(entry.id, name, entry.kind, section.id, said, "" if key == entry.id else key)
