"""The command `netmap`: a skin over the library."""

import sys
from typing import Annotated

import typer

from netmap import __version__
from netmap.cli.commands import ListedCommands
from netmap.errors import NetmapError

PROBLEM = 1
INTERRUPTED = 130

app = typer.Typer(
    name="netmap",
    cls=ListedCommands,
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


def main() -> None:
    """Run the command line; exit with 0 when all is fine, 1 on a problem, 2 on wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except NetmapError as error:
        from netmap.cli.terminal.printing import print_error  # noqa: PLC0415 - a tenth of a second, which only a problem needs

        print_error(error.message)
        sys.exit(PROBLEM)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(PROBLEM)
