"""Lists written: planned again on the newest map whenever others add what may be the same."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from netmap.cli.terminal.printing import show_progress
from netmap.cli.terminal.trying import write_until_first
from netmap.graph.store import Store
from netmap.model.changes import Change
from netmap.model.network import Network


class ListPlan(Protocol):
    """What bringing a list in would do."""

    @property
    def opening(self) -> str:
        """How the sentence of its Changes begins: it names the lists."""

    def build_changes(self, network: Network, who: str, batch_id: str | None = None) -> tuple[Change, ...]:
        """Return the Changes that write it into the network it was planned on."""


SomeListPlan = TypeVar("SomeListPlan", bound=ListPlan)


def write_list(opened: Store, plan_on: Callable[[Network], SomeListPlan], who: str) -> SomeListPlan:
    """Write a list, planned again whenever others add what may be the same; return the plan written at last.

    Raises
    ------
    ChangeConflict
        When others are quicker every time.
    """

    def write() -> SomeListPlan:
        network = opened.read()
        plan = plan_on(network)
        changes = plan.build_changes(network, who, opened.find_batch(plan.opening))
        with show_progress("Writing") as advance:
            opened.apply_batch(changes, on_progress=advance)
        return plan

    return write_until_first(write)
