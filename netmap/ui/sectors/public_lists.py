"""A public list brought in as candidates for empty chairs: which one, from where, and what would come of it."""

from collections.abc import Sequence

import streamlit as st

from netmap.errors import ChangeConflict, NetmapError
from netmap.files.candidates.plan import (
    CandidatePlan,
    count_places,
    guess_places,
    plan_candidates,
    read_listed,
)
from netmap.files.candidates.public_lists import Listed
from netmap.files.lists.names import clean_list_name, name_lists
from netmap.files.meaning.column_words import load_column_words
from netmap.files.reading import read_file
from netmap.model.changes import Change
from netmap.model.entities import Candidate
from netmap.model.network import Network
from netmap.model.words import count_things
from netmap.ui.parts.text import plain
from netmap.ui.shell.handing_over import take_settings
from netmap.ui.shell.notices import show_problem
from netmap.ui.shell.reading import read_content, read_network
from netmap.ui.shell.saving import name_writer, save_changes, save_planned, tell_who_saved

_KEY, _ROUND = "public-list-", "public-list-round"
_ENDINGS = ["csv", "xlsx", "ods", "zip", "txt"]
_ANYWHERE = "the whole list"


def ask_public_list(place: str) -> None:
    """Draw how a public list comes in as candidates, and how they go again; `show_undo(place)` offers the undo."""
    st.header("Who could fill an empty chair?", anchor=False)
    st.markdown(
        "Bring a public list: the tax office’s file of exempt organizations, a 211 or Open Referral package, a list of "
        "your state. Whoever is in it is known, not connected: never counted, never on the map, only offered where a "
        "chair is empty."
    )
    _show_kept(place)
    files = st.file_uploader(
        "Public list",
        type=_ENDINGS,
        accept_multiple_files=True,
        key=f"{_KEY}{st.session_state.setdefault(_ROUND, 0)}",
    )
    if not files:
        return
    try:
        contents = [read_file(file.getvalue(), file.name) for file in files]
        listed = read_listed(contents, read_content())
    except NetmapError as error:
        show_problem(error)
        return
    words = load_column_words(take_settings().content)
    source = clean_list_name(next(iter(name_lists([file.name for file in files], words).values())))
    _ask_places(listed, source, place)


def _show_kept(place: str) -> None:
    network = read_network()
    kept = network.of(Candidate)
    if not kept:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(f"{count_things(len(kept), 'candidate')} from public lists."), width="stretch")
        st.button("Take them all out", key=f"{_KEY}remove", on_click=_remove, args=(network, place))


def _remove(seen: Network, place: str) -> None:
    ids = [one.id for one in seen.of(Candidate)]
    save_planned(
        lambda: ([], ids), f"Took out {count_things(len(ids), 'candidate')}.", place, seen=seen,
        rests_on=lambda network: [one.id for one in network.of(Candidate)],
    )  # fmt: skip


def _ask_places(listed: Sequence[Listed], source: str, place: str) -> None:
    network = read_network()
    counts = dict(count_places(listed))
    places = st.multiselect(
        f"{count_things(len(listed), 'organization')} in this list. From which places?", list(counts),
        default=list(guess_places(network, listed)), key=f"{_KEY}places-{source}", placeholder=_ANYWHERE,
        format_func=lambda city: f"{city} ({counts[city]:,})",
    )  # fmt: skip
    words = load_column_words(take_settings().content)
    plan = plan_candidates(network, listed, words, source=source, places=places)
    on_map = f" {count_things(plan.on_map, 'is', 'are')} on the map already." if plan.on_map else ""
    st.markdown(plain(f"{plan.summary.capitalize()}.{on_map}"))
    st.button(
        f"Bring in {plan.summary}", key=f"{_KEY}save", type="primary", disabled=not plan.items, on_click=_save,
        args=(network, plan, place), help=None if plan.items else "All of them are here already.",
    )  # fmt: skip


def _save(seen: Network, plan: CandidatePlan, place: str) -> None:
    def build() -> Sequence[Change]:
        if read_network().revision != seen.revision:
            raise ChangeConflict(tell_who_saved(seen))
        return plan.build_changes(seen, name_writer())

    if save_changes(build, place=place, sentence=f"Brought in {plan.summary} of {plan.source}."):
        st.session_state[_ROUND] += 1
