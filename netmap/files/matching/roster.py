"""Whom a row means: somebody on the map already, somebody named in the same file, or somebody new."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from netmap.files.matching.name_keys import (
    NameKey,
    fold_email,
    fold_employer,
    fold_name,
    fold_website,
    write_out,
)
from netmap.files.matching.namesakes import (
    are_others,
    count_agreements,
    has_other_id,
    leave_out_others,
    may_be_same_by_mail,
)
from netmap.files.matching.subjects import ANSWER, SPELLING, NotTaken, Subject, merge_draft, start_subject
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.rows.drafts import Draft
from netmap.model.entity import Entity
from netmap.model.happenings import Pairing
from netmap.model.kinds import EntityKind, Pairs, TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text

_TEXTS = ("outcome", "what", "text")

Key = TypeVar("Key")
Ids = tuple[str, ...]
"""Ids of subjects in the order in which they were added, each once."""
Description = tuple[Any, ...]
"""What tells one nameless record from another: its kind, day and text, and the folded name of one it is tied to, or ""."""


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a draft means (None for somebody new), by what that is known, and whether others fit as well."""

    subject: Subject | None = None
    by: str = ""
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """Whom a draft meant, with what it says merged in.

    `not_taken` is what was not taken; `shares_id` says that its list gives its id to another name as well.
    """

    subject: Subject
    by: str
    ambiguous: bool = False
    not_taken: tuple[NotTaken, ...] = ()
    shares_id: bool = False


