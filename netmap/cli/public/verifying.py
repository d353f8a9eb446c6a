"""The command `verify`: what of a public copy no longer holds."""

from pathlib import Path
from typing import Annotated

import typer

from netmap.analysis.day import Day, read_today
from netmap.analysis.public.choices import check_choices
from netmap.analysis.public.sealing import LARGEST, read_copy
from netmap.cli.public.copies import check_ending, write_copy
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_error, print_json, print_line
from netmap.cli.terminal.reading import read_map
from netmap.content.loading import load_content
from netmap.errors import FileError
from netmap.graph.store import open_store
from netmap.model.text import clean_text
from netmap.report.public.ledger import ANYBODY
from netmap.report.public.verifying import find_past, tell_verdict, verify_copy, write_verdict
from netmap.settings import load_settings

PROBLEM = 1


def verify_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A public copy that netmap made.")],
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.html", help="Make it anew in the same way.")
    ] = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    if output is not None:
        check_ending(output)
    copy = read_copy(_read_bytes(file))
    settings = load_settings(store=store)
    content = load_content(settings.content)
    check_choices(copy.choices, content)
    with open_store(settings) as opened:
        day = Day(read_map(opened), read_today(), content)
        verdict = verify_copy(copy, day, find_past(opened, copy, day))
        if output is not None:
            given_to = verdict.entry.given_to if verdict.entry else ANYBODY
            heading = clean_text(copy.label.title), ""
            write_copy(opened, settings, copy.choices, output, given_to=given_to, heading=heading)
    if as_json:
        print_json(write_verdict(verdict))
    else:
        for sentence in tell_verdict(verdict):
            print_line(sentence)
    if output is not None:
        print_error(f"Made it anew: {output}.")
    elif not verdict.holds:
        print_error(f"To make it anew: netmap verify {file} -o NEW.html")
    if not verdict.holds:
        raise typer.Exit(PROBLEM)


def _read_bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise FileError(f"{file} cannot be read: {error.strerror}.") from error
