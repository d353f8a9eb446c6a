"""A form for whom a goal needs: choose an issue, strike out what does not fit, add what is missing, save."""

import streamlit as st

from netmap.analysis.day import Day
from netmap.content.entries import IssueDefinition
from netmap.model.entities import Goal
from netmap.model.kinds import TieKind
from netmap.model.words import join_names
from netmap.report.missing.expected_partners import (
    Expected,
    list_expected,
    list_goals,
    list_others,
    plan_expected,
)
from netmap.ui.parts.text import plain
from netmap.ui.shell.session import read_day, save_planned, show_undo

PLACE = "expected"


def show_expected(day: Day) -> None:
    """Draw the form with its undo; nothing as long as there is no goal."""
    goals = {goal.id: goal for goal in list_goals(day)}
    if not goals:
        return
    st.header("Whom does each goal need?", anchor=False)
    st.markdown(
        "Only against a list of who is needed can anybody be missing. For some issues there is a list to begin with; "
        "take what fits, and add what is missing."
    )
    show_undo(PLACE)
    chosen = st.selectbox(
        "Goal",
        list(goals),
        key=f"{PLACE}-goal",
        format_func=lambda one: goals[one].name if one in goals else "",
    )
    if chosen not in goals:
        return
    goal = goals[chosen]
    expected = [one.name for one in day.network.targets(goal.id, TieKind.EXPECTS)]
    if expected:
        st.markdown(f"It expects {plain(join_names(expected, len(expected)))}.")
    else:
        st.markdown("It expects nobody yet.")
    _ask_whom(day, goal)


def _ask_whom(day: Day, goal: Goal) -> None:
    issues = {issue.key: issue for issue in day.content.issues}
    fitting = day.content.find_issue(goal.issue)
    key = st.selectbox(
        "Issue", list(issues), index=list(issues).index(fitting.key) if fitting else None,
        key=f"{PLACE}-issue-{goal.id}", placeholder="Choose an issue to see its list",
        format_func=lambda one: issues[one].name if one in issues else "",
    )  # fmt: skip
    issue = issues.get(key or "")
    named = list_expected(day, goal, issue) if issue else ()
    if issue:
        st.markdown("\n".join(f"- {plain(partner)}" for partner in issue.partners))
        st.caption(plain(issue.source))
    fresh = [one.label for one in named if not one.there]
    if issue and not fresh:
        st.markdown("The goal expects everybody on this list.")
    others = [one.label for one in list_others(day, goal, named)]
    picks = f"{PLACE}-picks-{goal.id}-{key}-{day.network.revision}"
    picked = st.multiselect(
        "Sectors and groups of people it should expect as well", list(dict.fromkeys([*fresh, *others])), default=fresh, key=picks,
        placeholder="Nobody more",
    )  # fmt: skip
    st.button(
        "Expect them", key=f"{PLACE}-save", type="primary", disabled=not picked, on_click=_save,
        args=(goal, issue, tuple(picked)),
    )  # fmt: skip


def _save(goal: Goal, issue: IssueDefinition | None, names: tuple[str, ...]) -> None:
    day = read_day()

    def choose() -> list[Expected]:
        named = list_expected(day, goal, issue) if issue else ()
        by_label = {one.label: one for one in reversed((*named, *list_others(day, goal, named)))}
        return [by_label[name] for name in names if name in by_label]

    save_planned(
        lambda: (plan_expected(day, goal, choose(), issue), []),
        f"“{goal.name}” expects {join_names(list(names), len(names))}.",
        PLACE,
    )
