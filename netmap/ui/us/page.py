"""Our team: which organizations are ours, who of us is on the team, whom each keeps, and who is the same."""

from collections.abc import Collection
from typing import Any

import streamlit as st

from netmap.analysis.us import list_homes, list_team
from netmap.analysis.us_guesses import find_likely_team, find_same_people
from netmap.model.changes import Item, Plan, chain_plans
from netmap.model.entities import Organization, Person
from netmap.model.kinds import ACTOR_KINDS, TeamRole, TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.words import join_names
from netmap.report.us.plans import (
    plan_different,
    plan_homes,
    plan_roles,
    plan_same,
    plan_team,
    split_names,
    tell_us,
)
from netmap.ui.parts.draft_tables import Row, Rows, Table, edit_table, save_table
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.findings_list import READING_WIDTH
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.shell.notices import remember_problem
from netmap.ui.shell.reading import read_network, read_newest
from netmap.ui.shell.saving import forget_typed, save_planned, show_undo

PLACE = "our-team"
TABLE = "Who is on our team, in which role, and how many relationships each keeps"
_ON_TEAM, _ROLE = "On our team", "Role"
_HOMES, _SEEN = f"{PLACE}-homes", f"{PLACE}:seen"
_NEW_HOME, _NEW_TEAM = f"{PLACE}-new-home", f"{PLACE}-new-team"
_OTHERS = f"{PLACE}-others"
_NO_ROLE = "–"


def show_page() -> None:
    """Draw the page."""
    with st.container(width=READING_WIDTH):
        st.title("Our team", anchor=False)
        st.markdown(
            "Who we are: everything that is told of us, whom we know and what we lack, rests on it. "
            "Who keeps a relationship is said under Keep in touch."
        )
        show_undo(PLACE)
        _show_homes()
        _show_team()
        _ask_new()
        _show_same()


def _show_homes() -> None:
    """Draw which organizations are ours; the choice stays on what was seen when it was begun."""
    st.header("Our organizations", anchor=False)
    seen = _remember_seen()
    names = number_names({one.id: one.name for one in seen.of(Organization)})
    st.session_state[_HOMES] = [one for one in st.session_state[_HOMES] if one in names]
    st.multiselect(
        "These are us", list(names), key=_HOMES, format_func=lambda one: names.get(one, ""), persist_state=KEEP,
        placeholder="Type the name of an organization on the map",
    )  # fmt: skip
    st.text_input(
        "Not on the map yet",
        key=_NEW_HOME,
        persist_state=KEEP,
        max_chars=300,
        placeholder="Marlow County Library",
    )
    is_same = st.session_state[_HOMES] == _list_home_ids(seen) and not st.session_state[_NEW_HOME]
    st.button(
        "Save",
        key=f"{PLACE}-save-homes",
        type="primary",
        disabled=is_same,
        on_click=_save_homes,
        args=(seen,),
    )


def _remember_seen() -> Network:
    """Return the network on which the choice was begun; as long as it is what is stored, the one of now."""
    network, seen = read_network(), st.session_state.get(_SEEN)
    chosen = st.session_state.get(_HOMES)
    if isinstance(seen, Network) and chosen is not None and chosen != _list_home_ids(seen):
        return seen
    st.session_state[_HOMES], st.session_state[_SEEN] = _list_home_ids(network), network
    return network


def _list_home_ids(network: Network) -> list[str]:
    return [one.id for one in list_homes(network)]


def _save_homes(seen: Network) -> None:
    chosen, named = frozenset(st.session_state[_HOMES]), split_names(str(st.session_state[_NEW_HOME] or ""))
    folded = {fold_text(name) for name in named}

    def plan() -> Plan:
        return plan_homes(seen, chosen, named), []

    names = join_names([seen.name_of(one) for one in sorted(chosen)] + list(named))
    saved = save_planned(
        plan, f"We are {names}." if names else "None of the organizations is us.", PLACE, seen=seen,
        typed="; ".join(named),
        rests_on=lambda now: (_list_home_ids(now), [one.id for one in now.of(Organization) if fold_text(one.name) in folded]),
    )  # fmt: skip
    if saved:
        forget_typed(_NEW_HOME)
        forget_typed(_HOMES)
    st.session_state[_SEEN] = read_newest()


def _show_team() -> None:
    """Draw who is on our team as a table, and below them who may be."""
    st.header("Our team", anchor=False)
    network = read_network()
    if not find_likely_team(network, _list_home_ids(network)):
        st.markdown("Nobody is on it yet. Add the first name below.")
        return
    table = edit_table(PLACE, _find_rows, (_ON_TEAM, _ROLE), alt=TABLE, configure=_configure)
    if st.button("Save the team", type="primary"):
        save_table(table, lambda: _plan_table(table), place=PLACE)


