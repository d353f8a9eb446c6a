"""What an import would do, row by row, and what is doubtful about it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from netmap.files.lists.questions import Question
from netmap.files.meaning.values import show_value
from netmap.files.tables import Problem
from netmap.model.entity import Entity
from netmap.model.fields import list_fields
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie

_HIDDEN = {"id", "external_ids", "kind", "source", "target"}


class What(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one entity or tie, old → new, in words."""

    of: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What becomes of one row of a file, in a sentence, with the fields that change.

    `row` is None for what stands in no row, such as an entry of a network that netmap wrote.
    """

    file: str
    row: int | None
    what: What
    sentence: str
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """Something netmap took for granted: about a file, a column, or a value.

    `about` is "table", "column", "dates", "scale", "source", "sector" (guessed from a name) or "mapping" (a
    list's own sector that looks like one of ours; `key` accepts it). `confidence` runs from 0 to 1.
    """

    about: str
    file: str
    sentence: str
    column: str = ""
    value: str = ""
    meaning: str = ""
    confidence: float = 0.0
    row: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two that may be the same: one the files name, and one on the map or named elsewhere in the files.

    Answer with `ImportOptions(same={key: True or False})`; unanswered, both are kept.
    """

    key: str
    file: str
    row: int
    kind: EntityKind
    name: str
    other_name: str
    stored: bool
    likeness: float
    details: str
    other_details: str


@dataclass(frozen=True, slots=True)
class Planned:
    """One entity or tie as it is stored (None when new) and as it will be."""

    before: Entity | Tie | None
    after: Entity | Tie

    @property
    def kind(self) -> EntityKind | TieKind:
        """Its kind."""
        return self.after.kind

    @property
    def what(self) -> What:
        """Whether it is new, changed or the same."""
        if self.before is None:
            return What.NEW
        same = self.before is self.after or self.before == self.after
        return What.SAME if same else What.CHANGED


Counts = dict[str, dict[str, int]]


def count_planned(items: Iterable[Planned]) -> Counts:
    """Return {kind: {"new": n, "changed": n, "same": n}}, kinds of entities first, in their usual order."""
    counts: Counts = {}
    for item in items:
        counts.setdefault(item.kind.value, {"new": 0, "changed": 0, "same": 0})[item.what.value] += 1
    order = [kind.value for kind in (*EntityKind, *TieKind)]
    return {kind: counts[kind] for kind in sorted(counts, key=order.index)}


def describe_counts(counts: Counts) -> str:
    """Return counts in words: “12 new organizations, 3 changed people”; "" when nothing changes."""
    parts, ties = [], {"new": 0, "changed": 0}
    for kind, found in counts.items():
        for what in ("new", "changed"):
            if not found[what]:
                continue
            if kind in set(EntityKind):
                words = EntityKind(kind).words
                parts.append(f"{found[what]:,} {what} {words.many if found[what] > 1 else words.one}")
            else:
                ties[what] += found[what]
    parts += [f"{count:,} {what} {'ties' if count > 1 else 'tie'}" for what, count in ties.items() if count]
    return ", ".join(parts)


NOT_LISTED = "has no row of its own and is not on the map yet"
"""What is told of somebody who is only named at the end of a tie."""


def build_reading(
    problems: Iterable[Problem], guesses: Iterable[Guess], rows: Iterable[RowPlan]
) -> dict[str, Any]:
    """Return what is not in figures worked out from files, or otherwise than it stands there.

    {"refused_rows": how many, "problems": what was refused or dropped, "rescaled": strengths on another scale}. That
    somebody is only named at the end of a tie is neither.
    """
    return {
        "refused_rows": sum(row.what is What.REFUSED for row in rows),
        "problems": [_write_problem(one) for one in problems if NOT_LISTED not in one.message],
        "rescaled": [
            {"file": guess.file, "column": guess.column, "sentence": guess.sentence}
            for guess in guesses
            if guess.about == "scale"
        ],
    }


def build_payload(
    counts: Counts, problems: Iterable[Problem], guesses: Iterable[Guess], questions: Iterable[Question]
) -> dict[str, Any]:
    """Return what `import --json` prints: {"written", "problems", "guesses", "questions"}."""
    return {
        "written": counts,
        "problems": [_write_problem(problem) for problem in problems],
        "guesses": [asdict(guess) for guess in guesses],
        "questions": [asdict(question) for question in questions],
    }


def _write_problem(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file, "row": problem.row, "column": problem.column, "value": problem.value,
        "message": problem.message, "severity": problem.severity,
    }  # fmt: skip


def describe_item(item: Entity | Tie, names: Mapping[str, str]) -> str:
    """Return an entity with its kind, or a tie as “A works with B”; `names` gives the names by id."""
    if isinstance(item, Tie):
        return f"{names.get(item.source, '?')} {TIE_RULES[item.kind].says} {names.get(item.target, '?')}"
    return f"{item.name} ({item.kind.words.one})" if item.name else name_entity(item)


def name_entity(entity: Entity) -> str:
    """Return a name; of what has none, what it is and of which day: “contact on 2026-03-03”."""
    return entity.name or describe_nameless(entity.kind, getattr(entity, "on", None))


def describe_nameless(kind: EntityKind, day: date | None) -> str:
    """Return what something without a name is, and of which day: “contact on 2026-03-03”."""
    return f"{kind.words.one} on {show_value(day)}" if day else kind.words.one


def list_changes(item: Planned, names: Mapping[str, str]) -> Iterable[FieldChange]:
    """Return the fields of a stored entity or tie that change, own columns one by one."""
    before, after = item.before, item.after
    if before is None or item.what is not What.CHANGED:
        return
    of = name_entity(after) if isinstance(after, Entity) else describe_item(after, names)
    for row in list_fields(type(after)):
        old, new = getattr(before, row.name), getattr(after, row.name)
        if row.name in _HIDDEN or old == new:
            continue
        if row.name == "attributes":
            for name in sorted({*old, *new}):
                if old.get(name) != new.get(name):
                    yield FieldChange(of, name, show_value(old.get(name)), show_value(new.get(name)))
        else:
            yield FieldChange(of, row.info.label, show_value(old), show_value(new))
