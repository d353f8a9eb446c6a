"""Through whom we are in touch: whom among us a partner knows, and whom we know there."""

from dataclasses import dataclass, field

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.model.kinds import EntityKind


@dataclass(frozen=True, slots=True)
class Contacts:
    """Through whom each of our partners and we are in touch, as far as it is noted.

    `ours` has for each partner those of us whom they know or who keep the relationship; where nobody is noted as such it
    is those who took part in a contact, and the partner is in `only_met`. `also_met` has who else of us took part in one.
    `theirs` has those whom we know there or who took part. A partner for whom nobody is noted at all has an empty set.
    """

    ours: dict[str, frozenset[str]]
    theirs: dict[str, frozenset[str]]
    only_met: frozenset[str] = frozenset()
    also_met: dict[str, frozenset[str]] = field(default_factory=dict)

    def keep_present(self, day: Day) -> "Contacts":
        """Return the same of those partners who have not left us."""
        present = [one for one in self.ours if day.read_standing(one) not in LEFT_OUT]
        return Contacts(
            {one: self.ours[one] for one in present},
            {one: self.theirs[one] for one in present},
            self.only_met.intersection(present),
            {one: self.also_met[one] for one in present},
        )


@once_a_day
def find_contacts(day: Day) -> Contacts:
    """Return through whom we are in touch with each partner."""
    team = {one for one in day.our_side if day.network.kind_of(one) is EntityKind.PERSON}
    ours: dict[str, frozenset[str]] = {}
    theirs: dict[str, frozenset[str]] = {}
    only_met, also_met = set(), {}
    for partner, found in day.relationships.items():
        people = {
            one for tie in found.ties for one in tie.ends if day.network.kind_of(one) is EntityKind.PERSON
        }
        near, far = day.log.list_present(partner)
        knowing = (people | {tie.target for tie in found.kept}) & team
        ours[partner] = frozenset(knowing or near & team)
        theirs[partner] = frozenset((people | far) - team - {partner})
        also_met[partner] = frozenset(near & team) - ours[partner]
        if ours[partner] and not knowing:
            only_met.add(partner)
    return Contacts(ours, theirs, frozenset(only_met), also_met)
