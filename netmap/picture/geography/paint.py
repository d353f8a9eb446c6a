"""The view of who is where, painted: names on two sides by place, and the ground with their marks between them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from netmap.analysis.day import Day
from netmap.model.words import count_things
from netmap.picture.coding.coded import code_scene
from netmap.picture.colors import color_slices
from netmap.picture.geography.sheet import ABOVE, ABOVE_WORDS, WhereDrawer
from netmap.picture.geography.whereabouts import FAR, NOWHERE, OTHERS, Site, Whereabouts, find_whereabouts
from netmap.picture.geography.words import TITLE, list_legend, tell_far, write_paragraphs
from netmap.picture.painted import Frame, Named, Painted, Wanted
from netmap.picture.sides.caption import lay_out_below, write_title
from netmap.picture.sides.fit import LEGIBLE, fit_sides, is_legible
from netmap.picture.sides.sections import LENGTHS, Section, write_entry, write_section

SHARE, SHARE_UNDER = 0.46, 0.26
"""What is kept free in the middle, as a share of the width: for the ground, and where that is above the names."""
_ABOVE_SHARE, _WORDS_SHARE, _UPRIGHT = 0.52, 0.26, 1.1
"""How high the ground is above names, and what is said where there is none, as shares of the width; a picture less wide than so many
times its height has the ground above."""
_LEAST_SPLIT, _PARTS = 10, 4
"""A place with more names than these, and than one in so many of all, is written in several parts, so that both sides are used."""
_MOST_SITES = (1_000_000, 40, 24, 12)


def paint_geography(day: Day, frame: Frame, wanted: Wanted) -> Painted:
    """Return who is where, in a frame; in the room by areas and cities alone."""
    found = find_whereabouts(day, room=wanted.room)
    seats = color_slices(found.scene.slices, day.content.families)
    hues = {one.id: seats[found.scene.seats[one.id]] for one in found.scene.members}
    coded = code_scene(day.openly, found.scene, wanted.coding)
    below = lay_out_below([*coded.list_rows(), *list_legend(found, seats, colored=coded.is_colored)], frame)
    lift = _find_lift(found, frame)
    folded, most_sites = _choose_folding(found, frame, below.height + lift)
    build = partial(_list_sections, found, folded=folded, opened=wanted.open_sector, most_sites=most_sites)
    above = (ABOVE if found.spots else ABOVE_WORDS) if frame.is_column else 0.0
    share = SHARE_UNDER if lift else SHARE
    sections, layout = fit_sides(build, frame, share=share, above=above, below=below.height + lift)
    title = tuple(write_title(TITLE, replace(layout, free=layout.width) if lift else layout))
    drawer = WhereDrawer(
        found, tuple(sections), layout, hues, frame, below, title if wanted.titled else (), lift, coded
    )
    sheet = drawer.draw()
    return Painted(
        sheet,
        tuple(_list_names(found, sections)),
        tuple((line.start, line.end) for line in found.lines),
        tuple(write_paragraphs(found)),
        folded,
        coded,
    )


def _find_lift(found: Whereabouts, frame: Frame) -> float:
    """Return how many pixels the ground takes above the names; none where it stands between them."""
    if frame.is_column or (frame.height and frame.width > _UPRIGHT * frame.height):
        return 0.0
    return round(frame.width * (_ABOVE_SHARE if found.spots else _WORDS_SHARE), 1)


def _choose_folding(found: Whereabouts, frame: Frame, below: float) -> tuple[bool, int]:
    """Return whether places only say how many are in them, and of how many places at most that is said one by one."""
    share = SHARE_UNDER if _find_lift(found, frame) else SHARE
    for folded in (False, True):
        for most in _MOST_SITES if folded else _MOST_SITES[:1]:
            sections = _list_sections(found, LENGTHS[-1], folded=folded, most_sites=most)
            if is_legible(sections, frame, share=share, least=LEGIBLE, below=below):
                return folded, most
    return True, _MOST_SITES[-1]


def _list_sections(
    found: Whereabouts, most: int, *, folded: bool, most_sites: int, opened: str | None = None
) -> tuple[Section, ...]:
    sections = []
    longest = max(_LEAST_SPLIT, math.ceil(len(found.scene.members) / _PARTS))
    for site in _put_together(found, most_sites):
        if folded and site.id != opened:
            sections.append(write_section(site.id, site.name, count=len(site.members), most=most))
            continue
        entries = [write_entry(one.id, one, str(one.kind).lower(), most) for one in site.members]
        parts = math.ceil(len(entries) / longest)
        step = math.ceil(len(entries) / parts)
        for at in range(0, len(entries), step):
            key = f"{site.id}/{at}" if at else site.id
            sections.append(write_section(key, site.name, entries[at : at + step], most=most))
    return tuple(sections)


def _put_together(found: Whereabouts, most_sites: int) -> Sequence[Site]:
    """Return the places, the smallest put together where there are more than there is room for."""
    if len(found.places) <= most_sites:
        return found.sites
    largest = sorted(found.places, key=lambda site: -len(site.members))[:most_sites]
    kept = {site.id for site in largest}
    members = tuple(one for site in found.places if site.id not in kept for one in site.members)
    count = len(found.places) - len(kept)
    return (
        *(site for site in found.places if site.id in kept),
        Site(OTHERS, count_things(count, "smaller place"), members),
        *(site for site in found.sites if not site.spot),
    )


def _list_names(found: Whereabouts, sections: Sequence[Section]) -> Iterator[Named]:
    names: Mapping[str, str] = {one.id: one.name for one in found.scene.slices}
    for section in sections:
        count = count_things(section.count or len(section.named), "partner")
        said = {FAR: tell_far(found) if found.far else "", NOWHERE: "Not on the ground."}.get(
            section.id.partition("/")[0], ""
        )
        yield Named(section.id, section.name, "sector", section.id, f"{count}. {said}".strip())
        for entry in section.named:
            ties = count_things(len(found.scene.list_tied(entry.id)), "tie")
            sector = names[found.scene.seats[entry.id]]
            name = found.scene.network.name_of(entry.id)
            yield Named(entry.id, name, entry.kind, section.id, f"{section.name}; {sector}; {ties}.")
