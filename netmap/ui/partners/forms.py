"""Forms to change an organization, a person or anything else, drawn from the field table."""

from typing import Any

import streamlit as st

from netmap.model.changes import Item
from netmap.model.entities import Organization
from netmap.model.entity import Entity
from netmap.model.entity_classes import change_entity
from netmap.model.fields import FieldRow, list_fields
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.network import Network
from netmap.report.partners.actor_links import list_sector_names, name_sectors, plan_sectors, plan_workplaces
from netmap.ui.parts.conflicts import list_differences
from netmap.ui.parts.drafts import Draft, ask_whose, list_lost, open_draft, save_draft
from netmap.ui.parts.field_widgets import KEEP, ask_field, type_value
from netmap.ui.parts.text import plain
from netmap.ui.shell.reading import read_content, read_network

FIRST_FIELDS: dict[EntityKind, tuple[str, ...]] = {
    EntityKind.ORGANIZATION: ("name", "standing", "description", "website", "email", "phone", "notes"),
    EntityKind.PERSON: ("name", "title", "email", "phone", "notes"),
    EntityKind.GOAL: ("name", "description", "scope", "started", "notes"),
    EntityKind.COALITION: ("name", "purpose", "started", "notes"),
    EntityKind.SECTOR: ("name", "expected", "examples", "notes"),
}
_NOT_ASKED = frozenset({"id", "external_ids", "source", "attributes"})
_SECTORS, _WORKS_AT, _OWN = "sectors", "works-at", "own-"
_LINK_LABELS = {_SECTORS: "Sectors", _WORKS_AT: "Works at"}


def show_entity_form(entity: Entity, *, place: str) -> None:
    """Draw the form of one entity, new or stored, with a button that saves it.

    Parameters
    ----------
    place
        Names the place on the pages: keys begin with it, and `show_undo(place)` offers the undo.
    """
    draft = open_draft(entity, list_shown, place=place)
    entity = as_entity(draft.item)
    rows = {row.name: row for row in list_fields(type(entity)) if row.name not in _NOT_ASKED}
    first = [name for name in FIRST_FIELDS.get(entity.kind, tuple(rows)) if name in rows]
    values = {name: _ask(rows.pop(name), entity, draft.prefix) for name in first}
    links = _ask_links(draft, entity)
    if rows:
        with st.expander("More about them" if entity.kind in ACTOR_KINDS else "More"):
            values |= {name: _ask(row, entity, draft.prefix) for name, row in rows.items()}
            values |= _ask_own_columns(entity, draft.prefix)
    if draft.conflict:
        now = read_network().get(entity.id)
        ask_whose(draft, (now or entity).name, _tell_differences(draft, now) if now else [])
    if st.button("Save", key=f"save-{place}-{entity.id}", type="primary"):
        _save(draft, entity, values, links)


def show_lost_entities(place: str) -> None:
    """Draw the forms of those whom somebody else took out while something was typed about them."""
    for draft in list_lost(place):
        st.header(plain(as_entity(draft.item).name), anchor=False)
        show_entity_form(as_entity(draft.item), place=place)


def list_shown(network: Network, item: Item) -> dict[str, Any]:
    """Return with what each widget of an entity's form opens, by its name."""
    entity = as_entity(item)
    shown = {row.name: type_value(getattr(entity, row.name)) for row in list_fields(type(entity))}
    own = {f"{_OWN}{name}": str(value) for name, value in entity.attributes.items()}
    return shown | own | _list_links(network, entity)


def _list_links(network: Network, entity: Entity) -> dict[str, list[str]]:
    links: dict[str, list[str]] = {}
    if entity.kind in ACTOR_KINDS:
        links[_SECTORS] = name_sectors(network, entity.id)
    if entity.kind is EntityKind.PERSON:
        links[_WORKS_AT] = [target.id for target in network.targets(entity.id, TieKind.WORKS_AT)]
    return links


def as_entity(item: Item) -> Entity:
    """Return what is drafted as the entity it is."""
    if not isinstance(item, Entity):
        raise TypeError("A tie has a form of its own.")
    return item


