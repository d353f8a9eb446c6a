"""What is said of people and where they work: in a sentence, in the legend, of each, and as text."""

from collections.abc import Iterator

from netmap.model.entities import Organization, Person
from netmap.model.words import count_things, join_names
from netmap.picture.people.workplaces import Group, Job, Workplaces

TITLE = "People and where they work"
NOBODY_KNOWN = "nobody known here yet"
NOBODY_SHOWN = "nobody is shown here"
"""Of an organization at which nobody is drawn, whether nobody is noted, a filter leaves them out or they are confidential."""
ON_BOARD = ", board"


def summarize(found: Workplaces) -> str:
    """Return the picture in a sentence."""
    if not found.people and not found.unknown:
        return f"{TITLE}: {tell_nobody_drawn(found).lower()}."
    people = count_things(len(found.people), "person", "people") if found.people else NOBODY_SHOWN
    if found.scene.room:
        own = "who is a partner" if len(found.people) == 1 else "who are partners"
        people = f"{people} {own} in their own right"
    there = [one for one in found.jobs if one not in found.unknown]
    said = f"{people}, at {count_things(len(there), 'organization')}" if there else people
    tied = len(found.tied)
    known = (
        f"; {count_things(tied, 'pair')} of them {'knows' if tied == 1 else 'know'} each other"
        if tied
        else ""
    )
    unknown = len(found.unknown)
    lacking = f"; at {count_things(unknown, 'organization')} nobody is known by name yet" if unknown else ""
    return f"{TITLE}: {said}{known}{lacking}."


def tell_nobody_drawn(found: Workplaces) -> str:
    """Return what is said where nobody is drawn."""
    return "No person is shown in a room here" if found.scene.room else NOBODY_SHOWN.capitalize()


def tell_group(found: Workplaces, group: Group) -> str:
    """Return how many organizations and people are in a group."""
    every = {job.person.id for one in group.organizations for job in found.jobs.get(one.id, ())}
    every |= {one.id for one in group.people}
    told = [count_things(len(group.organizations), "organization")] if group.organizations else []
    told += [count_things(len(every), "person", "people")] if every else []
    return ", ".join(told)


def count_unknown(count: int) -> str:
    """Return at how many organizations nobody is known."""
    return f"nobody known at {count:,}"


def list_legend(found: Workplaces, *, folded: bool, named: bool, crowded: bool) -> list[dict[str, str]]:
    """Return the rows of the legend; only what is drawn is listed.

    Parameters
    ----------
    folded, named
        Whether there are groups that only tell how many are in them, and whether there are people by name.
    crowded
        Whether so many know each other that each line is pale.
    """
    jobs = [job for those in found.jobs.values() for job in those]
    rows = [("organization", "a sector, with how many are in it")] if folded else []
    if found.jobs and named:
        rows.append(("organization", "an organization, with its people under it"))
    if found.people and named:
        own = " who is a partner in their own right" if found.scene.room else ""
        rows.append(("person", f"a person{own}"))
    if any(not job.is_main for job in jobs):
        rows += [("echo", "is there too: stands elsewhere first of all")] if named else []
        rows.append(("WORKS_AT", "the same person"))
    if found.tied:
        rows.append(("among" if crowded else "acquainted", "know each other"))
    if found.kept:
        rows.append(("keeping", "one of us keeps in touch"))
    if found.unknown:
        rows.append(("chair", f"{NOBODY_KNOWN}: whom do you know there?"))
    return [{"symbol": symbol, "text": text} for symbol, text in rows]


def tell_organization(found: Workplaces, one: Organization) -> str:
    """Return what is said of an organization on the way from name to name."""
    if one.id in found.unknown:
        return f"{NOBODY_KNOWN.capitalize()}."
    count = len(found.jobs.get(one.id, ()))
    return f"{count_things(count, 'person', 'people')} here." if count else f"{NOBODY_SHOWN.capitalize()}."


def tell_person(found: Workplaces, person: Person) -> str:
    """Return what is said of somebody on the way from name to name: where they work and as what, and how many they know."""
    jobs = [_tell_job(found, job) for job in found.places[person.id]]
    where = "; ".join(jobs) or "At no organization here"
    known = len(found.knows[person.id])
    return f"{where}. Knows {count_things(known, 'other', 'others')} here." if known else f"{where}."


def _tell_job(found: Workplaces, job: Job) -> str:
    name = found.scene.network.name_of(job.place)
    return f"{name} ({job.role})" if job.role else name


def write_paragraphs(found: Workplaces) -> Iterator[str]:
    """Give the picture as text: the sentence, who works where by sector, who knows whom, and where nobody is known."""
    yield summarize(found)
    for group in found.groups:
        yield f"{group.name}. {'; '.join(_tell_within(found, group))}."
    names = found.scene.network.name_of
    if found.tied:
        pairs = [f"{names(one)} and {names(other)}" for one, other in found.tied]
        yield f"Who knows whom: {'; '.join(pairs)}."
    if found.kept:
        pairs = [f"{names(keeper)} with {names(one)}" for one, keeper in found.kept]
        yield f"Who of us keeps in touch: {'; '.join(pairs)}."
    if found.unknown:
        lacking = [names(one) for one in found.scene.network.sort(found.unknown)]
        yield f"Nobody is known by name yet at {join_names(lacking, len(lacking))}."


def _tell_within(found: Workplaces, group: Group) -> Iterator[str]:
    for one in group.organizations:
        yield f"{one.name}: {_tell_staff(found, one)}"
    if group.people:
        yield join_names([one.name for one in group.people], len(group.people))


def _tell_staff(found: Workplaces, one: Organization) -> str:
    if one.id in found.unknown:
        return NOBODY_KNOWN
    staff = [
        f"{job.person.name} ({job.role})" if job.role else job.person.name
        for job in found.jobs.get(one.id, ())
    ]
    return join_names(staff, len(staff)) or NOBODY_SHOWN
