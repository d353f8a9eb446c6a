"""Who of a list may be us: guessed from what the list says of them, each with its reason."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from netmap.analysis.us import list_homes
from netmap.model.entities import Organization, Person
from netmap.model.happenings import Pairing
from netmap.model.kinds import ACTOR_KINDS, RECORD_KINDS, TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.words import count_things, join_names

MOST_STAFF = 12
"""With more people than this at our place, not all of them are taken for our team."""

_SAYS_US = re.compile(
    r"\b(?:thats|that is|this is|its|it is) us\b|\bwe are this\b|\bour own (?:organization|library|office|agency)\b"
)
_IS_US = frozenset(
    {"us", "we", "ourselves", "our organization", "our library", "our office", "own organization"}
)
_MARKED = re.compile(r"\(\s*(?:us|we|that.?s us|this is us)\s*\)", re.IGNORECASE)
_COMMON = frozenset({"the", "of", "and", "for", "in", "at", "a", "inc"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "rev", "prof", "fr", "sr", "sgt", "chief", "mayor", "pastor"})
_KINDS = {
    "library": (re.compile(r"\blibrar(?:y|ies)\b"), re.compile(r"\b(?:friends|foundation|school)\b")),
    "health department": (
        re.compile(r"\b(?:health (?:department|dept|district|agency)|department of health|public health)\b"),
        re.compile(r"\b(?:friends|foundation|school|mental)\b"),
    ),
}
"""The kinds of organization that begin such lists: what speaks for one in a name, and what against it."""
_LEAST_NAME, _LEAST_WORDS = 3, 2


@dataclass(frozen=True, slots=True)
class Guess:
    """Somebody who may be one of us, why that is thought, and whether it is likely."""

    subject: str
    reason: str
    is_likely: bool


def find_likely_homes(network: Network) -> tuple[Guess, ...]:
    """Return the organizations that may be ours, the likeliest first.

    Those marked as us are; else only what speaks most clearly makes one likely: what the list says in words, then
    where those work who keep it, then what it is called.
    """
    searches = (_find_said, _find_employers, _find_hosts, _find_titled, _find_only_of_kind)
    found = {home.id: Guess(home.id, "marked as us", is_likely=True) for home in list_homes(network)}
    for search in searches:
        settled = any(guess.is_likely for guess in found.values())
        for guess in search(network):
            found.setdefault(guess.subject, replace(guess, is_likely=guess.is_likely and not settled))
    return tuple(sorted(found.values(), key=lambda guess: not guess.is_likely))


def _find_said(network: Network) -> Iterator[Guess]:
    """Find organizations of which the list says in words that they are us."""
    for one in network.of(Organization):
        texts = (one.notes, one.description, *one.tags)
        own = (str(value) for value in one.attributes.values())
        said = [text for text in texts if _says_us(text) or fold_text(text) in _IS_US]
        said += [text for text in own if _says_us(text)]
        if said:
            yield Guess(one.id, f"the list says “{' '.join(said[0].split())[:40]}”", is_likely=True)
        elif _MARKED.search(one.name):
            yield Guess(one.id, "its name says so", is_likely=True)


def _says_us(text: str) -> bool:
    return bool(_SAYS_US.search(fold_text(text)) or _MARKED.search(text))


def _find_employers(network: Network) -> Iterator[Guess]:
    """Find where most of those work who keep relationships."""
    staff: defaultdict[str, list[str]] = defaultdict(list)
    for keeper in find_keepers(network):
        for employer in network.targets(keeper, TieKind.WORKS_AT):
            staff[employer.id].append(network.name_of(keeper))
    most = max(map(len, staff.values()), default=0)
    for place, names in staff.items():
        works = "works there and keeps" if len(names) == 1 else "work there and keep"
        yield Guess(
            place, f"{join_names(sorted(names), 3)} {works} relationships", is_likely=len(names) == most
        )


def _find_hosts(network: Network) -> Iterator[Guess]:
    """Find the organization whose e-mail addresses end like those of whoever keeps relationships."""
    ours = {
        host: network.name_of(one) for one in find_keepers(network) if (host := _find_host(network.get(one)))
    }
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for one in network.of(Organization):
        for actor in (one, *network.sources(one.id, TieKind.WORKS_AT)):
            holders[_find_host(actor)].add(one.id)
    for host, name in sorted(ours.items()):
        if len(holders[host]) == 1:
            yield Guess(min(holders[host]), f"{name} has an address there, too: @{host}", is_likely=True)


def _find_host(actor: object) -> str:
    return str(getattr(actor, "email", "")).rpartition("@")[2].casefold()


def _find_titled(network: Network) -> Iterator[Guess]:
    """Find the organization after which the list is called."""
    for source in sorted({actor.source for actor in network.actors()} - {""}):
        titled = set(fold_text(source).split()) - _COMMON
        shares = {}
        for one in network.of(Organization):
            words = set(fold_text(one.name).split()) - _COMMON
            if len(words & titled) >= _LEAST_WORDS and len(words - titled) <= 1:
                shares[one.id] = len(words & titled) / len(words), len(words)
        best = [one for one, share in shares.items() if share == max(shares.values())]
        if len(best) == 1:
            yield Guess(best[0], f"the list is called “{source}”", is_likely=True)


def _find_only_of_kind(network: Network) -> Iterator[Guess]:
    """Find the only library or health department; it may as well be a partner of another's list."""
    for kind, (speaks, against) in _KINDS.items():
        names = {one.id: fold_text(one.name) for one in network.of(Organization)}
        found = [key for key, name in names.items() if speaks.search(name) and not against.search(name)]
        if len(found) == 1:
            yield Guess(found[0], f"the only {kind} on the list", is_likely=False)


