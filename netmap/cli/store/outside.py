"""The command `adopt`: what others changed in the database's own tools."""

from typing import Annotated

import typer

from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.printing import print_line
from netmap.graph.outside.edits import Outside
from netmap.graph.store import Store, open_store
from netmap.report.outside import list_edits, tell_choice
from netmap.settings import load_settings


def adopt_outside(
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without this it is only shown.")] = False,
    put_back: Annotated[
        bool,
        typer.Option(
            "--put-back", help="Put back what netmap wrote instead; what others added is taken out."
        ),
    ] = False,
    store: StoreFlag = None,
) -> None:
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        outside = opened.look_outside()
        if not outside:
            print_line("Nothing was changed past netmap.")
            return
        for line in list_edits(outside):
            print_line(line)
        if not yes:
            print_line(f"Nothing is done yet. {tell_choice(outside)}")
            print_line("To adopt it: netmap adopt --yes. To put it back: netmap adopt --put-back --yes.")
        elif put_back:
            opened.put_back(outside)
            print_line("Put back: the database holds what netmap wrote.")
        else:
            _adopt(opened, outside, settings.who)


def _adopt(opened: Store, outside: Outside, who: str) -> None:
    changes = opened.adopt(outside, who=who)
    if changes:
        print_line(f"{changes[0].sentence} To take it back: netmap undo {changes[-1].id}")
    else:
        print_line("Set right; the map stays as it was.")
