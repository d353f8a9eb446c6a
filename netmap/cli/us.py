"""The commands that say who we are: our organizations, and the people on our team."""

from shlex import quote
from typing import Annotated

import typer

from netmap.analysis.day import Day
from netmap.analysis.us import list_homes, list_team
from netmap.analysis.us_guesses import Guess, find_likely_homes, find_likely_team, find_same_people
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line, print_table
from netmap.cli.terminal.writing import write_plan
from netmap.cli.today import read_day
from netmap.errors import InputError
from netmap.model.changes import Plan, chain_plans
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TeamRole, TieKind
from netmap.model.network import Network
from netmap.model.words import begin_sentence
from netmap.report.introductions.ways import find_target
from netmap.report.us.plans import (
    plan_different,
    plan_homes,
    plan_passing_over,
    plan_roles,
    plan_same,
    plan_team,
    tell_us,
)
from netmap.settings import load_settings

Names = Annotated[list[str] | None, typer.Argument(metavar="NAME", help="On the map, by name or id.")]
NewNames = Annotated[
    list[str] | None, typer.Option("--new", metavar="NAME", help="Not on the map yet; added.")
]
NotNames = Annotated[
    list[str] | None, typer.Option("--not", metavar="NAME", help="Not one of them any more.")
]


def tell_who_is_us(
    names: Names = None,
    *,
    new: NewNames = None,
    no_more: NotNames = None,
    skip: Annotated[bool, typer.Option("--skip", help="Do not ask on the pages who we are.")] = False,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    if not (names or new or no_more or skip):
        _show_us(read_day(load_settings(store=store)), as_json=as_json)
        return

    def plan(day: Day) -> tuple[Plan, str]:
        if skip:
            return (plan_passing_over(day.everything), []), "The pages do not ask any more who we are."
        homes = {one.id for one in list_homes(day.everything)}
        wanted = (homes | _find_all(day.everything, names, EntityKind.ORGANIZATION)) - _find_all(
            day.everything, no_more, EntityKind.ORGANIZATION
        )
        planned = plan_homes(day.everything, wanted, new or ()), list[str]()
        return planned, tell_us(day.everything, planned)

    write_plan(store, plan)


def _find_all(network: Network, names: list[str] | None, kind: EntityKind) -> set[str]:
    return {find_target(network, name, (kind,)).id for name in names or ()}


def _show_us(day: Day, *, as_json: bool) -> None:
    network = day.everything
    guesses = () if list_homes(network) else find_likely_homes(network)
    if as_json:
        print_json({
            "organizations": [{"id": one.id, "name": one.name} for one in list_homes(network)],
            "team": [{"id": one.id, "name": one.name} for one in list_team(network)],
            "guesses": [_describe(network, one) for one in guesses],
        })  # fmt: skip
        return
    print_line(tell_us(network, ([], [])))
    for guess in guesses:
        print_line(f"{network.name_of(guess.subject)}? {begin_sentence(guess.reason)}.")
    if guesses:
        print_line("Say so with: netmap us NAME")


def _describe(network: Network, guess: Guess) -> dict[str, object]:
    return {
        "id": guess.subject, "name": network.name_of(guess.subject), "reason": guess.reason, "likely": guess.is_likely,
    }  # fmt: skip


def change_team(
    names: Names = None,
    *,
    new: NewNames = None,
    no_more: NotNames = None,
    role: Annotated[TeamRole | None, typer.Option("--role", help="What those named are on our team.")] = None,
    same: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--same", metavar="NAME FULL_NAME", help="The first is the second: both become one person."
        ),
    ] = None,
    different: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--different", metavar="NAME NAME", help="The two are two, and are not offered as one again."
        ),
    ] = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    if not (names or new or no_more or same or different):
        if role:
            raise InputError("Say whose role it is.", field="role")
        _show_team(read_day(load_settings(store=store)), as_json=as_json)
        return

    def plan(day: Day) -> tuple[Plan, str]:
        if same or different:
            return _plan_pair(day.everything, same, different)
        chosen = _find_all(day.everything, names, EntityKind.PERSON)
        there = {one.id for one in list_team(day.everything)}
        wanted = (there | chosen) - _find_all(day.everything, no_more, EntityKind.PERSON)
        planned = chain_plans(
            day.everything,
            [
                lambda now: (plan_team(now, wanted, new or ()), []),
                lambda now: (plan_roles(now, dict.fromkeys(chosen & wanted, role)) if role else [], []),
            ],
        )
        return planned, tell_us(day.everything, planned)

    write_plan(store, plan)


def _plan_pair(
    network: Network, same: tuple[str, str] | None, different: tuple[str, str] | None
) -> tuple[Plan, str]:
    first, second = (find_target(network, name, (EntityKind.PERSON,)) for name in same or different or ())
    if same:
        return plan_same(network, first.id, second.id), f"{first.name} is {second.name}."
    return (plan_different(first.id, second.id), []), f"{first.name} and {second.name} are two people."


def _show_team(day: Day, *, as_json: bool) -> None:
    network = day.everything
    homes = [one.id for one in list_homes(network)]
    guesses = [one for one in find_likely_team(network, homes) if one.subject not in day.us]
    team = list_team(network)
    kept = {
        one.id: sum(other.kind in ACTOR_KINDS for other in network.sources(one.id, TieKind.KEPT_BY))
        for one in team
    }
    if as_json:
        print_json({
            "team": [
                {"id": one.id, "name": one.name, "role": one.team_role, "keeps": kept[one.id]} for one in team
            ],
            "guesses": [_describe(network, one) for one in guesses],
            "same": [{"name": network.name_of(one), "is": network.name_of(other)} for one, other in find_same_people(network, homes)],
        })  # fmt: skip
        return
    if team:
        print_table(
            ("On our team", "Role", "Keeps"), [(one.name, one.team_role, kept[one.id]) for one in team]
        )
    else:
        print_line("Nobody is on our team yet.")
    for guess in guesses:
        print_line(f"{network.name_of(guess.subject)}? {begin_sentence(guess.reason)}.")
    for one, other in find_same_people(network, homes):
        short, full = network.name_of(one), network.name_of(other)
        print_line(f"Is {short} the same as {full}? Then: netmap team --same {quote(short)} {quote(full)}")
    if guesses:
        print_line("Say so with: netmap team NAME")
