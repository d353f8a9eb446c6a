"""Whose the addresses and numbers of a row are: the organization's, or one of its contacts'."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from netmap.files.matching.name_keys import is_shared_mailbox
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import Column
from netmap.files.meaning.heading_numbers import drop_number
from netmap.files.rows.cell_meanings import EMAILS, NAME_PARTS, PHONES
from netmap.files.rows.contact_details import (
    give_phones,
    keep_more,
    share_emails,
    share_phones,
    shows_organization,
    split_phones,
)
from netmap.files.rows.drafts import Draft, ReadRow
from netmap.model.text import fold_text

_MORE = {"email": "E-mail", "phone": "Phone"}


class Addresses:
    """Gives the addresses and numbers of a row to whom they belong; further ones are kept under their heading."""

    def __init__(self, columns: Sequence[Column], words: ColumnWords) -> None:
        self._words = words
        self._more = {
            (column.meaning, column.number): self._name_more(column)
            for column in reversed(columns)
            if column.meaning in (*EMAILS, *PHONES)
        }
        self._has_own_address = _stands_between(columns)

    def belong_to_all(self, read: ReadRow) -> bool:
        """Whether an address beside several numbered contacts, of whom none has one, is their organization's."""
        numbered = [name for more in read.more.values() for name in more]
        if self._has_own_address:
            return False
        return "person" in numbered and not any(name in numbered for name in (*EMAILS, *PHONES))

    def share(
        self, main: Draft, people: list[Draft], values: Mapping[str, Any], number: int, *, mixed: bool = False
    ) -> None:
        """Give the addresses and numbers of one contact, or of the organization, to whom they belong.

        `mixed` says that they are a second address of the first contact: no contact has this number.
        """
        emails = {name: values[name].split("\n") for name in EMAILS if values.get(name)}
        for email in emails.get("organization_email", ()):
            self._give_email(main, email, number, "organization_email")
        mine = [email for name in ("person_email", "email") for email in emails.get(name, ())]
        if people and not mixed:
            ours = [
                email for email in emails.get("email", ()) if shows_organization(email, main.name, people)
            ]
            for email in ours:
                self._give_email(main, email, number, "email")
            mine = share_emails(people, [email for email in mine if email not in ours], self._words)
        for email in mine:
            meaning = "email" if email in emails.get("email", ()) else "person_email"
            nobodys = len(people) > 1 or is_shared_mailbox(email, self._words)
            holder = main if not people or nobodys else people[0]
            second = meaning == "email" and "person_email" in emails and "email" not in main.values
            self._give_email(main if second else holder, email, number, meaning)
        self._share_phones(main, people, values, number)

    def give_all(self, main: Draft, read: ReadRow) -> None:
        """Give a person all addresses and numbers of their row."""
        for number, values in ((1, read.values), *sorted(read.more.items())):
            for meaning in EMAILS:
                for email in values[meaning].split("\n") if values.get(meaning) else ():
                    self._give_email(main, email, number, meaning)
            for meaning in PHONES:
                if values.get(meaning):
                    give_phones(main, split_phones(values[meaning]), self._label_more(meaning, number))

    def _give_email(self, draft: Draft, email: str, number: int, meaning: str) -> None:
        if draft.values.setdefault("email", email) != email:
            keep_more(draft, self._label_more(meaning, number), email)

    def _share_phones(self, main: Draft, people: list[Draft], values: Mapping[str, Any], number: int) -> None:
        for meaning in PHONES:
            if not values.get(meaning):
                continue
            heading, numbers = self._label_more(meaning, number), split_phones(values[meaning])
            second = meaning == "phone" and values.get("person_phone", values[meaning]) != values[meaning]
            if meaning == "organization_phone" or not people or (second and "phone" not in main.values):
                give_phones(main, numbers, heading)
            else:
                share_phones(people, numbers, heading)

    def _label_more(self, meaning: str, number: int) -> str:
        """Return under what a further address is kept; a second contact may stand in the place of the first."""
        same = (label for (name, _), label in self._more.items() if name == meaning)
        return self._more.get((meaning, number)) or next(same)

    def _name_more(self, column: Column) -> str:
        """Return under what a second address of a column is kept: its heading, where that is more than "Phone 2"."""
        what = "email" if column.meaning in EMAILS else "phone"
        plain = drop_number(fold_text(column.header)) in self._words.field[what].says
        return f"{_MORE[what]} {max(column.number, 2)}" if plain or not column.header else column.header


def _stands_between(columns: Iterable[Column]) -> bool:
    """Whether an address stands between the first contact and the second, and so is the first one's."""
    placed = sorted(columns, key=lambda column: column.place)
    people = [column.place for column in placed if column.meaning in {"person", *NAME_PARTS}]
    second = next((c.place for c in placed if c.meaning in {"person", *NAME_PARTS} and c.number > 1), 0)
    addresses = (c.place for c in placed if c.meaning in (*EMAILS, *PHONES) and c.number == 1)
    return bool(second) and any(people[0] < place < second for place in addresses)
