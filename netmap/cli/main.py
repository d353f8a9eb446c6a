"""The command `netmap`: a skin over the library."""

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from netmap import __version__
from netmap.cli import bring_in, draw, expect, history, introduce, keep, look, note, serving, take_out
from netmap.cli.next import show_next
from netmap.cli.printing import print_error
from netmap.cli.what_if import show_what_if
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
    "import": bring_in.import_files,
    "add": bring_in.add_names,
    "cards": bring_in.add_cards,
    "export": take_out.export_network,
    "draw": draw.draw_map,
    "status": look.show_status,
    "analyze": look.analyze,
    "connectors": look.show_connectors,
    "missing": look.show_missing,
    "expect": expect.expect_partners,
    "introductions": introduce.show_introductions,
    "succession": introduce.show_succession,
    "what-if": show_what_if,
    "next": show_next,
    "keep-in-touch": keep.show_due,
    "still-true": keep.show_pile,
    "grown": keep.show_growth,
    "contact": note.note_contact,
    "plan": note.plan_next_step,
    "done": note.note_done,
    "confirm": note.answer_still_true,
    "take-over": note.take_over,
    "care": note.set_care,
    "changes": history.list_changes,
    "undo": history.undo_change,
    "copy": history.copy_store,
    "stop": history.stop_store,
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
