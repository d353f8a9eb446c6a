"""A public copy as a table and in words: whatever is in the pictures, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from netmap.analysis.public.telling import Said, SaidSector
from netmap.model.entities import Organization
from netmap.model.fields import find_field
from netmap.model.words import count_things, join_names
from netmap.picture.scene.scene import Scene
from netmap.picture.scene.text import write_twin

_MOST_NAMED = 60


@dataclass(frozen=True, slots=True)
class Twin:
    """A table (its headings, and rows of an id and cells), and paragraphs."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    paragraphs: tuple[str, ...]


def write_copy_twin(scene: Scene, said: Said, *, by_sector: bool) -> Twin:
    """Return what a copy shows as a table and in words."""
    return _write_sectors(said) if by_sector else _write_names(scene, said)


def _write_names(scene: Scene, said: Said) -> Twin:
    twin = write_twin(scene)
    extra = list(dict.fromkeys(name for one in said.partners for name in one.more))
    several_kinds = len({one.kind for one in said.partners}) > 1
    columns = [name for name in (twin.rows[0] if twin.rows else {}) if name != "What" or several_kinds]
    labels = [find_field(Organization, name).info.label for name in extra]
    more = {one.id: one.more for one in said.partners}
    rows = [
        (
            member.id,
            (*(row[name] for name in columns), *(more[member.id].get(name, "") for name in extra)),
        )
        for member, row in zip(scene.members, twin.rows, strict=True)
    ]
    return Twin((*columns, *labels), tuple(rows), twin.paragraphs[1:])


def _write_sectors(said: Said) -> Twin:
    names = {one.id: one.name for one in said.sectors}
    tied: dict[str, list[str]] = {key: [] for key in names}
    for one, other in said.ties:
        if one in names and other in names:
            tied[one].append(names[other])
            tied[other].append(names[one])
    tables: dict[str, list[str]] = {key: [] for key in names}
    for table in said.tables:
        for key in table.members:
            if key in names:
                tables[key].append(table.name)
    rows = tuple(
        (
            one.id,
            (
                one.name,
                f"{one.partners:,}",
                ", ".join(sorted(tied[one.id])),
                ", ".join(sorted(tables[one.id])),
            ),
        )
        for one in said.sectors
    )
    paragraphs = tuple(_tell_sector(one, tied, tables) for one in said.sectors)
    return Twin(("Sector", "Partners", "Tied to", "Coalitions and goals"), rows, paragraphs)


def _tell_sector(one: SaidSector, tied: Mapping[str, list[str]], tables: Mapping[str, list[str]]) -> str:
    if one.is_open:
        return f"{one.name}: an open chair."
    also = f"{count_things(one.also, 'partner')} whose main sector is another" if one.also else ""
    here = count_things(one.partners, "partner") if one.partners else ""
    parts = [f"{one.name}: {' and '.join(filter(None, (here, also)))}."]
    if tied[one.id]:
        parts.append(f"Somebody here is tied to somebody in {join_names(sorted(tied[one.id]), _MOST_NAMED)}.")
    if tables[one.id]:
        parts.append(f"Part of {join_names(sorted(tables[one.id]), _MOST_NAMED)}.")
    return " ".join(parts)
