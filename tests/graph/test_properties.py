"""What holds for any network and any sequence of Changes."""

from datetime import datetime

from hypothesis import HealthCheck, given
from hypothesis import settings as configure
from hypothesis import strategies as st

from netmap.graph.store import Store, open_store
from netmap.model.changes import Change, build_change
from netmap.model.entity import Entity
from netmap.model.network import Network
from netmap.model.ties import Tie
from netmap.settings import Settings
from tests.graph.conftest import Database
from tests.strategies import networks

SOME = configure(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def build_step(start: Network, goal: Network) -> Change:
    """The Change from one network to another."""
    gone = [*(set(start.entities) - set(goal.entities)), *(set(start.ties) - set(goal.ties))]
    items: list[Entity | Tie] = [*goal.entities.values(), *goal.ties.values()]
    return build_change(start, put=items, remove=gone, who="Ana", sentence="A step.")


@SOME
@given(network=networks())
def test_any_network_written_is_read_back_equal(
    database: Database, settings: Settings, network: Network
) -> None:
    database.clear()
    with open_store(settings) as store, open_store(settings) as other:
        change = store.apply(build_step(Network(), network))
        assert store.read() == network
        assert other.read() == network
        if change:
            assert other.change(change.id) == change
            assert store.apply(change) == change
        assert store.revision() == bool(change)


@SOME
@given(goals=st.lists(networks(max_entities=6, max_ties=8), min_size=1, max_size=4))
def test_any_changes_undone_newest_first_give_the_start(
    database: Database, settings: Settings, goals: list[Network]
) -> None:
    database.clear()
    with open_store(settings) as store, open_store(settings) as other:
        moments: list[tuple[datetime, Network]] = []
        undos: list[Change] = []
        for goal in goals:
            change = store.apply(build_step(store.read(), goal))
            moments.append((change.at, goal))
        for number, (at, goal) in enumerate(moments):
            if number + 1 == len(moments) or moments[number + 1][0] > at:
                assert other.read(at) == goal
        _undo_all(store, undos)
        assert store.read() == Network()
        for undo in reversed(undos):
            other.undo(undo.id, who="Luis")
        assert other.read() == goals[-1]
        assert store.read() == goals[-1]


def _undo_all(store: Store, undos: list[Change]) -> None:
    while any(not found.undone and not found.undoes for found in store.changes()):
        undos += store.undo(who="Luis")
