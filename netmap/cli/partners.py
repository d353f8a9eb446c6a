"""The commands `members` and `change`: who belongs to a coalition or a goal, and many partners changed at once."""

from typing import Annotated

import typer

from netmap.analysis.day import Day, read_today
from netmap.cli.keep_in_touch.names import find_actor, find_one_of_us
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line
from netmap.cli.terminal.reading import read_map
from netmap.cli.terminal.writing import write_plan
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import Plan
from netmap.model.entities import Coalition, Goal
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, Standing
from netmap.model.network import Network
from netmap.model.words import join_names, tell_day
from netmap.report.introductions.ways import find_target
from netmap.report.partners.actor_links import list_sector_names
from netmap.report.partners.plans import (
    MEMBERSHIPS,
    ManyChanges,
    list_memberships,
    plan_many,
    plan_members,
    tell_many,
)
from netmap.settings import load_settings

Names = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Repeat it for several.")]


def set_members(
    table: Annotated[
        str, typer.Argument(metavar="TABLE", help="A coalition or a goal: its name, or its id.")
    ],
    add: Names = None,
    left: Names = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    if not add and not left:
        _list_members(table, store, as_json=as_json)
        return

    def plan(day: Day) -> tuple[Plan, str]:
        found = _find_table(day.everything, table)
        kinds = (EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.COALITION)
        came, gone = (
            [find_target(day.network, name, kinds).id for name in names or ()] for names in (add, left)
        )
        told = [f"added {_join(day.network, came)}"] if came else []
        told += [f"noted that {_join(day.network, gone)} left"] if gone else []
        return plan_members(day, found, came, gone), f"{found.name}: {'; '.join(told)}."

    write_plan(store, plan)


def _find_table(network: Network, words: str) -> Entity:
    return find_target(network, words, tuple(MEMBERSHIPS))


def _join(network: Network, ids: list[str]) -> str:
    return join_names([network.name_of(one) for one in ids])


def _list_members(table: str, store: str | None, *, as_json: bool) -> None:
    with open_store(load_settings(store=store)) as opened:
        day = Day(read_map(opened), read_today())
    found = _find_table(day.everything, table)
    names = [day.network.name_of(one) for one in day.sort_by_name(list_memberships(day, found))]
    ended = found.ended if isinstance(found, Coalition | Goal) else None
    if as_json:
        print_json({"table": found.name, "ended": ended and ended.isoformat(), "members": names})
        return
    print_line(
        f"{found.name}: {join_names(names, len(names)) or 'nobody yet. Add somebody with --add NAME'}."
    )
    if ended and ended < day.date:
        print_line(f"It ended on {tell_day(ended)}; here is whoever is not noted as having left before.")


def change_many(
    names: Annotated[list[str], typer.Argument(metavar="NAME", help="Partners: names on the map, or ids.")],
    *,
    standing: Annotated[Standing | None, typer.Option(help="How they stand with us.")] = None,
    keeper: Annotated[
        str | None, typer.Option(metavar="PERSON", help='Who of us keeps them; "" for nobody.')
    ] = None,
    sector: Annotated[
        list[str] | None, typer.Option(metavar="SECTOR", help="A sector; repeat it for several.")
    ] = None,
    only_sectors: Annotated[
        bool, typer.Option("--only-sectors", help="Instead of the sectors they are in.")
    ] = False,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="A tag to add; repeat it for several.")
    ] = None,
    untag: Annotated[list[str] | None, typer.Option(metavar="TAG", help="A tag to take off.")] = None,
    store: StoreFlag = None,
) -> None:
    def plan(day: Day) -> tuple[Plan, str]:
        known = list_sector_names(day.everything, day.content)
        unknown = [name for name in sector or () if name not in known]
        if unknown:
            raise InputError(
                f"There is no sector “{unknown[0][:60]}”. Choose one of: {join_names(known, len(known))}.",
                field="sector", value=unknown[0],
            )  # fmt: skip
        ids = [find_actor(day.network, name) for name in names]
        kept_by = None if keeper is None else find_one_of_us(day.network, keeper) or ""
        wanted = ManyChanges(
            standing, kept_by, tuple(sector or ()), only_sectors, tuple(tag or ()), tuple(untag or ())
        )
        told = tell_many(
            wanted, [day.network.name_of(one) for one in ids], day.network.name_of(kept_by) if kept_by else ""
        )
        return plan_many(day, ids, wanted), told

    write_plan(store, plan)
