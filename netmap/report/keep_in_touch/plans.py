"""What is written down when we keep in touch: a contact, a step, who keeps whom, and how often.

Each function returns what to put into the map and what to take out; pages and commands save it as one Change.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from netmap.analysis.connectors.contacts import find_contacts
from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.changes import Item, Plan
from netmap.model.entities import Person
from netmap.model.happenings import Interaction, Step
from netmap.model.kinds import ACTOR_KINDS, InteractionKind, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie, change_tie
from netmap.model.words import count_things

DAYS_TO_DO = 14
"""How many days ahead a step is due unless told otherwise."""


def plan_contact(
    day: Day,
    partners: Iterable[str],
    *,
    kind: InteractionKind = InteractionKind.CALL,
    by: str | None = None,
    outcome: str = "",
    asked_about_ties: bool = False,
) -> list[Item]:
    """Return a contact of one of us with some actors on a day, to be put into the map.

    Parameters
    ----------
    by
        The id of who of us was in touch; whoever keeps the first of the partners when None, if one of us does.

    Raises
    ------
    InputError
        When nobody is named, or somebody who is gone.
    """
    withs = list(dict.fromkeys(partners))
    if not withs:
        raise InputError("Say with whom the contact was.", field="with")
    _check_all_there(day, withs)
    contact = Interaction(
        interaction_kind=kind, on=day.date, outcome=outcome, asked_about_ties=asked_about_ties
    )
    made_by = by or find_keeper(day, withs[0])
    ties = [build_tie(TieKind.WITH, contact.id, one) for one in withs]
    ties += [build_tie(TieKind.BY, contact.id, made_by)] if made_by else []
    return [contact, *ties]


def plan_step(
    day: Day,
    partner: str,
    *,
    what: str,
    due: date | None = None,
    keeper: str | None = None,
) -> list[Item]:
    """Return a step about somebody, to be put into the map.

    It is done by `keeper`, or by whoever keeps the relationship, and due after `DAYS_TO_DO` unless told
    otherwise.

    Raises
    ------
    InputError
        When it is not said what is to be done, or the partner is gone.
    """
    if not what.strip(" .\n"):
        raise InputError("Say what is to be done.", field="what")
    _check_all_there(day, [partner])
    step = Step(what=what, due=due or day.date + timedelta(days=DAYS_TO_DO))
    keeper = keeper or find_keeper(day, partner)
    ties = [build_tie(TieKind.ABOUT, step.id, partner)]
    ties += [build_tie(TieKind.KEPT_BY, step.id, keeper)] if keeper else []
    return [step, *ties]


def _check_all_there(day: Day, ids: Iterable[str]) -> None:
    if any(day.network.get(one) is None for one in ids):
        raise InputError("This partner is not on the map any more.", field="with")


def find_keeper(day: Day, partner: str) -> str | None:
    """Return who of us keeps a relationship on a day, the first by name; None when nobody does."""
    kept = day.network.targets(partner, TieKind.KEPT_BY)
    keepers = [one.id for one in kept if one.id in day.our_side]
    return keepers[0] if keepers else None


def end_tie(tie: Tie, day: date) -> Plan:
    """Return what makes a tie one of the past on `day`; one that began only then is taken out."""
    yesterday = day - timedelta(days=1)
    if tie.since and tie.since > yesterday:
        return [], [tie.id]
    return [change_tie(tie, until=yesterday)], []


def plan_keeper(day: Day, partner: str, keeper: str | None, *, instead_of: str | None = None) -> Plan:
    """Return what makes one person, or nobody, keep a relationship from a day on: instead of one, or of all others."""
    kept = day.network.ties_of(partner, TieKind.KEPT_BY)
    there = [tie for tie in kept if tie.source == partner]
    over = [tie for tie in there if tie.target != keeper and instead_of in (None, tie.target)]
    put: list[Item] = []
    remove: list[str] = []
    for tie in over:
        ended, gone = end_tie(tie, day.date)
        put, remove = [*put, *ended], [*remove, *gone]
    if keeper and keeper not in {tie.target for tie in there}:
        agreed = next((tie for tie in over if tie.rhythm_ideal_days or tie.rhythm_longest_days), None)
        rhythm = _read_rhythm_fields(agreed) if agreed else {}
        put.append(build_tie(TieKind.KEPT_BY, partner, keeper, since=day.date, **rhythm))
    return put, remove


def _read_rhythm_fields(tie: Tie) -> dict[str, int | None]:
    return {
        "rhythm_ideal_days": tie.rhythm_ideal_days,
        "rhythm_longest_days": tie.rhythm_longest_days,
    }


def list_ties_left(day: Day, ties: Iterable[str], plan: Plan) -> list[Tie]:
    """Return the ties of a relationship, given by id, as a plan leaves them: what it adds, not what it ends."""
    put, remove = plan
    left = {tie: day.network.ties[tie] for tie in ties if tie not in remove}
    left |= {one.id: one for one in put if isinstance(one, Tie)}
    return [tie for tie in left.values() if tie.holds_on(day.date)]


def plan_rhythm(ties: Iterable[Tie], ideal: int | None, longest: int | None) -> list[Item]:
    """Return the ties of a relationship with a rhythm in days on the closest of them and none on the others.

    Where there is no other tie it is the one that says who keeps the relationship.

    Raises
    ------
    InputError
        When the days at most are fewer than those between two contacts, or nothing is there to note them on.
    """
    if ideal and longest and longest < ideal:
        most, every = count_things(longest, "day"), count_things(ideal, "day")
        message = f"At the latest after {most}: that is before the {every} between two contacts. Give more days, or none."
        raise InputError(message, field="longest", value=longest)
    ranked = sorted(ties, key=lambda tie: (tie.kind is TieKind.KEPT_BY, -(tie.strength or 0)))
    if not ranked:
        raise InputError(
            "Say first who of us keeps this relationship: the days are noted with it.", field="keeper"
        )
    rhythms = [(ideal, longest)] + [(None, None)] * (len(ranked) - 1)
    return [
        change_tie(tie, rhythm_ideal_days=one, rhythm_longest_days=most)
        for tie, (one, most) in zip(ranked, rhythms, strict=True)
    ]


def list_relationships_of(day: Day, person: str) -> tuple[str, ...]:
    """Return the partners whom one of us keeps, or is in touch with, on a day, by name."""
    near = {partner for partner, ours in find_contacts(day).ours.items() if person in ours}
    kept = {one.id for one in day.network.sources(person, TieKind.KEPT_BY) if one.kind in ACTOR_KINDS}
    return day.sort_by_name(near | (kept - day.us))


def plan_take_over(day: Day, giver: str, taker: str, partners: Collection[str]) -> Plan:
    """Return what makes one of us take over relationships from another.

    Whoever takes over keeps the relationship from the day on, a step is planned in which the one introduces the
    other, unless it is planned already, and open steps of the giver about these partners are the taker's. Somebody
    who has left introduces nobody: the step is the taker's, too.

    Raises
    ------
    InputError
        When nothing is handed over, or not to another person.
    """
    network = day.everything
    if giver == taker or not isinstance(network.get(taker), Person):
        raise InputError("Choose another person who takes over.", field="to", value=network.name_of(taker))
    if not partners:
        raise InputError("Choose at least one relationship to hand over.", field="partners")
    here = giver in day.our_side
    put: list[Item] = []
    remove: list[str] = []
    for partner in day.sort_by_name(partners):
        kept, gone = plan_keeper(day, partner, taker, instead_of=giver)
        put, remove = [*put, *kept], [*remove, *gone]
        what = _tell_introduction(network, partner, giver, taker, here=here)
        steps = _list_open_steps(network, partner)
        if what not in {step.what for step in steps}:
            put += plan_step(day, partner, what=what, keeper=giver if here else taker)
        for tie in _list_tasks(network, (step for step in steps if step.what != what), giver):
            remove.append(tie.id)
            put.append(build_tie(TieKind.KEPT_BY, tie.source, taker))
    return put, remove


def _tell_introduction(network: Network, partner: str, giver: str, taker: str, *, here: bool) -> str:
    one, other, whom = map(network.name_of, (giver, taker, partner))
    if here:
        return f"{one} introduces {other} to {whom}."
    return f"{other} calls {whom}: {one} kept this relationship until now."


def _list_open_steps(network: Network, partner: str) -> list[Step]:
    about = network.sources(partner, TieKind.ABOUT)
    return [one for one in about if isinstance(one, Step) and one.done_on is None]


def _list_tasks(network: Network, steps: Iterable[Step], person: str) -> list[Tie]:
    """Return for each step that a person does the tie that says so."""
    return [
        tie for step in steps for tie in network.ties_of(step.id, TieKind.KEPT_BY) if tie.target == person
    ]


def plan_done(day: Day, step_id: str) -> list[Item]:
    """Return a step as done on a day, nothing when it is done already; raise `InputError` when there is no such step."""
    step = day.network.get(step_id)
    if not isinstance(step, Step):
        message = "This is no step, or it is not on the map any more. Look again at what is due."
        raise InputError(message, field="step", value=step_id)
    if step.done_on:
        return []
    return [step.model_copy(update={"done_on": day.date})]
