"""People whom somebody serves and no program reaches."""

from datetime import timedelta

from netmap.analysis.missing.gap import GapKind
from netmap.model.entities import Population, Program
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from tests.analysis.missing.gap_search import DAY, find
from tests.analysis.towns import org, partners, tie, town

SERVED = (org("library", home=True), org("clinic"), Program(id="meals", name="Meals"), partners("clinic library"),
          Population(id="teens", name="Teens"), Population(id="elders", name="Elders"), tie(T.RUNS, "clinic", "meals"),
          tie(T.SERVES, "meals", "elders"), tie(T.SERVES, "clinic", "teens"))  # fmt: skip


def test_people_who_are_served_but_whom_no_program_reaches_are_a_gap() -> None:
    (gap,) = find(town(*SERVED), GapKind.PROGRAM_POPULATION)
    assert (gap.subject, gap.evidence) == ("teens", ("clinic",))
    reached = town(*SERVED, Program(id="club", name="Club"), tie(T.SERVES, "club", "teens"))
    assert find(reached, GapKind.PROGRAM_POPULATION) == []


def test_a_program_counts_on_its_days_only_and_while_somebody_who_runs_it_is_there() -> None:
    club, serves = "club", tie(T.SERVES, "club", "teens")
    for days in ({"ended": DAY - timedelta(days=1)}, {"started": DAY + timedelta(days=1)}):
        network = town(*SERVED, Program(id=club, name="Club", **days), serves)
        assert len(find(network, GapKind.PROGRAM_POPULATION)) == 1
    gone = (
        org("gym", standing=Standing.CLOSED),
        tie(T.RUNS, "gym", club),
        Program(id=club, name="Club"),
        serves,
    )
    assert len(find(town(*SERVED, *gone), GapKind.PROGRAM_POPULATION)) == 1


def test_who_is_not_served_at_all_is_told_once_and_nothing_without_programs() -> None:
    network = town(*SERVED, Population(id="farmers", name="Farmers"))
    assert [gap.subject for gap in find(network, GapKind.PROGRAM_POPULATION)] == ["teens"]
    assert [gap.subject for gap in find(network, GapKind.UNSERVED)] == ["farmers"]
    unnoted = [item for item in SERVED if getattr(item, "id", "") != "SERVES-meals-elders"]
    assert find(town(*unnoted), GapKind.PROGRAM_POPULATION) == []
