"""Made-up partner networks of any size, the same for the same seed."""

import io
import random
from datetime import date

import networkx as nx
import xlsxwriter

from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie

SECTORS = 24
TIES_PER_ORGANIZATION = 4
SAME_SECTOR_SHARE = 0.4
PLACES = (
    "Alder", "Birch", "Cove", "Dune", "Elm", "Fern", "Grove", "Hazel", "Iris", "Juniper", "Kelp", "Linden", "Maple",
    "Nettle", "Oak", "Pine", "Quarry", "Ridge", "Spruce", "Tulip",
)  # fmt: skip
ENDINGS = (
    "ton", "field", "wood", "man", "son", "ford", "ley", "burg", "ville", "worth", "dale", "croft", "more", "well", "stead",
    "gate", "holm", "by", "wick", "shaw",
)  # fmt: skip
SORTS = ("Clinic", "School", "Library", "Pantry", "Church", "Bank", "Museum", "Shelter", "Farm")
FIRST = (
    "Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida", "Jo", "Kim", "Lou", "Max", "Nan", "Otis", "Pia",
)  # fmt: skip
SECTOR = 3
"""The place of the sector among the cells after the name."""

MESSY_HEADINGS = (
    "Organization", "Contact", "E-mail", "Phone", "Sector", "Who on staff knows them", "Last contacted", "Works with",
    "Notes",
)  # fmt: skip


def build_network(organizations: int, seed: int = 7) -> Network:
    """Return a network of organizations in 24 sectors with people, coalitions, goals and ties.

    The first organization is ours. Every one has some four partnerships of its own making (mean degree about
    eight), two in five of them within its sector, and one or two people who work there.
    """
    draw = random.Random(seed)
    sectors = [Sector(name=f"Sector {number:02}", order=number, expected=True) for number in range(SECTORS)]
    partners = [
        Organization(name=f"Organization {number:05}", home=number == 0) for number in range(organizations)
    ]
    people = [Person(name=f"Person {number:05}") for number in range(organizations * 3 // 2)]
    coalitions = [Coalition(name=f"Coalition {number}") for number in range(max(1, organizations // 12))]
    goals = [Goal(name=f"Goal {number}") for number in range(4)]
    found: list[Entity | Tie] = [*sectors, *partners, *people, *coalitions, *goals]
    found += [
        build_tie(TieKind.IN_SECTOR, partner.id, sectors[place % (SECTORS - 3)].id, primary=True)
        for place, partner in enumerate(partners)
    ]
    found += [
        build_tie(TieKind.WORKS_AT, person.id, partners[place % organizations].id)
        for place, person in enumerate(people)
    ]
    found += [
        build_tie(TieKind.MEMBER_OF, partners[place].id, draw.choice(coalitions).id)
        for place in range(0, organizations, 3)
    ]
    found += [build_tie(TieKind.PURSUES, coalition.id, draw.choice(goals).id) for coalition in coalitions]
    return Network.of_items([*found, *_draw_partnerships(partners, draw)])


def _draw_partnerships(partners: list[Organization], draw: random.Random) -> list[Tie]:
    size = len(partners)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < size * min(TIES_PER_ORGANIZATION, (size - 1) // 3):
        one = draw.randrange(size)
        if draw.random() < SAME_SECTOR_SHARE:
            other = draw.randrange(one % (SECTORS - 3), size, SECTORS - 3)
        else:
            other = min(draw.randrange(size), draw.randrange(size))
        if one != other:
            pairs.add((min(one, other), max(one, other)))
    return [
        build_tie(TieKind.PARTNERS_WITH, partners[one].id, partners[other].id, strength=draw.randint(1, 5))
        for one, other in sorted(pairs)
    ]


def write_partner_list(rows: int) -> str:
    """Return a partner list of `rows` rows as CSV, as a library would have it."""
    lines = ["Organization,Sector,Contact,E-mail,City,Notes"]
    lines += [
        f"Partner {row:06},Sector {row % SECTORS:02},Contact {row:06},contact{row}@example.org,Marlow,Met in {row % 12 + 1}"
        for row in range(rows)
    ]
    return "\n".join(lines) + "\n"


def write_messy_list(rows: int, seed: int = 7) -> bytes:
    """Return a partner list of `rows` rows as a workbook, as it looks after years in many hands.

    A title above, a total below; two people in a cell, days in three spellings, the staff who know them, partners by
    name; every tenth organization stands over two rows, every fortieth comes again with another ending.
    """
    draw = random.Random(seed)
    names = [
        f"{_name_place(row)} {PLACES[row * 7 % 20]} {SORTS[row // 400 % 9]}{' of the County' if row // 3600 else ''}"
        f"{' and Region' if row // 7200 else ''}"
        for row in range(rows)
    ]
    output = io.BytesIO()
    workbook = xlsxwriter.Workbook(output, {"in_memory": True})
    sheet = workbook.add_worksheet("Partners 2026")
    sheet.write_row(0, 0, ["Partner list (updated by Deb)"])
    sheet.write_row(2, 0, MESSY_HEADINGS)
    for row, written in enumerate(names):
        name = written
        cells = _draw_messy_cells(row, names, draw)
        if not (row + 1) % 10:
            name, cells[SECTOR] = "", ""
        elif not (row + 2) % 40:
            name = f"{names[row - 8]} Inc."
        sheet.write_row(row + 3, 0, [name, *cells])
    sheet.write_row(rows + 4, 0, [f"Total partners: {rows}"])
    workbook.close()
    return output.getvalue()


def _name_place(number: int) -> str:
    """Return one of 400 made-up names of places, which are surnames too."""
    return PLACES[number % 20] + ENDINGS[number // 20 % 20]


def _draw_messy_cells(row: int, names: list[str], draw: random.Random) -> list[str]:
    contact = f"{FIRST[row % 16]} {chr(65 + row // 16 % 26)}. {_name_place(row * 3)}"
    day = date(2026, 1 + row % 9, 1 + row % 28)
    spelled = (f"{day:%m/%d/%Y}", f"{day:%B %Y}", f"{day:%Y-%m-%d}", "")[row % 4]
    return [
        f"{contact} / {FIRST[row % 7]} {_name_place(row * 11)}" if row % 6 == 0 else contact,
        f"contact{row}@example.org", f"555-01{row % 100:02}", ("Health", "Arts, Culture & Heritage", "Food", "Schools")[row % 4],
        ("Deb", "Marcus", "Tonya", "")[row % 4], spelled, draw.choice(names) if row % 3 == 0 else "", f"Met in {row % 12 + 1}",
    ]  # fmt: skip


def build_plain_graph(network: Network) -> "nx.Graph[str]":
    """Return the partnerships as the graph that the peers are given."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(
        (entity.id, {"label": entity.name})
        for entity in network.entities.values()
        if isinstance(entity, Organization)
    )
    graph.add_edges_from(
        (tie.source, tie.target, {"weight": tie.strength})
        for tie in network.ties.values()
        if tie.kind is TieKind.PARTNERS_WITH
    )
    return graph
