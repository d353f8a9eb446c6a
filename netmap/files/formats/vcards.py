"""vCards (2.1, 3.0, 4.0) as one table with plain headings, a row a card."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import vobject
from vobject.base import VObjectError

from netmap.errors import FileError
from netmap.files.formats.decoding import decode_text, repair_stray
from netmap.files.formats.every import advise_saving
from netmap.files.limits import LIMITS, Limits
from netmap.files.tables import FileContent, Problem, Table
from netmap.model.text import shorten_text

HEADERS = (
    "Name", "Organization", "Department", "Job title", "E-mail", "Phone", "Website", "Address", "City",
    "State", "Postal code", "Country", "Tags", "Notes", "Id", "Kind",
)  # fmt: skip
"""The headings of the table; several addresses of one kind get a numbered heading each."""

_BEGIN = re.compile(r"(?:^|\n)begin:vcard[ \t]*(?=\n|$)", re.IGNORECASE)
_END = re.compile(r"\nend:vcard[ \t]*(?:\n|$)", re.IGNORECASE)
_KINDS = {"org": "organization", "individual": "person", "group": "coalition"}
_BROKEN = (VObjectError, ValueError, IndexError, KeyError, AttributeError, TypeError)

Row = dict[str, str]


@dataclass(slots=True)
class _Card:
    """The fields of one card: {heading: values}."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, heading: str, *values: str) -> None:
        kept = self.values.setdefault(heading, [])
        kept += [text for value in values if (text := value.strip()) and text not in kept]


def read_vcards(data: bytes, name: str, limits: Limits = LIMITS) -> FileContent:
    """Return the cards of a file as a table, a row a card; a broken card leaves its row blank and is told with its line.

    Raises
    ------
    FileError
        When there is no card in it, or more than the limits allow.
    """
    text = repair_stray(decode_text(data, name).text).replace("\r\n", "\n").replace("\r", "\n")
    problems: list[Problem] = []
    rows: list[Row] = []
    for number, (line, card) in enumerate(_split_cards(text), 1):
        if number > limits.cards:
            raise FileError(f"{name} has more than {limits.cards:,} cards. Split it into several files.")
        try:
            rows.append(_read_card(card))
        except _BROKEN as error:
            rows.append({})
            why = f"The card at line {line:,} is broken ({shorten_text(error)}) and was left out."
            problems.append(Problem(name, number, "", shorten_text(card), f"{why} Export it again."))
    if not rows:
        raise FileError(
            f"{name} holds no card. Export your contacts again as vCard (.vcf), or save the list {advise_saving()}."
        )
    return FileContent(name, (_build_table(name, rows, problems),))


def _split_cards(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line number, text) of each card, whether it is closed or not."""
    starts = [found.start() + (text[found.start()] == "\n") for found in _BEGIN.finditer(text)]
    line, seen = 1, 0
    for start, stop in pairwise([*starts, len(text)]):
        line, seen = line + text.count("\n", seen, start), start
        end = _END.search(text, start, stop)
        yield line, text[start : end.end() if end else stop]


def _read_card(card: str) -> Row:
    if not _END.search(card):
        raise ValueError("it has no END:VCARD")
    found = _Card()
    for component in vobject.readComponents(card, allowQP=True):
        for line in component.getChildren():
            _read_line(found, line.name, line.value)
        break
    organization, person = found.values.get("Organization"), found.values.get("Name")
    if not organization and not person:
        raise ValueError("it names nobody")
    is_organization = found.values.get("Kind") == ["organization"] or not person or person == organization
    if is_organization:
        found.values["Organization"] = (organization or person or [])[:1]
        found.values.pop("Name", None)
        found.values.pop("Kind", None)
    return _number_values(found)


def _number_values(card: _Card) -> Row:
    row: Row = {}
    for heading, values in card.values.items():
        if heading in {"Tags", "Notes"}:
            row[heading] = ("; " if heading == "Tags" else "\n").join(values)
            continue
        for number, value in enumerate(values, 1):
            row[heading if number == 1 else f"{heading} {number}"] = value
    return row


def _read_line(card: _Card, name: str, value: Any) -> None:
    text = value if isinstance(value, str) else ""
    match name:
        case "FN":
            card.values["Name"] = [text.strip()] if text.strip() else []
        case "N" if not card.values.get("Name"):
            parts = (value.given, value.additional, value.family)
            card.add("Name", " ".join(part for part in map(_join, parts) if part))
        case "ORG":
            units = [_join(unit) for unit in value] if isinstance(value, list) else [text]
            card.add("Organization", *units[:1])
            card.add("Department", ", ".join(unit for unit in units[1:] if unit))
        case "ADR":
            _read_address(card, value)
        case "CATEGORIES":
            card.add("Tags", *(value if isinstance(value, list) else text.split(",")))
        case "KIND" | "X-ADDRESSBOOKSERVER-KIND":
            card.values["Kind"] = [_KINDS.get(text.strip().lower(), text.strip())]
        case "X-ABSHOWAS" if text.strip().upper() == "COMPANY":
            card.values["Kind"] = ["organization"]
        case "TITLE" | "EMAIL" | "TEL" | "URL" | "NOTE" | "UID":
            card.add(_PLAIN[name], re.sub(r"^(tel|mailto):", "", text, flags=re.IGNORECASE))
        case "ROLE" if not card.values.get("Job title"):
            card.add("Job title", text)


_PLAIN = {
    "TITLE": "Job title", "EMAIL": "E-mail", "TEL": "Phone", "URL": "Website", "NOTE": "Notes", "UID": "Id",
}  # fmt: skip


def _read_address(card: _Card, value: Any) -> None:
    if isinstance(value, str):
        card.add("Address", value)
        return
    if card.values.get("Address") or card.values.get("City"):
        return
    street = ", ".join(part for part in map(_join, (value.box, value.extended, value.street)) if part)
    card.add("Address", street.replace("\n", ", "))
    card.add("City", _join(value.city))
    card.add("State", _join(value.region))
    card.add("Postal code", _join(value.code))
    card.add("Country", _join(value.country))


def _join(value: str | Iterable[str]) -> str:
    text = value if isinstance(value, str) else " ".join(value)
    return text.replace("\r\n", "\n").strip()


def _build_table(name: str, rows: list[Row], problems: list[Problem]) -> Table:
    used = {heading for row in rows for heading in row}
    numbered = sorted(used - set(HEADERS))
    headers = tuple(
        heading
        for first in HEADERS
        for heading in (first, *(other for other in numbered if other.rpartition(" ")[0] == first))
        if heading in used
    )
    cells = [tuple(row.get(heading) for heading in headers) for row in rows]
    return Table(name, "", headers, list(cells), first_row=1, notes=tuple(problems))
