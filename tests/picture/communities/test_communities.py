"""The view of groups: only where they are more than chance, the same as among the findings, and legible."""

from itertools import combinations, pairwise

import pytest

from netmap.analysis.day import Day
from netmap.errors import NetmapError
from netmap.model.entities import Organization
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.picture.communities.groups import find_groups
from netmap.picture.communities.paint import paint_communities
from netmap.picture.painted import FRAMES, WIDE, Painted, Wanted
from netmap.report.connectors.every import find_connectors
from netmap.report.finding import FindingKind
from tests.picture.map_networks import DAY, build_town
from tests.picture.sheets import check_texts, find_smallest, list_texts


def paint(network: Network, frame: str = "wide", *, room: bool = False) -> Painted:
    return paint_communities(Day(network, DAY), FRAMES[frame], Wanted(room=room))


def build_circles(
    count: int, *, each: int = 6, name: str = "Neighborhood Association of Riverside"
) -> Network:
    """Circles in which everybody knows everybody, the first of each tied to the first of the next; one has no tie."""
    items: list[Entity | Tie] = [Organization(id="alone", name="Alone")]
    items += [Organization(id=f"org{number:04}", name=f"{name} {number}") for number in range(count * each)]
    for circle in range(count):
        ids = [f"org{circle * each + place:04}" for place in range(each)]
        items += [build_tie(TieKind.PARTNERS_WITH, *pair) for pair in combinations(ids, 2)]
    firsts = [f"org{circle * each:04}" for circle in range(count)]
    items += [build_tie(TieKind.PARTNERS_WITH, one, other) for one, other in pairwise(firsts)]
    return Network.of_items(items)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("circles", [2, 11, 20, 50])
@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
def test_no_text_runs_into_another_or_out_of_the_picture(frame: str, circles: int, *, room: bool) -> None:
    painted = paint(build_circles(circles), frame, room=room)
    check_texts(painted.sheet)
    if frame == "wide":
        assert painted.sheet.height == WIDE.height
        assert find_smallest(painted.sheet) >= 12.5


def test_groups_are_those_of_the_finding_around_the_same_ones() -> None:
    day = Day(build_circles(5), DAY)
    groups = find_groups(day, room=False)
    (finding,) = [one for one in find_connectors(day) if one.kind is FindingKind.FOUND_EACH_OTHER]
    assert [group.around.id for group in groups.groups] == list(finding.subjects)
    assert len(groups.groups) == 5
    assert [one.id for one in groups.rest] == ["alone"]


def test_each_group_is_a_section_with_everybody_once() -> None:
    painted = paint(build_circles(4))
    headings = [text.lines[0][2] for _, text in list_texts(painted.sheet, {"heading"})]
    assert len(headings) == 5
    assert "In no such group" in headings
    named = [shape.of[0] for shape, _ in list_texts(painted.sheet, {"name"})]
    assert sorted(named) == sorted(["alone", *(f"org{number:04}" for number in range(24))])


def test_where_groups_may_be_chance_it_is_said_why_there_are_none() -> None:
    for network, said in (
        (build_town(40), "no groups that are more than chance"),
        (Network(), "There are no ties yet"),
    ):
        with pytest.raises(NetmapError, match=said):
            paint(network)


def test_what_is_confidential_is_not_there() -> None:
    network = build_circles(4)
    hidden = Organization(id="shelter", name="Hidden House", confidential=True)
    tie = build_tie(TieKind.PARTNERS_WITH, "shelter", "org0000")
    painted = paint(Network.of_items([*network.entities.values(), *network.ties.values(), hidden, tie]))
    assert "Hidden House" not in str(painted)


def test_hostile_and_endless_names_are_text_inside_the_picture() -> None:
    for name in ("</text><script>", "W" * 290, "مكتبة"):
        for frame in FRAMES:
            check_texts(paint(build_circles(3, name=name), frame).sheet)
