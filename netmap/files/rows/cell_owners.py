"""What the cells of one row say, sorted out to the organization, the people and the records it names."""

import re
from dataclasses import dataclass, replace
from typing import Any

from netmap.files.matching.name_keys import fold_name, is_shared_mailbox
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.values import is_email
from netmap.files.rows.drafts import Draft, ReadRow
from netmap.files.shapes.table_readings import TableReading
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.kinds import EntityKind, Standing
from netmap.model.text import fold_text

NAME_PARTS = ("first_name", "middle_name", "last_name")
SPECIAL = frozenset(
    {"netmap_id", "id", "kind", "name", "organization", "person", *NAME_PARTS, "sector", "introduced_by"}
)
_SHARED = frozenset({"notes", "tags", "confidential"})
_IN_BRACKETS = re.compile(r"^(.+?)\s*\(([^()]+)\)$")
_PEOPLE_AT_ONCE = re.compile(r"\s*[;|\n]\s*")
_NAME_LIKE = re.compile(r"[^\W\d_][\w .,'’()-]*")
_AT_WORK = re.compile(r"\b(business|work|office|company|organization|organisation|org|agency)\b")
_PLACES = frozenset({"address", "city", "region", "postal_code", "country", "latitude", "longitude"})
_EITHER = frozenset({"met", "email", "phone", "organization_email", "organization_phone"})


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a row names: whom it is about, the people named beside an organization, a person's employer."""

    main: Draft | None = None
    contacts: tuple[Draft, ...] = ()
    employer: Draft | None = None


