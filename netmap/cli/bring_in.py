"""Commands that bring something in: lists, names, business cards."""

import sys
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import Annotated

import typer

from netmap.cli.options import ColumnFlag, DateOrderFlag, DirectedFlag, Files, JsonFlag, SourceFlag, StoreFlag
from netmap.cli.printing import print_error, print_json, print_line, print_table, show_progress
from netmap.content.loading import load_content
from netmap.errors import InputError
from netmap.files.plan.plan import ImportOptions, ImportPlan, plan_import
from netmap.files.plan.report import What
from netmap.files.reading import read_file, read_text_file
from netmap.files.typed.cards import plan_cards
from netmap.files.typed.names import plan_names
from netmap.graph.store import Store, open_store
from netmap.model.network import Network
from netmap.settings import Settings, load_settings

LISTED_ROWS = 40

Preview = Annotated[bool, typer.Option("--preview", help="Say what it would do; write nothing.")]


def parse_columns(pairs: Sequence[str] | None) -> dict[str, list[str]]:
    """Return FIELD=HEADER pairs as {field: headers}; raise `InputError` when one is not a pair."""
    columns: dict[str, list[str]] = {}
    for pair in pairs or ():
        field, equals, header = pair.partition("=")
        if not equals:
            raise InputError(f"“{pair[:60]}” is not FIELD=HEADER. Write it like --column name=Agency.")
        columns.setdefault(field.strip(), []).append(header.strip())
    return columns


def plan_files(
    network: Network, files: Sequence[Path], settings: Settings, *, directed: bool, source: str | None,
    columns: Sequence[str] | None = None, accept_sectors: bool = False,
) -> ImportPlan:  # fmt: skip
    """Read files and return what bringing them into `network` would do."""
    options = ImportOptions(
        source=source,
        directed=directed,
        columns=parse_columns(columns),
        date_order=settings.date_order.value,
        accept_sectors=accept_sectors,
        content_folder=settings.content,
    )
    with show_progress("Reading") as advance:
        contents = []
        for number, file in enumerate(files):
            advance(number, len(files))
            contents.append(read_file(file, file.name))
        return plan_import(network, contents, load_content(settings.content), options)


def import_files(
    files: Files,
    *,
    preview: Preview = False,
    as_json: JsonFlag = False,
    directed: DirectedFlag = False,
    source: SourceFlag = None,
    column: ColumnFlag = None,
    accept_sectors: Annotated[
        bool,
        typer.Option("--accept-sectors", help="Put the list's own sectors into netmap's where they match."),
    ] = False,
    date_order: DateOrderFlag = None,
    store: StoreFlag = None,
) -> None:
    """Bring lists in: spreadsheets, contact cards, or what netmap wrote. Bringing a list in twice changes nothing."""
    settings = load_settings(store=store, date_order=date_order)
    with open_store(settings) as opened:
        plan = plan_files(
            opened.read(), files, settings,
            directed=directed, source=source, columns=column, accept_sectors=accept_sectors,
        )  # fmt: skip
        _finish(opened, plan, settings, preview=preview, as_json=as_json)


def add_names(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME…", help="Without names: one a line is read.")
    ] = None,
    sector: Annotated[str | None, typer.Option(help="The sector they belong to.")] = None,
    preview: Preview = False,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    """Add organizations by name, as ideas to talk about."""
    settings = load_settings(store=store)
    text = "\n".join(names) if names else sys.stdin.read()
    with open_store(settings) as opened:
        plan = plan_names(opened.read(), text, load_content(settings.content), sector=sector or "")
        _finish(opened, plan, settings, preview=preview, as_json=as_json)


def add_cards(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Without a file: lines are read.")
    ] = None,
    preview: Preview = False,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    """Add business cards, one a line: name, organization, e-mail or phone, where met."""
    settings = load_settings(store=store)
    if file is None and sys.stdin.isatty():
        print_error("One card a line: name, organization, e-mail or phone, where met. An empty line ends.")
    text = read_text_file(file) if file else _read_lines()
    with open_store(settings) as opened:
        plan = plan_cards(opened.read(), text, load_content(settings.content))
        _finish(opened, plan, settings, preview=preview, as_json=as_json)


def _read_lines() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.read()
    return "".join(takewhile(str.strip, sys.stdin))


def _finish(opened: Store, plan: ImportPlan, settings: Settings, *, preview: bool, as_json: bool) -> None:
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
        rows = [(f"{row.file}:{row.row}", row.what.value, row.sentence) for row in told[:LISTED_ROWS]]
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
    for doubt in plan.doubts[:LISTED_ROWS]:
        print_line(
            f"The same? “{doubt.name}” ({doubt.file}, row {doubt.row}) and “{doubt.other_name}”: kept apart."
        )
    print_line(f"Would write: {plan.summary}." if preview else f"Wrote: {plan.summary}.")
