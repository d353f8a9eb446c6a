"""People and places that nobody serves, or nobody we have a tie to."""

from netmap.analysis.missing.gap import Gap, GapKind
from netmap.analysis.projection import is_closed
from netmap.analysis.standpoint import Standpoint
from netmap.model.entities import Area, Population, Program
from netmap.model.kinds import EntityKind, TieKind


def find_unserved(here: Standpoint) -> list[Gap]:
    """Return the populations, then the areas, that nobody serves or only somebody without a tie to us.

    Whoever serves an area serves the areas in it, and an area is served in part when one in it is. Nothing is
    returned as long as it is not noted of anybody whom they serve.
    """
    if not here.network.ties_of_kind(TieKind.SERVES):
        return []
    populations = {one.id: find_servers(here, one.id) for one in here.network.of(Population)}
    areas = {one.id: _find_area_servers(here, one.id) for one in here.network.of(Area)}
    return [
        gap
        for place, servers in (populations | areas).items()
        for gap in _describe_service(here, place, servers)
    ]


def find_servers(here: Standpoint, served: str) -> tuple[str, ...]:
    """Return the ids of those who serve a population or an area, themselves or by a program, by name."""
    found = set()
    for server in here.network.sources(served, TieKind.SERVES):
        if isinstance(server, Program):
            running = server.ended is None or server.ended >= here.day
            found |= (
                set(here.keep_present(here.network.sources(server.id, TieKind.RUNS))) if running else set()
            )
        else:
            found |= set(here.keep_present((server,)))
    return here.sort_by_name(found)


def _find_area_servers(here: Standpoint, area_id: str) -> tuple[str, ...]:
    around = _walk_areas(here, area_id, up=True) | _walk_areas(here, area_id, up=False)
    return here.sort_by_name({server for area in around for server in find_servers(here, area)})


def _walk_areas(here: Standpoint, area_id: str, *, up: bool) -> set[str]:
    found, rest = {area_id}, [area_id]
    while rest:
        one = rest.pop()
        step = here.network.targets if up else here.network.sources
        fresh = {area.id for area in step(one, TieKind.PART_OF)} - found
        found |= fresh
        rest += fresh
    return found


def _describe_service(here: Standpoint, served: str, servers: tuple[str, ...]) -> list[Gap]:
    name = here.network.name_of(served)
    if not servers:
        return [
            Gap(GapKind.UNSERVED, served, name, "Nobody on the map is noted as serving them.", missing=served)
        ]
    if not here.us or any(here.is_tied_to_us(server) for server in servers):
        return []
    reason = "Only somebody without a tie to us is noted as serving them."
    return [Gap(GapKind.SERVED_FAR, served, name, reason, missing=served, evidence=servers)]


def find_unreached(here: Standpoint) -> list[Gap]:
    """Return the populations whom somebody serves, but no running program of anybody's is noted as reaching.

    A program runs from its first to its last day, unless whoever runs it has closed. Nothing is returned as long
    as it is noted of no program whom it reaches.
    """
    programs = here.network.of(Program)
    reached = {one.id: here.network.targets(one.id, TieKind.SERVES) for one in programs}
    if not any(end.kind is EntityKind.POPULATION for ends in reached.values() for end in ends):
        return []
    running = {end.id for one in programs if _is_running(here, one) for end in reached[one.id]}
    reason = "Somebody serves them, and no running program is noted as reaching them."
    return [
        Gap(GapKind.PROGRAM_POPULATION, one.id, one.name, reason, missing=one.id, evidence=servers)
        for one in here.network.of(Population)
        if one.id not in running and (servers := find_servers(here, one.id))
    ]


def _is_running(here: Standpoint, program: Program) -> bool:
    started = program.started is None or program.started <= here.day
    ended = program.ended is not None and program.ended < here.day
    holders = here.network.sources(program.id, TieKind.RUNS)
    return started and not ended and not (holders and all(is_closed(one) for one in holders))


SEARCHES = (find_unserved, find_unreached)
"""What is looked for, the most useful first."""
