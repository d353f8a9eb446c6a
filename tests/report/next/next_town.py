"""A library, a work center and a bus: the small town in which it is told whom to talk to next."""

from datetime import date

from netmap.analysis.day import Day
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind as T
from netmap.model.ties import Tie
from netmap.report.finding import Finding
from netmap.report.next.conversations import find_next
from tests.analysis.towns import goal, org, person, sector, tie, town

DAY = date(2026, 6, 1)
FRESH = date(2026, 5, 20)
Things = Entity | Tie | list[Tie]

# The library and the work center are in touch; nobody who works on “Good jobs” moves people, and the bus does.
HOME = (org("library", name="Library", home=True), org("center", name="Work Center"), person("rosa", name="Rosa Diaz"),
        tie(T.WORKS_AT, "rosa", "center"), person("ana", name="Ana Ruiz", on_team=True), tie(T.WORKS_AT, "ana", "library"),
        tie(T.KNOWS, "ana", "rosa", last_contact=FRESH))  # fmt: skip
JOBS = (goal("jobs", name="Good jobs"), tie(T.PURSUES, "center", "jobs"), sector("moving", name="Transportation"),
        tie(T.EXPECTS, "jobs", "moving"))  # fmt: skip
BUS = (org("bus", name="City Bus"), tie(T.IN_SECTOR, "bus", "moving"))
ROSA_KNOWS_THE_BUS = tie(T.PARTNERS_WITH, "bus", "rosa", last_contact=FRESH)


def suggest(*items: Things, most: int = 7, day: date = DAY) -> tuple[Finding, ...]:
    return find_next(Day(town(*HOME, *items), day), most=most)


def about(found: tuple[Finding, ...]) -> list[str]:
    return [finding.subjects[0] for finding in found]
