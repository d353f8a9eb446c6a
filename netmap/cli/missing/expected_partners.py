"""The command that says whom a goal needs, from the lists for issues."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from netmap.analysis.day import Day, read_today
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line, print_table
from netmap.cli.terminal.reading import read_map
from netmap.cli.terminal.writing import write_planned
from netmap.content.entries import IssueDefinition
from netmap.content.loading import Content, load_content
from netmap.errors import InputError
from netmap.graph.store import Store, open_store
from netmap.model.changes import Plan
from netmap.model.entities import Goal
from netmap.model.kinds import EntityKind
from netmap.model.words import join_names
from netmap.report.introductions.ways import find_target
from netmap.report.missing.expected_partners import Expected, list_expected, plan_expected
from netmap.settings import Settings, load_settings


def expect_partners(
    goal: Annotated[
        str | None, typer.Argument(metavar="GOAL", help="Without one: the lists there are.")
    ] = None,
    issue: Annotated[
        str | None, typer.Argument(metavar="ISSUE", help="Write the list for this issue to the goal.")
    ] = None,
    *,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    settings = load_settings(store=store)
    content = load_content(settings.content)
    if goal is None:
        _list_issues(content, as_json=as_json)
        return
    with open_store(settings) as opened:
        if issue is not None:
            _write(opened, goal, _find_issue(content, issue), settings, as_json=as_json)
        else:
            day = Day(read_map(opened), read_today(), content)
            _show_goal(day, _find_goal(day, goal), as_json=as_json)


def _find_goal(day: Day, words: str) -> Goal:
    found = find_target(day.network, words, (EntityKind.GOAL,))
    if not isinstance(found, Goal):
        raise InputError(f"{found.name} is not a goal.", field="goal")
    return found


def _find_issue(content: Content, words: str) -> IssueDefinition:
    issue = content.find_issue(words)
    if issue is None:
        names = join_names([one.name for one in content.issues], len(content.issues))
        raise InputError(
            f"There is no list for “{words[:40]}”. There are lists for {names}.", field="issue", value=words
        )
    return issue


def _list_issues(content: Content, *, as_json: bool) -> None:
    if as_json:
        print_json([_describe(issue, content) for issue in content.issues])
        return
    rows = [
        (issue.name, ", ".join(one.name for one in content.list_issue_sectors(issue)), _name_people(issue))
        for issue in content.issues
    ]
    print_table(("Issue", "Sectors", "People"), rows)
    print_line("Write a list to a goal with: netmap expect GOAL ISSUE")


def _describe(issue: IssueDefinition, content: Content) -> dict[str, Any]:
    return {
        "key": issue.key,
        "name": issue.name,
        "partners": list(issue.partners),
        "sectors": [sector.name for sector in content.list_issue_sectors(issue)],
        "populations": [population.name for population in issue.populations],
        "source": issue.source,
    }


def _name_people(issue: IssueDefinition) -> str:
    return ", ".join(population.name for population in issue.populations)


def _show_goal(day: Day, goal: Goal, *, as_json: bool) -> None:
    issue = day.content.find_issue(goal.issue)
    listed = list_expected(day, goal, issue) if issue else ()
    if as_json:
        print_json({"goal": goal.name, "issue": issue.name if issue else None} | _sort_names(listed))
        return
    if issue is None:
        says = f"says “{goal.issue}”, for which there is no list" if goal.issue else "does not say its issue"
        print_line(f"“{goal.name}” {says}. See the lists: netmap expect")
        return
    print_line(f"“{goal.name}”: the list for “{issue.name}” names {_join(listed)}.")
    missing = [one for one in listed if not one.there]
    if missing:
        print_line(
            f"Not expected yet: {_join(missing)}. Write it down with: netmap expect {goal.id} {issue.key}"
        )
    else:
        print_line("The goal expects all of them.")


def _write(opened: Store, words: str, issue: IssueDefinition, settings: Settings, *, as_json: bool) -> None:
    goal, listed = Goal(name=words), tuple[Expected, ...]()

    def plan(day: Day) -> tuple[Plan, str]:
        nonlocal goal, listed
        goal = _find_goal(day, words)
        listed = list_expected(day, goal, issue)
        sentence = f"“{goal.name}” expects whom the list for “{issue.name}” names."
        return (plan_expected(day, goal, listed, issue), []), sentence

    _, is_written = write_planned(opened, settings, plan)
    if as_json:
        print_json({"goal": goal.name, "issue": issue.name} | _sort_names(listed))
        return
    added = [one for one in listed if not one.there]
    said = (
        f"“{goal.name}” now expects {_join(added)}."
        if added
        else f"“{goal.name}” expects all of them already."
    )
    print_line(f"{said} To take it back: netmap undo" if is_written else said)


def _sort_names(listed: Iterable[Expected]) -> dict[str, list[str]]:
    """Return the names of those that were expected already, and of those that were not."""
    listed = tuple(listed)
    return {
        "there": [one.entity.name for one in listed if one.there],
        "missing": [one.entity.name for one in listed if not one.there],
    }


def _join(listed: Iterable[Expected]) -> str:
    names = [one.entity.name for one in listed]
    return join_names(names, len(names))
