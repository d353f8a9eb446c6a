"""The view around one: its partners and theirs by name, what is said of each tie, and who may see it."""

import pytest

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.entities import Coalition, Organization, Person
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.picture.around.neighborhood import Strand, find_neighborhood
from netmap.picture.around.paint import paint_around
from netmap.picture.drawing.flat import FlatPath
from netmap.picture.painted import FRAMES, WIDE, Painted, Wanted
from netmap.picture.scene.lines import list_lines
from netmap.picture.scene.scene import see_scene
from tests.picture.map_networks import DAY, build_hub, build_sector, build_town
from tests.picture.sheets import check_texts, find_smallest, list_texts

HUB = "org00000"


def paint(network: Network, subject: str = HUB, frame: str = "wide", **more: object) -> Painted:
    return paint_around(Day(network, DAY), FRAMES[frame], Wanted(subject=subject, **more))  # type: ignore[arg-type]


def build_three(*ties: Tie) -> Network:
    """Three organizations and some ties of the first, a library."""
    names = ("library", "pantry", "clinic")
    return Network.of_items(
        [build_sector(1), *(Organization(id=one, name=one.title()) for one in names), *ties]
    )


def test_around_us_one_of_us_with_a_standing_of_their_own_is_said_to_be_on_our_team() -> None:
    us, joe = (
        Organization(id="us", name="Library", home=True),
        Person(id="joe", name="Joe", on_team=True, standing=Standing.PARTNER),
    )
    network = Network.of_items([us, joe])
    near = find_neighborhood(Day(network, DAY), "us", steps=1, room=False)
    assert near.strands == {"joe": (Strand("team"),)}
    painted = paint(network, "us")
    assert "Joe (one of the two is on our team)." in " ".join(painted.paragraphs)
    (line,) = list_lines(see_scene(Day(network, DAY), room=False), lambda key: key)
    assert (line.what, line.faint) == ("tie", False)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("count", [1, 12, 66, 120, 300])
@pytest.mark.parametrize("steps", [1, 2])
def test_everybody_around_is_named_inside_the_picture_and_under_nobody_else(
    frame: str, count: int, steps: int
) -> None:
    painted = paint(build_hub(count), frame=frame, steps=steps)
    check_texts(painted.sheet)
    named = {shape.of[0] for shape, _ in list_texts(painted.sheet, {"name"})}
    assert HUB in named
    if not painted.grouped:
        assert len(named) == count


@pytest.mark.parametrize("count", [12, 66, 100, 300])
def test_names_around_can_be_read_from_the_back_of_a_room(count: int) -> None:
    for room in (False, True):
        painted = paint(build_hub(count), room=room)
        assert painted.sheet.height == WIDE.height
        assert find_smallest(painted.sheet) >= 12.5


def test_those_two_steps_away_stand_farther_out_and_are_counted_where_there_are_too_many() -> None:
    few = paint(build_town(30), steps=2)
    near = find_neighborhood(Day(build_town(30), DAY), HUB, steps=2, room=False)
    assert near.second
    assert near.second.isdisjoint(near.first)
    assert {one.id for one in few.names if one.kind != "sector"} == {HUB, *near.first, *near.second}
    middle = few.sheet.width / 2
    out = {
        shape.of[0]: abs(shape.form.x - middle)  # type: ignore[union-attr]
        for shape in few.sheet.shapes
        if shape.role == "mark" and shape.of[0] != HUB
    }
    for section in {one.sector for one in few.names if one.kind == "organization"} - {""}:
        here = {one.id for one in few.names if one.sector == section} & set(out)
        first, second = here & near.first, here & near.second
        assert all(out[one] < out[other] for one in first for other in second)


def test_too_many_two_steps_away_are_counted_sector_by_sector() -> None:
    hub = build_hub(200)
    apart = [tie for tie in hub.ties.values() if tie.kind is not TieKind.PARTNERS_WITH or HUB in tie.ends]
    network = Network.of_items(
        [
            *hub.entities.values(),
            *apart,
            Organization(id="new", name="New"),
            build_tie(TieKind.PARTNERS_WITH, "new", HUB),
        ]
    )
    painted = paint(network, "new", steps=2)
    counted = [text.lines[0][2] for _, text in list_texts(painted.sheet, {"more"})]
    assert sum(int(said.split()[0]) for said in counted) == 199
    assert all(said.endswith("two steps away") for said in counted)
    assert {one.id for one in painted.names if one.kind == "organization"} == {"new", HUB}
    check_texts(painted.sheet)


