"""Who stands in the view of names, row by row: sectors as sections, each with the names in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netmap.analysis.relations import is_partner
from netmap.model.entity import Entity
from netmap.picture.font.measure import measure_text
from netmap.picture.layout import name_echo
from netmap.picture.scene.scene import Scene, Slice
from netmap.picture.wheel.text import shorten_name

OPEN_PLACE = "Who should we meet?"
"""What stands in a sector that is wanted and has nobody."""
LONGEST = 48
"""Characters of a name that are drawn; the whole name stands in its title, in the table and in the text."""
HEADING, APART = 1.08, 0.42
"""Rows that the name of a section takes, and those kept free after it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in a section: whom it stands for, as it is written, and its width as a share of the font size.

    `kind` is "organization", "person" or "echo": of somebody whose main place is in another section.
    """

    id: str
    name: str
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Section:
    """A sector with the names in it; `is_open`: it is wanted and nobody is there; `count`: how many partners are folded in."""

    id: str
    name: str
    entries: tuple[Entry, ...] = ()
    is_open: bool = False
    count: int = 0
    width: float = 0.0

    def count_rows(self, abreast: int) -> int:
        """Return how many rows its names take when so many stand beside one another."""
        return 1 if self.is_open or self.count else -(-len(self.entries) // abreast)

    def measure_height(self, abreast: int) -> float:
        """Return how many rows it takes in all, with its heading."""
        return HEADING + self.count_rows(abreast) + APART


def list_sections(scene: Scene, *, folded: frozenset[str] = frozenset()) -> tuple[Section, ...]:
    """Return the sections of a scene in the order of its slices; of `folded` ones only how many are in them.

    A sector in which nobody stands and which is not wanted is left out.
    """
    return tuple(section for one in scene.slices if (section := _build_section(one, folded)))


def _build_section(one: Slice, folded: frozenset[str]) -> Section | None:
    wanted = one.is_open and one.sector is not None and one.sector.expected
    width = measure_text(one.name, 1.0, bold=True)
    if one.id in folded and (partners := sum(map(is_partner, one.members))):
        return Section(one.id, one.name, count=partners, width=width)
    entries = (
        *(_write_entry(member.id, member, str(member.kind).lower()) for member in one.members),
        *(_write_entry(name_echo(actor, one), actor, "echo") for actor in one.echoes),
    )
    if not entries and not wanted:
        return None
    return Section(one.id, one.name, entries, is_open=wanted and not entries, width=width)


def _write_entry(key: str, member: Entity, kind: str) -> Entry:
    name = shorten_name(" ".join(member.name.split()), LONGEST)
    return Entry(key, name, measure_text(name, 1.0, bold=True), kind)


def walk_entries(sections: Sequence[Section]) -> Iterator[Entry]:
    """Give every name in its order."""
    for section in sections:
        yield from section.entries
