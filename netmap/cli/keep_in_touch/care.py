"""The command `care`."""

from typing import Annotated

import typer

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.upkeep import find_upkeep
from netmap.cli.keep_in_touch.names import find_actor, find_one_of_us
from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.writing import write_plan
from netmap.errors import InputError
from netmap.model.changes import Item, Plan
from netmap.report.keep_in_touch.plans import list_ties_left, plan_keeper, plan_rhythm


def set_care(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A partner of ours: a name on the map, or an id.")
    ],
    keeper: Annotated[
        str | None, typer.Option(metavar="PERSON", help='Who keeps this relationship; "" for nobody.')
    ] = None,
    every: Annotated[
        int | None,
        typer.Option(metavar="DAYS", min=0, help="Days between two contacts; 0 for the usual rhythm."),
    ] = None,
    longest: Annotated[
        int | None,
        typer.Option(metavar="DAYS", min=0, help="Days at most; twice as many as --every without it."),
    ] = None,
    store: StoreFlag = None,
) -> None:
    if keeper is None and every is None and longest is None:
        raise InputError("Say what to set: --keeper, --every or --longest.")

    def plan(day: Day) -> tuple[Plan, str]:
        partner = find_actor(day.network, name)
        put, remove = (
            plan_keeper(day, partner, find_one_of_us(day.network, keeper)) if keeper is not None else ([], [])
        )
        if every is not None or longest is not None:
            put = [*put, *_plan_days(day, partner, (put, remove), every, longest)]
        return (put, remove), f"Changed how we care for {day.network.name_of(partner)}."

    write_plan(store, plan)


def _plan_days(day: Day, partner: str, kept: Plan, every: int | None, longest: int | None) -> list[Item]:
    one = next((one for one in find_upkeep(day) if one.partner == partner), None)
    ties = list_ties_left(day, one.ties if one else (), kept)
    if not ties:
        name = day.network.name_of(partner)
        message = f"Nobody of us keeps {name} yet, and no tie is noted. Say who does with --keeper, or add a tie first."
        raise InputError(message, field="name", value=name)
    agreed = one.rhythm.ideal_days if one and one.rhythm.agreed else None
    return plan_rhythm(ties, (agreed if every is None else every) or None, longest or None)