def _ask(row: FieldRow, entity: Entity, prefix: str) -> Any:
    return ask_field(row, getattr(entity, row.name), f"{prefix}{row.name}")


def _ask_own_columns(entity: Entity, prefix: str) -> dict[str, Any]:
    if not entity.attributes:
        return {}
    st.markdown("**Columns of your own**")
    kept = {}
    for name, value in sorted(entity.attributes.items()):
        key = f"{prefix}{_OWN}{name}"
        st.session_state.setdefault(key, str(value))
        typed = st.text_input(name.replace("*", "∗").replace(":", "∶"), key=key, persist_state=KEEP) or ""
        kept[name] = value if typed == str(value) else typed
    return {"attributes": {name: value for name, value in kept.items() if value != ""}}


def _ask_links(draft: Draft, entity: Entity) -> dict[str, list[str]]:
    links = _list_links(draft.seen, entity)
    if _SECTORS in links:
        key = f"{draft.prefix}{_SECTORS}"
        st.session_state.setdefault(key, links[_SECTORS])
        names = list_sector_names(read_network(), read_content())
        links[_SECTORS] = st.multiselect(
            "Sectors", list(dict.fromkeys((*st.session_state[key], *names))), key=key, persist_state=KEEP,
            help="The first one is the main one.",
        )  # fmt: skip
    if _WORKS_AT in links:
        key = f"{draft.prefix}{_WORKS_AT}"
        places = _name_places(draft)
        st.session_state.setdefault(key, links[_WORKS_AT])
        st.session_state[key] = [place for place in st.session_state[key] if place in places]
        links[_WORKS_AT] = st.multiselect(
            "Works at", list(places), key=key, persist_state=KEEP, format_func=places.__getitem__
        )
    return links


def _name_places(draft: Draft) -> dict[str, str]:
    """Return where somebody can work, id → name: also what was there when the form was opened."""
    networks = (draft.seen, read_network())
    return {place.id: place.name for network in networks for place in network.of(Organization)}


def _save(draft: Draft, entity: Entity, values: dict[str, Any], links: dict[str, list[str]]) -> None:
    before = _list_links(draft.seen, entity)
    changed = [name for name in links if links[name] != before[name]]

    def plan() -> tuple[list[Item], list[str], str]:
        after = change_entity(entity, **values)
        put, remove = _plan_links(draft.seen, after, links)
        return [after, *put], remove, _tell_save(draft, after)

    save_draft(
        draft, plan, place=draft.place,
        rests_on=lambda network: [_list_links(network, entity)[name] for name in changed],
    )  # fmt: skip


def _plan_links(network: Network, after: Entity, links: dict[str, list[str]]) -> tuple[list[Item], list[str]]:
    put: list[Item] = []
    remove: list[str] = []
    if _SECTORS in links:
        found, remove = plan_sectors(network, read_content(), after.id, links[_SECTORS])
        put += found
    if _WORKS_AT in links:
        more, less = plan_workplaces(network, after.id, links[_WORKS_AT])
        put, remove = [*put, *more], [*remove, *less]
    return put, remove


def _tell_save(draft: Draft, after: Entity) -> str:
    name = after.name or after.kind.words.one
    return f"Changed {name}." if draft.seen.get(after.id) else f"Added {name}."


def _tell_differences(draft: Draft, now: Entity) -> list[str]:
    places = _name_places(draft)
    told = {name: [", ".join(places.get(one, one) for one in ids) or "nothing" for ids in pair]
            for name, pair in _pair_links(draft, now).items()}  # fmt: skip
    links = [f"{_LINK_LABELS[name]}: {before} → {after}" for name, (before, after) in told.items()]
    return list_differences(as_entity(draft.item), now) + links


def _pair_links(draft: Draft, now: Entity) -> dict[str, tuple[list[str], list[str]]]:
    before, after = _list_links(draft.seen, now), _list_links(read_network(), now)
    return {name: (before[name], after[name]) for name in after if before[name] != after[name]}
