"""Goals of which nobody has said whom they need."""

from netmap.analysis.missing.gap import GapKind
from netmap.model.kinds import TieKind as T
from tests.analysis.missing.gap_search import find
from tests.analysis.towns import goal, sector, tie, town


def test_a_goal_whose_issue_has_a_list_is_unplanned_until_it_expects_somebody() -> None:
    flood = goal("flood", issue="Disaster preparedness")
    assert [gap.subject for gap in find(town(flood), GapKind.GOAL_UNPLANNED)] == ["flood"]
    planned = town(flood, sector("media"), tie(T.EXPECTS, "flood", "media"))
    assert find(planned, GapKind.GOAL_UNPLANNED) == []
    assert find(town(goal("chess", issue="Chess"), goal("none")), GapKind.GOAL_UNPLANNED) == []
