"""Sectors: a list's own, in its words; ours by name or where that is accepted; guessed from the name where there are none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmap.content.entries import SectorDefinition
from netmap.files.matching.subjects import Subject
from netmap.files.plan.gathering import Gathered, Gathering, Given
from netmap.files.plan.report import Guess
from netmap.files.rows.drafts import Draft, Place, RowDraft
from netmap.model.entities import Sector
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.text import drop_plurals, fold_text
from netmap.model.ties import GUESS, Tie

_SECTOR_MEANINGS = ("sector", "sector_flag")


@dataclass(frozen=True, slots=True)
class Sectored:
    """What was gathered with sectors, and the stored ties to sectors that give way to those named now.

    `replaced` holds these by the id of whose sectors they are.
    """

    gathered: Gathered
    replaced: Mapping[str, tuple[Tie, ...]]


def gather_sectors(given: Given, rows: Sequence[RowDraft], before: Gathered) -> Sectored:
    """Tie everybody to the sectors their rows name, and guess a sector for the new ones whose list names none."""
    desk = _SectorDesk(given, before)
    named: dict[str, list[str]] = {}
    for row in rows:
        if row.main and row.sectors:
            holder = _find_holder(desk.list_subjects(row.at))
            sectors = [desk.find_own(name, row.at) for name in row.sectors]
            named.setdefault(holder.id, []).extend(sector.id for sector in sectors)
            desk.tie_named(holder, sectors, row.at)
    if given.options.guess_sectors:
        desk.guess_missing(frozenset(named))
    return Sectored(desk.close(), _find_replaced(given, named))


class _SectorDesk(Gathering):
    """Finds or adds the sectors an import speaks of, each once, and ties others to them."""

    def __init__(self, given: Given, before: Gathered) -> None:
        super().__init__(given, before)
        self._ours: dict[str, Subject] = {}
        self._own: dict[tuple[str, int], Subject] = {}
        self._offered: set[str] = set()
        self._spelled: dict[str, Subject] = {}
        self._told: set[str] = set()
        sectors = (one for one in self.roster.by_id.values() if one.kind is EntityKind.SECTOR)
        self._known = {drop_plurals(sector.name): sector for sector in sectors}
        self._placed = {tie.source for tie in self.ties if tie.kind is TieKind.IN_SECTOR}
        self._stored_ours = {
            external_id: subject
            for subject in self.roster.by_id.values()
            if subject.kind is EntityKind.SECTOR and subject.stored
            for external_id in subject.stored.external_ids
        }

    def find_ours(self, definition: SectorDefinition) -> Subject:
        """Return one of our sectors, written to the store when first used."""
        key = definition.external_id
        if key not in self._ours:
            self._ours[key] = self._stored_ours.get(key) or self._add_ours(definition)
        return self._ours[key]

    def _add_ours(self, definition: SectorDefinition) -> Subject:
        named = self.roster.find(Draft(EntityKind.SECTOR, definition.name)).subject
        if named is not None:
            return named
        built: Sector = self.given.content.build_sector(definition)
        values = {"family": built.family, "examples": built.examples, "order": built.order}
        return self.roster.add(
            Draft(
                EntityKind.SECTOR, built.name, values, external_id=definition.external_id, source=built.source
            )
        )

    def find_own(self, name: str, place: Place) -> Subject:
        """Return a sector in the list's own words, or one of ours with the same name or accepted as the same."""
        slot = (name, place[0])
        if slot not in self._own:
            self._own[slot] = self._settle_own(name, place)
        return self._own[slot]

    def _settle_own(self, name: str, place: Place) -> Subject:
        spelled = drop_plurals(name)
        if spelled not in self._spelled:
            self._spelled[spelled] = self._take_own(name, place)
        sector = self._spelled[spelled]
        if fold_text(name) not in {fold_text(sector.name), *self._told}:
            self._told.add(fold_text(name))
            if sector.source == self.given.readings[place[0]].source:
                message = f"“{name}” was taken for the sector “{sector.name}” of this list."
                self.tell(place, "Sector", name, message, "note")
        return sector

    def _take_own(self, name: str, place: Place) -> Subject:
        definition = self._find_mapping(name)
        key = f"sector:{fold_text(name)}"
        if definition:
            if fold_text(definition.name) == fold_text(name) or self._is_accepted(key):
                return self.find_ours(definition)
            self._offer(name, definition, key, place)
        draft = Draft(EntityKind.SECTOR, name, source=self.given.readings[place[0]].source)
        known = self.roster.find(draft).subject or self._known.get(drop_plurals(name))
        return known or self.roster.add(draft)

    def _find_mapping(self, name: str) -> SectorDefinition | None:
        content = self.given.content
        if definition := content.find_sector(name):
            return definition
        guess = content.guess_sector(name)
        return guess.sector if guess else None

    def _is_accepted(self, key: str) -> bool:
        accepted = self.given.options.accept_sectors
        return accepted if isinstance(accepted, bool) else key in accepted

    def _offer(self, name: str, definition: SectorDefinition, key: str, place: Place) -> None:
        if key in self._offered:
            return
        self._offered.add(key)
        self.guesses.append(
            Guess(
                "mapping", self.given.readings[place[0]].where,
                f"The list's sector “{name}” looks like our “{definition.name}”. It stays the list's own unless "
                "you accept that.",
                value=name, meaning=definition.name, confidence=0.6, row=place[1], key=key,
            )
        )  # fmt: skip

    def tie_named(self, holder: Subject, sectors: Iterable[Subject], place: Place) -> None:
        """Tie somebody to the sectors their row names; the first is the main one of somebody without any."""
        first = not self._has_sector(holder)
        source = self.given.readings[place[0]].source
        for sector in sectors:
            self.mention(sector, place)
            values = {"said_by": source} | ({"primary": True} if first else {})
            self.tie(TieKind.IN_SECTOR, holder, sector, place, **values)
            self._placed.add(holder.id)
            first = False

    def _has_sector(self, holder: Subject) -> bool:
        stored = self.given.network.ties_of(holder.id, TieKind.IN_SECTOR) if holder.stored else ()
        said = any(tie.source == holder.id and tie.said_by != GUESS for tie in stored)
        return said or holder.id in self._placed

    def guess_missing(self, named: frozenset[str]) -> None:
        """Guess a sector for new organizations without one, unless their list has a column for it."""
        with_rows = {ids[0] for ids in self.subjects.values()}
        for subject in [self.roster.by_id[one] for one in self.places]:
            if subject.kind is EntityKind.ORGANIZATION and subject.stored is None and subject.id not in named:
                self._guess(subject, has_row=subject.id in with_rows)

    def _guess(self, subject: Subject, *, has_row: bool) -> None:
        """Guess a sector; for one that rows of a table with a sector column are about, an empty cell means none."""
        place = self.places[subject.id]
        reading = self.given.readings[place[0]]
        is_about = has_row or reading.kind is subject.kind
        if is_about and not subject.unknown and reading.has(*_SECTOR_MEANINGS):
            return
        guess = self.given.content.guess_sector(subject.name)
        if guess is None:
            return
        sector = self.find_ours(guess.sector)
        self.places.setdefault(sector.id, place)
        note = f"Guessed from “{guess.words}” in the name."
        self.tie(TieKind.IN_SECTOR, subject, sector, place, said_by=GUESS, primary=True, notes=note)
        self.guesses.append(
            Guess(
                "sector", reading.where,
                f"{subject.name} was put into {sector.name} because of “{guess.words}” in its name.",
                value=subject.name, meaning=sector.name, confidence=0.5, row=place[1],
            )
        )  # fmt: skip


def _find_holder(subjects: Sequence[Subject]) -> Subject:
    """Return whom a row's sector is about: its organization, or else its person."""
    first = subjects[0]
    if first.kind is EntityKind.PERSON:
        return next((s for s in subjects[1:2] if s.kind is EntityKind.ORGANIZATION), first)
    return first


def _find_replaced(given: Given, named: Mapping[str, Sequence[str]]) -> dict[str, tuple[Tie, ...]]:
    """Return the ties to sectors that were guessed, or that this same list gave before, where it now names others."""
    sources = {reading.source for reading in given.readings} if given.options.whole_list else set()
    found = {
        holder: tuple(
            tie
            for tie in given.network.ties_of(holder, TieKind.IN_SECTOR)
            if tie.source == holder
            and tie.target not in sectors
            and (tie.said_by == GUESS or tie.said_by in sources)
        )
        for holder, sectors in named.items()
    }
    return {holder: ties for holder, ties in found.items() if ties}