@dataclass(slots=True)
class Roster:
    """Everybody known so far, by id, address and name: those stored, then those the files add."""

    network: Network
    words: ColumnWords
    by_id: dict[str, Subject] = field(default_factory=dict)
    _by_external: dict[str, str] = field(default_factory=dict)
    _by_name: dict[NameKey, Ids] = field(default_factory=dict)
    _by_email: dict[NameKey, Ids] = field(default_factory=dict)
    _by_website: dict[str, Ids] = field(default_factory=dict)
    _by_spelling: dict[str, Ids] = field(default_factory=dict)
    _nameless: dict[Description, Ids] = field(default_factory=dict)
    _shared: frozenset[tuple[str, str]] = frozenset()
    _aliases: dict[NameKey, str] = field(default_factory=dict)

    def copy(self) -> "Roster":
        """Return a roster that can grow while this one stays as it is."""
        return replace(
            self, by_id=dict(self.by_id), _by_external=dict(self._by_external), _by_name=dict(self._by_name),
            _by_email=dict(self._by_email), _by_website=dict(self._by_website),
            _by_spelling=dict(self._by_spelling), _nameless=dict(self._nameless),
        )  # fmt: skip

    def find(self, draft: Draft) -> Found:
        """Return whom a draft means."""
        if draft.netmap_id and (found := self.by_id.get(draft.netmap_id)) and found.kind is draft.kind:
            return Found(found, "netmap id")
        if draft.external_id and (known := self._by_external.get(draft.external_id)):
            return Found(self.by_id[known], "id")
        if found := self._find_alias(draft.kind, draft.name):
            return Found(found, ANSWER)
        if not draft.name:
            return self._find_nameless(draft)
        if found := self._find_by_address(draft):
            return Found(found, "address")
        return self._find_by_name(draft)

    def _list(self, ids: Iterable[str]) -> list[Subject]:
        return [self.by_id[one] for one in ids]

    def _find_alias(self, kind: EntityKind, name: str) -> Subject | None:
        """Return whom a person said a name means."""
        alias = self._aliases.get((kind, fold_name(kind, name))) if self._aliases else None
        if not alias or alias in self.by_id:
            return self.by_id[alias] if alias else None
        named = self._by_name.get((kind, alias.removeprefix("=")), ())
        return self.by_id[named[0]] if named else None

    def _find_by_address(self, draft: Draft) -> Subject | None:
        email = fold_email(draft.values.get("email", ""))
        if email and (draft.kind, email) not in self._shared:
            found = self._list(self._by_email.get((draft.kind, email), ()))
            if len(found) == 1 and may_be_same_by_mail(draft, found[0], email, self.words):
                return found[0]
        page = fold_website(draft.values.get("website", ""), self.words)
        if page and draft.kind is EntityKind.ORGANIZATION and ("website", page) not in self._shared:
            found = self._list(self._by_website.get(page, ()))
            if len(found) == 1 and not has_other_id(draft, found[0]):
                return found[0]
        return None

    def _find_by_name(self, draft: Draft) -> Found:
        folded = fold_name(draft.kind, draft.name)
        named = self._by_name.get((draft.kind, folded), ())
        fitting = leave_out_others(draft, map(self.by_id.__getitem__, named))
        if not named and draft.kind is EntityKind.ORGANIZATION:
            return self._find_by_spelling(draft, folded)
        if len(fitting) <= 1:
            return Found(fitting[0], "name") if fitting else Found()
        agreed = {subject.id: count_agreements(draft, subject) for subject in fitting}
        best = max(fitting, key=lambda s: (agreed[s.id], s.stored is not None, s.name == draft.name))
        equals = sum(count == agreed[best.id] for count in agreed.values())
        return Found(best, "name", ambiguous=best.stored is not None and equals > 1)

    def _find_by_spelling(self, draft: Draft, folded: str) -> Found:
        """Return who is listed in the same files under the same name with words written out: "Dept." as Department."""
        spelled = write_out(folded, self.words)
        ids = self._by_spelling.get(spelled, ())
        fitting = leave_out_others(draft, (self.by_id[one] for one in ids if self.by_id[one].stored is None))
        return Found(fitting[0], SPELLING) if len(fitting) == 1 else Found()

    def _find_nameless(self, draft: Draft) -> Found:
        """Return the first record of that day and text that is tied to all whom the draft names."""
        described = _describe(draft.kind, draft.values)
        listed = [self._nameless.get((*described, name), ()) for name in draft.named or {""}]
        for one in min(listed, key=len):
            if all(one in ids for ids in listed):
                return Found(self.by_id[one], "what it says")
        return Found()

    def refer(self, text: str, kinds: Iterable[EntityKind], source: str) -> tuple[Subject, ...]:
        """Return whom a reference in a file may mean: by netmap id, by the list's id, by address, by name."""
        wanted = tuple(kinds)
        found = self.by_id.get(text)
        if found and found.kind in wanted:
            return (found,)
        for kind in wanted:
            if known := self._by_external.get(f"{source}:{kind.value.lower()}:{text}"):
                return (self.by_id[known],)
        if email := fold_email(text):
            named = [one for kind in wanted for one in self._list(self._by_email.get((kind, email), ()))]
            if named:
                return tuple(named)
        for kind in wanted:
            if found := self._find_alias(kind, text):
                return (found,)
        keys = ((kind, fold_name(kind, text)) for kind in wanted)
        named = [subject for key in keys for subject in self._list(self._by_name.get(key, ()))]
        nearer = [subject for subject in named if subject.source == source]
        return tuple(nearer or named)

    def take(self, draft: Draft) -> Taken:
        """Return whom a draft means, known or new, with what it says merged in."""
        shared = ("id", draft.external_id) in self._shared
        if shared:
            draft = replace(draft, external_id="")
        found = self.find(draft)
        if found.subject is None:
            return Taken(self.add(draft), "new", shares_id=shared)
        subject, not_taken = merge_draft(found.subject, draft, found.by)
        self._keep(subject, draft)
        return Taken(subject, found.by, found.ambiguous, tuple(not_taken), shared)

    def add(self, draft: Draft, *, unknown: bool = False) -> Subject:
        """Add somebody new and return them."""
        subject = start_subject(draft, unknown=unknown)
        self._keep(subject, draft)
        if not draft.name:
            self._describe_nameless(subject, draft.values)
        return subject

    def _keep(self, subject: Subject, draft: Draft) -> None:
        """Keep a subject, findable by what a draft says of it."""
        self.by_id[subject.id] = subject
        if draft.external_id:
            self._by_external.setdefault(draft.external_id, subject.id)
        self._index(subject, draft.name, draft.values.get("email", ""), draft.values.get("website", ""))

    def _describe_nameless(self, subject: Subject, values: Entity | Mapping[str, Any]) -> None:
        described, known = _describe(subject.kind, values), subject.named
        if subject.stored is not None:
            ends = (tie.other_end(subject.id) for tie in self.network.ties_of(subject.id))
            known = frozenset(fold_text(self.network.name_of(end)) for end in ends)
        for name in ("", *known):
            _add_to(self._nameless, (*described, name), subject.id)

    def _index(self, subject: Subject, name: str, email: str, website: str) -> None:
        if name:
            folded = fold_name(subject.kind, name)
            _add_to(self._by_name, (subject.kind, folded), subject.id)
            if subject.kind is EntityKind.ORGANIZATION and subject.stored is None:
                _add_to(self._by_spelling, write_out(folded, self.words), subject.id)
        if address := fold_email(email):
            _add_to(self._by_email, (subject.kind, address), subject.id)
        organization = subject.kind is EntityKind.ORGANIZATION
        if website and organization and (page := fold_website(website, self.words)):
            _add_to(self._by_website, page, subject.id)

    def note_shared(self, drafts: Iterable[Draft]) -> None:
        """Note addresses, pages and ids that the files give to several names: they identify nobody."""
        seen: dict[tuple[str, str], set[str]] = defaultdict(set)
        by_id: dict[str, dict[str, Draft]] = defaultdict(dict)
        for draft in drafts:
            name = fold_name(draft.kind, draft.name)
            if draft.external_id and name:
                by_id[draft.external_id].setdefault(name, draft)
            if email := fold_email(draft.values.get("email", "")):
                seen[draft.kind, email].add(name)
            if page := fold_website(draft.values.get("website", ""), self.words):
                seen["website", page].add(name)
        self._shared |= {key for key, names in seen.items() if len(names) > 1}
        self._shared |= {("id", known) for known, named in by_id.items() if are_others(tuple(named))}

    def add_stored(self, entity: Entity) -> None:
        """Add somebody on the map; of a decision on two names, learn what it says."""
        if isinstance(entity, Pairing):
            self._learn_alias(entity)
            return
        places = self.network.targets(entity.id, TieKind.WORKS_AT) if entity.kind is EntityKind.PERSON else ()
        employers = frozenset(fold_employer(place.name, self.words) for place in places)
        subject = Subject(
            entity.kind, entity.name, entity.id, entity, employers=employers, source=entity.source
        )
        self.by_id[entity.id] = subject
        for external_id in entity.external_ids:
            self._by_external.setdefault(external_id, entity.id)
        self._index(subject, subject.name, getattr(entity, "email", ""), getattr(entity, "website", ""))
        for name in getattr(entity, "aka", ()):
            self._index(subject, name, "", "")
        if not entity.name:
            self._describe_nameless(subject, entity)

    def _learn_alias(self, pairing: Pairing) -> None:
        kind = self.network.kind_of(pairing.first)
        if kind and pairing.decision is Pairs.SAME and pairing.second not in self.network.entities:
            self._aliases.setdefault((kind, fold_name(kind, pairing.second)), pairing.first)


def open_roster(network: Network, words: ColumnWords, aliases: Mapping[NameKey, str] | None = None) -> Roster:
    """Return a roster of everybody on the map; `aliases` say whom a name means by the answers given."""
    roster = Roster(network, words, _aliases=dict(aliases or {}))
    for entity in network.entities.values():
        roster.add_stored(entity)
    return roster


def _add_to(index: dict[Key, Ids], key: Key, subject_id: str) -> None:
    ids = index.get(key, ())
    if subject_id not in ids:
        index[key] = (*ids, subject_id)


def _describe(kind: EntityKind, values: Entity | Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the kind, the day and the text of a nameless record."""
    read = values.get if isinstance(values, Mapping) else lambda name: getattr(values, name, None)
    text = next((str(found) for name in _TEXTS if (found := read(name))), "")
    return kind, read("on") or read("due"), fold_text(text)
