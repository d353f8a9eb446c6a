"""Near matches: offered with both sides, never merged without an answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netmap.files.matching.name_keys import fold_email, fold_name
from netmap.files.matching.near_matches import Likeness, find_likenesses
from netmap.files.matching.subjects import Subject
from netmap.files.meaning.values import show_value
from netmap.files.plan.gathering import Gathered, Given
from netmap.files.plan.report import Doubt
from netmap.files.rows.drafts import Draft, Place
from netmap.model.entity import Entity
from netmap.model.happenings import Pairing
from netmap.model.kinds import ACTOR_KINDS, EntityKind, Pairs
from netmap.model.network import Network

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
    for new, other, score in _find_pairs(given, gathered, decided):
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
