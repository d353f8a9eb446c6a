"""What a Neo4j user asks in the database's own tools: each statement gives on both databases what Python counts."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations, pairwise
from typing import Any

import networkx as nx
import pytest

from netmap.graph.connection import run_rows
from netmap.graph.statements import find_statements_folder
from netmap.graph.store import Store
from netmap.model.changes import build_change
from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.happenings import Interaction
from netmap.model.kinds import InteractionKind, TieKind
from netmap.model.network import EMPTY, Network
from netmap.model.ties import Tie, build_tie

FOLDER = find_statements_folder() / "explore"
NAMES = sorted(path.stem for path in FOLDER.glob("*.cypher"))
ASKED = {"shortest_introduction": {"organization": "Org 03"}, "history_of_one": {"name": "Org 03"}}

Rows = list[tuple[Any, ...]]


def build_town() -> Network:
    """Return a town in which every question has an answer."""
    dice = random.Random(4)  # noqa: S311 - a town, no secret
    organizations = [Organization(name=f"Org {number:02}") for number in range(24)]
    sectors = [Sector(name=f"Sector {number}", expected=number % 2 == 0) for number in range(7)]
    tables = [Coalition(name=f"Table {number}") for number in range(3)]
    goals = [Goal(name=f"Goal {number}") for number in range(2)]
    team = [Person(name=name, on_team=True) for name in ("Ana", "Deb")]
    others = [Person(name=f"Person {number}") for number in range(8)]
    ties: list[Tie] = []
    inner, lonely = organizations[:20], organizations[20:]
    for one, other in combinations(inner, 2):
        if dice.random() < 0.12:
            ties.append(build_tie(TieKind.PARTNERS_WITH, one.id, other.id))
    for one, other in ((a, b) for a in inner for b in inner if a is not b):
        if dice.random() < 0.05:
            ties.append(build_tie(TieKind.REPORTS, one.id, other.id))
    ties.append(build_tie(TieKind.PARTNERS_WITH, lonely[0].id, inner[0].id))
    for place, one in enumerate(organizations):
        ties.append(build_tie(TieKind.IN_SECTOR, one.id, sectors[4 if place > 21 else place % 4].id))
        if place % 2:
            ties.append(build_tie(TieKind.MEMBER_OF, one.id, tables[place % 3].id))
        if place % 5 == 1 or place == 7:
            ties.append(build_tie(TieKind.MEMBER_OF, one.id, tables[(place + 1) % 3].id))
        if place % 4 == 0:
            ties.append(build_tie(TieKind.PURSUES, one.id, goals[place % 8 // 4].id))
        if place % 3 == 0:
            ties.append(build_tie(TieKind.KEPT_BY, one.id, team[place % 2].id))
    for place, person in enumerate(others):
        ties.append(build_tie(TieKind.WORKS_AT, person.id, organizations[place].id))
        if place % 3 == 0:
            ties.append(build_tie(TieKind.WORKS_AT, person.id, organizations[place + 9].id))
    ties.append(build_tie(TieKind.KNOWS, team[0].id, others[1].id))
    ties += [build_tie(TieKind.KNOWS, one.id, other.id) for one, other in pairwise(others[:5])]
    contacts = [
        Interaction(
            on=date(2026, 1 + place, 3),
            interaction_kind=InteractionKind.ATTEMPT if place == 4 else InteractionKind.CALL,
        )
        for place in range(6)
    ]
    for place, contact in enumerate(contacts):
        ties.append(build_tie(TieKind.WITH, contact.id, organizations[place % 4].id))
        ties.append(build_tie(TieKind.BY, contact.id, team[place % 2].id))
    items: list[Entity | Tie] = [
        *organizations, *sectors, *tables, *goals, *team, *others, *contacts, *ties
    ]  # fmt: skip
    return Network.of_items(items)


class Town:
    """Counts by going through everything."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.organizations = network.of(Organization)
        self.works: nx.Graph[str] = nx.Graph()
        self.works.add_nodes_from(one.name for one in self.organizations)
        self.works.add_edges_from(self.named(TieKind.PARTNERS_WITH))

    def named(self, kind: TieKind) -> list[tuple[str, str]]:
        name = self.network.name_of
        return [(name(tie.source), name(tie.target)) for tie in self.network.ties_of_kind(kind)]

    def gather(self, pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
        found = defaultdict(set)
        for one, other in pairs:
            found[one].add(other)
        return found

    def turned(self, kind: TieKind) -> dict[str, set[str]]:
        return self.gather((other, one) for one, other in self.named(kind))

    def without(self, *kinds: TieKind) -> Rows:
        tied = {name for kind in kinds for pair in self.named(kind) for name in pair}
        return [(one.name,) for one in self.organizations if one.name not in tied]

    def who_connects_whom(self) -> Rows:
        found = []
        for name in self.works:
            pairs = [p for p in combinations(self.works[name], 2) if not self.works.has_edge(*p)]
            found += [(name, self.works.degree(name), len(pairs))] if pairs else []
        return found

    def most_ties(self) -> Rows:
        return [(name, degree) for name, degree in self.works.degree() if degree]

    def without_ties(self) -> Rows:
        return self.without(TieKind.PARTNERS_WITH, TieKind.REPORTS, TieKind.FUNDS, TieKind.REFERS_TO)

    def hanging_on_one(self) -> Rows:
        return [(name, next(iter(self.works[name]))) for name in self.works if self.works.degree(name) == 1]

    def empty_sectors(self) -> Rows:
        filled = self.turned(TieKind.IN_SECTOR)
        return [(s.name,) for s in self.network.of(Sector) if s.expected and s.name not in filled]

    def sector_sizes(self) -> Rows:
        return [(sector, len(names)) for sector, names in self.turned(TieKind.IN_SECTOR).items()]

    def count_between(self) -> Counter[tuple[str, str]]:
        sectors = self.gather(self.named(TieKind.IN_SECTOR))
        found: Counter[tuple[str, str]] = Counter()
        for one, other in self.works.edges:
            for pair in {(min(a, b), max(a, b)) for a in sectors[one] for b in sectors[other] if a != b}:
                found[pair] += 1
        return found

    def ties_between_sectors(self) -> Rows:
        return [(*pair, count) for pair, count in self.count_between().items()]

    def sectors_that_do_not_meet(self) -> Rows:
        meeting = self.count_between()
        return [p for p in combinations(sorted(self.turned(TieKind.IN_SECTOR)), 2) if p not in meeting]

    def shortest_introduction(self) -> Rows:
        known = nx.Graph(self.named(TieKind.KNOWS))
        there = self.turned(TieKind.WORKS_AT)[ASKED["shortest_introduction"]["organization"]]
        askers = [person.name for person in self.network.of(Person) if person.on_team]
        lengths = {(a, p): nx.shortest_path_length(known, a, p)
                   for a in askers for p in there if a in known and p in known and nx.has_path(known, a, p)}  # fmt: skip
        return [(*pair, length) for pair, length in lengths.items() if length <= 4]

    def who_works_where(self) -> Rows:
        return [(place, names) for place, names in self.turned(TieKind.WORKS_AT).items()]

    def at_several_places(self) -> Rows:
        places = self.gather(self.named(TieKind.WORKS_AT))
        return [(name, found) for name, found in places.items() if len(found) > 1]

    def who_keeps_whom(self) -> Rows:
        return [(name, len(kept)) for name, kept in self.turned(TieKind.KEPT_BY).items()]

    def kept_by_nobody(self) -> Rows:
        return self.without(TieKind.KEPT_BY)

    def last_contacts(self) -> Rows:
        last: dict[str, date] = {}
        for tie in self.network.ties_of_kind(TieKind.WITH):
            contact, name = self.network.entities[tie.source], self.network.name_of(tie.target)
            if isinstance(contact, Interaction) and contact.interaction_kind is not InteractionKind.ATTEMPT:
                last[name] = max(last.get(name, date.min), contact.on or date.min)
        return list(last.items())

    def coalitions_and_members(self) -> Rows:
        return [(table, len(names)) for table, names in self.turned(TieKind.MEMBER_OF).items()]

    def meeting_twice(self) -> Rows:
        tables = self.gather(self.named(TieKind.MEMBER_OF))
        shared = {pair: len(tables[pair[0]] & tables[pair[1]]) for pair in combinations(tables, 2)}
        return [(*sorted(pair), count) for pair, count in shared.items() if count > 1]

    def in_no_coalition(self) -> Rows:
        return self.without(TieKind.MEMBER_OF)

    def goals_and_sectors(self) -> Rows:
        sectors = self.gather(self.named(TieKind.IN_SECTOR))
        pursuing = self.turned(TieKind.PURSUES)
        return [(goal, set().union(*(sectors[name] for name in names))) for goal, names in pursuing.items()]

    def said_by_one_side(self) -> Rows:
        said = self.gather(self.named(TieKind.REPORTS))
        return [
            (one, other)
            for one, names in said.items()
            for other in names
            if said.get(other, {one}).isdisjoint({one})
        ]


def make_plain(value: Any) -> Any:
    if isinstance(value, list | set):
        return tuple(sorted(value))
    return value.to_native() if hasattr(value, "to_native") else value


def ask(store: Store, name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    statement = "\n".join(line for line in lines if not line.startswith("//"))
    return store.connection.read(lambda transaction: run_rows(transaction, statement, **ASKED.get(name, {})))


@pytest.fixture
def town(store: Store) -> Network:
    network = build_town()
    store.apply(build_change(EMPTY, put=[*network.entities.values(), *network.ties.values()], who="Ana",
                             sentence="A town."))  # fmt: skip
    return network


def test_every_question_has_the_answer_that_python_finds(store: Store, town: Network) -> None:
    counted = Town(town)
    for name in (one for one in NAMES if one not in {"what_changed", "history_of_one"}):
        expected: Callable[[], Rows] = getattr(counted, name)
        wanted = sorted(tuple(map(make_plain, row)) for row in expected())
        found = [tuple(map(make_plain, row.values())) for row in ask(store, name)]
        if name == "meeting_twice":
            found = [(*sorted(row[:2]), row[2]) for row in found]
        assert wanted, name
        assert sorted(found) == wanted, name


def test_the_journal_is_read_like_the_rest(store: Store, town: Network) -> None:
    library = Organization(name="Library")
    store.apply(build_change(town, put=[library], who="Deb", sentence="Added Library."))
    assert [(row["who"], row["sentence"]) for row in ask(store, "what_changed")] == [
        ("Deb", "Added Library."), ("Ana", "A town."),
    ]  # fmt: skip
    assert [row["sentence"] for row in ask(store, "history_of_one")] == ["A town."]


def test_every_statement_says_what_it_answers() -> None:
    assert len(NAMES) >= 20
    for name in NAMES:
        text = (FOLDER / f"{name}.cypher").read_text(encoding="utf-8")
        assert text.startswith("// ")
        assert "// Returns " in text
