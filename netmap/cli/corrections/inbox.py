"""The command `corrections`: what waits in the inbox, and what a slip would change."""

from typing import Annotated, Any

import typer

from netmap.analysis.day import Day
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line, print_table
from netmap.cli.today import read_day
from netmap.model.happenings import Correction
from netmap.model.kinds import SlipState
from netmap.report.corrections.effects import find_effect
from netmap.report.corrections.slips import (
    OPEN,
    find_slip,
    list_slips,
    read_slip,
    tell_slip,
    tell_source,
)
from netmap.settings import load_settings


def list_corrections(
    slip: Annotated[
        str | None,
        typer.Argument(metavar="SLIP", help="A number or id: say what this one would change, old and new."),
    ] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Those that are settled, too.")] = False,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    day = read_day(load_settings(store=store))
    if slip is not None:
        _show_slip(day, find_slip(day.everything, slip), as_json=as_json)
        return
    found = list_slips(day.everything, *(SlipState if every else OPEN))
    if as_json:
        print_json([read_slip(one) for one in found])
    elif not found:
        print_line(
            "No slip is waiting. Print some: netmap slips -o slips.pdf; type one in: netmap correct --help"
        )
    else:
        rows = [(one.number, one.state, tell_slip(one), one.said_by, one.on, one.id) for one in found]
        print_table(("No.", "State", "What it says", "Who says so", "Day", "Id"), rows)


def _show_slip(day: Day, slip: Correction, *, as_json: bool) -> None:
    told: dict[str, Any] = read_slip(slip)
    effect = find_effect(day, slip) if slip.state in OPEN else None
    if effect:
        told |= {"changes": list(effect.lines), "notes": list(effect.notes), "asks": effect.asks}
    if as_json:
        print_json(told)
        return
    print_line(f"Slip {slip.number} ({slip.state}): {tell_slip(slip)}")
    print_line(f"    {tell_source(slip)}")
    for text in filter(None, (slip.words, slip.reach, slip.reason)):
        print_line(f"    {' '.join(text.split())}")
    if effect:
        for line in (*effect.notes, *effect.lines, *([effect.asks] if effect.asks else [])):
            print_line(f"    {line}")
