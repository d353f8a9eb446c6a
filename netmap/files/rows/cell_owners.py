"""What the cells of one row say, sorted out to the organization, the people and the records it names."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from netmap.files.matching.name_keys import fold_employer, fold_name, is_shared_mailbox, split_email
from netmap.files.matching.name_looks import guess_actor, load_name_words
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.name_shapes import NameShape, find_shape
from netmap.files.rows.addresses import Addresses
from netmap.files.rows.cell_meanings import EMAILS, NAME_PARTS, NAMES, PHONES, PLACES, SHARED, SPECIAL
from netmap.files.rows.contact_details import keep_more
from netmap.files.rows.drafts import Draft, Named, ReadRow, Remark
from netmap.files.rows.hiding import hide
from netmap.files.rows.leftovers import Leftovers
from netmap.files.rows.people_cells import split_people
from netmap.files.shapes.readings.reading import TableReading
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.kinds import ACTOR_KINDS, EntityKind, Standing
from netmap.model.text import clean_text, fold_text

_AT_WORK = re.compile(r"\b(business|work|office|company|organization|organisation|org|agency)\b")
_PAIR = 2
_SAID_KIND = re.compile(r"(?P<name>.*\S)\s*\((?P<kind>[^()]+)\)")


class CellOwners:
    """Sorts the values of a row out to whom they belong to; what nobody has a field for becomes a column of their own."""

    def __init__(self, reading: TableReading, words: ColumnWords) -> None:
        self.reading, self.words = reading, words
        self._of = {name: field.of for name, field in words.field.items()}
        self._headers = {
            (column.meaning, column.number): column.header for column in reversed(reading.columns)
        }
        self._leftovers = Leftovers(reading.columns, words)
        self._addresses = Addresses(reading.columns, words)
        self._offices = {column.number: column.office for column in reading.columns if column.office}
        self._at_work = {
            column.meaning
            for column in reading.columns
            if column.meaning in PLACES and _AT_WORK.search(fold_text(column.header))
        }

    def sort_out(self, read: ReadRow) -> Named:
        """Return whom a row names, each with the values that are theirs."""
        kind = self._find_kind(read)
        if kind in ACTOR_KINDS and read.more and not any(read.values.get(name) for name in NAMES):
            read = _take_further(read)
        if kind is EntityKind.PERSON:
            named = self._name_person(read)
        elif kind is EntityKind.ORGANIZATION:
            named = self._name_organization(read)
        else:
            return Named(self._make_record(read, kind))
        if named.main is None:
            named = self._name_by_address(read)
        if named.main is None:
            return named
        for number, told in read.told.items():
            _tell_of(self._find_contact(named, read, number) or named.main, told)
        self._leftovers.keep(named, read)
        return replace(named, remarks=(*named.remarks, *hide(named.main, read, self._headers)))

    def _find_contact(self, named: Named, read: ReadRow, number: int) -> Draft | None:
        """Return the contact of a row that has a number, None where it names none of that number."""
        values = read.values if number == 1 else read.more.get(number, {})
        names = {person.name for person in self._read_people(values, number)}
        return next((contact for contact in named.contacts if contact.name in names), None)

    def _find_kind(self, read: ReadRow) -> EntityKind:
        word = read.values.get("kind", "")
        return self.words.kind_of_word.get(fold_text(word), self.reading.kind) if word else self.reading.kind

    def _start(self, kind: EntityKind, name: str, read: ReadRow) -> Draft:
        """Start the draft of the row's subject with what every kind has in common."""
        source, own_id = self.reading.source, read.values.get("id", "")
        draft = Draft(
            kind, name, source=source, netmap_id=read.values.get("netmap_id", ""), attributes=read.own
        )
        if own_id:
            draft.external_id = f"{source}:{kind.value.lower()}:{own_id}"
        for name_of_field in ("notes", "tags", "confidential"):
            draft.fill(name_of_field, read.values.get(name_of_field))
        if read.values.get("met"):
            draft.fill("notes", f"Met: {read.values['met']}")
        return draft

    def _make_record(self, read: ReadRow, kind: EntityKind) -> Draft | None:
        model = ENTITY_CLASSES[kind]
        name = read.values.get("name", "") or read.values.get("organization", "")
        if not name and model.named:
            return None
        main = self._start(kind, name, read)
        for meaning, value in read.values.items():
            if meaning in model.model_fields and meaning not in SPECIAL | SHARED:
                main.fill(meaning, value)
        main.named = frozenset(fold_text(named) for link in read.links for named in link.names)
        self._leftovers.keep(Named(main), read)
        return main

    def _name_organization(self, read: ReadRow) -> Named:
        values = read.values
        name = values.get("organization") or values.get("name", "")
        people = self._read_people(values)
        if self._is_person(name, people):
            return Named(self._make_partner(people[0] if people else self._name_one(name), read))
        if not name and people:
            return Named(self._make_partner(people[0], read), tuple(people[1:]))
        if not name:
            return Named()
        main = self._start(EntityKind.ORGANIZATION, name, read)
        if values.get("organization") and values.get("name") and values["name"] != name:
            main.fill("aka", (values["name"],))
        self._fill_fields(main, values)
        self._addresses.share(main, [] if self._addresses.belong_to_all(read) else people, values, 1)
        for number in sorted(read.more):
            further = self._read_people(read.more[number], number)
            self._addresses.share(main, further or people, read.more[number], number, mixed=not further)
            people += further
        for person in people:
            person.employer = fold_employer(name, self.words)
        return Named(main, tuple(people))

    def _is_person(self, name: str, people: list[Draft]) -> bool:
        """Whether somebody listed among organizations is an individual: their own contact, or "Dr." by name."""
        if len(people) == 1 and name:
            one = people[0].name
            return name[-1:].casefold() == one[-1:].casefold() and fold_name(
                EntityKind.PERSON, name
            ) == fold_name(EntityKind.PERSON, one)
        first, dot, _ = name.partition(".")
        known, words = load_name_words(), fold_text(name).split()
        called = len(words) > _PAIR and words[0] in known.titles and words[1] in known.given
        titled = not people and (called or (dot and first.casefold() in known.titles))
        return bool(titled) and guess_actor(name) is EntityKind.PERSON

    def _shows_somebody(self, email: str) -> bool:
        """Whether an address alone may name a contact: beside a column for their names, only by a name people have."""
        shown = fold_text(_name_mailbox(email)).split()
        named = any(column.meaning in {"person", *NAME_PARTS} for column in self.reading.columns)
        return not named or len(shown) > 1 or not load_name_words().given.isdisjoint(shown)

    def _guess_name(self, email: str) -> Draft:
        return Draft(EntityKind.PERSON, _name_mailbox(email), source=self.reading.source, is_guess=True)

    def _name_one(self, name: str) -> Draft:
        return Draft(EntityKind.PERSON, name, source=self.reading.source)

    def _fill_fields(
        self, draft: Draft, values: Mapping[str, Any], *, but: frozenset[str] = frozenset()
    ) -> None:
        """Fill the fields of an organization or a person, but not those of the other."""
        fields = ENTITY_CLASSES[draft.kind].model_fields
        other = "person" if draft.kind is EntityKind.ORGANIZATION else "organization"
        skipped = SPECIAL | SHARED | {"email", "phone"} | but
        for meaning, value in values.items():
            if meaning in fields and meaning not in skipped and self._of.get(meaning) != other:
                draft.fill(meaning, value)

    def _read_people(
        self, values: Mapping[str, Any], number: int = 1, *, whole: str = "person"
    ) -> list[Draft]:
        """Return the people a row names: the parts of one name, or one or more whole names of the office they stand under."""
        parts = " ".join(values[part] for part in NAME_PARTS if values.get(part))
        text = parts or values.get(whole, "")
        people = []
        for one in split_people(text) if text else ():
            person = self._name_one(one.name) if one.name else self._guess_name(one.email)
            for name in ("title", "email", "phone"):
                person.fill(name, getattr(one, name) or None)
            people.append(person)
        if not people and not text and values.get("person_email"):
            emails = values["person_email"].split("\n")
            people = [self._guess_name(email) for email in emails if self._shows_somebody(email)]
        if people:
            for meaning, value in values.items():
                if (
                    self._of.get(meaning) == "person"
                    and meaning not in SPECIAL
                    and meaning not in (*EMAILS, *PHONES)
                ):
                    people[0].fill(meaning, value)
        for person in people:
            person.fill("title", self._offices.get(number))
        return people

    def _start_person(self, person: Draft, read: ReadRow) -> Draft:
        main = self._start(EntityKind.PERSON, person.name, read)
        main.values = {**person.values, **main.values}
        main.is_guess = person.is_guess
        return main

    def _make_partner(self, person: Draft, read: ReadRow) -> Draft:
        """Return somebody listed among organizations without one: a partner in their own right."""
        main = self._start_person(person, read)
        self._addresses.give_all(main, read)
        main.fill("standing", read.values.get("standing") or Standing.PARTNER)
        self._fill_fields(main, read.values)
        return main

    def _name_by_role(self, text: str) -> list[Draft]:
        """Return who is listed among people by a role alone, such as "Advocate on call"; nobody for "Vacant"."""
        is_listed = self.reading.kind is EntityKind.PERSON and fold_text(text) not in load_name_words().nobody
        return [self._name_one(text)] if text and is_listed else []

    def _name_person(self, read: ReadRow) -> Named:
        values = read.values
        whole = "name" if values.get("name") and not values.get("person") else "person"
        people = self._read_people(values, whole=whole) or self._name_by_role(values.get(whole, ""))
        employer = values.get("organization", "") or self._take_employer(people)
        if not people and self.reading.kind is EntityKind.ORGANIZATION:
            return self._name_individual(employer, read)
        if not people:
            return self._name_organization(read) if employer else Named()
        person = people[0]
        main = self._start_person(person, read)
        if len(people) > 1:
            self._addresses.share(main, [main, *people[1:]], values, 1)
            read = replace(read, values={k: v for k, v in values.items() if k not in {*EMAILS, *PHONES}})
        others = [one for number in sorted(read.more) for one in self._read_people(read.more[number], number)]
        self._addresses.give_all(main, read)
        self._fill_fields(main, values, but=frozenset({"standing"}))
        people = [*people[1:], *others]
        if not employer:
            listed = read.sectors or self.reading.kind is EntityKind.ORGANIZATION
            main.fill("standing", values.get("standing") or (Standing.PARTNER if listed else None))
            return Named(main, contacts=tuple(people))
        for one in (main, *people):
            one.employer = fold_employer(employer, self.words)
        return Named(main, employer=self._read_employer(employer, values), contacts=tuple(people))

    def _take_employer(self, people: list[Draft]) -> str:
        """Return the organization in brackets behind somebody's name, where no column says where people are: "Kay Orr (Mill Clinic)"."""
        title = people[0].values.get("title", "") if people else ""
        if find_shape(title) is not NameShape.ORGANIZATION or self.reading.has("organization", "title"):
            return ""
        return str(people[0].values.pop("title"))

    def _name_individual(self, name: str, read: ReadRow) -> Named:
        """Return somebody whom a row of partners calls an individual, under the heading where organizations stand."""
        found = _SAID_KIND.fullmatch(name)
        if found and self.words.kind_of_word.get(fold_text(found["kind"])) is EntityKind.PERSON:
            name = read.values["organization"] = found["name"]
        return Named(self._make_partner(self._name_one(name), read)) if name else Named()

    def _read_employer(self, name: str, values: Mapping[str, Any]) -> Draft:
        employer = Draft(EntityKind.ORGANIZATION, name, source=self.reading.source)
        self._fill_fields(employer, values, but=PLACES - self._at_work | {"ask_again_on"})
        return employer

    def _name_by_address(self, read: ReadRow) -> Named:
        """Return whom an address names where nothing else does: its owner, or the organization of a shared mailbox."""
        found = next((m for m in EMAILS if read.values.get(m)), "")
        if not found:
            return Named()
        email = read.values[found].split("\n")[0]
        shared = is_shared_mailbox(email, self.words)
        name = _name_host(email) if shared else _name_mailbox(email)
        meaning = "organization" if shared else "person"
        values = {**read.values, meaning: name}
        row = replace(read, values=values)
        named = self._name_organization(row) if shared else self._name_person(row)
        if named.main:
            named.main.is_guess = True
        message = f"This row has an address but no name: it is “{name}” by the address, unless the map knows whose it is."
        return replace(named, remarks=(Remark(self._headers.get((found, 1), ""), email, message),))


def _tell_of(draft: Draft, told: Mapping[str, Any]) -> None:
    """Add what a row tells of somebody beside their fields: notes, and columns of the user's own."""
    for heading, value in told.items():
        if heading == "notes":
            draft.fill("notes", value)
        else:
            keep_more(draft, heading, value)


def _take_further(read: ReadRow) -> ReadRow:
    """Return a row that names only a second contact with that one as the first."""
    named = (number for number in sorted(read.more) if any(read.more[number].get(name) for name in NAMES))
    if (number := next(named, 0)) == 0:
        return read
    more = {other: values for other, values in read.more.items() if other != number}
    first = {name: value for name, value in read.values.items() if name not in read.more[number]}
    left = {name: value for name, value in read.values.items() if name in read.more[number]}
    return replace(read, values=first | read.more[number], more={**more, number: left} if left else more)


def _name_mailbox(email: str) -> str:
    """Return the name a mailbox shows, "ann.lark@…" is Ann Lark; the address where it shows none."""
    return clean_text(split_email(email)[0].replace(".", " ").replace("_", " ")).title() or email


def _name_host(email: str) -> str:
    """Return the name a host shows: "info@harbor.example.org" is harbor.example.org."""
    return split_email(email)[1]
