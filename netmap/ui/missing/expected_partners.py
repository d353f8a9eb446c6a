"""A form for whom a goal needs: choose an issue, strike out what does not fit, add what is missing, save."""

import streamlit as st

from netmap.analysis.day import Day
from netmap.content.entries import IssueDefinition
from netmap.errors import InputError
from netmap.model.changes import Item
from netmap.model.entities import Goal
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.words import join_names
from netmap.report.missing.expected_partners import (
    Expected,
    list_expected,
    list_goals,
    list_others,
    plan_expected,
)
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.text import plain
from netmap.ui.shell.reading import read_day, read_network
from netmap.ui.shell.saving import save_planned, show_undo

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
    picks = f"{PLACE}-picks-{goal.id}-{key}"
    seen = _remember_seen(day, goal.id, issue, picks)
    named, others = _list_choices(seen, goal.id, issue)
    if issue:
        st.markdown("\n".join(f"- {plain(partner)}" for partner in issue.partners))
        st.caption(plain(issue.source))
    fresh = _list_fresh(named)
    if issue and not fresh:
        st.markdown("The goal expects everybody on this list.")
    options = list(dict.fromkeys([*fresh, *(one.label for one in others)]))
    st.session_state[picks] = [one for one in st.session_state[picks] if one in options]
    picked = st.multiselect(
        "Sectors and groups of people it should expect as well", options, key=picks, placeholder="Nobody more",
        persist_state=KEEP,
    )  # fmt: skip
    st.button(
        "Expect them", key=f"{PLACE}-save", type="primary", disabled=not picked, on_click=_save,
        args=(seen.everything, goal.id, issue, tuple(picked), picks),
    )  # fmt: skip


def _remember_seen(day: Day, goal_id: str, issue: IssueDefinition | None, picks: str) -> Day:
    """Return the day on which somebody began to choose; as long as nobody has, the choice is what is proposed."""
    seen: Network | None = st.session_state.get(f"{picks}-seen")
    if seen is not None and seen.get(goal_id):
        begun = read_day(seen)
        proposed = _list_fresh(_list_choices(begun, goal_id, issue)[0])
        if st.session_state.get(picks, proposed) != proposed:
            return begun
    st.session_state[picks] = _list_fresh(_list_choices(day, goal_id, issue)[0])
    st.session_state[f"{picks}-seen"] = day.everything
    return day


def _list_choices(
    day: Day, goal_id: str, issue: IssueDefinition | None
) -> tuple[tuple[Expected, ...], tuple[Expected, ...]]:
    """Return whom the list for an issue names, and who else can be expected."""
    goal = _find_goal(day.everything, goal_id)
    named = list_expected(day, goal, issue) if issue else ()
    return named, list_others(day, goal, named)


def _find_goal(network: Network, goal_id: str) -> Goal:
    goal = network.get(goal_id)
    if not isinstance(goal, Goal):
        raise InputError("This goal is not on the map any more.", field="goal")
    return goal


def _list_fresh(named: tuple[Expected, ...]) -> list[str]:
    return [one.label for one in named if not one.there]


def _save(
    seen: Network, goal_id: str, issue: IssueDefinition | None, names: tuple[str, ...], picks: str
) -> None:
    goal, day = _find_goal(seen, goal_id), read_day(seen)

    def plan() -> tuple[list[Item], list[str]]:
        named, others = _list_choices(day, goal_id, issue)
        by_label = {one.label: one for one in reversed((*named, *others))}
        return plan_expected(day, goal, [by_label[name] for name in names], issue), []

    if save_planned(
        plan, f"“{goal.name}” expects {join_names(list(names), len(names))}.", PLACE, seen=seen,
        rests_on=lambda network: (network.get(goal_id), network.ties_of(goal_id, TieKind.EXPECTS)),
        typed=join_names(list(names), len(names)),
    ):  # fmt: skip
        st.session_state.pop(picks, None)
        st.session_state.pop(f"{picks}-seen", None)
    else:
        st.session_state[f"{picks}-seen"] = read_network()
