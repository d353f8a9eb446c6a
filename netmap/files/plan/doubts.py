"""Near matches: offered with both sides, never merged without an answer."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from netmap.files.matching.name_keys import fold_email, fold_name
from netmap.files.matching.name_looks import may_stand_for
from netmap.files.matching.near_matches import NEAR, Likeness, find_likenesses
from netmap.files.matching.subjects import Subject
from netmap.files.meaning.values import show_value
from netmap.files.plan.gathering import Gathered, Given
from netmap.files.plan.report import Doubt
from netmap.files.rows.drafts import Draft, Place
from netmap.model.entity import Entity
from netmap.model.happenings import Pairing
from netmap.model.kinds import ACTOR_KINDS, EntityKind, Pairs, TieKind
from netmap.model.network import Network

_LEAST_WORD = 4
_TOLD = ("city", "email", "phone", "website", "title", "address")


@dataclass(frozen=True, slots=True)
class Doubts:
    """The new ones that may be somebody else, in the order of the rows; `messages` say so for the rows they are in."""

    found: tuple[Doubt, ...]
    messages: dict[Place, str]


def find_doubts(given: Given, gathered: Gathered) -> Doubts:
    """Return the new ones that may be somebody known already, or named twice."""
    decided = _read_decided(given.network)
    doubts: list[Doubt] = []
    messages: dict[Place, str] = {}
    asked: set[frozenset[str]] = set()
    for new, other, score in (*_find_pairs(given, gathered, decided), *_find_hints(gathered, decided)):
        if frozenset({new.id, other.id}) in asked:
            continue
        asked.add(frozenset({new.id, other.id}))
        place = gathered.places[new.id]
        doubt = _build_doubt(given, place, new, other, score)
        if doubt.key not in given.options.same:
            doubts.append(doubt)
            message = f"{new.name} may be the same as {other.name}; both are kept unless you say so."
            messages.setdefault(place, message)
    return Doubts(tuple(sorted(doubts, key=lambda doubt: (doubt.file, doubt.row, doubt.key))), messages)


def _find_pairs(
    given: Given, gathered: Gathered, decided: set[frozenset[str]]
) -> Iterable[tuple[Subject, Subject, float]]:
    """Yield (new, other, likeness) of those nobody decided on and nothing speaks against; of two new ones, the later."""
    for kind in sorted(ACTOR_KINDS):
        subjects = [s for s in gathered.roster.by_id.values() if s.kind is kind and s.name]
        asked = [place for place, s in enumerate(subjects) if s.stored is None and s.id in gathered.places]
        names = [fold_name(kind, subject.name) for subject in subjects]
        seen: set[frozenset[str]] = set()
        for likeness in find_likenesses(names, asked, given.words):
            new, other = subjects[likeness.first], subjects[likeness.second]
            pair = frozenset({new.id, other.id})
            if pair in seen or _is_decided(new, other, decided) or _speak_against(new, other, likeness):
                continue
            seen.add(pair)
            if other.stored is None and gathered.places[other.id] > gathered.places[new.id]:
                new, other = other, new
            yield new, other, likeness.score


def _find_hints(gathered: Gathered, decided: set[frozenset[str]]) -> Iterable[tuple[Subject, Subject, float]]:
    """Yield those whose names are not near but who share more: a contact or an address, or a first name in short."""
    for one, other in (
        *_find_shared(gathered),
        *_find_short_names(gathered),
        *_find_named_in_passing(gathered),
    ):
        first, second = (one, other) if one.stored is None else (other, one)
        if first.stored is not None or first.id not in gathered.places:
            continue
        if _is_decided(first, second, decided):
            continue
        later = second.stored is None and gathered.places[second.id] > gathered.places[first.id]
        if later and one.kind is EntityKind.ORGANIZATION:
            first, second = second, first
        yield first, second, NEAR


def _find_shared(gathered: Gathered) -> Iterable[tuple[Subject, Subject]]:
    """Yield organizations that share somebody who works there, where one name is a part of the other."""
    places: dict[str, list[str]] = {}
    for tie in gathered.ties:
        if tie.kind is TieKind.WORKS_AT:
            places.setdefault(tie.source, []).append(tie.target)
    for found in places.values():
        for one, other in combinations(dict.fromkeys(found), 2):
            first, second = gathered.roster.by_id[one], gathered.roster.by_id[other]
            words = [set(fold_name(subject.kind, subject.name).split()) for subject in (first, second)]
            if words[0] <= words[1] or words[1] <= words[0]:
                yield first, second


def _find_short_names(gathered: Gathered) -> Iterable[tuple[Subject, Subject]]:
    """Yield those of us who are known by a first name or initials alone, with the one whole name it may stand for.

    Somebody of ours comes before anybody else; where several fit, nobody is offered.
    """
    people = [one for one in gathered.roster.by_id.values() if one.kind is EntityKind.PERSON and one.name]
    short = [one for one in people if " " not in one.name and not one.employers and one.known("on_team")]
    if not short:
        return
    whole = [one for one in people if " " in one.name]
    for one in short:
        fitting = [other for other in whole if may_stand_for(one.name, other.name)]
        ours = [other for other in fitting if other.known("on_team")]
        if len(ours or fitting) == 1:
            yield one, (ours or fitting)[0]


def _find_named_in_passing(gathered: Gathered) -> Iterable[tuple[Subject, Subject]]:
    """Yield organizations that are only named as partners, each with the one whose name has all their words and more.

    "Library", named among somebody's partners, may be the public library of another row; where several fit, none is offered.
    """
    organizations = [
        one for one in gathered.roster.by_id.values() if one.kind is EntityKind.ORGANIZATION and one.name
    ]
    words = {one.id: frozenset(fold_name(one.kind, one.name).split()) for one in organizations}
    having: defaultdict[str, set[str]] = defaultdict(set)
    for key, those in words.items():
        for word in those:
            having[word].add(key)
    tied, rows = _list_tied(gathered), {ids[0] for ids in gathered.subjects.values() if ids}
    for one in organizations:
        if one.stored is not None or one.id in rows or one.id not in tied or not _says_enough(words[one.id]):
            continue
        fitting = set.intersection(*(having[word] for word in words[one.id])) - {one.id} - tied[one.id]
        longer = [key for key in fitting if words[key] > words[one.id]]
        if len(longer) == 1:
            yield one, gathered.roster.by_id[longer[0]]


def _list_tied(gathered: Gathered) -> dict[str, set[str]]:
    """Return with whom each is said to work, by ids."""
    tied: defaultdict[str, set[str]] = defaultdict(set)
    for tie in gathered.ties:
        if tie.kind in {TieKind.PARTNERS_WITH, TieKind.REPORTS}:
            tied[tie.source].add(tie.target)
            tied[tie.target].add(tie.source)
    return tied


def _says_enough(words: Collection[str]) -> bool:
    """Whether the words of a name are more than initials."""
    return any(len(word) >= _LEAST_WORD for word in words)


def _read_decided(network: Network) -> set[frozenset[str]]:
    return {frozenset({pairing.first, pairing.second}) for pairing in network.of(Pairing)}


def _is_decided(new: Subject, other: Subject, decided: set[frozenset[str]]) -> bool:
    return any(
        frozenset({one, two}) in decided for one in (new.id, new.name) for two in (other.id, other.name)
    )


def _speak_against(new: Subject, other: Subject, likeness: Likeness) -> bool:
    """Whether names that are not quite the same belong to two in different places or with different addresses."""
    if likeness.score == 100:  # noqa: PLR2004
        return False
    if new.kind is EntityKind.PERSON:
        mails = {fold_email(s.known("email") or "") for s in (new, other)} - {""}
        apart = bool(new.employers and other.employers and not new.employers & other.employers)
        return len(mails) > 1 or apart
    cities = {fold_name(EntityKind.AREA, s.known("city") or "") for s in (new, other)} - {""}
    return len(cities) > 1


def _build_doubt(given: Given, place: Place, new: Subject, other: Subject, score: float) -> Doubt:
    other_key = other.id if other.stored else f"={fold_name(other.kind, other.name)}"
    return Doubt(
        key=f"{new.kind}|{fold_name(new.kind, new.name)}|{other_key}",
        file=given.readings[place[0]].where,
        row=place[1],
        kind=new.kind,
        name=new.name,
        other_name=other.name,
        stored=other.stored is not None,
        likeness=score,
        details=_describe(new),
        other_details=_describe(other),
    )


def _describe(subject: Subject) -> str:
    known = [show_value(value) for name in _TOLD if (value := subject.known(name))]
    return ", ".join([*known, *(f"at {employer}" for employer in sorted(subject.employers)[:2])])


def build_pairings(given: Given, gathered: Gathered, answered: Sequence[tuple[str, str]]) -> Iterable[Entity]:
    """Yield what the answers decided, so that nobody is asked again.

    Parameters
    ----------
    answered
        The (id, name) of those who were found because a person said they are the same.
    """
    decided = _read_decided(given.network)
    for subject_id, name in answered:
        if frozenset({subject_id, name}) not in decided:
            yield Pairing(first=subject_id, second=name, decision=Pairs.SAME)
    for key, is_same in given.options.same.items():
        kind, name, other = (*key.split("|", 2), "", "")[:3]
        if is_same or kind not in set(ACTOR_KINDS):
            continue
        ids = [_find_id(gathered, EntityKind(kind), text) for text in (name, other)]
        if all(ids) and ids[0] != ids[1] and frozenset(ids) not in decided:
            yield Pairing(first=ids[0], second=ids[1], decision=Pairs.DIFFERENT)


def _find_id(gathered: Gathered, kind: EntityKind, text: str) -> str:
    if text in gathered.roster.by_id:
        return text
    found = gathered.roster.find(Draft(kind, text.removeprefix("="))).subject
    return found.id if found else ""
