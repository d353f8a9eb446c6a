"""Small made-up networks for the map, each named for what it shows."""

import random
from collections.abc import Iterator
from datetime import date

from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.model.views.coding import By, Coding, Trait

DAY = date(2026, 11, 21)
BY_CONNECTORS = Coding(size=By(Trait.CONNECTORS))
_WORDS = ("River", "Oak", "Summit", "Harbor", "Cedar", "Unity", "Bright", "Hope", "Valley", "Lakeside")
_KINDS = (
    "Center",
    "Clinic",
    "Church",
    "Pantry",
    "Network of Neighbors",
    "Council",
    "Club",
    "Historical Society",
)


def build_sector(number: int, *, expected: bool = True, on_the_wall: bool = True) -> Sector:
    family = f"Family {number // 3}"
    return Sector(
        id=f"sector{number:03}", name=f"Sector {number}", family=family, order=number,
        expected=expected, on_the_wall=on_the_wall,
    )  # fmt: skip


def build_town(count: int, *, sectors: int = 8, seed: int = 7) -> Network:
    """A town of `count` organizations: sector 0 has nobody, one organization is us, some have long names."""
    chance = random.Random(seed)  # noqa: S311 - a made-up town
    items: list[Entity | Tie] = [build_sector(number) for number in range(sectors)]
    for number in range(count):
        name = " ".join(chance.choices(_WORDS, k=chance.randint(1, 3))) + f" {chance.choice(_KINDS)}"
        organization = Organization(id=f"org{number:05}", name=name, home=number == 0)
        seat = f"sector{chance.randint(1, sectors - 1):03}"
        items += [organization, build_tie(TieKind.IN_SECTOR, organization.id, seat, primary=True)]
    pairs = {tuple(sorted(chance.sample(range(count), 2))) for _ in range(2 * count)} if count > 1 else set()
    items += [
        build_tie(TieKind.PARTNERS_WITH, f"org{one:05}", f"org{other:05}", strength=chance.randint(1, 5))
        for one, other in sorted(pairs)
    ]
    return Network.of_items([*items, *_list_middle(min(count, 6))])


def _list_middle(count: int) -> Iterator[Entity | Tie]:
    goal, table = (
        Goal(id="goal", name="Every child reads by grade three"),
        Coalition(id="table", name="Early table"),
    )
    yield from (goal, table, build_tie(TieKind.PURSUES, table.id, goal.id))
    yield from (build_tie(TieKind.MEMBER_OF, f"org{number:05}", table.id) for number in range(count))


def build_acquaintances() -> Network:
    """Us, whom we work with, whom we are in touch with, who is on our list only, and a partner of the past."""
    sector = build_sector(1)
    names = {
        "us": Standing.PARTNER, "close": Standing.PARTNER, "aware": Standing.PARTNER, "listed": Standing.PARTNER,
        "idea": Standing.IDEA, "past": Standing.PAST_PARTNER, "gone": Standing.CLOSED,
    }  # fmt: skip
    items: list[Entity | Tie] = [sector, build_sector(2)]
    for name, standing in names.items():
        items.append(Organization(id=name, name=name.title(), standing=standing, home=name == "us"))
        items.append(build_tie(TieKind.IN_SECTOR, name, sector.id, primary=True))
    items += [
        build_tie(TieKind.PARTNERS_WITH, "us", "close", strength=4),
        build_tie(TieKind.PARTNERS_WITH, "us", "aware", strength=1),
        build_tie(TieKind.PARTNERS_WITH, "us", "idea", strength=4),
    ]
    return Network.of_items(items)


def build_people() -> Network:
    """Two organizations in two sectors, their people, and one person who works nowhere."""
    items: list[Entity | Tie] = [build_sector(1), build_sector(2)]
    for number in (1, 2):
        items.append(Organization(id=f"org{number}", name=f"Organization {number}"))
        items.append(build_tie(TieKind.IN_SECTOR, f"org{number}", f"sector{number:03}", primary=True))
    for number in range(5):
        items.append(Person(id=f"person{number}", name=f"Person {number}"))
        if number:
            items.append(build_tie(TieKind.WORKS_AT, f"person{number}", "org1" if number < 4 else "org2"))
    return Network.of_items(items)


def build_hub(count: int, *, sectors: int = 20) -> Network:
    """A town in which the first organization is tied to all others."""
    town = build_town(count, sectors=sectors)
    ties = [build_tie(TieKind.PARTNERS_WITH, "org00000", f"org{number:05}") for number in range(1, count)]
    return Network.of_items(
        [*town.entities.values(), *{one.ends: one for one in (*ties, *town.ties.values())}.values()]
    )
