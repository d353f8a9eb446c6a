"""What a click on the map opens beside it: who they are, their ties, their people, and how to change that."""

from collections.abc import Callable

import streamlit as st

from netmap.analysis.day import Day
from netmap.model.entities import Coalition, Goal, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import ACTOR_KINDS, EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.profile import tell_profile
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie
from netmap.model.views.coding import By
from netmap.model.words import count_things
from netmap.picture.scene.scene import Slice
from netmap.picture.views import View
from netmap.report.counts import tell_ties
from netmap.report.partners.plans import MEMBERSHIPS
from netmap.report.relationships import tell_relationship
from netmap.ui.map.way import offer_way
from netmap.ui.missing.candidates import show_candidates
from netmap.ui.partners.card import offer_card
from netmap.ui.partners.forms import show_entity_form, show_lost_entities
from netmap.ui.partners.members import show_members
from netmap.ui.partners.page import offer_names
from netmap.ui.partners.tie_forms import offer_removal, show_lost_ties, show_tie_form
from netmap.ui.parts.contact_entry import offer_contact
from netmap.ui.parts.our_people import name_our_people
from netmap.ui.parts.text import plain, plain_lines
from netmap.ui.shell.reading import read_content

Opener = Callable[[str], None]

ABOUT, TIES, PEOPLE, MEMBERS, EDIT, ADD = "About", "Ties", "People", "Members", "Edit", "Add a tie"
_MOST_LISTED = 200
_VIEWS = {
    EntityKind.ORGANIZATION: (View.AROUND, "Look around"),
    EntityKind.PERSON: (View.AROUND, "Look around"),
    EntityKind.GOAL: (View.GOAL, "Draw this goal"),
    EntityKind.COALITION: (View.COALITION, "Draw this coalition"),
}


def show_panel(
    day: Day, opened: str | None, *, place: str, open_other: Opener, draw_one: Callable[[View, str], None]
) -> None:
    """Draw the panel for what is opened, or say how to open something.

    Parameters
    ----------
    open_other
        Called with the id of somebody chosen in the panel, before the next run.
    draw_one
        Called with the view of whoever or whatever is opened that is wanted, before the next run.
    """
    network = day.everything
    entity = network.get(opened) if opened else None
    show_lost_entities(place)
    if opened and entity is None:
        st.warning("Whom you had opened is not on the map any more.")
    if entity is None:
        st.header("Pick somebody", anchor=False)
        st.markdown("Click a circle, a star, a hexagon or a slice. The arrow keys walk the map, Enter opens.")
        return
    st.header(plain(entity.name), anchor=False)
    if isinstance(entity, Sector):
        _show_sector(day, entity, place, open_other)
        return
    st.markdown(_tell_kind(network, entity))
    if entity.kind in _VIEWS and _is_drawn(day, entity):
        view, words = _VIEWS[entity.kind]
        if st.button(
            words, key=f"{place}-draw-{entity.id}", icon=":material/center_focus_strong:",
            on_click=draw_one, args=(view, entity.id), type="tertiary",
        ):  # fmt: skip
            st.rerun()
    if entity.kind in ACTOR_KINDS:
        offer_way(day, entity.id)
    more = (
        [PEOPLE]
        if entity.kind is EntityKind.ORGANIZATION
        else [MEMBERS]
        if entity.kind in MEMBERSHIPS
        else []
    )
    parts = [ABOUT, TIES, *more, EDIT, ADD]
    part = st.segmented_control(
        "What to see", parts, default=ABOUT, key=f"{place}-part-{entity.kind}", label_visibility="collapsed"
    )
    if part == TIES:
        _show_ties(network, entity, place, open_other)
    elif part == PEOPLE:
        _show_people(network, entity, place, open_other)
    elif part == MEMBERS:
        show_members(entity, place=place)
    elif part == EDIT:
        show_entity_form(entity, place=place)
    elif part == ADD:
        show_tie_form(entity.id, place=place)
    else:
        _show_profile(day, entity, place)


def _is_drawn(day: Day, entity: Entity) -> bool:
    """Whether a view can be about somebody or something: they stand on the map by themselves, or it goes on."""
    if entity.confidential:
        return False
    if isinstance(entity, Goal | Coalition):
        return entity in (*day.goals, *day.tables)
    return day.read_standing(entity.id) not in {None, Standing.CLOSED}


def _tell_kind(network: Network, entity: Entity) -> str:
    sectors = [plain(sector.name) for sector in network.sectors_of(entity.id)]
    word = entity.kind.words.one
    us = " · this is us" if getattr(entity, "home", False) else ""
    return f"{word[0].upper()}{word[1:]}{us}" + (f" · {', '.join(sectors)}" if sectors else "")


def _show_profile(day: Day, entity: Entity, place: str) -> None:
    """Draw what is known about them, and what only the team sees and does: contacts, how many ties."""
    if entity.kind in ACTOR_KINDS:
        _show_relationship(day, entity, place)
    told = tell_profile(entity, room=False)
    for label, text in told:
        st.markdown(f"**{plain(label)}**  \n{plain_lines(text)}")
    if entity.kind in ACTOR_KINDS:
        entries = len(_list_ties(day.everything, entity))
        st.caption(tell_ties(day, entity.id, entries, TIES))
        offer_card(entity, place=place)
    elif not told:
        st.markdown("Nothing is written down yet.")


def _show_relationship(day: Day, actor: Entity, place: str) -> None:
    """Draw how somebody who is not one of ours stands with us, and how to note a contact."""
    if actor.id in day.our_side:
        return
    st.markdown(plain(tell_relationship(day, actor.id)))
    keepers = day.network.targets(actor.id, TieKind.KEPT_BY)
    offer_contact(day.everything, actor.id, [one.id for one in keepers], name_our_people(day), place)


