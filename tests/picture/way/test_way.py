"""The way between two on a map: dark in place, all else pale, said in words, and in the room by nothing but its own lines."""

import json
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.analysis.day import Day
from netmap.model.entities import Coalition
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import Tie
from netmap.model.views.filters import read_filter
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.flat import FlatShape, FlatText
from netmap.picture.drawing.styles import WAY
from netmap.picture.every import draw_leaving_wheel, paint_view
from netmap.picture.handed_on.recipe import Recipe, Size
from netmap.picture.map_data import build_map
from netmap.picture.painted import FRAMES, WIDE, Wanted
from netmap.picture.saved import Shown
from netmap.picture.scene.lines import list_lines
from netmap.picture.scene.scene import see_scene
from netmap.picture.svg import write_svg
from netmap.picture.views import View
from netmap.picture.way.finding import find_ways, keep_ends
from netmap.picture.way.words import tell_ways
from netmap.report.introductions.ways import describe_introductions
from tests.analysis.towns import org, partners, person, sector, tie, town
from tests.journeys.test_confidential import SECRET, secretive_counties
from tests.picture.communities.test_communities import build_circles
from tests.picture.sheets import check_texts
from tests.strategies import DAY as COUNTY_DAY

DAY = date(2026, 6, 1)
ENDS = ("clinic", "arts")
TOWN: tuple[Entity | Tie, ...] = (
    org("library", home=True), org("clinic"), org("bank", name="Food Bank"), org("school"), org("arts"), org("bus"),
    sector("health"), *(tie(T.IN_SECTOR, one, "health", primary=True) for one in ("clinic", "bank", "arts")),
)  # fmt: skip
NO_WAY = "No way from Clinic to Arts is shown."
OVER_THE_BANK = partners("clinic bank", "bank arts", strength=5)


def see(*items: Entity | Tie | list[Tie]) -> Day:
    return Day(town(*TOWN, *items), DAY)


def tell(day: Day, *ends: str, room: bool = False) -> str:
    ways = find_ways(day, ends, room=room)
    return tell_ways(ways) if ways else ""


def list_dark(shapes: tuple[FlatShape, ...]) -> set[frozenset[str]]:
    return {
        frozenset(one.of)
        for one in shapes
        if one.of and one.role in {"line", "way"} and one.style.opacity > 0.8
    }


def test_it_is_told_who_is_between_and_which_others_are_as_short() -> None:
    assert tell(see(OVER_THE_BANK), *ENDS) == "Clinic → Food Bank → Arts: one step between."
    assert tell(see(partners("clinic arts")), *ENDS) == "Clinic → Arts: directly tied."
    longer = partners("clinic bank", "bank bus", "bus arts")
    assert tell(see(longer), *ENDS) == "Clinic → Food Bank → Bus → Arts: 2 steps between."
    both = partners("clinic school", "school arts", strength=1)
    assert tell(see(OVER_THE_BANK, both), *ENDS).endswith("As short: over School.")
    assert tell(see(), *ENDS) == NO_WAY


def test_of_what_is_confidential_a_picture_says_the_same_as_where_nothing_is() -> None:
    bound = see(tie(T.PARTNERS_WITH, "clinic", "arts", confidential=True))
    assert {tell(day, *ENDS, room=room) for day in (see(), bound) for room in (False, True)} == {NO_WAY}


@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
def test_between_two_of_us_nobody_is_asked(room: bool) -> None:
    ana = person("ana", on_team=True, standing=Standing.PARTNER)
    day = see(org("branch", home=True), ana, tie(T.WORKS_AT, "ana", "library"))
    for other, name in (("branch", "Branch"), ("ana", "Ana")):
        assert tell(day, "library", other, room=room) == (
            f"Library and {name} are both us: nobody needs to introduce them."
        )


def test_more_ways_as_short_than_are_named_are_counted() -> None:
    more = [org(f"club{number}") for number in range(5)]
    ties = partners(*(f"{end} {one.id}" for one in more for end in ENDS))
    assert tell(see(OVER_THE_BANK, *more, ties), *ENDS).endswith(
        "As short: over Club0; over Club1; over Club2; 2 others."
    )


PAT_AT_BOTH: tuple[Entity | Tie, ...] = (person("pat"), *(tie(T.WORKS_AT, "pat", one) for one in ENDS))


def test_two_who_only_share_somebody_are_not_said_to_be_tied_and_the_room_names_nobody() -> None:
    assert tell(see(*PAT_AT_BOTH), *ENDS) == "Clinic → Arts: Pat works at both."
    assert tell(see(*PAT_AT_BOTH), *ENDS, room=True) == NO_WAY
    assert tell(see(*PAT_AT_BOTH, partners("arts bus")), "clinic", "bus") == (
        "Clinic → Arts → Bus: one step between. Pat works at Clinic and Arts."
    )
    assert tell(see(*PAT_AT_BOTH, partners("clinic arts")), *ENDS) == "Clinic → Arts: directly tied."


