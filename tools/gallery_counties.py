"""Made-up counties for the gallery, besides the sample: twelve partners, and three hundred; the same each time."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import islice, product

from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie

PLACES = (
    "Ashby", "Brook", "Cold Spring", "Dunmore", "East Fork", "Fallow", "Granite", "Hollow", "Ironwood", "Juniper",
    "Kettle", "Lowland", "Millrace", "North Bend", "Orchard", "Prairie", "Quill", "Riverside", "Stone Gate", "Tamarack",
)  # fmt: skip
SORTS = {
    "Education & libraries": ("Library", "Elementary School", "Community College", "Literacy Council"),
    "Health": ("Clinic", "Hospital", "Dental Care", "Visiting Nurses"),
    "Food & housing": ("Food Pantry", "Housing Trust", "Shelter for Families", "Community Garden"),
    "Local government": (
        "Town Council",
        "Parks and Recreation",
        "County Extension Office",
        "Transit District",
    ),
    "Faith": ("Methodist Church", "Islamic Center", "Interfaith Network", "Baptist Church"),
    "Arts & culture": ("Museum of Work", "Theater", "Quilters’ Guild", "Historical Society"),
    "Business": ("Credit Union", "Chamber of Commerce", "Hardware and Lumber", "Farmers’ Market"),
    "Media": ("Public Radio", "Weekly Record"),
}
GOALS = ("Every child reads by third grade", "Nobody goes without a meal", "Older neighbors are not alone")
TABLES = (
    "Early Years Table",
    "Food Council",
    "Health Equity Coalition",
    "Housing Round",
    "Arts Alliance",
    "Digital Access Group",
)
FIRST = (
    "Amina",
    "Bruno",
    "Carla",
    "Dmitri",
    "Elena",
    "Farid",
    "Grace",
    "Hugo",
    "Ines",
    "Jamal",
    "Keiko",
    "Lorna",
)
LAST = (
    "Abbott",
    "Bianchi",
    "Castillo",
    "Duarte",
    "Eriksen",
    "Farrell",
    "Gupta",
    "Hayashi",
    "Ivers",
    "Jansen",
    "Kovacs",
)
SEAT_SHARE, TIES_EACH, SAME_SECTOR, KNOWN = 0.45, 3, 0.45, 0.6


def build_county(partners: int, seed: int = 7) -> Network:
    """Return a county with so many partners: the first is a library, and us; not every sector has somebody."""
    draw = random.Random(seed)
    sectors = [
        Sector(id=f"s{place}", name=name, order=place, expected=True) for place, name in enumerate(SORTS)
    ]
    names = [
        (f"{place} {sort}", f"s{number}")
        for number, name in enumerate(SORTS)
        for sort, place in product(SORTS[name], PLACES)
    ]
    ours, *others = names
    chosen = [ours, *draw.sample(others, partners - 1)]
    standings = (Standing.PARTNER, Standing.PARTNER, Standing.PARTNER, Standing.IDEA)
    actors = [
        Organization(
            id=f"o{place}",
            name=name,
            home=not place,
            standing=draw.choice(standings) if place else Standing.PARTNER,
        )
        for place, (name, _) in enumerate(chosen)
    ]
    team = [
        Person(id=f"p{place}", name=name, on_team=True) for place, name in enumerate(("Ana Ruiz", "Ben Cole"))
    ]
    goals = [
        Goal(id=f"g{place}", name=name) for place, name in enumerate(islice(GOALS, max(1, partners // 12)))
    ]
    tables = [
        Coalition(id=f"c{place}", name=name)
        for place, name in enumerate(islice(TABLES, max(1, partners // 20)))
    ]
    items: list[Entity | Tie] = [*sectors, *actors, *team, *goals, *tables]
    items += [
        build_tie(TieKind.IN_SECTOR, one.id, sector) for one, (_, sector) in zip(actors, chosen, strict=True)
    ]
    items += [build_tie(TieKind.WORKS_AT, one.id, "o0") for one in team]
    items += [
        build_tie(TieKind.MEMBER_OF, one.id, draw.choice(tables).id)
        for one in actors
        if draw.random() < SEAT_SHARE
    ]
    items += [build_tie(TieKind.PURSUES, table.id, draw.choice(goals).id) for table in tables]
    items += [build_tie(TieKind.PURSUES, one.id, goals[0].id) for one in actors[1::5]]
    ties = _draw_partnerships(actors, dict(chosen), draw)
    return Network.of_items([*items, *ties, *_draw_people(actors[1:], ties, seed)])


def _draw_people(places: list[Organization], ties: list[Tie], seed: int) -> Iterator[Entity | Tie]:
    """Give people at most places, up to five at each; some of those whose places are tied know each other."""
    draw = random.Random(seed)
    people: dict[str, list[str]] = {}
    for place in places:
        for _ in range(draw.choice((0, 1, 1, 2, 3, 5))):
            somebody = Person(
                id=f"{place.id}-{len(people.get(place.id, ()))}",
                name=f"{draw.choice(FIRST)} {draw.choice(LAST)}",
            )
            people.setdefault(place.id, []).append(somebody.id)
            yield somebody
            yield build_tie(TieKind.WORKS_AT, somebody.id, place.id)
    for tie in ties:
        if tie.kind is TieKind.PARTNERS_WITH and people.keys() >= {*tie.ends} and draw.random() < KNOWN:
            one, other = (draw.choice(people[end]) for end in tie.ends)
            yield build_tie(TieKind.KNOWS, one, other)


def _draw_partnerships(actors: list[Organization], sectors: dict[str, str], draw: random.Random) -> list[Tie]:
    """Draw ties: more within a sector than chance, more to us and to the first of the list than to others, some to keepers."""
    pairs: set[tuple[str, str]] = set()
    for one in actors[1:]:
        alike = [other for other in actors if sectors[other.name] == sectors[one.name] and other is not one]
        for _ in range(draw.randint(0, TIES_EACH)):
            near = alike if alike and draw.random() < SAME_SECTOR else actors
            other = near[min(draw.randrange(len(near)), draw.randrange(len(near)))]
            if other is not one:
                pairs.add((min(one.id, other.id), max(one.id, other.id)))
    ties = [build_tie(TieKind.PARTNERS_WITH, *pair, strength=draw.randint(1, 5)) for pair in sorted(pairs)]
    known = [tie.other_end("o0") for tie in ties if "o0" in tie.ends]
    kept = [
        build_tie(TieKind.KEPT_BY, one, draw.choice(("p0", "p1")), since=date(2026, 1, 5)) for one in known
    ]
    return [*ties, *kept]
