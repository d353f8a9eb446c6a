"""What commands write: one Change, planned on the map as it is, and said."""

from collections.abc import Callable

from netmap.analysis.day import Day, read_today
from netmap.cli.terminal.printing import print_line
from netmap.content.loading import load_content
from netmap.graph.store import open_store
from netmap.model.changes import Plan, build_change
from netmap.settings import load_settings

Planner = Callable[[Day], tuple[Plan, str]]
"""What to put and take out of the map on a day, and the sentence that says so."""


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
