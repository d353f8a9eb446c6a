"""What a draft would do to the map, made anew only when files, decisions or the map have changed."""

import streamlit as st

from netmap.analysis.day import Day
from netmap.files.plan.plan import plan_import
from netmap.report.lists.on_the_map import tell_on_the_map
from netmap.ui.lists.drafts import ListDraft, Previewed
from netmap.ui.shell.reading import read_content, read_day


def preview_draft(draft: ListDraft) -> Previewed:
    """Return the plan of a draft for the map as it is now, with what will be on the map.

    Raises
    ------
    InputError
        When something told about the files does not exist.
    """
    today, content = read_day(), read_content()
    network, options, before = today.everything, draft.build_options(), draft.previewed
    if before and before.plan.network is network and draft.is_about(before.plan):
        return before
    with st.spinner("Looking at every row …"):
        plan = plan_import(network, tuple(draft.files.values()), content, options)
        day = Day(plan.foresee(), today.date, content)
        sentence = f"On the map then: {tell_on_the_map(day)}."
    draft.previewed = Previewed(plan, day, sentence, before.number + 1 if before else 1)
    return draft.previewed
