"""The command for sectors: where we want somebody, what is shown in the room, sets, names, and those that are one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, Any

import typer

from netmap.analysis.day import Day
from netmap.analysis.sector_choices import (
    SectorChoice,
    find_in_set,
    list_own_words,
    list_sector_choices,
    name_family,
)
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line, print_table
from netmap.cli.terminal.writing import write_plan
from netmap.cli.today import read_day
from netmap.content.loading import Content
from netmap.errors import InputError
from netmap.model.changes import Plan, chain_plans
from netmap.model.network import Network
from netmap.model.words import join_names
from netmap.report.sectors.plans import (
    find_choice,
    find_sector_target,
    plan_join,
    plan_new_sector,
    plan_ours,
    plan_sector,
)
from netmap.settings import load_settings

Step = Callable[[Network], Plan]


def _name(flag: str, said: str) -> Any:
    return typer.Option(flag, metavar="NAME", help=said)


def change_sectors(
    *,
    want: Annotated[list[str] | None, _name("--want", "We want somebody there.")] = None,
    not_want: Annotated[list[str] | None, _name("--not-want", "We do not look for anybody there.")] = None,
    sets: Annotated[
        list[str] | None, _name("--set", "Want somebody in the usual ones for a library, a coalition …")
    ] = None,
    show: Annotated[list[str] | None, _name("--show", "Shown in the room.")] = None,
    hide: Annotated[list[str] | None, _name("--hide", "Not shown in the room.")] = None,
    add: Annotated[str | None, _name("--add", "A sector of your own.")] = None,
    family: Annotated[str, _name("--family", "The family of the one that is added.")] = "",
    rename: Annotated[
        tuple[str, str] | None, typer.Option("--rename", metavar="NAME NEW_NAME", help="Call it otherwise.")
    ] = None,
    join: Annotated[
        tuple[str, str] | None,
        typer.Option("--join", metavar="NAME NAME", help="Put everybody of the first into the second."),
    ] = None,
    ours: Annotated[
        bool, typer.Option("--ours", help="Use our words wherever the list's own look like them.")
    ] = False,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    def plan(day: Day) -> tuple[Plan, str]:
        content = day.content
        steps: list[tuple[Step, str]] = []
        for names, values, said in (
            (want, {"expected": True}, "We want somebody in {}."),
            (not_want, {"expected": False}, "We do not look for anybody in {}."),
            (show, {"on_the_wall": True}, "Shown in the room: {}."),
            (hide, {"on_the_wall": False}, "Not shown in the room: {}."),
        ):
            if names:
                told = said.format(join_names(names, len(names)))
                steps.append((partial(_change_all, content, names, values), told))
        steps += [(partial(_want_set, content, one), _tell_set(content, one)) for one in sets or ()]
        if add:
            steps.append((partial(_add, content, add, family), f"Added the sector {add}."))
        if rename:
            steps.append((partial(_rename, content, rename), f"{rename[0]} is called {rename[1]} now."))
        if join:
            steps.append((partial(_join, content, join), f"Everybody of {join[0]} is in {join[1]} now."))
        if ours:
            steps.append((partial(_use_ours, content), "Used our words for sectors of the list."))
        return chain_plans(day.everything, [step for step, _ in steps]), " ".join(told for _, told in steps)

    if any((want, not_want, sets, show, hide, add, rename, join, ours)):
        write_plan(store, plan)
    elif family:
        raise InputError("Say which sector is added, with --add NAME.", field="family")
    else:
        _show(read_day(load_settings(store=store)), as_json=as_json)


def _change_all(content: Content, names: Sequence[str], values: dict[str, Any], now: Network) -> Plan:
    choices = list_sector_choices(now, content)
    found = [find_choice(choices, name) for name in names]
    return [item for choice in found for item in plan_sector(now, content, choice, **values)], []


def _tell_set(content: Content, words: str) -> str:
    found = content.find_set(words)
    if found is None:
        known = join_names([one.key for one in content.sector_sets], len(content.sector_sets))
        raise InputError(f"There is no set “{words[:40]}”. There are {known}.", field="set", value=words)
    return f"We want somebody in the usual sectors for {found.name}."


def _want_set(content: Content, words: str, now: Network) -> Plan:
    found, choices = content.find_set(words), list_sector_choices(now, content)
    wanted = find_in_set(choices, found.sectors if found else ())
    return [item for one in wanted for item in plan_sector(now, content, one, expected=True)], []


def _add(content: Content, name: str, family: str, now: Network) -> Plan:
    return plan_new_sector(now, content, name, family), []


def _rename(content: Content, names: tuple[str, str], now: Network) -> Plan:
    choice = find_choice(list_sector_choices(now, content), names[0])
    return plan_sector(now, content, choice, name=names[1]), []


def _join(content: Content, names: tuple[str, str], now: Network) -> Plan:
    own = find_choice(list_sector_choices(now, content), names[0])
    return plan_join(now, own, find_sector_target(now, content, names[1]))


def _use_ours(content: Content, now: Network) -> Plan:
    words = list_own_words(list_sector_choices(now, content))
    return plan_ours(now, content, [one.handle for one in words])


def _show(day: Day, *, as_json: bool) -> None:
    choices = list_sector_choices(day.everything, day.content)
    if as_json:
        print_json([_describe(one, day.content) for one in choices])
        return
    print_table(
        ("Sector", "How many", "Wanted", "In the room", "Family", "Stands for"),
        [_tell(one, day.content) for one in choices],
    )
    sets = ", ".join(f"--set {one.key}" for one in day.content.sector_sets)
    print_line(f"Want somebody with --want NAME, or in the usual ones with {sets}.")


def _tell(choice: SectorChoice, content: Content) -> tuple[object, ...]:
    row = _describe(choice, content)
    return (
        row["name"], row["count"], "yes" if row["wanted"] else "", "yes" if row["in_the_room"] else "no", row["family"],
        row["stands_for"] if row["stands_for"] != row["name"] else "",
    )  # fmt: skip


def _describe(choice: SectorChoice, content: Content) -> dict[str, object]:
    return {
        "id": choice.sector.id if choice.is_stored else None,
        "name": choice.sector.name,
        "count": choice.count,
        "wanted": choice.sector.expected,
        "in_the_room": choice.sector.on_the_wall,
        "family": name_family(choice, content),
        "stands_for": choice.ours.name if choice.ours else "",
    }
