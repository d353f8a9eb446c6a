"""What is written down about sectors: wanted or not, shown or not, renamed, added, joined.

Each function returns what to put into the map and what to take out; pages and commands save it as one Change.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any

from netmap.analysis.sector_choices import SectorChoice, list_sector_choices, name_family
from netmap.content.loading import Content
from netmap.errors import InputError
from netmap.model.changes import Item, Plan, chain_plans
from netmap.model.entities import Sector
from netmap.model.entity_classes import change_entity
from netmap.model.fields import build_checked
from netmap.model.happenings import Pairing
from netmap.model.kinds import Pairs
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.words import join_names
from netmap.report.joining import join_entities


def find_choice(choices: Sequence[SectorChoice], words: str) -> SectorChoice:
    """Return the sector that words name: by handle, by its own name, or by the key or name of ours.

    Raises
    ------
    InputError
        When none is called so, or several stand for ours.
    """
    folded = fold_text(words)
    for choice in choices:
        if words == choice.handle or folded == fold_text(choice.sector.name):
            return choice
    found = [
        one for one in choices if one.ours and folded in {fold_text(one.ours.key), fold_text(one.ours.name)}
    ]
    if len(found) == 1:
        return found[0]
    if found:
        names = join_names([one.sector.name for one in found])
        raise InputError(
            f"{names} stand for “{words[:40]}” here. Name one of them.", field="sector", value=words
        )
    raise InputError(
        f"There is no sector “{words[:40]}”. See them all with: netmap sectors", field="sector", value=words
    )


def find_by_handle(choices: Iterable[SectorChoice], handle: str) -> SectorChoice:
    """Return the sector with a handle; raise `InputError` when it is not there any more."""
    for choice in choices:
        if choice.handle == handle:
            return choice
    raise InputError("This sector is not there any more. Look again.", field="sector", value=handle)


def plan_wanted(choices: Iterable[SectorChoice], wanted: Collection[str]) -> list[Item]:
    """Return what makes the sectors with these handles, and no others, those in which we want somebody."""
    changed = (one for one in choices if one.sector.expected != (one.handle in wanted))
    return [change_entity(one.sector, expected=one.handle in wanted) for one in changed]


def plan_families(choices: Iterable[SectorChoice], content: Content) -> list[Item]:
    """Return the list's own sectors without a family, in the family and at the place of those of ours they stand for."""
    return [
        change_entity(one.sector, family=name_family(one, content), order=content.sectors.index(one.ours) + 1)
        for one in choices
        if one.is_stored and one.ours and not one.sector.family
    ]


def plan_sector(network: Network, content: Content, choice: SectorChoice, **values: Any) -> list[Item]:
    """Return a sector with some fields changed; one of ours is written to the map with it.

    The name it had stays known, so that a list that has it means this sector.

    Raises
    ------
    InputError
        When another sector has the name, or a value cannot be kept.
    """
    changed = change_entity(choice.sector, **values)
    if fold_text(changed.name) == fold_text(choice.sector.name):
        return [] if choice.is_stored and changed == choice.sector else [changed]
    _check_free(list_sector_choices(network, content), changed.name, choice.handle)
    known = Pairing(first=changed.id, second=choice.sector.name, decision=Pairs.SAME)
    return [changed, known]


def plan_new_sector(network: Network, content: Content, name: str, family: str = "") -> list[Item]:
    """Return a new sector in which we want somebody.

    Raises
    ------
    InputError
        When there is one of this name, or it cannot be kept.
    """
    made = build_checked(Sector, {"name": name, "family": family, "expected": True})
    _check_free(list_sector_choices(network, content), made.name, "")
    return [made]


def _check_free(choices: Iterable[SectorChoice], name: str, handle: str) -> None:
    if any(fold_text(one.sector.name) == fold_text(name) and one.handle != handle for one in choices):
        raise InputError(
            f"There is a sector “{name}” already. Join the two instead, or choose another name.",
            field="name",
            value=name,
        )


def find_target(network: Network, content: Content, handle: str) -> SectorChoice:
    """Return the sector to join with: one there is, or one of ours for which so far only a list's word stands."""
    for entry in content.sectors:
        if handle == f"ours-{entry.key}":
            return SectorChoice(content.build_sector(entry), entry, is_stored=False)
    return find_by_handle(list_sector_choices(network, content), handle)


def find_sector_target(network: Network, content: Content, words: str) -> SectorChoice:
    """Return the sector to join with that words name, also one of ours for which so far only a list's word stands."""
    ours = content.find_sector(words)
    choices = list_sector_choices(network, content)
    named = [one for one in choices if fold_text(one.sector.name) == fold_text(words)]
    if ours and not named:
        return find_target(network, content, f"ours-{ours.key}")
    return find_choice(choices, words)


def plan_ours(network: Network, content: Content, handles: Iterable[str]) -> Plan:
    """Return what puts everybody of a list's own sectors into those of ours that they look like."""

    def join(handle: str, now: Network) -> Plan:
        choices = list_sector_choices(now, content)
        own = find_by_handle(choices, handle)
        if own.ours is None:
            return [], []
        named = (one.handle for one in choices if fold_text(one.sector.name) == fold_text(own.ours.name))
        return plan_join(now, own, find_target(now, content, next(named, f"ours-{own.ours.key}")))

    return chain_plans(network, [partial(join, handle) for handle in handles])


def plan_join(network: Network, own: SectorChoice, into: SectorChoice) -> Plan:
    """Return what puts everybody of one sector into another; the name that goes stays known.

    Raises
    ------
    InputError
        When the first is on no list, or both are the same.
    """
    if not own.is_stored:
        raise InputError(f"Nobody is in {own.sector.name}, and no list has it.", field="sector")

    def join(now: Network) -> Plan:
        joined = join_entities(now, into.sector.id, own.sector.id)
        return list(joined.put), list(joined.remove)

    return chain_plans(network, [lambda _: ([] if into.is_stored else [into.sector], []), join])
