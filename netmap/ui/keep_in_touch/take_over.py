"""Taking over: all of one's relationships to somebody else, with an introduction planned for each."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.upkeep import Upkeep, find_upkeep
from netmap.model.changes import Plan
from netmap.model.entities import Person
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.text import NAME_LIMIT, fold_text
from netmap.model.ties import build_tie
from netmap.model.words import count_things, join_names
from netmap.report.keep_in_touch.plans import list_relationships_of, plan_take_over
from netmap.ui.parts.draft_tables import Row, Rows, Table, edit_table, renew_table
from netmap.ui.parts.our_people import name_our_people, name_who_kept
from netmap.ui.parts.text import plain
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.saving import save_planned

_NEW, _HAND_OVER = "somebody new", "Hand over"


def show_take_over(place: str) -> None:
    """Draw who hands over what to whom, and what that means; `show_undo(place)` offers the undo."""
    day = read_day()
    people, givers = name_our_people(day), name_who_kept(day)
    st.markdown(
        "When somebody leaves or changes tasks, their relationships should not leave with them. Whoever takes over "
        "keeps them from today on, and an introduction is planned for each, to be made while both are here."
    )
    if not givers:
        st.info("Nobody of us is on the map yet. Add a person under Partners, and mark them as on our team.")
        return
    left, right = st.columns(2)
    with left:
        giver = st.selectbox(
            "Who hands over?", list(givers), index=None, key="over-from", format_func=givers.__getitem__,
            placeholder="Choose one of us",
        )  # fmt: skip
    if giver is None:
        return
    with right:
        taker = st.selectbox(
            "Who takes over?", [*(one for one in people if one != giver), _NEW], index=None, key="over-to",
            format_func=lambda one: "Somebody new …" if one == _NEW else people[one], placeholder="Choose one of us",
        )  # fmt: skip
        name = (_ask_name(day) if taker == _NEW else "").strip()
    partners = list_relationships_of(day, giver)
    if not partners:
        st.info(
            f"As far as is noted, {plain(givers[giver])} keeps no relationship and is in touch with nobody."
        )
        return
    table = _ask_which(giver)
    chosen = tuple(one for one in table.rows if table.typed.get(one, {}).get(_HAND_OVER, True))
    ready = bool(chosen) and (taker not in (None, _NEW) or bool(name))
    st.button(
        f"Hand over {count_things(len(chosen), 'relationship')}", key="over-save", type="primary",
        disabled=not ready, on_click=_save, args=(table, giver, taker, name), kwargs={"partners": chosen, "place": place},
    )  # fmt: skip


def _ask_name(day: Day) -> str:
    name = st.text_input("Their name", key="over-name", max_chars=NAME_LIMIT) or ""
    if fold_text(name) in {fold_text(one.name) for one in day.network.of(Person)} - {""}:
        st.caption(
            f"There is a {plain(name)} on the map already. If it is the same person, mark them as on our team, "
            "and choose them above."
        )
    return name


def _ask_which(giver: str) -> Table:
    return edit_table(
        f"over-{giver}", partial(_find_rows, giver), (_HAND_OVER,), alt="Relationships to hand over", placeholder="–",
        configure=lambda _: {"Last contact": st.column_config.DateColumn(format="YYYY-MM-DD")},
    )  # fmt: skip


def _find_rows(giver: str, network: Network, ids: Collection[str] | None) -> Rows:
    day = read_day(network)
    found = {one.partner: one for one in find_upkeep(day)}
    return {
        partner: _build_row(network, partner, found.get(partner), giver)
        for partner in list_relationships_of(day, giver)
        if ids is None or partner in ids
    }


def _build_row(network: Network, partner: str, one: Upkeep | None, giver: str) -> Row:
    theirs, ours = (one.theirs, one.ours) if one else ((), ())
    return {
        _HAND_OVER: True,
        "Partner": network.name_of(partner),
        "Whom we know there": join_names([network.name_of(other) for other in theirs]),
        "Who else of us": join_names([network.name_of(other) for other in ours if other != giver]),
        "Last contact": one.last_contact if one else None,
    }


def _save(table: Table, giver: str, taker: str, name: str, *, partners: tuple[str, ...], place: str) -> None:
    day = read_day(table.seen)
    newcomer = Person(name=name, on_team=True) if taker == _NEW else None

    def plan() -> Plan:
        if newcomer is None:
            return plan_take_over(day, giver, taker, partners)
        known = day.everything
        joined = Network({**known.entities, newcomer.id: newcomer}, known.ties)
        put, remove = plan_take_over(replace(day, everything=joined), giver, newcomer.id, partners)
        homes = [tie.target for tie in known.ties_of(giver, TieKind.WORKS_AT)]
        jobs = [build_tie(TieKind.WORKS_AT, newcomer.id, home, since=day.date) for home in homes[:1]]
        return [newcomer, *jobs, *put], remove

    who = newcomer.name if newcomer else day.network.name_of(taker)
    what = count_things(len(partners), "relationship")
    saved = save_planned(
        plan, f"{who} took over {what} from {day.network.name_of(giver)}.", place, seen=table.seen,
        rests_on=lambda now: (
            [now.ties_of(partner, TieKind.KEPT_BY) for partner in partners],
            [one.id for one in now.of(Person) if newcomer and fold_text(one.name) == fold_text(name)],
        ),
    )  # fmt: skip
    if not saved:
        renew_table(table.key)
    elif newcomer:
        st.session_state["over-to"] = newcomer.id