class CellOwners:
    """Sorts the values of a row out to whom they belong to."""

    def __init__(self, reading: TableReading, words: ColumnWords) -> None:
        self.reading, self.words = reading, words
        self._of = {name: field.of for name, field in words.field.items()}
        self._at_work = {
            column.meaning
            for column in reading.columns
            if column.meaning in _PLACES and _AT_WORK.search(fold_text(column.header))
        }

    def sort_out(self, read: ReadRow) -> Named:
        """Return whom a row names, each with the values that are theirs."""
        kind = self._find_kind(read)
        if kind is EntityKind.PERSON:
            return self._name_person(read)
        if kind is EntityKind.ORGANIZATION:
            return self._name_organization(read)
        return Named(self._make_record(read, kind))

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
        return draft

    def _make_record(self, read: ReadRow, kind: EntityKind) -> Draft | None:
        model = ENTITY_CLASSES[kind]
        name = read.values.get("name", "")
        if not name and model.named:
            return None
        main = self._start(kind, name, read)
        for meaning, value in read.values.items():
            if meaning in model.model_fields and meaning not in SPECIAL | _SHARED:
                main.fill(meaning, value)
        main.named = frozenset(fold_text(named) for link in read.links for named in link.names)
        return main

    def _name_organization(self, read: ReadRow) -> Named:
        values = read.values
        name = values.get("organization") or values.get("name", "")
        people = self._read_people(read)
        if not name and people:
            return Named(self._make_partner(people[0], read))
        if not name:
            return Named()
        main = self._start(EntityKind.ORGANIZATION, name, read)
        if values.get("organization") and values.get("name") and values["name"] != name:
            main.fill("aka", (values["name"],))
        self._fill_fields(main, values)
        main.fill("email", values.get("organization_email"))
        main.fill("phone", values.get("organization_phone"))
        contact = people[0] if people else None
        for name_of_field in ("email", "phone"):
            self._give_address(main, contact, name_of_field, values)
        for number in sorted(read.more):
            people += self._read_people(replace(read, values=read.more[number]))
        for person in people:
            person.employer = fold_name(EntityKind.ORGANIZATION, name)
        self._note_meeting(contact or main, values)
        self._keep_unused(main, values, EntityKind.ORGANIZATION, EntityKind.PERSON if people else None)
        return Named(main, tuple(people))

    def _give_address(self, main: Draft, contact: Draft | None, name: str, values: dict[str, Any]) -> None:
        """Give an address or number to the contact, or to the organization when it is a shared or a second one."""
        value = values.get(name)
        shared = name == "email" and is_shared_mailbox(value or "", self.words)
        draft = main if contact is None or shared or contact.values.get(name, value) != value else contact
        if value and draft.values.setdefault(name, value) != value:
            column = self.reading.column(name)
            draft.attributes[column.header if column else name] = value

    def _fill_fields(
        self, draft: Draft, values: dict[str, Any], *, but: frozenset[str] = frozenset()
    ) -> None:
        """Fill the fields of an organization or a person, but not those of the other."""
        fields = ENTITY_CLASSES[draft.kind].model_fields
        other = "person" if draft.kind is EntityKind.ORGANIZATION else "organization"
        skipped = SPECIAL | _SHARED | {"email", "phone"} | but
        for meaning, value in values.items():
            if meaning in fields and meaning not in skipped and self._of.get(meaning) != other:
                draft.fill(meaning, value)
        if draft.values.get("location_confidential"):
            for name in ("address", "postal_code", "latitude", "longitude"):
                draft.values.pop(name, None)

    def _read_people(self, read: ReadRow) -> list[Draft]:
        """Return the people a row names: the parts of one name, or one or more whole names."""
        values = read.values
        parts = " ".join(values[part] for part in NAME_PARTS if values.get(part))
        whole = values.get("person", "")
        names = _PEOPLE_AT_ONCE.split(parts or whole)
        if not all(_NAME_LIKE.fullmatch(name) for name in names if name):
            names = [parts or whole]
        people = []
        for name in names:
            if not name:
                continue
            person = Draft(EntityKind.PERSON, name, source=self.reading.source)
            if is_email(name):
                person.name, person.values["email"] = "", name
            elif found := _IN_BRACKETS.match(name):
                person.name = found[1]
                person.fill("title", found[2])
            people.append(person)
        if people:
            first = people[0]
            for meaning, value in values.items():
                words = self.words.field.get(meaning)
                if words and words.of == "person" and meaning not in SPECIAL:
                    first.fill(meaning.removeprefix("person_"), value)
            if not first.name:
                first.name = first.values["email"].partition("@")[0].replace(".", " ").title()
        return people

    def _make_partner(self, person: Draft, read: ReadRow) -> Draft:
        """Return somebody listed among organizations without one: a partner in their own right."""
        main = self._start(EntityKind.PERSON, person.name, read)
        main.values = {**person.values, **main.values}
        main.fill("email", read.values.get("email"))
        main.fill("phone", read.values.get("phone"))
        main.fill("standing", read.values.get("standing") or Standing.PARTNER)
        self._note_meeting(main, read.values)
        self._keep_places(main, read.values, at_work=False)
        self._keep_unused(main, read.values, EntityKind.PERSON, None)
        return main

    def _name_person(self, read: ReadRow) -> Named:
        values = read.values
        people = self._read_people(read)
        if values.get("name") and not any(values.get(part) for part in ("person", *NAME_PARTS)):
            people = self._read_people(replace(read, values={**values, "person": values["name"]}))
        employer = values.get("organization", "")
        if not people:
            return self._name_organization(read) if employer else Named()
        person = people[0]
        main = self._start(EntityKind.PERSON, person.name, read)
        main.values = {**person.values, **main.values}
        main.fill("email", values.get("email"))
        main.fill("phone", values.get("phone") or values.get("organization_phone"))
        self._fill_fields(main, values, but=frozenset({"standing"}))
        self._note_meeting(main, values)
        if employer:
            main.employer = fold_name(EntityKind.ORGANIZATION, employer)
        else:
            listed = read.sectors or self.reading.kind is EntityKind.ORGANIZATION
            main.fill("standing", values.get("standing") or (Standing.PARTNER if listed else None))
        self._keep_places(main, values, at_work=bool(employer))
        self._keep_unused(main, values, EntityKind.PERSON, EntityKind.ORGANIZATION if employer else None)
        return Named(main, employer=self._read_employer(employer, values) if employer else None)

    def _read_employer(self, name: str, values: dict[str, Any]) -> Draft:
        employer = Draft(EntityKind.ORGANIZATION, name, source=self.reading.source)
        self._fill_fields(employer, values, but=_PLACES - self._at_work | {"ask_again_on"})
        employer.fill("email", values.get("organization_email"))
        return employer

    def _keep_places(self, person: Draft, values: dict[str, Any], *, at_work: bool) -> None:
        """Keep where somebody lives among the columns of the user's own: a person has no address here."""
        for column in self.reading.columns:
            if column.meaning in _PLACES and not (at_work and column.meaning in self._at_work):
                value = values.get(column.meaning)
                if value is not None:
                    person.attributes[column.header] = value

    def _keep_unused(
        self, draft: Draft, values: dict[str, Any], kind: EntityKind, other: EntityKind | None
    ) -> None:
        """Keep what neither of the two named by a row has a field for among the columns of the user's own."""
        used = SPECIAL | _PLACES | _EITHER
        used |= {"person_email", "person_phone"} if EntityKind.PERSON in {kind, other} else set()
        for known in (kind, other):
            used |= set(ENTITY_CLASSES[known].model_fields) if known else set()
        word = values.get("kind", "")
        if word and fold_text(word) not in self.words.kind_of_word:
            used -= {"kind"}
        for column in self.reading.columns:
            if column.meaning not in used and column.meaning in values:
                value = values[column.meaning]
                kept = "; ".join(value) if isinstance(value, tuple) else value
                draft.attributes[column.header] = kept if isinstance(kept, int | float) else str(kept)

    def _note_meeting(self, draft: Draft, values: dict[str, Any]) -> None:
        if values.get("met"):
            draft.fill("notes", f"Met: {values['met']}")
