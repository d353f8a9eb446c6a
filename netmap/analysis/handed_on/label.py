"""What a file that is handed on says of itself: from which map and revision it is, how it was made, and what is seen on it.

Nothing is in it that is not to be seen in the file; instead of ids of the map there are marks.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from netmap.analysis.handed_on.findings import AskedFindings
from netmap.analysis.handed_on.marks import Marks
from netmap.errors import FileError
from netmap.model.kinds import EntityKind
from netmap.model.stories.steps import Shows

PROTOCOL: Literal[1] = 1
NEWER = "A newer netmap made this file. Bring netmap up to date, and check it again."
_MADE_BY = "netmap"
_MOST = 100_000


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SeenPart(_Part):
    """Somebody or something that is seen: its mark, its name where that is written, and the mark of the sector it stands in."""

    mark: str
    kind: EntityKind
    name: str = ""
    sector: str = ""


class SeenStep(_Part):
    """What a step of a story says and shows: its title, the sentences that were worked out, and the writer's own words.

    `told` is what its picture says of groups and of a way.
    """

    title: str
    sentences: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    shows: Shows = Shows.WHEEL
    told: str = ""

    @property
    def picture(self) -> tuple[object, ...]:
        """What is known of its picture beside the map itself."""
        return self.shows, self.told


class SeenFinding(_Part):
    """A finding that is told: the mark of what it is about, its sentence, and what else is said of it, without what it rests on."""

    mark: str
    sentence: str
    said: tuple[str, ...] = ()


class Seen(_Part):
    """All that is seen in a file: who and what, the open chairs among that, what is tied, what is told, and what was found.

    `told` is what a picture says of itself as a whole, such as how many are on it.
    """

    parts: tuple[SeenPart, ...] = Field(default=(), max_length=_MOST)
    open: tuple[str, ...] = Field(default=(), max_length=_MOST)
    lines: tuple[tuple[str, str], ...] = Field(default=(), max_length=10 * _MOST)
    told: tuple[str, ...] = Field(default=(), max_length=_MOST)
    steps: tuple[SeenStep, ...] = Field(default=(), max_length=_MOST)
    findings: tuple[SeenFinding, ...] = Field(default=(), max_length=_MOST)


class Asked(_Part):
    """How a file was made, so that it can be made anew: what was asked for, ids as marks.

    `shows` are the texts of a view, as a saved view keeps them; `story` is the mark of the story that is told instead of one, and `findings` are those of a document.
    `places` are where circles were put by hand.
    """

    shows: tuple[str, ...] = Field(default=(), max_length=1000)
    story: str = ""
    findings: AskedFindings | None = None
    room: bool = False
    place: str = ""
    paper: str = ""
    turn: str = ""
    screen: str = ""
    wall: bool = False
    width: int = 0
    height: int = 0
    large: bool = False
    places: dict[str, tuple[float, float]] = Field(default_factory=dict, max_length=_MOST)


class Label(_Part):
    """What a file says of itself."""

    title: str
    day: date
    revision: int
    map: str
    asked: Asked
    seen: Seen


@dataclass(frozen=True, slots=True)
class SealedLabel:
    """A label as it was read: its seal, and the bytes that it seals."""

    label: Label
    seal: str
    payload: bytes

    def is_whole(self, marks: Marks, body: bytes) -> bool:
        """Whether neither the label nor the rest of its file was changed since a map with these marks made it."""
        return marks.seal((self.payload, body)) == self.seal


def write_label(label: Label, marks: Marks, body: bytes) -> str:
    """Return a label as one word of letters, figures and few signs, sealed with the fingerprint of the rest of its file."""
    payload = label.model_dump_json(exclude_defaults=True).encode()
    return f"{_MADE_BY}{PROTOCOL}.{marks.seal((payload, body))}.{base64.b64encode(payload).decode()}"


def parse_label(word: str) -> SealedLabel:
    """Return what a word says as a label.

    Raises
    ------
    FileError
        When it is none, or one of a newer netmap.
    """
    begin, _, rest = word.partition(".")
    version = begin.removeprefix(_MADE_BY)
    if version.isdecimal() and int(version) > PROTOCOL:
        raise FileError(NEWER)
    seal, _, coded = rest.partition(".")
    try:
        payload = base64.b64decode(coded, validate=True)
        return SealedLabel(Label.model_validate_json(payload), seal, payload)
    except (binascii.Error, ValidationError, ValueError) as error:
        raise FileError(
            "What this file says of itself cannot be read: it was changed, or another program wrote it."
        ) from error
