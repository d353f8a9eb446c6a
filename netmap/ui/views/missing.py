"""Who is missing: sectors with nobody, names that are only listed, goals that lack somebody, partners without ties."""

from functools import partial

import streamlit as st

from netmap.analysis.projection import read_today
from netmap.errors import ChangeConflict
from netmap.model.content import Content
from netmap.model.entities import Sector
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.report.findings import Finding, FindingKind, find_missing
from netmap.ui.actor_links import find_sector, list_sector_names
from netmap.ui.addresses import go_to
from netmap.ui.expected_partners import show_expected
from netmap.ui.findings_list import READING_WIDTH, show_finding, show_findings
from netmap.ui.session import read_content, read_network, save_items, show_problem, show_undo
from netmap.ui.views.partners import begin_names

PLACE = "missing"
_WITH_NAMES = frozenset({FindingKind.EMPTY_SECTOR, FindingKind.LISTED_SECTOR})


@st.cache_data(max_entries=20, show_spinner="Looking who is missing …")
def _find(store_id: str, revision: int, day: str) -> tuple[Finding, ...]:
    del store_id, revision, day
    return find_missing(read_network(), read_content())


def show_page() -> None:
    """Draw the page."""
    with st.container(width=READING_WIDTH):
        _show_missing()


def _show_missing() -> None:
    st.title("Who is missing")
    st.markdown(
        "Where we have not built a relationship yet, and whom we might ask. Not a list of failures: a list of invitations."
    )
    show_undo(PLACE)
    network = read_network()
    findings = _find(network.store_id, network.revision, str(read_today()))
    if not findings:
        st.info(
            "Nothing is missing that netmap could see. Look at the sectors below: is anybody wanted elsewhere?"
        )
    with_names = [finding for finding in findings if finding.kind in _WITH_NAMES]
    for number, finding in enumerate(with_names):
        sector = network.name_of(finding.subjects[0])
        show_finding(finding, f"{PLACE}-sector-{number}", partial(_offer_names, sector, finding.key))
    show_findings([finding for finding in findings if finding.kind not in _WITH_NAMES], PLACE)
    show_expected(network, read_content())
    _show_sectors(network, read_content())


def _offer_names(sector: str, key: str) -> None:
    if st.button("Write down who comes to mind", key=f"names-{key}", icon=":material/edit_note:"):
        begin_names(sector)
        go_to("partners")


def _show_sectors(network: Network, content: Content) -> None:
    st.header("Where do we want somebody?", anchor=False)
    st.markdown(
        "Mark the sectors in which you want somebody: only then can anybody be missing there. What is shown in "
        "the room is on the map when you present it; leave out what would embarrass somebody."
    )
    rows = [_tell_sector(network, content, name) for name in list_sector_names(network, content)]
    edited = st.data_editor(
        rows, key=f"sectors-{network.revision}", hide_index=True, disabled=["Sector", "How many"],
        alt="Sectors, how many are in each, where we want somebody, and what is shown in the room",
        column_config={
            "Sector": st.column_config.TextColumn(width="large"),
            "We want somebody here": st.column_config.CheckboxColumn(),
            "Shown in the room": st.column_config.CheckboxColumn(),
        },
    )  # fmt: skip
    if st.button("Save the sectors", type="primary"):
        _save(network, content, rows, edited)


def _tell_sector(network: Network, content: Content, name: str) -> dict[str, object]:
    sector = find_sector(network, content, name)
    return {
        "Sector": name,
        "How many": len(network.sources(sector.id, TieKind.IN_SECTOR))
        if sector and network.get(sector.id)
        else 0,
        "We want somebody here": bool(sector and sector.expected),
        "Shown in the room": bool(sector and sector.on_the_wall),
    }


def _save(
    network: Network, content: Content, rows: list[dict[str, object]], edited: list[dict[str, object]]
) -> None:
    put: list[Entity] = []
    for before, after in zip(rows, edited, strict=True):
        sector = find_sector(network, content, str(before["Sector"]))
        if before != after and isinstance(sector, Sector):
            changed = {"expected": after["We want somebody here"], "on_the_wall": after["Shown in the room"]}
            put.append(sector.model_copy(update=changed))
    names = ", ".join(sector.name for sector in put)
    try:
        if save_items(
            place=PLACE, sentence=f"Changed where we want somebody: {names}.", put=put, seen=network
        ):
            st.rerun()
    except ChangeConflict as error:
        show_problem(error)
