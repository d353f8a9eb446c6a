"""Writing down what a command planned, and finding whom it names."""

from collections.abc import Callable

from netmap.analysis.day import Day, read_today
from netmap.analysis.us import find_our_side
from netmap.cli.terminal.printing import print_line
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import build_change
from netmap.model.entities import Person
from netmap.model.kinds import ACTOR_KINDS, EntityKind
from netmap.model.network import Network
from netmap.model.words import join_names
from netmap.report.introductions.ways import find_target
from netmap.report.keep_in_touch.plans import Plan
from netmap.settings import load_settings

Planner = Callable[[Day], tuple[Plan, str]]
"""What to put and take out of the map on a day, and the sentence that says so."""


def write_plan(store: str | None, plan: Planner) -> None:
    """Write what is planned as one change, and say so."""
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        day = Day(opened.read(), read_today())
        (put, remove), sentence = plan(day)
        change = build_change(day.everything, put=put, remove=remove, who=settings.who, sentence=sentence)
        if change:
            opened.apply(change)
    print_line(f"{sentence} To take it back: netmap undo" if change else "Nothing was changed.")


def find_actor(network: Network, words: str) -> str:
    """Return the id of the person or organization that `words` names."""
    return find_target(network, words, tuple(ACTOR_KINDS)).id


def find_one_of_us(network: Network, words: str | None) -> str | None:
    """Return the id of one of us by the ties that `network` has; None without words."""
    if not words:
        return None
    found, ours = find_target(network, words, (EntityKind.PERSON,)), find_our_side(network)
    if found.id in ours:
        return found.id
    names = [one.name for one in network.of(Person) if one.id in ours]
    hint = f"We are {join_names(names)}." if names else "Mark those on our team under Partners first."
    raise InputError(f"{found.name} is not one of us. {hint}", field="by", value=words)
