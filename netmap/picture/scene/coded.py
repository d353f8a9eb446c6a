"""How those on a map are colored and sized by what is known of them, and what that means in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from netmap.content.entries import Family

LegendRow = tuple[str, str]
"""A symbol of the legend, and what it means."""
OURSELVES = "ourselves"
"""The name of the symbol for ourselves, where what colors say is not asked of us."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some are in a class: its name, its colors, and their number."""

    name: str
    look: Family
    count: int


@dataclass(frozen=True, slots=True)
class Coded:
    """The `looks` of circles by id, also of those that stand for somebody a second time, and their `sizes` from 0 to 1.

    `said` is what is said of somebody by that, `columns` the same for a table: its heading, and what stands there by id.
    `classes` are the name and the colors of each class, in the order of the legend, and `of` the place of everybody's there.
    `rows` are those of the legend; `told` says it in a sentence, `paragraphs` who is in which class.
    """

    looks: Mapping[str, Family] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rows: tuple[LegendRow, ...] = ()
    told: str = ""
    paragraphs: tuple[str, ...] = ()
    classes: tuple[tuple[str, Family], ...] = ()
    of: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_colored(self) -> bool:
        """Whether colors say something else than the sector."""
        return bool(self.looks)

    def share(self, ids: Iterable[str]) -> tuple[Share, ...]:
        """Return how many of some are in each class, in the order of the legend; classes in which nobody is are left out."""
        counts = Counter(self.of[one] for one in ids if one in self.of)
        return tuple(
            Share(name, look, counts[place])
            for place, (name, look) in enumerate(self.classes)
            if counts[place]
        )

    def list_rows(self) -> list[dict[str, str]]:
        """Return the rows of the legend as pictures take them."""
        return [{"symbol": symbol, "text": text} for symbol, text in self.rows]

    def color(self, hues: Mapping[str, Family], neutral: Family) -> Mapping[str, Family]:
        """Return the colors of slices and of those who have one of their own; slices are neutral where colors say something else."""
        return {**dict.fromkeys(hues, neutral), **self.looks} if self.is_colored else hues


def tell_shares(shares: Iterable[Share]) -> str:
    """Return how many of some have which colors, as a sentence; empty where colors say nothing of them."""
    told = ", ".join(f"{share.name} ({share.count:,})" for share in shares)
    return f"Colors: {told}." if told else ""


NOT_CODED = Coded()
"""Colors by sectors, and all circles alike."""
