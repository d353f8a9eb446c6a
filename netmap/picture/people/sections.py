"""Who stands in the view of people: our own first, then sector by sector each organization with its people under it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from netmap.model.entities import Organization
from netmap.model.words import count_things
from netmap.picture.font.measure import measure_text
from netmap.picture.layout import ECHO
from netmap.picture.people.words import ON_BOARD, count_unknown, tell_group, tell_nobody_drawn
from netmap.picture.people.workplaces import Group, Job, Workplaces
from netmap.picture.sides.sections import RING, Entry, Section, write_entry, write_section

NOBODY = "people:nobody"
"""Id of the section of a picture on which nobody is."""
UNKNOWN = "unknown:"
"""What the id of the entry begins with that says at how many organizations of a folded section nobody is known."""
_MORE = "more:"
_UNDER = 1


@dataclass(frozen=True, slots=True)
class Telling:
    """How much of the people of a map is written: of each organization at most so many, and of which sections who is in them.

    `folded` ones only tell how many are in them, all but the one `opened`.
    """

    most_people: int | None = None
    folded: bool = False
    opened: str | None = None


def list_sections(found: Workplaces, telling: Telling, most: int) -> tuple[Section, ...]:
    """Return the sections of a map, names at most so many characters long; one that says so where nobody is drawn."""
    sections = tuple(_list_written(found, telling, most))
    return sections or (write_section(NOBODY, tell_nobody_drawn(found), most=most),)


def _list_written(found: Workplaces, telling: Telling, most: int) -> Iterator[Section]:
    writer = _Writer(found, telling, most)
    for group in found.groups:
        if telling.folded and group.id != telling.opened:
            yield writer.fold(group)
        else:
            yield writer.write(group)


@dataclass(frozen=True, slots=True)
class _Writer:
    found: Workplaces
    telling: Telling
    most: int

    def write(self, group: Group) -> Section:
        """Return the section of a group: each organization with its people, then those at none."""
        entries = [entry for one in group.organizations for entry in self._list_block(one)]
        alone = [write_entry(one.id, one, "person", self.most) for one in group.people]
        return write_section(group.id, group.name, [*entries, *self._cut(alone, group.id)], most=self.most)

    def fold(self, group: Group) -> Section:
        """Return the section of a group that only tells how many are in it, and at how many organizations nobody is known."""
        unknown = sum(one.id in self.found.unknown for one in group.organizations)
        lacking = [_write(f"{UNKNOWN}{group.id}", count_unknown(unknown), "vacant")] if unknown else []
        count = len(group.organizations) + len(group.people)
        told = tell_group(self.found, group)
        return write_section(group.id, group.name, lacking, count=count, told=told, most=self.most)

    def _list_block(self, one: Organization) -> Iterator[Entry]:
        """Give an organization, and right under it who works there."""
        kind = "vacant" if one.id in self.found.unknown else "organization"
        yield write_entry(one.id, one, kind, self.most)
        jobs = self.found.jobs.get(one.id, ())
        ranked = sorted(jobs, key=lambda job: (job.on_board, not job.is_main))
        entries = [self._write_job(job) for job in ranked]
        yield from (replace(entry, joined=True) for entry in self._cut(entries, one.id))

    def _write_job(self, job: Job) -> Entry:
        key = job.person.id if job.is_main else name_further(job)
        kind = "person" if job.is_main else "echo"
        written = write_entry(key, job.person, kind, self.most, _UNDER)
        if not job.on_board:
            return written
        name = f"{written.name}{ON_BOARD}"
        return replace(written, name=name, width=measure_text(name, 1.0, bold=True) + RING)

    def _cut(self, entries: list[Entry], key: str) -> list[Entry]:
        """Return as many of some entries as are written of one organization; the last one then says how many more there are."""
        most = self.telling.most_people
        if most is None or len(entries) <= most:
            return entries
        kept = entries[: most - 1]
        said = f"and {count_things(len(entries) - len(kept), 'more', 'more')}"
        ring = kept[0].ring if kept else 0
        more = _write(f"{_MORE}{key}", said, "more")
        return [*kept, replace(more, ring=ring, width=more.width + ring * RING)]


def name_further(job: Job) -> str:
    """Return the id of the mark of somebody at an organization that is not their main place."""
    return f"{ECHO}{job.person.id}:{job.place}"


def _write(key: str, said: str, kind: str) -> Entry:
    return Entry(key, said, measure_text(said, 1.0, bold=True), kind)
