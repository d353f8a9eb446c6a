"""The last step of planning: entities and ties as they will be, and what becomes of every row."""

from collections.abc import Iterable
from dataclasses import dataclass

from netmap.files.matching.roster import Subject
from netmap.files.meaning.column_scores import Shape
from netmap.files.plan.gather import Gathering, Place
from netmap.files.plan.report import FieldChange, Planned, RowPlan, What, describe_item, list_changes
from netmap.files.plan.subjects import finish_subject
from netmap.files.plan.ties import TieEntry
from netmap.files.tables import Problem
from netmap.model.entity import Entity
from netmap.model.kinds import ACTOR_KINDS, TieKind
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie


@dataclass(frozen=True, slots=True)
class Finished:
    """Everything an import would write, and what becomes of every row."""

    items: tuple[Planned, ...]
    rows: tuple[RowPlan, ...]
    removed: frozenset[str]


def finish_plan(gathering: Gathering) -> Finished:
    """Return what the gathered subjects and ties become; what cannot be kept is told."""
    entities = _finish_entities(gathering)
    gathering.book.finish()
    ties = _finish_ties(gathering, entities)
    _note_repeats(gathering)
    _note_gone(gathering)
    removed = frozenset(gathering.removed_ties - {tie.after.id for tie in ties.values()})
    rows = tuple(_describe_rows(gathering, entities, ties))
    return Finished((*entities.values(), *ties.values()), rows, removed)


def _finish_entities(gathering: Gathering) -> dict[str, Planned]:
    finished = {}
    for subject in gathering.touched.values():
        place = subject.places[0] if subject.places else None

        def tell(column: str, message: str, value: object, place: Place | None = place) -> None:
            if place is not None:
                gathering.tell(place, column, value, message)

        entity = finish_subject(subject, tell)
        if entity is not None:
            finished[subject.id] = Planned(subject.stored, entity)
        elif place is not None:
            gathering.tell(
                place, "Name", subject.name, "Its name cannot be kept; the row was left out.", "refused"
            )
    return finished


def _finish_ties(gathering: Gathering, entities: dict[str, Planned]) -> dict[int, Planned]:
    """Return the ties that will be, by the place of their entry in the book."""
    finished = {}
    for number, entry in enumerate(gathering.book.entries):
        if entry.trouble:
            gathering.tell(entry.places[0], "", _name_tie(entry), entry.trouble, "refused")
        ends = (entry.source, entry.target)
        if entry.after is not None and all(end.stored or end.id in entities for end in ends):
            finished[number] = Planned(entry.before, entry.after)
    return finished


def _name_tie(entry: TieEntry) -> str:
    return f"{entry.source.name} {TIE_RULES[entry.kind].says} {entry.target.name}"


def _note_repeats(gathering: Gathering) -> None:
    """Say once a file how many rows repeat a tie that another row gives."""
    repeats: dict[int, list[int]] = {}
    for place, reading in enumerate(gathering.readings):
        if reading.shape is Shape.TIES:
            repeats[place] = []
    for entry in gathering.book.entries:
        for place, row in entry.places[1:]:
            if place in repeats:
                repeats[place].append(row)
    for place, rows in repeats.items():
        if rows:
            message = (
                f"{len(rows):,} of the rows repeat a tie that another row gives, perhaps the other way round; each "
                "tie was taken once, with its larger strength."
            )
            where = gathering.readings[place].where
            gathering.problems.append(Problem(where, min(rows), "", "", message, "note"))


def _note_gone(gathering: Gathering) -> None:
    """Say who came with a list before and is not in it any more; they are kept."""
    if not gathering.options.whole_list:
        return
    listed = {
        r.source: r.where for r in gathering.readings if r.shape is Shape.ENTITIES and r.kind in ACTOR_KINDS
    }
    for entity in gathering.network.actors():
        sources = {external_id.partition(":")[0] for external_id in entity.external_ids} or {entity.source}
        for source in sources & set(listed):
            if entity.id not in gathering.touched and _was_listed(gathering, entity):
                message = (
                    f"{entity.name} came with this list before and is not in it any more; kept on the map."
                )
                gathering.problems.append(Problem(listed[source], None, "", entity.name, message, "note"))