@dataclass(frozen=True, slots=True)
class _Work:
    """What people do for whoever keeps the list: relationships kept and contacts noted by person, and who is staff."""

    kept: Counter[str]
    noted: Counter[str]
    staff: frozenset[str] = frozenset()

    def is_busy(self, person_id: str) -> bool:
        """Whether somebody keeps a relationship or noted a contact."""
        return bool(self.kept[person_id] or self.noted[person_id])


def _count_work(network: Network, homes: Collection[str] = ()) -> _Work:
    kept = (
        tie for tie in network.ties_of_kind(TieKind.KEPT_BY) if network.kind_of(tie.source) in ACTOR_KINDS
    )
    noted = (tie for tie in network.ties_of_kind(TieKind.BY) if network.kind_of(tie.source) in RECORD_KINDS)
    staff = frozenset(person.id for home in homes for person in network.sources(home, TieKind.WORKS_AT))
    return _Work(Counter(tie.target for tie in kept), Counter(tie.target for tie in noted), staff)


def find_keepers(network: Network) -> tuple[str, ...]:
    """Return the ids of people who keep relationships or noted contacts, those who do most first."""
    work = _count_work(network)
    people = (one.id for one in network.of(Person) if work.is_busy(one.id))
    return tuple(sorted(people, key=lambda one: (-work.kept[one], -work.noted[one])))


def find_likely_team(network: Network, homes: Collection[str]) -> tuple[Guess, ...]:
    """Return the people who may be on our team when some organizations are ours, those who do most first.

    Who keeps relationships while working elsewhere is named, and not likely.
    """
    work = _count_work(network, homes)
    people = [
        one for one in network.of(Person) if one.on_team or work.is_busy(one.id) or one.id in work.staff
    ]
    people.sort(key=lambda one: (not one.on_team, -work.kept[one.id], -work.noted[one.id]))
    return tuple(_guess_member(network, one, work, homes) for one in people)


def _guess_member(network: Network, one: Person, work: _Work, homes: Collection[str]) -> Guess:
    places = network.targets(one.id, TieKind.WORKS_AT)
    kept, noted = work.kept[one.id], work.noted[one.id]
    reasons = [f"keeps {count_things(kept, 'relationship')}"] if kept else []
    reasons += [f"noted {count_things(noted, 'contact')}"] if noted else []
    if places and (one.id in work.staff or not reasons):
        reasons.append(f"works at {join_names([place.name for place in places], 2)}")
    near = one.id in work.staff and (len(work.staff) <= MOST_STAFF or work.is_busy(one.id))
    likely = one.on_team or near or not places or not homes
    return Guess(one.id, ", ".join(reasons) or "on our team", is_likely=likely)


def find_same_people(network: Network, homes: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of people who look like one: somebody known by a first name, and one of ours in full.

    Only a first name that fits one person of ours alone is told, and only of somebody who works nowhere else; not of
    two who were said to be different.
    """
    apart = {frozenset((one.first, one.second)) for one in network.of(Pairing)}
    ours = [one for one in network.of(Person) if one.on_team or _works_at(network, one, homes)]
    full = [
        (one, _find_first_name(one.name)) for one in ours if len(fold_text(one.name).split()) >= _LEAST_WORDS
    ]
    found = []
    for one in _list_first_names(network, homes):
        short = fold_text(one.name)
        fitting = [
            other.id
            for other, first in full
            if first == short or (len(short) >= _LEAST_NAME and first.startswith(short))
        ]
        if len(fitting) == 1 and frozenset((one.id, fitting[0])) not in apart:
            found.append((one.id, fitting[0]))
    return tuple(found)


def _list_first_names(network: Network, homes: Collection[str]) -> Iterable[Person]:
    """Return the people of one word who keep relationships or are on our team, and work nowhere but with us."""
    keepers = set(find_keepers(network))
    for one in network.of(Person):
        places = {place.id for place in network.targets(one.id, TieKind.WORKS_AT)}
        if (
            len(fold_text(one.name).split()) == 1
            and (one.on_team or one.id in keepers)
            and places <= set(homes)
        ):
            yield one


def _works_at(network: Network, one: Person, homes: Collection[str]) -> bool:
    return any(place.id in homes for place in network.targets(one.id, TieKind.WORKS_AT))


def _find_first_name(name: str) -> str:
    words = [word for word in fold_text(name).split() if word not in _TITLES]
    return words[0] if words else ""
