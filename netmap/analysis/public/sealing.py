"""What a copy says of itself within its file, and the seal that shows when a file was changed after it was made."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from netmap.analysis.handed_on.label import NEWER
from netmap.analysis.public.choices import Choices, load_choices
from netmap.analysis.public.telling import Said
from netmap.errors import FileError, InputError

PROTOCOL: Literal[1] = 1
BLOCK = "netmap-copy"
"""The id of the element in which a copy says what it is."""
NO_SEAL = "0" * 64
"""What stands in the place of the seal while it is worked out."""
LARGEST = 64 * 1024 * 1024
"""The most bytes of a file that is looked at."""
_FOUND = re.compile(rf'<script type="application/json" id="{BLOCK}">(.*?)</script>', re.DOTALL)
_VERSION = re.compile(r'"protocol":([0-9]{1,6})[,}]')
_SEALED = re.compile(r'"seal":"([0-9a-f]{64})"')


class Label(BaseModel):
    """What a file says of itself: which netmap wrote it how, from which revision on which day, and what it shows.

    `map` is the mark of the map it is of; "" in copies from before there were any.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    made_by: Literal["netmap"] = "netmap"
    protocol: Literal[1] = PROTOCOL
    title: str
    day: date
    revision: int
    map: str = ""
    choices: dict[str, Any]
    said: Said
    content: str
    seal: str = NO_SEAL


@dataclass(frozen=True, slots=True)
class CopyFile:
    """A copy as it was read from a file; `is_whole`: nothing in the file was changed since it was made."""

    label: Label
    choices: Choices
    is_whole: bool


def is_copy(data: bytes) -> bool:
    """Whether a file says of itself that it is a public copy, whatever else it says."""
    return f'id="{BLOCK}"'.encode() in data


def seal_page(page: str) -> tuple[bytes, str]:
    """Return the bytes of a page with its seal in the place of `NO_SEAL`, and the seal."""
    seal = _work_out_seal(page)
    return page.replace(f'"seal":"{NO_SEAL}"', f'"seal":"{seal}"', 1).encode(), seal


def _work_out_seal(page: str) -> str:
    return hashlib.sha256(page.replace("\r\n", "\n").encode()).hexdigest()


def read_copy(data: bytes) -> CopyFile:
    """Return what a file says of itself.

    Raises
    ------
    FileError
        When it is no public copy.
    """
    no_copy = "This is no public copy that netmap made, or what it says of itself was taken out."
    if len(data) > LARGEST:
        raise FileError(f"{no_copy} It is larger than any.")
    page = data.decode("utf-8", errors="replace")
    found = _FOUND.search(page)
    if not found:
        raise FileError(no_copy)
    version = _VERSION.search(found[1])
    if version and int(version[1]) > PROTOCOL:
        raise FileError(NEWER)
    try:
        label = Label.model_validate_json(found[1])
        choices = load_choices(label.choices)
    except (ValidationError, InputError) as error:
        raise FileError(f"{no_copy} What stands there cannot be read.") from error
    blank = _SEALED.sub(f'"seal":"{NO_SEAL}"', page, count=1)
    return CopyFile(label, choices, _work_out_seal(blank) == label.seal)
