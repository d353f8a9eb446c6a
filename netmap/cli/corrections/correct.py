"""The command `correct`: type a slip in, take it, put it aside, or mark it to be asked back about."""

from typing import Annotated

import typer

from netmap.analysis.day import Day
from netmap.cli.keep_in_touch.names import find_actor
from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.writing import write_plan
from netmap.errors import InputError
from netmap.model.changes import Plan
from netmap.model.kinds import Correcting, SlipState
from netmap.report.corrections.plans import plan_aside, plan_asking, plan_slip, plan_taking
from netmap.report.corrections.slips import find_slip, tell_settled


def correct(
    slip: Annotated[
        str | None,
        typer.Argument(
            metavar="SLIP", help="Which slip is settled, by number or id; without it one is typed in."
        ),
    ] = None,
    *,
    wrong: Annotated[Correcting | None, typer.Option("--what", help="What is ticked on it.")] = None,
    about: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Which organization it is about; with --take, whom the name on it means."
        ),
    ] = "",
    other: Annotated[
        str,
        typer.Option(
            "--with", metavar="NAME", help="With whom, or the right name; with --take, whom it means."
        ),
    ] = "",
    words: Annotated[
        str, typer.Option(metavar="TEXT", help="What is written on it, in their own words.")
    ] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")] = "",
    reach: Annotated[str, typer.Option(metavar="TEXT", help="Where we may write to them.")] = "",
    take: Annotated[bool, typer.Option("--take", help="Write what it says, and settle it.")] = False,
    aside: Annotated[str | None, typer.Option(metavar="REASON", help="Put it aside, and say why.")] = None,
    ask_back: Annotated[
        bool, typer.Option("--ask-back", help="Mark that somebody is to be asked; --words says what.")
    ] = False,
    store: StoreFlag = None,
) -> None:
    asked = [take, aside is not None, ask_back]
    if sum(asked) != (slip is not None):
        raise InputError(
            "To settle a slip: netmap correct NUMBER with --take, --aside REASON or --ask-back. To type one in: netmap "
            "correct --what works-with --about NAME --with NAME --by NAME.",
            field="slip",
        )
    if slip is None:
        if wrong is None:
            raise InputError(f"Say what is wrong, with --what: {', '.join(Correcting)}.", field="what")
        values = {
            "wrong": wrong, "about": about, "other": other, "words": words, "said_by": by, "reach": reach,
        }  # fmt: skip
        write_plan(store, lambda day: _type_in(day, values))
    else:
        state = SlipState.TAKEN if take else SlipState.ASKED_BACK if ask_back else SlipState.ASIDE
        write_plan(store, lambda day: _settle(day, slip, state, (about, other), aside or words))


def _type_in(day: Day, values: dict[str, str]) -> tuple[Plan, str]:
    slip = plan_slip(day, values)
    return ([slip], []), tell_settled(slip, SlipState.WAITING)


def _settle(day: Day, words: str, state: SlipState, names: tuple[str, str], reason: str) -> tuple[Plan, str]:
    slip = find_slip(day.everything, words)
    if state is SlipState.TAKEN:
        about, other = (find_actor(day.everything, name) if name else "" for name in names)
        plan = plan_taking(day, slip.id, (about, other))
    else:
        settle = plan_aside if state is SlipState.ASIDE else plan_asking
        plan = settle(day, slip.id, reason)
    return plan, tell_settled(slip, state)
