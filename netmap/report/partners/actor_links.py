"""Sectors and workplaces of somebody, as lists of names that can be chosen from."""

from collections.abc import Sequence

from netmap.content.loading import Content
from netmap.model.entities import Sector
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.ties import Tie, build_tie, change_tie

Planned = tuple[list[Sector | Tie], list[str]]
"""What to put, and the ids of what to take out."""


def list_sector_names(network: Network, content: Content) -> list[str]:
    """Return the sectors one can choose: those on the map and the built-in ones, in the order of the wheel."""
    stored = network.of(Sector)
    taken = {fold_text(sector.name) for sector in stored}
    taken |= {entry.key for sector in stored if (entry := content.find_definition(sector))}
    places = [(sector.order or len(content.sectors) + 1, sector.name) for sector in stored]
    places += [
        (place, entry.name)
        for place, entry in enumerate(content.sectors, start=1)
        if entry.key not in taken and fold_text(entry.name) not in taken
    ]
    return [name for _, name in sorted(places)]


def find_sector(network: Network, content: Content, name: str) -> Sector | None:
    """Return the stored sector of this name, or a new one from the built-in content, or None."""
    for sector in network.of(Sector):
        if sector.name == name:
            return sector
    definition = content.find_sector(name)
    return content.build_sector(definition) if definition else None


def name_sectors(network: Network, actor_id: str) -> list[str]:
    """Return the names of somebody's sectors, the main one first."""
    return [sector.name for sector in network.sectors_of(actor_id)]


def plan_sectors(network: Network, content: Content, actor_id: str, names: Sequence[str]) -> Planned:
    """Return what makes `names` the sectors of somebody, the first the main one.

    A sector is written when it is first used. Ties to sectors that stay are kept as they are.
    """
    if list(names) == name_sectors(network, actor_id):
        return [], []
    put: list[Sector | Tie] = []
    there = {
        tie.target: tie for tie in network.ties_of(actor_id, TieKind.IN_SECTOR) if tie.source == actor_id
    }
    wanted: set[str] = set()
    for name in names:
        sector = find_sector(network, content, name)
        if sector is None:
            continue
        is_main = not wanted
        wanted.add(sector.id)
        if sector.id in there:
            put.append(change_tie(there[sector.id], primary=is_main))
        else:
            put += [sector, build_tie(TieKind.IN_SECTOR, actor_id, sector.id, primary=is_main)]
    return put, [tie.id for target, tie in there.items() if target not in wanted]


def plan_workplaces(network: Network, person_id: str, organization_ids: Sequence[str]) -> Planned:
    """Return what makes some organizations the workplaces of a person; those that stay are kept as they are."""
    there = {tie.target: tie for tie in network.ties_of(person_id, TieKind.WORKS_AT)}
    put: list[Sector | Tie] = [
        build_tie(TieKind.WORKS_AT, person_id, other) for other in organization_ids if other not in there
    ]
    return put, [tie.id for target, tie in there.items() if target not in organization_ids]
