"""People and places that nobody serves, or nobody we have a tie to."""

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.analysis.projection import is_closed
from netmap.model.entities import Area, Population, Program
from netmap.model.kinds import EntityKind, TieKind


def find_unserved(day: Day) -> list[Gap]:
    """Return the populations, then the areas, that nobody serves or only somebody with whom we have no relationship.

    Whoever serves an area serves the areas in it, and an area is served in part when one in it is. Nothing is
    returned as long as it is not noted of anybody whom they serve.
    """
    if not day.network.ties_of_kind(TieKind.SERVES):
        return []
    populations = {one.id: find_servers(day, one.id) for one in day.network.of(Population)}
    areas = {one.id: _find_area_servers(day, one.id) for one in day.network.of(Area)}
    return [
        gap
        for place, servers in (populations | areas).items()
        for gap in _describe_service(day, place, servers)
    ]


def find_servers(day: Day, served: str) -> tuple[str, ...]:
    """Return the ids of those who serve a population or an area, themselves or by a program, by name."""
    found = set()
    for server in day.network.sources(served, TieKind.SERVES):
        if isinstance(server, Program):
            running = server.ended is None or server.ended >= day.date
            found |= set(day.keep_present(day.network.sources(server.id, TieKind.RUNS))) if running else set()
        else:
            found |= set(day.keep_present((server,)))
    return day.sort_by_name(found)


def _find_area_servers(day: Day, area_id: str) -> tuple[str, ...]:
    around = _walk_areas(day, area_id, up=True) | _walk_areas(day, area_id, up=False)
    return day.sort_by_name({server for area in around for server in find_servers(day, area)})


def _walk_areas(day: Day, area_id: str, *, up: bool) -> set[str]:
    found, rest = {area_id}, [area_id]
    while rest:
        one = rest.pop()
        step = day.network.targets if up else day.network.sources
        fresh = {area.id for area in step(one, TieKind.PART_OF)} - found
        found |= fresh
        rest += fresh
    return found


def _describe_service(day: Day, served: str, servers: tuple[str, ...]) -> list[Gap]:
    name = day.network.name_of(served)
    if not servers:
        return [
            Gap(GapKind.UNSERVED, served, name, "Nobody on the map is noted as serving them.", missing=served)
        ]
    if not day.us or any(day.is_related_to_us(server) for server in servers):
        return []
    reason = "Only somebody with whom we have no relationship is noted as serving them."
    return [Gap(GapKind.SERVED_FAR, served, name, reason, missing=served, evidence=servers)]


def find_unreached(day: Day) -> list[Gap]:
    """Return the populations whom somebody serves, but no running program of anybody's is noted as reaching.

    A program runs from its first to its last day, unless whoever runs it has closed. Nothing is returned as long
    as it is noted of no program whom it reaches.
    """
    programs = day.network.of(Program)
    reached = {one.id: day.network.targets(one.id, TieKind.SERVES) for one in programs}
    if not any(end.kind is EntityKind.POPULATION for ends in reached.values() for end in ends):
        return []
    running = {end.id for one in programs if _is_running(day, one) for end in reached[one.id]}
    reason = "Somebody serves them, and no running program is noted as reaching them."
    return [
        Gap(GapKind.PROGRAM_POPULATION, one.id, one.name, reason, missing=one.id, evidence=servers)
        for one in day.network.of(Population)
        if one.id not in running and (servers := find_servers(day, one.id))
    ]


def _is_running(day: Day, program: Program) -> bool:
    started = program.started is None or program.started <= day.date
    ended = program.ended is not None and program.ended < day.date
    holders = day.network.sources(program.id, TieKind.RUNS)
    return started and not ended and not (holders and all(is_closed(one) for one in holders))


SEARCHES = (find_unserved, find_unreached)
"""What is looked for, the most useful first."""
