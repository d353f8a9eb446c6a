"""The menu New: whatever can be put on the map by hand, in a window over the page."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

import streamlit as st

from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.ids import new_id
from netmap.model.kinds import EntityKind, TieKind
from netmap.ui.partners.forms import show_entity_form
from netmap.ui.partners.quick_entry import show_cards
from netmap.ui.partners.tie_forms import show_tie_form
from netmap.ui.parts.contact_entry import show_contact_form
from netmap.ui.parts.our_people import name_our_people
from netmap.ui.parts.text import plain
from netmap.ui.shell.notices import take_problem
from netmap.ui.shell.reading import read_day, read_network
from netmap.ui.shell.saving import name_last_saved, show_undo

_OPEN, _BLANK, _BEFORE = "new-open", "new-blank", "new-before"


class New(StrEnum):
    """What the menu offers."""

    LINE = "One line: a card, or who knows whom"
    ORGANIZATION = "Organization"
    PERSON = "Person"
    TIE = "Tie"
    CONTACT = "Contact"
    GOAL = "Goal"
    COALITION = "Coalition"
    SECTOR = "Sector"


_KINDS = {
    New.ORGANIZATION: EntityKind.ORGANIZATION, New.PERSON: EntityKind.PERSON, New.GOAL: EntityKind.GOAL,
    New.COALITION: EntityKind.COALITION, New.SECTOR: EntityKind.SECTOR,
}  # fmt: skip


def offer_new(place: str) -> None:
    """Draw the menu, and over the page what was chosen from it; the undo is drawn by `show_new_undo`."""
    key = f"{place}-new-menu"
    st.menu_button(
        "New", list(New), key=key, icon=":material/add:", type="primary", on_click=partial(_open, key),
        format_func=lambda one: one.value,
    )  # fmt: skip
    chosen = st.session_state.get(_OPEN)
    if chosen is not None and _is_saved(chosen):
        _close()
    elif chosen is not None:
        title = f"New: {chosen.value[0].lower()}{chosen.value[1:]}"
        st.dialog(title, width="medium", on_dismiss=_close)(_show)(chosen, _name_place(place))


def _is_saved(chosen: New) -> bool:
    """Whether what the window was opened for is saved; lines go on, one after the other."""
    return chosen is not New.LINE and name_last_saved() != st.session_state[_BEFORE]


def _show(chosen: New, place: str) -> None:
    """Draw what stands in the window; once it is saved, the page as a whole is drawn anew, without the window."""
    if _is_saved(chosen):
        st.rerun()
    if problem := take_problem():
        st.error(plain(problem))
    _choose_form(chosen, place)()


def show_new_undo(place: str) -> None:
    """Offer to take back what was put on the map from the menu of this place."""
    show_undo(_name_place(place))


def _name_place(place: str) -> str:
    return f"{place}-new"


def _open(key: str) -> None:
    st.session_state[_OPEN] = st.session_state[key]
    st.session_state[_BEFORE] = name_last_saved()
    st.session_state.pop(_BLANK, None)


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _choose_form(chosen: New, place: str) -> Callable[[], None]:
    if chosen is New.LINE:
        return partial(show_cards, place)
    if chosen is New.TIE:
        return partial(_show_tie, place)
    if chosen is New.CONTACT:
        return partial(_show_contact, place)
    return partial(_show_entity, _KINDS[chosen], place)


def _show_entity(kind: EntityKind, place: str) -> None:
    blank = st.session_state.get(_BLANK)
    if not isinstance(blank, Entity) or blank.kind is not kind:
        blank = st.session_state[_BLANK] = ENTITY_CLASSES[kind].model_construct(id=new_id())
    show_entity_form(blank, place=place)


def _show_tie(place: str) -> None:
    network = read_network()
    kinds = (EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.COALITION)
    names = {one.id: one.name for kind in kinds for one in network.of_kind(kind)}
    subject = _ask_whom("Whose tie is it?", names, f"{place}-tie-subject")
    if subject:
        show_tie_form(subject, place=place)


def _show_contact(place: str) -> None:
    day = read_day()
    names = {one.id: one.name for one in day.everything.actors() if one.id not in day.our_side}
    partner = _ask_whom("With whom were you in touch?", names, f"{place}-contact-partner")
    if partner:
        keepers = [one.id for one in day.network.targets(partner, TieKind.KEPT_BY)]
        show_contact_form(day.everything, partner, keepers, name_our_people(day), place)


def _ask_whom(label: str, names: dict[str, str], key: str) -> str | None:
    if not names:
        st.markdown(
            "Nobody is on the map yet whom this could be about. Add an organization or a person first."
        )
        return None
    if st.session_state.get(key) not in {*names, None}:
        del st.session_state[key]
    return st.selectbox(
        label,
        list(names),
        index=None,
        key=key,
        format_func=names.__getitem__,
        placeholder="Type to find a name",
    )
