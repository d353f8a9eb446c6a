"""What a story can tell a room: the findings that name nobody who is not on the wall, by their handles."""

from collections.abc import Iterator, Mapping
from hashlib import blake2b

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.missing.gap import GapKind
from netmap.model.views.filters import Filter
from netmap.report.connectors.every import find_connectors
from netmap.report.finding import Finding, FindingKind, Kind, tell_withheld
from netmap.report.missing.every import find_missing
from netmap.report.stories.wall import Wall, find_wall, narrow_wall, write_on_the_wall, write_open_chairs

ONE_OF_A_KIND: frozenset[Kind] = frozenset({
    FindingKind.ON_THE_WALL, FindingKind.OPEN_CHAIRS, FindingKind.KEY_REACH, FindingKind.KEY_HOLD,
    FindingKind.SECTORS_ON_ONE, FindingKind.SEPARATE_GROUPS, FindingKind.FOUND_EACH_OTHER, FindingKind.MUCH_ON_FEW,
    GapKind.UNSERVED, GapKind.PROGRAM_POPULATION,
})  # fmt: skip
"""Kinds of which there is one finding at most: whomever it is about, it stays the same one."""

OF_THE_PICTURE = frozenset({FindingKind.ON_THE_WALL, FindingKind.OPEN_CHAIRS})
"""Kinds that say what is on the picture itself."""

FOR_A_ROOM = ONE_OF_A_KIND | {
    FindingKind.CONNECTOR, FindingKind.CUT_OFF, FindingKind.BETWEEN_SECTORS, FindingKind.SECTORS_APART,
    GapKind.EMPTY_SECTOR, GapKind.GOAL_SECTOR, GapKind.GOAL_POPULATION, GapKind.GOAL_ASSET,
    GapKind.COALITION_SECTOR,
}  # fmt: skip
"""The kinds that rest on public fields alone: no standing, no rating, no contact, nobody who keeps whom."""

Catalog = Mapping[str, Finding]
"""Findings by their handles."""


def name_finding(finding: Finding) -> str:
    """Return the handle of a finding: by it a story finds it again, also when its sentence has changed."""
    return f"{finding.kind}:" if finding.kind in ONE_OF_A_KIND else finding.key


def mark_sentence(finding: Finding) -> str:
    """Return a mark of a finding's sentence: another sentence has another one, and nothing can be read from it."""
    return blake2b(finding.sentence.encode(), digest_size=8).hexdigest()


@once_a_day
def list_tellable(day: Day) -> Catalog:
    """Return what of a day can be told to a room, who is on the wall first, then who connects, then who is missing."""
    wall = find_wall(day)
    return {name_finding(one): one for one in _list_fit(day, wall)}


def list_told(day: Day, wanted: Filter) -> Catalog:
    """Return what of a day can be told of a picture that is narrowed by a filter: who is on the wall, of those it leaves.

    All else is so of the whole map, whoever is left out.
    """
    whole = list_tellable(day)
    if not wanted.narrows_actors:
        return whole
    wall = narrow_wall(day.only(wanted))
    of_the_picture = tell_withheld(day, (*write_on_the_wall(wall), *write_open_chairs(wall)))
    others = {key: one for key, one in whole.items() if one.kind not in OF_THE_PICTURE}
    return {name_finding(one): one for one in of_the_picture} | others


def _list_fit(day: Day, wall: Wall) -> Iterator[Finding]:
    yield from tell_withheld(day, (*write_on_the_wall(wall), *write_open_chairs(wall)))
    for one in (*find_connectors(day), *find_missing(day)):
        if one.kind in FOR_A_ROOM and not wall.is_hidden_in(one.sentence):
            yield one


def list_focus(day: Day, finding: Finding) -> tuple[str, ...]:
    """Return whom a finding makes bright on the wall: those it is about, most important first."""
    count = 2 if isinstance(finding.kind, GapKind) else len(finding.subjects)
    shown = find_wall(day).ids
    return tuple(one for one in finding.subjects[:count] if one in shown)
