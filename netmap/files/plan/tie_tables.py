"""Tables of ties matched: whom the ends of each tie name, and what kind of tie it is."""

from collections import Counter
from dataclasses import replace

from netmap.files.matching.subjects import Subject
from netmap.files.plan.gathering import Gathered, Gathering, Given, Told
from netmap.files.plan.report import NOT_LISTED, Guess
from netmap.files.plan.ties import list_ends
from netmap.files.rows.drafts import Draft, Place, TieDraft
from netmap.files.rows.tie_rows import ENDS, TieRows, read_tie_rows
from netmap.files.tables import Shape
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.text import fold_text


def gather_ties(given: Given, before: Gathered) -> Gathered:
    """Return what was gathered with the ties of all tables of ties added."""
    gathering = Gathering(given, before)
    for place, reading in enumerate(given.readings):
        rows = read_tie_rows(reading, given.words, given.options.date_order)
        gathering.told += [Told((place, problem.row or 0), problem) for problem in rows.problems]
        gathering.guesses += [
            Guess("scale", reading.where, sentence, column=heading, confidence=0.5)
            for heading, sentence in rows.scales
        ]
        _add_ties(gathering, place, rows)
    return gathering.close()


def _add_ties(gathering: Gathering, table: int, rows: TieRows) -> None:
    """Find both ends of every tie; what nobody knows is added as the kind that most known ends are."""
    goals = [_find_goal(gathering, draft, (table, draft.number)) for draft in rows.drafts]
    finder = _EndFinder(gathering, table)
    for draft in rows.drafts:
        finder.note_known(draft)
    for draft, goal in zip(rows.drafts, goals, strict=True):
        place, turned = (table, draft.number), finder.turn(draft)
        first = finder.find(turned, place, first=True)
        second = finder.find(turned, place, first=False)
        if first is None or second is None:
            continue
        gathering.mention(first, place)
        gathering.mention(second, place)
        kind = _settle_kind(turned, first, second, directed=gathering.given.options.directed)
        gathering.tie(kind, first, second, place, **turned.values, **goal)


def _find_goal(gathering: Gathering, draft: TieDraft, place: Place) -> dict[str, str]:
    """Return the id of the goal a tie serves as the value of its field; nothing where it names none."""
    if not draft.goal:
        return {}
    source = gathering.given.readings[place[0]].source
    found = gathering.roster.refer(draft.goal, (EntityKind.GOAL,), source)
    goal = found[0] if found else gathering.roster.add(Draft(EntityKind.GOAL, draft.goal, source=source))
    gathering.mention(goal, place)
    return {"goal_id": goal.id}


class _EndFinder:
    """Finds whom the ends of the ties in one table name."""

    def __init__(self, gathering: Gathering, table: int) -> None:
        self.gathering = gathering
        self.reading = gathering.given.readings[table]
        self.source = _find_source(gathering.given, table)
        heads = {fold_text(column.header) for column in self.reading.columns if column.meaning in ENDS}
        names_people = any({"person", "people"} & set(head.split()) for head in heads)
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
        elif self.gathering.given.options.add_unknown:
            return self._add_unknown(name, kinds, place, first=first)
        else:
            message = f"Nobody is called “{name}”; the row was left out. Add them first, or correct the name."
        self.gathering.tell(place, self._find_heading(first=first), name, message, "refused")
        return None

    def _find_heading(self, *, first: bool) -> str:
        column = self.reading.column(ENDS[0] if first else ENDS[1])
        return column.header if column else ""

    def _add_unknown(self, name: str, kinds: tuple[EntityKind, ...], place: Place, *, first: bool) -> Subject:
        kind = max(kinds, key=lambda k: self._known[k])
        is_id = name.isdigit() and kind in ACTOR_KINDS
        external_id = f"{self.source}:{kind.value.lower()}:{name}" if is_id else ""
        if (kind, name) not in self._told:
            self._told.add((kind, name))
            what = kind.words.one + (" (an idea)" if kind is EntityKind.ORGANIZATION else "")
            message = f"“{name}” {NOT_LISTED}; added as a new {what}."
            self.gathering.tell(place, self._find_heading(first=first), name, message)
        return self.gathering.add_unknown(kind, name, self.source, place, external_id)


def _find_source(given: Given, table: int) -> str:
    """Return the list whose ids a table of ties uses: its own, or that of the only list of entities beside it."""
    own = given.readings[table].source
    beside = {reading.source for reading in given.readings if reading.shape is Shape.ENTITIES}
    return next(iter(beside)) if own not in beside and len(beside) == 1 else own


def _settle_kind(draft: TieDraft, first: Subject, second: Subject, *, directed: bool) -> TieKind:
    """Return the kind of tie: as told, what one side said when directed, or the agreed one between such ends."""
    one_way = directed or draft.directed
    if draft.kind is not None and not (one_way and draft.kind in {TieKind.KNOWS, TieKind.PARTNERS_WITH}):
        return draft.kind
    if one_way:
        return TieKind.REPORTS
    people = first.kind is EntityKind.PERSON and second.kind is EntityKind.PERSON
    return TieKind.KNOWS if people else TieKind.PARTNERS_WITH
