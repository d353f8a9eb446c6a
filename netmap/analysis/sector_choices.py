"""The sectors one can want somebody in: those on the map in their own words, and ours that none of them is."""

from collections.abc import Iterable
from dataclasses import dataclass

from netmap.analysis.missing.gap import LEFT_OUT
from netmap.content.entries import SectorDefinition
from netmap.content.loading import Content
from netmap.model.entities import Sector
from netmap.model.kinds import ACTOR_KINDS, TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text


@dataclass(frozen=True, slots=True)
class SectorChoice:
    """A sector to choose; one that is not stored yet is made from our content.

    `ours` is what it is in our content, also where the list has a word of its own for it. `count` says how many are in
    it.
    """

    sector: Sector
    ours: SectorDefinition | None
    count: int = 0
    is_stored: bool = True

    @property
    def handle(self) -> str:
        """What it is known by as long as the map stays the same: its id, or the key of ours."""
        return self.sector.id if self.is_stored or self.ours is None else f"ours-{self.ours.key}"


def list_sector_choices(network: Network, content: Content) -> tuple[SectorChoice, ...]:
    """Return all sectors one can choose, family by family in the order of the wheel.

    Where the list's own sector looks like one of ours ("Schools"), it stands for ours, which is not offered again.
    """
    stored = [
        SectorChoice(sector, find_ours(sector, content), _count_members(network, sector))
        for sector in network.of(Sector)
    ]
    taken = {choice.ours.key for choice in stored if choice.ours}
    fresh = [
        SectorChoice(content.build_sector(one), one, is_stored=False)
        for one in content.sectors
        if one.key not in taken
    ]
    return tuple(sorted((*stored, *fresh), key=lambda choice: _place_choice(choice, content)))


def find_ours(sector: Sector, content: Content) -> SectorDefinition | None:
    """Return which of our sectors a stored one is, or looks like by its name; None for one of the list's own."""
    if definition := content.find_definition(sector):
        return definition
    guess = content.guess_sector(sector.name)
    return guess.sector if guess else None


def name_family(sector: Sector, content: Content) -> str:
    """Return the family of a sector: its own, or that of ours which it is or looks like; "" without one."""
    ours = None if sector.family else find_ours(sector, content)
    if ours is None:
        return sector.family
    return next(family.name for family in content.families if family.key == ours.family)


def place_sector(sector: Sector, content: Content) -> int:
    """Return the place of a sector in its family: its own, or that of ours which it is or looks like; 0 without one."""
    ours = None if sector.order else find_ours(sector, content)
    return content.sectors.index(ours) + 1 if ours else sector.order


def list_own_words(choices: Iterable[SectorChoice]) -> tuple[SectorChoice, ...]:
    """Return the sectors that a list calls otherwise than we call those they look like."""
    return tuple(
        one
        for one in choices
        if one.is_stored
        and one.ours
        and one.ours.external_id not in one.sector.external_ids
        and fold_text(one.ours.name) != fold_text(one.sector.name)
    )


def list_families(network: Network, content: Content) -> list[str]:
    """Return the families a sector can be in: ours in their order, then those of the map's own."""
    own = sorted({sector.family for sector in network.of(Sector)} - {""})
    return list(dict.fromkeys([*(family.name for family in content.families), *own]))


def find_in_set(choices: Iterable[SectorChoice], keys: Iterable[str]) -> tuple[SectorChoice, ...]:
    """Return the sectors that stand for some of ours, by their keys."""
    wanted = set(keys)
    return tuple(choice for choice in choices if choice.ours and choice.ours.key in wanted)


def _count_members(network: Network, sector: Sector) -> int:
    """Return how many are in a sector; whoever has left us is not counted, here as everywhere."""
    members = (one for one in network.sources(sector.id, TieKind.IN_SECTOR) if one.kind in ACTOR_KINDS)
    return sum(getattr(one, "standing", None) not in LEFT_OUT for one in members)


def _place_choice(choice: SectorChoice, content: Content) -> tuple[int, int, str, str]:
    families = [family.name for family in content.families]
    family = name_family(choice.sector, content)
    rank = families.index(family) if family in families else len(families)
    order = content.sectors.index(choice.ours) if choice.ours else len(content.sectors)
    return rank, order, choice.sector.name.casefold(), choice.sector.id
