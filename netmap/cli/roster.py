"""The command for the roster question: a sheet for those who answer, or the text for an online form."""

from pathlib import Path
from typing import Annotated

import typer

from netmap.analysis.roster import list_roster
from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.printing import print_line
from netmap.cli.today import read_day
from netmap.errors import InputError, NetmapError
from netmap.files.exports import write_file
from netmap.files.formats.workbooks.roster import write_roster
from netmap.model.kinds import ACTOR_KINDS
from netmap.model.words import count_things
from netmap.report.introductions.ways import find_target
from netmap.report.roster import list_scale, write_online_question
from netmap.settings import load_settings


def ask_roster(
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.xlsx", help="Where to write the sheets.")
    ] = None,
    respondents: Annotated[
        list[str] | None,
        typer.Option("--for", metavar="NAME", help="Who answers, a sheet each; without, one sheet for all."),
    ] = None,
    online: Annotated[
        bool, typer.Option("--online", help="Print the question for an online form instead.")
    ] = False,
    store: StoreFlag = None,
) -> None:
    if online == (output is not None):
        raise InputError(
            "Say where to with -o FILE.xlsx, or ask for the question with --online.", field="output"
        )
    day = read_day(load_settings(store=store))
    names = [one.name for one in list_roster(day)]
    if not names:
        raise NetmapError("Nobody is on the map who could be named in answer. Bring in a list first.")
    if output is None:
        print_line(write_online_question(names, day.content))
        return
    if output.suffix.lower() != ".xlsx":
        raise InputError(
            f"The sheets are written as .xlsx. Call the file {output.stem}.xlsx.", field="output"
        )
    answering = [find_target(day.everything, name, tuple(ACTOR_KINDS)).name for name in respondents or ()]
    write_file(output, write_roster(names, answering, list_scale(day.content)))
    print_line(
        f"Wrote {output}: {count_things(len(names), 'partner')} to mark. What comes back: netmap import FILE…"
    )
