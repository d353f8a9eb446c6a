"""The steps that set a store up and bring it to the newest layout: numbered files under `cypher/migrations/`."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache

from netmap.graph.statements import fill_kinds, find_statements_folder, take_out_comments

_FILE_NAME = re.compile(r"(V(\d{4})|R)__(\w+)")
_SCHEMA = re.compile(r"(CREATE|DROP) (CONSTRAINT|INDEX)\b")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step, done once in a store and noted there.

    `layout` is its number; None for one that comes after all others, and again whenever its text or the kinds
    it is for have changed. Each of `statements` is done by itself, those about constraints and indexes together.
    """

    layout: int | None
    name: str
    checksum: str
    statements: tuple[str, ...]

    @property
    def key(self) -> str:
        """By what the store knows that it is done."""
        return f"V{self.layout:04}" if self.layout else f"{self.name}:{self.checksum}"

    @property
    def title(self) -> str:
        """What it does, in words."""
        return self.name.replace("_", " ")


@cache
def list_migrations(*, on_neo4j: bool) -> tuple[Migration, ...]:
    """Return all steps for a Neo4j or for the local database, in their order."""
    folder = find_statements_folder() / "migrations"
    files = [*folder.glob("*.cypher"), *((folder / "neo4j").glob("*.cypher") if on_neo4j else ())]
    found = [_read_migration(file.stem, file.read_text(encoding="utf-8")) for file in files]
    return tuple(sorted(found, key=lambda one: (one.layout is None, one.layout or 0, one.name)))


def newest_layout() -> int:
    """Return the number of the layout that this version of netmap knows."""
    return max(one.layout for one in list_migrations(on_neo4j=True) if one.layout)


def is_about_schema(statement: str) -> bool:
    """Whether a statement is about constraints or indexes, and may be done again; no data may go with it."""
    return bool(_SCHEMA.match(statement))


def _read_migration(stem: str, text: str) -> Migration:
    matched = _FILE_NAME.fullmatch(stem)
    if matched is None:
        raise ValueError(f"{stem} is no name of a step towards a layout.")
    _, number, name = matched.groups()
    body = take_out_comments(text)
    statements = tuple(filled for one in body.split(";") if one.strip() for filled in fill_kinds(one.strip()))
    summed = body if number else "\n".join(statements)
    checksum = hashlib.sha256(" ".join(summed.split()).encode()).hexdigest()[:16]
    return Migration(int(number) if number else None, name, checksum, statements)
