"""The entries of the content files: families, sectors and sets of them, levels of areas, words for strength."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from netmap.model.kinds import AreaLevel, EntityKind, TieKind

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]


class Entry(BaseModel):
    """What all entries have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Family(Entry):
    """A family of sectors with its colors: `outline` is a darker shade of `hue`, `ground` a pale one."""

    key: Key
    name: Text
    hue: Color
    outline: Color
    ground: Color


class SectorDefinition(Entry):
    """A partner category.

    `also` are folded names that lists give it. `look_for` names whom to look for while nobody is in it. `words` are folded words and phrases in a name that
    make it a fair guess, `unless` those that make it none.
    """

    key: Key
    name: Text
    family: Key
    also: tuple[Text, ...] = ()
    examples: tuple[Text, ...] = ()
    look_for: tuple[Text, ...] = ()
    words: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()
    source: str = ""

    @property
    def external_id(self) -> str:
        """What a stored sector carries in `external_ids`, also after it was renamed."""
        return f"netmap:sector:{self.key}"


class AreaLevelDefinition(Entry):
    """A level of an area, in words."""

    key: AreaLevel
    name: Text
    meaning: Text


class StrengthDefinition(Entry):
    """What a strength from 1 to 5 means."""

    level: Annotated[int, Field(ge=1, le=5)]
    word: Text
    meaning: Text


class RhythmDefinition(Entry):
    """How often a relationship of a strength is cared for, in days; strength 0 is one that nobody rated."""

    strength: Annotated[int, Field(ge=0, le=5)]
    ideal_days: Annotated[int, Field(ge=1, le=36_525)]
    longest_days: Annotated[int, Field(ge=1, le=36_525)]


class PopulationDefinition(Entry):
    """A group of people that an issue is about."""

    name: Text
    description: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""


class IssueDefinition(Entry):
    """An issue that partnerships form around, and whom to expect for it.

    `also` are folded names that a goal may give it. `partners` says in words whom to expect, `sectors` in which
    sectors they are (keys), `populations` whom a goal for it wants to reach.
    """

    key: Key
    name: Text
    also: tuple[Text, ...] = ()
    partners: Annotated[tuple[Text, ...], Field(min_length=1)]
    sectors: Annotated[tuple[Key, ...], Field(min_length=1)]
    populations: tuple[PopulationDefinition, ...] = ()
    source: str = ""


class SectorSet(Entry):
    """Sectors (keys) in which organizations of a kind usually want somebody; `name` says whose they are ("a library")."""

    key: Key
    name: Text
    sectors: Annotated[tuple[Key, ...], Field(min_length=1)]
    source: str = ""


class NteeCode(Entry):
    """The beginning of a code of the National Taxonomy of Exempt Entities, and the sector (key) it suggests."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9A-Z]{0,3}$")]
    sector: Key


class SectorGuess(Entry):
    """A sector guessed from a name, and the words in the name that speak for it."""

    sector: SectorDefinition
    words: str


class Leaving(Entry):
    """What of a kind may leave in a public copy: fields `always`, fields only `if_chosen`; anything else never."""

    kind: EntityKind
    always: tuple[str, ...] = ()
    if_chosen: tuple[str, ...] = ()


class LeavingTie(Entry):
    """A kind of tie that may leave in a public copy: that it is there, and nothing else of it.

    `if_chosen`: only when somebody asks for it; `by_both`: only when both sides said so.
    """

    kind: TieKind
    if_chosen: bool = False
    by_both: bool = False


class SlipWords(Entry):
    """The words of the printed correction slip in one language, whose code is `language`."""

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
    name: Text
    title: Text
    who: Text
    about: Text
    wrong: Text
    works_with: Text
    no_longer: Text
    not_on_map: Text
    called: Text
    other: Text
    reach: Text
    thanks: Text
