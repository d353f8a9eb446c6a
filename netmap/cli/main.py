"""The command `netmap`: a skin over the library."""

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from netmap import __version__
from netmap.cli import serving, store
from netmap.cli.connectors.succession import show_succession
from netmap.cli.connectors.what_if import show_what_if
from netmap.cli.connectors.who_connects import show_connectors
from netmap.cli.introductions import show_introductions
from netmap.cli.keep_in_touch import notes
from netmap.cli.keep_in_touch.care import set_care
from netmap.cli.keep_in_touch.due import show_due
from netmap.cli.keep_in_touch.growth import show_growth
from netmap.cli.keep_in_touch.still_true import answer_still_true, show_pile
from netmap.cli.keep_in_touch.take_over import take_over
from netmap.cli.lists.bring_in import import_files
from netmap.cli.lists.by_hand import add_cards, add_names
from netmap.cli.lists.take_out import export_network
from netmap.cli.measures import analyze
from netmap.cli.missing.every import show_missing
from netmap.cli.missing.expected_partners import expect_partners
from netmap.cli.next import show_next
from netmap.cli.printing import print_error
from netmap.errors import NetmapError

PROBLEM = 1
INTERRUPTED = 130

app = typer.Typer(
    name="netmap",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="See who knows whom, who holds us together, who is not here, and whom to talk to next.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"netmap {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """See who knows whom, who holds us together, who is not here, and whom to talk to next."""
    del version


COMMANDS: dict[str, Callable[..., Any]] = {
    "demo": serving.open_demo,
    "serve": serving.open_map,
    "import": import_files,
    "add": add_names,
    "cards": add_cards,
    "export": export_network,
    "status": store.show_status,
    "analyze": analyze,
    "connectors": show_connectors,
    "missing": show_missing,
    "expect": expect_partners,
    "introductions": show_introductions,
    "succession": show_succession,
    "what-if": show_what_if,
    "next": show_next,
    "keep-in-touch": show_due,
    "still-true": show_pile,
    "grown": show_growth,
    "contact": notes.note_contact,
    "plan": notes.plan_next_step,
    "done": notes.note_done,
    "confirm": answer_still_true,
    "take-over": take_over,
    "care": set_care,
    "changes": store.list_changes,
    "undo": store.undo_change,
    "copy": store.copy_store,
    "stop": store.stop_store,
}
for name, command in COMMANDS.items():
    app.command(name)(command)


def main() -> None:
    """Run the command line; exit with 0 when all is fine, 1 on a problem, 2 on wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except NetmapError as error:
        print_error(error.message)
        sys.exit(PROBLEM)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(PROBLEM)
