"""The commands `duplicates`, `join` and `split`: two that are one, and one that is two."""

from typing import Annotated

import typer

from netmap.analysis.day import Day
from netmap.cli.keep_in_touch.names import find_actor
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line, print_table
from netmap.cli.terminal.reading import read_map
from netmap.cli.terminal.writing import write_plan
from netmap.errors import InputError
from netmap.files.meaning.column_words import load_column_words
from netmap.graph.store import open_store
from netmap.model.changes import Plan
from netmap.report.partners.duplicates import (
    find_suspects,
    list_differing,
    plan_apart,
    plan_joining,
    plan_split,
)
from netmap.settings import load_settings

First = Annotated[
    str, typer.Argument(metavar="NAME", help="The one that stays: a name on the map, or an id.")
]
Second = Annotated[
    str, typer.Argument(metavar="OTHER", help="The one that goes: a name on the map, or an id.")
]


def list_duplicates(as_json: JsonFlag = False, store: StoreFlag = None) -> None:
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        network = read_map(opened)
    found = find_suspects(network, load_column_words(settings.content))
    if as_json:
        print_json(
            [
                {"keep": one.keep, "drop": one.drop, "names": [network.name_of(one.keep), network.name_of(one.drop)],
                 "reasons": list(one.reasons)}
                for one in found
            ]
        )  # fmt: skip
    elif not found:
        print_line("Nobody seems to be on the map twice.")
    else:
        rows = [
            (
                f"{network.name_of(one.keep)} – {network.name_of(one.drop)}",
                ", ".join(one.reasons),
                one.keep,
                one.drop,
            )
            for one in found
        ]
        print_table(("May be one", "Because of", "Id", "Id of the other"), rows)
        print_line(
            "Make two one with: netmap join ID OTHER; or say that they are two: netmap join ID OTHER --different"
        )


def join_two(
    name: First,
    other: Second,
    take: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD", help="A field in which the other's value stays; repeat it."),
    ] = None,
    *,
    different: Annotated[
        bool, typer.Option("--different", help="Remember that they are two instead.")
    ] = False,
    store: StoreFlag = None,
) -> None:
    def plan(day: Day) -> tuple[Plan, str]:
        network = day.everything
        pair = find_actor(network, name), find_actor(network, other)
        names = f"{network.name_of(pair[0])} – {network.name_of(pair[1])}"
        if different:
            return plan_apart(network, *pair), f"Noted that {names} are two."
        differing = [one.field for one in list_differing(network, *pair)]
        unknown = [field for field in take or () if field not in differing]
        if unknown:
            said = ", ".join(differing) or "nothing"
            raise InputError(
                f"They do not differ in “{unknown[0][:60]}”. They differ in: {said}.", field="take"
            )
        return plan_joining(network, *pair, take or ()), f"Joined {names}."

    write_plan(store, plan)


def split_one(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The one that is two: a name on the map, or an id.")
    ],
    second: Annotated[str, typer.Argument(metavar="SECOND", help="The name of the second.")],
    tied_to: Annotated[
        list[str] | None,
        typer.Option(
            "--with", metavar="OTHER", help="Whose ties are those of the second; repeat it for several."
        ),
    ] = None,
    store: StoreFlag = None,
) -> None:
    def plan(day: Day) -> tuple[Plan, str]:
        network = day.everything
        one = find_actor(network, name)
        others = [find_actor(network, other) for other in tied_to or ()]
        ties = [tie.id for tie in network.ties_of(one) if tie.other_end(one) in others]
        return plan_split(network, one, second, ties), f"Split {second} from {network.name_of(one)}."

    write_plan(store, plan)
