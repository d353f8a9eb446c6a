"""The steps of a story: listed and chosen, moved, added and taken out; and its name."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from netmap.analysis.day import Day
from netmap.model.changes import Item
from netmap.model.happenings import Story
from netmap.model.network import Network
from netmap.model.stories.steps import StoryStep, read_steps
from netmap.model.text import NAME_LIMIT
from netmap.report.stories.plans import (
    drop_step,
    insert_step,
    move_step,
    plan_named,
    plan_steps,
)
from netmap.ui.parts.drafts import Draft, open_draft, renew_draft, save_draft
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.text import plain
from netmap.ui.shell.saving import save_planned
from netmap.ui.stories.drafts import PLACE, as_story, show_conflict
from netmap.ui.stories.step_form import name_shown, show_form

CHOSEN = f"{PLACE}-chosen"
"""Where a visitor's session keeps the id of the story they look at."""


def find_chosen(story: Story) -> int:
    """Return the place of the step that is changed, from 0."""
    ids = [step.id for step in read_steps(story.steps)]
    return ids.index(_recall_choice(story, ids)) if ids else 0


def _recall_choice(story: Story, ids: Sequence[str]) -> str:
    """Return the id of the step that is changed: the chosen one, else the one before it that is there, else the first.

    A browser that asks again before it has drawn a moved step sends the name that the step had, by which it is not found.
    """
    key = _name_choice(story)
    said = (str(st.session_state.get(one)) for one in (key, f"{key}-last"))
    return next((one for one in said if one in ids), ids[0])


def look_at_step(story_id: str, step_id: str) -> None:
    """Have the page Stories show a story at one of its steps, from when it is opened on."""
    st.session_state[CHOSEN] = story_id
    st.session_state[f"{PLACE}-step-{story_id}"] = step_id


def _name_choice(story: Story) -> str:
    return f"{PLACE}-step-{story.id}"


def show_steps(day: Day, story: Story) -> None:
    """Draw the list of steps with the form of the chosen one."""
    st.header("Steps", anchor=False)
    steps = read_steps(story.steps)
    left, right = st.columns([2, 5], gap="large")
    with left:
        chosen = _choose_step(day, story, steps)
        _offer_moves(day.everything, story, chosen)
        _ask_name(story)
    with right:
        if chosen:
            show_form(day, story, chosen)
        else:
            st.markdown("This story has no steps yet. Add the first one.")


def _choose_step(day: Day, story: Story, steps: Sequence[StoryStep]) -> str:
    if not steps:
        return ""
    names = {one.id: f"{number}. {one.title or name_shown(day, one)}" for number, one in enumerate(steps, 1)}
    key = _name_choice(story)
    recalled = _recall_choice(story, list(names))
    if st.session_state.get(key) != recalled:
        st.session_state[key] = recalled
    chosen = st.radio(
        "Which step?",
        list(names),
        format_func=lambda one: plain(names[one]),
        key=key,
        persist_state="session",
    )
    st.session_state[f"{key}-last"] = chosen
    return str(chosen)


def _offer_moves(seen: Network, story: Story, chosen: str) -> None:
    place, last = find_chosen(story), len(read_steps(story.steps)) - 1
    with st.container(horizontal=True, gap="small"):
        if chosen:
            for label, icon, by, is_off in (
                ("up", "arrow_upward", -1, place == 0),
                ("down", "arrow_downward", 1, place == last),
            ):
                # Says which, so that one who clicks again moves on, and is not taken for one who clicked twice.
                said = f"Moved step {place + 1} {label}."
                st.button(
                    f"Move {label}", key=f"{PLACE}-move-{by}", icon=f":material/{icon}:", disabled=is_off, on_click=_change_steps,
                    args=(seen, story, partial(move_step, step_id=chosen, by=by), said),
                )  # fmt: skip
        st.button(
            "Add a step", key=f"{PLACE}-add", icon=":material/add:", on_click=_add, args=(seen, story, chosen)
        )
        if chosen:
            st.button(
                "Remove", key=f"{PLACE}-remove", icon=":material/remove:", on_click=_change_steps,
                args=(seen, story, partial(drop_step, step_id=chosen), "Removed a step."),
            )  # fmt: skip


def _add(seen: Network, story: Story, after: str) -> None:
    steps, new = insert_step(read_steps(story.steps), after)
    if _save_steps(seen, story, lambda _: steps, "Added a step."):
        st.session_state[_name_choice(story)] = new


def _change_steps(
    seen: Network,
    story: Story,
    change: Callable[[Sequence[StoryStep]], tuple[StoryStep, ...]],
    sentence: str,
) -> None:
    _save_steps(seen, story, change, sentence)


def _save_steps(
    seen: Network,
    story: Story,
    change: Callable[[Sequence[StoryStep]], tuple[StoryStep, ...]],
    sentence: str,
) -> bool:
    """Write other steps of a story; what was typed into its forms goes on upon them."""
    saved = save_planned(
        lambda: ([plan_steps(story, change(read_steps(story.steps)))], []),
        f"{sentence[:-1]} of “{story.name}”.",
        PLACE,
        seen=seen,
    )
    if saved:
        for draft in [one for one in st.session_state.values() if isinstance(one, Draft)]:
            if draft.item.id == story.id and draft.list_typed():
                renew_draft(draft)
    return saved


def _ask_name(story: Story) -> None:
    draft = open_draft(story, _list_name, place=f"{PLACE}-name")
    key = f"{draft.prefix}name"
    st.session_state.setdefault(key, story.name)
    name = st.text_input("Name of the story", key=key, persist_state=KEEP, max_chars=NAME_LIMIT)
    show_conflict(draft)
    if draft.list_typed() and st.button("Save the name", key=f"{PLACE}-save-name"):

        def plan() -> tuple[list[Item], list[str], str]:
            return [plan_named(as_story(draft.item), name or "")], [], f"Renamed “{story.name}”."

        save_draft(draft, plan, place=PLACE)


def _list_name(network: Network, item: Item) -> dict[str, Any]:
    del network
    return {"name": as_story(item).name}
