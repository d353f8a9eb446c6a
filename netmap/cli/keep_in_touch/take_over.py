"""The command `take-over`."""

from typing import Annotated

import typer

from netmap.analysis.day import Day
from netmap.cli.keep_in_touch.names import find_actor, find_one_of_us
from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.writing import write_plan
from netmap.model.changes import Plan
from netmap.model.kinds import EntityKind
from netmap.model.words import count_things
from netmap.report.introductions.ways import find_target
from netmap.report.keep_in_touch.plans import list_relationships_of, plan_take_over


def take_over(
    giver: Annotated[str, typer.Argument(metavar="FROM", help="Who hands over.")],
    taker: Annotated[str, typer.Argument(metavar="TO", help="Who takes over.")],
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="NAME", help="Only this relationship; may be repeated."),
    ] = None,
    store: StoreFlag = None,
) -> None:
    def plan(day: Day) -> tuple[Plan, str]:
        network = day.network
        one = find_target(network, giver, (EntityKind.PERSON,)).id
        other = find_one_of_us(network, taker) or ""
        chosen = [find_actor(network, name) for name in only or ()]
        partners = chosen or list_relationships_of(day, one)
        planned = plan_take_over(day, one, other, partners)
        what = count_things(len(partners), "relationship")
        return planned, f"{network.name_of(other)} took over {what} from {network.name_of(one)}."

    write_plan(store, plan)
