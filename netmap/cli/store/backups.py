"""The commands `backup`, `backups` and `restore`."""

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from netmap.analysis.counts import count_partners
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line, print_table, show_progress
from netmap.errors import FileError, InputError
from netmap.graph.copies.backup_file import Backup, is_encrypted, read_backup
from netmap.graph.copies.backups import restore_backup, write_backup
from netmap.graph.copies.kept import Occasion, list_kept
from netmap.graph.failures import find_place
from netmap.graph.forgetting.remembering import list_erased_since
from netmap.graph.store import open_store
from netmap.model.changes import BACKUP_ENDING
from netmap.model.words import count_things
from netmap.report.counts import tell_partners
from netmap.report.forgetting import tell_restored, tell_restoring
from netmap.settings import PASSPHRASE, Settings, load_settings

_OCCASIONS = {Occasion.DAILY: "the day", Occasion.UPGRADE: "an update of the store"}


def back_up(
    file: Annotated[Path, typer.Argument(metavar=f"FILE{BACKUP_ENDING}", help="Where the backup goes.")],
    encrypt: Annotated[
        bool, typer.Option("--encrypt", help=f"Ask for a passphrase, or take it from {PASSPHRASE}.")
    ] = False,
    store: StoreFlag = None,
) -> None:
    _check_free(file)
    passphrase = _ask_passphrase(twice=True) if encrypt else ""
    with open_store(load_settings(store=store)) as opened, show_progress("Backing up") as advance:
        backup = write_backup(opened, file, passphrase, advance)
    print_line(f"Wrote {file}, and read it back. {_tell(backup)}")
    if not encrypt:
        print_line("Whoever has the file can read all of it. With --encrypt it needs a passphrase.")


def _check_free(file: Path) -> None:
    """Raise `FileError` when there is a file already, or none can be, before anybody is asked for a passphrase."""
    try:
        is_there = file.exists()
    except OSError as error:
        raise FileError(
            f"{file} cannot be written: {error.strerror}. Choose another name; nothing was written."
        ) from error
    if is_there:
        raise FileError(f"There is a file at {file} already. Choose another name; nothing was written.")


def list_backups(as_json: JsonFlag = False, store: StoreFlag = None) -> None:
    settings = load_settings(store=store)
    kept = list_kept(find_place(settings).backups)
    if as_json:
        print_json(
            [
                {
                    "file": str(one.path),
                    "at": one.made_at.isoformat(),
                    "for": _OCCASIONS[one.occasion],
                    "changes": one.revision,
                }
                for one in kept
            ]
        )
        return
    if not kept:
        print_line(_tell_none(settings))
        return
    rows = [
        (
            f"{one.made_at.astimezone():%Y-%m-%d %H:%M}",
            _OCCASIONS[one.occasion],
            f"{one.revision:,}",
            one.path.name,
        )
        for one in kept
    ]
    print_table(("When", "For", "Changes", "File"), rows)
    print_line(f"They are in {kept[0].path.parent}. To look into one, restore it into a new store:")
    print_line(f"    netmap restore {shlex.quote(str(kept[0].path))} --store NEW_FOLDER")


def _tell_none(settings: Settings) -> str:
    if not settings.automatic_backups:
        return "There are none: NETMAP_AUTOMATIC_BACKUPS is false. Make one yourself with: netmap backup FILE.netmap"
    if settings.is_server:
        return (
            "There are none yet: a Neo4j is backed up before netmap brings it up to date, and otherwise by whoever runs it. "
            "Make one yourself with: netmap backup FILE.netmap"
        )
    return "There are none yet: netmap makes one a day, at the first use after something was changed."


def restore(
    file: Annotated[Path, typer.Argument(metavar=f"FILE{BACKUP_ENDING}", help="A backup that netmap made.")],
    store: StoreFlag = None,
) -> None:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise FileError(f"{file} cannot be read: {error.strerror}. Say which backup to restore.") from error
    backup = read_backup(data, file.name, _ask_passphrase() if is_encrypted(data) else "")
    erased = list_erased_since(backup.head)
    print_line(tell_restoring(backup.head.made_at, erased))
    with open_store(load_settings(store=store)) as opened, show_progress("Restoring") as advance:
        restore_backup(opened, backup, advance)
        print_line(f"Restored into {opened.address}. {_tell(backup)} Undo works as before.")
        print_line(tell_restored(erased))


def _tell(backup: Backup) -> str:
    held = tell_partners(count_partners(backup.network))
    return f"{held} Its history: {count_things(backup.head.revision, 'change')}."


def _ask_passphrase(*, twice: bool = False) -> str:
    """Return the passphrase of the environment, or what is typed."""
    if found := os.environ.get(PASSPHRASE, ""):
        return found
    try:
        typed = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    except typer.Abort as error:
        raise InputError(f"A passphrase is needed. Type it, or set {PASSPHRASE}.") from error
    return str(typed)
