"""That something was erased for good, and when, kept on this machine: by it an older backup is known when it is restored.

What is kept are random ids of stores and moments: nothing of whom or what.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import orjson
from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from netmap.graph.copies.backup_file import BackupHead
from netmap.settings import find_data_folder

_FILE = "erased.jsonl"
_LARGEST = 1_000_000


class _Erased(BaseModel):
    """The id of a store before and after something was erased from it."""

    model_config = ConfigDict(frozen=True)

    before: str
    after: str
    at: AwareDatetime


def remember_erased(before: str, after: str, begun: datetime) -> None:
    """Remember that something was erased, which gave a store another id; where that fails, it is done all the same.

    Backups that were written anew for it are younger than when it was `begun`.
    """
    line = orjson.dumps({"before": before, "after": after, "at": begun})
    with suppress(OSError):
        file = _find_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab") as opened:
            opened.write(line + b"\n")


def list_erased_since(head: BackupHead) -> list[datetime]:
    """Return when something was erased on this machine from the store of a backup after that was made, oldest first."""
    known = {one.before: one for one in _read_erased()}
    found: list[datetime] = []
    store_id = head.store_id
    while one := known.pop(store_id, None):
        found += [one.at] if one.at > head.made_at else []
        store_id = one.after
    return found


def _read_erased() -> list[_Erased]:
    found = []
    with suppress(OSError):
        with _find_file().open("rb") as opened:
            lines = opened.read(_LARGEST).splitlines()
        for line in lines:
            with suppress(ValidationError):
                found.append(_Erased.model_validate_json(line))
    return found


def _find_file() -> Path:
    return find_data_folder() / _FILE
