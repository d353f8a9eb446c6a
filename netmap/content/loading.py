"""Built-in content: sectors in families and sets, issues, levels of areas, words for strength; from `netmap/content/*.toml`.

A folder of the user's own replaces files of the same name. Everything is checked as a whole when it is read, so
that one message names all that is wrong.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from netmap.content.checks import (
    LONGEST_PHRASE,
    check_issues,
    check_keys,
    check_leaving,
    check_ntee,
    check_scales,
    check_sets,
    check_slips,
    check_words,
)
from netmap.content.entries import (
    AreaLevelDefinition,
    Entry,
    Family,
    IssueDefinition,
    Leaving,
    LeavingTie,
    NteeCode,
    RhythmDefinition,
    SectorDefinition,
    SectorGuess,
    SectorSet,
    SlipWords,
    StrengthDefinition,
)
from netmap.errors import SettingsError
from netmap.model.entities import Sector
from netmap.model.text import drop_plurals, fold_text

_PACKAGE = "netmap.content"
_ENTRIES = {
    "families.toml": "family",
    "sectors.toml": "sector",
    "areas.toml": "area_level",
    "tie_strength.toml": "strength",
    "rhythms.toml": "rhythm",
    "issues.toml": "issue",
    "sector_sets.toml": "sector_set",
    "public_lists.toml": "ntee",
    "leaving.toml": "leaving",
    "leaving_ties.toml": "leaving_tie",
    "slips.toml": "slip",
}

AnyEntry = TypeVar("AnyEntry", bound=Entry)
Naming = TypeVar("Naming", IssueDefinition, SectorSet)
"""What names sectors by their keys."""


class Content(BaseModel):
    """Everything built in or replaced by the user's folder; sectors and families in the order of the wheel."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    families: tuple[Family, ...]
    sectors: tuple[SectorDefinition, ...]
    area_levels: tuple[AreaLevelDefinition, ...]
    strengths: tuple[StrengthDefinition, ...]
    rhythms: tuple[RhythmDefinition, ...]
    issues: tuple[IssueDefinition, ...]
    sector_sets: tuple[SectorSet, ...]
    ntee: tuple[NteeCode, ...] = ()
    leaving: tuple[Leaving, ...] = ()
    leaving_ties: tuple[LeavingTie, ...] = ()
    slips: tuple[SlipWords, ...] = ()

    @cached_property
    def strength_words(self) -> dict[int, str]:
        """Strength 1 to 5 → its word."""
        return {entry.level: entry.word for entry in self.strengths}

    @cached_property
    def usual_rhythms(self) -> dict[int, RhythmDefinition]:
        """Strength 1 to 5 → how often such a relationship is cared for; 0 → one that nobody rated."""
        return {entry.strength: entry for entry in self.rhythms}

    @cached_property
    def _sectors_by_name(self) -> dict[str, SectorDefinition]:
        by_key = {fold_text(sector.key): sector for sector in self.sectors}
        return by_key | {fold_text(sector.name): sector for sector in self.sectors}

    @cached_property
    def _sectors_by_other_name(self) -> dict[str, SectorDefinition]:
        named = [(name, sector) for sector in self.sectors for name in (fold_text(sector.name), *sector.also)]
        singular = {drop_plurals(name): sector for name, sector in named if " " in name}
        return singular | {name: sector for sector in self.sectors for name in sector.also}

    @cached_property
    def _families_by_key(self) -> dict[str, Family]:
        return {family.key: family for family in self.families}

    @cached_property
    def _sectors_by_phrase(self) -> dict[str, SectorDefinition]:
        return {
            form: sector for sector in self.sectors for phrase in sector.words for form in _list_forms(phrase)
        }

    def find_sector(self, text: str) -> SectorDefinition | None:
        """Return the sector with this name or key, or None; case and punctuation do not count."""
        return self._sectors_by_name.get(fold_text(text))

    @cached_property
    def _issues_by_name(self) -> dict[str, IssueDefinition]:
        names = {name: issue for issue in self.issues for name in issue.also}
        names |= {fold_text(issue.key): issue for issue in self.issues}
        return names | {fold_text(issue.name): issue for issue in self.issues}

    def find_issue(self, text: str) -> IssueDefinition | None:
        """Return the issue with this name, key or other name, or None; case and punctuation do not count."""
        return self._issues_by_name.get(fold_text(text))

    def find_set(self, text: str) -> SectorSet | None:
        """Return the set of sectors with this key or name ("library", "a library"), or None."""
        wanted = fold_text(text)
        return next(
            (one for one in self.sector_sets if wanted in {fold_text(one.key), fold_text(one.name)}), None
        )

    def find_ntee_sector(self, code: str) -> SectorDefinition | None:
        """Return the sector that a code of the National Taxonomy of Exempt Entities suggests, the longest beginning first."""
        wanted = code.strip().upper()
        fitting = [one for one in self.ntee if wanted.startswith(one.code)]
        best = max(fitting, key=lambda one: len(one.code), default=None)
        return next((sector for sector in self.sectors if best and sector.key == best.sector), None)

    def list_issue_sectors(self, issue: IssueDefinition) -> tuple[SectorDefinition, ...]:
        """Return the sectors from which partners for an issue are expected, in the order of its list."""
        by_key = {sector.key: sector for sector in self.sectors}
        return tuple(by_key[key] for key in issue.sectors)

    def find_definition(self, sector: Sector) -> SectorDefinition | None:
        """Return the definition a stored sector was made from, also when it was renamed, or None."""
        made_from = [entry for entry in self.sectors if entry.external_id in sector.external_ids]
        return made_from[0] if made_from else self.find_sector(sector.name)

    def build_sector(self, definition: SectorDefinition, *, expected: bool = False) -> Sector:
        """Return a new `Sector` as it is stored when first used or marked expected."""
        family = self._families_by_key[definition.family]
        return Sector(
            name=definition.name,
            family=family.name,
            examples=definition.examples,
            expected=expected,
            order=self.sectors.index(definition) + 1,
            external_ids=(definition.external_id,),
            source=definition.source,
        )

    def guess_sector(self, name: str) -> SectorGuess | None:
        """Return the sector that the words of a name speak for, or None.

        `name` is an organization's, or what a list calls a category. The longest phrase wins, of equally long
        ones the last: “Baptist Hospital” is a hospital.
        """
        words = fold_text(name).split()
        whole = " ".join(words)
        if whole in self._sectors_by_other_name:
            return SectorGuess(sector=self._sectors_by_other_name[whole], words=whole)
        spans = [
            (length, start)
            for length in range(1, LONGEST_PHRASE + 1)
            for start in range(len(words) - length + 1)
        ]
        for length, start in reversed(spans):
            phrase = " ".join(words[start : start + length])
            sector = self._sectors_by_phrase.get(phrase)
            if sector and not _has_any(words, sector.unless):
                return SectorGuess(sector=sector, words=phrase)
        return None


