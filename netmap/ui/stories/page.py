"""Stories: what is shown to a room step by step; made from the map, changed, presented, taken along as a file."""

from functools import partial
from typing import Literal

import streamlit as st

from netmap.analysis.day import Day
from netmap.model.changes import Item
from netmap.model.happenings import Story
from netmap.model.network import Network
from netmap.picture.handed_on.files import write_slides
from netmap.picture.slides.keeping import keep_shown
from netmap.report.stories.plans import list_open_stories, list_stories, plan_new, plan_renewed, plan_starter
from netmap.report.stories.recalling import recall_day
from netmap.report.stories.starter import write_starter
from netmap.report.stories.telling import recall_nothing, tell_state
from netmap.ui.parts.newest import follow_store
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.shell.background import compute
from netmap.ui.shell.reading import find_store, read_content, read_day
from netmap.ui.shell.room import is_in_room
from netmap.ui.shell.saving import save_planned, show_undo
from netmap.ui.stories.component import build_data, show_story
from netmap.ui.stories.drafts import PLACE
from netmap.ui.stories.drawing import DrawnStory, prepare_story
from netmap.ui.stories.steps import CHOSEN, find_chosen, show_steps

_OWN_NAME = "Our story"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def show_page() -> None:
    """Draw the page."""
    st.title("Stories", anchor=False)
    day = read_day()
    if is_in_room():
        _show_in_room(day)
        return
    stories = list_stories(day.everything)
    if not stories:
        _show_first(day)
        return
    story = _choose(day, stories)
    show_undo(PLACE)
    drawn = _draw(day, story)
    if drawn is not None:
        _show_state(day, story, drawn)
        if drawn.slides:
            show_story(drawn.data, find_chosen(story), f"{PLACE}-view")
    show_steps(day, story)
    if drawn is not None and drawn.slides:
        _offer_files(day, story, drawn)


def _draw(day: Day, story: Story) -> DrawnStory | None:
    """Return a story as it is told today, with its slides; None as long as they are not drawn."""
    store, content = find_store(), read_content()
    return compute(
        "story",
        prepare_story(story, lambda: recall_day(store, story, content)),
        day=day,
        parameters=(story.id,),
        version=(story.name, story.steps, story.revision),
        doing="Drawing the story",
    )


def _show_in_room(day: Day) -> None:
    """Draw a story to be looked through and presented, without notes and with nothing to change; it follows the map."""
    follow_store(day.everything.revision)
    stories = list_open_stories(day)
    if not stories:
        st.info("There is no story yet. The team makes one before the room comes.")
        return
    story = _choose_one(stories)
    drawn = _draw(day, story)
    if drawn is not None and drawn.slides:
        show_story(build_data(story.id, drawn.told.title, drawn.slides, None), 0, f"{PLACE}-room")


def _show_first(day: Day) -> None:
    """Say what a story is, what a first one would tell, and what would give it more."""
    st.markdown(
        "What you show a room, step by step, with everybody spoken of bright. Sentences are worked out from the map each "
        "time, so a story says by itself what no longer holds."
    )
    with st.container(horizontal=True, gap="small"):
        _offer_new(day, is_first=True)
    show_undo(PLACE)
    starter = write_starter(day)
    if starter.steps:
        st.markdown("Made from the map as it is, a story has these steps; each can be changed.")
        st.markdown("\n".join(f"{number}. {plain(one.title)}" for number, one in enumerate(starter.steps, 1)))
    for hint in starter.hints:
        st.caption(plain(hint))


