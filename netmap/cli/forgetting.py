"""The command `forget`: somebody, or a note, for good."""

from collections.abc import Callable
from typing import Annotated

import typer

from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.printing import print_error, print_line
from netmap.errors import InputError
from netmap.graph.forgetting.beside import count_beside
from netmap.graph.forgetting.erasure import Erasure, Mentions
from netmap.graph.forgetting.forgetting import erase, read_history
from netmap.graph.forgetting.tracing import History
from netmap.graph.store import Store, open_store
from netmap.report.forgetting import (
    FORGOTTEN,
    NOTE_ERASED,
    OLDER_BACKUPS,
    Farewell,
    describe_farewell,
    find_note,
    tell_beside,
    tell_erased,
    tell_remains,
    tell_unsought,
    trace_somebody,
)
from netmap.settings import load_settings

_SHOWN = 20


def forget(
    person: Annotated[
        str | None, typer.Argument(metavar="PERSON", help="A name on the map or in its history, or an id.")
    ] = None,
    *,
    note: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Erase the notes of this entry or tie instead, in all of the history."
        ),
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="What else they are called; repeat it for several."),
    ] = None,
    mentions: Annotated[
        Mentions | None, typer.Option(help="What becomes of texts that name them; without it, you are asked.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Do not ask; names are taken out of texts that hold them.")
    ] = False,
    store: StoreFlag = None,
) -> None:
    if (person is None) == (note is None):
        raise InputError(
            "Say who is to be forgotten, or with --note ID which note is to be erased.", field="person"
        )
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        if note is not None:
            find_erasure, sentence = _look_at_note(opened, note), NOTE_ERASED
        else:
            find_erasure, sentence = (
                _look_at_person(opened, person or "", also or [], mentions, asks=not yes),
                FORGOTTEN,
            )
        if beside := tell_beside(count_beside(opened)):
            print_line(beside)
        print_line(OLDER_BACKUPS)
        if not (yes or _ask("This cannot be undone. Erase it for good?")):
            print_line("Nothing was erased.")
            return
        erased = erase(opened, find_erasure, who=settings.who, sentence=sentence)
        print_line(f"{sentence} {tell_erased(erased)}".strip())
        print_line(tell_remains(opened.connection.place))


def _look_at_note(opened: Store, note: str) -> Callable[[History], Erasure]:
    where, _ = find_note(read_history(opened), note)
    print_line(f"The note at {where} goes, with everything it ever said.")
    return lambda history: find_note(history, note)[1]


def _look_at_person(
    opened: Store, person: str, also: list[str], mentions: Mentions | None, *, asks: bool
) -> Callable[[History], Erasure]:
    history = read_history(opened)
    farewell = describe_farewell(history, trace_somebody(history, person, also))
    if not farewell.is_known:
        raise InputError(
            f"Nobody is called {person}, now or in the history. Give a name as it is on the map, or an id.",
            field="person", value=person,
        )  # fmt: skip
    _print_farewell(farewell)
    chosen = mentions or (_ask_mentions() if farewell.mentions and asks else Mentions.NAME_OUT)
    return lambda newest: trace_somebody(newest, person, also).build_erasure(chosen)


def _print_farewell(farewell: Farewell) -> None:
    print_line(f"Looked for: {farewell.who}")
    if unsought := tell_unsought(farewell):
        print_line(unsought)
    for line in farewell.goes:
        print_line(f"  Goes: {line}")
    lines = farewell.list_mentions()
    for line in lines[:_SHOWN]:
        print_line(f"  Names them: {line}")
    if len(lines) > _SHOWN:
        print_line(f"  Names them: and {len(lines) - _SHOWN:,} more")
    for name in farewell.stays:
        print_line(f"  Stays: {name}, which is called so")


def _ask_mentions() -> Mentions:
    print_error(
        f"What becomes of the texts that name them? {Mentions.NAME_OUT}: the name is taken out; {Mentions.ERASE}: the whole "
        f"text goes; {Mentions.KEEP}: they stay."
    )
    typed = _prompt("The texts", Mentions.NAME_OUT.value)
    try:
        return Mentions(typed)
    except ValueError as error:
        raise InputError(f"“{typed[:40]}” is none of {', '.join(Mentions)}. Nothing was erased.") from error


def _prompt(text: str, default: str) -> str:
    try:
        return str(typer.prompt(text, default=default, err=True))
    except typer.Abort as error:
        raise InputError("Nothing was erased: nobody answered. With --yes it is not asked.") from error


def _ask(question: str) -> bool:
    try:
        return typer.confirm(question, err=True)
    except typer.Abort as error:
        raise InputError("Nothing was erased: nobody answered. With --yes it is not asked.") from error