def _has_any(words: Sequence[str], phrases: Iterable[str]) -> bool:
    padded = f" {' '.join(words)} "
    return any(f" {phrase} " in padded for phrase in phrases)


def _list_forms(phrase: str) -> tuple[str, ...]:
    """Return a phrase and its plural."""
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase, f"{phrase[:-1]}ies"
    return phrase, f"{phrase}es" if phrase.endswith(("s", "x", "ch", "sh")) else f"{phrase}s"


@lru_cache(maxsize=4)
def load_content(folder: Path | None = None) -> Content:
    """Return the built-in content, with the files of the same name in `folder` in their place.

    Raises
    ------
    SettingsError
        Naming every entry that cannot be used.
    """
    problems = _check_folder(folder)
    read = {name: _read_entries(name, folder, problems) for name in _ENTRIES}
    families = _build_entries(Family, "families.toml", read, problems)
    sectors = _build_entries(SectorDefinition, "sectors.toml", read, problems)
    levels = _build_entries(AreaLevelDefinition, "areas.toml", read, problems)
    strengths = _build_entries(StrengthDefinition, "tie_strength.toml", read, problems)
    rhythms = _build_entries(RhythmDefinition, "rhythms.toml", read, problems)
    issues = _build_entries(IssueDefinition, "issues.toml", read, problems)
    sets = _build_entries(SectorSet, "sector_sets.toml", read, problems)
    ntee = _build_entries(NteeCode, "public_lists.toml", read, problems)
    leaving = _build_entries(Leaving, "leaving.toml", read, problems)
    leaving_ties = _build_entries(LeavingTie, "leaving_ties.toml", read, problems)
    slips = _build_entries(SlipWords, "slips.toml", read, problems)
    if not _is_own(folder, "issues.toml"):
        issues = _keep_known(issues, sectors)
    if not _is_own(folder, "public_lists.toml"):
        keys = {sector.key for sector in sectors}
        ntee = tuple(one for one in ntee if one.sector in keys)
    if not _is_own(folder, "sector_sets.toml"):
        sets = _keep_known(sets, sectors)
    if not problems:
        problems += (
            check_keys(families, sectors)
            + check_words(sectors)
            + check_scales(levels, strengths, rhythms)
            + check_issues(issues, sectors)
            + check_sets(sets, sectors)
            + check_ntee(ntee, sectors)
            + check_leaving(leaving, leaving_ties)
            + check_slips(slips)
        )
    if problems:
        raise SettingsError(
            f"The content cannot be used. {' '.join(problems)} Correct this, then start again."
        )
    return Content(
        families=families, sectors=sectors, area_levels=levels, strengths=strengths, rhythms=rhythms,
        issues=issues, sector_sets=sets, ntee=ntee, leaving=leaving, leaving_ties=leaving_ties, slips=slips,
    )  # fmt: skip


