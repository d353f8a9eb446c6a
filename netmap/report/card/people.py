"""What an answered card says of those who work there."""

from collections.abc import Iterator
from functools import partial

from netmap.analysis.card.answers import HadPerson, NewPerson, PersonAnswer
from netmap.analysis.card.card import is_own
from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.changes import Item, Plan
from netmap.model.entities import Person
from netmap.model.entity_classes import change_entity
from netmap.model.fields import build_checked
from netmap.model.kinds import TieKind
from netmap.model.text import fold_text, shorten_text
from netmap.model.ties import Tie, build_tie, change_tie
from netmap.report.card.facts import show_value, tell_moved
from netmap.report.card.reading import Proposal, Reading
from netmap.report.keep_in_touch.plans import end_tie

PARTS = {"role": "Role", "email": "E-mail", "phone": "Phone"}
"""What is said of somebody who works there, and what that is called."""
_CONTACT = ("email", "phone")


def propose_people(day: Day, reading: Reading) -> Iterator[Proposal]:
    """Give what each answer on somebody who stood on the card would change, and who else comes in."""
    had = {one.id: one for one in reading.card.people}
    for one in reading.answer.people:
        if one.id in had:
            yield from _propose_person(day, reading, had[one.id], one)
    for at, new in enumerate(reading.answer.new_people):
        more = ", ".join(filter(None, (new.role, new.email, new.phone)))
        said = (
            f"Also with them: {shorten_text(new.name, 80)}{f' ({shorten_text(more, 120)})' if more else ''}"
        )
        yield Proposal(
            f"new-person:{at}", said, partial(_add_person, reading, new), _tell_known(day, reading, new)
        )


def _propose_person(day: Day, reading: Reading, had: HadPerson, one: PersonAnswer) -> Iterator[Proposal]:
    person, job = day.everything.get(one.id), _find_job(day, reading, one.id)
    for part, called in PARTS.items():
        wanted = getattr(one, part)
        if not wanted:
            continue
        moved = ""
        if isinstance(person, Person) and not (part in _CONTACT and is_own(person)):
            is_now = (job.role if job else "") or person.title if part == "role" else getattr(person, part)
            if is_now not in (getattr(had, part), wanted):
                moved = tell_moved(getattr(had, part), is_now)
        yield Proposal(
            f"person:{one.id}:{part}", f"{shorten_text(had.name, 80)}, {called.lower()}: {show_value(wanted)}",
            partial(_plan_part, reading, one.id, part, wanted), moved=moved,
        )  # fmt: skip
    if one.gone:
        yield Proposal(
            f"person:{one.id}:gone", f"{shorten_text(had.name, 80)} is not with them any more", partial(_plan_gone, reading, one.id)
        )  # fmt: skip


def _find_job(day: Day, reading: Reading, person: str) -> Tie | None:
    jobs = day.network.ties_of(person, TieKind.WORKS_AT)
    return next((tie for tie in jobs if tie.source == person and tie.target == reading.subject), None)


def _find_at_work(day: Day, reading: Reading, person_id: str) -> tuple[Person, Tie]:
    person, job = day.everything.get(person_id), _find_job(day, reading, person_id)
    if not isinstance(person, Person) or job is None:
        raise InputError(
            "Nobody of this name works there any more, as far as the map says. Leave this.", field="person"
        )
    return person, job


def _plan_part(reading: Reading, person_id: str, part: str, wanted: str, day: Day) -> Plan:
    person, job = _find_at_work(day, reading, person_id)
    if part == "role":
        return [change_tie(job, role=wanted)], []
    if is_own(person):
        raise InputError(
            f"{person.name} is a partner in their own right, or of our team: ask them how they are reached.", field="person"
        )  # fmt: skip
    return [change_entity(person, **{part: wanted})], []


def _plan_gone(reading: Reading, person_id: str, day: Day) -> Plan:
    job = _find_job(day, reading, person_id)
    return end_tie(job, day.date) if job else ([], [])


def _find_known(day: Day, reading: Reading, new: NewPerson) -> tuple[Person, ...]:
    """Return who on the map has the name: those who work there already, else all others."""
    named = [one for one in day.everything.of(Person) if fold_text(one.name) == fold_text(new.name)]
    here = [one for one in named if _find_job(day, reading, one.id)]
    return tuple(here or named)


def _tell_known(day: Day, reading: Reading, new: NewPerson) -> tuple[str, ...]:
    known = _find_known(day, reading, new)
    if len(known) != 1 or _find_job(day, reading, known[0].id):
        return ()
    return (
        f"{known[0].name} is on the map already. If that is somebody else, leave this and add them by hand.",
    )


def _add_person(reading: Reading, new: NewPerson, day: Day) -> Plan:
    """Return what puts somebody there; of whoever is known only what is missing is filled in."""
    known = _find_known(day, reading, new)
    if len(known) > 1:
        raise InputError(f"{len(known)} are called “{new.name}”. Add the right one by hand.", field="person")
    values = {part: getattr(new, part) for part in _CONTACT}
    person = known[0] if known else build_checked(Person, {"name": new.name, **values})
    put: list[Item] = [] if known else [person]
    missing = {part: text for part, text in values.items() if text and not getattr(person, part)}
    if missing and not is_own(person):
        put.append(change_entity(person, **missing))
    there = _find_job(day, reading, person.id)
    if there is None:
        put.append(
            build_tie(TieKind.WORKS_AT, person.id, reading.subject, role=new.role, said_by=reading.said_by)
        )
    elif new.role and not there.role:
        put.append(change_tie(there, role=new.role))
    return put, []
