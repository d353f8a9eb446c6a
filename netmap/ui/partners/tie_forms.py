"""The form of a tie, read from the tie table: who with whom, what it is, how strong, since when."""

from typing import Any

import streamlit as st

from netmap.errors import ChangeConflict, InputError
from netmap.model.changes import Item
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES, build_entity
from netmap.model.fields import list_fields
from netmap.model.kinds import EntityKind, Nature, Standing, TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie, build_tie, change_tie
from netmap.ui.parts.conflicts import list_differences
from netmap.ui.parts.drafts import Draft, ask_whose, list_lost, open_draft, save_draft
from netmap.ui.parts.field_widgets import KEEP, ask_field, type_value
from netmap.ui.shell.notices import show_problem
from netmap.ui.shell.reading import read_content, read_network
from netmap.ui.shell.saving import KEPT, forget_typed, save_items, save_planned

TIE_KINDS = tuple(kind for kind, rule in TIE_RULES.items() if rule.by_hand)
"""The kinds of ties people add by hand, the usual first."""

_NAMED = frozenset(kind for kind, model in ENTITY_CLASSES.items() if model.named)
"""The kinds that can stand at the other end: one is found there, or added, by name."""

_SHOWN = ("since", "until", "last_contact", "formal", "mode", "said_by", "notes", "confidential")
_NEW = "new"


def list_choices(kind: EntityKind) -> list[tuple[TieKind, bool]]:
    """Return the ties somebody of this kind can have, and whether they stand at its far end."""
    choices = []
    for tie_kind in TIE_KINDS:
        rule = TIE_RULES[tie_kind]
        if any(source is kind and target in _NAMED for source, target in rule.ends):
            choices.append((tie_kind, False))
        if not rule.symmetric and any(target is kind and source in _NAMED for source, target in rule.ends):
            choices.append((tie_kind, True))
    return choices


def list_others(network: Network, subject: Entity, tie_kind: TieKind, *, turned: bool) -> list[Entity]:
    """Return those who can stand at the other end, by kind, then name."""
    kinds = _list_other_kinds(subject.kind, tie_kind, turned=turned)
    return [entity for kind in kinds for entity in network.of_kind(kind) if entity.id != subject.id]


def _list_other_kinds(kind: EntityKind, tie_kind: TieKind, *, turned: bool) -> list[EntityKind]:
    ends = TIE_RULES[tie_kind].ends
    found = {
        (source if turned else target) for source, target in ends if kind is (target if turned else source)
    }
    return [kind for kind in EntityKind if kind in found and kind in _NAMED]


def say_tie(tie_kind: TieKind, *, turned: bool) -> str:
    """Return what a tie says, as read from the one it is looked at from."""
    rule = TIE_RULES[tie_kind]
    return rule.says_back if turned else rule.says


def show_tie_form(subject_id: str, tie: Tie | None = None, *, place: str) -> None:
    """Draw the form that adds a tie to somebody, or changes `tie`; `show_undo(place)` offers the undo."""
    if tie:
        _show_change(subject_id, tie, place)
        return
    network = read_network()
    subject = network.get(subject_id)
    if subject is None:
        return
    prefix = f"{KEPT}{place}-tie-{subject_id}-"
    choice = _ask_kind(subject, prefix)
    other = _ask_other(network, subject, *choice, prefix)
    values = _ask_values(None, choice[0], prefix)
    seen = _remember_seen(network, other, f"{prefix}seen")
    if st.button("Save the tie", key=f"save-{prefix}", type="primary"):
        _add(seen, subject, choice, other, values, place=place, prefix=prefix)


def _remember_seen(network: Network, other: Entity | None, key: str) -> Network:
    """Return the network as it was when the other end was chosen."""
    chosen = (other.id if network.get(other.id) else _NEW) if other else None
    kept: tuple[str | None, Network] | None = st.session_state.get(key)
    if kept is None or chosen is None or kept[0] != chosen:
        kept = st.session_state[key] = chosen, network
    return kept[1]


def show_lost_ties(subject_id: str, *, place: str) -> None:
    """Draw the forms of somebody's ties that somebody else took out while they were being changed."""
    for draft in list_lost(f"{place}-tie"):
        tie = as_tie(draft.item)
        if subject_id in tie.ends:
            _show_change(subject_id, tie, place)


def _show_change(subject_id: str, tie: Tie, place: str) -> None:
    draft = open_draft(tie, list_shown, place=f"{place}-tie")
    tie = as_tie(draft.item)
    values = _ask_values(tie, tie.kind, draft.prefix)
    names = f"the tie of {_name_ends(draft, subject_id)}"
    if draft.conflict:
        now = read_network().ties.get(tie.id)
        ask_whose(draft, names, list_differences(tie, now) if now else [])
    if st.button("Save the tie", key=f"save-{KEPT}{place}-tie-{tie.id}-", type="primary"):
        save_draft(draft, lambda: ([change_tie(tie, **values)], [], f"Changed {names}."), place=place)


def _name_ends(draft: Draft, subject_id: str) -> str:
    other = as_tie(draft.item).other_end(subject_id)
    return f"{draft.seen.name_of(subject_id)} and {draft.seen.name_of(other)}"