@pytest.mark.parametrize("two", [("library", "arts"), ("arts", "library")])
def test_one_of_us_who_works_there_too_stands_for_us(two: tuple[str, str]) -> None:
    ana: list[Entity | Tie] = [person("ana", on_team=True), *(tie(T.WORKS_AT, "ana", one) for one in two)]
    assert tell(see(*ana), *two) == "Library → Arts: directly tied."


@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
def test_all_ways_as_short_are_counted_however_many_are_dark(room: bool) -> None:
    # By hand: 60 over one club each, or 30 × 30 over two; three are named beside the first.
    many = [org(f"club{number:02}") for number in range(60)]
    over_one = partners(*(f"{end} {one.id}" for one in many for end in ENDS))
    near, far = many[:30], many[30:]
    over_two = partners(
        *(f"clinic {one.id}" for one in near), *(f"{one.id} {other.id}" for one in near for other in far),
        *(f"{one.id} arts" for one in far),
    )  # fmt: skip
    assert tell(see(*many, over_one), *ENDS, room=room) == (
        "Clinic → Club00 → Arts: one step between. As short: over Club01; over Club02; over Club03; 56 others."
    )
    told = tell(see(*many, over_two), *ENDS, room=room)
    assert told.startswith("Clinic → Club00 → Club30 → Arts: 2 steps between.")
    assert told.endswith("; 896 others.")


def test_a_way_as_short_that_is_no_line_of_the_map_is_counted_too() -> None:
    few = [org(f"club{number}") for number in range(5)]
    lines = partners(*(f"{end} {one.id}" for one in few for end in ENDS))
    introduced = tie(T.INTRODUCED_BY, "clinic", "bank")
    assert tell(see(*few, lines, introduced, partners("bank arts", strength=5)), *ENDS).endswith(
        "; 2 others."
    )


def test_a_way_with_fewer_steps_that_is_less_sure_is_said_beside_the_surest() -> None:
    # By hand: over bank and bus 3 × (30 + 12 + 24) = 198 is surer than over the school 2 × (30 + 60 + 24) = 228.
    sure, short = (
        partners("clinic bank", "bank bus", "bus arts", strength=5),
        partners("clinic school", "school arts", strength=1),
    )
    assert tell(see(sure, short), *ENDS) == (
        "Clinic → Food Bank → Bus → Arts: 2 steps between. Shorter, but less sure: Clinic → School → Arts."
    )
    assert tell(see(sure, short), *ENDS, room=True) == "Clinic → School → Arts: one step between."


def test_people_are_drawn_by_where_they_work_and_two_may_meet_at_a_table() -> None:
    people = (person("lee"), tie(T.WORKS_AT, "lee", "bank"), tie(T.KNOWS, "lee", "arts"))
    assert tell(see(people[0], *people[1:], partners("clinic bank")), *ENDS).startswith(
        "Clinic → Food Bank → Arts"
    )
    table = Coalition(id="table", name="Table")
    seats = [tie(T.MEMBER_OF, one, "table") for one in ENDS]
    assert tell(see(table, seats), *ENDS) == "Clinic → Table → Arts: one step between."


def test_from_us_it_is_the_first_way_of_introductions() -> None:
    items = (person("ana", on_team=True), tie(T.WORKS_AT, "ana", "library"), tie(T.KNOWS, "ana", "lee"))
    day = see(*items, person("lee"), tie(T.WORKS_AT, "lee", "bank"), OVER_THE_BANK)
    found = describe_introductions(day, "arts")[0]
    assert found.finding.subjects[1:] == ("ana", "lee", "bank", "arts")
    assert tell(day, "arts", "library") == "Library → Food Bank → Arts: one step between."


@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
@pytest.mark.parametrize("view", [one for one in View if one.shows_ways and not one.is_about_one])
def test_every_place_is_kept_and_nothing_but_the_way_is_dark(view: View, room: bool) -> None:
    day = Day(build_circles(4), DAY)
    one, other = "org0003", "org0009"
    ways = find_ways(day, (one, other), room=room)
    assert ways
    assert ways.first
    way = {frozenset(pair) for stops in ways.dark for pair in pairwise(stops)}
    plain, shown = (
        Recipe(Shown(view, ends=ends), Size(width=1200), room).draw(day)[0] for ends in ((), (one, other))
    )
    assert list_dark(shown.shapes) == way
    assert shown.summary.startswith(tell_ways(ways))
    assert Counter(shape.of for shape in plain.shapes if shape.role == "mark") == Counter(
        shape.of for shape in shown.shapes if shape.role == "mark"
    )
    bright = {
        key for shape in shown.shapes if shape.role == "mark" and shape.style.opacity == 1 for key in shape.of
    }
    assert bright == {stop for stops in ways.dark for stop in stops}
    names = [shape for shape in shown.shapes if isinstance(shape.form, FlatText) and shape.style.opacity == 1]
    assert {stop for stops in ways.dark for stop in stops} <= {key for shape in names for key in shape.of}


