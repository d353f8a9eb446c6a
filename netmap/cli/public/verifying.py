"""The command `verify`: what of a file that was handed on no longer holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from netmap.analysis.day import Day, read_today
from netmap.analysis.public.choices import check_choices
from netmap.analysis.public.sealing import LARGEST, CopyFile, is_copy, read_copy
from netmap.cli.public.copies import check_ending, write_copy
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_error, print_json, print_line
from netmap.cli.terminal.reading import read_map, read_start
from netmap.content.loading import load_content
from netmap.errors import InputError, NetmapError
from netmap.files.exports import write_file
from netmap.graph.store import Store, open_store
from netmap.model.text import clean_text
from netmap.picture.handed_on.remaking import Remade, remake
from netmap.picture.slides.keeping import keep_shown
from netmap.report.documents.every import recall_past, write_findings
from netmap.report.handed_on.verifying import (
    HandedOnFile,
    is_of,
    read_handed_on,
    tell_file_verdict,
    verify_handed_on,
    write_file_verdict,
)
from netmap.report.public.ledger import ANYBODY
from netmap.report.public.verifying import find_past, tell_verdict, verify_copy, write_verdict
from netmap.report.stories.telling import tell_story
from netmap.settings import Settings, load_settings

PROBLEM = 1


@dataclass(frozen=True, slots=True)
class _Checked:
    """What was found about a file: in sentences, for programs, whether it holds, and what makes it anew, if that can be."""

    told: Sequence[str]
    values: Mapping[str, Any]
    holds: bool
    make: Callable[[Path], None] | None


def verify_file(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A public copy, a picture, a story or a document that netmap made."
        ),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Make it anew in the same way, and format."),
    ] = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    found = _read(read_start(file, LARGEST + 1), output)
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        if isinstance(found, CopyFile):
            checked = _check_copy(found, opened, settings)
        else:
            checked = _check_handed_on(found, opened, settings)
        if output is not None:
            if checked.make is None:
                raise NetmapError(f"It cannot be made anew. {' '.join(checked.told[1:])}")
            checked.make(output)
    if as_json:
        print_json(checked.values)
    else:
        for sentence in checked.told:
            print_line(sentence)
    if output is not None:
        print_error(f"Made it anew: {output}.")
    elif not checked.holds and checked.make:
        print_error(f"To make it anew: netmap verify {file} -o NEW{file.suffix.lower()}")
    if not checked.holds:
        raise typer.Exit(PROBLEM)


def _read(data: bytes, output: Path | None) -> CopyFile | HandedOnFile:
    """Return what a file says of itself; raise `InputError` where a file anew must be called otherwise."""
    if is_copy(data):
        if output is not None:
            check_ending(output)
        return read_copy(data)
    found = read_handed_on(data)
    if output is not None and output.suffix.lower() != found.ending:
        raise InputError(
            f"What is made anew is of the same format. Call it {output.stem or 'new'}{found.ending}.",
            field="output",
        )
    return found


def _check_copy(copy: CopyFile, opened: Store, settings: Settings) -> _Checked:
    content = load_content(settings.content)
    check_choices(copy.choices, content)
    day = Day(read_map(opened), read_today(), content)
    verdict = verify_copy(copy, day, find_past(opened, copy, day), keep_shown)

    def make(output: Path) -> None:
        given_to = verdict.entry.given_to if verdict.entry else ANYBODY
        heading = clean_text(copy.label.title), ""
        write_copy(opened, settings, copy.choices, output, given_to=given_to, heading=heading)

    return _Checked(tell_verdict(verdict), write_verdict(verdict), verdict.holds, make)


def _check_handed_on(file: HandedOnFile, opened: Store, settings: Settings) -> _Checked:
    day = Day(read_map(opened), read_today(), load_content(settings.content))
    find = partial(write_findings, past=recall_past(opened))
    made = (
        remake(file.label.asked, day, partial(tell_story, keep=keep_shown), find)
        if is_of(file, day)
        else Remade()
    )
    verdict = verify_handed_on(file, day, made.seen, made.why)
    write = made.write

    def make(output: Path) -> None:
        if write:
            write_file(output, write(file.ending))

    told, values = tell_file_verdict(verdict), write_file_verdict(verdict)
    return _Checked(told, values, verdict.holds, make if write else None)