def _choose(day: Day, stories: tuple[Story, ...]) -> Story:
    """Draw the stories there are, and what can be done with them; return the one that is looked at."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        story = _choose_one(stories)
        with st.popover("New, or delete", icon=":material/more_horiz:"):
            _offer_new(day, is_first=False)
            st.button(
                "Delete this story", key=f"{PLACE}-delete", icon=":material/delete:", width="stretch",
                on_click=_delete, args=(day.everything, story),
            )  # fmt: skip
    return story


def _choose_one(stories: tuple[Story, ...]) -> Story:
    by_id = {one.id: one for one in stories}
    names = number_names({key: one.name for key, one in by_id.items()})
    if st.session_state.get(CHOSEN) not in by_id:
        st.session_state[CHOSEN] = stories[0].id
    chosen = st.selectbox(
        "Story", list(by_id), format_func=names.__getitem__, key=CHOSEN, persist_state="session"
    )
    return by_id[chosen]


def _offer_new(day: Day, *, is_first: bool) -> None:
    width: Literal["content", "stretch"] = "content" if is_first else "stretch"
    st.button(
        "Make a story from the map", key=f"{PLACE}-starter", type="primary" if is_first else "secondary",
        icon=":material/auto_stories:", width=width, on_click=_begin, args=(day, True),
    )  # fmt: skip
    st.button(
        "Begin an empty one", key=f"{PLACE}-empty", icon=":material/add:", width=width, on_click=_begin,
        args=(day, False),
    )  # fmt: skip


def _begin(seen: Day, from_map: bool) -> None:
    begun: list[Story] = []

    def plan() -> tuple[list[Item], list[str]]:
        begun.append(plan_starter(seen) if from_map else plan_new(seen, _OWN_NAME))
        return [*begun], []

    said = "Made a story from the map." if from_map else "Began a story."
    if save_planned(plan, said, PLACE, seen=seen.everything, rests_on=_list_names):
        st.session_state[CHOSEN] = begun[0].id


def _list_names(network: Network) -> list[str]:
    return [one.name for one in list_stories(network)]


def _show_state(day: Day, story: Story, drawn: DrawnStory) -> None:
    told = drawn.told
    st.caption(plain(tell_state(told, day.everything)))
    if not told.stale:
        return
    with st.container(border=True, key=f"{PLACE}-stale"):
        for number, step in told.stale:
            st.markdown(f"**{number}. {plain(step.step.title)}**")
            for remark in step.remarks:
                st.markdown(f"- {plain(remark)}")
        st.button(
            "Take it as it is now", key=f"{PLACE}-renew", icon=":material/refresh:", on_click=_renew,
            args=(day, story), help="What is gone is taken out, what has changed is told anew.",
        )  # fmt: skip


def _renew(seen: Day, story: Story) -> None:
    save_planned(
        lambda: ([plan_renewed(seen, story, keep_shown)], []),
        f"Looked through “{story.name}” again.",
        PLACE,
        seen=seen.everything,
    )


def _offer_files(day: Day, story: Story, drawn: DrawnStory) -> None:
    st.header("Take it along", anchor=False)
    st.markdown(
        "Only what everybody may see is in the pictures. The page opens from a stick, without a network, and has no notes; "
        "the presentation and the text have yours."
    )
    written = partial(_tell_newest, day, story, drawn)
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "As one page (HTML)", lambda: _write(".html", *written()), file_name="story.html",
            mime="text/html", icon=":material/html:", key=f"{PLACE}-html", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "As a presentation (PPTX)", lambda: _write(".pptx", *written()), file_name="story.pptx",
            mime=_PPTX, icon=":material/slideshow:", key=f"{PLACE}-pptx", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "As text (DOCX)", lambda: _write(".docx", *written()), file_name="story.docx",
            mime=_DOCX, icon=":material/description:", key=f"{PLACE}-docx", on_click="ignore",
        )  # fmt: skip


def _tell_newest(seen: Day, story: Story, drawn: DrawnStory) -> tuple[Day, DrawnStory]:
    """Return a story as it is told when a file of it is asked for, whatever was drawn before."""
    day = read_day()
    if day.everything is seen.everything:
        return seen, drawn
    newest = next((one for one in list_stories(day.everything) if one.id == story.id), story)
    return day, prepare_story(newest, recall_nothing)(day)


def _write(ending: str, day: Day, drawn: DrawnStory) -> bytes:
    told = drawn.told
    notes = [one.notes for one in told.steps]
    return write_slides(drawn.slides, told.story, day, ending, title=told.title, notes=notes)


def _delete(seen: Network, story: Story) -> None:
    save_planned(lambda: ([], [story.id]), f"Deleted the story “{story.name}”.", PLACE, seen=seen)
