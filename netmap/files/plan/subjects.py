"""Rows of entities matched: whom each speaks of, each subject once, whoever names it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netmap.files.matching.name_keys import fold_name
from netmap.files.matching.roster import open_roster
from netmap.files.matching.subjects import ANSWER, Subject
from netmap.files.plan.gathering import Gathered, Gathering, Given, Told
from netmap.files.plan.options import read_answers
from netmap.files.rows.drafts import Draft, Link, Place, RowDraft
from netmap.files.rows.link_kinds import choose_kind
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.text import fold_text
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
    matching = Matching(given, Gathered(roster, told=tuple(told)))
    named_again = {key for key, other in answers.items() if other[0] == "="}
    for row in sorted(rows, key=lambda row: _names_any(row, named_again)):
        if row.refusal:
            matching.tell(row.at, row.refusal.column, row.refusal.value, row.refusal.message, "refused")
        elif row.main:
            matching.take(row.main, row.at)
    for row in rows:
        if row.main:
            matching.add_beside(row)
    for row in rows:
        if row.main:
            matching.add_links(row)
    return Matched(matching.close(), tuple(matching.answered))


def _names_any(row: RowDraft, names: set[tuple[EntityKind, str]]) -> bool:
    """Whether a row is about one of these; those a person said to mean another row come after that row."""
    return (
        bool(names)
        and row.main is not None
        and (row.main.kind, fold_name(row.main.kind, row.main.name)) in names
    )


class Matching(Gathering):
    """Finds or adds whom drafts mean."""

    def __init__(self, given: Given, before: Gathered, answered: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(given, before)
        self.answered = dict.fromkeys(answered)

    def take(self, draft: Draft, place: Place) -> Subject:
        """Return the subject a draft means, new or known, with what the draft says merged in."""
        taken = self.roster.take(draft)
        if taken.ambiguous:
            message = f"More than one on the map is called {draft.name}; the one that fits best was taken. Give its id to be sure."
            self.tell(place, "Name", draft.name, message)
        if taken.shares_id:
            message = "Another name has this id as well, so the id was left out; both are kept, told apart by their names."
            self.tell(place, "Id", draft.external_id.rpartition(":")[2], message)
        if taken.by == ANSWER:
            self.answered[taken.subject.id, draft.name] = None
        for other in taken.not_taken:
            self.tell(place, other.column, other.value, other.message)
        self.mention(taken.subject, place)
        return taken.subject

    def add_beside(self, row: RowDraft) -> None:
        """Take the employer and the people a row names beside its subject, and tie those who belong together."""
        subject = self.list_subjects(row.at)[0]
        employer = self.take(row.employer, row.at) if row.employer else None
        if employer and subject.kind is EntityKind.PERSON:
            self.tie(TieKind.WORKS_AT, subject, employer, row.at)
        place = employer or subject
        for contact in row.contacts:
            person = self.take(contact, row.at)
            if place.kind is EntityKind.ORGANIZATION:
                self.tie(TieKind.WORKS_AT, person, place, row.at)

    def add_links(self, row: RowDraft) -> None:
        """Tie the subject of a row to those whom its columns name."""
        subject = self.list_subjects(row.at)[0]
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
            found = self._settle_namesakes(self.roster.refer(name, fitting, source), subject, link.kind)
            if len(found) > 1:
                message = f"More than one is called “{name}”; the first was taken."
                self.tell(place, link.kind, name, message)
            kind, role = link.kind, link.role
            if not found and kind is TieKind.MEMBER_OF and subject.kind is EntityKind.PERSON:
                found = self.roster.refer(name, (EntityKind.ORGANIZATION,), source)
                kind, role = (TieKind.WORKS_AT, "member") if found else (kind, role)
            other = found[0] if found else self.add_unknown(choose_kind(name, fitting), name, source, place)
            if other.id == subject.id:
                continue
            self.mention(other, place)
            if kind is TieKind.BY and fold_text(name) in self.given.readings[place[0]].team:
                ours = Draft(other.kind, other.name, {"on_team": True}, netmap_id=other.id)
                other = self.take(ours, place)
            first, second = (other, subject) if link.turned else (subject, other)
            values: dict[str, object] = {"role": role} if role else {}
            self.tie(kind, first, second, place, **values)

    def _settle_namesakes(
        self, found: tuple[Subject, ...], subject: Subject, kind: TieKind
    ) -> tuple[Subject, ...]:
        """Return whom a name means: of namesakes the row's own subject, or the one to whom it has such a tie already."""
        if len(found) < 2:  # noqa: PLR2004
            return found
        between = self.given.network.ties_between
        known = found if subject.stored else ()
        tied = (one for one in known if any(tie.kind is kind for tie in between(one.id, subject.id)))
        first = next((one for one in found if one.id == subject.id), None) or next(tied, None)
        return (first,) if first else found


def _list_fitting(link: Link, subject: Subject) -> tuple[EntityKind, ...]:
    ends = TIE_RULES[link.kind].ends
    return tuple(
        kind for kind in link.kinds if ((kind, subject.kind) if link.turned else (subject.kind, kind)) in ends
    )
