"""The upkeep of our relationships: how close they are, who keeps them, and when they want to be cared for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netmap.analysis.connectors.contacts import find_contacts
from netmap.analysis.day import Day, once_a_day
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.analysis.projection import read_strength
from netmap.content.entries import RhythmDefinition
from netmap.model.entities import Organization, Person
from netmap.model.happenings import Step
from netmap.model.kinds import Mode, Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie

LONGEST_TO_IDEAL = 2
"""The longest gap of a rhythm of which only the ideal one was agreed, as a multiple of that."""


class TouchState(StrEnum):
    """Whether it is time to be in touch, the most urgent first."""

    OVERDUE = "overdue"
    NEVER = "without a dated contact"
    DUE = "due"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Days between two contacts, ideally and at most; `agreed` says that it was set for this relationship."""

    ideal_days: int
    longest_days: int
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What one of our relationships rests on, and when it wants care.

    `partner` is an organization or an individual partner, `ties` the ids of the ties between them and us, those that say
    who keeps them included, `strength` the largest of them (None when unrated). `keepers` are those whose task it is, `ours` those of
    us who are known to be in touch, `theirs` those we know there: ids, each by name. `due_on` is the day from
    which a contact is due, `overdue_on` the day after which it is overdue; both None as long as no contact is
    noted. Somebody who said "not now" is due when they may be asked again, and never without such a day. `plan` is the id of the next open
    step about them, None without one.
    """

    partner: str
    ties: tuple[str, ...]
    strength: int | None
    modes: tuple[Mode, ...]
    keepers: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    last_contact: date | None
    rhythm: Rhythm
    state: TouchState
    due_on: date | None
    overdue_on: date | None
    plan: str | None


@once_a_day
def find_upkeep(day: Day) -> tuple[Upkeep, ...]:
    """Return the upkeep of our relationships: overdue, without any contact, due, good; the longest due first.

    Whoever left us is not among them.
    """
    network, contacts, rhythms = day.network, find_contacts(day), day.content.usual_rhythms
    found = []
    for partner, ours in contacts.ours.items():
        actor = network.entities[partner]
        if not isinstance(actor, Organization | Person) or actor.standing in LEFT_OUT:
            continue
        relationship = day.relationships[partner]
        ties = (*relationship.ties, *relationship.kept)
        keepers = {one.id for one in network.targets(partner, TieKind.KEPT_BY)}
        strength = max(filter(None, map(read_strength, relationship.ties)), default=None)
        rhythm = read_rhythm(ties, rhythms[strength or 0])
        last = day.log.with_actor(partner)
        due, overdue = find_due_days(actor, last, rhythm)
        left_alone = actor.standing is Standing.NOT_NOW and due is None
        found.append(
            Upkeep(
                partner, tuple(tie.id for tie in ties), strength,
                tuple(sorted({tie.mode for tie in ties if tie.mode})),
                day.sort_by_name(keepers | {tie.target for tie in relationship.kept}),
                day.sort_by_name(ours), day.sort_by_name(contacts.theirs[partner]),
                last, rhythm, TouchState.GOOD if left_alone else judge_days(day.date, due, overdue), due, overdue,
                find_plan(network, partner),
            )
        )  # fmt: skip
    states = list(TouchState)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                states.index(one.state), one.due_on or date.max, network.places[one.partner],
            ),
        )
    )  # fmt: skip


def read_rhythm(ties: Iterable[Tie], usual: RhythmDefinition) -> Rhythm:
    """Return the shortest rhythm set on some ties, the usual one when none is."""
    ties = tuple(ties)
    ideal = min((tie.rhythm_ideal_days for tie in ties if tie.rhythm_ideal_days), default=None)
    longest = min((tie.rhythm_longest_days for tie in ties if tie.rhythm_longest_days), default=None)
    if ideal is None and longest is None:
        return Rhythm(usual.ideal_days, usual.longest_days)
    if ideal is None:
        return Rhythm(min(usual.ideal_days, longest or 1), longest or 1, agreed=True)
    return Rhythm(ideal, max(ideal, longest or LONGEST_TO_IDEAL * ideal), agreed=True)


def find_due_days(
    actor: Organization | Person, last: date | None, rhythm: Rhythm
) -> tuple[date | None, date | None]:
    """Return from which day on a contact is due, and after which it is overdue; None each when none is noted."""
    if actor.standing is Standing.NOT_NOW:
        again = actor.ask_again_on
        return again, _add_days(again, rhythm.ideal_days) if again else None
    if last is None:
        return None, None
    return _add_days(last, rhythm.ideal_days), _add_days(last, rhythm.longest_days)


def _add_days(day: date, days: int) -> date:
    return day + min(timedelta(days=days), date.max - day)


def judge_days(day: date, due: date | None, overdue: date | None) -> TouchState:
    """Return whether on `day` it is time to be in touch."""
    if due is None or overdue is None:
        return TouchState.NEVER
    if day > overdue:
        return TouchState.OVERDUE
    return TouchState.DUE if day >= due else TouchState.GOOD


def find_plan(network: Network, partner: str) -> str | None:
    """Return the id of the open step about somebody that is due first; None without one."""
    steps = [
        one
        for one in network.sources(partner, TieKind.ABOUT)
        if isinstance(one, Step) and one.done_on is None
    ]
    return min(steps, key=lambda step: step.due or date.max).id if steps else None
