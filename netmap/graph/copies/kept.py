"""Automatic backups as files: where they lie, how they are called, and which are kept, by their age."""

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from netmap.model.changes import BACKUP_ENDING
from netmap.settings import find_data_folder

_FOLDER = "automatic-backups"
_NAME = re.compile(r"(\d{8}T\d{12}Z)-r(\d+)-([0-9a-z]+)-(daily|upgrade)" + re.escape(BACKUP_ENDING))
_MOMENT = "%Y%m%dT%H%M%S%fZ"


class Occasion(StrEnum):
    """What an automatic backup was made for."""

    DAILY = "daily"
    UPGRADE = "upgrade"


class Rung(NamedTuple):
    """Up to an age in days, one backup of each span is kept; with no span, every one."""

    days: int
    span: str


RUNGS = (Rung(7, ""), Rung(7 + 8 * 7, "%G week %V"), Rung(366, "%Y-%m"))
"""All of the last 7 days, then the last of each week for 8 weeks, then the last of each month for a year."""


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """An automatic backup: its file, when and for what it was made, and of which store up to which revision."""

    path: Path
    made_at: datetime
    revision: int
    store: str
    occasion: Occasion

    @property
    def day(self) -> date:
        """The day on which it was made, here."""
        return self.made_at.astimezone().date()


def find_backup_folder(folder: Path | None, server: str = "") -> Path:
    """Return where the automatic backups of a store are: in its folder; a server's in netmap's own on this machine."""
    if folder:
        return folder / _FOLDER
    return find_data_folder() / _FOLDER / hashlib.sha256(server.encode()).hexdigest()[:16]


def name_backup(made_at: datetime, revision: int, store_id: str, occasion: Occasion) -> str:
    """Return the name of the file of an automatic backup, which says all that a list of them tells."""
    return f"{made_at.astimezone(UTC):{_MOMENT}}-r{revision}-{store_id[:8]}-{occasion}{BACKUP_ENDING}"


def list_kept(folder: Path) -> list[KeptBackup]:
    """Return the automatic backups in a folder, newest first; none when it cannot be read."""
    try:
        files = list(folder.iterdir())
    except OSError:
        return []
    found = []
    for file in files:
        if told := _NAME.fullmatch(file.name):
            moment, revision, store, occasion = told.groups()
            with suppress(ValueError):  # a thirteenth month: it has been renamed
                made_at = datetime.strptime(moment, _MOMENT).replace(tzinfo=UTC)
                found.append(KeptBackup(file, made_at, int(revision), store, Occasion(occasion)))
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def choose_outdated(days: Iterable[date], today: date) -> list[int]:
    """Return the places, in `days` given newest first, of the backups to be removed; the newest two always stay.

    How old one is counts up to the day after the last but one, not up to today: a clock that is far ahead for a day takes
    nothing away.
    """
    days = list(days)
    today = min([today, *(day + timedelta(days=1) for day in days[1:2])])
    seen: set[str] = set()
    outdated = []
    for place, day in enumerate(days):
        rung = next((rung for rung in RUNGS if (today - day).days < rung.days), None)
        span = f"{day:{rung.span}}" if rung and rung.span else ""
        if place and (rung is None or span in seen):
            outdated.append(place)
        if span:
            seen.add(span)
    return outdated


def tell_next_step(backups: Path) -> str:
    """Return what helps when what was stored is lost, naming the last automatic backup where there is one."""
    if newest := next(iter(list_kept(backups)), None):
        return (
            f"Restore your last backup into a new store; netmap made one by itself on {newest.made_at:%d %b %Y}: "
            f"netmap restore {newest.path} --store NEW_FOLDER"
        )
    return (
        "Restore your last backup into a new store: netmap restore FILE.netmap --store NEW_FOLDER; or import your last "
        "export."
    )
