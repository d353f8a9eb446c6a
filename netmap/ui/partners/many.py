"""Many partners changed at once: where we stand, who keeps them, sectors, tags."""

from collections.abc import Sequence

import streamlit as st

from netmap.model.changes import Plan
from netmap.model.entity import Entity
from netmap.model.kinds import Nature, Standing, TieKind
from netmap.model.network import Network
from netmap.model.words import join_names
from netmap.report.partners.actor_links import list_sector_names
from netmap.report.partners.plans import ManyChanges, plan_many, tell_many
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.our_people import name_our_people
from netmap.ui.shell.reading import read_content, read_day, read_network
from netmap.ui.shell.saving import forget_typed, save_planned

_KEY = "many-"
_AS_IT_IS, _NOBODY = "as it is", ""
_NAMED = 3


def show_many(picked: Sequence[Entity], *, place: str) -> None:
    """Draw what can be changed of all those ticked at once; `show_undo(place)` offers the undo."""
    with st.expander(f"Change all {len(picked)} at once", icon=":material/edit_note:", expanded=True):
        wanted = _ask(picked)
        st.button(
            f"Change these {len(picked)}", key=f"{place}-{_KEY}save", type="primary", on_click=_save,
            args=(read_network(), picked, wanted, place), disabled=wanted == ManyChanges(),
            help="One undo takes all of it back.",
        )  # fmt: skip


def _ask(picked: Sequence[Entity]) -> ManyChanges:
    network = read_network()
    first, second = st.columns(2)
    standing = first.selectbox(
        "Where we stand", [None, *Standing], key=f"{_KEY}standing", persist_state=KEEP,
        format_func=lambda one: one.value if one else _AS_IT_IS,
    )  # fmt: skip
    people = name_our_people(read_day())
    keeper = second.selectbox(
        "Who keeps them", [None, _NOBODY, *people], key=f"{_KEY}keeper", persist_state=KEEP,
        format_func=lambda one: _AS_IT_IS if one is None else people.get(one, "nobody"),
        help="People on our team. Add them under Our team." if not people else None,
    )  # fmt: skip
    sectors = first.multiselect(
        "Sectors", list_sector_names(network, read_content()), key=f"{_KEY}sectors", persist_state=KEEP,
        placeholder=_AS_IT_IS,
    )  # fmt: skip
    only = second.radio(
        "These sectors", [False, True], key=f"{_KEY}only", persist_state=KEEP, horizontal=True, disabled=not sectors,
        format_func=lambda one: "instead of theirs" if one else "beside theirs",
    )  # fmt: skip
    add = first.text_input(
        "Add tags", key=f"{_KEY}add", persist_state=KEEP, placeholder="with commas between"
    )
    there = sorted({tag for one in picked for tag in one.tags}, key=str.casefold)
    gone = second.multiselect(
        "Take off tags", there, key=f"{_KEY}gone", persist_state=KEEP, placeholder="none"
    )
    tags = tuple(dict.fromkeys(tag for part in (add or "").split(",") if (tag := part.strip())))
    return ManyChanges(standing, keeper, tuple(sectors), bool(only) and bool(sectors), tags, tuple(gone))


def _save(seen: Network, picked: Sequence[Entity], wanted: ManyChanges, place: str) -> None:
    ids = [one.id for one in picked]

    def plan() -> Plan:
        return plan_many(read_day(seen), ids, wanted)

    keeper = seen.name_of(wanted.keeper) if wanted.keeper else ""
    sentence = tell_many(wanted, [join_names([one.name for one in picked], _NAMED)], keeper)
    watched = (TieKind.IN_SECTOR, TieKind.KEPT_BY)
    if save_planned(
        plan, sentence, place, seen=seen, nature=Nature.NEW_INFORMATION,
        rests_on=lambda network: [(network.get(one), network.ties_of(one, *watched)) for one in ids],
    ):  # fmt: skip
        forget_typed(_KEY)
