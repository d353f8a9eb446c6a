"""Rows of ties: who the two ends are, what kind of tie it is, and what else is said of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from netmap.errors import InputError
from netmap.files.matching.roster import Subject
from netmap.files.meaning.cells import (
    CellReader,
    make_own_reader,
    make_reader,
    read_name,
    read_safely,
)
from netmap.files.meaning.column_scores import Shape
from netmap.files.meaning.columns import LEFT_OUT, OWN, Column
from netmap.files.meaning.strength_scale import guess_scale
from netmap.files.meaning.values import parse_number, read_text
from netmap.files.plan.gather import Gathering, Place
from netmap.files.plan.report import Guess
from netmap.files.plan.ties import list_ends
from netmap.files.rows.drafts import Draft, TieDraft
from netmap.files.shapes.table_kinds import TableReading
from netmap.files.tables import Cell
from netmap.model.fields import list_fields
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.text import LINE_LIMIT, clean_text, fold_text, shorten_text
from netmap.model.ties import Tie

_ENDS = ("source", "target")
_RENAMED = {"tie_role": "role"}
_ONE_WAY = {"directed", "one way", "->", "→", "forward", "asymmetric"}
_NOT_VALUES = {*_ENDS, "kind", "direction", "goal", "id", "netmap_id"}


def gather_ties(gathering: Gathering) -> None:
    """Read all tables of ties and matrices, and add the ties between those they name."""
    for place, reading in enumerate(gathering.readings):
        if reading.shape is Shape.TIES:
            drafts = list(_TieReader(gathering, place, reading).read_rows())
        elif reading.shape is Shape.MATRIX:
            drafts = list(_read_matrix(gathering, reading))
        else:
            continue
        _resolve(gathering, place, drafts)


class _TieReader:
    """Reads the rows of one table of ties."""

    def __init__(self, gathering: Gathering, place: int, reading: TableReading) -> None:
        self.gathering, self.place, self.reading = gathering, place, reading
        self._columns = [
            (column, self._make_reader(column))
            for column in reading.columns
            if column.meaning not in {LEFT_OUT, "id", "netmap_id"}
        ]

    def _make_reader(self, column: Column) -> CellReader:
        cells = [row[column.place] if column.place < len(row) else None for row in self.reading.table.rows]
        if column.meaning == "strength":
            scale = guess_scale(cells, self.gathering.words)
            if scale.sentence:
                self.gathering.guesses.append(
                    Guess("scale", self.reading.where, scale.sentence, column=column.header, confidence=0.5)
                )
            return scale.read
        if column.meaning == OWN:
            return make_own_reader(cells)
        if column.meaning in {*_ENDS, "kind", "direction", "goal"}:
            return read_name
        words = self.gathering.words
        name = _RENAMED.get(column.meaning, column.meaning)
        choices = next((row.choices for row in list_fields(Tie) if row.name == name), None)
        order = self.gathering.options.date_order
        return make_reader(words.field[column.meaning].type, choices, cells, words=words, order=order)

    def read_rows(self) -> Iterator[tuple[int, TieDraft]]:
        for offset, row in enumerate(self.reading.table.rows):
            if not any(read_text(cell) for cell in row):
                continue
            number = self.reading.table.first_row + offset
            try:
                yield number, self._read_row(number, row)
            except InputError as error:
                self.gathering.tell((self.place, number), "", error.value, error.message, "refused")

    def _read_row(self, number: int, row: Sequence[Cell]) -> TieDraft:
        read: dict[str, Any] = {}
        remarks: list[str] = []
        for column, reader in self._columns:
            cell = row[column.place] if column.place < len(row) else None
            found = reader(cell) if column.meaning in _ENDS else read_safely(reader, cell)
            if found.trouble:
                self.gathering.tell((self.place, number), column.header, read_text(cell), found.trouble)
            if left := found.left_over(cell):
                remarks.append(f"{column.header}: {shorten_text(left, LINE_LIMIT)}")
            if found.value is None:
                continue
            if column.meaning == OWN:
                remarks.append(f"{column.header}: {read_text(cell)}")
            else:
                read[column.meaning] = found.value
        if not read.get("source") or not read.get("target"):
            raise InputError("A tie needs two ends; one is empty here. Fill it in.", field="source")
        return self._build(number, read, remarks)

    def _build(self, number: int, read: dict[str, Any], remarks: list[str]) -> TieDraft:
        values = {_RENAMED.get(name, name): value for name, value in read.items() if name not in _NOT_VALUES}
        word = read.get("kind", "")
        kind = self.gathering.words.tie_of_word.get(fold_text(word)) or _find_kind(word)
        if word and kind is None:
            remarks.append(f"Kind: {word}")
        if remarks:
            notes = [values["notes"]] if values.get("notes") else []
            values["notes"] = clean_text("\n".join([*notes, *remarks]), limit=20_000, lines=True)
        if read.get("goal"):
            values["goal_id"] = self._find_goal(read["goal"], (self.place, number))
        one_way = fold_text(read.get("direction", "")) in _ONE_WAY or read.get("direction") in _ONE_WAY
        return TieDraft(kind, read["source"], read["target"], values, directed=one_way)

    def _find_goal(self, name: str, place: Place) -> str:
        found = self.gathering.roster.refer(name, (EntityKind.GOAL,), self.reading.source)
        goal = (
            found[0]
            if found
            else self.gathering.roster.add(Draft(EntityKind.GOAL, name, source=self.reading.source))
        )
        self.gathering.mark(goal, place)
        return goal.id


def _find_kind(word: str) -> TieKind | None:
    name = fold_text(word).replace(" ", "_").upper()
    return TieKind(name) if name in set(TieKind) else None


def _read_matrix(gathering: Gathering, reading: TableReading) -> Iterator[tuple[int, TieDraft]]:
    """Read a matrix of ties; an empty cell and 0 say there is none."""
    table = reading.table
    cells = [cell for row in table.rows for cell in row[1:] if parse_number(cell)]
    scale = guess_scale(cells, gathering.words)
    if scale.sentence:
        gathering.guesses.append(Guess("scale", reading.where, scale.sentence, confidence=0.5))
    for offset, row in enumerate(table.rows):
        name = clean_text(read_text(row[0])) if row else ""
        for header, cell in zip(table.headers[1:], row[1:], strict=False):
            if name and parse_number(cell) and fold_text(header) != fold_text(name):
                strength = scale.read(cell).value
                values = {} if strength is None else {"strength": strength}
                yield table.first_row + offset, TieDraft(None, name, clean_text(header), values)


def _resolve(gathering: Gathering, place: int, drafts: list[tuple[int, TieDraft]]) -> None:
    """Find both ends of every tie; what nobody knows is added as the kind that most known ends are."""
    heads = {fold_text(c.header) for c in gathering.readings[place].columns if c.meaning in _ENDS}
    names_people = any({"person", "people"} & set(head.split()) for head in heads)
    finder = _EndFinder(gathering, _find_source(gathering, place), names_people=names_people)
    for _, draft in drafts:
        finder.note_known(draft)
    for number, row in drafts:
        draft = finder.turn(row)
        first = finder.find(draft, (place, number), first=True)
        second = finder.find(draft, (place, number), first=False)
        if first is None or second is None:
            continue
        gathering.mark(first, (place, number))
        gathering.mark(second, (place, number))
        kind = _settle_kind(gathering, draft, first, second)
        gathering.tie(kind, first, second, (place, number), **draft.values)


def _find_source(gathering: Gathering, place: int) -> str:
    """Return the list whose ids a table of ties uses: its own, or that of the only list of entities beside it."""
    own = gathering.readings[place].source
    beside = {reading.source for reading in gathering.readings if reading.shape is Shape.ENTITIES}
    return next(iter(beside)) if own not in beside and len(beside) == 1 else own


class _EndFinder:
    """Finds whom the ends of the ties in one table name."""

    def __init__(self, gathering: Gathering, source: str, *, names_people: bool) -> None:
        self.gathering, self.source = gathering, source
        self._known: Counter[EntityKind] = Counter({EntityKind.PERSON: 1} if names_people else {})
        self._told: set[tuple[EntityKind, str]] = set()

    def note_known(self, draft: TieDraft) -> None:
        """Count of what kind the known ends are."""
        for first, name in ((True, draft.source), (False, draft.target)):
            found = self.gathering.roster.refer(name, list_ends(draft.kind, first=first), self.source)
            self._known.update(subject.kind for subject in found[:1])

    def turn(self, draft: TieDraft) -> TieDraft:
        """Return a tie the way round its kind goes, when the known ends show that the row has it the other way."""
        first, second = list_ends(draft.kind, first=True), list_ends(draft.kind, first=False)

        def knows(name: str, kinds: tuple[EntityKind, ...]) -> bool:
            return bool(self.gathering.roster.refer(name, kinds, self.source))

        if first == second or knows(draft.source, first) or knows(draft.target, second):
            return draft
        if knows(draft.source, second) or knows(draft.target, first):
            return replace(draft, source=draft.target, target=draft.source)
        return draft

    def find(self, draft: TieDraft, place: Place, *, first: bool) -> Subject | None:
        """Return whom one end names; None, and told, when that cannot be said."""
        name = draft.source if first else draft.target
        kinds = list_ends(draft.kind, first=first)
        roster = self.gathering.roster
        found = roster.refer(name, kinds, self.source) or roster.refer(name, EntityKind, self.source)
        if len(found) == 1:
            return found[0]
        if found:
            message = (
                f"{len(found)} are called “{name}”; the row was left out. Use their ids instead of names."
            )
        elif self.gathering.options.add_unknown:
            return self._add_unknown(name, kinds, place, first=first)
        else:
            message = f"Nobody is called “{name}”; the row was left out. Add them first, or correct the name."
        self.gathering.tell(place, self._find_heading(place, first=first), name, message, "refused")
        return None

    def _find_heading(self, place: Place, *, first: bool) -> str:
        column = self.gathering.readings[place[0]].column("source" if first else "target")
        return column.header if column else ""

    def _add_unknown(self, name: str, kinds: tuple[EntityKind, ...], place: Place, *, first: bool) -> Subject:
        kind = max(kinds, key=lambda k: self._known[k])
        is_id = name.isdigit() and kind in ACTOR_KINDS
        external_id = f"{self.source}:{kind.value.lower()}:{name}" if is_id else ""
        if (kind, name) not in self._told:
            self._told.add((kind, name))
            what = kind.words.one + (" (an idea)" if kind is EntityKind.ORGANIZATION else "")
            message = f"“{name}” is in no list and not on the map yet; added as a new {what}."
            self.gathering.tell(place, self._find_heading(place, first=first), name, message)
        return self.gathering.name_unknown(kind, name, self.source, place, external_id)


def _settle_kind(gathering: Gathering, draft: TieDraft, first: Subject, second: Subject) -> TieKind:
    """Return the kind of tie: as told, what one side said when directed, or the agreed one between such ends."""
    one_way = gathering.options.directed or draft.directed
    if draft.kind is not None and not (one_way and draft.kind in {TieKind.KNOWS, TieKind.PARTNERS_WITH}):
        return draft.kind
    if one_way:
        return TieKind.REPORTS
    people = first.kind is EntityKind.PERSON and second.kind is EntityKind.PERSON
    return TieKind.KNOWS if people else TieKind.PARTNERS_WITH
