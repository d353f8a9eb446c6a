"""The view around one, painted, with what is said of each for finding and walking."""

from collections.abc import Iterator

from netmap.analysis.day import Day
from netmap.model.words import count_things, join_names
from netmap.picture.around.compose import AroundPicture, compose_around
from netmap.picture.around.sheet import draw_around
from netmap.picture.around.words import tell_strand, write_paragraphs
from netmap.picture.painted import Frame, Named, Painted, Wanted


def paint_around(day: Day, frame: Frame, wanted: Wanted) -> Painted:
    """Return one on the map with those around, in a frame."""
    picture = compose_around(day, frame, wanted)
    near, drawn = picture.near, picture.layout.points
    lines = [(near.subject.id, other) for other in near.strands if other in drawn]
    lines += [(line.start, line.end) for line in near.among if line.start in drawn and line.end in drawn]
    return Painted(
        draw_around(picture, titled=wanted.titled),
        tuple(_list_names(picture)),
        tuple(lines),
        tuple(write_paragraphs(near)),
        picture.grouped,
        picture.coded,
    )


def _list_names(picture: AroundPicture) -> Iterator[Named]:
    near = picture.near
    said = f"In the middle, {count_things(len(near.first), 'partner')}."
    yield Named(near.subject.id, near.subject.name, str(near.subject.kind).lower(), "", said)
    for section in picture.sections:
        count = section.count or sum(entry.kind != "more" for entry in section.named)
        yield Named(
            section.id, section.name, "sector", section.id, f"Sector, {count_things(count, 'partner')}."
        )
        for entry in section.named:
            if entry.kind != "more":
                name = near.scene.network.name_of(entry.id)
                yield Named(entry.id, name, entry.kind, section.id, _tell(picture, entry.id, section.name))


def _tell(picture: AroundPicture, key: str, sector: str) -> str:
    strands = picture.near.strands.get(key)
    if strands is None:
        return f"{sector}, two steps away."
    if picture.near.scene.room:
        return f"{sector}."
    return f"{sector}; {join_names([tell_strand(strand) for strand in strands])}."
