"""Forms to change an organization, a person or anything else, drawn from the field table."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from netmap.errors import ChangeConflict, InputError
from netmap.model.changes import Item
from netmap.model.entities import Organization
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import FieldRow, build_checked, list_fields
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.network import Network
from netmap.ui.partners.actor_links import list_sector_names, name_sectors, plan_sectors, plan_workplaces
from netmap.ui.parts.conflicts import show_conflict
from netmap.ui.parts.field_widgets import KEEP, ask_field, tell_value, type_value
from netmap.ui.shell.session import KEPT, forget_typed, read_content, read_network, save_items, show_problem

FIRST_FIELDS: dict[EntityKind, tuple[str, ...]] = {
    EntityKind.ORGANIZATION: ("name", "standing", "description", "website", "email", "phone", "notes"),
    EntityKind.PERSON: ("name", "title", "email", "phone", "notes"),
}
_NOT_ASKED = frozenset({"id", "external_ids", "source", "attributes"})


@dataclass(slots=True)
class _Draft:
    """What was shown when somebody began to type."""

    seen: Network
    entity: Entity
    version: int = 0
    conflict: bool = False


def show_entity_form(entity: Entity, *, place: str) -> None:
    """Draw the form of one entity, new or stored, with a button that saves it.

    Parameters
    ----------
    place
        Names the place on the pages: keys begin with it, and `show_undo(place)` offers the undo.
    """
    state_key = f"draft-{place}-{entity.id}"
    network = read_network()
    current = network.get(entity.id)
    draft = st.session_state.get(state_key)
    if isinstance(draft, _Draft) and _is_outdated(draft, current, place):
        close_form(entity.id, place)
        draft = None
    if not isinstance(draft, _Draft):
        draft = st.session_state[state_key] = _Draft(network, current or entity)
    prefix = f"{KEPT}{place}-{entity.id}-{draft.version}-"
    rows = {row.name: row for row in list_fields(type(entity)) if row.name not in _NOT_ASKED}
    first = [name for name in FIRST_FIELDS.get(entity.kind, tuple(rows)) if name in rows]
    values = {name: _ask(rows.pop(name), draft.entity, prefix) for name in first}
    links = _ask_links(network, entity, prefix)
    if rows:
        with st.expander("More about them" if entity.kind in ACTOR_KINDS else "More"):
            values |= {name: _ask(row, draft.entity, prefix) for name, row in rows.items()}
            values |= _ask_own_columns(draft.entity, prefix)
    if draft.conflict and current is not None:
        choice = show_conflict(draft.entity, current, key=prefix)
        if choice:
            _settle_conflict(state_key, draft, network, current, take_theirs=choice == "theirs", place=place)
    if st.button("Save", key=f"save-{place}-{entity.id}", type="primary"):
        _save(draft, values, links, place)


def _is_outdated(draft: _Draft, current: Entity | None, place: str) -> bool:
    """Whether what is stored has changed since the form was drawn, and nobody has typed into it."""
    if current in (None, draft.entity) or draft.conflict:
        return False
    prefix = f"{KEPT}{place}-{draft.entity.id}-{draft.version}-"
    shown = {
        f"{prefix}{name}": type_value(getattr(draft.entity, name)) for name in type(draft.entity).model_fields
    }
    return all(st.session_state.get(key, value) == value for key, value in shown.items())


def _ask(row: FieldRow, entity: Entity, prefix: str) -> Any:
    return ask_field(row, getattr(entity, row.name), f"{prefix}{row.name}")


def _ask_own_columns(entity: Entity, prefix: str) -> dict[str, Any]:
    if not entity.attributes:
        return {}
    st.markdown("**Columns of your own**")
    kept = {}
    for number, (name, value) in enumerate(sorted(entity.attributes.items())):
        key = f"{prefix}own-{number}"
        st.session_state.setdefault(key, str(value))
        typed = st.text_input(name.replace("*", "∗").replace(":", "∶"), key=key, persist_state=KEEP) or ""
        kept[name] = value if typed == str(value) else typed
    return {"attributes": {name: value for name, value in kept.items() if value != ""}}


def _ask_links(network: Network, entity: Entity, prefix: str) -> dict[str, list[str]]:
    links: dict[str, list[str]] = {}
    if entity.kind in ACTOR_KINDS:
        key = f"{prefix}sectors"
        st.session_state.setdefault(key, name_sectors(network, entity.id))
        options = list(dict.fromkeys((*st.session_state[key], *list_sector_names(network, read_content()))))
        links["sectors"] = st.multiselect(
            "Sectors", options, key=key, persist_state=KEEP, help="The first one is the main one."
        )
    if entity.kind is EntityKind.PERSON:
        key = f"{prefix}works-at"
        places = {place.id: place.name for place in network.of(Organization)}
        st.session_state.setdefault(
            key, [target.id for target in network.targets(entity.id, TieKind.WORKS_AT)]
        )
        st.session_state[key] = [place for place in st.session_state[key] if place in places]
        links["works_at"] = st.multiselect(
            "Works at", list(places), key=key, persist_state=KEEP, format_func=places.__getitem__
        )
    return links


def _save(draft: _Draft, values: dict[str, Any], links: dict[str, list[str]], place: str) -> None:
    entity = draft.entity
    try:
        after = build_checked(
            ENTITY_CLASSES[entity.kind],
            {name: getattr(entity, name) for name in type(entity).model_fields} | values,
        )
        put, remove = _plan_links(draft.seen, after, links)
        saved = save_items(
            place=place, sentence=_tell_save(draft, after), put=[after, *put], remove=remove, seen=draft.seen
        )
    except InputError as error:
        show_problem(error)
        return
    except ChangeConflict:
        draft.conflict = True
        st.rerun()
    if saved:
        close_form(entity.id, place)
        st.rerun()


def _plan_links(network: Network, after: Entity, links: dict[str, list[str]]) -> tuple[list[Item], list[str]]:
    put: list[Item] = []
    remove: list[str] = []
    if "sectors" in links:
        found, remove = plan_sectors(network, read_content(), after.id, links["sectors"])
        put += found
    if "works_at" in links:
        more, less = plan_workplaces(network, after.id, links["works_at"])
        put, remove = [*put, *more], [*remove, *less]
    return put, remove


def _tell_save(draft: _Draft, after: Entity) -> str:
    name = after.name or after.kind.words.one
    return f"Changed {name}." if draft.seen.get(after.id) else f"Added {name}."


def close_form(entity_id: str, place: str) -> None:
    """Forget what was typed into the form of an entity; the next one shows what is stored."""
    st.session_state.pop(f"draft-{place}-{entity_id}", None)
    forget_typed(f"{KEPT}{place}-{entity_id}-")


def _settle_conflict(
    state_key: str, draft: _Draft, network: Network, current: Entity, *, take_theirs: bool, place: str
) -> None:
    if take_theirs:
        close_form(current.id, place)
        st.rerun()
    old, new = (f"{KEPT}{place}-{current.id}-{version}-" for version in (draft.version, draft.version + 1))
    for key in [key for key in st.session_state if isinstance(key, str) and key.startswith(old)]:
        name, typed = key.removeprefix(old), st.session_state[key]
        if not hasattr(current, name) or tell_value(typed) != tell_value(getattr(draft.entity, name)):
            st.session_state[new + name] = typed
    st.session_state[state_key] = _Draft(network, current, draft.version + 1)
    st.rerun()
