"""Our own relationships as rows tell them: who of us keeps one, when we last met, how close it is and since when."""

from collections.abc import Sequence

from netmap.files.matching.subjects import Subject
from netmap.files.plan.gathering import Gathered, Given
from netmap.files.plan.subjects import Matched, Matching
from netmap.files.rows.drafts import Draft, Place, RowDraft, WithUs
from netmap.model.entities import Organization
from netmap.model.happenings import Interaction
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.text import fold_text


def gather_our_ties(given: Given, rows: Sequence[RowDraft], matched: Matched) -> Matched:
    """Return what was matched with those who keep relationships, and with the contacts rows speak of."""
    desk = _Desk(given, matched.gathered, matched.answered)
    for row in rows:
        if row.with_us and row.main:
            desk.take_row(row, row.with_us)
    return Matched(desk.close(), tuple(desk.answered))


class _Desk(Matching):
    """Takes what rows say of us."""

    def __init__(self, given: Given, before: Gathered, answered: Sequence[tuple[str, str]]) -> None:
        super().__init__(given, before, answered)
        self._home = self._find_home()

    def take_row(self, row: RowDraft, said: WithUs) -> None:
        """Tie whom a row is about, and where they work, to those who keep it; note when they last met."""
        subjects = self.list_subjects(row.at)
        partners = _list_partners(row, subjects)
        if not partners:
            return
        keepers = [self._find_keeper(name, row.at) for name in said.keepers]
        rated = {"strength": said.strength, "since": said.since}
        told = {} if self._home else rated
        for partner in partners:
            for keeper in keepers:
                if keeper.id != partner.id:
                    self.tie(TieKind.KEPT_BY, partner, keeper, row.at, **told)
        if any(value is not None for value in rated.values()):
            self._rate(partners[-1], keepers, said, row.at)
        if said.last_contact:
            others = {one.id for one in (*partners, *keepers)}
            people = [one for one in subjects if one.kind is EntityKind.PERSON and one.id not in others]
            self._note_contact(said, partners, people, keepers, row.at)

    def _find_home(self) -> Subject | None:
        """Return our own organization: on the map, or as the files say."""
        stored = (one.id for one in self.given.network.of(Organization) if one.home)
        found = next(stored, "")
        return self.roster.by_id.get(found) or next(
            (one for one in self.roster.by_id.values() if one.values.get("home")), None
        )

    def _find_keeper(self, name: str, place: Place) -> Subject:
        """Return who keeps a relationship: by name, not a partner's contact who merely shares a first name."""
        reading = self.given.readings[place[0]]
        values = {"on_team": True} if fold_text(name) in reading.team else {}
        known = self.roster.refer(name, (EntityKind.PERSON,), reading.source)
        single = " " not in name
        fitting = [
            one
            for one in known
            if not single
            or one.known("on_team")
            or not one.employers
            or fold_text(one.name) != fold_text(name)
        ]
        if not fitting:
            found = self.roster.add(Draft(EntityKind.PERSON, name, values, source=reading.source))
            self.mention(found, place)
            return found
        draft = Draft(EntityKind.PERSON, name, values, netmap_id=fitting[0].id)
        if fold_text(name) != fold_text(fitting[0].name):
            draft.name = fitting[0].name
            self.answered[fitting[0].id, name] = None
        return self.take(draft, place)

    def _rate(self, partner: Subject, keepers: Sequence[Subject], said: WithUs, place: Place) -> None:
        """Say how close it is and since when: of the tie to our organization; as long as it is not known, of keepers.

        Without either it stays among the columns of the user's own, as there is nobody whose tie it could be.
        """
        if self._home and self._home.id != partner.id:
            self.tie(
                TieKind.PARTNERS_WITH, partner, self._home, place, strength=said.strength, since=said.since
            )
        elif not keepers:
            told = {"strength": said.strength, "since": said.since and said.since.isoformat()}
            kept = {said.headings.get(name, name): value for name, value in told.items() if value is not None}
            self.take(Draft(partner.kind, partner.name, attributes=kept, netmap_id=partner.id), place)

    def _note_contact(
        self,
        said: WithUs,
        partners: Sequence[Subject],
        people: Sequence[Subject],
        keepers: Sequence[Subject],
        place: Place,
    ) -> None:
        """Note a contact with a partner, and with the one person named there, by the first who keeps it."""
        if any(self._is_noted(partner, said) for partner in partners):
            return
        values: dict[str, object] = {"on": said.last_contact, "interaction_kind": said.contact_kind}
        if said.said:
            values["notes"] = f"{said.headings.get('last_contact', 'Last contact')}: {said.said}"
        contact = self.take(
            Draft(
                EntityKind.INTERACTION, "", values, named=frozenset({fold_text(partners[0].name)}),
                source=self.given.readings[place[0]].source,
            ),
            place,
        )  # fmt: skip
        for other in (*partners, *(people if len(people) == 1 else ())):
            self.tie(TieKind.WITH, contact, other, place)
        for keeper in keepers[:1]:
            self.tie(TieKind.BY, contact, keeper, place)

    def _is_noted(self, partner: Subject, said: WithUs) -> bool:
        """Whether somebody wrote down more of this contact than a list says."""
        noted = self.given.network.sources(partner.id, TieKind.WITH) if partner.stored else ()
        return any(
            isinstance(one, Interaction) and one.on == said.last_contact and one.outcome for one in noted
        )


def _list_partners(row: RowDraft, subjects: Sequence[Subject]) -> list[Subject]:
    """Return whom a row is about, and the organization they work for."""
    count = 2 if row.employer else 1
    return [one for one in subjects[:count] if one.kind in ACTOR_KINDS]
