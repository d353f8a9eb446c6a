"""Who of public lists could fill an empty chair: candidates in a sector, without those who are on the map."""

from collections import defaultdict

from netmap.analysis.day import Day, once_a_day
from netmap.model.entities import Candidate, Organization, Sector
from netmap.model.text import fold_text


@once_a_day
def find_candidates(day: Day) -> dict[str, tuple[Candidate, ...]]:
    """Return the candidates in each sector on the map, by its id and by name; whoever is on the map by name is none.

    A candidate is in a sector when its list says so in the name of the sector, or of the one of ours it was made from.
    """
    here = {fold_text(name) for one in day.everything.of(Organization) for name in (one.name, *one.aka)}
    by_sector: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in day.everything.of(Candidate):
        if fold_text(candidate.name) not in here:
            for name in candidate.sectors:
                by_sector[fold_text(name)].append(candidate)
    return {sector.id: _list_in(day, sector, by_sector) for sector in day.sectors} if by_sector else {}


def _list_in(day: Day, sector: Sector, by_sector: dict[str, list[Candidate]]) -> tuple[Candidate, ...]:
    definition = day.content.find_definition(sector)
    names = {fold_text(sector.name), *([fold_text(definition.name)] if definition else [])}
    found = {one.id: one for name in names for one in by_sector.get(name, ())}
    return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.id)))
