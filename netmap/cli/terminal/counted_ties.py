"""The option that says which ties count, for every command that measures them."""

from typing import Annotated

import typer

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.cli.terminal.printing import print_error
from netmap.report.confirmed import tell_confirmation

TiesFlag = Annotated[
    CountedTies,
    typer.Option("--ties", help="Count all ties that were reported, or only those confirmed by both sides."),
]


def count_ties(day: Day, ties: CountedTies) -> Day:
    """Return the day with the ties that count; how many one side only said goes to standard error, where that matters."""
    chosen = day.counting(ties)
    if ties is CountedTies.CONFIRMED:
        print_error(tell_confirmation(chosen))
    elif day.openly.confirmation.is_a_choice:
        print_error(f"{tell_confirmation(chosen)} To leave them out: --ties confirmed")
    return chosen
