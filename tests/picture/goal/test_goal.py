"""The view of one goal: who works on it, at which tables, and who is expected and missing, as `missing` says it."""

import pytest

from netmap.analysis.day import Day
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import GapKind
from netmap.errors import InputError
from netmap.model.entities import Asset, Coalition, Goal, Organization, Population
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.picture.goal.paint import paint_goal
from netmap.picture.goal.work import find_work
from netmap.picture.painted import FRAMES, WIDE, Painted, Wanted
from netmap.picture.sides.sections import OPEN_PLACE
from tests.picture.map_networks import DAY, build_sector, build_town
from tests.picture.sheets import check_texts, find_smallest, list_texts

LONG = "Nobody in the whole wide county waits for a bus in the rain any more"


def paint(network: Network, frame: str = "wide", *, room: bool = False) -> Painted:
    return paint_goal(Day(network, DAY), FRAMES[frame], Wanted(subject="goal", room=room))


def build_goal(count: int) -> Network:
    """A town in which every second one works on a goal, some of them at a table; sector 0 is expected and empty."""
    town = build_town(count, sectors=20)
    items = [one for one in town.entities.values() if one.id != "goal"]
    goal = Goal(id="goal", name=LONG)
    ties = [build_tie(TieKind.PURSUES, f"org{number:05}", "goal") for number in range(0, count, 2)]
    ties += [build_tie(TieKind.EXPECTS, "goal", f"sector{number:03}") for number in range(4)]
    return Network.of_items([goal, *items, *town.ties.values(), *ties])


def build_few() -> Network:
    """A library that works on a goal, a table where a clinic sits, and what the goal expects: some of it is there."""
    items: list[Entity | Tie] = [
        Goal(id="goal", name="Rides for all"),
        *(build_sector(number) for number in range(3)),
        *(Organization(id=one, name=one.title()) for one in ("library", "clinic", "garage")),
        Coalition(id="table", name="Bus table"),
        Population(id="elders", name="Elders"),
        Asset(id="van", name="A van"),
        build_tie(TieKind.IN_SECTOR, "library", "sector000", primary=True),
        build_tie(TieKind.IN_SECTOR, "garage", "sector001", primary=True),
        build_tie(TieKind.IN_SECTOR, "clinic", "sector000", primary=True),
        build_tie(TieKind.PURSUES, "library", "goal"),
        build_tie(TieKind.PURSUES, "table", "goal"),
        build_tie(TieKind.MEMBER_OF, "clinic", "table"),
        build_tie(TieKind.PARTNERS_WITH, "library", "clinic"),
        *(build_tie(TieKind.EXPECTS, "goal", f"sector{number:03}") for number in range(3)),
        build_tie(TieKind.EXPECTS, "goal", "elders"),
        build_tie(TieKind.NEEDS, "goal", "van"),
    ]
    return Network.of_items(items)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("count", [1, 12, 66, 120, 300])
@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
def test_no_text_runs_into_another_or_out_of_the_picture(frame: str, count: int, *, room: bool) -> None:
    painted = paint(build_goal(count), frame, room=room)
    check_texts(painted.sheet)
    if frame == "wide":
        assert painted.sheet.height == WIDE.height
        assert find_smallest(painted.sheet) >= 12.5


def test_those_who_work_on_it_are_tied_to_it_or_to_the_table_where_they_sit() -> None:
    painted = paint(build_few())
    assert set(painted.lines) == {
        ("clinic", "library"),
        ("clinic", "table"),
        ("library", "goal"),
        *((missing, "goal") for missing in ("sector001", "sector002", "elders", "van")),
    }


def test_who_is_missing_is_an_open_chair_and_said_in_the_words_of_the_finding() -> None:
    day = Day(build_few(), DAY)
    painted = paint(build_few())
    gaps = [gap for gap in find_gaps(day) if gap.subject == "goal" and gap.missing]
    assert {gap.kind for gap in gaps} == {GapKind.GOAL_SECTOR, GapKind.GOAL_POPULATION, GapKind.GOAL_ASSET}
    chairs = {shape.of[0] for shape in painted.sheet.shapes if shape.role == "open"}
    assert chairs == {gap.missing for gap in gaps}
    for gap in gaps:
        assert gap.reason in " ".join(painted.paragraphs)
    assert (
        "Sector 1: It expects Sector 1, and nobody who works on it is from there. On the map: Garage."
        in painted.paragraphs
    )
    said = [text.lines[0][2] for _, text in list_texts(painted.sheet, {"invitation"})]
    assert sorted(said) == sorted([OPEN_PLACE, OPEN_PLACE, "Elders", "A van"])
    headings = {text.lines[0][2] for _, text in list_texts(painted.sheet, {"heading"})}
    assert {"Sector 0 · expected", "Sector 1", "Sector 2"} <= headings


def test_whom_one_could_ask_is_for_the_team_and_the_room_sees_open_chairs_alone() -> None:
    assert "Garage" in {text.lines[0][2] for _, text in list_texts(paint(build_few()).sheet, {"name"})}
    room = paint(build_few(), room=True)
    texts = {text.lines[0][2] for _, text in list_texts(room.sheet)}
    assert texts.isdisjoint({"Garage", "Elders", "A van"})
    assert "nobody" not in str((room.paragraphs, room.names)).lower()
    assert "Sector 1: an open chair." in room.paragraphs


def test_a_confidential_tie_or_member_is_not_there() -> None:
    network = build_few()
    hidden = Organization(id="shelter", name="Hidden House", confidential=True)
    network = Network.of_items(
        [
            *network.entities.values(),
            *network.ties.values(),
            hidden,
            build_tie(TieKind.PURSUES, "shelter", "goal"),
        ]
    )
    assert "Hidden House" not in str(paint(network))


def test_a_goal_nobody_works_on_and_hostile_names_are_a_picture() -> None:
    for name in ("</text><script>", "W" * 300, "مكتبة"):
        goal, table = Goal(id="goal", name=name), Coalition(id="table", name=name)
        sector = build_sector(1).model_copy(update={"name": name})
        ties = [build_tie(TieKind.PURSUES, "table", "goal"), build_tie(TieKind.EXPECTS, "goal", sector.id)]
        for frame in FRAMES:
            check_texts(paint(Network.of_items([goal, table, sector, *ties]), frame).sheet)
            check_texts(paint(Network.of_items([goal]), frame).sheet)
    assert paint(Network.of_items([goal])).sheet.summary == "مكتبة: nobody on this map works on it yet."


def test_only_a_goal_that_goes_on_can_be_drawn() -> None:
    with pytest.raises(InputError, match="no goal"):
        find_work(Day(build_few(), DAY), "table", room=False)


def test_we_are_counted_beside_our_partners() -> None:
    town = build_few()
    library = Organization(id="library", name="Library", home=True)
    network = Network.of_items([*{**town.entities, "library": library}.values(), *town.ties.values()])
    assert paint(network).sheet.summary.startswith("Rides for all: we and 1 partner from 1 sector work on it")
    assert paint(town).sheet.summary.startswith("Rides for all: 2 partners from 1 sector work on it")
