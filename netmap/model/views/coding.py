"""By what circles are colored and sized: a `Coding`, kept in addresses and saved views as texts like `color:standing`."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from netmap.errors import InputError
from netmap.model.text import clean_text, shorten_text

_LONGEST = 44
"""How many characters of the name of a column are said."""


class Trait(StrEnum):
    """What can be known of everybody on a map: its key in commands and addresses, and what it is called.

    `for_team`: what it rests on is not for everybody. `nothing` is said of whom nothing is known. `more` completes “Darker: …”
    and “Larger: …” for what is a number.
    """

    called: str
    for_team: bool
    nothing: str
    more: str

    def __new__(
        cls,
        value: str,
        called: str = "",
        for_team: bool = False,
        nothing: str = "not known",
        more: str = "",
    ) -> Self:
        """Return a trait that carries its words; `Trait(value)` finds it again."""
        trait = str.__new__(cls, value)
        trait._value_ = value
        trait.called, trait.for_team, trait.nothing = called, for_team, nothing
        trait.more = more
        return trait

    STANDING = "standing", "Where we stand", True
    STRENGTH = "strength", "How close we are", True, "not noted", "closer to us"
    CONTACT = (
        "contact", "How long since we were in touch", True, "no dated contact", "longer since we were in touch",
    )  # fmt: skip
    KEEPER = "keeper", "Who of us keeps it", True, "nobody noted"
    COALITION = "coalition", "Coalition", False, "none noted"
    GOAL = "goal", "Goal", False, "none noted"
    POPULATION = "population", "Whom they serve"
    AREA = "area", "Area they serve"
    CITY = "city", "City"
    GROUP = "group", "Group that has found each other", False, "in no such group"
    TAG = "tag", "Tag", True, "none noted"
    TIES = "ties", "How many ties", True, "not known", "more ties"
    REACH = "reach", "How many sectors they reach", True, "not known", "ties to more sectors"
    CONNECTORS = (
        "connectors", "Connectors", True, "not known", "more of the ways between others pass here",
    )  # fmt: skip
    OWN = "own", "Your own column", True, "not known", "more"

    @property
    def unit(self) -> str:
        """What follows its numbers."""
        return {Trait.CONTACT: " days", Trait.CONNECTORS: "%"}.get(self, "")

    @property
    def is_number(self) -> bool:
        """Whether it is always a number; a column of one's own is one or none."""
        return bool(self.more) and self is not Trait.OWN


@dataclass(frozen=True, slots=True)
class By:
    """A trait that colors or sizes; of `Trait.OWN` with the name of the column."""

    trait: Trait
    column: str = ""

    @property
    def called(self) -> str:
        """What it is called: a column of one's own by its name, cut where that is long."""
        return shorten_text(self.column, _LONGEST) or self.trait.called

    @property
    def more(self) -> str:
        """What darker or larger means."""
        return f"more “{self.called}”" if self.column else self.trait.more

    def write(self) -> str:
        """Return it as a text."""
        return f"{self.trait}:{self.column}" if self.column else str(self.trait)


def read_by(text: str) -> By | None:
    """Return the trait that a text from outside stands for, None for what is none."""
    key, colon, column = text.partition(":")
    if key not in set(Trait):
        return None
    trait = Trait(key)
    if trait is not Trait.OWN:
        return None if colon else By(trait)
    try:
        name = clean_text(column)
    except InputError:
        return None
    return By(trait, name) if name else None


@dataclass(frozen=True, slots=True)
class Coding:
    """By what circles are colored and sized; without a color by sectors, without a size all alike."""

    color: By | None = None
    size: By | None = None

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return self.color is not None or self.size is not None

    @property
    def for_everybody(self) -> "Coding":
        """The coding as far as it rests on nothing but what everybody may see; a size always judges."""
        return Coding(self.color if self.color and not self.color.trait.for_team else None)

    def write(self) -> tuple[str, ...]:
        """Return the coding as texts."""
        told = {"color": self.color, "size": self.size}
        return tuple(f"{key}:{by.write()}" for key, by in told.items() if by)


PLAIN = Coding()
"""Colors by sectors, and all circles alike."""


def read_coding(texts: Iterable[str]) -> Coding:
    """Return the coding that texts from outside stand for; what is no text of one is left out."""
    told = {key: value for key, _, value in (text.partition(":") for text in texts)}
    return Coding(read_by(told.get("color", "")), read_by(told.get("size", "")))
