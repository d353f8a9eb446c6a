"""Who stands on the two sides of a picture, row by row: sectors as sections, each with the names in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from netmap.model.entity import Entity
from netmap.model.words import count_things
from netmap.picture.font.measure import measure_text
from netmap.picture.wheel.text import shorten_name

OPEN_PLACE = "Who should we meet?"
"""What stands in a sector that is wanted and has nobody."""
LENGTHS = (120, 90, 70, 56, 48)
"""Characters of a name that are drawn at most, where there is much room and where there is less; the whole name stands in
its title, in the table and in the text."""
HEADING, APART = 1.08, 0.42
"""Rows that the name of a section takes, and those kept free after it."""
RING = 1.7
"""How much farther out the second ring stands, in ems."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in a section: whom it stands for, as it is written, and its width as a share of the font size.

    `kind` is "organization", "person", "echo" (of somebody whose main place is in another section), "could" (not there
    yet, but could be), "goal", "coalition", "chair", "bare" (without a circle) or "more" (how many are not named). `ring` is 1 for whoever stands one ring farther out.
    `row` is more than 0 for a further row of a long name, which has no circle of its own; `first` is then the id of its first.
    """

    id: str
    name: str
    width: float
    kind: str
    ring: int = 0
    row: int = 0
    first: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A sector with the names in it.

    `invitation` stands beside an open chair before them; without one there is no chair. `count` is how many are folded in.
    """

    id: str
    name: str
    entries: tuple[Entry, ...] = ()
    invitation: str = ""
    count: int = 0
    width: float = 0.0

    @property
    def is_open(self) -> bool:
        """Whether a chair stands in it."""
        return bool(self.invitation)

    @property
    def stops(self) -> tuple[str, ...]:
        """The ids of what stands in its rows: of itself for a chair or for those folded in, then of its names."""
        own = (self.id,) if self.invitation or self.count else ()
        return (*own, *(entry.id for entry in self.entries))

    @property
    def widths(self) -> tuple[float, ...]:
        """How wide what stands in its rows is, as shares of the font size."""
        said = self.invitation or (count_things(self.count, "partner") if self.count else "")
        own = (measure_text(said, 1.0, bold=True),) if said else ()
        return (*own, *(entry.width for entry in self.entries))

    def count_rows(self, abreast: int) -> int:
        """Return how many rows its names take when so many stand beside one another."""
        own = 1 if self.invitation or self.count else 0
        return max(1, -(-(own + len(self.entries)) // abreast))

    def measure_height(self, abreast: int) -> float:
        """Return how many rows it takes in all, with its heading."""
        return HEADING + self.count_rows(abreast) + APART


def write_section(
    key: str, name: str, entries: Sequence[Entry] = (), *, invitation: str = "", count: int = 0, most: int
) -> Section:
    """Return a section, its name at most so many characters long."""
    written = shorten_name(" ".join(name.split()), most)
    width = measure_text(written, 1.0, bold=True)
    return Section(key, written, tuple(entries), invitation, count, width)


def write_entry(key: str, member: Entity, kind: str, most: int, ring: int = 0) -> Entry:
    """Return the entry of somebody, the name at most so many characters long."""
    name = shorten_name(" ".join(member.name.split()), most)
    return Entry(key, name, measure_text(name, 1.0, bold=True) + ring * RING, kind, ring)


def choose_length(
    build: Callable[[int], Sequence[Section]], measure: Callable[[Sequence[Section]], float], enough: float
) -> Sequence[Section]:
    """Return sections with names as long as leaves letters their size.

    Parameters
    ----------
    build
        Gives the sections for a most of characters.
    measure
        Gives the font size that some sections get.
    enough
        The font size from which on whole names are worth smaller letters.
    """
    shortest = build(LENGTHS[-1])
    least = min(measure(shortest), enough)
    for most in LENGTHS[:-1]:
        found = build(most)
        if measure(found) >= least:
            return found
    return shortest
