"""What is written down of a card that came back: what was taken of it, and that it came, together as one Change."""

from collections.abc import Collection, Mapping
from functools import partial

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.graph.writing import RestsOn
from netmap.model.changes import Plan, chain_plans
from netmap.model.entity import list_names
from netmap.model.fields import build_checked
from netmap.model.happenings import Correction
from netmap.model.kinds import Correcting, SlipState
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.words import count_things, tell_day
from netmap.report.card.agreeing import propose_agreeing
from netmap.report.card.facts import propose_fields, propose_lists
from netmap.report.card.people import propose_people
from netmap.report.card.reading import Proposal, Reading, weigh
from netmap.report.card.ties import propose_ties

_PARTS = (propose_agreeing, propose_fields, propose_lists, propose_people, propose_ties)


def list_proposals(day: Day, reading: Reading) -> tuple[Proposal, ...]:
    """Return what each answer on a card would change on a day, what they agree to show first."""
    found = {one.key: one for propose in _PARTS for one in propose(day, reading)}
    return tuple(weigh(day, one) for one in found.values())


def find_earlier(network: Network, reading: Reading) -> Correction | None:
    """Return the slip that says that just these answers were brought in before, None when they were not."""
    mark = reading.answered.fingerprint
    return next((one for one in network.of(Correction) if one.card == mark), None)


def tell_earlier(earlier: Correction) -> str:
    """Return in a sentence that answers were brought in before."""
    when = f" on {tell_day(earlier.on)}" if earlier.on else ""
    return (
        f"These answers were brought in before{when}, as slip {earlier.number}. Nothing of them is written again; what was left "
        "then can still be taken."
    )


def plan_answer(day: Day, reading: Reading, accepted: Collection[str]) -> Plan:
    """Return what takes some answers of a card, by their keys, and notes that it came.

    A no to being shown is taken with whatever else is. What nobody can write by itself, what they say in their own words, waits
    in the inbox as a slip. Answers that came before are not noted twice.

    Raises
    ------
    InputError
        When there is no such answer, or something about one has to be said first.
    """
    proposals = {one.key: one for one in list_proposals(day, reading)}
    if strange := [key for key in accepted if key not in proposals]:
        raise InputError(f"There is no answer “{strange[0][:60]}” on this card.", field="take")
    taken = [one for key, one in proposals.items() if key in accepted or one.holds]
    if asking := [one for one in taken if one.asks]:
        raise InputError(f"{asking[0].said}: {asking[0].asks}", field="take")
    steps = [partial(_step, day, one) for one in taken]
    put, remove = chain_plans(day.everything, steps)
    if find_earlier(day.everything, reading):
        return put, remove
    return [*put, _note(day, reading, len(taken), sum(one.is_open for one in proposals.values()))], remove


def _step(day: Day, proposal: Proposal, network: Network) -> Plan:
    return proposal.plan(day if network is day.everything else Day(network, day.date, day.content))


def _note(day: Day, reading: Reading, taken: int, offered: int) -> Correction:
    """Return the slip that says that a card came back; it waits in the inbox where they wrote more than can be taken."""
    words = reading.answer.words
    numbers = (one.number for one in day.everything.of(Correction))
    of = f"{taken:,} of {count_things(offered, 'answer')}" if offered else "nothing to change"
    return build_checked(
        Correction,
        {
            "number": max(numbers, default=0) + 1,
            "said_by": reading.said_by,
            "wrong": Correcting.OTHER,
            "about": reading.find(day).name,
            "words": words,
            "on": day.date,
            "state": SlipState.WAITING if words else SlipState.TAKEN,
            "reason": f"Their card of {tell_day(reading.card.day)} came back; taken: {of}.",
            "card": reading.answered.fingerprint,
        },
    )


def tell_taken(name: str, accepted: Collection[str]) -> str:
    """Return the sentence of the Change by which answers are taken."""
    return f"{name} answered its card; taken: {count_things(len(accepted), 'answer')}."


def rest_on_answer(reading: Reading) -> RestsOn:
    """Return what whoever takes answers goes by: the partner, its ties and who is at their ends, and who bears a name on the card."""
    answer = reading.answer
    said = [one.name for one in answer.new_people] + [one.name for one in answer.new_ties]
    said += [name for one in answer.lists for name in one.add]
    said += [one.now for one in answer.fields if one.field == "name"]
    names = {fold_text(name) for name in said}

    def read(network: Network) -> object:
        ties = network.ties_of(reading.subject)
        ids = {reading.subject, *reading.chosen.values(), *(end for tie in ties for end in tie.ends)}
        meant: Mapping[str, object] = {
            key: one
            for key, one in network.entities.items()
            if key in ids or (names and names & {*map(fold_text, list_names(one))})
        }
        return meant, {tie.id: tie for tie in ties}, sorted(one.number for one in network.of(Correction))

    return read
