"""Sectors: a list's own, in its words; ours where that is accepted; guessed from the name where there are none."""

from collections.abc import Iterable

from netmap.content.entries import SectorDefinition
from netmap.files.matching.roster import Subject
from netmap.files.plan.gather import Gathering, Place
from netmap.files.plan.report import Guess
from netmap.files.rows.drafts import Draft
from netmap.files.shapes.table_kinds import TableReading
from netmap.model.entities import Sector
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.text import fold_text
from netmap.model.ties import GUESS

_SECTOR_MEANINGS = ("sector", "sector_flag")


class SectorDesk:
    """Finds or adds the sectors an import speaks of, each once."""

    def __init__(self, gathering: Gathering) -> None:
        self.gathering = gathering
        self._ours: dict[str, Subject] = {}
        self._own: dict[tuple[str, int], Subject] = {}
        self._offered: set[str] = set()
        self._stored_ours = {
            external_id: subject
            for subject in gathering.roster.by_id.values()
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
        roster = self.gathering.roster
        named, _ = roster.find(Draft(EntityKind.SECTOR, definition.name))
        if named is not None:
            return named
        built: Sector = self.gathering.content.build_sector(definition)
        subject = roster.add(
            Draft(EntityKind.SECTOR, built.name, external_id=definition.external_id, source=built.source)
        )
        subject.values |= {"family": built.family, "examples": built.examples, "order": built.order}
        return subject

    def find_own(self, name: str, place: Place) -> Subject:
        """Return a sector in the list's own words, or one of ours when its mapping was accepted."""
        slot = (name, place[0])
        if slot not in self._own:
            self._own[slot] = self._settle_own(name, place)
        return self._own[slot]

    def _settle_own(self, name: str, place: Place) -> Subject:
        gathering = self.gathering
        definition = self._find_mapping(name)
        key = f"sector:{fold_text(name)}"
        source = gathering.readings[place[0]].source
        if definition:
            if self._is_accepted(key):
                return self.find_ours(definition)
            self._offer(name, definition, key, place)
        draft = Draft(EntityKind.SECTOR, name, source=source)
        found, _ = gathering.roster.find(draft)
        return found or gathering.roster.add(draft)

    def _find_mapping(self, name: str) -> SectorDefinition | None:
        content = self.gathering.content
        if definition := content.find_sector(name):
            return definition
        guess = content.guess_sector(name)
        return guess.sector if guess else None

    def _is_accepted(self, key: str) -> bool:
        accepted = self.gathering.options.accept_sectors
        return accepted if isinstance(accepted, bool) else key in accepted

    def _offer(self, name: str, definition: SectorDefinition, key: str, place: Place) -> None:
        if key in self._offered:
            return
        self._offered.add(key)
        self.gathering.guesses.append(
            Guess(
                "mapping", self.gathering.readings[place[0]].where,
                f"The list's sector “{name}” looks like our “{definition.name}”. It stays the list's own unless "
                "you accept that.",
                value=name, meaning=definition.name, confidence=0.6, row=place[1], key=key,
            )
        )  # fmt: skip


def gather_sectors(gathering: Gathering) -> None:
    """Tie everybody to the sectors their rows name, and guess a sector for the new ones whose list names none."""
    desk = SectorDesk(gathering)
    with_sectors = {
        place for place, reading in enumerate(gathering.readings) if reading.has(*_SECTOR_MEANINGS)
    }
    named: dict[str, list[Subject]] = {}
    for row in gathering.rows:
        if row.refused or not row.main or not row.sectors:
            continue
        place = (row.place, row.number)
        subject = _find_holder(gathering.subjects_at[place])
        sectors = [desk.find_own(name, place) for name in row.sectors]
        named.setdefault(subject.id, []).extend(sectors)
        _tie_sectors(gathering, subject, sectors, place)
    _drop_replaced(gathering, named)
    if gathering.options.guess_sectors:
        _guess_sectors(gathering, desk, with_sectors, set(named))


def _find_holder(subjects: Iterable[Subject]) -> Subject:
    """Return whom a row's sector is about: its organization, or else its person."""
    listed = list(subjects)
    first = listed[0]
    if first.kind is EntityKind.PERSON:
        return next((s for s in listed[1:2] if s.kind is EntityKind.ORGANIZATION), first)
    return first


def _tie_sectors(gathering: Gathering, subject: Subject, sectors: Iterable[Subject], place: Place) -> None:
    source = gathering.readings[place[0]].source
    first = not _has_sector(gathering, subject)
    for sector in sectors:
        gathering.mark(sector, place)
        values = {"said_by": source} | ({"primary": True} if first else {})
        gathering.tie(TieKind.IN_SECTOR, subject, sector, place, **values)
        first = False


def _has_sector(gathering: Gathering, subject: Subject) -> bool:
    stored = gathering.network.ties_of(subject.id, TieKind.IN_SECTOR) if subject.stored else ()
    if any(tie.source == subject.id and tie.said_by != GUESS for tie in stored):
        return True
    return any(
        entry.kind is TieKind.IN_SECTOR and entry.source is subject
        for place in subject.places
        for entry in gathering.ties_at.get(place, ())
    )


def _drop_replaced(gathering: Gathering, named: dict[str, list[Subject]]) -> None:
    """Take out sectors that were guessed, or that this same list gave before, where it now names others."""
    whole = gathering.options.whole_list
    sources = {reading.source for reading in gathering.readings} if whole else set()
    for subject_id, sectors in named.items():
        kept = {sector.id for sector in sectors}
        for tie in gathering.network.ties_of(subject_id, TieKind.IN_SECTOR):
            ours = tie.said_by == GUESS or tie.said_by in sources
            if tie.source == subject_id and tie.target not in kept and ours:
                gathering.removed_ties.add(tie.id)
                gathering.replaced.setdefault(subject_id, []).append(tie.target)


def _guess_sectors(gathering: Gathering, desk: SectorDesk, with_sectors: set[int], named: set[str]) -> None:
    listed = [
        subject
        for subject in gathering.touched.values()
        if subject.kind is EntityKind.ORGANIZATION and subject.stored is None and subject.id not in named
    ]
    for subject in listed:
        place = subject.places[0]
        reading = gathering.readings[place[0]]
        if place[0] in with_sectors and not subject.unknown and _is_subject_of(reading, subject, gathering):
            continue
        guess = gathering.content.guess_sector(subject.name)
        if guess is None:
            continue
        sector = desk.find_ours(guess.sector)
        gathering.touched.setdefault(sector.id, sector)
        note = f"Guessed from “{guess.words}” in the name."
        gathering.tie(TieKind.IN_SECTOR, subject, sector, place, said_by=GUESS, primary=True, notes=note)
        gathering.guesses.append(
            Guess(
                "sector", reading.where,
                f"{subject.name} was put into {sector.name} because of “{guess.words}” in its name.",
                value=subject.name, meaning=sector.name, confidence=0.5, row=place[1],
            )
        )  # fmt: skip


def _is_subject_of(reading: TableReading, subject: Subject, gathering: Gathering) -> bool:
    """Whether rows of a table with a sector column are about this subject, so that an empty cell means none."""
    if reading.kind is subject.kind:
        return True
    return any(gathering.subjects_at[place][0] is subject for place in subject.places)
