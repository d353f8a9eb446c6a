"""The form of one step of a story: what it says, and what it shows, of whom, of which day, in which colors."""

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from netmap.analysis.day import Day
from netmap.model.changes import Item
from netmap.model.happenings import Story
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep, read_steps
from netmap.model.text import NAME_LIMIT
from netmap.model.views.coding import Trait
from netmap.model.views.filters import EVERYBODY, FIRST_DAY, Filter, read_filter
from netmap.model.words import tell_day
from netmap.picture.coding.choices import list_choices
from netmap.picture.scene.filtered import name_value, tell_filter
from netmap.picture.slides.keeping import has_circles, has_groups, has_ways
from netmap.picture.slides.slide import VIEWS
from netmap.picture.way.finding import Ends, list_ends
from netmap.report.stories.catalog import list_told
from netmap.report.stories.plans import mark_findings, plan_steps, replace_step
from netmap.report.stories.showing import find_shown_day, keep_filter, list_subjects, tell_pictured
from netmap.report.stories.wall import find_wall
from netmap.ui.parts.drafts import Draft, open_draft, save_draft
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.stories.drafts import PLACE, as_story, show_conflict

_SHOWS = {
    Shows.WHEEL: "The wheel",
    Shows.NAMES: "Everybody’s name",
    Shows.BLANK_WHEEL: "The wheel with nobody on it",
    Shows.QUESTION: "A question to the room",
    **{one: view.called for one, view in VIEWS.items()},
}
_FAR = {1: "One step", 2: "Two steps"}
_TEXT_LIMIT = 2_000
_GONE = "not shown any more"
_ENDS = {"from": "Show the way from", "to": "to"}


def name_shown(day: Day, step: StoryStep) -> str:
    """Return what a step shows, in words: "Around one: Harbor Food Bank"."""
    subjects = list_subjects(find_shown_day(day, step.on), step.shows)
    name = next((one.name for one in subjects if one.id == step.subject), "")
    shown = f"{_SHOWS[step.shows]}: {name}" if name else _SHOWS[step.shows]
    shown = f"{shown}, {tell_day(step.on)}" if step.on else shown
    network = day.openly.everything
    also = (tell_filter(step.filter, network) if step.filter else "", tell_pictured(step, network))
    return ". ".join(filter(None, (shown, " ".join(filter(None, also)))))


def show_form(day: Day, story: Story, step_id: str) -> None:
    """Draw the form of a step, and save it when that is asked for."""
    draft = open_draft(story, partial(_list_shown, step_id=step_id), place=f"{PLACE}-{step_id}")
    before = _find_step(as_story(draft.item), step_id)
    for name, value in _list_shown(draft.seen, draft.item, step_id=step_id).items():
        st.session_state.setdefault(draft.prefix + name, value)
    has_title = st.session_state[f"{draft.prefix}shows"] in VIEWS
    title = st.text_input(
        "Title", key=f"{draft.prefix}title", persist_state=KEEP, max_chars=NAME_LIMIT,
        placeholder="That of the picture" if has_title else None,
    )  # fmt: skip
    shows = st.selectbox(
        "What is shown",
        list(_SHOWS),
        format_func=_SHOWS.__getitem__,
        key=f"{draft.prefix}shows",
        persist_state=KEEP,
    )
    day = find_shown_day(day, on := _ask_day(day, draft, before))
    subject, reach = _ask_subject(day, draft, shows)
    wanted = _ask_filter(day, draft, shows, before)
    color = _ask_color(day, draft, shows)
    grouping = _ask_grouping(day, draft, shows)
    ends = _ask_way(day, draft, shows)
    findings = _ask_findings(day, draft, wanted)
    text = st.text_area(
        "In your own words", key=f"{draft.prefix}text", persist_state=KEEP, height=90, max_chars=_TEXT_LIMIT,
        help="Stands on the wall under what is worked out.",
    )  # fmt: skip
    one_by_one = st.checkbox(
        "When presented, sentences appear one after another",
        key=f"{draft.prefix}one_by_one",
        persist_state=KEEP,
    )
    focus = _ask_focus(day, draft)
    notes = st.text_area(
        "Notes for who presents", key=f"{draft.prefix}notes", persist_state=KEEP, height=90, max_chars=_TEXT_LIMIT,
        help="Seen in the second window only, and in a presentation you take along.",
    )  # fmt: skip
    show_conflict(draft)
    if st.button("Save the step", key=f"{PLACE}-save-{step_id}", type="primary"):
        typed = StoryStep(
            step_id, title or "", text or "", notes or "", Shows(shows), tuple(focus),
            mark_findings(list_told(day, keep_filter(day, wanted)), findings, before), subject, reach, one_by_one, on,
            color, wanted, ends, grouping,
        )  # fmt: skip
        _save(draft, typed)


