"""Rows of entities matched: whom each speaks of, each subject once, whoever names it."""

from collections.abc import Sequence
from dataclasses import dataclass

from netmap.files.matching.name_keys import fold_name
from netmap.files.matching.roster import open_roster
from netmap.files.matching.subjects import ANSWER, Subject
from netmap.files.plan.gathering import Gathered, Gathering, Given, Told
from netmap.files.plan.options import read_answers
from netmap.files.rows.drafts import Draft, Link, Place, RowDraft
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.tie_rules import TIE_RULES


@dataclass(frozen=True, slots=True)
class Matched:
    """Whom the rows speak of; `answered` are (id, name) of those found because a person said they are the same."""

    gathered: Gathered
    answered: tuple[tuple[str, str], ...]


def match_subjects(given: Given, rows: Sequence[RowDraft]) -> Matched:
    """Return whom the rows speak of: what each is about first, then those named beside it, and the ties between."""
    answers = read_answers(given.options.same)
    roster = open_roster(given.network, given.words, answers)
    roster.note_shared(draft for row in rows for draft in row.drafts())
    told = (Told(row.at, problem) for row in rows for problem in row.problems)
    matching = _Matching(given, Gathered(roster, told=tuple(told)))
    named_again = {key for key, other in answers.items() if other[0] == "="}
    for row in sorted(rows, key=lambda row: _names_any(row, named_again)):
        if row.refusal:
            matching.tell(row.at, row.refusal.column, row.refusal.value, row.refusal.message, "refused")
        elif row.main:
            matching.take(row.main, row.at)
    for row in rows:
        if row.main:
            matching.add_beside(row)
    return Matched(matching.close(), tuple(matching.answered))


def _names_any(row: RowDraft, names: set[tuple[EntityKind, str]]) -> bool:
    """Whether a row is about one of these; those a person said to mean another row come after that row."""
    return (
        bool(names)
        and row.main is not None
        and (row.main.kind, fold_name(row.main.kind, row.main.name)) in names
    )


class _Matching(Gathering):
    """Finds or adds whom drafts mean."""

    def __init__(self, given: Given, before: Gathered) -> None:
        super().__init__(given, before)
        self.answered: dict[tuple[str, str], None] = {}

    def take(self, draft: Draft, place: Place) -> Subject:
        """Return the subject a draft means, new or known, with what the draft says merged in."""
        taken = self.roster.take(draft)
        if taken.ambiguous:
            message = f"More than one on the map is called {draft.name}; the one that fits best was taken. Give its id to be sure."
            self.tell(place, "Name", draft.name, message)
        if taken.by == ANSWER:
            self.answered[taken.subject.id, draft.name] = None
        for other in taken.not_taken:
            self.tell(place, other.column, other.value, other.message)
        self.mention(taken.subject, place)
        return taken.subject

    def add_beside(self, row: RowDraft) -> None:
        """Take the employer and the contacts a row names, and tie them to its subject."""
        subject = self.list_subjects(row.at)[0]
        if row.employer:
            self.tie(TieKind.WORKS_AT, subject, self.take(row.employer, row.at), row.at)
        for contact in row.contacts:
            self.tie(TieKind.WORKS_AT, self.take(contact, row.at), subject, row.at)
        for link in row.links:
            self._add_link(subject, link, row.at)

    def _add_link(self, subject: Subject, link: Link, place: Place) -> None:
        if subject.kind not in ACTOR_KINDS and link.kind is TieKind.INTRODUCED_BY:
            return
        source = self.given.readings[place[0]].source
        fitting = _list_fitting(link, subject)
        if not fitting:
            message = f"“{TIE_RULES[link.kind].says}” does not go with {subject.name}; it was left out."
            self.tell(place, link.kind, "; ".join(link.names), message)
        for name in link.names if fitting else ():
            found = self.roster.refer(name, fitting, source)
            if len(found) > 1:
                message = f"More than one is called “{name}”; the first was taken."
                self.tell(place, link.kind, name, message)
            other = found[0] if found else self.add_unknown(fitting[0], name, source, place)
            self.mention(other, place)
            ends = (other, subject) if link.turned else (subject, other)
            self.tie(link.kind, *ends, place)


def _list_fitting(link: Link, subject: Subject) -> tuple[EntityKind, ...]:
    ends = TIE_RULES[link.kind].ends
    return tuple(
        kind for kind in link.kinds if ((kind, subject.kind) if link.turned else (subject.kind, kind)) in ends
    )
