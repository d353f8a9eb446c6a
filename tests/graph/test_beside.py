"""What others keep beside the map in a local database is counted once, as long as nobody writes anything."""

from collections.abc import Callable

import pytest

from netmap.graph.forgetting import beside
from netmap.graph.forgetting.beside import Beside, count_beside
from netmap.graph.store import Store
from tests.graph.test_store import CLINIC, LIBRARY, put
from tests.stores import LocalDatabase, run_statement


def test_it_is_counted_again_only_after_something_was_written(
    other: Store, second_database: LocalDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = list[Beside]()
    count: Callable[..., Beside] = beside._count

    def look(*args: object) -> Beside:
        looked.append(count(*args))
        return looked[-1]

    monkeypatch.setattr(beside, "_count", look)
    put(other, LIBRARY)
    for _ in range(3):
        assert count_beside(other) == Beside()
    assert len(looked) == 1
    run_statement(second_database.settings, "CREATE (:Route {name: 'Bus 7'}) RETURN 1")
    for _ in range(3):
        assert count_beside(other) == Beside(1, 0)
    assert len(looked) == 2
    put(other, CLINIC)
    run_statement(
        second_database.settings, "MATCH (o:Entity {name: 'Clinic'}) SET o.gds_score = 0.5 RETURN 1"
    )
    for _ in range(3):
        assert count_beside(other) == Beside(1, 1)
    assert len(looked) == 3
