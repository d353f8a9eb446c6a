"""What is due: relationships that want care, steps to take, whom to ask again; in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.upkeep import TouchState, Upkeep, find_upkeep
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.analysis.projection import RELATIONSHIP_KINDS
from netmap.model.entities import Organization, Person
from netmap.model.happenings import Interaction, Step
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.words import count_things, join_names, tell_day
from netmap.report.finding import Finding, FindingKind, end_sentence, tell_withheld

WEEK = 7
_YEAR = 365.25
CONTACTS_TOLD = 3
"""How many of the last contacts stand as evidence."""

NAMES_OF_A_CONTACT = 3
NO_RELATIONSHIP = "No relationship of ours is on the map yet. Mark us, and add a tie to us or note a contact."

_KINDS = {
    TouchState.OVERDUE: FindingKind.CONTACT_OVERDUE,
    TouchState.DUE: FindingKind.CONTACT_DUE,
    TouchState.GOOD: FindingKind.CONTACT_DUE,
    TouchState.NEVER: FindingKind.NEVER_IN_TOUCH,
}


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do: the day from which on it is due (None when nothing is noted), for whom, and in words.

    `subject` is the id of a partner or of a step, `partner` that of whom it is about (None for a step about
    nobody), `keepers` the ids of those who are to do it, by name.
    """

    on: date | None
    state: TouchState
    subject: str
    partner: str | None
    keepers: tuple[str, ...]
    finding: Finding


@dataclass(frozen=True)
class TouchWords:
    """Words on our relationships on a day."""

    day: Day

    @property
    def network(self) -> Network:
        """The network, with only the ties that hold on the day."""
        return self.day.network

    def write(self, one: Upkeep) -> Finding:
        """Return a relationship as a finding: how it stands, how often it wants care, who is to do what."""
        actor = self.network.entities[one.partner]
        not_now = isinstance(actor, Organization | Person) and actor.standing is Standing.NOT_NOW
        return Finding(
            FindingKind.ASK_AGAIN if not_now else _KINDS[one.state],
            (one.partner,),
            self._tell_again(one, actor.name) if not_now else self._tell_state(one, actor.name),
            self._tell_rhythm(one),
            self.list_contacts(one.partner),
            _tell_basis(one),
            self._tell_next_step(one),
        )

    def _tell_again(self, one: Upkeep, name: str) -> str:
        again = f"and may be asked again from {tell_day(one.due_on)} on" if one.due_on else "and said no day"
        return end_sentence(f"{name} said “not now”, {again}")

    def _tell_state(self, one: Upkeep, name: str) -> str:
        if one.last_contact is None:
            met = self.day.log.list_contacts(one.partner)
            return (
                f"The day of the last contact with {name} is not noted."
                if met
                else f"No contact with {name} is noted yet."
            )
        ago = tell_time_since(one.last_contact, self.day.date)
        last = f"the last contact was {ago}, on {tell_day(one.last_contact)}"
        if one.state is TouchState.OVERDUE:
            return f"We have not been in touch with {name} for too long: {last}."
        if one.state is TouchState.DUE:
            return f"It is time to be in touch with {name} again: {last}."
        return f"We are in touch with {name}: {last}."

    def _tell_rhythm(self, one: Upkeep) -> str:
        every, most = one.rhythm.ideal_days, one.rhythm.longest_days
        days = f"every {count_things(every, 'day')}, and after {count_things(most, 'day')} at the latest"
        if one.rhythm.agreed:
            return f"We want to be in touch {days}."
        word = self.day.content.strength_words.get(one.strength or 0)
        such = f"A relationship like this one (“{word}”)" if word else "A relationship that nobody has rated"
        return f"{such} is usually cared for {days}."

    def list_contacts(self, partner: str) -> tuple[str, ...]:
        """Return the last contacts with somebody as lines, the newest first."""
        told = self.day.log.list_contacts(partner)[:CONTACTS_TOLD]
        return tuple(filter(None, map(self._tell_contact, told)))

    def _tell_contact(self, contact_id: str) -> str:
        contact = self.network.entities[contact_id]
        if not isinstance(contact, Interaction):
            return ""
        withs = [one.name for one in self.network.targets(contact_id, TieKind.WITH)]
        made_by = [one.name for one in self.network.targets(contact_id, TieKind.BY)]
        by = f"{join_names(made_by)}: " if made_by else ""
        what = f"{by}{contact.interaction_kind} with {join_names(withs, NAMES_OF_A_CONTACT)}"
        said = f" – {contact.outcome}" if contact.outcome else ""
        return end_sentence(f"{tell_day(contact.on) if contact.on else 'No day noted'}, {what}{said}")

    def _tell_next_step(self, one: Upkeep) -> str:
        if one.plan:
            return self.tell_step(one.plan)
        names = [self.network.name_of(keeper) for keeper in self.pick_keepers(one) or one.ours[:1]]
        who = self.pick_whom_to_call(one)
        if not names:
            return end_sentence(f"Say who of us keeps this relationship, and let them call {who}")
        return end_sentence(f"{join_names(names)}: call {who}")

    def pick_keepers(self, one: Upkeep) -> tuple[str, ...]:
        """Return the ids of those whose task a relationship is and who are still of our side."""
        return tuple(keeper for keeper in one.keepers if keeper in self.day.our_side)

    def tell_step(self, step_id: str) -> str:
        """Return what is planned, by whom, and until when."""
        step = self.network.entities[step_id]
        if not isinstance(step, Step):
            return ""
        doers = [one.name for one in self.network.targets(step_id, TieKind.KEPT_BY)]
        who = f"{join_names(doers)}, " if doers else ""
        until = f" ({who}by {tell_day(step.due)})" if step.due else f" ({join_names(doers)})" if doers else ""
        return end_sentence(f"Planned: {split_step(step)[0]}{until}")

    def pick_whom_to_call(self, one: Upkeep) -> str:
        """Return the name of whom we know there and spoke with last, of whoever works there, or of the partner.

        Whoever is to call calls somebody whom they know themselves, where there is one.
        """
        workers = {person.id for person in self.network.sources(one.partner, TieKind.WORKS_AT)}
        known = self.network.sort(workers.intersection(one.theirs) or workers) or (one.partner,)
        callers = self.pick_keepers(one) or one.ours[:1]
        theirs = {
            tie.other_end(caller)
            for caller in callers
            for tie in self.network.ties_of(caller, *RELATIONSHIP_KINDS)
        }
        known = tuple(person for person in known if person in theirs) or known
        newest = max(known, key=lambda person: self.day.log.with_actor(person) or date.min)
        return self.network.name_of(newest)


