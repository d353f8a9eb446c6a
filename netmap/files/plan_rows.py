"""Rows of a table read as drafts of what they name."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from netmap.errors import InputError
from netmap.files.column_words import ColumnWords
from netmap.files.columns import LEFT_OUT, OWN, SECTOR_FLAG, Column
from netmap.files.dates import DateOrder
from netmap.files.drafts import Draft, Link, RowDraft
from netmap.files.guessing import TableReading
from netmap.files.name_keys import fold_name, is_shared_mailbox
from netmap.files.plan_cells import (
    CellReader,
    find_field_type,
    make_list_reader,
    make_own_reader,
    make_reader,
    read_name,
    read_safely,
)
from netmap.files.tables import Cell, Problem
from netmap.files.values import is_email, parse_yes_no, read_text
from netmap.model.entities import ENTITY_CLASSES
from netmap.model.kinds import ACTOR_KINDS, EntityKind, Standing, TieKind
from netmap.model.text import clean_text, fold_text, shorten_text
from netmap.model.tie_rules import TIE_RULES

_NAME_PARTS = ("first_name", "middle_name", "last_name")
_SPECIAL = {
    "netmap_id",
    "id",
    "kind",
    "name",
    "organization",
    "person",
    *_NAME_PARTS,
    "sector",
    "introduced_by",
}
_IN_BRACKETS = re.compile(r"^(.+?)\s*\(([^()]+)\)$")
_PEOPLE_AT_ONCE = re.compile(r"\s*[;|\n]\s*")
_AT_WORK = re.compile(r"\b(business|work|office|company|organization|organisation|org|agency)\b")
_PLACE_FIELDS = {"website", "address", "city", "region", "postal_code", "country", "latitude", "longitude"}

Report = Callable[[Problem], None]


@dataclass(slots=True)
class _ReadRow:
    """The cells of one row, read: {meaning: value}, own columns, sectors and links."""

    values: dict[str, Any] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)
    sectors: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


class RowReader:
    """Reads the rows of one table of entities; columns are settled once, by all their cells."""

    def __init__(
        self, place: int, reading: TableReading, words: ColumnWords, order: DateOrder, report: Report
    ) -> None:
        self.place, self.reading, self.words, self.report = place, reading, words, report
        self._links = {link.meaning: link for link in words.link}
        self._columns = [
            (column, self._make_reader(column, order))
            for column in reading.columns
            if column.meaning != LEFT_OUT
        ]
        self._at_work = {
            column.meaning
            for column in reading.columns
            if column.meaning in _PLACE_FIELDS and _AT_WORK.search(fold_text(column.header))
        } | {"website"}

    def _make_reader(self, column: Column, order: DateOrder) -> CellReader:
        cells = [row[column.place] if column.place < len(row) else None for row in self.reading.table.rows]
        meaning = column.meaning
        if meaning in {OWN, SECTOR_FLAG}:
            return make_own_reader(cells)
        if meaning in self._links or meaning in {"sector", "introduced_by"}:
            return make_list_reader(cells)
        kind = self.reading.kind
        if meaning in _SPECIAL:
            return read_name
        model = next(
            (
                ENTITY_CLASSES[k]
                for k in (kind, *sorted(ACTOR_KINDS))
                if meaning in ENTITY_CLASSES[k].model_fields
            ),
            None,
        )
        known = self.words.field.get(meaning)
        type_name, choices = find_field_type(model, meaning) if model else ("text", None)
        if known and known.type != "choice":
            type_name = known.type
        return make_reader(type_name, choices, cells, words=self.words, order=order)

    def read_rows(self) -> Iterator[RowDraft]:
        """Yield a draft for each row that is not blank; one that cannot be taken says why."""
        for offset, row in enumerate(self.reading.table.rows):
            if not any(read_text(cell) for cell in row):
                continue
            draft = RowDraft(self.place, self.reading.table.first_row + offset)
            try:
                self._fill(draft, self._read_cells(draft, row))
            except InputError as error:
                draft.refused = error.message
            if draft.main is None and not draft.refused:
                draft.refused = "This row names nobody. Fill in a name, or take the row out."
            yield draft

    def _read_cells(self, draft: RowDraft, row: Sequence[Cell]) -> _ReadRow:
        read = _ReadRow()
        for column, reader in self._columns:
            cell = row[column.place] if column.place < len(row) else None
            if cell is None or cell == "":
                continue
            if column.meaning == SECTOR_FLAG:
                if parse_yes_no(cell):
                    read.sectors.append(clean_text(column.header))
                continue
            naming = column.meaning in {"name", "organization", "person", *_NAME_PARTS}
            found = reader(cell) if naming else read_safely(reader, cell)
            if found.trouble:
                self._tell(draft.number, column, cell, found.trouble)
            if found.value is not None:
                self._sort_in(read, column, found.value)
        return read

    def _tell(self, number: int, column: Column, cell: Cell, message: str) -> None:
        self.report(
            Problem(
                file=self.reading.where, row=number, column=column.header or f"column {column.place + 1}",
                value=shorten_text(read_text(cell)), message=message, severity="doubt",
            )
        )  # fmt: skip

    def _sort_in(self, read: _ReadRow, column: Column, value: Any) -> None:
        meaning = column.meaning
        if link := self._links.get(meaning):
            rule = TIE_RULES[link.kind]
            first = self.reading.kind if link.to == "same" else link.to
            others = {ends[0] if link.turned else ends[1] for ends in rule.ends} - {first}
            read.links.append(Link(link.kind, (first, *sorted(others)), value, link.turned))
        elif meaning == OWN:
            read.own[column.header or f"column {column.place + 1}"] = value
        elif meaning == "sector":
            read.sectors.extend(value)
        elif meaning == "notes" and "notes" in read.values:
            read.values["notes"] += f"\n{value}"
        elif meaning == "tags" and "tags" in read.values:
            read.values["tags"] += value
        else:
            read.values[meaning] = value

    def _fill(self, draft: RowDraft, read: _ReadRow) -> None:
        kind = self._find_kind(read)
        if kind is EntityKind.PERSON:
            self._fill_person(draft, read)
        elif kind is EntityKind.ORGANIZATION:
            self._fill_organization(draft, read)
        else:
            self._fill_record(draft, read, kind)
        draft.sectors = tuple(dict.fromkeys(read.sectors))
        draft.links = read.links
        if names := read.values.get("introduced_by"):
            draft.links = [*read.links, Link(TieKind.INTRODUCED_BY, (EntityKind.PERSON,), names)]

    def _find_kind(self, read: _ReadRow) -> EntityKind:
        word = read.values.get("kind", "")
        return self.words.kind_of_word.get(fold_text(word), self.reading.kind) if word else self.reading.kind

    def _start(self, kind: EntityKind, name: str, read: _ReadRow) -> Draft:
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

    def _fill_record(self, draft: RowDraft, read: _ReadRow, kind: EntityKind) -> None:
        model = ENTITY_CLASSES[kind]
        name = read.values.get("name", "")
        if not name and model.named:
            return
        main = self._start(kind, name, read)
        for meaning, value in read.values.items():
            if meaning in model.model_fields and meaning not in {*_SPECIAL, "notes", "tags", "confidential"}:
                main.fill(meaning, value)
        main.named = frozenset(fold_text(named) for link in read.links for named in link.names)
        draft.main = main

    def _fill_organization(self, draft: RowDraft, read: _ReadRow) -> None:
        values = read.values
        name = values.get("organization") or values.get("name", "")
        people = self._read_people(read)
        if not name and people:
            draft.main = self._make_partner(people[0], read)
            return
        if not name:
            return
        main = self._start(EntityKind.ORGANIZATION, name, read)
        if values.get("organization") and values.get("name") and values["name"] != name:
            main.fill("aka", (values["name"],))
        self._fill_fields(main, values)
        main.fill("email", values.get("organization_email"))
        main.fill("phone", values.get("organization_phone"))
        contact = people[0] if people else None
        email = values.get("email", "")
        if contact is not None and not is_shared_mailbox(email, self.words):
            contact.fill("email", email or None)
            contact.fill("phone", values.get("phone"))
        else:
            main.fill("email", email or None)
            main.fill("phone", values.get("phone"))
        for person in people:
            person.employer = fold_name(EntityKind.ORGANIZATION, name)
        draft.main, draft.contacts = main, people
        self._note_meeting(contact or main, values)
        self._keep_unused(main, values, EntityKind.ORGANIZATION, EntityKind.PERSON if people else None)

    def _fill_fields(self, draft: Draft, values: dict[str, Any], *, only: set[str] | None = None) -> None:
        fields = ENTITY_CLASSES[draft.kind].model_fields
        skipped = {*_SPECIAL, "notes", "tags", "confidential", "email", "phone"}
        if draft.kind is EntityKind.ORGANIZATION:
            skipped |= {name for name, words in self.words.field.items() if words.of == "person"}
        for meaning, value in values.items():
            if meaning in fields and meaning not in skipped and (only is None or meaning in only):
                draft.fill(meaning, value)
        if draft.values.get("location_confidential"):
            for name in ("address", "postal_code", "latitude", "longitude"):
                draft.values.pop(name, None)

    def _read_people(self, read: _ReadRow) -> list[Draft]:
        """Return the people a row names: the parts of one name, or one or more whole names."""
        values = read.values
        parts = " ".join(values[part] for part in _NAME_PARTS if values.get(part))
        whole = values.get("person", "")
        names = [whole] if whole and is_email(whole) else _PEOPLE_AT_ONCE.split(parts or whole)
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
                if words and words.of == "person" and meaning not in _SPECIAL:
                    first.fill(meaning.removeprefix("person_"), value)
            if not first.name:
                first.name = first.values["email"].partition("@")[0].replace(".", " ").title()
        return people

    def _make_partner(self, person: Draft, read: _ReadRow) -> Draft:
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

    def _fill_person(self, draft: RowDraft, read: _ReadRow) -> None:
        values = read.values
        people = self._read_people(read)
        if values.get("name") and not any(values.get(part) for part in ("person", *_NAME_PARTS)):
            people = self._read_people(replace(read, values={**values, "person": values["name"]}))
        employer = values.get("organization", "")
        if not people:
            if employer:
                self._fill_organization(draft, read)
            return
        person = people[0]
        main = self._start(EntityKind.PERSON, person.name, read)
        main.values = {**person.values, **main.values}
        main.fill("email", values.get("email"))
        main.fill("phone", values.get("phone") or values.get("organization_phone"))
        self._fill_fields(main, values, only={"languages", "access_needs", "facilitates", "ask_again_on"})
        self._note_meeting(main, values)
        if employer:
            draft.employer = self._read_employer(employer, values)
            main.employer = fold_name(EntityKind.ORGANIZATION, employer)
        else:
            listed = read.sectors or self.reading.kind is EntityKind.ORGANIZATION
            main.fill("standing", values.get("standing") or (Standing.PARTNER if listed else None))
        self._keep_places(main, values, at_work=bool(employer))
        self._keep_unused(main, values, EntityKind.PERSON, EntityKind.ORGANIZATION if employer else None)
        draft.main = main

    def _read_employer(self, name: str, values: dict[str, Any]) -> Draft:
        employer = Draft(EntityKind.ORGANIZATION, name, source=self.reading.source)
        self._fill_fields(employer, values, only={*self._at_work, "standing"})
        employer.fill("email", values.get("organization_email"))
        return employer

    def _keep_places(self, person: Draft, values: dict[str, Any], *, at_work: bool) -> None:
        """Keep where somebody lives among the columns of the user's own: a person has no address here."""
        for column in self.reading.columns:
            if column.meaning in _PLACE_FIELDS and not (at_work and column.meaning in self._at_work):
                value = values.get(column.meaning)
                if value is not None:
                    person.attributes[column.header] = value

    def _keep_unused(
        self, draft: Draft, values: dict[str, Any], kind: EntityKind, other: EntityKind | None
    ) -> None:
        """Keep what neither of the two named by a row has a field for among the columns of the user's own."""
        used = {
            *_SPECIAL,
            *_PLACE_FIELDS,
            "met",
            "email",
            "phone",
            "organization_email",
            "organization_phone",
        }
        used |= {"person_email", "person_phone"} if EntityKind.PERSON in {kind, other} else set()
        for known in (kind, other):
            used |= set(ENTITY_CLASSES[known].model_fields) if known else set()
        for column in self.reading.columns:
            if column.meaning not in used and column.meaning in values:
                value = values[column.meaning]
                draft.attributes[column.header] = "; ".join(value) if isinstance(value, tuple) else str(value)

    def _note_meeting(self, draft: Draft, values: dict[str, Any]) -> None:
        if values.get("met"):
            draft.fill("notes", f"Met: {values['met']}")
