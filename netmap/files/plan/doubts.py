"""Near matches: offered with both sides, never merged without an answer."""

from collections.abc import Iterable

from netmap.files.matching.name_keys import fold_email, fold_name
from netmap.files.matching.near_matches import Likeness, find_likenesses
from netmap.files.matching.roster import Subject
from netmap.files.plan.gather import Gathering
from netmap.files.plan.report import Doubt, show_value
from netmap.files.rows.drafts import Draft
from netmap.model.entity import Entity
from netmap.model.happenings import Pairing
from netmap.model.kinds import ACTOR_KINDS, EntityKind, Pairs

_TOLD = ("city", "email", "phone", "website", "title", "address")


def find_doubts(gathering: Gathering) -> tuple[Doubt, ...]:
    """Return the new ones that may be somebody known already, or named twice, in the order of the rows."""
    decided = _read_decided(gathering)
    doubts = []
    for kind in sorted(ACTOR_KINDS):
        subjects = [s for s in gathering.roster.by_id.values() if s.kind is kind and s.name]
        asked = [place for place, s in enumerate(subjects) if s.stored is None and s.id in gathering.touched]
        names = [fold_name(kind, subject.name) for subject in subjects]
        seen: set[frozenset[str]] = set()
        for likeness in find_likenesses(names, asked, gathering.words):
            new, other = subjects[likeness.first], subjects[likeness.second]
            pair = frozenset({new.id, other.id})
            if pair in seen or _is_decided(new, other, decided) or _speak_against(new, other, likeness):
                continue
            seen.add(pair)
            if other.stored is None and other.places[0] > new.places[0]:
                new, other = other, new
            doubt = _build_doubt(gathering, new, other, likeness)
            if doubt.key not in gathering.options.same:
                doubts.append(doubt)
                message = f"{new.name} may be the same as {other.name}; both are kept unless you say so."
                gathering.doubtful.setdefault(new.places[0], message)
    return tuple(sorted(doubts, key=lambda doubt: (doubt.file, doubt.row, doubt.key)))


def _read_decided(gathering: Gathering) -> set[frozenset[str]]:
    pairings = gathering.network.of(Pairing)
    return {frozenset({p.first, p.second}) for p in pairings if isinstance(p, Pairing)}


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


def _build_doubt(gathering: Gathering, new: Subject, other: Subject, likeness: Likeness) -> Doubt:
    place = new.places[0]
    other_key = other.id if other.stored else f"={fold_name(other.kind, other.name)}"
    return Doubt(
        key=f"{new.kind}|{fold_name(new.kind, new.name)}|{other_key}",
        file=gathering.readings[place[0]].where,
        row=place[1],
        kind=new.kind,
        name=new.name,
        other_name=other.name,
        stored=other.stored is not None,
        likeness=likeness.score,
        details=_describe(new),
        other_details=_describe(other),
    )


def _describe(subject: Subject) -> str:
    known = [show_value(value) for name in _TOLD if (value := subject.known(name))]
    return ", ".join([*known, *(f"at {employer}" for employer in sorted(subject.employers)[:2])])


def build_pairings(gathering: Gathering) -> Iterable[Entity]:
    """Yield what the answers decided, so that nobody is asked again."""
    decided = _read_decided(gathering)
    for subject, name in gathering.aliases_used.values():
        if frozenset({subject.id, name}) not in decided:
            yield Pairing(first=subject.id, second=name, decision=Pairs.SAME)
    for key, is_same in gathering.options.same.items():
        kind, name, other = (*key.split("|", 2), "", "")[:3]
        if is_same or kind not in set(ACTOR_KINDS):
            continue
        ids = [_find_id(gathering, EntityKind(kind), name), _find_id(gathering, EntityKind(kind), other)]
        if all(ids) and ids[0] != ids[1] and frozenset(ids) not in decided:
            yield Pairing(first=ids[0], second=ids[1], decision=Pairs.DIFFERENT)


def _find_id(gathering: Gathering, kind: EntityKind, text: str) -> str:
    if text in gathering.roster.by_id:
        return text
    found, _ = gathering.roster.find(Draft(kind, text.removeprefix("=")))
    return found.id if found else ""