def _tell_basis(one: Upkeep) -> str:
    if one.last_contact is None:
        return "Based on the contacts noted and on the days on our ties: no day is noted here."
    return "Based on the contacts noted, on the days on our ties, and on how close we say we are."


def tell_time_since(before: date, day: date) -> str:
    """Return how long ago a day was, in words: "today", "5 days ago", "3 months ago", "nearly 4 years ago"."""
    days = (day - before).days
    if days <= 1:
        return "today" if not days else "yesterday"
    if days >= 2 * _YEAR:
        return f"{_count_years(days)} years ago"
    for unit, word in ((30.44, "month"), (7, "week")):
        if days >= 2 * unit:
            return f"{int(days / unit)} {word}s ago"
    return f"{days} days ago"


def _count_years(days: int) -> str:
    """Return so many days in years: "2", "over 2" from a quarter on, "nearly 3" from three."""
    years, rest = divmod(days / _YEAR, 1)
    if rest >= 0.75:  # noqa: PLR2004 - three quarters
        return f"nearly {years + 1:.0f}"
    return f"over {years:.0f}" if rest >= 0.25 else f"{years:.0f}"  # noqa: PLR2004 - a quarter


def tell_nothing_due(day: Day, keeper: str | None) -> str:
    """Return what is said when nothing is due for one of us by id, or for all of us."""
    if keeper:
        return f"Nothing is due for {day.network.name_of(keeper)}."
    return "Nothing is due now." if find_upkeep(day) else NO_RELATIONSHIP


def find_due(day: Day, *, ahead: int = WEEK, keeper: str | None = None) -> tuple[Due, ...]:
    """Return what is to be done now: what is late, then what is due within some days, then what has no day.

    Relationships, open steps, and those who said "not now" and may be asked again; each by its day, then name.
    A relationship with a planned step is told by that step. Nothing confidential is named, and nothing told as late that
    a confidential contact says is not.

    Parameters
    ----------
    ahead
        How many days to look ahead.
    keeper
        The id of a person: only what they are to do.
    """
    found = _find_due(day.openly, ahead, keeper)
    if day.openly is day:
        return found
    true = {(one.subject, one.state) for one in _find_due(day, ahead, keeper)}
    kept = [one for one in found if (one.subject, one.state) in true]
    told = tell_withheld(day, [one.finding for one in kept])
    return tuple(replace(one, finding=finding) for one, finding in zip(kept, told, strict=True))


