"""The command `succession`: what would be lost if one of us left, and is to be handed over."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from netmap.cli.terminal.findings import print_findings
from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.printing import print_json, print_line
from netmap.cli.today import read_day
from netmap.errors import InputError
from netmap.files.exports import write_file
from netmap.files.formats.every import list_table_formats, tell_endings
from netmap.model.kinds import EntityKind
from netmap.report.connectors.handover import (
    COLUMNS,
    NOBODY_TO_LEAVE,
    build_handover,
    name_people_to_leave,
    tell_handover,
    write_handover,
)
from netmap.report.connectors.succession import find_handover
from netmap.report.finding import Finding
from netmap.report.introductions.ways import find_target
from netmap.settings import load_settings


def show_succession(
    person: Annotated[
        str | None, typer.Argument(metavar="PERSON", help="A name on the map, or an id; all of us without.")
    ] = None,
    *,
    file: Annotated[
        Path | None,
        typer.Option(
            "--list",
            metavar="FILE",
            help=f"Write what PERSON hands over to a {tell_endings(list_table_formats())} file.",
        ),
    ] = None,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print JSON for programs: findings; with PERSON also what to hand over."),
    ] = False,
    store: StoreFlag = None,
) -> None:
    day = read_day(load_settings(store=store))
    if person is None:
        if file:
            raise InputError("Say who leaves: netmap succession PERSON --list FILE.", field="person")
        nothing = (
            "As far as is noted, nothing hangs on one of us alone."
            if name_people_to_leave(day)
            else NOBODY_TO_LEAVE
        )
        _print_succession(find_handover(day), nothing, as_json=as_json)
        return
    wanted = find_target(day.openly.network, person, (EntityKind.PERSON,))
    findings, rows = find_handover(day, wanted.id), build_handover(day, wanted.id)
    if file:
        write_file(file, write_handover(wanted.name, rows, file.suffix))
        print_line(f"Written: {file}")
        return
    if as_json:
        told = [asdict(row) | {"last_contact": row.last_contact and str(row.last_contact)} for row in rows]
        print_json({"findings": [asdict(finding) for finding in findings], "to_hand_over": told})
        return
    print_findings(findings, f"As far as is noted, nothing hangs on {wanted.name} alone.")
    if rows:
        print_line()
        print_line(tell_handover(wanted.name, rows))
        for row in rows:
            _print_row({heading: str(cell or "") for heading, cell in zip(COLUMNS, row.cells, strict=True)})


def _print_row(cells: dict[str, str]) -> None:
    """Print what is to be handed over: its name, and what is noted below."""
    name = cells.pop("Who or what")
    print_line(f"- {name}")
    print_line(f"   {'; '.join(f'{heading}: {cell}' for heading, cell in cells.items() if cell)}")


def _print_succession(findings: Sequence[Finding], nothing: str, *, as_json: bool) -> None:
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        print_findings(findings, nothing)
