"""Lists written: planned again on the newest map whenever others add what may be the same."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from netmap.cli.terminal.printing import show_progress
from netmap.errors import ChangeConflict
from netmap.graph.store import Store
from netmap.model.changes import Change
from netmap.model.network import Network

_TRIES = 5


class ListPlan(Protocol):
    """What bringing a list in would do."""

    def build_changes(self, network: Network, who: str) -> tuple[Change, ...]:
        """Return the Changes that write it into the network it was planned on."""


SomeListPlan = TypeVar("SomeListPlan", bound=ListPlan)


def write_list(opened: Store, plan_on: Callable[[Network], SomeListPlan], who: str) -> SomeListPlan:
    """Write a list, planned again whenever others add what may be the same; return the plan written at last.

    Raises
    ------
    ChangeConflict
        When others are quicker every time.
    """
    tries = 0
    while True:
        network = opened.read()
        plan = plan_on(network)
        tries += 1
        try:
            with show_progress("Writing") as advance:
                opened.apply_batch(
                    plan.build_changes(network, who), on_progress=advance, planned_on=network.revision
                )
        except ChangeConflict:
            if tries == _TRIES:
                raise
        else:
            return plan