def _find_due(day: Day, ahead: int, keeper: str | None) -> tuple[Due, ...]:
    words, relationships = TouchWords(day), find_upkeep(day)
    steps = [_write_due_step(words, step) for step in _list_open_steps(day.network)]
    limit = day.date + timedelta(days=ahead)
    planned = {due.partner for due in steps if due.on is None or due.on <= limit}
    found = [
        Due(
            one.due_on,
            one.state,
            one.partner,
            one.partner,
            words.pick_keepers(one) or one.ours,
            words.write(one),
        )
        for one in relationships
        if one.partner not in planned
    ]
    found += [*steps, *_list_to_ask_again(words, {one.partner for one in relationships})]
    now = [one for one in found if (one.on <= limit if one.on else one.state is not TouchState.GOOD)]
    return sort_due(day.network, (one for one in now if keeper is None or keeper in one.keepers))


def sort_due(network: Network, dues: Iterable[Due]) -> tuple[Due, ...]:
    """Return what is due: late, due, not yet, never noted; each by day, then name."""
    order = {TouchState.OVERDUE: 0, TouchState.DUE: 1, TouchState.GOOD: 2, TouchState.NEVER: 3}

    def rank(one: Due) -> tuple[int, date, str, int]:
        return (
            order[one.state],
            one.on or date.max,
            network.name_of(one.subject).casefold(),
            network.places[one.subject],
        )

    return tuple(sorted(dues, key=rank))


def split_step(step: Step) -> tuple[str, ...]:
    """Return the lines of what is to be done, the first without its full stop; "A step" when nothing is said."""
    first, *more = [line.strip() for line in step.what.splitlines() if line.strip()] or ["A step"]
    return first.rstrip(".") or "A step", *more


def _list_open_steps(network: Network) -> list[Step]:
    return [one for one in network.of(Step) if one.done_on is None]


def _write_due_step(words: TouchWords, step: Step) -> Due:
    about = words.network.targets(step.id, TieKind.ABOUT)
    doers = words.network.targets(step.id, TieKind.KEPT_BY)
    late = step.due is not None and step.due < words.day.date
    state = TouchState.OVERDUE if late else TouchState.DUE
    promise = "We promised: " if step.promised else ""
    when = f"it {'was' if late else 'is'} due on {tell_day(step.due)}" if step.due else "no day is set for it"
    names = [one.name for one in about]
    what, *more = split_step(step)
    finding = Finding(
        FindingKind.STEP_DUE,
        (step.id, *(one.id for one in about)),
        f"{promise}{what} – {when}.",
        end_sentence(f"It is about {join_names(names)}")
        if names
        else "It is noted about nobody in particular.",
        (*more, *(words.list_contacts(about[0].id) if about else ())),
        "Based on the steps noted as not done.",
        end_sentence(f"{join_names([one.name for one in doers])}: do it, then tick it off")
        if doers
        else "Say who does it.",
    )
    partner = about[0].id if about else None
    return Due(step.due, state, step.id, partner, tuple(one.id for one in doers), finding)


def _list_to_ask_again(words: TouchWords, told: set[str]) -> list[Due]:
    """Return those without a relationship with us who may be asked again, or be asked at all, from a day on."""
    found = []
    for actor in words.network.actors():
        again = actor.ask_again_on
        if again is None or actor.id in told or actor.standing in LEFT_OUT:
            continue
        keepers = words.network.targets(actor.id, TieKind.KEPT_BY)
        who = join_names([one.name for one in keepers])
        finding = Finding(
            FindingKind.ASK_AGAIN,
            (actor.id,),
            f"{actor.name} may be asked again from {tell_day(again)} on.",
            "They said “not now”." if actor.standing is Standing.NOT_NOW else "We noted this day.",
            words.list_contacts(actor.id),
            "Based on the day noted with them.",
            end_sentence(f"{who}: call {actor.name}" if who else f"Say who of us calls {actor.name}"),
        )
        state = TouchState.DUE if again <= words.day.date else TouchState.GOOD
        found.append(Due(again, state, actor.id, actor.id, tuple(one.id for one in keepers), finding))
    return found
