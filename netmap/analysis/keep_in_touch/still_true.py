"""Which ties nobody has heard of for long: the pile of "Is this still true?"."""

from dataclasses import dataclass
from datetime import date, timedelta

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.keep_in_touch.contact_log import LastContacts
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.model.happenings import Dismissal
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie

HOLDS_FOR_DAYS = 365
"""A tie without a sign of life for longer than this is to be confirmed."""

ASKED_AGAIN_AFTER_DAYS = 30
"""How long a tie stays off the pile after somebody answered that they do not know."""

A_DAY = 10
"""How many are asked about on one day."""

ASKED_KINDS = frozenset(
    {
        TieKind.PARTNERS_WITH,
        TieKind.KNOWS,
        TieKind.WORKS_AT,
        TieKind.MEMBER_OF,
        TieKind.FUNDS,
        TieKind.REFERS_TO,
    }
)
ASKED = "still true:"
"""How the `finding` of a `Dismissal` begins that says only that nobody knew whether a tie still holds."""


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A tie that nobody has confirmed for over a year: its last known sign of life, None when no day is noted."""

    tie: Tie
    last_sign: date | None


def find_last_sign(log: LastContacts, tie: Tie) -> date | None:
    """Return the last day on which a tie is known to have been alive; None when no day is noted.

    That is when it was confirmed, when just the two were in touch, or, for a tie of ours, when anybody of us
    was in touch with anybody there; that two people know each other shows only where both were. That somebody still
    works somewhere shows in a contact that names both.
    """
    signs = [tie.confirmed_on, log.between(*tie.ends)]
    if tie.kind is TieKind.WORKS_AT:
        signs.append(log.named_together(*tie.ends))
    elif tie.kind not in {TieKind.MEMBER_OF, TieKind.KNOWS}:
        signs += [log.with_actor(tie.other_end(end)) for end in tie.ends if end in log.us]
    return max((sign for sign in signs if sign and sign <= log.until), default=None)


@once_a_day
def find_unconfirmed(day: Day) -> tuple[Unconfirmed, ...]:
    """Return the ties without a sign of life for over a year: the oldest first, then those without any day.

    Those of one age by kind and name; none between two of us, or with somebody who left us.
    """
    limit = day.date - timedelta(days=HOLDS_FOR_DAYS)
    gone = {one.id for one in day.network.actors() if day.read_standing(one.id) in LEFT_OUT}
    asked = [
        tie
        for tie in day.network.ties_of_kind(*ASKED_KINDS)
        if not day.our_side.issuperset(tie.ends) and gone.isdisjoint(tie.ends)
    ]
    found = [Unconfirmed(tie, find_last_sign(day.log, tie)) for tie in asked]
    old = [one for one in found if one.last_sign is None or one.last_sign < limit]
    return tuple(sorted(old, key=lambda one: one.last_sign or date.max))


def find_faint(day: Day) -> frozenset[str]:
    """Return the ids of the ties that are known to be old, which a map draws faint until they are confirmed.

    A tie of which no day is noted is not among them: a list just brought in is not old.
    """
    return frozenset(one.tie.id for one in find_unconfirmed(day) if one.last_sign)


def list_pile(day: Day, most: int = A_DAY) -> tuple[Unconfirmed, ...]:
    """Return what is to be asked about, the oldest first, `most` at most.

    What nobody knew within the last `ASKED_AGAIN_AFTER_DAYS` is not asked.
    """
    asked = _read_asked(day.network)
    again = day.date - timedelta(days=ASKED_AGAIN_AFTER_DAYS)
    waiting = [one for one in find_unconfirmed(day) if asked.get(one.tie.id, date.min) <= again]
    return tuple(waiting[:most])


def count_answered(day: Day) -> int:
    """Return how many ties were confirmed, ended or put off on the day; one that has ended counts too."""
    put_off = sum(asked_on == day.date for asked_on in _read_asked(day.everything).values())
    return put_off + sum(tie.confirmed_on == day.date for tie in day.everything.ties_of_kind(*ASKED_KINDS))


def name_question(tie_id: str) -> str:
    """Return what a `Dismissal` says in `finding` when nobody knew whether a tie still holds."""
    return ASKED + tie_id


def _read_asked(network: Network) -> dict[str, date]:
    """Return by tie id the last day on which nobody knew."""
    found: dict[str, date] = {}
    for one in network.of(Dismissal):
        if one.on and one.finding.startswith(ASKED):
            tie = one.finding.removeprefix(ASKED)
            found[tie] = max(one.on, found.get(tie, date.min))
    return found
