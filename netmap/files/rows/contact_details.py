"""Addresses and numbers of a row: each told apart, and given to whom of the row it belongs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from netmap.files.matching.name_keys import is_shared_mailbox, split_email
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.rows.drafts import Draft
from netmap.model.text import clean_text, fold_text

_BETWEEN = re.compile(
    r"\s*(?:[;|,\n•]|:::|\s/\s|/(?=\s*[+(\d])|\bor\b|\band\b|&|(?<=[^\W\d]\))\s+(?=[+(]?\d[\d() .-]{6,}))\s*",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\W\d]|[;|,/&•\n]|:::")
_DIGITS = range(7, 22)
_FAX = "Fax"
_KINDS = (
    (_FAX, re.compile(r"\b(fax|f)\b", re.IGNORECASE)),
    ("Mobile", re.compile(r"\b(cell|cellphone|mobile|mob|m|c|celular|movil|móvil|handy)\b", re.IGNORECASE)),
    ("Home phone", re.compile(r"\b(home|h|casa)\b", re.IGNORECASE)),
    ("Office phone", re.compile(r"\b(office|work|business|o|w|main|direct|desk|oficina|trabajo)\b", re.IGNORECASE)),
)  # fmt: skip
_CELL, _CELL_WRITTEN = "Cell", re.compile(r"\bcell", re.IGNORECASE)
_LETTER = re.compile(r"^[a-z][:.]?\s+(?=[+(\d])|\s*\([a-z]\)$|\s+[a-z]$", re.IGNORECASE)
_LEAST_NAME, _LEAST_WORD = 2, 5
_SURE, _LIKELY = 2, 1


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """One number as it is written, and what kind the cell says it is ("" where it does not say)."""

    text: str
    kind: str = ""


def split_phones(text: str) -> tuple[PhoneNumber, ...]:
    """Return each number of a cell; text that is not nothing but numbers stays as it is."""
    if not _SIGNS.search(text):
        return (PhoneNumber(text),)
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) < 2 or any(sum(map(str.isdigit, part)) not in _DIGITS for part in parts):  # noqa: PLR2004
        return (PhoneNumber(clean_text(text), _find_kind(text)),)
    return tuple(dict.fromkeys(PhoneNumber(clean_text(part), _find_kind(part)) for part in parts))


def _find_kind(text: str) -> str:
    """Return what kind of number a text says it is; of one without a number, none."""
    if sum(map(str.isdigit, text)) < _DIGITS.start:
        return ""
    return next((kind for kind, words in _KINDS if words.search(text)), "")


def _drop_kind(number: PhoneNumber) -> str:
    """Return a number without the word for its kind, under which it is kept."""
    bare = next((words.sub("", number.text) for kind, words in _KINDS if kind == number.kind), number.text)
    return " ".join(bare.replace("()", "").strip(" :.-").split()) or number.text


def _name_number(number: PhoneNumber) -> str:
    """Return under what a number is kept: its kind, a cell phone called as it is written."""
    return _CELL if _CELL_WRITTEN.search(number.text) else number.kind


def _drop_letter(number: PhoneNumber) -> str:
    """Return a number without a letter for its kind, which says nothing by itself: "w: 555-0164"."""
    bare = _LETTER.sub("", number.text).strip()
    return bare if number.kind and bare else number.text


def keep_more(draft: Draft, label: str, value: object) -> None:
    """Keep a value among the columns of the user's own, beside what is there under the same heading."""
    name = label
    while draft.attributes.get(name, value) != value:
        stem, _, number = name.rpartition(" ")
        name = f"{stem} {int(number) + 1}" if stem and number.isdigit() else f"{name} 2"
    draft.attributes[name] = value


def name_kind(number: str, label: str) -> str:
    """Return a number with the word for its kind that another column has: "207-555-0199 (Mobile)"."""
    kind = next((kind for kind, words in _KINDS if words.search(label)), "")
    several = len(split_phones(number)) > 1
    return number if not kind or several or _find_kind(number) else f"{number} ({label.strip('* ')})"


def give_phones(draft: Draft, numbers: Sequence[PhoneNumber], heading: str) -> None:
    """Give somebody numbers: the first that is no fax is theirs, the others are kept by kind or under the heading."""
    for number in numbers:
        text = _drop_letter(number)
        if number.kind != _FAX and draft.values.setdefault("phone", text) == text:
            continue
        keep_more(draft, _name_number(number) or heading, _drop_kind(number))


def share_phones(people: Sequence[Draft], numbers: Sequence[PhoneNumber], heading: str) -> None:
    """Give people their numbers: one each where they are as many, otherwise all to the first."""
    if len(people) == len(numbers) > 1 and not any(number.kind for number in numbers):
        for person, number in zip(people, numbers, strict=True):
            give_phones(person, [number], heading)
    else:
        give_phones(people[0], numbers, heading)


def share_emails(people: Sequence[Draft], emails: Sequence[str], words: ColumnWords) -> list[str]:
    """Give people their addresses: by name where an address shows one, else in order; return those left.

    An address that several may use, such as info@, is nobody's; one that shows the name of none of several is neither.
    """
    if len(people) == len(emails) == 1:
        mine = not people[0].values.get("email") and not is_shared_mailbox(emails[0], words)
        if mine:
            people[0].values["email"] = emails[0]
        return [] if mine or people[0].values.get("email") == emails[0] else list(emails)
    left = list(emails)
    for least in (_SURE, _LIKELY):
        for email in tuple(left):
            free = [person for person in people if not person.values.get("email")]
            fitting = [person for person in free if _fit(email, person.name) >= least]
            if len(fitting) == 1 or (fitting and least == _SURE):
                fitting[0].values["email"] = email
                left.remove(email)
    known = [person for person in people if person.values.get("email") in emails]
    for email in tuple(left):
        free = [person for person in people if not person.values.get("email")]
        alone = len(emails) == len(people) or (len(people) == 1 and not known)
        if free and alone and not is_shared_mailbox(email, words):
            free[0].values["email"] = email
            left.remove(email)
    return [email for email in left if all(person.values.get("email") != email for person in people)]


def shows_organization(email: str, name: str, people: Sequence[Draft]) -> bool:
    """Whether a mailbox is called after an organization, "eintracht@…" of "Gesangverein Eintracht", and after nobody there."""
    mailbox = fold_text(split_email(email)[0])
    called = any(len(word) >= _LEAST_WORD and word in mailbox for word in fold_text(name).split())
    return called and not any(_fit(email, person.name) for person in people)


def _fit(email: str, name: str) -> int:
    """Return how much an address looks like one of this name: 2 by first or last name, 1 by the letters they begin with."""
    mailbox = fold_text(split_email(email)[0].replace(".", " ").replace("_", " "))
    joined, words = mailbox.replace(" ", ""), fold_text(name).split()
    if not words or not joined:
        return 0
    if any(len(word) > _LEAST_NAME and word in joined for word in words) or set(words) & set(mailbox.split()):
        return _SURE
    return _LIKELY if joined in {"".join(word[0] for word in words), words[0][0] + words[-1][0]} else 0
