"""The command `what-if`: what would change if somebody left, or two came together; nothing is written."""

from typing import Annotated

import typer

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.connectors.what_if import Imagined, ImaginedTie
from netmap.cli.terminal.counted_ties import TiesFlag, count_ties
from netmap.cli.terminal.findings import print_findings
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line, print_table
from netmap.cli.today import read_day
from netmap.errors import InputError
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from netmap.report.connectors.what_if.every import COLUMNS, find_what_if
from netmap.report.introductions.ways import find_target
from netmap.settings import load_settings

ACTORS = (EntityKind.ORGANIZATION, EntityKind.PERSON)


def show_what_if(
    *,
    without: Annotated[
        list[str] | None, typer.Option("--without", metavar="NAME", help="Who leaves; may be repeated.")
    ] = None,
    tie: Annotated[
        list[str] | None,
        typer.Option("--tie", metavar="NAME", help="One end of a tie, with --to; may be repeated."),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="NAME", help="The other end, one for each --tie, in the same order."),
    ] = None,
    strength: Annotated[
        list[int] | None,
        typer.Option(
            min=1,
            max=5,
            help="How strong the tie would be, 1 to 5, for each --tie or for none; also of one there is.",
        ),
    ] = None,
    ties: TiesFlag = CountedTies.ALL,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    day = count_ties(read_day(load_settings(store=store)), ties)
    imagined = Imagined(
        tuple(find_target(day.network, name, ACTORS).id for name in without or ()),
        _read_ties(day.network, tie or [], to or [], strength or []),
    )
    found = find_what_if(day, imagined)
    if as_json:
        print_json(found.write_json())
        return
    print_line(found.said)
    print_line()
    print_findings(found.findings, "")
    if found.rows:
        print_line()
        print_table(COLUMNS, found.tell_rows())
    print_line("This was only tried. Nothing is saved.")


def _read_ties(
    network: Network, ones: list[str], others: list[str], strengths: list[int]
) -> tuple[ImaginedTie, ...]:
    if len(ones) != len(others):
        raise InputError("Every --tie needs a --to: netmap what-if --tie A --to B.", field="tie")
    if strengths and len(strengths) != len(ones):
        raise InputError("Give one --strength for each --tie, or none at all.", field="strength")
    rated: list[int | None] = [*strengths] or [None] * len(ones)
    return tuple(
        ImaginedTie(find_target(network, one, ACTORS).id, find_target(network, other, ACTORS).id, strength)
        for one, other, strength in zip(ones, others, rated, strict=True)
    )
