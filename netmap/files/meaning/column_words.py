"""The words that tell what a column means.

English ones stand in `content/columns.toml`, those of other languages beside it in `content/headings/`. A folder of
the user's own replaces files of the same name.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from netmap.errors import SettingsError
from netmap.files.meaning.phrase_book import BY_LABEL, ITSELF, LIKELY, SURE, PhraseBook
from netmap.model.fields import FieldType
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.text import fold_text
from netmap.model.tie_rules import TIE_RULES

FILE_NAME = "columns.toml"
LANGUAGES = "headings"


class _Checked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))


class FieldWords(_Checked):
    """How people head a column of one field; see the comment on top of `columns.toml`."""

    label: str
    of: Literal["row", "organization", "person", "tie"]
    type: FieldType | Literal["name", "phone", "strength"]
    says: tuple[str, ...]
    maybe: tuple[str, ...] = ()
    several: bool = False
    with_us: bool = False
    between_two: frozenset[str] = frozenset()


class Headings(_Checked):
    """Headings that are known, but to no field: left out, kept as they are, or of places, unless told otherwise."""

    says: frozenset[str]


class AddressBook(_Checked):
    """Headings that only exports of address books have, those that hold tags there, and tags that say nothing."""

    says: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    no_tags: frozenset[str] = frozenset()


class Offices(_Checked):
    """Last words of headings that name an office, words beside which they name none, and offices that are numbered."""

    says: frozenset[str] = frozenset()
    no_office: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()


class Phrases(_Checked):
    """Texts of cells that mean one thing, folded."""

    says: frozenset[str] = frozenset()


class Fillers(_Checked):
    """Words that say nothing in a heading; after `of` stands whose it is."""

    says: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()


class _OtherHeadings(_Checked):
    left_out: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class LanguageWords(_Checked):
    """The headings and words of one language, by the fields, links, standings and kinds they mean."""

    language: str
    field: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    maybe: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    link: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    headings: _OtherHeadings = _OtherHeadings()
    kind_words: dict[EntityKind, frozenset[str]] = Field(default_factory=dict)
    tie_words: dict[TieKind, frozenset[str]] = Field(default_factory=dict)
    standing_words: dict[Standing, frozenset[str]] = Field(default_factory=dict)
    strength_words: dict[str, int] = Field(default_factory=dict)


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
    """Everything in `columns.toml` with the words of other languages beside it, checked as a whole."""

    field: dict[str, FieldWords]
    left_out: Headings
    kept: Headings
    place: Headings = Headings(says=frozenset())
    office: Offices = Offices()
    no_employer: Phrases = Phrases()
    address_book: AddressBook = AddressBook()
    filler: Fillers = Fillers()
    link: tuple[LinkWords, ...]
    kind_words: dict[EntityKind, frozenset[str]] = Field(default_factory=dict)
    tie_words: dict[TieKind, frozenset[str]] = Field(default_factory=dict)
    standing_words: dict[Standing, frozenset[str]]
    strength_words: dict[str, int] = Field(default_factory=dict)
    spellings: dict[str, str] = Field(default_factory=dict)
    shared_hosts: SharedHosts

    @cached_property
    def phrase_book(self) -> PhraseBook:
        """Every heading that means a field or a link."""
        phrases: dict[str, dict[str, float]] = defaultdict(dict)
        for name, field in self.field.items():
            said = dict.fromkeys(field.maybe, LIKELY) | dict.fromkeys(field.says, SURE)
            said |= {name.replace("_", " "): ITSELF, fold_text(field.label): BY_LABEL}
            for phrase, score in said.items():
                phrases[phrase][name] = score
        for link in self.link:
            for phrase in link.says:
                phrases[phrase][link.meaning] = SURE
        return PhraseBook(phrases, self.filler.says | self.filler.of, self.filler.of)

    @cached_property
    def says_headings(self) -> frozenset[str]:
        """Headings that do not stand in cells just as well, of whatever meaning."""
        said = [field.says for field in self.field.values()] + [link.says for link in self.link]
        return frozenset(text for texts in said for text in texts) | self.left_out.says | self.kept.says

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

    def add_language(self, more: LanguageWords) -> "ColumnWords":
        """Return these words with those of a language after them; what is for no field of ours is left out."""
        fields = {
            name: field.model_copy(
                update={
                    "says": _join(field.says, more.field.get(name, ())),
                    "maybe": _join(field.maybe, more.maybe.get(name, ())),
                }
            )
            for name, field in self.field.items()
        }
        links = (
            link.model_copy(update={"says": _join(link.says, more.link.get(link.meaning, ()))})
            for link in self.link
        )
        return self.model_copy(
            update={
                "field": fields,
                "link": tuple(links),
                "left_out": Headings(says=self.left_out.says.union(more.headings.left_out)),
                "kept": Headings(says=self.kept.says.union(more.headings.kept)),
                "kind_words": _join_words(self.kind_words, more.kind_words),
                "tie_words": _join_words(self.tie_words, more.tie_words),
                "standing_words": _join_words(self.standing_words, more.standing_words),
                "strength_words": {**more.strength_words, **self.strength_words},
            }
        )


def _join(words: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*words, *more)))


def _join_words(
    words: Mapping[Any, frozenset[str]], more: Mapping[Any, frozenset[str]]
) -> dict[Any, frozenset[str]]:
    """Return the words of both; a word that means something in the first means that and nothing else."""
    known = frozenset().union(*words.values())
    return {
        key: words.get(key, frozenset()) | (more.get(key, frozenset()) - known)
        for key in dict.fromkeys((*words, *more))
    }


@lru_cache(maxsize=4)
def load_column_words(folder: Path | None = None) -> ColumnWords:
    """Return the words of columns, with the files of the same name in a content folder in place of the built-in ones.

    Raises
    ------
    SettingsError
        When a file cannot be used.
    """
    built_in = files("netmap.content")
    own = folder / FILE_NAME if folder else None
    file = own if own and own.is_file() else built_in / FILE_NAME
    words = _read(file, ColumnWords)
    for language in _list_languages(folder):
        more = _read(language, LanguageWords)
        if folder and folder in Path(str(language)).parents:
            _refuse_unknown(language, more, words)
        words = words.add_language(more)
    return words


def _list_languages(folder: Path | None) -> Iterator[Traversable]:
    """Yield the file of each language, by name: the folder's own where it has one."""
    found = {file.name: file for file in (files("netmap.content") / LANGUAGES).iterdir()}
    if folder and (folder / LANGUAGES).is_dir():
        found |= {file.name: file for file in (folder / LANGUAGES).iterdir()}
    return (found[name] for name in sorted(found) if name.endswith(".toml"))


AnyWords = TypeVar("AnyWords", bound=_Checked)


def _read(file: Traversable, model: type[AnyWords]) -> AnyWords:
    try:
        return model.model_validate(tomllib.loads(file.read_text("utf-8-sig")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        name = file if isinstance(file, Path) else file.name
        raise SettingsError(
            f"{name} cannot be used: {error}. Correct it, or leave it out to use the built-in one."
        ) from error


def _refuse_unknown(file: Traversable, more: LanguageWords, words: ColumnWords) -> None:
    links = {link.meaning for link in words.link}
    unknown = sorted(({*more.field, *more.maybe} - words.field.keys()) | (more.link.keys() - links))
    if unknown:
        known = ", ".join(sorted({*words.field, *links}))
        raise SettingsError(
            f"{file} names {', '.join(unknown)}, which are no fields or links. Known are: {known}."
        )
