"""What a partner answers on their own card: what stood on it, what they say to it, and how that is read from a file or a mail.

All of it comes from outside: what no card asks for, is too much or too long is refused, and every text is text.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal, Self, get_args

import orjson
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from netmap.analysis.card.card import Card, Way
from netmap.analysis.day import Day
from netmap.analysis.handed_on.label import NEWER
from netmap.analysis.handed_on.marks import mark_map
from netmap.errors import FileError, InputError
from netmap.model.fields import Id, Line, Name, Notes
from netmap.model.kinds import TieKind
from netmap.model.text import clean_text

PROTOCOL: Literal[1] = 1
BLOCK = "netmap-card"
"""The id of the element in which a card that can be filled in says what stands on it."""
BEGIN, END = "[netmap-answer", "netmap-answer]"
"""Between these two stand the answers in the text of a mail, in base64."""
LARGEST = 2_000_000
"""The most bytes of a file with answers that is looked at."""
_MOST_REVISIONS = 2**53
_MOST, _MOST_PEOPLE, _MOST_NAMES, _MOST_NEW, _MARK = 5_000, 200, 60, 12, 64
_QUOTED = re.compile(r"[^A-Za-z0-9+/=]")
_EMPTY_LINES = re.compile(r"(?:\r?\n){2,}")
_IN_BASE64 = "content-transfer-encoding: base64"
_VERSION = re.compile(rb'"protocol" ?: ?([0-9]{1,6})[,}]')
_SEND = "Ask them to press “Save your answers” on the card, and to send the file that this gives."

FieldName = Literal[
    "name", "description", "website", "email", "phone", "address", "city", "region", "postal_code", "country"
]
ListName = Literal["aka", "IN_SECTOR", "RUNS", "SERVES", "HAS", "NEEDS", "OFFERS"]
NEW_WAYS: tuple[Way, ...] = (
    (TieKind.PARTNERS_WITH, True), (TieKind.FUNDS, True), (TieKind.FUNDS, False), (TieKind.REFERS_TO, True),
    (TieKind.REFERS_TO, False), (TieKind.MEMBER_OF, True), (TieKind.PURSUES, True),
)  # fmt: skip
"""The ways in which they can say that they are tied with somebody else, the usual one first."""
_Mark = Annotated[str, Field(max_length=_MARK), AfterValidator(clean_text)]


class _Told(BaseModel):
    """What all parts have in common: frozen, and nothing in them that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class HadPerson(_Told):
    """Somebody who works there, as the card had them."""

    id: Id
    name: Name
    role: Line = ""
    email: Line = ""
    phone: Line = ""
    own: bool = False


class HadTie(_Told):
    """With whom or what a tie is, and in which ways, as the card had it."""

    id: Id
    name: Name
    ways: Annotated[tuple[Way, ...], Field(max_length=20)]


class CardState(_Told):
    """What stood on a card: whose it is, of which map and revision, and what we had, by the names of fields and kinds."""

    subject: Id
    name: Name
    map: _Mark = ""
    day: date
    revision: Annotated[int, Field(ge=0, le=_MOST_REVISIONS)]
    fields: dict[FieldName, Notes] = Field(default_factory=dict)
    lists: dict[ListName, Annotated[tuple[Line, ...], Field(max_length=_MOST)]] = Field(default_factory=dict)
    people: Annotated[tuple[HadPerson, ...], Field(max_length=_MOST)] = ()
    ties: Annotated[tuple[HadTie, ...], Field(max_length=_MOST)] = ()


class FieldAnswer(_Told):
    """What a field should be; `wrong` with nothing to put in its place: it is to be empty."""

    field: FieldName
    now: Notes = ""
    wrong: bool = False


class ListAnswer(_Told):
    """What is missing in a list; `wrong`: what stood there is to go."""

    of: ListName
    add: Annotated[tuple[Line, ...], Field(max_length=_MOST_NAMES)] = ()
    wrong: bool = False


class PersonAnswer(_Told):
    """What is otherwise of somebody who stood on the card; `gone`: they do not work there any more."""

    id: Id
    role: Line = ""
    email: Line = ""
    phone: Line = ""
    gone: bool = False


class NewPerson(_Told):
    """Somebody who works there and did not stand on the card."""

    name: Annotated[Name, Field(min_length=1)]
    role: Line = ""
    email: Line = ""
    phone: Line = ""


class TieAnswer(_Told):
    """Whether a tie that stood on the card is right."""

    id: Id
    right: bool


class NewTie(_Told):
    """Somebody or something else they are tied with, and in which of the ways that a card offers."""

    name: Annotated[Name, Field(min_length=1)]
    way: Way = NEW_WAYS[0]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.way not in NEW_WAYS:
            raise ValueError("It says that two are tied in a way that no card offers.")
        return self


class Agreed(_Told):
    """What they tick of what others may see: nothing at all is no answer."""

    name: bool = False
    ties: bool = False
    more: bool = False
    nothing: bool = False

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.nothing and (self.name or self.ties or self.more):
            raise ValueError("They agree to be shown, and not to be shown. Ask them which of the two holds.")
        return self

    def __bool__(self) -> bool:
        """Whether anything is ticked."""
        return self.name or self.ties or self.more or self.nothing


