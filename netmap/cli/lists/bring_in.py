"""The command `import`."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from netmap.cli.lists.plans import Preview, finish_plan
from netmap.cli.terminal.options import (
    ColumnFlag,
    DateOrderFlag,
    DirectedFlag,
    Files,
    JsonFlag,
    SourceFlag,
    StoreFlag,
)
from netmap.cli.terminal.printing import show_progress
from netmap.content.loading import load_content
from netmap.errors import InputError
from netmap.files.lists.questions import Answer
from netmap.files.plan.plan import ImportOptions, ImportPlan, plan_import
from netmap.files.reading import read_file
from netmap.files.tables import FileContent
from netmap.graph.store import open_store
from netmap.model.network import Network
from netmap.settings import Settings, load_settings


def parse_columns(pairs: Sequence[str] | None) -> dict[str, list[str]]:
    """Return FIELD=HEADER pairs as {field: headers}; raise `InputError` when one is not a pair."""
    columns: dict[str, list[str]] = {}
    for pair in pairs or ():
        field, equals, header = pair.partition("=")
        if not equals:
            raise InputError(f"“{pair[:60]}” is not FIELD=HEADER. Write it like --column name=Agency.")
        columns.setdefault(field.strip(), []).append(header.strip())
    return columns


def parse_answers(pairs: Sequence[str] | None) -> dict[str, Answer]:
    """Return KEY=VALUE pairs as {key: values}, none for an empty value; raise `InputError` when one is not a pair."""
    answers: dict[str, Answer] = {}
    for pair in pairs or ():
        key, equals, value = pair.rpartition("=")
        if not equals:
            raise InputError(
                f"“{pair[:60]}” is not KEY=VALUE. The preview says which keys and values there are."
            )
        answers[key] = (*answers.get(key, ()), value) if value else ()
    return answers


def read_files(files: Sequence[Path]) -> list[FileContent]:
    """Read files, and show how far it is."""
    with show_progress("Reading") as advance:
        contents = []
        for number, file in enumerate(files):
            advance(number, len(files))
            contents.append(read_file(file, file.name))
        return contents


def plan_files(
    network: Network, files: Sequence[FileContent], settings: Settings, *, directed: bool, source: str | None,
    columns: Sequence[str] | None = None, accept_sectors: bool = False, answers: Sequence[str] | None = None,
) -> ImportPlan:  # fmt: skip
    """Return what bringing files into `network` would do."""
    options = ImportOptions(
        source=source,
        directed=directed,
        columns=parse_columns(columns),
        answers=parse_answers(answers),
        date_order=settings.date_order.value,
        accept_sectors=accept_sectors,
        content_folder=settings.content,
    )
    with show_progress("Working out what the files say"):
        return plan_import(network, files, load_content(settings.content), options)


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
    answer: Annotated[
        list[str] | None,
        typer.Option(
            "--answer",
            metavar="KEY=VALUE",
            help="Answer a question of the preview; for several values, repeat it.",
        ),
    ] = None,
    draw: Annotated[
        Path | None,
        typer.Option(
            "--draw", metavar="FILE.svg", help="Draw the map as it will be into this file (svg, png or pdf)."
        ),
    ] = None,
    date_order: DateOrderFlag = None,
    store: StoreFlag = None,
) -> None:
    settings = load_settings(store=store, date_order=date_order)
    with open_store(settings) as opened:
        plan = partial(
            plan_files, files=read_files(files), settings=settings, directed=directed, source=source, columns=column,
            accept_sectors=accept_sectors, answers=answer,
        )  # fmt: skip
        finish_plan(opened, plan, settings, preview=preview, as_json=as_json, draw=draw)
