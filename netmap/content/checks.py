"""Checks of the content files that look at several entries at once; each returns sentences."""

from collections import Counter
from collections.abc import Iterable

from netmap.content.entries import (
    AreaLevelDefinition,
    Family,
    IssueDefinition,
    Leaving,
    LeavingTie,
    NteeCode,
    RhythmDefinition,
    SectorDefinition,
    SectorSet,
    SlipWords,
    StrengthDefinition,
)
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import PUBLIC_ONLY, list_fields
from netmap.model.kinds import AreaLevel
from netmap.model.text import fold_text

LONGEST_PHRASE = 4
"""The most words a phrase in a sector's `words` may have."""


def _list_twice(values: Iterable[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]


def _list_strangers(named: Iterable[tuple[str, str]], sectors: tuple[SectorDefinition, ...]) -> list[str]:
    """Return what is wrong with `named`, pairs of a place in a content file and the key of a sector it names."""
    keys = {sector.key for sector in sectors}
    return [f"{place}: the sector “{key}” is not in sectors.toml." for place, key in named if key not in keys]


def check_keys(families: tuple[Family, ...], sectors: tuple[SectorDefinition, ...]) -> list[str]:
    """Return what is wrong with keys and names: twice, or of a family that is not there."""
    keys = {family.key for family in families}
    problems = [
        f"sectors.toml, “{sector.name}”: the family “{sector.family}” is not in families.toml."
        for sector in sectors
        if sector.family not in keys
    ]
    for name, entries in (("families.toml", families), ("sectors.toml", sectors)):
        twice = _list_twice(entry.key for entry in entries) + _list_twice(
            fold_text(entry.name) for entry in entries
        )
        problems += [f"{name}: “{value}” is there twice." for value in dict.fromkeys(twice)]
    return problems


def check_words(sectors: tuple[SectorDefinition, ...]) -> list[str]:
    """Return what is wrong with the words that sectors are guessed from."""
    problems = []
    for sector in sectors:
        for phrase in (*sector.also, *sector.words, *sector.unless):
            if phrase != fold_text(phrase):
                problems.append(f"sectors.toml, “{sector.name}”: write “{phrase}” as “{fold_text(phrase)}”.")
            elif len(phrase.split()) > LONGEST_PHRASE:
                problems.append(
                    f"sectors.toml, “{sector.name}”: “{phrase}” has more than {LONGEST_PHRASE} words."
                )
    twice = _list_twice(phrase for sector in sectors for phrase in dict.fromkeys(sector.words))
    names = _list_twice(name for sector in sectors for name in {fold_text(sector.name), *sector.also})
    return [
        *problems,
        *(f"sectors.toml: “{phrase}” speaks for two sectors." for phrase in twice),
        *(f"sectors.toml: “{name}” names two sectors." for name in names),
    ]


def check_issues(issues: tuple[IssueDefinition, ...], sectors: tuple[SectorDefinition, ...]) -> list[str]:
    """Return what is wrong with the issues: of a sector that is not there, twice, or not folded."""
    named = ((f"issues.toml, “{issue.name}”", key) for issue in issues for key in issue.sectors)
    problems = _list_strangers(named, sectors)
    problems += [
        f"issues.toml, “{issue.name}”: write “{name}” as “{fold_text(name)}”."
        for issue in issues
        for name in issue.also
        if name != fold_text(name)
    ]
    names = [name for issue in issues for name in {fold_text(issue.key), fold_text(issue.name), *issue.also}]
    return problems + [f"issues.toml: “{name}” names two issues." for name in _list_twice(names)]


def check_sets(sets: tuple[SectorSet, ...], sectors: tuple[SectorDefinition, ...]) -> list[str]:
    """Return what is wrong with the sets of sectors: of a sector that is not there, or named twice."""
    named = ((f"sector_sets.toml, “{one.name}”", key) for one in sets for key in one.sectors)
    problems = _list_strangers(named, sectors)
    problems += [
        f"sector_sets.toml, “{one.name}”: the sector “{key}” is there twice."
        for one in sets
        for key in _list_twice(one.sectors)
    ]
    names = [name for one in sets for name in {fold_text(one.key), fold_text(one.name)}]
    return problems + [f"sector_sets.toml: “{name}” names two sets." for name in _list_twice(names)]


def check_ntee(codes: tuple[NteeCode, ...], sectors: tuple[SectorDefinition, ...]) -> list[str]:
    """Return what is wrong with the codes of public lists: of a sector that is not there, or a code that is there twice."""
    problems = _list_strangers(((f"public_lists.toml, {one.code}", one.sector) for one in codes), sectors)
    twice = _list_twice([one.code for one in codes])
    return problems + [f"public_lists.toml: the code {code} is there twice." for code in twice]


def check_scales(
    levels: tuple[AreaLevelDefinition, ...],
    strengths: tuple[StrengthDefinition, ...],
    rhythms: tuple[RhythmDefinition, ...],
) -> list[str]:
    """Return which levels are missing, twice or out of order, and which rhythms contradict themselves."""
    problems = []
    if [entry.key for entry in levels] != list(AreaLevel):
        problems.append(f"areas.toml: it needs {', '.join(AreaLevel)}, once each and in this order.")
    if [entry.level for entry in strengths] != [1, 2, 3, 4, 5]:
        problems.append("tie_strength.toml: it needs the levels 1 to 5, once each and in this order.")
    if [entry.strength for entry in rhythms] != list(range(6)):
        problems.append("rhythms.toml: it needs the strengths 0 to 5, once each and in this order.")
    problems += [
        f"rhythms.toml, strength {entry.strength}: the longest gap is shorter than the ideal one."
        for entry in rhythms
        if entry.longest_days < entry.ideal_days
    ]
    return problems


def check_leaving(leaving: tuple[Leaving, ...], ties: tuple[LeavingTie, ...]) -> list[str]:
    """Return what is wrong with the lists of what may leave: a kind twice, or a field that is not public by its class."""
    problems = [
        f"{name}: “{kind}” is there twice."
        for name, entries in (("leaving.toml", leaving), ("leaving_ties.toml", ties))
        for kind in _list_twice(entry.kind for entry in entries)
    ]
    for entry in leaving:
        rows = {row.name: row for row in list_fields(ENTITY_CLASSES[entry.kind])}
        for name in (*entry.always, *entry.if_chosen):
            if name not in rows:
                problems.append(f"leaving.toml, “{entry.kind}”: there is no field “{name}”.")
            elif rows[name].info.privacy not in PUBLIC_ONLY:
                problems.append(
                    f"leaving.toml, “{entry.kind}”: “{name}” is {rows[name].info.privacy}, and only what is public may leave."
                )
    return problems


def check_slips(slips: Iterable[SlipWords]) -> list[str]:
    """Return what is wrong with the words of slips: a language that is there twice."""
    twice = _list_twice(one.language for one in slips)
    return [f"slips.toml: the language {language} is there twice." for language in twice]
