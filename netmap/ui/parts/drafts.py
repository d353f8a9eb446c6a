"""What somebody types into the form of one entity or tie, on the network as it was when they began."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from netmap.errors import ChangeConflict, InputError
from netmap.graph.writing import RestsOn
from netmap.model.changes import Item
from netmap.model.network import Network
from netmap.ui.parts.conflicts import show_conflict
from netmap.ui.shell.notices import show_problem
from netmap.ui.shell.reading import read_network
from netmap.ui.shell.saving import KEPT, forget_typed, save_items

ListShown = Callable[[Network, Item], dict[str, Any]]
"""Gives for each widget of a form, by name, the value with which it opens, as the widget keeps it."""

PlanDraft = Callable[[], tuple[Sequence[Item], Sequence[str], str]]
"""Gives what a form would put, what it would take out, and the sentence of it; raises `InputError`."""


@dataclass(slots=True)
class Draft:
    """A form with what it was opened on.

    `is_stored` says that it changes what was on the map then; `conflict` is what the store said when somebody else
    was first.
    """

    place: str
    seen: Network
    item: Item
    list_shown: ListShown
    is_stored: bool
    version: int = 0
    conflict: str = ""

    @property
    def prefix(self) -> str:
        """How the keys of its widgets begin, before their names."""
        return f"{KEPT}{self.place}-{self.item.id}-{self.version}-"

    def list_typed(self) -> dict[str, Any]:
        """Return what was typed, by the name of the widget, where it differs from what was shown."""
        shown = self.list_shown(self.seen, self.item)
        typed = {name: st.session_state.get(self.prefix + name, value) for name, value in shown.items()}
        return {name: value for name, value in typed.items() if value != shown[name]}

    def is_lost(self, network: Network) -> bool:
        """Whether somebody took out what is being changed here."""
        return self.is_stored and find_item(network, self.item.id) is None


def find_item(network: Network, item_id: str) -> Item | None:
    """Return the entity or the tie with this id, or None."""
    return network.get(item_id) or network.ties.get(item_id)


def open_draft(item: Item, list_shown: ListShown, *, place: str) -> Draft:
    """Return the draft of an entity or a tie: the one somebody types into, or one on what is stored now."""
    network = read_network()
    current = find_item(network, item.id)
    draft = st.session_state.get(_name_key(place, item.id))
    if (
        isinstance(draft, Draft)
        and not draft.conflict
        and not draft.is_lost(network)
        and not draft.list_typed()
    ):
        if list_shown(network, current or item) == list_shown(draft.seen, draft.item):
            draft.seen, draft.item, draft.is_stored = network, current or draft.item, current is not None
        else:
            close_draft(item.id, place=place)
            draft = None
    if not isinstance(draft, Draft):
        draft = st.session_state[_name_key(place, item.id)] = Draft(
            place, network, current or item, list_shown, is_stored=current is not None
        )
    return draft


def close_draft(item_id: str, *, place: str) -> None:
    """Forget what was typed into a form; the next one shows what is stored."""
    st.session_state.pop(_name_key(place, item_id), None)
    forget_typed(f"{KEPT}{place}-{item_id}-")


def renew_draft(draft: Draft) -> None:
    """Put what was typed into a new draft on what is stored now, where everything else is as somebody else left it."""
    network, typed = read_network(), draft.list_typed()
    item = find_item(network, draft.item.id) or draft.item
    renewed = replace(draft, seen=network, item=item, version=draft.version + 1, conflict="")
    for name, value in typed.items():
        st.session_state[renewed.prefix + name] = value
    st.session_state[_name_key(draft.place, item.id)] = renewed


def save_draft(draft: Draft, plan: PlanDraft, *, place: str, rests_on: RestsOn | None = None) -> None:
    """Write what `plan` gives as one Change and close the form, unless somebody else was first.

    Parameters
    ----------
    place
        `show_undo(place)` offers the undo.
    rests_on
        As in `save_items`.
    """
    try:
        put, remove, sentence = plan()
        saved = save_items(
            place=place, sentence=sentence, put=put, remove=remove, seen=draft.seen, rests_on=rests_on,
            typed=f"{draft.item.id} {draft.list_typed()}",
        )  # fmt: skip
    except InputError as error:
        show_problem(error)
        return
    except ChangeConflict as error:
        draft.conflict = error.message
        st.rerun()
    if saved:
        close_draft(draft.item.id, place=draft.place)
        st.rerun()


def ask_whose(draft: Draft, name: str, differences: Sequence[str]) -> None:
    """Draw what somebody else changed of `name` meanwhile, and let whoever typed say whose words stay."""
    choice = show_conflict(
        name, differences, draft.conflict, key=draft.prefix, is_gone=draft.is_lost(read_network())
    )
    if choice == "theirs":
        close_draft(draft.item.id, place=draft.place)
    elif choice:
        renew_draft(draft)
    if choice:
        st.rerun()


def list_lost(place: str) -> list[Draft]:
    """Return the drafts at a place that somebody has typed into, and whose entity or tie somebody else took out."""
    network = read_network()
    drafts = [one for one in st.session_state.values() if isinstance(one, Draft) and one.place == place]
    return [one for one in drafts if one.is_lost(network) and one.list_typed()]


def _name_key(place: str, item_id: str) -> str:
    return f"draft-{place}-{item_id}"
