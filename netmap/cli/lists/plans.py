"""What bringing something in does, written or only said."""

import shlex
from typing import Annotated

import typer

from netmap.cli.terminal.printing import print_json, print_line, print_table, show_progress
from netmap.files.lists.questions import Question
from netmap.files.plan.plan import ImportPlan
from netmap.files.plan.report import RowPlan, What
from netmap.graph.store import Store
from netmap.settings import Settings

LISTED_ROWS = 40

Preview = Annotated[bool, typer.Option("--preview", help="Say what it would do; write nothing.")]


def finish_plan(opened: Store, plan: ImportPlan, settings: Settings, *, preview: bool, as_json: bool) -> None:
    """Write a plan unless it is only previewed, and say what it does; exit with 1 when every row is refused."""
    if not preview:
        changes = plan.build_changes(opened.read(), settings.who)
        with show_progress("Writing") as advance:
            opened.apply_batch(changes, on_progress=advance)
    if as_json:
        print_json(plan.to_payload())
    else:
        _print_plan(plan, preview=preview)
    rows = [row.what for row in plan.rows]
    if rows and all(what is What.REFUSED for what in rows):
        raise typer.Exit(1)


def _print_plan(plan: ImportPlan, *, preview: bool) -> None:
    for guess in plan.guesses[:LISTED_ROWS]:
        print_line(f"Guess: {guess.sentence}")
    told = [row for row in plan.rows if row.what is not What.SAME]
    if preview and told:
        rows = [(_name_place(row), row.what.value, row.sentence) for row in told[:LISTED_ROWS]]
        print_table(("Row", "", "What"), rows)
    for problem in plan.problems[:LISTED_ROWS]:
        place = f"{problem.file}, row {problem.row}" if problem.row else problem.file
        column = f", {problem.column}" if problem.column else ""
        print_line(f"{place}{column}: {problem.message}")
    for what, found in (
        ("guesses", plan.guesses),
        ("rows", told if preview else ()),
        ("problems", plan.problems),
    ):
        if len(found) > LISTED_ROWS:
            print_line(f"… and {len(found) - LISTED_ROWS:,} more {what}; --json lists them all.")
    for question in plan.list_open():
        _print_question(question)
    for doubt in plan.doubts[:LISTED_ROWS]:
        print_line(
            f"The same? “{doubt.name}” ({doubt.file}, row {doubt.row}) and “{doubt.other_name}”: kept apart."
        )
    print_line(f"Would write: {plan.summary}." if preview else f"Wrote: {plan.summary}.")


def _print_question(question: Question) -> None:
    labels = {choice.value: choice.label for choice in question.choices}
    taken = ", ".join(labels.get(value, value) for value in question.taken) or "none of these"
    print_line(f"{question.where}: {question.sentence} Taken: {taken}.")
    for choice in question.choices:
        if (choice.value,) != question.taken:
            print_line(f"    {choice.label}: --answer {shlex.quote(f'{question.key}={choice.value}')}")


def _name_place(row: RowPlan) -> str:
    return row.file if row.row is None else f"{row.file}:{row.row}"