_NOT_LISTED = frozenset({TieKind.IN_SECTOR, TieKind.ABOUT, TieKind.WITH, TieKind.BY, TieKind.LED_TO})


def _list_ties(network: Network, entity: Entity) -> list[Tie]:
    return [tie for tie in network.ties_of(entity.id) if tie.kind not in _NOT_LISTED]


def _say(network: Network, entity: Entity, tie: Tie) -> str:
    """Return a tie as a line: how closely, since when, until when."""
    words = read_content().strength_words
    more = [words[tie.strength]] if tie.strength in words and TIE_RULES[tie.kind].rated else []
    more += [tie.role] if tie.role else []
    more += [f"since {tie.since.year}"] if tie.since else []
    more += [f"until {tie.until}"] if tie.until else []
    name = network.name_of(tie.other_end(entity.id))
    return f"{name} ({', '.join(more)})" if more else name


def _show_ties(network: Network, entity: Entity, place: str, open_other: Opener) -> None:
    ties = _list_ties(network, entity)
    show_lost_ties(entity.id, place=place)
    if not ties:
        st.markdown("No ties are written down yet.")
        return
    groups: dict[str, list[Tie]] = {}
    for tie in ties:
        rule = TIE_RULES[tie.kind]
        groups.setdefault(rule.says if tie.source == entity.id else rule.says_back, []).append(tie)
    for says, found in groups.items():
        lines = sorted((_say(network, entity, tie) for tie in found), key=str.casefold)
        listed = "\n".join(f"- {plain(line)}" for line in lines[:_MOST_LISTED])
        st.markdown(f"**… {plain(says)} …**\n\n{listed}")
    by_id = {tie.id: tie for tie in ties}
    chosen = st.selectbox(
        "Look at one tie",
        list(by_id),
        index=None,
        key=f"{place}-tie-{entity.id}",
        placeholder="Choose a tie to open or change",
        format_func=lambda tie_id: _say(network, entity, by_id[tie_id]),
    )
    if chosen:
        _show_tie(network, entity, by_id[chosen], place, open_other)


def _show_tie(network: Network, entity: Entity, tie: Tie, place: str, open_other: Opener) -> None:
    with st.container(horizontal=True):
        st.button(
            "Open the other",
            key=f"{place}-go-{tie.id}",
            on_click=open_other,
            args=(tie.other_end(entity.id),),
        )
        offer_removal(network, tie, "Take the tie out", place=place)
    show_tie_form(entity.id, tie, place=place)


def _show_people(network: Network, entity: Entity, place: str, open_other: Opener) -> None:
    ties = [tie for tie in network.ties_of(entity.id, TieKind.WORKS_AT) if tie.target == entity.id]
    if not ties:
        st.markdown("We know nobody there yet. Add a tie “has …” with a name.")
        return
    for tie in sorted(ties, key=lambda tie: (not tie.decision_maker, network.name_of(tie.source).casefold())):
        person = network.entities[tie.source]
        told = [tie.role or getattr(person, "title", ""), "decides there" if tie.decision_maker else ""]
        told += [
            getattr(person, "email", ""),
            getattr(person, "phone", ""),
            f"until {tie.until}" if tie.until else "",
        ]
        _offer_to_open(person, f"{place}-person-{tie.id}", open_other)
        if said := " · ".join(part for part in told if part):
            st.caption(plain(said))


def _show_sector(day: Day, sector: Sector, place: str, open_other: Opener) -> None:
    network = day.everything
    members = [one for one in network.sources(sector.id, TieKind.IN_SECTOR) if one.kind in ACTOR_KINDS]
    part = st.segmented_control(
        "What to see", [ABOUT, EDIT], default=ABOUT, key=f"{place}-part-sector", label_visibility="collapsed"
    )
    if part == EDIT:
        show_entity_form(sector, place=place)
        return
    if not members:
        st.markdown("We want somebody here and have nobody yet." if sector.expected else "Nobody is here.")
        definition = read_content().find_definition(sector)
        for look in definition.look_for if definition else sector.examples:
            st.markdown(f"- {plain(look)}")
        show_candidates(sector, place=place)
        offer_names(sector.name, f"{place}-names-{sector.id}")
        return
    partners = sum(one.id in day.members[sector.id] for one in members)
    left = f", and {len(members) - partners:,} who left us or closed" if len(members) > partners else ""
    st.markdown(plain(f"{count_things(partners, 'partner')}{left}".capitalize()))
    for member in members[:_MOST_LISTED]:
        _offer_to_open(member, f"{place}-member-{member.id}", open_other)


def show_slice(one: Slice, by: By | None, *, place: str, open_other: Opener) -> None:
    """Draw who is in a slice or section that stands for no sector: a group by something, or those who are in none.

    `open_other` is called with the id of somebody chosen, before the next run.
    """
    st.header(plain(one.name), anchor=False)
    by_what = f", grouped by “{by.called}”" if by else ""
    left = " whom the filter leaves" if one.narrowed else ""
    st.markdown(plain(f"{count_things(len(one.members), 'partner')}{left}{by_what}."))
    for member in one.members[:_MOST_LISTED]:
        _offer_to_open(member, f"{place}-in-group-{member.id}", open_other)
    if (more := len(one.members) - _MOST_LISTED) > 0:
        st.caption(f"{more:,} more are in the table below the map.")


def _offer_to_open(one: Entity, key: str, open_other: Opener) -> None:
    st.button(plain(one.name), key=key, on_click=open_other, args=(one.id,), type="tertiary")
