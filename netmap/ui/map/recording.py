"""The map as it stands, added to a story: the button beside its title, and the way to the page Stories."""

from dataclasses import dataclass

import streamlit as st

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.model.changes import Item
from netmap.model.happenings import Story
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep, new_step_id
from netmap.model.text import NAME_LIMIT, clean_text
from netmap.model.views.coding import By, Trait
from netmap.model.words import join_names, tell_day
from netmap.picture.saved import show_in_room
from netmap.picture.scene.filtered import tell_filter
from netmap.picture.slides.keeping import keep_shown
from netmap.picture.slides.slide import VIEWS
from netmap.report.stories.plans import list_stories
from netmap.report.stories.recording import plan_recorded, record_step
from netmap.report.stories.showing import find_shown_day, keep_filter
from netmap.ui.map.choosing import OPEN, Look
from netmap.ui.map.fields import name_field, put_field, read_field
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.saving import name_last_saved, save_planned
from netmap.ui.stories.steps import look_at_step

_STORY, _NAME, _TITLE, _BRIGHT = "map-story", "map-story-name", "map-story-title", "map-story-bright"
_TIMES, _RECORDED = "map-story-times", "map-story-recorded"
_NEW = ""
_USUAL = "Our story"


@dataclass(frozen=True, slots=True)
class _Recorded:
    """What was recorded last: the Change in the store, the story and its new step."""

    change_id: str
    story_id: str
    step_id: str


def offer_recording(day: Day, look: Look, place: str) -> None:
    """Draw the button that adds what is shown to a story, whoever is open bright; for the team."""
    stories = {one.id: one for one in list_stories(day.everything)}
    names = number_names({key: one.name for key, one in stories.items()})
    with st.popover(
        "Add to a story",
        icon=":material/add_to_photos:",
        key=f"{place}-record-{st.session_state.get(_TIMES, 0)}",
    ):
        if read_field(_STORY) not in {*stories, _NEW}:
            put_field(_STORY, next(iter(stories), _NEW))
        chosen = st.selectbox(
            "Story", [*stories, _NEW], format_func=lambda one: names.get(one, "A new story"), key=name_field(_STORY),
            persist_state="session",
        )  # fmt: skip
        if chosen == _NEW:
            st.text_input("Name of the new story", value=_USUAL, key=_NAME, max_chars=NAME_LIMIT)
        st.text_input(
            "Title of the step",
            key=name_field(_TITLE),
            max_chars=NAME_LIMIT,
            placeholder="That of the picture" if look.view in VIEWS.values() else None,
        )
        kept = _keep(day, look)
        if not kept.ends:
            st.checkbox(
                "Whoever is open beside the map is bright, with all tied to them", value=True, key=_BRIGHT
            )
        st.caption(plain(_say_how(day, look, kept)))
        st.button(
            "Add the step", key=f"{place}-record", type="primary", on_click=_record,
            args=(day, look, kept, stories.get(chosen), place),
        )  # fmt: skip


def _keep(day: Day, look: Look) -> StoryStep:
    """Return a step with what a story keeps of groups and of the way: what a room sees of them."""
    by = show_in_room(look.shown).grouping
    step = StoryStep("", shows=Shows(str(look.view)), ends=look.ends, grouping=by.trait if by else None)
    return keep_shown(find_shown_day(day, look.filter.on), step)


def _say_how(day: Day, look: Look, pictured: StoryStep) -> str:
    """Return how a step shows the map that is looked at, and what of it is not kept."""
    on, wanted = look.filter.on, look.filter.whenever
    when = f"as it was on {tell_day(on)}" if on else "from the map as it is whenever you present"
    kept = keep_filter(find_shown_day(day, on), wanted)
    left = ["ties that were not confirmed"] if look.ties is CountedTies.CONFIRMED else []
    if kept != wanted:
        left.append("whatever the filter leaves out by what is for the team only")
    if look.coding.color and not look.coding.for_everybody:
        left.append("the colors of sectors instead of those that are for the team only")
    lost = {
        "the sizes": look.coding.size not in {None, By(Trait.CONNECTORS)},
        "people who are no partners in their own right": look.people,
        "the groups, which are for the team only": look.grouping is not None and not pictured.grouping,
        "the way, as none is known in the room": bool(look.ends) and not pictured.ends,
        "where you put circles": bool(look.places),
    }
    not_kept = [what for what, is_lost in lost.items() if is_lost]
    also = f" A story shows also {join_names(left)}." if left else ""
    also += f" Not kept: {join_names(not_kept)}." if not_kept else ""
    only = f" {tell_filter(kept, day.openly.everything)}" if kept else ""
    only += f" Grouped by “{pictured.grouping.called}”." if pictured.grouping else ""
    if pictured.ends:
        only += " It shows the way from {} to {} over what a room sees.".format(
            *map(day.everything.name_of, pictured.ends)
        )
    return f"It is shown as a room may see it, {when}.{only}{also}"


def _record(seen: Day, look: Look, kept: StoryStep, story: Story | None, place: str) -> None:
    """Write the step as one Change, from what stands in the form and is open now."""
    title, name = (clean_text(str(said or "")) for said in (read_field(_TITLE), st.session_state.get(_NAME)))
    opened = st.session_state.get(OPEN)
    focus = (opened,) if opened and st.session_state.get(_BRIGHT) and not kept.ends else ()
    called = story.name if story else name or _USUAL
    color = look.coding.for_everybody.color
    recorded: list[tuple[str, str]] = []

    def plan() -> tuple[list[Item], list[str]]:
        wanted = StoryStep(
            new_step_id(),
            title,
            shows=Shows(str(look.view)),
            focus=focus,
            subject=look.subject,
            reach=look.steps,
            color=color.trait if color else None,
            filter=look.filter,
            ends=kept.ends,
            grouping=kept.grouping,
        )
        step = record_step(seen, wanted, keep_shown)
        planned = plan_recorded(seen, story, called, step)
        recorded.append((planned.id, step.id))
        return [planned], []

    said = f"Added a step to “{called}”." if story else "Began a story with a step."
    saved = save_planned(
        plan, said, place, seen=seen.everything, rests_on=None if story else _list_names, typed=title
    )
    if saved:
        ((story_id, step_id),) = recorded
        st.session_state[_RECORDED] = _Recorded(name_last_saved(), story_id, step_id)
        st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
        put_field(_STORY, story_id)
        put_field(_TITLE, "")


def _list_names(network: Network) -> list[str]:
    return [one.name for one in list_stories(network)]


def show_recorded() -> None:
    """Offer the way to the step that was added last, as long as nothing else was saved since."""
    last = st.session_state.get(_RECORDED)
    if (
        isinstance(last, _Recorded)
        and last.change_id == name_last_saved()
        and st.button(
            "See it under Stories", key="map-to-stories", icon=":material/slideshow:", type="tertiary"
        )
    ):
        look_at_step(last.story_id, last.step_id)
        go_to("stories")
