"""The command `answer`: a card that came back, what each answer would change, and taking some of them."""

from pathlib import Path
from typing import Annotated, Any

import typer

from netmap.analysis.card.answers import LARGEST, AnsweredCard, read_answer
from netmap.analysis.day import Day
from netmap.cli.keep_in_touch.names import find_actor
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line
from netmap.cli.terminal.reading import read_start
from netmap.cli.terminal.writing import write_plan
from netmap.cli.today import read_day
from netmap.errors import InputError
from netmap.model.changes import Plan
from netmap.model.kinds import EntityKind
from netmap.model.text import clean_text
from netmap.model.words import tell_day
from netmap.report.card.plans import (
    find_earlier,
    list_proposals,
    plan_answer,
    tell_earlier,
    tell_taken,
)
from netmap.report.card.reading import Proposal, Reading, find_whose
from netmap.report.card.since import tell_since
from netmap.report.introductions.ways import find_target
from netmap.settings import load_settings

_ALL = "all"


def answer_card(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The answers, as a file or as the text of a mail.")
    ],
    *,
    take: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NUMBER", help="Take this answer; repeat it, or say all for what is ticked on the page."
        ),
    ] = None,
    whose: Annotated[
        str, typer.Option("--for", metavar="NAME", help="Whose card it is, where the map does not know it.")
    ] = "",
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Who says it, where the card does not.")
    ] = "",
    whom: Annotated[
        list[str] | None,
        typer.Option(metavar="NUMBER=NAME", help="Whom the name in an answer means; repeat it."),
    ] = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    answered = read_answer(read_start(file, LARGEST + 1))
    asked = (clean_text(whose), clean_text(by), tuple(whom or ()))
    if take:
        write_plan(store, lambda day: _take(day, _read(day, answered, *asked), take))
        return
    day = read_day(load_settings(store=store))
    _show(day, _read(day, answered, *asked), as_json=as_json)


def _read(day: Day, answered: AnsweredCard, whose: str, by: str, whom: tuple[str, ...]) -> Reading:
    chosen = find_target(day.everything, whose, {EntityKind.ORGANIZATION}).id if whose else ""
    found = find_whose(day, answered.card, chosen)
    if not found.subject:
        raise InputError(f"{found.told} With: --for NAME", field="for")
    reading = Reading(answered, found.subject, by)
    if not whom:
        return reading
    proposals = list_proposals(day, reading)
    meant = {}
    for one in whom:
        number, equals, name = one.partition("=")
        if not equals:
            raise InputError(f"“{one[:60]}” does not say whom: write --whom NUMBER=NAME.", field="whom")
        meant[_find(proposals, number).key] = find_actor(day.everything, name)
    return Reading(answered, found.subject, by, meant)


def _find(proposals: tuple[Proposal, ...], number: str) -> Proposal:
    text = number.strip()
    if not text.isdecimal() or not 1 <= int(text) <= len(proposals):
        raise InputError(
            f"There is no answer {text[:20]} on this card: it has {len(proposals)}.", field="take"
        )
    return proposals[int(text) - 1]


def _take(day: Day, reading: Reading, take: list[str]) -> tuple[Plan, str]:
    proposals = list_proposals(day, reading)
    if take == [_ALL]:
        keys = {one.key for one in proposals if one.is_usual and not one.asks}
    else:
        keys = {_find(proposals, number).key for number in take} | {one.key for one in proposals if one.holds}
    return plan_answer(day, reading, keys), tell_taken(reading.find(day).name, keys)


def _show(day: Day, reading: Reading, *, as_json: bool) -> None:
    proposals, earlier = list_proposals(day, reading), find_earlier(day.everything, reading)
    since = tell_since(day, reading.card, reading.subject)
    if as_json:
        print_json(
            {
                "for": reading.find(day).name, "by": reading.said_by, "on": reading.answer.on and reading.answer.on.isoformat(),
                "came_before": bool(earlier), "words": reading.answer.words, "changed_since": list(since),
                "answers": [_read_proposal(number, one) for number, one in enumerate(proposals, 1)],
            }
        )  # fmt: skip
        return
    who = f" by {reading.said_by}" if reading.said_by else ""
    print_line(f"The card of {reading.find(day).name}, made {tell_day(reading.card.day)}, answered{who}.")
    for line in (*([tell_earlier(earlier)] if earlier else []), *_tell_since(since)):
        print_line(f"    {line}")
    for number, one in enumerate(proposals, 1):
        print_line(
            f"{number}. {one.said}{'' if one.is_open or one.asks else ': so it is on the map already'}"
        )
        for line in filter(None, (one.moved, *one.notes, *one.lines, one.asks)):
            print_line(f"    {line}")
    if reading.answer.words:
        print_line(f"In their own words: {' '.join(reading.answer.words.split())}")
    print_line(
        "To take what fits: --take all, or --take NUMBER. What they wrote in their own words becomes a slip."
    )


def _tell_since(since: tuple[str, ...]) -> list[str]:
    return [f"Changed on the map since then: {line}" for line in since]


def _read_proposal(number: int, one: Proposal) -> dict[str, Any]:
    return {
        "number": number, "says": one.said, "changes": list(one.lines), "notes": list(one.notes), "moved": one.moved,
        "asks": one.asks, "usual": one.is_usual, "holds": one.holds,
    }  # fmt: skip