class Answer(_Told):
    """All that a partner says on their card, who says it, and on which day."""

    fields: Annotated[tuple[FieldAnswer, ...], Field(max_length=_MOST_NAMES)] = ()
    lists: Annotated[tuple[ListAnswer, ...], Field(max_length=_MOST_NEW)] = ()
    people: Annotated[tuple[PersonAnswer, ...], Field(max_length=_MOST_PEOPLE)] = ()
    new_people: Annotated[tuple[NewPerson, ...], Field(max_length=_MOST_NEW)] = ()
    ties: Annotated[tuple[TieAnswer, ...], Field(max_length=_MOST)] = ()
    new_ties: Annotated[tuple[NewTie, ...], Field(max_length=_MOST_NEW)] = ()
    agreed: Agreed = Agreed()
    words: Notes = ""
    by: Line = ""
    on: date | None = None


class AnsweredCard(_Told):
    """A card that came back: what stood on it, and what they say to it."""

    made_by: Literal["netmap"] = "netmap"
    holds: Literal["card answers"] = "card answers"
    protocol: Literal[1] = PROTOCOL
    card: CardState
    answer: Answer

    @model_validator(mode="after")
    def _check(self) -> Self:
        people, ties = ({one.id for one in had} for had in (self.card.people, self.card.ties))
        said = [(one.id, people) for one in self.answer.people] + [(one.id, ties) for one in self.answer.ties]
        if any(key not in had for key, had in said):
            raise ValueError("It answers for somebody who did not stand on the card.")
        return self

    @property
    def fingerprint(self) -> str:
        """What tells whether two are the same, however they came."""
        values = orjson.dumps(self.model_dump(mode="json"), option=orjson.OPT_SORT_KEYS)
        return hashlib.blake2b(values, digest_size=16).hexdigest()


def tell_state(day: Day, card: Card) -> CardState:
    """Return what stands on a card of a day, so that it can be compared with the map when it comes back."""
    subject = card.subject
    return CardState.model_validate(
        {
            "subject": subject.id,
            "name": subject.name,
            "map": mark_map(day.everything),
            "day": day.date,
            "revision": day.everything.revision,
            "fields": {name: getattr(subject, name) for name in get_args(FieldName)},
            "lists": {"aka": subject.aka} | {kind.value: had for kind, had in card.about},
            "people": [asdict(one) for one in card.contacts],
            "ties": [
                {"id": one.id, "name": one.other, "ways": one.ways} for one in (*card.ties, *card.tables)
            ],
        }
    )  # fmt: skip


def read_answer(data: bytes) -> AnsweredCard:
    """Return the answers that stand in a file, or in the text of a mail.

    Raises
    ------
    FileError
        When there are none, or not such as a card gives.
    """
    if len(data) > LARGEST:
        raise FileError(f"This is larger than any answers to a card. {_SEND}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(f"This is no file with answers to a card. {_SEND}") from error
    if f'id="{BLOCK}"' in text:
        raise FileError(f"This is the card itself: what was typed into it is not kept in its page. {_SEND}")
    return _check(_find_json(text))


def _find_json(text: str) -> bytes:
    is_begun = False
    for reading in _list_readings(text):
        if reading.lstrip().startswith("{"):
            return reading.encode()
        begun = reading.partition(BEGIN)[2]
        coded, end, _ = begun.partition(END)
        is_begun |= bool(begun)
        if end:
            with suppress(ValueError):
                return base64.b64decode(_QUOTED.sub("", coded), validate=True)
    if is_begun:
        raise FileError(f"Something of the text with the answers is missing, or was changed. {_SEND}")
    raise FileError(f"There are no answers to a card in this. {_SEND}")


def _list_readings(text: str) -> Iterator[str]:
    """Yield a text as it is, then as it was before a mail program encoded it to save the mail as a file."""
    yield text
    for head, body in pairwise(_EMPTY_LINES.split(text)):
        if _IN_BASE64 in head.lower():
            with suppress(ValueError):
                yield base64.b64decode(_QUOTED.sub("", body)).decode("utf-8-sig")
    yield binascii.a2b_qp(text.encode()).decode(errors="replace")


def _check(data: bytes) -> AnsweredCard:
    version = _VERSION.search(data)
    if version and int(version[1]) > PROTOCOL:
        raise FileError(NEWER)
    try:
        return AnsweredCard.model_validate_json(data, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise FileError(f"{_tell(first['type'], first['loc'], str(first['msg']))} {_SEND}") from error
    except InputError as error:
        raise FileError(f"{error.message} {_SEND}") from error


def _tell(kind: str, place: tuple[int | str, ...], message: str) -> str:
    where = clean_text(" › ".join(str(one)[:40] for one in place[:6]), limit=300)
    if kind == "extra_forbidden":
        return f"There is something in it that no card asks for: “{where}”."
    if kind == "value_error":
        return message.removeprefix("Value error, ")
    if kind == "json_invalid" or not where:
        return "These are no answers to a card, or something of them is missing."
    return f"What stands in it under “{where}” is no answer to a card."
