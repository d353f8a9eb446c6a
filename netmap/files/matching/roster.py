"""Whom a row means: somebody on the map already, somebody named in the same file, or somebody new."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from netmap.files.matching.name_keys import (
    fold_email,
    fold_name,
    fold_website,
    is_acronym,
    is_shared_mailbox,
    split_email,
)
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.rows.drafts import Draft
from netmap.model.entity import Entity
from netmap.model.happenings import Pairing
from netmap.model.ids import new_id
from netmap.model.kinds import EntityKind, Pairs, TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text

_ALIKE = 50.0
_TEXTS = ("outcome", "what", "text")

NameKey = tuple[EntityKind, str]


@dataclass(eq=False, slots=True)
class Subject:
    """Somebody or something rows speak of: what is stored, and what the files say.

    `places` are the (table, row number) that speak of it; `employers` the folded names of the organizations a
    person is known to belong to; `renamed` is False when another name was only a way to find it.
    """

    kind: EntityKind
    name: str
    id: str = field(default_factory=new_id)
    stored: Entity | None = None
    values: dict[str, Any] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    external_ids: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    employers: set[str] = field(default_factory=set)
    source: str = ""
    unknown: bool = False
    renamed: str = ""

    def known(self, name: str) -> Any:
        """Return what the files say of a field, or else what is stored."""
        return self.values.get(name) or (getattr(self.stored, name, None) if self.stored else None)


class Roster:
    """Everybody known so far, by id, address and name: those stored, then those the files add."""

    def __init__(
        self, network: Network, words: ColumnWords, aliases: Mapping[NameKey, str] | None = None
    ) -> None:
        self.network, self.words = network, words
        self.by_id: dict[str, Subject] = {}
        self._by_external: dict[str, Subject] = {}
        self._by_name: dict[NameKey, list[Subject]] = defaultdict(list)
        self._by_email: dict[NameKey, list[Subject]] = defaultdict(list)
        self._by_website: dict[str, list[Subject]] = defaultdict(list)
        self._nameless: dict[tuple[Any, ...], list[Subject]] = defaultdict(list)
        self._shared: set[tuple[str, str]] = set()
        self._aliases: dict[NameKey, str] = dict(aliases or {})
        self.ambiguous: list[Draft] = []
        for entity in network.entities.values():
            self._add_stored(entity)

    def _add_stored(self, entity: Entity) -> None:
        if isinstance(entity, Pairing):
            if entity.decision is Pairs.SAME and entity.second not in self.network.entities:
                kind = self.network.kind_of(entity.first)
                if kind:
                    self._aliases.setdefault((kind, fold_name(kind, entity.second)), entity.first)
            return
        subject = Subject(entity.kind, entity.name, entity.id, entity, source=entity.source)
        if entity.kind is EntityKind.PERSON:
            workplaces = self.network.targets(entity.id, TieKind.WORKS_AT)
            subject.employers = {fold_name(EntityKind.ORGANIZATION, place.name) for place in workplaces}
        self.by_id[entity.id] = subject
        for external_id in entity.external_ids:
            self._learn_id(external_id, subject)
        self._index(subject, subject.name, getattr(entity, "email", ""), getattr(entity, "website", ""))
        for name in getattr(entity, "aka", ()):
            self._index(subject, name, "", "")
        if not entity.name:
            self._nameless[_describe(entity.kind, entity)].append(subject)

    def _learn_id(self, external_id: str, subject: Subject) -> None:
        self._by_external.setdefault(external_id, subject)

    def _index(self, subject: Subject, name: str, email: str, website: str) -> None:
        slots: list[list[Subject]] = []
        if name:
            slots.append(self._by_name[subject.kind, fold_name(subject.kind, name)])
        if email := fold_email(email):
            slots.append(self._by_email[subject.kind, email])
        if (
            website
            and subject.kind is EntityKind.ORGANIZATION
            and (page := fold_website(website, self.words))
        ):
            slots.append(self._by_website[page])
        for slot in slots:
            if subject not in slot:
                slot.append(subject)

    def note_shared(self, drafts: Iterable[Draft]) -> None:
        """Note addresses and pages that the files give to several names: they identify nobody."""
        seen: dict[tuple[str, str], set[str]] = defaultdict(set)
        for draft in drafts:
            name = fold_name(draft.kind, draft.name)
            if email := fold_email(draft.values.get("email", "")):
                seen[draft.kind, email].add(name)
            if page := fold_website(draft.values.get("website", ""), self.words):
                seen["website", page].add(name)
        self._shared |= {key for key, names in seen.items() if len(names) > 1}

    def find(self, draft: Draft) -> tuple[Subject | None, str]:
        """Return whom a draft means and by what it was found; None and "" for somebody new."""
        if draft.netmap_id and (found := self.by_id.get(draft.netmap_id)) and found.kind is draft.kind:
            return found, "netmap id"
        if draft.external_id and (found := self._by_external.get(draft.external_id)):
            return found, "id"
        alias = self._aliases.get((draft.kind, fold_name(draft.kind, draft.name)))
        if alias and (found := self._resolve_alias(draft.kind, alias)):
            return found, "your answer"
        if not draft.name:
            return self._find_nameless(draft)
        if found := self._find_by_address(draft):
            return found, "address"
        return self._find_by_name(draft)

    def _resolve_alias(self, kind: EntityKind, alias: str) -> Subject | None:
        if found := self.by_id.get(alias):
            return found
        named = self._by_name.get((kind, alias.removeprefix("=")), [])
        return named[0] if named else None

    def _find_by_address(self, draft: Draft) -> Subject | None:
        email = fold_email(draft.values.get("email", ""))
        if email and (draft.kind, email) not in self._shared:
            found = self._by_email.get((draft.kind, email), [])
            if len(found) == 1 and self._may_be_same_by_mail(draft, found[0], email):
                return found[0]
        page = fold_website(draft.values.get("website", ""), self.words)
        if page and draft.kind is EntityKind.ORGANIZATION and ("website", page) not in self._shared:
            found = self._by_website.get(page, [])
            if len(found) == 1 and not self._has_other_id(draft, found[0]):
                return found[0]
        return None

    def _may_be_same_by_mail(self, draft: Draft, subject: Subject, email: str) -> bool:
        """Whether one address means one owner: not when names differ and the address may have several."""
        if self._has_other_id(draft, subject):
            return False
        person = draft.kind is EntityKind.PERSON
        free = split_email(email)[1] in self.words.shared_hosts.mail
        if not (is_shared_mailbox(email, self.words) if person else free):
            return True
        one, other = fold_name(draft.kind, draft.name), fold_name(subject.kind, subject.name)
        return fuzz.token_set_ratio(one, other) >= _ALIKE or is_acronym(one, other) or is_acronym(other, one)

    def _find_by_name(self, draft: Draft) -> tuple[Subject | None, str]:
        named = self._by_name.get((draft.kind, fold_name(draft.kind, draft.name)), [])
        fitting = [subject for subject in named if not self.differ(draft, subject)]
        if not fitting:
            return None, ""
        if len(fitting) == 1:
            return fitting[0], "name"
        agreed = {subject.id: self._count_agreements(draft, subject) for subject in fitting}
        best = max(fitting, key=lambda s: (agreed[s.id], s.stored is not None, s.name == draft.name, s.id))
        if best.stored is not None and sum(count == agreed[best.id] for count in agreed.values()) > 1:
            self.ambiguous.append(draft)
        return best, "name"

    def _count_agreements(self, draft: Draft, subject: Subject) -> int:
        """Return how much of what a draft says is known of one of several namesakes; workplace and list say most."""
        return (
            sum(bool(subject.known(name) == value) for name, value in draft.values.items())
            + 20 * (bool(draft.employer) and draft.employer in subject.employers)
            + 10 * (bool(draft.source) and draft.source == subject.source)
        )

    def _has_other_id(self, draft: Draft, subject: Subject) -> bool:
        if not draft.external_id:
            return False
        list_of = ":".join(draft.external_id.split(":", 2)[:2]) + ":"
        ids = [*subject.external_ids, *(subject.stored.external_ids if subject.stored else ())]
        return any(known.startswith(list_of) and known != draft.external_id for known in ids)

    def differ(self, draft: Draft, subject: Subject) -> bool:
        """Whether somebody of the same name is somebody else: another id, city, or workplace and address."""
        if self._has_other_id(draft, subject):
            return True
        if draft.kind is EntityKind.ORGANIZATION:
            one, other = fold_text(draft.values.get("city") or ""), fold_text(subject.known("city") or "")
            return bool(one and other and one != other)
        if draft.kind is not EntityKind.PERSON:
            return False
        email, known = fold_email(draft.values.get("email", "")), fold_email(subject.known("email") or "")
        if email and email == known:
            return False
        if draft.employer and subject.employers:
            return draft.employer not in subject.employers
        return bool(email and known)

    def _find_nameless(self, draft: Draft) -> tuple[Subject | None, str]:
        for subject in self._nameless.get(_describe(draft.kind, draft.values), []):
            if subject.stored is None:
                known = subject.values.get("_named", frozenset())
            else:
                ends = (tie.other_end(subject.id) for tie in self.network.ties_of(subject.id))
                known = frozenset(fold_text(self.network.name_of(end)) for end in ends)
            if draft.named <= known:
                return subject, "what it says"
        return None, ""

    def add(self, draft: Draft) -> Subject:
        """Add somebody new and return them."""
        subject = Subject(draft.kind, draft.name, source=draft.source)
        self.by_id[subject.id] = subject
        self.learn(subject, draft)
        if not draft.name:
            subject.values["_named"] = draft.named
            self._nameless[_describe(draft.kind, draft.values)].append(subject)
        return subject

    def learn(self, subject: Subject, draft: Draft) -> None:
        """Make a subject findable by what a draft says of it."""
        if draft.external_id and draft.external_id not in subject.external_ids:
            subject.external_ids.append(draft.external_id)
            self._learn_id(draft.external_id, subject)
        if draft.employer:
            subject.employers.add(draft.employer)
        self._index(subject, draft.name, draft.values.get("email", ""), draft.values.get("website", ""))

    def refer(self, text: str, kinds: Iterable[EntityKind], source: str) -> tuple[Subject, ...]:
        """Return whom a reference in a file may mean: by netmap id, by the list's id, by address, by name."""
        wanted = tuple(kinds)
        found = self.by_id.get(text)
        if found and found.kind in wanted:
            return (found,)
        for kind in wanted:
            if found := self._by_external.get(f"{source}:{kind.value.lower()}:{text}"):
                return (found,)
        if email := fold_email(text):
            named = [subject for kind in wanted for subject in self._by_email.get((kind, email), ())]
            if named:
                return tuple(named)
        for kind in wanted:
            key = (kind, fold_name(kind, text))
            alias = self._aliases.get(key)
            if alias and (found := self._resolve_alias(kind, alias)):
                return (found,)
        named = [s for kind in wanted for s in self._by_name.get((kind, fold_name(kind, text)), ())]
        nearer = [subject for subject in named if subject.source == source]
        return tuple(nearer or named)


def _describe(kind: EntityKind, values: Entity | Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what tells one nameless record from another: its day and its text."""
    read = values.get if isinstance(values, Mapping) else lambda name: getattr(values, name, None)
    text = next((str(found) for name in _TEXTS if (found := read(name))), "")
    return kind, read("on") or read("due"), fold_text(text)
