"""The commands `still-true` and `confirm`."""

from dataclasses import asdict
from typing import Annotated

import typer

from netmap.analysis.day import Day
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line
from netmap.cli.terminal.writing import write_plan
from netmap.cli.today import read_day
from netmap.errors import InputError
from netmap.model.changes import Plan
from netmap.model.kinds import EntityKind
from netmap.report.introductions.ways import find_target
from netmap.report.keep_in_touch.still_true import (
    ANSWER_KEYS,
    build_more,
    build_pile,
    plan_answer,
    tell_answer,
    tell_nothing_asked,
)
from netmap.settings import load_settings


def show_pile(
    more: Annotated[bool, typer.Option("--more", help="Ten more, also when today's are answered.")] = False,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    day = read_day(load_settings(store=store))
    pile = build_more(day) if more else build_pile(day)
    if as_json:
        print_json(asdict(pile))
        return
    if not pile.questions:
        done = f"{pile.answered} answered today. " if pile.answered else ""
        print_line(f"{done}{tell_nothing_asked(day)}")
        return
    for question in pile.questions:
        print_line(f"{question.text} {question.known}  ({question.tie})")
    print_line(f"Answer with: netmap confirm ID ANSWER, where ANSWER is one of {', '.join(ANSWER_KEYS)}.")


def answer_still_true(
    tie: Annotated[str, typer.Argument(metavar="ID", help="The id of the tie, from still-true.")],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help=", ".join(ANSWER_KEYS))],
    to: Annotated[str | None, typer.Option(metavar="NAME", help="Where somebody has moved to.")] = None,
    store: StoreFlag = None,
) -> None:
    given = ANSWER_KEYS.get(answer.strip().lower())
    if given is None:
        raise InputError(
            f"“{answer[:40]}” is no answer. Write one of {', '.join(ANSWER_KEYS)}.", field="answer"
        )

    def plan(day: Day) -> tuple[Plan, str]:
        place = find_target(day.network, to, (EntityKind.ORGANIZATION,)).id if to else None
        return plan_answer(day, tie, given, to=place), tell_answer(day.network, tie, given)

    write_plan(store, plan)