def test_what_is_said_of_a_tie_is_told_apart_and_money_has_a_direction() -> None:
    network = build_three(
        build_tie(TieKind.PARTNERS_WITH, "library", "pantry"),
        build_tie(TieKind.REPORTS, "pantry", "library"),
        build_tie(TieKind.FUNDS, "clinic", "library"),
        build_tie(TieKind.REFERS_TO, "library", "clinic"),
    )
    near = find_neighborhood(Day(network, DAY), "library", steps=1, room=False)
    assert near.strands["pantry"] == (Strand("PARTNERS_WITH"),)
    assert near.strands["clinic"] == (Strand("FUNDS", away=False), Strand("REFERS_TO", away=True))
    painted = paint(network, "library")
    assert (
        "No sector yet: Clinic (gives money to it and gets people from it); Pantry (works with it)."
        in painted.paragraphs
    )
    legend = {text.lines[0][2] for _, text in list_texts(painted.sheet, {"legend"})}
    assert legend == {
        "they work together",
        "funds: the arrow points to whom",
        "refers people: the arrow points to where",
    }


def test_an_arrow_points_to_who_is_funded() -> None:
    for ends, is_at_clinic in ((("library", "clinic"), True), (("clinic", "library"), False)):
        painted = paint(build_three(build_tie(TieKind.FUNDS, *ends)), "library")
        (head,) = [
            shape.form.steps[0][1]
            for shape in painted.sheet.shapes
            if shape.role == "line" and isinstance(shape.form, FlatPath) and shape.form.steps[-1][0] == "Z"
        ]
        middle = abs(head[0] - painted.sheet.width / 2)
        assert (middle > 100) == is_at_clinic


def test_in_the_room_ties_are_alike_and_who_is_no_partner_is_not_there() -> None:
    network = build_three(
        build_tie(TieKind.FUNDS, "clinic", "library"), build_tie(TieKind.PARTNERS_WITH, "library", "pantry")
    )
    past = Organization(id="past", name="A past partner", standing=Standing.PAST_PARTNER)
    network = Network.of_items(
        [
            *network.entities.values(),
            *network.ties.values(),
            past,
            build_tie(TieKind.PARTNERS_WITH, "library", "past"),
        ]
    )
    painted = paint(network, "library", room=True)
    styles = {shape.style for shape in painted.sheet.shapes if shape.role == "line"}
    assert len(styles) == 1
    assert "A past partner" not in str(painted)
    assert "money" not in str(painted)
    assert "A past partner" in str(paint(network, "library"))


def test_what_is_confidential_is_not_there_for_the_team_either() -> None:
    hidden = Organization(id="shelter", name="Hidden House", confidential=True)
    network = Network.of_items(
        [
            *build_three().entities.values(),
            hidden,
            build_tie(TieKind.PARTNERS_WITH, "library", "shelter"),
            build_tie(TieKind.PARTNERS_WITH, "library", "pantry", confidential=True),
        ]
    )
    painted = paint(network, "library")
    assert "Hidden House" not in str(painted)
    assert painted.sheet.summary == "Around Library: no partner on this map yet."
    with pytest.raises(InputError, match="stand on this map"):
        paint(network, "shelter")


def test_long_and_hostile_names_and_somebody_alone_are_a_picture() -> None:
    names = ["<b>&amp;" * 37, "</text><script>", "مكتبة المدينة", "W" * 300]
    items = [Organization(id=f"o{number}", name=name) for number, name in enumerate(names)]
    ties = [build_tie(TieKind.PARTNERS_WITH, "o0", one.id) for one in items[1:]]
    for frame in FRAMES:
        for subject in ("o0", "o3"):
            check_texts(paint(Network.of_items([*items, *ties]), subject, frame).sheet)
    assert (
        paint(Network.of_items(items), "o1").sheet.summary
        == "Around </text><script>: no partner on this map yet."
    )


def test_only_who_stands_on_the_map_can_be_looked_around() -> None:
    network = Network.of_items(
        [
            Organization(id="org", name="Library"),
            Person(id="ana", name="Ana"),
            build_tie(TieKind.WORKS_AT, "ana", "org"),
            Coalition(id="table", name="Table"),
        ]
    )
    for subject in ("ana", "table", "nobody"):
        with pytest.raises(InputError, match="stand on this map"):
            paint(network, subject)
