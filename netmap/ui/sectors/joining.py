"""Two sectors that are one: a list's own word becomes one of ours, or two of its words become one."""

from collections.abc import Collection

import streamlit as st

from netmap.analysis.sector_choices import SectorChoice, list_own_words, list_sector_choices
from netmap.content.loading import Content
from netmap.model.changes import Plan
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.words import count_things
from netmap.report.sectors.plans import find_by_handle, find_target, plan_join, plan_ours
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.shell.reading import read_content, read_network
from netmap.ui.shell.saving import save_planned

_OWN, _INTO, _JOIN = "sectors-own", "sectors-into", "sectors-join"


def ask_join(content: Content, place: str) -> None:
    """Draw how one sector becomes part of another, first into what it stands for; `show_undo(place)` offers the undo."""
    network = read_network()
    choices = list_sector_choices(network, content)
    own = number_names({one.handle: one.sector.name for one in choices if one.is_stored})
    if not own:
        return
    st.header("Two that are one", anchor=False)
    _offer_all(network, choices, place)
    st.markdown(
        "Everybody of the first is in the second then, and a list that has the first name means the second."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        joined = st.selectbox(
            "Put", list(own), index=None, key=_OWN, format_func=lambda one: own.get(one, ""), persist_state=KEEP,
            placeholder="A sector of your list",
        )  # fmt: skip
        others = _name_targets(choices, joined)
        into = st.selectbox(
            "into", list(others), key=f"{_INTO}-{joined}", format_func=lambda one: others.get(one, ""), persist_state=KEEP,
            index=0 if joined else None, placeholder="Another sector",
        )  # fmt: skip
        st.button(
            "Join them", key=_JOIN, disabled=not (joined and into), on_click=_save,
            args=(network, joined, into, place),
        )  # fmt: skip


def _offer_all(network: Network, choices: Collection[SectorChoice], place: str) -> None:
    """Draw how all of a list's own words that look like ours become ours at once."""
    words = list_own_words(choices)
    if len(words) < 2:  # noqa: PLR2004 - one is joined below
        return
    told = ", ".join(f"{one.sector.name} → {one.ours.name}" for one in words if one.ours)
    with st.expander(f"{len(words)} words of your list look like sectors of ours"):
        st.markdown(plain(told))
        st.button("Use ours for all of them", key=f"{_JOIN}-all", on_click=_save_all, args=(network, place))


def _save_all(seen: Network, place: str) -> None:
    content = read_content()
    words = list_own_words(list_sector_choices(seen, content))
    save_planned(
        lambda: plan_ours(seen, content, [one.handle for one in words]),
        f"Used our words for {count_things(len(words), 'sector')} of the list.", place, seen=seen,
        rests_on=lambda now: [(now.get(one.handle), now.ties_of(one.handle)) for one in words],
    )  # fmt: skip


def _name_targets(choices: Collection[SectorChoice], joined: str | None) -> dict[str, str]:
    """Return what a sector can be joined with, handle → name: what it stands for first."""
    names = {one.handle: one.sector.name for one in choices if one.handle != joined}
    ours = next((one.ours for one in list_own_words(choices) if one.handle == joined), None)
    if ours is None:
        return number_names(names)
    first = [one for one, name in names.items() if fold_text(name) == fold_text(ours.name)]
    if not first:
        first = [f"ours-{ours.key}"]
        names[first[0]] = ours.name
    return number_names({one: names[one] for one in (*first, *names)})


def _save(seen: Network, own: str, into: str, place: str) -> None:
    content = read_content()

    def plan() -> Plan:
        return plan_join(
            seen, find_by_handle(list_sector_choices(seen, content), own), find_target(seen, content, into)
        )

    names = [seen.name_of(own), find_target(seen, content, into).sector.name]
    save_planned(
        plan, f"Everybody of {names[0]} is in {names[1]} now.", place, seen=seen,
        rests_on=lambda now: [(now.get(one), now.ties_of(one)) for one in (own, into)],
    )  # fmt: skip
