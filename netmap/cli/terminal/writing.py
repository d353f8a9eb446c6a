"""What commands write: planned on the map as it is, and planned again when others were quicker; then said."""

from collections.abc import Callable

from netmap.analysis.day import Day, read_today
from netmap.cli.terminal.printing import print_line
from netmap.cli.terminal.trying import write_until_first
from netmap.cli.terminal.unfinished import tell_outside
from netmap.content.loading import load_content
from netmap.graph.store import Store, open_store
from netmap.graph.writing import Basis
from netmap.model.changes import Plan, build_change
from netmap.settings import Settings, load_settings

Planner = Callable[[Day], tuple[Plan, str]]
"""What to put and take out of the map on a day, and the sentence that says so."""


def write_plan(store: str | None, plan: Planner) -> None:
    """Write what is planned as one change, and say so."""
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        sentence, is_written = write_planned(opened, settings, plan)
        tell_outside(opened)
    print_line(f"{sentence} To take it back: netmap undo" if is_written else "Nothing was changed.")


def write_planned(opened: Store, settings: Settings, plan: Planner) -> tuple[str, bool]:
    """Write what is planned on today's map as one change; return its sentence, and whether there was anything to write.

    Raises
    ------
    ChangeConflict
        When others are quicker every time.
    """

    def write() -> tuple[str, bool]:
        day = Day(opened.read(), read_today(), load_content(settings.content))
        (put, remove), sentence = plan(day)
        change = build_change(day.everything, put=put, remove=remove, who=settings.who, sentence=sentence)
        if change:
            opened.apply(change, Basis(day.everything))
        return sentence, bool(change)

    return write_until_first(write)