def _is_own(folder: Path | None, name: str) -> bool:
    with suppress(OSError):
        return folder is not None and (folder / name).is_file()
    return False


def _keep_known(entries: tuple[Naming, ...], sectors: tuple[SectorDefinition, ...]) -> tuple[Naming, ...]:
    """Return built-in issues or sets with those of their sectors that a list of the user's own still has."""
    keys = {sector.key for sector in sectors}
    kept = [
        entry.model_copy(update={"sectors": tuple(key for key in entry.sectors if key in keys)})
        for entry in entries
    ]
    return tuple(entry for entry in kept if entry.sectors)


def _check_folder(folder: Path | None) -> list[str]:
    if folder is None:
        return []
    try:
        is_there = folder.is_dir()
    except OSError as error:
        return [f"{folder}: {error.strerror}."]
    if not is_there:
        return [f"There is no folder {folder}."]
    known = sorted(entry.name for entry in files(_PACKAGE).iterdir() if entry.name.endswith(".toml"))
    unknown = sorted(path.name for path in folder.glob("*.toml") if path.name not in known)
    return [f"{name} is not a file netmap reads (it reads {', '.join(known)})." for name in unknown]


def _read_entries(name: str, folder: Path | None, problems: list[str]) -> list[Any]:
    own = folder / name if folder else None
    try:
        text = (
            own.read_text("utf-8-sig")
            if own and _is_own(folder, name)
            else (files(_PACKAGE) / name).read_text("utf-8")
        )
        entries = tomllib.loads(text).get(_ENTRIES[name], [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(f"{name}: {error}.")
        return []
    if not isinstance(entries, list) or not entries:
        problems.append(f"{name}: there is no [[{_ENTRIES[name]}]].")
        return []
    return entries


def _build_entries(
    model: type[AnyEntry], name: str, read: Mapping[str, list[Any]], problems: list[str]
) -> tuple[AnyEntry, ...]:
    built = []
    for number, values in enumerate(read[name], start=1):
        try:
            built.append(model.model_validate(values))
        except ValidationError as error:
            shown = (
                values.get("name") or values.get("key") or values.get("word")
                if isinstance(values, dict)
                else ""
            )
            for detail in error.errors(include_url=False):
                place = ".".join(str(part) for part in detail["loc"])
                problems.append(f"{name}, entry {number} (“{shown}”): {place}: {detail['msg']}.")
    return tuple(built)
