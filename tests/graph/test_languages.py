"""Cypher 5 and 25: every statement is understood in both, and Neo4j has nothing to remark about any."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from netmap.graph.connection import run_rows
from netmap.graph.store import Store, open_store
from netmap.model.changes import build_change
from netmap.model.entities import Organization
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import EMPTY
from netmap.model.ties import Tie, build_tie
from tests.graph.conftest import RemarkingDatabase, list_remarks
from tests.graph.test_explore import build_town
from tests.graph.test_statements import LANGUAGES, STATEMENTS, declared, fill_kinds
from tests.stores import ServerDatabase, run_statement

OLD_LABELS = ":Store:Change:ChangePart"
"""The labels of old layouts, which a new store does not have: the database is to know them."""


@pytest.fixture
def town(cypher25_database: ServerDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store with something of all that statements name, on the current Neo4j, which remarks other names, too."""
    cypher25_database.clear()
    with open_store(cypher25_database.settings):
        monkeypatch.setattr(RemarkingDatabase, "untold", ("SCHEMA",))
    run_statement(cypher25_database.settings, f"CREATE (one{OLD_LABELS}) DELETE one")
    with open_store(cypher25_database.settings) as store:
        fill(store)
        yield store


def fill(store: Store) -> None:
    network = build_town()
    one, other = network.of(Organization)[:2]
    items: list[Entity | Tie] = [
        *network.entities.values(),
        *network.ties.values(),
        build_tie(TieKind.FUNDS, one.id, other.id),
        build_tie(TieKind.REFERS_TO, one.id, other.id),
    ]
    store.apply(build_change(EMPTY, put=items, who="Ana", sentence="A town.", batch_id="one"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statement_is_planned_without_a_remark(
    town: Store, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    for path in STATEMENTS:
        statement = f"{language} EXPLAIN\n{fill_kinds(path.read_text(encoding='utf-8'))}"
        given: dict[str, Any] = dict.fromkeys(declared(path))
        town.connection.write(partial(run_rows, statement=statement, **given))
    assert list_remarks(caplog) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_deprecated_is_remarked(town: Store, language: str, caplog: pytest.LogCaptureFixture) -> None:
    town.connection.read(partial(run_rows, statement=f"{language} MATCH (n) RETURN id(n) AS n"))
    assert re.search("01N01.*elementId", list_remarks(caplog)[0])
    caplog.clear()


def test_which_language_a_database_speaks(town: Store) -> None:
    rows = town.connection.read(partial(run_rows, statement="SHOW DATABASES YIELD name, defaultLanguage"))
    assert {"name": "neo4j", "defaultLanguage": "CYPHER 25"} in rows
