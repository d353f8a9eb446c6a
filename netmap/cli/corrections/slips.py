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
from netmap.report.stories.plans import find_story
from netmap.report.stories.slips import list_slip_steps
from netmap.report.stories.telling import tell_story
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
    story: Annotated[
        str,
        typer.Option(
            "--story", metavar="NAME", help="A page for each step of a story, which its slips name."
        ),
    ] = "",
    paper: Annotated[HandoutPaper, typer.Option("--paper", help="On which paper.")] = HandoutPaper.LETTER,
    store: StoreFlag = None,
) -> None:
    if output.suffix.lower() != ".pdf":
        raise InputError(f"“{output.name}” is no sheet of slips. Let it end in .pdf.", field="output")
    day = read_day(load_settings(store=store))
    slips = choose_slips(day.content, languages or ())
    seen = list_slip_steps(tell_story(day, find_story(day.everything, story))) if story else ("",)
    data = draw_slips(slips, title=clean_text(title), foot=name_sender(day), seen=seen, paper=paper)
    write_file(output, data)
    pages = count_things(len(slips) * len(seen), "page")
    print_line(f"Wrote {output}: {pages} of four slips each. Print, cut along the lines, hand out.")
