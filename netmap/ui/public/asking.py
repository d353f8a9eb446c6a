"""What is chosen for a public copy."""

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.public.choices import LARGEST_GROUP, Choices, Naming, PeopleShown, list_choosable
from netmap.report.stories.plans import list_open_stories
from netmap.ui.parts.field_widgets import KEEP

_STORY = "public-story"
_NAMING = {
    Naming.NAMES: "By name",
    Naming.PSEUDONYMS: "With numbers in place of names",
    Naming.SECTORS: "Only sectors",
}
_PEOPLE = {
    PeopleShown.NONE: "Leave people out",
    PeopleShown.COUNTED: "Only say how many",
    PeopleShown.AGREED: "Name partners who agreed",
}


def ask_choices(day: Day) -> Choices:
    """Draw what can be chosen on a day; return it."""
    naming = st.segmented_control(
        "How are partners shown?", list(Naming), default=Naming.NAMES, key="public-naming", required=True,
        format_func=_NAMING.__getitem__, persist_state=KEEP,
    )  # fmt: skip
    by_name = naming is Naming.NAMES
    with st.container(horizontal=True, vertical_alignment="bottom"):
        people = st.selectbox(
            "People", [one for one in PeopleShown if by_name or one is not PeopleShown.AGREED], key=f"public-people-{by_name}",
            format_func=_PEOPLE.__getitem__, persist_state=KEEP, width=260,
        )  # fmt: skip
        smallest = st.number_input(
            "Smallest group", min_value=1, max_value=LARGEST_GROUP, value=1, key="public-smallest", persist_state=KEEP,
            width=170, help="A sector with fewer partners is put together with others, so that nobody can be guessed.",
        )  # fmt: skip
        choosable = list_choosable(day.content)
        offered = [one for one in choosable if by_name or one.isupper()]
        also = st.multiselect(
            "Tell also", offered, key=f"public-also-{by_name}", format_func=lambda one: choosable.get(one, one),
            placeholder="Nothing else", persist_state=KEEP, width=420,
        )  # fmt: skip
    with st.container(horizontal=True):
        agreed = st.toggle(
            "Only who agreed to be named", key="public-agreed", persist_state=KEEP,
            help="“May be named in public” is a field of every partner; who said no is never shown.",
        )  # fmt: skip
        ideas = st.toggle("Also who is only an idea of ours", key="public-ideas", persist_state=KEEP)
    return Choices(naming, people, int(smallest), ideas, agreed, tuple(sorted(also)), _ask_story(day))


def _ask_story(day: Day) -> str:
    """Draw which story is told in the copy, where there is one to choose; return its name."""
    names = [one.name for one in list_open_stories(day)]
    if not names:
        return ""
    if st.session_state.get(_STORY) not in names:
        st.session_state.pop(_STORY, None)
    chosen = st.selectbox(
        "A story in it", names, index=None, key=_STORY, placeholder="No story", persist_state=KEEP, width=420,
        help="Shown step by step, told anew from what leaves. Notes never leave.",
    )  # fmt: skip
    return chosen or ""