def list_shown(network: Network, item: Item) -> dict[str, Any]:
    """Return with what each widget of a tie's form opens, by its name."""
    del network
    return {row.name: type_value(getattr(item, row.name)) for row in list_fields(Tie)}


def as_tie(item: Item) -> Tie:
    """Return what is drafted as the tie it is."""
    if not isinstance(item, Tie):
        raise TypeError("This is no tie.")
    return item


def _ask_kind(subject: Entity, prefix: str) -> tuple[TieKind, bool]:
    choices = list_choices(subject.kind)
    chosen = st.selectbox(
        "What is it?",
        choices,
        key=f"{prefix}kind",
        persist_state=KEEP,
        format_func=lambda choice: f"… {say_tie(choice[0], turned=choice[1])} …",
    )
    return chosen or choices[0]


def _ask_other(
    network: Network, subject: Entity, tie_kind: TieKind, turned: bool, prefix: str
) -> Entity | None:
    others = {entity.id: entity for entity in list_others(network, subject, tie_kind, turned=turned)}
    key = f"{prefix}other-{tie_kind}-{turned}"
    if st.session_state.get(key) not in {*others, _NEW, None}:
        del st.session_state[key]
        st.warning("Whom you had chosen is not on the map any more. Choose again.")
    picked = st.selectbox(
        "With whom?", [*others, _NEW], index=None, key=key, persist_state=KEEP, placeholder="Type to find a name",
        format_func=lambda entity_id: "Somebody new …" if entity_id == _NEW else others[entity_id].name,
    )  # fmt: skip
    if picked != _NEW:
        return others.get(picked or "")
    kinds = _list_other_kinds(subject.kind, tie_kind, turned=turned)
    kind = kinds[0]
    if len(kinds) > 1:
        kind = st.radio(
            "Who is it?",
            kinds,
            key=f"{prefix}new-kind",
            persist_state=KEEP,
            horizontal=True,
            format_func=lambda kind: kind.words.one,
        )
    name = st.text_input("Name", key=f"{prefix}new-name", persist_state=KEEP) or ""
    return _build_newcomer(kind, name) if name.strip() else None


def _build_newcomer(kind: EntityKind, name: str) -> Entity:
    """Return somebody new by name; an organization that is only named is an idea until somebody says more."""
    more = {"standing": Standing.IDEA} if kind is EntityKind.ORGANIZATION else {}
    return build_entity(kind, name=name, **more)


def _ask_values(tie: Tie | None, tie_kind: TieKind, prefix: str) -> dict[str, Any]:
    rule = TIE_RULES[tie_kind]
    rows = {row.name: row for row in list_fields(Tie)}
    values: dict[str, Any] = {}
    if rule.rated:
        words = read_content().strength_words
        key = f"{prefix}strength"
        st.session_state.setdefault(key, tie.strength if tie else None)
        values["strength"] = st.selectbox(
            "How closely?", [None, *sorted(words)], key=key, persist_state=KEEP,
            format_func=lambda level: f"{level} – {words[level]}" if level else "not known",
        )  # fmt: skip
    more = [name for name in rule.fields if name in rows and name != "goal_id"]
    for name in more:
        values[name] = ask_field(
            rows[name], getattr(tie, name) if tie else rows[name].default, f"{prefix}{name}"
        )
    with st.expander("More about this tie"):
        for name in _SHOWN:
            value = getattr(tie, name) if tie else rows[name].default
            values[name] = ask_field(rows[name], value, f"{prefix}{name}")
    return values


def _add(
    seen: Network, subject: Entity, choice: tuple[TieKind, bool], other: Entity | None, values: dict[str, Any], *, place: str,
    prefix: str,
) -> None:  # fmt: skip
    if other is None:
        st.warning("Choose with whom, or write the name of somebody new.")
        return
    tie_kind, turned = choice
    ends = (other.id, subject.id) if turned else (subject.id, other.id)
    sentence = f"{subject.name} {say_tie(tie_kind, turned=turned)} {other.name}."
    found, is_new = other, read_network().get(other.id) is None
    try:
        tie = build_tie(tie_kind, *ends, **values)
        saved = save_items(
            place=place, sentence=sentence, put=[*([other] if is_new else []), tie], seen=seen, typed=str(values),
            rests_on=lambda network: _list_alike(network, found) if is_new else network.ties_between(*ends),
        )  # fmt: skip
    except (InputError, ChangeConflict) as error:
        show_problem(error)
        st.session_state.pop(f"{prefix}seen", None)
        return
    if saved:
        forget_typed(prefix)
        st.rerun()


def _list_alike(network: Network, entity: Entity) -> list[str]:
    name = fold_text(entity.name)
    return [one.id for one in network.of_kind(entity.kind) if fold_text(one.name) == name]


def offer_removal(network: Network, tie: Tie, label: str, *, place: str) -> None:
    """Draw the button that takes a tie out, as a correction; `show_undo(place)` offers the undo."""
    st.button(
        label, key=f"{place}-remove-{tie.id}", icon=":material/delete:", on_click=_remove, args=(network, tie, place)
    )  # fmt: skip


def _remove(seen: Network, tie: Tie, place: str) -> None:
    names = " and ".join(seen.name_of(end) for end in tie.ends)
    save_planned(
        lambda: ([], [tie.id]), f"Took out the tie of {names}.", place, seen=seen, nature=Nature.CORRECTION
    )
