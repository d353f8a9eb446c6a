"""Sectors that nobody is in, or nobody we work with."""

from netmap.analysis.gap import Gap, GapKind
from netmap.analysis.standpoint import Standpoint
from netmap.model.kinds import Standing


def find_empty_sectors(here: Standpoint) -> list[Gap]:
    """Return the sectors we want somebody in and nobody on the map is."""
    reason = "We want somebody in this sector, and nobody on the map is."
    return [
        Gap(GapKind.EMPTY_SECTOR, sector.id, sector.name, reason, missing=sector.id)
        for sector in here.sectors
        if sector.expected and not here.members[sector.id]
    ]


def find_listed_sectors(here: Standpoint) -> list[Gap]:
    """Return the sectors we want somebody in and whose members are ideas, or without a tie to us if we are known."""
    return [
        Gap(
            GapKind.LISTED_SECTOR,
            sector.id,
            sector.name,
            "Whoever is in this sector is only on our list, as an idea or without a tie to us.",
            missing=sector.id,
            evidence=listed,
            guesses=here.keep_guesses(sector.id, listed),
        )
        for sector in here.sectors
        if sector.expected
        and (listed := here.members[sector.id])
        and not any(_is_met(here, one) for one in listed)
    ]


def _is_met(here: Standpoint, actor_id: str) -> bool:
    """Whether a member is more than a name: one of us, or no mere idea and tied to us if anybody is us."""
    if actor_id in here.us:
        return True
    return here.read_standing(actor_id) is not Standing.IDEA and (not here.us or here.is_tied_to_us(actor_id))
