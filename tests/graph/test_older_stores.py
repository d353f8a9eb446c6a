"""Stores and exports of older versions open in this one, with all they held."""

import pytest

from netmap.content.loading import load_content
from netmap.files.plan.plan import plan_import
from netmap.files.reading import read_file
from netmap.graph.layout.migrations import newest_layout
from netmap.graph.store import Store, open_store
from netmap.model.entities import Organization
from netmap.model.entity_classes import change_entity
from netmap.model.network import Network
from netmap.settings import Settings
from tests.graph.conftest import OLDER
from tests.graph.test_store import LIBRARY, START, put
from tests.stores import run_statement

READ_RECORD = "MATCH (s:NetmapStore) RETURN s.schema_version AS layout, s.tally AS tally"


def test_a_store_of_the_first_layout_opens_with_all_it_held(older: Settings) -> None:
    with open_store(older) as store:
        network = store.read()
        assert {one.name for one in network.entities.values()} == {
            "Harbor Library", "Harbor Food Bank", "Ana Poe", "Luis Œ'Neil"
        }  # fmt: skip
        assert network.tie_counts() == {"KNOWS": 1, "PARTNERS_WITH": 1, "WORKS_AT": 2}
        assert [found.who for found in store.changes()] == ["Ana", "Luis", "Ana", "Ana"]
        store.undo(store.changes()[0].id, who="Ana")
        assert store.read().entities["food-bank"].city == "Hart"  # type: ignore[attr-defined]
    assert run_statement(older, READ_RECORD)[0]["layout"] == newest_layout()
    with open_store(older) as again:
        assert len(again.read().entities) == 4


@pytest.mark.parametrize("ending", ["json", "xlsx"])
def test_an_export_of_the_first_layout_comes_in_whole(ending: str) -> None:
    file = OLDER / f"layout-1.{ending}"
    plan = plan_import(Network(), [read_file(file.read_bytes(), file.name)], load_content())
    network = plan.foresee()
    assert {one.name for one in network.of(Organization)} == {"Harbor Library", "Harbor Food Bank"}
    assert network.tie_counts() == {"KNOWS": 1, "PARTNERS_WITH": 1, "WORKS_AT": 2}


def test_a_store_is_counted_once_when_it_is_opened_and_kept_counted(store: Store, settings: Settings) -> None:
    put(store, *START)
    (kept,) = run_statement(settings, READ_RECORD)
    run_statement(settings, "MATCH (s:NetmapStore) SET s.schema_version = 1 REMOVE s.tally RETURN 1")
    run_statement(settings, "MATCH (done:NetmapMigration {key: 'V0002'}) DELETE done RETURN 1")
    with open_store(settings) as opened:
        assert run_statement(settings, READ_RECORD) == [kept]
        put(opened, change_entity(LIBRARY, city="Hart"))
        assert run_statement(settings, READ_RECORD) == [kept]
        assert opened.revision() == 2
