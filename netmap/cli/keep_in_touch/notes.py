"""The commands `contact`, `plan` and `done`: what happened, and what is to happen next."""

from typing import Annotated

import typer

from netmap.analysis.day import Day, read_today
from netmap.cli.keep_in_touch.names import find_actor, find_one_of_us
from netmap.cli.terminal.options import StoreFlag, parse_day
from netmap.cli.terminal.writing import write_plan
from netmap.errors import InputError
from netmap.model.changes import Plan
from netmap.model.kinds import InteractionKind
from netmap.model.words import join_names
from netmap.report.keep_in_touch.plans import plan_contact, plan_done, plan_step

ByFlag = Annotated[
    str | None, typer.Option("--by", metavar="PERSON", help="Who of us; else whoever keeps them.")
]


def note_contact(
    names: Annotated[list[str], typer.Argument(metavar="NAME", help="With whom: names on the map, or ids.")],
    *,
    by: ByFlag = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="As 2026-03-31; today without it.")] = None,
    kind: Annotated[InteractionKind, typer.Option(help="What it was.")] = InteractionKind.CALL,
    note: Annotated[str, typer.Option(metavar="TEXT", help="What came of it. Could they read this?")] = "",
    asked: Annotated[bool, typer.Option("--asked", help="We asked whom they work with.")] = False,
    store: StoreFlag = None,
) -> None:
    today = read_today()
    met_on = parse_day(on, "on") if on else today
    if met_on > today:
        message = (
            "This day is still to come. Note a contact when it was, or write down a step with: netmap plan"
        )
        raise InputError(message, field="on", value=on)

    def plan(day: Day) -> tuple[Plan, str]:
        network = day.everything
        partners = [find_actor(network, name) for name in names]
        items = plan_contact(
            day.on(met_on), partners, kind=kind, by=find_one_of_us(network, by), outcome=note, asked_about_ties=asked
        )  # fmt: skip
        return (items, []), f"Noted: {kind} with {join_names([network.name_of(one) for one in partners])}."

    write_plan(store, plan)


def plan_next_step(
    name: Annotated[str, typer.Argument(metavar="NAME", help="About whom: a name on the map, or an id.")],
    what: Annotated[str, typer.Argument(metavar="WHAT", help="What is to be done.")],
    by: ByFlag = None,
    due: Annotated[
        str | None, typer.Option(metavar="DATE", help="As 2026-03-31; in two weeks without it.")
    ] = None,
    store: StoreFlag = None,
) -> None:
    until = parse_day(due, "due") if due else None

    def plan(day: Day) -> tuple[Plan, str]:
        partner = find_actor(day.network, name)
        keeper = find_one_of_us(day.network, by)
        items = plan_step(day, partner, what=what, due=until, keeper=keeper)
        return (items, []), f"Planned for {day.network.name_of(partner)}: {what.rstrip('.')}."

    write_plan(store, plan)


def note_done(
    step: Annotated[str, typer.Argument(metavar="ID", help="The id of the step, from keep-in-touch --json.")],
    store: StoreFlag = None,
) -> None:
    write_plan(store, lambda day: ((plan_done(day, step), []), "Done."))
