"""The commands `backup` and `restore`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from netmap.analysis.counts import count_partners
from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.printing import print_line, show_progress
from netmap.errors import FileError, InputError
from netmap.graph.copies.backup_file import Backup, is_encrypted, read_backup
from netmap.graph.copies.backups import restore_backup, write_backup
from netmap.graph.store import open_store
from netmap.model.changes import BACKUP_ENDING
from netmap.model.words import count_things
from netmap.report.counts import tell_partners
from netmap.settings import load_settings

_PASSPHRASE = "NETMAP_PASSPHRASE"  # noqa: S105 - the name of a setting


def back_up(
    file: Annotated[Path, typer.Argument(metavar=f"FILE{BACKUP_ENDING}", help="Where the backup goes.")],
    encrypt: Annotated[
        bool, typer.Option("--encrypt", help=f"Ask for a passphrase, or take it from {_PASSPHRASE}.")
    ] = False,
    store: StoreFlag = None,
) -> None:
    if file.exists():
        raise FileError(f"There is a file at {file} already. Choose another name; nothing was written.")
    passphrase = _ask_passphrase(twice=True) if encrypt else ""
    with open_store(load_settings(store=store)) as opened, show_progress("Backing up") as advance:
        backup = write_backup(opened, file, passphrase, advance)
    print_line(f"Wrote {file}, and read it back. {_tell(backup)}")
    if not encrypt:
        print_line("Whoever has the file can read all of it. With --encrypt it needs a passphrase.")


def restore(
    file: Annotated[Path, typer.Argument(metavar=f"FILE{BACKUP_ENDING}", help="A backup that netmap made.")],
    store: StoreFlag = None,
) -> None:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise FileError(f"{file} cannot be read: {error.strerror}. Say which backup to restore.") from error
    backup = read_backup(data, file.name, _ask_passphrase() if is_encrypted(data) else "")
    with open_store(load_settings(store=store)) as opened, show_progress("Restoring") as advance:
        restore_backup(opened, backup, advance)
        print_line(f"Restored into {opened.address}. {_tell(backup)} Undo works as before.")


def _tell(backup: Backup) -> str:
    held = tell_partners(count_partners(backup.network))
    return f"{held} Its history: {count_things(backup.head.revision, 'change')}."


def _ask_passphrase(*, twice: bool = False) -> str:
    """Return the passphrase of the environment, or what is typed."""
    if found := os.environ.get(_PASSPHRASE, ""):
        return found
    try:
        typed = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    except typer.Abort as error:
        raise InputError(f"A passphrase is needed. Type it, or set {_PASSPHRASE}.") from error
    return str(typed)
