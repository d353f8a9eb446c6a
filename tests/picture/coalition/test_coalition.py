"""The view of one coalition: who sits there, and three things that can come of it."""

import pytest

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.entities import Coalition, Goal, Organization
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.picture.coalition.paint import paint_coalition
from netmap.picture.coalition.table import find_table
from netmap.picture.drawing import styles
from netmap.picture.painted import FRAMES, WIDE, Painted, Wanted
from tests.picture.map_networks import DAY, build_sector, build_town
from tests.picture.sheets import check_texts, find_smallest, list_texts


def paint(network: Network, frame: str = "wide", *, room: bool = False) -> Painted:
    return paint_coalition(Day(network, DAY), FRAMES[frame], Wanted(subject="table", room=room))


def build_table(count: int) -> Network:
    """A town in which all sit at one table and every third one works on a goal that has no table."""
    town = build_town(count, sectors=20)
    goal = Goal(id="loose", name="Rides for everybody who cannot drive any more")
    seats = [build_tie(TieKind.MEMBER_OF, f"org{number:05}", "table") for number in range(6, count)]
    works = [build_tie(TieKind.PURSUES, f"org{number:05}", "loose") for number in range(0, count, 3)]
    return Network.of_items([*town.entities.values(), *town.ties.values(), goal, *seats, *works])


def build_few() -> Network:
    """Two who sit at a table and work together; one who works on its goal elsewhere; a goal of both without a table."""
    items: list[Entity | Tie] = [
        Goal(id="goal", name="Rides for all"),
        Goal(id="loose", name="A garden"),
        Coalition(id="table", name="Bus table"),
        *(build_sector(number) for number in range(2)),
        Organization(id="library", name="Library", home=True),
        *(Organization(id=one, name=one.title()) for one in ("clinic", "garage")),
        *(build_tie(TieKind.IN_SECTOR, one, "sector000", primary=True) for one in ("library", "clinic")),
        *(build_tie(TieKind.MEMBER_OF, one, "table") for one in ("library", "clinic")),
        *(build_tie(TieKind.PURSUES, one, "loose") for one in ("library", "clinic")),
        build_tie(TieKind.PURSUES, "table", "goal"),
        build_tie(TieKind.PURSUES, "garage", "goal"),
        build_tie(TieKind.EXPECTS, "goal", "sector001"),
        build_tie(TieKind.PARTNERS_WITH, "library", "clinic"),
        build_tie(TieKind.PARTNERS_WITH, "library", "garage"),
    ]
    return Network.of_items(items)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("count", [1, 12, 66, 120, 300])
@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
def test_no_text_runs_into_another_or_out_of_the_picture(frame: str, count: int, *, room: bool) -> None:
    painted = paint(build_table(count), frame, room=room)
    check_texts(painted.sheet)
    if frame == "wide":
        assert painted.sheet.height == WIDE.height
        assert find_smallest(painted.sheet) >= 12.5


def test_the_three_outcomes_are_drawn_apart() -> None:
    painted = paint(build_few())
    looks = {
        shape.of: next(
            look
            for look in ("seated", "works", "could", "invited", "new")
            if styles.style_strand(look) == shape.style
        )
        for shape in painted.sheet.shapes
        if shape.role == "line"
    }
    assert looks == {
        ("library", "table"): "seated",
        ("clinic", "table"): "seated",
        ("clinic", "library"): "works",
        ("garage", "table"): "could",
        ("sector001", "table"): "invited",
        ("library", "new:loose"): "new",
        ("clinic", "new:loose"): "new",
    }
    legend = {text.lines[0][2] for _, text in list_texts(painted.sheet, {"legend"})}
    assert {"a tie between two who sit here", "could come to this table"} <= legend
    assert "a new coalition could form, for a goal that has none" in legend


def test_the_three_outcomes_are_told_as_text() -> None:
    assert list(paint(build_few()).paragraphs) == [
        "Bus table: we and 1 partner sit here, with 1 tie among them.",
        "It works on “Rides for all”.",
        "Sector 0: Clinic and Library.",
        "1. Ties between those who sit here: Clinic with Library.",
        "2. Who could come to this table: Garage; somebody from Sector 1.",
        "3. A new coalition: Clinic and Library work on “A garden”, which has none.",
    ]


def test_who_could_come_is_not_named_in_the_room() -> None:
    painted = paint(build_few(), room=True)
    assert "Garage" not in {text.lines[0][2] for _, text in list_texts(painted.sheet)}
    assert "Garage" not in str(painted.paragraphs)
    assert "a chair that is still open" in {
        text.lines[0][2] for _, text in list_texts(painted.sheet, {"legend"})
    }


def test_what_is_confidential_is_not_there() -> None:
    network = build_few()
    hidden = Organization(id="shelter", name="Hidden House", confidential=True)
    seat = build_tie(TieKind.MEMBER_OF, "shelter", "table")
    painted = paint(Network.of_items([*network.entities.values(), *network.ties.values(), hidden, seat]))
    assert "Hidden House" not in str(painted)


def test_a_table_with_nobody_and_hostile_names_are_a_picture() -> None:
    for name in ("</text><script>", "W" * 300, "مكتبة"):
        table, goal = Coalition(id="table", name=name), Goal(id="goal", name=name)
        for frame in FRAMES:
            check_texts(
                paint(
                    Network.of_items([table, goal, build_tie(TieKind.PURSUES, "table", "goal")]), frame
                ).sheet
            )
    assert (
        paint(Network.of_items([table])).sheet.summary
        == "مكتبة: nobody on this map is noted as a member yet."
    )


def test_only_a_coalition_that_goes_on_can_be_drawn() -> None:
    with pytest.raises(InputError, match="no coalition"):
        find_table(Day(build_few(), DAY), "goal", room=False)