def _save(draft: Draft, typed: StoryStep) -> None:
    story = as_story(draft.item)

    def plan() -> tuple[list[Item], list[str], str]:
        steps = replace_step(read_steps(story.steps), typed)
        return [plan_steps(story, steps)], [], f"Changed a step of “{story.name}”."

    save_draft(draft, plan, place=PLACE)


def _ask_day(day: Day, draft: Draft, before: StoryStep) -> date | None:
    """Draw the choice of the day on which the map is shown; return it, None for whenever the story is told."""
    kept = before.on or day.date
    on = st.date_input(
        "As it was on (without a day: as it is whenever you present)", value=None, format="YYYY-MM-DD",
        min_value=FIRST_DAY, max_value=max(kept, day.date), key=f"{draft.prefix}on", persist_state=KEEP,
        help="Ties, goals and coalitions that had begun by then and had not ended. Who is a partner is known as of today only.",
    )  # fmt: skip
    return on if isinstance(on, date) else None


def _ask_subject(day: Day, draft: Draft, shows: Shows) -> tuple[str, int]:
    """Draw the choice of whom or what is shown; return the id of that, and how many steps around it."""
    if not shows.is_about_one:
        return "", 1
    view, key = VIEWS[shows], f"{draft.prefix}subject-{shows}"
    names = number_names({one.id: one.name for one in list_subjects(day, shows)})
    kept = st.session_state[key]
    if kept and kept not in names:
        names = {kept: f"{day.everything.name_of(kept) or 'Somebody'} (not shown any more)", **names}
    if not names:
        st.info(view.lacks)
        return "", 1
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        subject = st.selectbox(
            view.asks, list(names), index=None, format_func=names.__getitem__, key=key, persist_state=KEEP,
            placeholder="Type to find a name", width=420,
        )  # fmt: skip
        if shows is not Shows.AROUND:
            return subject or "", 1
        reach = st.segmented_control(
            "How far?", list(_FAR), format_func=_FAR.__getitem__, key=f"{draft.prefix}reach", persist_state=KEEP, required=True
        )  # fmt: skip
    return subject or "", reach or 1


def _ask_filter(day: Day, draft: Draft, shows: Shows, before: StoryStep) -> Filter:
    """Draw what the step is narrowed by, each to be taken away; return what is left of it."""
    if not before.filter or shows.is_of_nobody:
        return EVERYBODY
    network, there = day.openly.everything, keep_filter(day, before.filter).ids
    names = {
        text: f"{aspect.label}: {name_value(aspect, value, network) if value in there else _GONE}"
        for text, (aspect, value) in zip(before.filter.write(), before.filter.wanted, strict=True)
    }
    said = st.multiselect(
        "Who is shown", list(names), format_func=names.__getitem__, key=f"{draft.prefix}only", persist_state=KEEP,
        placeholder="Everybody", help="As the map was narrowed when the step was added. Take away what no longer counts.",
    )  # fmt: skip
    wanted = read_filter(said)
    if wanted:
        st.caption(plain(tell_filter(wanted, network)))
    return wanted


def _ask_color(day: Day, draft: Draft, shows: Shows) -> Trait | None:
    """Draw the choice of what colors say; return it, None for sectors."""
    return _ask_trait(day, f"{draft.prefix}color", "Color shows", "Sectors") if has_circles(shows) else None