def _was_listed(gathering: Gathering, entity: Entity) -> bool:
    kinds = {r.kind for r in gathering.readings if r.shape is Shape.ENTITIES}
    beside = any(r.has("person", "organization", "first_name") for r in gathering.readings)
    return entity.kind in kinds or beside


def _describe_rows(
    gathering: Gathering, entities: dict[str, Planned], ties: dict[int, Planned]
) -> Iterable[RowPlan]:
    numbers = {id(entry): number for number, entry in enumerate(gathering.book.entries)}
    places = {*gathering.subjects_at, *gathering.ties_at, *gathering.refused}
    for place in sorted(places):
        where = gathering.readings[place[0]].where
        if place in gathering.refused:
            yield RowPlan(where, place[1], What.REFUSED, gathering.refused[place])
            continue
        mine = [
            entities[s.id]
            for s in gathering.subjects_at.get(place, ())
            if s.id in entities and s.places[0] == place
        ]
        tied = [
            ties[numbers[id(entry)]]
            for entry in gathering.ties_at.get(place, ())
            if numbers[id(entry)] in ties and entry.places[0] == place
        ]
        yield _describe_row(gathering, place, where, mine, tied)


def _describe_row(
    gathering: Gathering, place: Place, where: str, mine: list[Planned], tied: list[Planned]
) -> RowPlan:
    items = [*mine, *tied]
    first = next(iter(gathering.subjects_at.get(place, ())), None)
    changes = tuple(change for item in items for change in list_changes(item, gathering.names))
    changes += tuple(_list_replaced(gathering, place))
    if any(item.what is What.NEW for item in items):
        what = What.NEW
    else:
        what = What.CHANGED if changes or any(item.what is What.CHANGED for item in items) else What.SAME
    if what is What.SAME:
        return RowPlan(where, place[1], what, _say_same(gathering, place, first))
    sentence = _say(gathering, first, mine, tied, changes)
    if place in gathering.doubtful:
        return RowPlan(where, place[1], What.DOUBTFUL, f"{sentence} {gathering.doubtful[place]}", changes)
    return RowPlan(where, place[1], what, sentence, changes)


def _say_same(gathering: Gathering, place: Place, first: Subject | None) -> str:
    """Say why a row brings nothing: an earlier row says it, or the map has it."""
    tied = gathering.ties_at.get(place, ())
    earlier = {entry.places[0] for entry in tied} if tied else {first.places[0]} if first else set()
    fresh = any(entry.before is None for entry in tied) or (first is not None and first.stored is None)
    if fresh and place not in earlier and earlier:
        return f"Row {min(earlier)[1]} says the same."
    return f"{first.name if first else 'This row'} is on the map already."


def _list_replaced(gathering: Gathering, place: Place) -> Iterable[FieldChange]:
    """Return the sectors that a row's own sectors take the place of."""
    for subject in gathering.subjects_at.get(place, ()):
        if subject.places[0] == place and subject.id in gathering.replaced:
            old = ", ".join(gathering.names[sector] for sector in gathering.replaced[subject.id])
            new = ", ".join(
                entry.target.name
                for entry in gathering.ties_at.get(place, ())
                if entry.kind is TieKind.IN_SECTOR
            )
            yield FieldChange(subject.name, "Sector", old, new)


def _say(
    gathering: Gathering,
    first: Subject | None,
    mine: list[Planned],
    tied: list[Planned],
    changes: tuple[FieldChange, ...],
) -> str:
    new = [item.after for item in mine if item.what is What.NEW and isinstance(item.after, Entity)]
    names = ", ".join(describe_item(entity, gathering.names) for entity in new)
    parts = [f"New: {names}."] if names else []
    if changes:
        parts.append("; ".join(f"{c.of}, {c.field}: {c.old} → {c.new}" for c in changes[:3]) + ".")
    fresh = [item.after for item in tied if item.what is What.NEW and isinstance(item.after, Tie)]
    if fresh:
        said = [describe_item(tie, gathering.names) for tie in fresh[:2]]
        more = f" and {len(fresh) - 2} more" if len(fresh) > 2 else ""  # noqa: PLR2004
        parts.append(f"New tie: {'; '.join(said)}{more}".rstrip(".") + ".")
    return " ".join(parts) or f"{first.name if first else 'It'} changes."
