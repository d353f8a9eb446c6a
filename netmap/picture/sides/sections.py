"""Who stands on the two sides of a picture, row by row: sectors as sections, each with the names in it."""

from collections.abc import Callable, Iterator, Sequence
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
    yet, but could be), "goal", "coalition", "chair", "vacant" (a chair as low as a row), "bare" (without a circle) or "more" (how many are not named). `ring` is 1 for whoever stands one ring farther out.
    `row` is more than 0 for a further row of a long name, which has no circle of its own; `first` is then the id of its first.
    `joined` stands right under the entry before it: no column begins with it while there is room.
    """

    id: str
    name: str
    width: float
    kind: str
    ring: int = 0
    row: int = 0
    first: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A sector with the names in it.

    `invitation` stands beside an open chair before them; without one there is no chair. `count` is how many are folded in,
    `told` that in words, where they are not partners.
    """

    id: str
    name: str
    entries: tuple[Entry, ...] = ()
    invitation: str = ""
    count: int = 0
    width: float = 0.0
    told: str = ""

    @property
    def counted(self) -> str:
        """How many are folded in, in words."""
        return self.told or count_things(self.count, "partner")

    @property
    def named(self) -> tuple[Entry, ...]:
        """Its entries, without the further rows of long names."""
        return tuple(entry for entry in self.entries if not entry.row)

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
        said = self.invitation or (self.counted if self.count else "")
        own = (measure_text(said, 1.0, bold=True),) if said else ()
        return (*own, *(entry.width for entry in self.entries))

    def count_rows(self, abreast: int) -> int:
        """Return how many rows its names take when so many stand beside one another."""
        every = len(self.stops)
        rows = max(1, -(-every // abreast))
        if abreast > 1 and any(entry.joined for entry in self.entries):
            while rows < every and max(column for column, _ in self._fill_columns(rows)) >= abreast:
                rows += 1
        return rows

    def arrange(self, abreast: int) -> Iterator[tuple[int, int]]:
        """Give of each of its stops in which column and row it stands when so many stand beside one another."""
        return self._fill_columns(self.count_rows(abreast))

    def _fill_columns(self, rows: int) -> Iterator[tuple[int, int]]:
        """Give the columns and rows of its stops where a column has so many rows; what is joined stays in one that has room."""
        column = row = 0
        for size in self._measure_blocks():
            if row and row + size > rows >= size:
                column, row = column + 1, 0
            for _ in range(size):
                if row == rows:
                    column, row = column + 1, 0
                yield column, row
                row += 1

    def _measure_blocks(self) -> list[int]:
        """Return how many rows each entry takes with those that are joined to it."""
        blocks = [1] * (len(self.stops) - len(self.entries))
        for entry in self.entries:
            if entry.joined and blocks:
                blocks[-1] += 1
            else:
                blocks.append(1)
        return blocks

    def measure_height(self, abreast: int) -> float:
        """Return how many rows it takes in all, with its heading."""
        return HEADING + self.count_rows(abreast) + APART


def write_section(
    key: str,
    name: str,
    entries: Sequence[Entry] = (),
    *,
    invitation: str = "",
    count: int = 0,
    told: str = "",
    most: int,
) -> Section:
    """Return a section, its name at most so many characters long."""
    written = shorten_name(" ".join(name.split()), most)
    width = measure_text(written, 1.0, bold=True)
    return Section(key, written, tuple(entries), invitation, count, width, told)


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
