"""What was begun and not finished is said on every page, and what hangs or is damaged in place of the page."""

import os
import signal
import time
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from netmap.graph.local.server import join_server
from netmap.graph.store import Store
from netmap.model.changes import build_change, split_change
from netmap.model.entities import Organization
from netmap.model.kinds import Nature
from tests.stores import LocalDatabase, run_statement

Opener = Callable[..., AppTest]


def cut_off(store: Store) -> None:
    rows = [Organization(name=f"Partner {number}") for number in range(6)]
    whole = build_change(
        store.read(), put=rows, who="Ana", nature=Nature.IMPORT, sentence="Brought in list.csv: 6 new."
    )
    store.apply_batch(split_change(whole, 2)[:2])


def test_an_import_that_was_cut_off_is_said_on_every_page_and_taken_back(
    open_page: Opener, store: Store
) -> None:
    cut_off(store)
    for address in ("map", "changes"):
        page = open_page(address)
        assert not page.exception
        (told,) = page.warning
        assert "Brought in list.csv: 6 new” by Ana is not complete: 2 of 3 parts" in told.value.replace(
            "\\", ""
        )
    next(one for one in page.button if one.label == "Take it back").click().run()
    assert not page.exception
    assert not page.warning
    assert not store.read().entities


def test_a_database_that_hangs_is_said_on_the_page_at_once_and_the_page_comes_back(
    open_page: Opener, store: Store, empty_local: LocalDatabase
) -> None:
    cut_off(store)
    page = open_page("changes")
    pid = join_server(empty_local.folder).pid
    os.kill(pid, signal.SIGSTOP)
    try:
        begun = time.monotonic()
        page.run()
        assert time.monotonic() - begun < 3
        assert [one.value for one in page.title] == ["The map cannot be opened"]
        assert "does not answer" in page.error[0].value
    finally:
        os.kill(pid, signal.SIGCONT)
    next(one for one in page.button if one.label == "Try again").click().run()
    assert "What changed" in [one.value for one in page.title]


def test_a_damaged_map_is_not_shown_as_a_smaller_one(
    open_page: Opener, store: Store, empty_local: LocalDatabase
) -> None:
    cut_off(store)
    run_statement(empty_local.settings, "MATCH (one:Entity) WITH one LIMIT 1 DELETE one RETURN 1")
    page = open_page("")
    assert [one.value for one in page.title] == ["The map cannot be opened"]
    assert "1 of 4 organizations are missing" in page.error[0].value
