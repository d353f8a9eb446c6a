"""What commands write: one Change, planned on the map as it is, and said."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from netmap.analysis.day import Day, read_today
from netmap.cli.terminal.printing import print_line, show_progress
from netmap.content.loading import load_content
from netmap.errors import ChangeConflict
from netmap.graph.store import Store, open_store
from netmap.model.changes import Change, Plan, build_change
from netmap.model.network import Network
from netmap.settings import load_settings

Planner = Callable[[Day], tuple[Plan, str]]
"""What to put and take out of the map on a day, and the sentence that says so."""

_TRIES = 5


class ListPlan(Protocol):
    """What bringing a list in would do."""

    def build_changes(self, network: Network, who: str) -> tuple[Change, ...]:
        """Return the Changes that write it into the network it was planned on."""


SomeListPlan = TypeVar("SomeListPlan", bound=ListPlan)


def write_plan(store: str | None, plan: Planner) -> None:
    """Write what is planned as one change, and say so."""
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        day = Day(opened.read(), read_today(), load_content(settings.content))
        (put, remove), sentence = plan(day)
        change = build_change(day.everything, put=put, remove=remove, who=settings.who, sentence=sentence)
        if change:
            opened.apply(change)
    print_line(f"{sentence} To take it back: netmap undo" if change else "Nothing was changed.")


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
