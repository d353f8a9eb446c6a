"""Two that are one, joined side by side and field by field; and one that is two, split."""

from collections.abc import Collection, Sequence

import streamlit as st

from netmap.files.meaning.column_words import load_column_words
from netmap.model.entity import Entity
from netmap.model.kinds import Nature
from netmap.model.network import Network
from netmap.model.words import count_things
from netmap.report.partners.duplicates import (
    Difference,
    Suspects,
    find_suspects,
    list_differing,
    plan_apart,
    plan_joining,
    plan_split,
)
from netmap.ui.partners.rows import build_row
from netmap.ui.partners.tie_list import tell_tie
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.text import plain
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.handing_over import take_settings
from netmap.ui.shell.reading import read_network
from netmap.ui.shell.saving import forget_typed, save_planned

_KEY = "twice-"
_AT_ONCE = 8
_DETAILS = ("Name", "Sectors", "Works at", "People there", "Title", "City", "Phone", "E-mail", "Website")


@st.cache_data(max_entries=4, show_spinner="Looking for entries that may be there twice …")
def _find(store_id: str, revision: int) -> tuple[Suspects, ...]:
    del store_id, revision
    return find_suspects(read_network(), load_column_words(take_settings().content))


def show_suspects(place: str) -> None:
    """Draw who may be there twice, the likeliest first, each with what speaks for it; `show_undo(place)` offers the undo."""
    network = read_network()
    found = [
        one
        for one in _find(network.store_id, network.revision)
        if network.get(one.keep) and network.get(one.drop)
    ]
    if not found:
        st.markdown(
            "Nobody seems to be on the map twice. If you know of two that are one, tick both under "
            "**Find and change**."
            if network.actors()
            else "Nobody is on the map yet."
        )
        if not network.actors() and st.button("Bring a list", type="primary"):
            go_to("bring-in")
        return
    st.markdown(
        f"{count_things(len(found), 'pair').capitalize()} to look at, the likeliest first. One undo takes a joining back."
    )
    for one in found[:_AT_ONCE]:
        with st.container(border=True):
            st.markdown(
                f"**{plain(_name_both(network, one.keep, one.drop))}**: {plain(', '.join(one.reasons))}"
            )
            ask_join(network, one.keep, one.drop, place=place)
    if len(found) > _AT_ONCE:
        st.caption(f"{len(found) - _AT_ONCE:,} more are shown once these are answered.")


def _name_both(network: Network, one: str, other: str) -> str:
    return f"{network.name_of(one)} – {network.name_of(other)}"


def ask_join(network: Network, keep: str, drop: str, *, place: str) -> None:
    """Draw two entries side by side, which value of each field stays, and whether they are one."""
    key = f"{_KEY}{place}-{keep}-{drop}-"
    _show_side_by_side(network, (keep, drop))
    take = [one.field for one in list_differing(network, keep, drop) if _ask_which(one, f"{key}{one.field}")]
    with st.container(horizontal=True):
        st.button(
            "They are one: join them", key=f"{key}join", type="primary", on_click=_join,
            args=(network, (keep, drop), take, place),
        )  # fmt: skip
        st.button(
            "Two different ones", key=f"{key}apart", on_click=_tell_apart, args=(network, (keep, drop), place)
        )


def _ask_which(difference: Difference, key: str) -> bool:
    """Draw both values of a field; return whether that of the one that goes is to stay."""
    labels = {False: plain(difference.kept), True: plain(difference.gone)}
    chosen = st.radio(
        plain(difference.label), list(labels), key=key, persist_state=KEEP, horizontal=True,
        format_func=labels.__getitem__,
    )  # fmt: skip
    return bool(chosen)


def _show_side_by_side(network: Network, pair: tuple[str, str]) -> None:
    entities = [network.entities[one] for one in pair]
    rows = [
        build_row(network, entity) | {"Ties": str(len(network.ties_of(entity.id)))} for entity in entities
    ]
    shown = [heading for heading in (*_DETAILS, "Ties") if any(row.get(heading) for row in rows)]
    st.dataframe(
        [{heading: row.get(heading, "") for heading in shown} for row in rows], hide_index=True,
        alt=f"{_name_both(network, *pair)}, side by side",
    )  # fmt: skip


def _join(seen: Network, pair: tuple[str, str], take: Sequence[str], place: str) -> None:
    if save_planned(
        lambda: plan_joining(seen, *pair, take), f"Joined {_name_both(seen, *pair)}.", place, seen=seen,
        nature=Nature.CORRECTION, rests_on=lambda network: _list_known(network, pair),
    ):  # fmt: skip
        forget_typed(f"{_KEY}{place}-{pair[0]}-{pair[1]}-")


def _tell_apart(seen: Network, pair: tuple[str, str], place: str) -> None:
    save_planned(
        lambda: plan_apart(seen, *pair), f"Noted that {_name_both(seen, *pair)} are two.", place, seen=seen,
        rests_on=lambda network: _list_known(network, pair),
    )  # fmt: skip


def _list_known(network: Network, ids: Collection[str]) -> list[object]:
    return [(network.get(one), network.ties_of(one)) for one in ids]


def ask_split(entity: Entity, *, place: str) -> None:
    """Draw how one entry that stands for two is split: the name of the second, and which ties are its own."""
    network = read_network()
    key = f"{_KEY}{place}-split-{entity.id}-"
    with st.expander("It is two: split it", icon=":material/call_split:"):
        name = st.text_input("Name of the second", key=f"{key}name", persist_state=KEEP, max_chars=300) or ""
        told = {tie.id: tell_tie(network, entity.id, tie) for tie in network.ties_of(entity.id)}
        chosen = st.multiselect(
            "Which ties are those of the second?", list(told), key=f"{key}ties", persist_state=KEEP,
            format_func=lambda one: told.get(one, ""), placeholder="None: they all stay",
        )  # fmt: skip
        st.button(
            "Split it", key=f"{key}save", on_click=_split, args=(network, entity, (name, tuple(chosen)), place),
            disabled=not name.strip(), help="The fields stay with the first; change them afterwards.",
        )  # fmt: skip


def _split(seen: Network, entity: Entity, wanted: tuple[str, tuple[str, ...]], place: str) -> None:
    name, ties = wanted
    if save_planned(
        lambda: plan_split(seen, entity.id, name, ties), f"Split {name.strip()} from {entity.name}.", place, seen=seen,
        nature=Nature.CORRECTION, typed=name, rests_on=lambda network: _list_known(network, (entity.id,)),
    ):  # fmt: skip
        forget_typed(f"{_KEY}{place}-split-{entity.id}-")