def test_the_first_way_is_the_strongest_on_the_picture() -> None:
    day = see(OVER_THE_BANK, partners("clinic school", "school arts", strength=1))
    sheet = draw_leaving_wheel(compose_picture(day, ends=ENDS), DAY, 1200)
    strong = {frozenset(one.of) for one in sheet.shapes if one.role == "line" and one.width == WAY.width.most}
    assert strong == {frozenset(("clinic", "bank")), frozenset(("bank", "arts"))}


def test_a_step_without_a_line_is_drawn_from_mark_to_mark_and_who_is_not_drawn_is_said() -> None:
    table = Coalition(id="table", name="Table")
    day = see(
        table, [tie(T.MEMBER_OF, one, "table") for one in ENDS], partners("library clinic", "library arts")
    )
    (step,) = (
        one
        for one in paint_view(View.AROUND, day, WIDE, Wanted(subject="library", ends=ENDS)).sheet.shapes
        if one.role == "way" and set(one.of) == {*ENDS}
    )
    assert step.style.dash
    told = paint_view(View.AROUND, day, WIDE, Wanted(subject="library", ends=ENDS)).sheet.summary
    assert "Not on this picture: Table." in told
    painted = paint_view(View.AROUND, see(OVER_THE_BANK, partners("library clinic", "library arts")), WIDE,
                         Wanted(subject="library", ends=ENDS))  # fmt: skip
    assert "way" not in {one.role for one in painted.sheet.shapes}


def test_a_filter_changes_no_way_and_the_keyboard_says_who_is_on_it() -> None:
    day = see(OVER_THE_BANK).only(read_filter(["strength:5"]))
    painted = paint_view(View.NAMES, day, WIDE, Wanted(ends=ENDS))
    said = {one.id: one.said for one in painted.names}
    assert said["bank"].endswith("On the way, 2 of 3.")
    assert "On the way" not in said["school"]
    narrowed = see(OVER_THE_BANK, tie(T.IN_SECTOR, "bus", "health")).only(read_filter(["sector:health"]))
    assert tell(narrowed, *ENDS) == tell(see(OVER_THE_BANK), *ENDS)


def test_the_page_gets_the_way_with_the_wheel() -> None:
    data = build_map(compose_picture(see(OVER_THE_BANK), ends=ENDS))
    assert data["path"]["first"] == ["clinic", "arts", "bank"]
    assert data["path"]["strong"] == [["clinic", "bank"], ["bank", "arts"]]
    assert data["words"]["filtered"] == "Clinic → Food Bank → Arts: one step between."
    assert "path" not in build_map(compose_picture(see(OVER_THE_BANK)))


@pytest.mark.parametrize(
    "ends", [("clinic",), ("clinic", "clinic"), ("clinic", "nobody"), ("health", "arts"), ()]
)
def test_between_others_than_two_on_the_map_there_is_none(ends: tuple[str, ...]) -> None:
    assert find_ways(see(OVER_THE_BANK), ends, room=False) is None


def test_names_of_any_kind_stay_text_and_run_into_nothing() -> None:
    hostile = "</text><script>alert(1)</script>"
    day = see(org("evil", name=f"{hostile} {'very ' * 40}long"), partners("clinic evil", "evil arts"))
    for frame in FRAMES.values():
        sheet = paint_view(View.NAMES, day, frame, Wanted(ends=ENDS)).sheet
        check_texts(sheet)
        assert "<script" not in write_svg(sheet)


@given(secretive_counties(), st.data())
@settings(max_examples=25, deadline=None)
def test_no_way_leads_over_what_is_confidential_and_in_the_room_only_over_its_lines(
    network: Network, data: st.DataObject
) -> None:
    day = Day(network, COUNTY_DAY)
    actors = sorted(one.id for one in day.everything.actors())
    one, other = (data.draw(st.sampled_from(actors)) for _ in range(2))
    for room in (False, True):
        ways = find_ways(day, (one, other), room=room)
        assert (ways is None) == (keep_ends(day, (one, other), room=room) is None)
        if ways is None:
            continue
        assert SECRET not in tell_ways(ways)
        assert SECRET not in json.dumps(
            build_map(compose_picture(day.openly, room=room, ends=(one, other)))["path"]
        )
        scene = see_scene((day.in_public if room else day.openly), room=room)
        assert {*ways.ends} <= scene.seats.keys()
        if room:
            lines = {frozenset((line.start, line.end)) for line in list_lines(scene, lambda key: key)}
            steps = {frozenset(pair) for stops in ways.dark for pair in pairwise(stops)}
            assert steps <= lines
            assert {stop for stops in ways.dark for stop in stops} <= {
                *scene.seats, *(table.id for table in scene.coalitions)
            }  # fmt: skip
