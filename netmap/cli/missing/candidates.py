"""The command `candidates`: public lists for empty chairs."""

from pathlib import Path
from typing import Annotated

import typer

from netmap.analysis.day import Day, read_today
from netmap.analysis.missing.candidates import find_candidates
from netmap.cli.lists.writing import write_list
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line
from netmap.cli.terminal.reading import read_map
from netmap.cli.terminal.writing import write_plan
from netmap.content.loading import load_content
from netmap.files.candidates.plan import plan_candidates, read_listed
from netmap.files.lists.names import clean_list_name, name_lists
from netmap.files.meaning.column_words import load_column_words
from netmap.files.reading import read_file
from netmap.graph.store import Store, open_store
from netmap.model.changes import Plan
from netmap.model.entities import Candidate, Sector
from netmap.model.kinds import EntityKind
from netmap.model.words import join_names
from netmap.report.introductions.ways import find_target
from netmap.report.missing.candidates import plan_inviting, tell_candidates
from netmap.settings import Settings, load_settings


def show_candidates(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="A public list to bring in; without one, candidates are listed."),
    ] = None,
    *,
    place: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PLACE", help="Only those of a city, or of postal codes that begin so; repeat it."
        ),
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="The name of the list.")] = None,
    sector: Annotated[str | None, typer.Option(help="List those in this sector only.")] = None,
    invite: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Put a candidate on the map as an idea; repeat it."),
    ] = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    if invite:
        _invite(invite, sector, store)
        return
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        if files:
            _bring_in(opened, files, settings, place or (), source)
        else:
            _list(
                Day(read_map(opened), read_today(), load_content(settings.content)), sector, as_json=as_json
            )


def _bring_in(
    opened: Store, files: list[Path], settings: Settings, places: list[str] | tuple[()], source: str | None
) -> None:
    words = load_column_words(settings.content)
    names = name_lists([file.name for file in files], words)
    listed = read_listed([read_file(file, file.name) for file in files], load_content(settings.content))
    name = clean_list_name(source or next(iter(names.values())))
    plan = write_list(
        opened,
        lambda network: plan_candidates(network, listed, words, source=name, places=places),
        settings.who,
    )
    print_line(
        f"Wrote: {plan.summary}. {plan.on_map:,} are on the map already, {plan.elsewhere:,} are elsewhere."
    )


def _list(day: Day, sector: str | None, *, as_json: bool) -> None:
    wanted = find_target(day.everything, sector, (EntityKind.SECTOR,)).id if sector else None
    found = {one.id: find_candidates(day).get(one.id, ()) for one in day.sectors if wanted in {None, one.id}}
    names = {day.network.name_of(one): candidates for one, candidates in found.items() if candidates}
    if as_json:
        print_json({name: [one.name for one in candidates] for name, candidates in names.items()})
        return
    if not names:
        kept = len(day.everything.of(Candidate))
        hint = f"{kept:,} are in other sectors." if kept else "Bring a public list: netmap candidates FILE"
        print_line(f"No candidates. {hint}")
    for name, candidates in names.items():
        print_line(f"{name}: {tell_candidates(candidates)}")


def _invite(names: list[str], sector: str | None, store: str | None) -> None:
    def plan(day: Day) -> tuple[Plan, str]:
        found = [find_target(day.everything, name, (EntityKind.CANDIDATE,)) for name in names]
        chosen = (
            find_target(day.everything, sector, (EntityKind.SECTOR,)).id
            if sector
            else _guess(day, found[0].id)
        )
        told = f"Put {join_names([one.name for one in found])} on the map as ideas."
        return plan_inviting(day, [one.id for one in found], chosen), told

    write_plan(store, plan)


def _guess(day: Day, candidate_id: str) -> str | None:
    """Return the first sector on the map in which somebody is a candidate."""
    found = (
        one.id
        for one in day.network.of(Sector)
        if candidate_id in {c.id for c in find_candidates(day).get(one.id, ())}
    )
    return next(found, None)
