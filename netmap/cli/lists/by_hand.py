"""What is typed in by hand: names, business cards, and sentences about ties."""

import sys
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import Annotated

import typer

from netmap.cli.lists.plans import Preview, finish_plan
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_error
from netmap.content.loading import load_content
from netmap.files.reading import read_text_file
from netmap.files.typed.cards import plan_cards
from netmap.files.typed.names import plan_names
from netmap.files.typed.sentences import plan_sentences
from netmap.graph.store import open_store
from netmap.settings import load_settings


def add_names(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="Without names: one a line is read.")
    ] = None,
    sector: Annotated[str | None, typer.Option(help="The sector they belong to.")] = None,
    preview: Preview = False,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    settings = load_settings(store=store)
    text = "\n".join(names) if names else sys.stdin.read()
    plan = partial(plan_names, text=text, content=load_content(settings.content), sector=sector or "")
    with open_store(settings) as opened:
        finish_plan(opened, plan, settings, preview=preview, as_json=as_json)


def add_cards(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Without a file: lines are read.")
    ] = None,
    preview: Preview = False,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    settings = load_settings(store=store)
    if file is None and sys.stdin.isatty():
        print_error("One card a line: name, organization, e-mail or phone, where met. An empty line ends.")
    text = read_text_file(file) if file else _read_lines()
    plan = partial(plan_cards, text=text, content=load_content(settings.content))
    with open_store(settings) as opened:
        finish_plan(opened, plan, settings, preview=preview, as_json=as_json)


def say_ties(
    sentences: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SENTENCE", help="Such as “Ana knows Luis at Harbor Pantry, 4”; without: lines are read."
        ),
    ] = None,
    preview: Preview = False,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    settings = load_settings(store=store)
    if not sentences and sys.stdin.isatty():
        print_error("One sentence a line: Ana knows Luis at Harbor Pantry, 4. An empty line ends.")
    text = "\n".join(sentences) if sentences else _read_lines()
    plan = partial(plan_sentences, text=text, content=load_content(settings.content))
    with open_store(settings) as opened:
        finish_plan(opened, plan, settings, preview=preview, as_json=as_json)


def _read_lines() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.read()
    return "".join(takewhile(str.strip, sys.stdin))
