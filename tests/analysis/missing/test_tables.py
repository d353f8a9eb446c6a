"""What tables are looking for, what we could bring there, and who could sit there too."""

from datetime import date

from netmap.analysis.missing.gap import GapKind
from netmap.model.entities import Asset, Coalition
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import Tie
from tests.analysis.missing.gap_search import find
from tests.analysis.towns import goal, org, partners, person, tie, town

TABLE: tuple[Entity | Tie, ...] = (
    org("library", home=True), org("clinic"), org("bus"), goal("jobs"), Coalition(id="table", name="Table"),
    tie(T.PURSUES, "table", "jobs"), tie(T.MEMBER_OF, "clinic", "table"),
    Asset(id="room", name="Room"), Asset(id="van", name="Van"), tie(T.HAS, "library", "room"),
)  # fmt: skip


def test_what_the_goal_of_a_table_needs_and_only_we_have_is_a_gap() -> None:
    (gap,) = find(town(*TABLE, tie(T.NEEDS, "jobs", "room")), GapKind.COALITION_NEED)
    assert (gap.subject, gap.missing, gap.evidence) == ("table", "room", ("jobs",))


def test_what_a_member_is_looking_for_counts_too() -> None:
    (gap,) = find(town(*TABLE, tie(T.NEEDS, "clinic", "room")), GapKind.COALITION_NEED)
    assert gap.evidence == ("clinic",)


def test_a_need_is_met_by_anybody_else_at_the_table_or_their_people() -> None:
    needed = (*TABLE, tie(T.NEEDS, "jobs", "room"))
    assert find(town(*needed, tie(T.HAS, "clinic", "room")), GapKind.COALITION_NEED) == []
    nurse = (person("nurse"), tie(T.WORKS_AT, "nurse", "clinic"), tie(T.HAS, "nurse", "room"))
    assert find(town(*needed, *nurse), GapKind.COALITION_NEED) == []


def test_what_we_do_not_have_or_nobody_there_needs_is_no_need_of_the_table() -> None:
    assert find(town(*TABLE, tie(T.NEEDS, "jobs", "van")), GapKind.COALITION_NEED) == []
    assert find(town(*TABLE, tie(T.NEEDS, "bus", "room")), GapKind.COALITION_NEED) == []


def test_what_only_we_could_bring_is_told_where_it_is_noted_what_others_offer() -> None:
    assert find(town(*TABLE), GapKind.COALITION_ASSET) == []
    (gap,) = find(town(*TABLE, tie(T.HAS, "clinic", "van")), GapKind.COALITION_ASSET)
    assert (gap.subject, gap.evidence) == ("table", ("room",))
    assert find(town(*TABLE, tie(T.HAS, "clinic", "room")), GapKind.COALITION_ASSET) == []


def test_a_table_that_ended_or_has_nobody_but_us_gets_nothing() -> None:
    over = Coalition(id="table", name="Table", ended=date(2026, 5, 2))
    assert find(town(*TABLE, over, tie(T.NEEDS, "jobs", "room")), GapKind.COALITION_NEED) == []
    alone = [item for item in TABLE if item.id != "MEMBER_OF-clinic-table"]
    ours = (tie(T.MEMBER_OF, "library", "table"), tie(T.NEEDS, "jobs", "room"))
    assert find(town(*alone, *ours), GapKind.COALITION_NEED) == []


BUS = (tie(T.PURSUES, "bus", "jobs"), partners("bus library"))


def test_a_partner_who_works_on_the_goal_of_a_table_and_does_not_sit_there_is_a_gap() -> None:
    (gap,) = find(town(*TABLE, *BUS), GapKind.COALITION_MEMBER)
    assert (gap.subject, gap.evidence) == ("table", ("bus",))
    driver = (person("driver"), tie(T.WORKS_AT, "driver", "bus"), tie(T.MEMBER_OF, "driver", "table"))
    assert find(town(*TABLE, *BUS, *driver), GapKind.COALITION_MEMBER) == []


def test_nobody_is_missed_at_a_table_whom_we_do_not_work_with() -> None:
    assert find(town(*TABLE, tie(T.PURSUES, "bus", "jobs")), GapKind.COALITION_MEMBER) == []
    for standing in (Standing.IDEA, Standing.NOT_NOW, Standing.PAST_PARTNER):
        assert find(town(*TABLE, *BUS, org("bus", standing=standing)), GapKind.COALITION_MEMBER) == []


def test_sitting_at_another_table_with_the_same_goal_makes_nobody_missing_here() -> None:
    second = Coalition(id="second", name="Second")
    network = town(*TABLE, second, tie(T.PURSUES, "second", "jobs"), tie(T.MEMBER_OF, "bus", "second"),
                   partners("bus library"))  # fmt: skip
    assert find(network, GapKind.COALITION_MEMBER) == []


def test_a_table_of_which_no_member_is_noted_misses_nobody() -> None:
    unknown = [item for item in TABLE if item.id != "MEMBER_OF-clinic-table"]
    assert find(town(*unknown, *BUS), GapKind.COALITION_MEMBER) == []
