"""What a person reads in a list, as it is written beside the list; tests/files/lists/README.md says how."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from netmap.files.lists.questions import About
from netmap.model.kinds import TieKind

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Actor:
    """An organization or a person as a person reads it; `says` is {words, or "": text kept with it}."""

    name: str
    at: tuple[str, ...] = ()
    title: str = ""
    email: str = ""
    phone: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, written: str | Mapping[str, Any]) -> Self:
        """Return what is written for one: its name alone, or a table."""
        if isinstance(written, str):
            return cls(written)
        values = dict(written)
        known = {name: values.pop(name) for name in ("name", "title", "email", "phone") if name in values}
        at = _tuple(values.pop("at", ()))
        says = {label: _tuple(texts) for label, texts in values.pop("says", {}).items()}
        return cls(**known, at=at, says=says, fields=values)


@dataclass(frozen=True)
class Member:
    """Somebody who belongs to something, with the role there."""

    name: str
    role: str = ""


@dataclass(frozen=True)
class ExpectedTie:
    """A tie between two names."""

    source: str
    kind: TieKind
    target: str
    strength: int | None = None


@dataclass(frozen=True)
class ExpectedContact:
    """A contact with somebody on a day (or in a month: "2026-03"), and who of us had it."""

    partner: str
    on: str
    by: str = ""


@dataclass(frozen=True)
class Expectation:
    """What a person reads in one list. What is not named must not be there; README.md says what that covers."""

    path: Path
    written: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Folder and name of the list."""
        return self.path.relative_to(FOLDER).as_posix()

    @cached_property
    def organizations(self) -> tuple[Actor, ...]:
        """The organizations of the list."""
        return tuple(map(Actor.of, self.written.get("organizations", ())))

    @cached_property
    def people(self) -> tuple[Actor, ...]:
        """The people of the list, those of our team too."""
        return tuple(map(Actor.of, self.written.get("people", ())))

    def list_members(self, kind: str) -> dict[str, tuple[Member, ...]]:
        """Return {name: members} of "sectors", "coalitions", "boards", "goals" or "programs"."""
        return {
            name: tuple(Member(one) if isinstance(one, str) else Member(**one) for one in members)
            for name, members in self.written.get(kind, {}).items()
        }

    @cached_property
    def ties(self) -> tuple[ExpectedTie, ...]:
        """The ties of the list: [source, kind, target] or [source, kind, target, strength]."""
        return tuple(
            ExpectedTie(source, TieKind(kind), target, *more)
            for source, kind, target, *more in self.written.get("ties", ())
        )

    @cached_property
    def team(self) -> tuple[str, ...]:
        """Who is on our team."""
        return tuple(self.written.get("team", ()))

    @cached_property
    def keepers(self) -> tuple[tuple[str, str], ...]:
        """(partner, who of us keeps it)."""
        kept = self.written.get("keepers", {})
        return tuple((partner, keeper) for partner, keepers in kept.items() for keeper in keepers)

    @cached_property
    def contacts(self) -> tuple[ExpectedContact, ...]:
        """The contacts with partners: [partner, day] or [partner, day, who of us]."""
        return tuple(
            ExpectedContact(partner, day.isoformat() if isinstance(day, date) else day, *by)
            for partner, day, *by in self.written.get("contacts", ())
        )

    @cached_property
    def asks(self) -> frozenset[About] | None:
        """What must be asked; None where the list leaves it open."""
        asked = self.written.get("asks")
        return None if asked is None else frozenset(map(About, asked))

    def list_texts(self, kind: str) -> tuple[str, ...]:
        """Return texts of "doubts", "refused", "either", "marks" or "dropped"."""
        return tuple(self.written.get(kind, ()))

    @property
    def heading_rows(self) -> frozenset[int]:
        """The numbers of the rows in which headings stand, on every sheet."""
        return frozenset(self.written.get("headings", (1,)))


KNOWN_KEYS = frozenset(
    [
        "who",
        "organizations",
        "people",
        "sectors",
        "coalitions",
        "boards",
        "goals",
        "programs",
        "ties",
        "team",
        "keepers",
        "contacts",
        "asks",
        "doubts",
        "refused",
        "either",
        "marks",
        "dropped",
        "headings",
    ]
)


def read_expectations() -> tuple[Expectation, ...]:
    """Return every list of the corpus with what a person reads in it."""
    return tuple(_read_all())


def _read_all() -> Iterator[Expectation]:
    for written in sorted(FOLDER.glob("*/*.toml")):
        found = [path for path in written.parent.glob(f"{glob_escape(written.stem)}.*") if path != written]
        values = tomllib.loads(written.read_text(encoding="utf-8"))
        unknown = values.keys() - KNOWN_KEYS
        if len(found) != 1 or unknown:
            raise ValueError(f"{written.name}: {len(found)} lists beside it, unknown keys {sorted(unknown)}")
        yield Expectation(found[0], values)


def glob_escape(text: str) -> str:
    """Return `text` so that it stands for itself in a pattern of names."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in text)


def _tuple(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
