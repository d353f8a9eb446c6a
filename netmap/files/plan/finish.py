"""The last step of planning: entities and ties as they will be, and what becomes of every row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmap.files.plan.doubts import Doubts
from netmap.files.plan.entities import finish_subject
from netmap.files.plan.gathering import Gathered, Given, Told, list_first
from netmap.files.plan.report import Planned, RowPlan, describe_nameless
from netmap.files.plan.row_plans import Outcome, describe_rows
from netmap.files.plan.sectors import Sectored
from netmap.files.plan.ties import TieEntry, join_ties, settle_ties
from netmap.files.tables import Problem, Shape
from netmap.model.entity import Entity
from netmap.model.kinds import ACTOR_KINDS
from netmap.model.tie_rules import TIE_RULES


@dataclass(frozen=True, slots=True)
class Finished:
    """Everything an import would write, what becomes of every row, and what there is to tell."""

    items: tuple[Planned, ...]
    rows: tuple[RowPlan, ...]
    removed: frozenset[str]
    problems: tuple[Problem, ...]


def finish_plan(given: Given, sectored: Sectored, doubts: Doubts) -> Finished:
    """Return what the gathered subjects and ties become; what cannot be kept is told."""
    gathered = sectored.gathered
    names = {
        subject.id: subject.name or describe_nameless(subject.kind, subject.values.get("on"))
        for subject in gathered.roster.by_id.values()
    }
    entities, losses = _finish_entities(given, gathered)
    joined = join_ties(gathered.ties)
    settled, troubles = settle_ties(given.network, joined.entries)
    ties = _keep_ties(settled, joined.entries, entities, gathered)
    stored = frozenset(number for number, tie in settled.items() if tie.before is not None)
    late = [*losses, *_tell_impossible(given, joined.entries, troubles, names)]
    told = [*gathered.told, *late]
    outcome = Outcome(
        given, gathered, names, entities, joined, ties, stored, sectored.replaced,
        refused=list_first(told, "refused"),
        doubtful=list_first(late, "doubt") | doubts.messages | list_first(gathered.told, "doubt"),
    )  # fmt: skip
    replaced = {tie.id for ties_of_one in sectored.replaced.values() for tie in ties_of_one}
    notes = [*_note_repeats(given, joined.entries), *_note_gone(given, gathered)]
    return Finished(
        (*entities.values(), *ties.values()),
        tuple(describe_rows(outcome)),
        frozenset(replaced - {tie.after.id for tie in ties.values()}),
        (*(one.problem for one in told), *notes),
    )


def _finish_entities(given: Given, gathered: Gathered) -> tuple[dict[str, Planned], list[Told]]:
    """Return the entities that will be, by id, and what could not be kept of them."""
    finished: dict[str, Planned] = {}
    told: list[Told] = []
    for subject_id, place in gathered.places.items():
        subject = gathered.roster.by_id[subject_id]
        entity, left_out = finish_subject(subject)
        if entity is not None:
            finished[subject_id] = Planned(subject.stored, entity)
        told += [Told(place, given.problem(place, one.column, one.value, one.message)) for one in left_out]
        if entity is None:
            message = "Its name cannot be kept; the row was left out."
            told.append(Told(place, given.problem(place, "Name", subject.name, message, "refused")))
    return finished, told


def _keep_ties(
    settled: Mapping[int, Planned],
    entries: Sequence[TieEntry],
    entities: Mapping[str, Planned],
    gathered: Gathered,
) -> dict[int, Planned]:
    """Return the ties that will be, by the number of their entry: those whose both ends are kept."""

    def stays(end: str) -> bool:
        return end in entities or gathered.roster.by_id[end].stored is not None

    return {
        number: tie
        for number, tie in settled.items()
        if stays(entries[number].source) and stays(entries[number].target)
    }


def _tell_impossible(
    given: Given, entries: Sequence[TieEntry], troubles: Mapping[int, str], names: Mapping[str, str]
) -> Iterable[Told]:
    for number, trouble in troubles.items():
        entry = entries[number]
        said = f"{names[entry.source]} {TIE_RULES[entry.kind].says} {names[entry.target]}"
        yield Told(entry.places[0], given.problem(entry.places[0], "", said, trouble, "refused"))


def _note_repeats(given: Given, entries: Iterable[TieEntry]) -> Iterable[Problem]:
    """Say once a file how many rows repeat a tie that another row gives."""
    repeats: dict[int, list[int]] = {
        table: [] for table, reading in enumerate(given.readings) if reading.shape is Shape.TIES
    }
    for entry in entries:
        for table, row in entry.places[1:]:
            if table in repeats:
                repeats[table].append(row)
    for table, rows in repeats.items():
        if rows:
            message = (
                f"{len(rows):,} of the rows repeat a tie that another row gives, perhaps the other way round; each "
                "tie was taken once, with its larger strength."
            )
            yield Problem(given.readings[table].where, min(rows), "", "", message, "note")


def _note_gone(given: Given, gathered: Gathered) -> Iterable[Problem]:
    """Say who came with a list before and is not in it any more; they are kept."""
    if not given.options.whole_list:
        return
    lists = [reading for reading in given.readings if reading.shape is Shape.ENTITIES]
    listed = {reading.source: reading.where for reading in lists if reading.kind in ACTOR_KINDS}
    for entity in given.network.actors():
        sources = {external_id.partition(":")[0] for external_id in entity.external_ids} or {entity.source}
        for source in sources & set(listed):
            if entity.id not in gathered.places and _was_listed(given, entity):
                message = (
                    f"{entity.name} came with this list before and is not in it any more; kept on the map."
                )
                yield Problem(listed[source], None, "", entity.name, message, "note")


def _was_listed(given: Given, entity: Entity) -> bool:
    kinds = {reading.kind for reading in given.readings if reading.shape is Shape.ENTITIES}
    beside = any(reading.has("person", "organization", "first_name") for reading in given.readings)
    return entity.kind in kinds or beside
