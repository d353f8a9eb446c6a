"""The words that tell what a column means, read from `content/columns.toml`."""

import tomllib
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from netmap.errors import SettingsError
from netmap.model.fields import FieldType
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.tie_rules import TIE_RULES

FILE_NAME = "columns.toml"


class _Checked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))


class FieldWords(_Checked):
    """How people head a column of one field; see the comment on top of `columns.toml`."""

    label: str
    of: Literal["row", "organization", "person", "tie"]
    type: FieldType | Literal["name", "phone", "strength"]
    says: tuple[str, ...]
    several: bool = False


class Headings(_Checked):
    """Headings that are known, but to no field: left out, or kept as they are, unless told otherwise."""

    says: frozenset[str]


class LinkWords(_Checked):
    """A column that names others the row is tied to."""

    says: tuple[str, ...]
    kind: TieKind
    to: EntityKind | Literal["same"]
    turned: bool = False

    @property
    def meaning(self) -> str:
        """The name this link goes by among the meanings of columns."""
        return f"{self.kind.value.lower()} {self.to.lower()}" + (" turned" if self.turned else "")


class SharedHosts(_Checked):
    """Hosts of mail and pages that many share."""

    mail: frozenset[str]
    web: frozenset[str]
    mailboxes: frozenset[str]


class ColumnWords(_Checked):
    """Everything in `columns.toml`, checked as a whole."""

    field: dict[str, FieldWords]
    left_out: Headings
    kept: Headings
    link: tuple[LinkWords, ...]
    kind_words: dict[EntityKind, frozenset[str]] = Field(default_factory=dict)
    tie_words: dict[TieKind, frozenset[str]] = Field(default_factory=dict)
    standing_words: dict[Standing, frozenset[str]]
    strength_words: dict[str, int] = Field(default_factory=dict)
    spellings: dict[str, str] = Field(default_factory=dict)
    shared_hosts: SharedHosts

    @cached_property
    def kind_of_word(self) -> dict[str, EntityKind]:
        """Word of a "type" column → kind of record: those the kinds bring with them, and those of the file."""
        known = {word: kind for kind in EntityKind for word in kind.words.spellings}
        return known | {word: kind for kind, words in self.kind_words.items() for word in words}

    @cached_property
    def tie_of_word(self) -> dict[str, TieKind]:
        """Word of a "type" column → kind of tie: those the tie table brings with it, and those of the file."""
        known = {word: kind for kind, rule in TIE_RULES.items() for word in rule.spellings}
        return known | {word: kind for kind, words in self.tie_words.items() for word in words}

    @cached_property
    def standing_of_word(self) -> dict[str, Standing]:
        """Word of a "status" column → standing."""
        return {word: standing for standing, words in self.standing_words.items() for word in words}


@lru_cache(maxsize=4)
def load_column_words(folder: Path | None = None) -> ColumnWords:
    """Return the column words of a content folder, or the built-in ones where it has none.

    Raises
    ------
    SettingsError
        When the file cannot be used.
    """
    own = folder / FILE_NAME if folder else None
    name = str(own) if own and own.is_file() else FILE_NAME
    try:
        text = (
            own.read_text("utf-8")
            if own and own.is_file()
            else (files("netmap.content") / FILE_NAME).read_text("utf-8")
        )
        return ColumnWords.model_validate(tomllib.loads(text))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise SettingsError(
            f"{name} cannot be used: {error}. Correct it, or leave it out to use the built-in one."
        ) from error
