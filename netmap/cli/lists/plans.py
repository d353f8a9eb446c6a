"""What bringing something in does, written or only said."""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netmap.cli.lists.writing import write_list
from netmap.cli.terminal.printing import print_json, print_line, print_table
from netmap.cli.terminal.reading import read_map
from netmap.files.lists.questions import Question
from netmap.files.plan.plan import ImportPlan
from netmap.files.plan.report import RowPlan, What
from netmap.graph.store import Store
from netmap.model.network import Network
from netmap.settings import Settings

if TYPE_CHECKING:
    from netmap.analysis.day import Day

LISTED_ROWS = 40

Preview = Annotated[bool, typer.Option("--preview", help="Say what it would do; write nothing.")]


def finish_plan(
    opened: Store,
    plan_on: Callable[[Network], ImportPlan],
    settings: Settings,
    *,
    preview: bool,
    as_json: bool,
    draw: Path | None = None,
) -> None:
    """Write a plan unless it is only previewed, and say what it does; exit with 1 when every row is refused.

    `plan_on` makes the plan for a state of the map; `draw` is a file into which the map is drawn as it will be.
    """
    if draw is not None:
        _check_drawable(draw)
    network = read_map(opened)
    plan = plan_on(network) if preview else write_list(opened, plan_on, settings.who)
    if as_json:
        print_json(plan.to_payload())
    else:
        _print_plan(plan, preview=preview)
    if draw is not None:
        _draw_foreseen(plan, draw)
    rows = [row.what for row in plan.rows]
    if rows and all(what is What.REFUSED for what in rows):
        raise typer.Exit(1)


def _print_plan(plan: ImportPlan, *, preview: bool) -> None:
    if preview:
        _print_outcome(plan)
    for question in plan.list_open():
        _print_question(question)
    told = [row for row in plan.rows if row.what is not What.SAME] if preview else []
    if told:
        alone = len({row.file for row in told}) == 1
        rows = [(_name_place(row, alone=alone), row.what.value, row.sentence) for row in told[:LISTED_ROWS]]
        print_table(("Row", "", "What"), rows)
    for doubt in plan.doubts[:LISTED_ROWS]:
        print_line(
            f"The same? “{doubt.name}” ({doubt.file}, row {doubt.row}) and “{doubt.other_name}”: kept apart."
        )
    for problem in plan.problems[:LISTED_ROWS]:
        place = f"{problem.file}, row {problem.row}" if problem.row else problem.file
        column = f", {problem.column}" if problem.column else ""
        print_line(f"{place}{column}: {problem.message}")
    for guess in plan.guesses[:LISTED_ROWS]:
        print_line(f"Guess: {guess.sentence}")
    for what, found in (
        ("rows", told), ("doubts", plan.doubts), ("problems", plan.problems), ("guesses", plan.guesses),
    ):  # fmt: skip
        if len(found) > LISTED_ROWS:
            print_line(f"… and {len(found) - LISTED_ROWS:,} more {what}; --json lists them all.")
    print_line(f"Would write: {plan.summary}." if preview else f"Wrote: {plan.summary}.")


def _print_outcome(plan: ImportPlan) -> None:
    from netmap.report.lists.on_the_map import tell_on_the_map  # noqa: PLC0415 - measures, for a preview only

    print_line(f"On the map then: {tell_on_the_map(_foresee_day(plan))}.")


def _check_drawable(file: Path) -> None:
    from netmap.cli.drawing.files import find_painter  # noqa: PLC0415 - pictures, only when asked for

    find_painter(file)


def _draw_foreseen(plan: ImportPlan, file: Path) -> None:
    from netmap.cli.drawing.files import paint_sheet  # noqa: PLC0415 - pictures, only when asked for
    from netmap.picture.compose import compose_picture  # noqa: PLC0415
    from netmap.picture.drawing.sheet import fit_sheet  # noqa: PLC0415
    from netmap.picture.drawing.whole import draw_picture  # noqa: PLC0415
    from netmap.picture.handed_on.recipe import DEFAULT_WIDTH  # noqa: PLC0415

    paint_sheet(fit_sheet(draw_picture(compose_picture(_foresee_day(plan))), DEFAULT_WIDTH), file)


def _foresee_day(plan: ImportPlan) -> "Day":
    from netmap.analysis.day import Day, read_today  # noqa: PLC0415 - measures, for a preview only

    return Day(plan.foresee(), read_today(), plan.content)


def _print_question(question: Question) -> None:
    labels = {choice.value: choice.label for choice in question.choices}
    taken = ", ".join(labels.get(value, value) for value in question.taken) or "none of these"
    print_line(f"Question, {question.where}: {question.sentence} Taken: {taken}.")
    for choice in question.choices:
        print_line(f"    {choice.label}: --answer {shlex.quote(f'{question.key}={choice.value}')}")
        for row in choice.shown:
            print_line(f"        {row}")
    if question.several:
        print_line(f"    none of these: --answer {shlex.quote(f'{question.key}=')}")


def _name_place(row: RowPlan, *, alone: bool) -> str:
    if row.row is None:
        return row.file
    return str(row.row) if alone else f"{row.file}:{row.row}"
