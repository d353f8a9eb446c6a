"""Candidates of public lists for an empty chair: looked through, and put on the map as ideas."""

from collections.abc import Sequence

import streamlit as st

from netmap.analysis.missing.candidates import find_candidates
from netmap.model.entities import Candidate, Sector
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.words import count_things, join_names
from netmap.report.missing.candidates import plan_inviting, tell_candidates
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.text import plain
from netmap.ui.shell.reading import read_day, read_network
from netmap.ui.shell.saving import save_planned

_KEY = "candidates-"
_SEARCHED_FROM = 12
_NAMED = 3


def show_candidates(sector: Sector, *, place: str) -> None:
    """Draw who of public lists is in a sector, to be ticked and put on the map; nothing when nobody is."""
    found = find_candidates(read_day()).get(sector.id, ())
    if not found:
        return
    key = f"{_KEY}{place}-{sector.id}"
    st.markdown(plain(tell_candidates(found)))
    with st.expander(f"Look through {count_things(len(found), 'candidate')}", icon=":material/chair_alt:"):
        shown = _search(found, key) if len(found) > _SEARCHED_FROM else found
        picked = st.dataframe(
            [_build_row(one) for one in shown], hide_index=True, key=f"{key}-table-{len(shown)}", on_select="rerun",
            selection_mode="multi-row", alt=f"Candidates for {sector.name}",
        )["selection"]["rows"]  # fmt: skip
        chosen = [shown[row].id for row in picked if row < len(shown)]
        st.button(
            f"Put {count_things(len(chosen), 'of them', 'of them')} on the map as ideas" if chosen else "Tick somebody first",
            key=f"{key}-save", disabled=not chosen, type="primary", on_click=_save,
            args=(read_network(), chosen, sector, place),
        )  # fmt: skip
        st.caption("They are known, not connected: nobody counts them, and no map shows them, before you do.")


def _search(found: Sequence[Candidate], key: str) -> list[Candidate]:
    words = fold_text(
        st.text_input("Search", key=f"{key}-words", persist_state=KEEP, placeholder="A name or a city") or ""
    ).split()
    return [one for one in found if all(word in fold_text(f"{one.name} {one.city}") for word in words)]


def _build_row(one: Candidate) -> dict[str, str]:
    return {"Name": one.name, "City": one.city, "Website": one.website, "What they do": one.description[:120]}


def _save(seen: Network, ids: Sequence[str], sector: Sector, place: str) -> None:
    names = join_names([seen.name_of(one) for one in ids], _NAMED)
    save_planned(
        lambda: plan_inviting(read_day(seen), ids, sector.id), f"Put {names} on the map as ideas.", place, seen=seen,
        rests_on=lambda network: [network.get(one) for one in ids],
    )  # fmt: skip
