"""What the cells of a column look like, from a sample spread over all its rows."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from netmap.files.grids import Cell
from netmap.files.meaning.days.dates import is_day
from netmap.files.meaning.name_shapes import NameShape, is_initials, measure_shapes
from netmap.files.meaning.values import (
    find_email,
    has_list_sign,
    is_email,
    is_phone,
    is_url,
    parse_number,
    parse_yes_no,
    read_text,
)
from netmap.model.text import fold_text

SAMPLE = 300
"""How many filled cells of a column are looked at to tell what it holds."""

_LOOKED_AT = 500
_PHONE_DIGITS = 7
_MOST_VALUES = 60
_SOME, _MANY, _HALF, _MOST = 0.25, 0.3, 0.5, 0.6
_LEAST_FILLED = 10
_PROSE = 80


@dataclass(frozen=True, slots=True)
class Profile:
    """What the filled cells of a column look like; each share is between 0 and 1.

    filled, distinct, empty : how many of the cells looked at are filled, how many of those differ, how many are not.
    length : the mean length.
    values : folded value → how often it comes, where few values come; empty for others.
    shapes : which share looks like the name of whom.
    """

    filled: int
    distinct: int
    empty: int
    length: float
    email: float
    url: float
    phone: float
    yes_no: float
    number: float
    day: float
    listed: float
    digits: float
    address: float = 0.0
    initials: float = 0.0
    single: float = 0.0
    values: Mapping[str, int] = field(default_factory=dict)
    shapes: Mapping[NameShape, float] = field(default_factory=dict)

    @property
    def variety(self) -> float:
        """How many of the filled cells differ: 1 where no value comes twice."""
        return self.distinct / self.filled if self.filled else 0.0

    @property
    def holds_people(self) -> bool:
        """Whether the cells are names of people, mostly."""
        people, organizations = (
            self.shapes.get(NameShape.PERSON, 0.0),
            self.shapes.get(NameShape.ORGANIZATION, 0.0),
        )
        enough = people >= (_MANY if self.filled >= _LEAST_FILLED else _MOST)
        return not self.is_typed and enough and people > 2 * organizations

    @property
    def holds_organizations(self) -> bool:
        """Whether the cells are names of organizations, mostly."""
        people, organizations = (
            self.shapes.get(NameShape.PERSON, 0.0),
            self.shapes.get(NameShape.ORGANIZATION, 0.0),
        )
        named = not self.is_typed and self.variety > _HALF
        return named and organizations >= _SOME and organizations > 2 * people

    @property
    def could_name(self) -> bool:
        """Whether the cells could be names at all: short texts with letters that are no addresses, days or numbers."""
        return self.filled > 0 and not self.is_typed and self.length < _PROSE

    @property
    def is_typed(self) -> bool:
        """Whether the cells are mostly addresses, days or numbers."""
        return max(self.address, self.url, self.phone, self.number, self.day) > _HALF

    def share_of(self, known: Callable[[str], bool]) -> float:
        """Return which share of the cells is a word that is known."""
        return (
            sum(count for value, count in self.values.items() if known(value)) / self.filled
            if self.filled
            else 0.0
        )


def profile_cells(cells: Sequence[Cell]) -> Profile:
    """Return what a column looks like."""
    step = max(1, len(cells) // SAMPLE)
    looked_at = cells[::step]
    filled = [(cell, text) for cell in looked_at if (text := read_text(cell))]
    total = len(filled)
    counted = Counter(text for _, text in filled)
    values = Counter[str]()
    if len(counted) <= _MOST_VALUES:
        for text, count in counted.items():
            values[fold_text(text)] += count

    def share(is_one: Callable[[str], bool]) -> float:
        return sum(count for text, count in counted.items() if is_one(text)) / total if total else 0.0

    return Profile(
        filled=total,
        distinct=len({text.casefold() for text in counted}),
        empty=len(looked_at) - total,
        length=sum(len(text) * count for text, count in counted.items()) / total if total else 0.0,
        email=share(lambda text: bool(find_email(text))),
        url=share(is_url),
        phone=share(is_phone),
        yes_no=sum(parse_yes_no(cell) is not None for cell, _ in filled) / total if total else 0.0,
        number=sum(parse_number(cell) is not None for cell, _ in filled) / total if total else 0.0,
        day=sum(isinstance(cell, date) or is_day(text) for cell, text in filled) / total if total else 0.0,
        digits=share(lambda text: sum(map(str.isdigit, text[:_LOOKED_AT])) >= _PHONE_DIGITS),
        listed=share(has_list_sign),
        address=share(is_email),
        initials=share(is_initials),
        single=share(lambda text: text.isalpha()),
        values=values,
        shapes=measure_shapes(counted),
    )
