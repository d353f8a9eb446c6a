"""What commands say on the terminal: results on standard output, everything else on standard error."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

_CODES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a terminal would obey instead of showing it: file names and what others signed with may hold it."""


def print_json(payload: Any) -> None:
    """Print one JSON document."""
    json.dump(payload, sys.stdout, ensure_ascii=False, indent=2, allow_nan=False)
    sys.stdout.write("\n")


def print_line(text: str = "") -> None:
    """Print one line of text, as text."""
    Console(soft_wrap=True).print(_as_text(text))


def print_error(text: str) -> None:
    """Print one line on standard error."""
    Console(stderr=True, soft_wrap=True).print(_as_text(text))


def print_table(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under headers; every cell is text."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for header in headers:
        table.add_column(Text(header), overflow="fold")
    for row in rows:
        table.add_row(*(_as_text("" if cell is None else str(cell)) for cell in row))
    Console().print(table)


def _as_text(text: str) -> Text:
    return Text(_CODES.sub("", text))


@contextmanager
def show_progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal while the block runs; gives `advance(done, total)`."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn  # noqa: PLC0415 - a twentieth of a second, which only long work needs

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=None)

        def advance(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)

        yield advance