def _find_rows(network: Network, ids: Collection[str] | None) -> Rows:
    guesses = find_likely_team(network, _list_home_ids(network))
    return {
        guess.subject: _tell_member(network, person)
        for guess in guesses
        if isinstance(person := network.get(guess.subject), Person) and (ids is None or person.id in ids)
    }


def _tell_member(network: Network, person: Person) -> Row:
    places = network.targets(person.id, TieKind.WORKS_AT)
    return {
        "Name": person.name,
        _ON_TEAM: person.on_team,
        _ROLE: str(person.team_role or _NO_ROLE),
        "Keeps": sum(one.kind in ACTOR_KINDS for one in network.sources(person.id, TieKind.KEPT_BY)),
        "Works at": join_names([place.name for place in places], 3),
    }


def _configure(_: Network) -> dict[str, Any]:
    return {
        "Name": st.column_config.TextColumn(pinned=True),
        _ON_TEAM: st.column_config.CheckboxColumn(),
        _ROLE: st.column_config.SelectboxColumn(options=[_NO_ROLE, *map(str, TeamRole)], required=True),
        "Keeps": st.column_config.NumberColumn(help="How many relationships they keep."),
    }


def _plan_table(table: Table) -> tuple[list[Item], list[str], str]:
    team = {one.id for one in list_team(table.seen)}
    roles: dict[str, TeamRole | None] = {}
    for person_id, typed in table.typed.items():
        if _ON_TEAM in typed:
            team = team | {person_id} if typed[_ON_TEAM] else team - {person_id}
        if _ROLE in typed and typed[_ROLE] != _NO_ROLE:
            team.add(person_id)
        if _ROLE in typed:
            roles[person_id] = None if typed[_ROLE] == _NO_ROLE else TeamRole(typed[_ROLE])
    kept = {person_id: role for person_id, role in roles.items() if person_id in team}
    plan = chain_plans(
        table.seen,
        [lambda now: (plan_team(now, team), []), lambda now: (plan_roles(now, kept), [])],
    )
    return *plan, tell_us(table.seen, plan)


def _ask_new() -> None:
    """Draw how somebody is added: by name, on the map or not."""
    network = read_network()
    names = number_names({one.id: one.name for one in network.of(Person) if not one.on_team})
    with st.form("our-team-new", border=False, clear_on_submit=False):
        if names:
            st.multiselect(
                "Add somebody on the map", list(names), key=_OTHERS, format_func=lambda one: names.get(one, ""),
                placeholder="Type a name",
            )  # fmt: skip
        st.text_input(
            "Add somebody who is not on the map yet",
            key=_NEW_TEAM,
            persist_state=KEEP,
            placeholder="Ana Ruiz; Bo Lee",
        )
        st.form_submit_button("Add to our team", on_click=_add, args=(network,))


def _add(seen: Network) -> None:
    typed = str(st.session_state.get(_NEW_TEAM) or "")
    named, chosen = split_names(typed), st.session_state.get(_OTHERS, [])
    if not named and not chosen:
        remember_problem("Choose somebody, or type a name.")
        return
    folded = {fold_text(name) for name in named}
    team = {one.id for one in list_team(seen)}

    def plan() -> Plan:
        return plan_team(seen, {*team, *chosen}, named), []

    names = join_names([*(seen.name_of(one) for one in chosen), *named])
    if save_planned(
        plan, f"Added {names} to our team.", PLACE, seen=seen, typed=typed,
        rests_on=lambda now: [one.id for one in now.of(Person) if fold_text(one.name) in folded],
    ):  # fmt: skip
        forget_typed(_NEW_TEAM)
        forget_typed(_OTHERS)


def _show_same() -> None:
    """Draw who looks like one person under two names."""
    network = read_network()
    pairs = find_same_people(network, _list_home_ids(network))
    if not pairs:
        return
    st.header("The same person?", anchor=False)
    for gone, stays in pairs:
        one, other = network.name_of(gone), network.name_of(stays)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(f"{one} is {other}"), width="stretch")
            st.button("Yes", key=f"{PLACE}-same-{gone}", on_click=_save_same, args=(network, gone, stays))
            st.button(
                "No, two people",
                key=f"{PLACE}-apart-{gone}",
                on_click=_save_apart,
                args=(network, gone, stays),
            )


def _save_same(seen: Network, gone: str, stays: str) -> None:
    one, other = seen.name_of(gone), seen.name_of(stays)
    save_planned(
        lambda: plan_same(seen, gone, stays), f"{one} is {other}.", PLACE, seen=seen,
        rests_on=lambda now: [now.ties_of(gone), now.ties_of(stays)],
    )  # fmt: skip


def _save_apart(seen: Network, gone: str, stays: str) -> None:
    one, other = seen.name_of(gone), seen.name_of(stays)
    save_planned(
        lambda: (plan_different(gone, stays), []), f"{one} and {other} are two people.", PLACE, seen=seen,
        rests_on=lambda now: [now.get(gone), now.get(stays)],
    )  # fmt: skip
