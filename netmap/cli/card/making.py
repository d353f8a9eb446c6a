"""The command `card`: a partner's own card, or all of them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from netmap.analysis.card.card import find_card, list_carded
from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.printing import print_line
from netmap.cli.today import read_day
from netmap.errors import InputError, NetmapError
from netmap.files.exports import write_file
from netmap.model.entities import Organization
from netmap.model.kinds import EntityKind, Standing
from netmap.model.text import clean_text
from netmap.model.words import count_things
from netmap.picture.card.files import draw_card_html, draw_card_pdf
from netmap.picture.card.words import CardText, write_card
from netmap.picture.paper.handouts import HandoutPaper
from netmap.report.introductions.ways import find_target
from netmap.settings import load_settings

_LONGEST_FILE, _MOST_BYTES = 80, 200
"""How many characters of a name, and bytes of these, go into the name of a file: disks count bytes."""
_ENDINGS = (".pdf", ".html", ".htm")
_NO_FILE = re.compile(r"[^\w\- ]+")


def make_cards(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Whose card; or --all.")] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="A card for each partner, into a folder.")] = False,
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FILE", help="A name ending in .pdf or .html; with --all a folder."
        ),
    ],
    paper: Annotated[HandoutPaper, typer.Option("--paper", help="On which paper.")] = HandoutPaper.LETTER,
    page: Annotated[
        bool, typer.Option("--html", help="With --all: pages to fill in, in place of paper.")
    ] = False,
    send_to: Annotated[
        str,
        typer.Option("--send-to", metavar="TEXT", help="Where it is to be sent; our own address without."),
    ] = "",
    store: StoreFlag = None,
) -> None:
    if every == (name is not None):
        raise InputError("Say whose card: netmap card NAME -o FILE.pdf, or --all -o FOLDER.", field="name")
    address = clean_text(send_to)
    draw = _choose_drawer(output if not every else Path(".html" if page else ".pdf"), paper)
    day = read_day(load_settings(store=store))
    if name is not None:
        subject = find_target(day.everything, name, {EntityKind.ORGANIZATION})
        write_file(output, draw(write_card(day, find_card(day, subject.id), address)))
        print_line(f"Wrote {output}. It is for {subject.name} alone.")
        return
    subjects = tuple(one for one in list_carded(day) if one.standing is Standing.PARTNER)
    if not subjects:
        raise NetmapError("Nobody is on the map yet who could have a card. Add partners first.")
    _make_folder(output)
    for file, subject in _name_files(subjects, ".html" if page else ".pdf").items():
        write_file(output / file, draw(write_card(day, find_card(day, subject.id), address)))
    print_line(f"Wrote {count_things(len(subjects), 'card')} into {output}. Each is for one partner alone.")


def _choose_drawer(file: Path, paper: HandoutPaper) -> Callable[[CardText], bytes]:
    ending = (file.suffix or file.name).lower()
    if ending == _ENDINGS[0]:
        return lambda text: draw_card_pdf(text, paper)
    if ending in _ENDINGS:
        return draw_card_html
    raise InputError(f"“{file.name}” is no card. Let it end in .pdf or .html.", field="output")


def _make_folder(folder: Path) -> None:
    if folder.suffix.lower() in _ENDINGS:
        raise InputError(
            f"With --all the cards go into a folder. Leave the ending of “{folder.name}” out; --html makes pages.",
            field="output",
        )
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(
            f"{folder} can't be made ({error.strerror}). Choose another place.", field="output"
        ) from error


def _name_files(subjects: tuple[Organization, ...], ending: str) -> dict[str, Organization]:
    """Return names of files for cards: the names of those they are about, told apart by a number where they are alike."""
    named: dict[str, Organization] = {}
    used: set[str] = set()
    for subject in subjects:
        stem = _cut(" ".join(_NO_FILE.sub(" ", subject.name).split())) or "card"
        file, number = stem, 1
        while file.casefold() in used:
            number += 1
            file = f"{stem} {number}"
        used.add(file.casefold())
        named[f"{file}{ending}"] = subject
    return named


def _cut(name: str) -> str:
    return name[:_LONGEST_FILE].encode()[:_MOST_BYTES].decode(errors="ignore").strip()
