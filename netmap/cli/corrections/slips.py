"""The command `slips`: correction slips to print."""

from pathlib import Path
from typing import Annotated

import typer

from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.printing import print_line
from netmap.cli.today import read_day
from netmap.errors import InputError
from netmap.files.exports import write_file
from netmap.model.text import clean_text
from netmap.model.words import count_things
from netmap.picture.corrections.slips import choose_slips, draw_slips, name_sender
from netmap.picture.paper.handouts import HandoutPaper
from netmap.settings import load_settings


def print_slips(
    *,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="A name ending in .pdf.")],
    title: Annotated[
        str, typer.Option(metavar="TEXT", help="What stands over each slip, in place of the usual question.")
    ] = "",
    languages: Annotated[
        list[str] | None,
        typer.Option(
            "--language", metavar="CODE", help="In which language, such as es; repeat it for a page of each."
        ),
    ] = None,
    paper: Annotated[HandoutPaper, typer.Option("--paper", help="On which paper.")] = HandoutPaper.LETTER,
    store: StoreFlag = None,
) -> None:
    if output.suffix.lower() != ".pdf":
        raise InputError(f"“{output.name}” is no sheet of slips. Let it end in .pdf.", field="output")
    day = read_day(load_settings(store=store))
    slips = choose_slips(day.content, languages or ())
    write_file(output, draw_slips(slips, title=clean_text(title), foot=name_sender(day), paper=paper))
    print_line(
        f"Wrote {output}: {count_things(len(slips), 'page')} of four slips each. Print, cut along the lines, hand out."
    )
