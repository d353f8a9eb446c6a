"""What becomes of every row of the files, in a sentence each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmap.files.matching.subjects import Subject
from netmap.files.plan.gathering import Gathered, Given
from netmap.files.plan.report import FieldChange, Planned, RowPlan, What, describe_item, list_changes
from netmap.files.plan.ties import JoinedTies
from netmap.files.rows.drafts import Place
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.ties import Tie

_MOST_SAID = 3
_MOST_TIES = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rows were found to say, and what becomes of it.

    `entities` are those that will be, by id, `ties` those that will be, by the number of their entry in `joined`, and
    `stored_ties` the numbers of those that are on the map; `replaced` the stored ties to sectors that give way, by the
    id of whose they are; `refused` and `doubtful` what is told of a row.
    """

    given: Given
    gathered: Gathered
    names: Mapping[str, str]
    entities: Mapping[str, Planned]
    joined: JoinedTies
    ties: Mapping[int, Planned]
    stored_ties: frozenset[int]
    replaced: Mapping[str, Sequence[Tie]]
    refused: Mapping[Place, str]
    doubtful: Mapping[Place, str]

    def list_planned(self, place: Place) -> list[Planned]:
        """Return the entities that come up first in a row."""
        ids = self.gathered.subjects.get(place, ())
        return [self.entities[i] for i in ids if i in self.entities and self.gathered.places[i] == place]

    def list_planned_ties(self, place: Place) -> list[Planned]:
        """Return the ties that come up first in a row."""
        numbers = (n for n in self.joined.at.get(place, ()) if n in self.ties)
        return [self.ties[n] for n in numbers if self.joined.entries[n].places[0] == place]


def describe_rows(outcome: Outcome) -> Iterable[RowPlan]:
    """Yield what becomes of each row that speaks of anything, in the order of files and rows."""
    for place in sorted({*outcome.gathered.subjects, *outcome.joined.at, *outcome.refused}):
        where = outcome.given.readings[place[0]].where
        if place in outcome.refused:
            yield RowPlan(where, place[1], What.REFUSED, outcome.refused[place])
        else:
            yield _describe_row(outcome, place, where)


def _describe_row(outcome: Outcome, place: Place, where: str) -> RowPlan:
    mine, tied = outcome.list_planned(place), outcome.list_planned_ties(place)
    items = [*mine, *tied]
    first = next(iter(outcome.gathered.list_subjects(place)), None)
    changes = tuple(change for item in items for change in list_changes(item, outcome.names))
    changes += tuple(_list_replaced(outcome, place))
    if any(item.what is What.NEW for item in items):
        what = What.NEW
    else:
        what = What.CHANGED if changes or any(item.what is What.CHANGED for item in items) else What.SAME
    if what is What.SAME:
        return RowPlan(where, place[1], what, _say_same(outcome, place, first))
    sentence = _say(outcome.names, first, items, changes)
    if doubt := outcome.doubtful.get(place):
        return RowPlan(where, place[1], What.DOUBTFUL, f"{sentence} {doubt}", changes)
    return RowPlan(where, place[1], what, sentence, changes)


def _say_same(outcome: Outcome, place: Place, first: Subject | None) -> str:
    """Say why a row brings nothing: an earlier row says it, or the map has it."""
    tied = outcome.joined.at.get(place, ())
    earlier = {outcome.joined.entries[number].places[0] for number in tied}
    if first and not tied:
        earlier = {outcome.gathered.places[first.id]}
    fresh = not outcome.stored_ties.issuperset(tied)
    if (fresh or (first is not None and first.stored is None)) and place not in earlier and earlier:
        return f"Row {min(earlier)[1]} says the same."
    return f"{first.name if first else 'This row'} is on the map already."


def _list_replaced(outcome: Outcome, place: Place) -> Iterable[FieldChange]:
    """Yield the sectors that a row's own sectors take the place of."""
    for subject in outcome.gathered.list_subjects(place) if outcome.replaced else ():
        replaced = outcome.replaced.get(subject.id)
        if replaced and outcome.gathered.places[subject.id] == place:
            said = (outcome.joined.entries[number] for number in outcome.joined.at.get(place, ()))
            new = (outcome.names[entry.target] for entry in said if entry.kind is TieKind.IN_SECTOR)
            old = ", ".join(outcome.names[tie.target] for tie in replaced)
            yield FieldChange(subject.name, "Sector", old, ", ".join(new))


def _say(
    names: Mapping[str, str], first: Subject | None, items: Sequence[Planned], changes: Sequence[FieldChange]
) -> str:
    new = [item.after for item in items if item.what is What.NEW]
    named = ", ".join(describe_item(entity, names) for entity in new if isinstance(entity, Entity))
    parts = [f"New: {named}."] if named else []
    if changes:
        parts.append("; ".join(f"{c.of}, {c.field}: {c.old} → {c.new}" for c in changes[:_MOST_SAID]) + ".")
    fresh = [tie for tie in new if isinstance(tie, Tie)]
    if fresh:
        said = "; ".join(describe_item(tie, names) for tie in fresh[:_MOST_TIES])
        more = f" and {len(fresh) - _MOST_TIES} more" if len(fresh) > _MOST_TIES else ""
        parts.append(f"New tie: {said}{more}".rstrip(".") + ".")
    return " ".join(parts) or f"{first.name if first else 'It'} changes."
