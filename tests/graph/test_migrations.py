"""Stores of older layouts come to the newest one step at a time, once, whoever opens them and however they are broken off."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from netmap.errors import StoreTooNew, StoreUnusable
from netmap.graph.copies.backup_file import Backup, read_backup
from netmap.graph.copies.backups import make_backup, restore_backup
from netmap.graph.layout import schema, upgrading
from netmap.graph.layout.migrations import (
    Migration,
    is_about_schema,
    list_migrations,
    newest_layout,
)
from netmap.graph.layout.steps import STEPS
from netmap.graph.local.server import stop_local_server
from netmap.graph.statements import take_out_comments
from netmap.graph.store import Store, open_store
from netmap.model.entities import Person
from netmap.model.network import Network
from netmap.settings import Settings, load_settings
from tests.graph.conftest import OLDER, Database
from tests.graph.test_statements import LANGUAGES, declared, lint
from tests.graph.test_store import put
from tests.stores import ROOT, run_statement

FILES = sorted((ROOT / "cypher" / "migrations").rglob("*.cypher"))
STEPS_OF_ALL = list_migrations(on_neo4j=False)
STEPS_ON_NEO4J = list_migrations(on_neo4j=True)
READ_NODES = "MATCH (one) RETURN elementId(one) AS place, labels(one) AS labels, properties(one) AS record"
READ_TIES = "MATCH (a)-[tie]->(b) RETURN type(tie) AS kind, elementId(a) AS a, elementId(b) AS b, properties(tie) AS record"
READ_HISTORY = "MATCH (m:NetmapMigration) RETURN m.key AS key, m.name AS name ORDER BY key"

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Rows, Rows]]:
    """By layout, every node and tie of the store of that layout, as it lies in its database."""
    found = {}
    for layout in (1, 2):
        folder = tmp_path_factory.mktemp("older") / "store"
        with ZipFile(OLDER / f"layout-{layout}.zip") as packed:
            packed.extractall(folder)
        settings = load_settings(store=str(folder))
        found[layout] = run_statement(settings, READ_NODES), run_statement(settings, READ_TIES)
        stop_local_server(folder)
    return found


def group(rows: Rows, key: Callable[[dict[str, Any]], str]) -> list[tuple[str, Rows]]:
    return [(one, list(alike)) for one, alike in groupby(sorted(rows, key=key), key)]


@pytest.fixture
def lay_out(settings: Settings, contents: dict[int, tuple[Rows, Rows]]) -> Callable[[int], Settings]:
    """Gives, for a layout, the settings of either database with the store of that layout in it."""

    def lay_out(layout: int) -> Settings:
        nodes, ties = contents[layout]
        for labels, alike in group(nodes, lambda node: "".join(f":{label}" for label in node["labels"])):
            records = [node["record"] | {"place": node["place"]} for node in alike]
            text = f"UNWIND $records AS record CREATE (one{labels}) SET one = record RETURN count(one) AS n"
            assert run_statement(settings, text, records=records) == [{"n": len(records)}]
        for kind, alike in group(ties, lambda tie: tie["kind"]):
            text = (
                "UNWIND $ties AS told MATCH (a {place: told.a}) MATCH (b {place: told.b}) "
                f"CREATE (a)-[tie:{kind}]->(b) SET tie = told.record RETURN count(tie) AS n"
            )
            assert run_statement(settings, text, ties=alike) == [{"n": len(alike)}]
        run_statement(settings, "MATCH (one) REMOVE one.place RETURN count(one) AS done")
        return settings

    return lay_out


@pytest.fixture(scope="module")
def backup() -> Backup:
    """What the store of layout 2 held, as the netmap of then backed it up."""
    file = OLDER / "layout-2.netmap"
    return read_backup(file.read_bytes(), file.name)


def count_steps(settings: Settings) -> int:
    return len(STEPS_ON_NEO4J if settings.is_server else STEPS_OF_ALL)


def read_journal(store: Store) -> list[Any]:
    return [store.change(header.id) for header in reversed(store.changes())]


def check_whole(store: Store, backup: Backup) -> None:
    assert store.read() == backup.network
    assert read_journal(store) == list(backup.read_changes())


@pytest.mark.parametrize("layout", [1, 2])
def test_an_older_store_comes_to_the_newest_layout_with_all_it_held(
    lay_out: Callable[[int], Settings], backup: Backup, layout: int
) -> None:
    settings = lay_out(layout)
    with open_store(settings) as store:
        if layout == 2:
            check_whole(store, backup)
        else:
            assert len(store.read().entities) == 4
            assert len(read_journal(store)) == 4
        store.undo(store.changes()[-1].id, who="Ana") if layout == 1 else store.undo(who="Ana")
        before = store.read()
    with open_store(settings) as again:
        assert again.read() == before


def test_what_was_changed_past_netmap_in_an_older_store_waits_when_it_is_up_to_date(
    lay_out: Callable[[int], Settings], backup: Backup
) -> None:
    settings = lay_out(2)
    run_statement(settings, "CREATE (:Organization {name: 'Food Bank'})")
    run_statement(settings, "MATCH (one:Entity {id: 'met'}) SET one.notes = 'Went well'")
    with open_store(settings) as store:
        check_whole(store, backup)
        assert len(store.outside.edits) == 2
        store.adopt(store.outside, who="Ana")
        assert {"Food Bank"} < {one.name for one in store.read().entities.values()}
        store.undo(who="Ana")
        assert store.read() == backup.network


def test_what_an_older_store_holds_looks_as_if_it_were_written_now(
    lay_out: Callable[[int], Settings], database: Database, backup: Backup
) -> None:
    settings = lay_out(2)
    everything = (
        "MATCH (one) WHERE one:Entity OR one:NetmapRecord RETURN labels(one) AS labels, properties(one) AS record "
        "ORDER BY record.id"
    )
    with open_store(settings):
        upgraded = run_statement(settings, everything)
    database.clear()
    with open_store(settings) as store:
        restore_backup(store, backup)
        assert [row["record"] for row in run_statement(settings, everything)] == [
            row["record"] for row in upgraded
        ]
    captions = {row["record"]["id"]: row["record"]["caption"] for row in upgraded}
    assert captions["met"] == "Meeting, Harbor Food Bank, 3 Mar 2026"
    kinds = {row["record"]["id"]: set(row["labels"]) for row in upgraded}
    assert kinds["setting"] == {"NetmapRecord", "NetmapSetting"}
    assert kinds["met"] == {"Entity", "Interaction"}


def test_a_store_and_a_new_one_have_been_through_the_same_steps(
    lay_out: Callable[[int], Settings], database: Database
) -> None:
    settings = lay_out(2)
    with open_store(settings):
        upgraded = run_statement(settings, READ_HISTORY)
    database.clear()
    with open_store(settings):
        assert run_statement(settings, READ_HISTORY) == upgraded
    assert [row["name"] for row in upgraded if row["key"] == "V0001"] == ["set up"]


def test_two_that_open_an_older_store_at_once_bring_it_there_once(
    lay_out: Callable[[int], Settings], backup: Backup
) -> None:
    settings = lay_out(2)
    with ThreadPoolExecutor(3) as threads:
        stores = list(threads.map(lambda _: open_store(settings), range(3)))
    for store in stores:
        with store:
            check_whole(store, backup)
    assert len(run_statement(settings, READ_HISTORY)) == count_steps(settings)


def test_one_that_took_the_store_over_in_between_is_no_sign_of_loss(
    lay_out: Callable[[int], Settings], backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, find_older, others = lay_out(2), schema._find_older, list[Store]()

    def come_second(transaction: Any) -> bool:
        if not others:
            monkeypatch.undo()
            others.append(open_store(settings))
        return find_older(transaction)

    monkeypatch.setattr(schema, "_find_older", come_second)
    with open_store(settings) as store, others[0]:
        check_whole(store, backup)


class PowerCut(BaseException):
    """Ends a process in the middle of a transaction."""


@pytest.fixture(params=STEPS_OF_ALL, ids=lambda one: one.key)
def broken_off(
    request: pytest.FixtureRequest, lay_out: Callable[[int], Settings], monkeypatch: pytest.MonkeyPatch
) -> Settings:
    """The settings of a store of layout 2 whose upgrade was broken off in one step, each in turn."""
    settings = lay_out(2)
    finish = upgrading._finish

    def break_off(transaction: Any, migration: Migration, **rest: Any) -> None:
        finish(transaction, migration, **rest)
        if migration == request.param:
            raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(upgrading, "_finish", break_off)
        with pytest.raises(PowerCut):
            open_store(settings)
    return settings


def test_an_upgrade_that_was_broken_off_goes_on_at_the_next_opening(
    broken_off: Settings, backup: Backup
) -> None:
    with open_store(broken_off) as store:
        check_whole(store, backup)
    assert len(run_statement(broken_off, READ_HISTORY)) == count_steps(broken_off)


def test_a_step_that_moves_some_at_a_time_goes_on_after_the_first(
    lay_out: Callable[[int], Settings], backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, move = lay_out(2), upgrading._move_some

    def move_and_break(transaction: Any, **rest: Any) -> int:
        move(transaction, **rest)
        raise PowerCut

    monkeypatch.setattr(upgrading, "_move_some", move_and_break)
    with pytest.raises(PowerCut):
        open_store(settings)
    monkeypatch.undo()
    with open_store(settings) as store:
        check_whole(store, backup)


def test_a_step_that_cannot_be_done_says_how_to_go_on(
    lay_out: Callable[[int], Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = lay_out(2)

    def refuse(*_: Any, **__: Any) -> None:
        raise StoreUnusable("The disk is full.")

    monkeypatch.setattr(upgrading, "_finish", refuse)
    with pytest.raises(
        StoreUnusable, match=r"half way .*“set up” could not be done\. Open it again.*The disk is full\."
    ):
        open_store(settings)


def test_a_netmap_that_knows_fewer_steps_opens_nothing(store: Store, settings: Settings) -> None:
    run_statement(
        settings, "CREATE (:NetmapMigration {key: 'V9999', name: 'of tomorrow', checksum: 'x'}) RETURN 1"
    )
    with pytest.raises(StoreTooNew, match=r"newer netmap \(step V9999\)\. Update netmap"):
        open_store(settings)


def test_a_netmap_that_knows_fewer_fields_reads_and_changes_nothing(store: Store, settings: Settings) -> None:
    """A field of tomorrow in the layout of today: it would be lost with the next save, undo or forgetting."""
    put(store, Person(id="ana", name="Ana", title="Eat well"))
    run_statement(settings, "MATCH (p:Person {id: 'ana'}) SET p.motto = p.title SET p.title = null RETURN 1")
    run_statement(
        settings, "MATCH (c:NetmapChangePart) SET c.text = replace(c.text, '\"title\"', '\"motto\"') RETURN 1"
    )
    change = store.changes()[0]
    with open_store(settings) as opened:
        for use in (
            opened.read,
            lambda: opened.undo(who="Ana"),
            lambda: opened.change(change.id),
            lambda: make_backup(opened),
        ):
            with pytest.raises(
                StoreTooNew, match=r"does not know \(Person, motto\): a newer one wrote it\. Update"
            ):
                use()
    assert run_statement(settings, "MATCH (p:Person) RETURN p.motto AS motto") == [{"motto": "Eat well"}]


def test_a_store_of_another_build_is_left_alone(store: Store, settings: Settings) -> None:
    run_statement(settings, "MATCH (m:NetmapMigration {key: 'V0001'}) SET m.checksum = 'other' RETURN 1")
    with pytest.raises(StoreUnusable, match=r"another build of netmap, whose step V0001 \(“set up”\)"):
        open_store(settings)


def test_a_backup_of_the_second_layout_is_restored(store: Store, backup: Backup) -> None:
    restore_backup(store, backup)
    check_whole(store, backup)
    assert store.read() != Network()


def test_the_steps_are_numbered_without_a_gap_and_the_last_is_the_layout() -> None:
    numbers = [one.layout for one in STEPS_ON_NEO4J if one.layout]
    assert numbers == list(range(1, newest_layout() + 1))
    assert set(STEPS) <= set(numbers)


@pytest.mark.parametrize("migration", STEPS_ON_NEO4J, ids=lambda one: one.key)
def test_a_step_without_python_tells_how_much_it_moved(migration: Migration) -> None:
    for statement in migration.statements:
        assert migration.layout in STEPS or is_about_schema(statement) or "AS moved" in statement


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_step_is_sound_and_says_what_it_is_for(linter: Path, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("// ")
    assert not re.search(r"\bMERGE\b|\bCALL db\.|\bapoc\.", text)
    statements = [one.strip() for one in take_out_comments(text).split(";") if one.strip()]
    inputs = [
        {"name": path.stem, "text": statement, "parameters": declared(path), "language": language}
        for statement in statements
        for language in LANGUAGES
    ]
    assert lint(linter, *inputs) == []