def _ask_grouping(day: Day, draft: Draft, shows: Shows) -> Trait | None:
    """Draw the choice of by what slices or sections are cut; return it, None for sectors."""
    if not has_groups(shows):
        return None
    return _ask_trait(day, f"{draft.prefix}groups", "Together stand those of the same", "Sector")


def _ask_trait(day: Day, key: str, label: str, usual: str) -> Trait | None:
    kept = str(st.session_state[key])
    names = {"": usual} | {one.by.write(): one.says for one in list_choices(day, room=True) if one.colors}
    if kept not in names:
        names[kept] = f"{Trait(kept).called} (nothing is known of it any more)"
    said = st.selectbox(
        label, list(names), format_func=names.__getitem__, key=key, persist_state=KEEP,
        help="Only what everybody in a room may know can be chosen.",
    )  # fmt: skip
    return Trait(said) if said else None


def _ask_way(day: Day, draft: Draft, shows: Shows) -> Ends:
    """Draw the choice of the two between whom a way is shown; return them, nobody without."""
    if not has_ways(shows):
        return ()
    there, keys = list_ends(day, room=True), [f"{draft.prefix}{end}" for end in _ENDS]
    gone = {
        one: f"{day.everything.name_of(one) or 'Somebody'} ({_GONE})"
        for one in (st.session_state[key] for key in keys)
        if one and one not in there
    }
    names = number_names(there) | gone
    with st.container(horizontal=True, gap="small"):
        ends = tuple(
            st.selectbox(
                label,
                list(names),
                index=None,
                format_func=names.__getitem__,
                key=key,
                persist_state=KEEP,
                placeholder="Nobody: no way is shown",
                help="All but who is on the way turns pale.",
            )
            or ""
            for key, label in zip(keys, _ENDS.values(), strict=True)
        )
    if any(ends) and len({*filter(None, ends)}) != len(ends):
        st.caption("Choose two: a way leads from one to another.")
        return ()
    return ends if all(ends) else ()


def _ask_findings(day: Day, draft: Draft, wanted: Filter) -> list[str]:
    catalog, key = list_told(day, keep_filter(day, wanted)), f"{draft.prefix}findings"
    sentences = {one: found.sentence for one, found in catalog.items()}
    gone = {
        one: f"No longer told: {one.partition(':')[0]}" for one in st.session_state[key] if one not in catalog
    }
    told = sentences | gone
    return st.multiselect(
        "What the map says (worked out each time)", list(told), format_func=told.__getitem__, key=key, persist_state=KEEP,
        placeholder="Choose what is told", help="Only what everybody in a room may know can be chosen.",
    )  # fmt: skip


def _ask_focus(day: Day, draft: Draft) -> list[str]:
    wall, key = find_wall(day), f"{draft.prefix}focus"
    names = number_names({one.id: one.name for one in wall.list_all()})
    gone = {
        one: f"{day.everything.name_of(one) or 'Somebody'} (not shown any more)"
        for one in st.session_state[key]
        if one not in names
    }
    told = names | gone
    return st.multiselect(
        "Who is bright", list(told), format_func=told.__getitem__, key=key, persist_state=KEEP,
        placeholder="Whom the sentence is about, or everybody", help="One alone is bright with all who are tied to them; all else turns pale.",
    )  # fmt: skip


def _list_shown(network: Network, item: Item, *, step_id: str) -> dict[str, Any]:
    del network
    step = _find_step(as_story(item), step_id)
    return {
        "title": step.title, "text": step.text, "notes": step.notes, "shows": step.shows, "focus": list(step.focus),
        "findings": list(step.findings), "reach": step.reach, "one_by_one": step.one_by_one, "on": step.on,
        "color": str(step.color or ""), "only": list(step.filter.write()), "groups": str(step.grouping or ""),
        **{end: one or None for end, one in zip(_ENDS, step.ends or ("", ""), strict=True)},
        **{f"subject-{one}": step.subject if one is step.shows and step.subject else None for one in Shows if one.is_about_one},
    }  # fmt: skip


def _find_step(story: Story, step_id: str) -> StoryStep:
    found = (one for one in read_steps(story.steps) if one.id == step_id)
    return next(found, StoryStep(step_id))
