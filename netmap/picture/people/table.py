"""The view of people as a table and as text: the same facts for those who do not see the picture."""

from collections.abc import Iterator

from netmap.analysis.day import Day
from netmap.model.entities import Organization, Person
from netmap.model.views.coding import Coding
from netmap.picture.coding.coded import code_scene
from netmap.picture.people.words import NOBODY_KNOWN, NOBODY_SHOWN, write_paragraphs
from netmap.picture.people.workplaces import Group, Workplaces, find_workplaces
from netmap.picture.scene.text import MapTwin


def write_people_twin(day: Day, *, room: bool, coding: Coding) -> MapTwin:
    """Return people and where they work as a table, a row for each place of each, and as text; with what colors say."""
    found = find_workplaces(day, room=room)
    coded = code_scene(day.openly, found.scene, coding, among=found.list_circles())
    rows = []
    for group in found.groups:
        for place, row in _list_rows(found, group):
            told = {heading: said.get(place, "") for heading, said in coded.columns.items()}
            rows.append(row | told)
    return MapTwin(tuple(rows), (*write_paragraphs(found), *filter(None, (coded.told, *coded.paragraphs))))


def _list_rows(found: Workplaces, group: Group) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each row with the id of whom what colors say is of: an organization, or a partner in their own right."""
    for one in group.organizations:
        jobs = found.jobs.get(one.id, ())
        if one.id in found.unknown or not jobs:
            nobody = NOBODY_KNOWN if one.id in found.unknown else NOBODY_SHOWN
            yield one.id, _write_row(nobody, one, "", group, "")
        for job in jobs:
            yield (
                one.id,
                _write_row(job.person.name, one, job.role, group, _name_known(found, job.person)),
            )
    for person in group.people:
        yield person.id, _write_row(person.name, None, person.title, group, _name_known(found, person))


def _write_row(name: str, place: Organization | None, role: str, group: Group, known: str) -> dict[str, str]:
    works_at = place.name if place else ""
    return {"Name": name, "Works at": works_at, "As": role, "Sector": group.name, "Knows": known}


def _name_known(found: Workplaces, person: Person) -> str:
    return ", ".join(found.scene.network.name_of(one) for one in found.knows[person.id])
