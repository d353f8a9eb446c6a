"""The command `copies`: the ledger of what was handed on, and noting to whom a file was handed."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from netmap.analysis.day import Day, read_today
from netmap.analysis.handed_on.label import Asked, Seen
from netmap.analysis.public.sealing import LARGEST, is_copy
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line, print_table
from netmap.cli.terminal.reading import read_map, read_start
from netmap.cli.terminal.writing import write_plan
from netmap.content.loading import load_content
from netmap.errors import InputError
from netmap.graph.store import Store, open_store
from netmap.model.changes import Plan
from netmap.model.text import clean_text
from netmap.picture.handed_on.remaking import remake
from netmap.picture.slides.keeping import keep_shown
from netmap.report.documents.every import recall_past, write_findings
from netmap.report.handed_on.noting import plan_noted, tell_noted
from netmap.report.handed_on.verifying import read_handed_on
from netmap.report.public.ledger import HEADINGS, list_ledger, tell_line
from netmap.report.stories.telling import tell_story
from netmap.settings import Settings, load_settings


def show_copies(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="A picture, a story or findings that you hand on: note it."),
    ] = None,
    *,
    given_to: Annotated[str, typer.Option("--to", metavar="WHOM", help="To whom it is handed.")] = "",
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    if file is not None:
        note_file(file, given_to, store)
    elif given_to:
        raise InputError("Say which file: netmap copies FILE --to WHOM.", field="file")
    else:
        print_ledger(load_settings(store=store), as_json=as_json)


def note_file(file: Path, given_to: str, store: str | None) -> None:
    """Write a line into the ledger that says to whom a file was handed, and say so."""
    data = read_start(file, LARGEST + 1)
    if is_copy(data):
        raise InputError("A public copy stands in the ledger since it was made.", field="file")
    found, whom = read_handed_on(data), clean_text(given_to)

    def plan(day: Day) -> tuple[Plan, str]:
        line = plan_noted(found.sealed, found.ending, day, whom)
        return ([line], []), tell_noted(found.label, whom)

    write_plan(store, plan)


def print_ledger(settings: Settings, *, as_json: bool) -> None:
    """Print what was handed on, the newest first, and whether it still holds."""
    with open_store(settings) as opened:
        day = Day(read_map(opened), read_today(), load_content(settings.content))
        lines = list_ledger(day, keep_shown, partial(_see, opened))
    if as_json:
        print_json(
            [
                {
                    "made_on": line.copy.on.isoformat() if line.copy.on else None,
                    "for": line.copy.given_to,
                    "what": line.copy.what,
                    "revision": line.copy.made_from,
                    "seal": line.copy.seal,
                    "holds": line.holds,
                }
                for line in lines
            ]
        )
    elif not lines:
        print_line(
            "No copy was made yet. To make one: netmap public -o FILE.html --to WHOM. "
            "To note a picture that you hand on: netmap copies FILE --to WHOM"
        )
    else:
        print_table(HEADINGS, [tell_line(line) for line in lines])


def _see(opened: Store, asked: Asked, day: Day) -> Seen | None:
    return remake(
        asked, day, partial(tell_story, keep=keep_shown), partial(write_findings, past=recall_past(opened))
    ).seen
