"""The view of people: each under where they work, who knows whom, and where nobody is known by name yet."""

import io
import random
import re
from collections.abc import Iterable

import pytest
from PIL import Image

from netmap.analysis.day import Day
from netmap.model.entities import Organization, Person
from netmap.model.entity import Entity
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import EMPTY, Network
from netmap.model.ties import Tie, build_tie
from netmap.model.views.coding import By, Coding, Trait
from netmap.model.views.filters import read_filter
from netmap.picture.drawing import styles
from netmap.picture.drawing.drawing import Step
from netmap.picture.drawing.flat import FlatCircle, FlatPath, FlatText
from netmap.picture.every import build_painted, paint_view
from netmap.picture.painted import FRAMES, WIDE, Painted, Wanted
from netmap.picture.people.paint import paint_people
from netmap.picture.people.table import write_people_twin
from netmap.picture.people.workplaces import find_workplaces
from netmap.picture.png import draw_png
from netmap.picture.svg import write_svg
from netmap.picture.views import View
from tests.picture.map_networks import DAY, build_sector, build_town
from tests.picture.sheets import check_texts, find_boxes, find_smallest, list_texts
from tests.picture.svg_shapes import read_svg

T = TieKind
HOSTILE = (
    "</text><script>alert(1)</script>",
    "W" * 1000,
    "مكتبة",
    "a b" * 333,
    "\u202ecod",
    "=1+1",
    "🦜" * 400,
)


def build_county(count: int, each: int = 3, *, named: float = 0.8, seed: int = 5) -> Network:
    """A town in which most organizations have up to so many people, who know each other; some sit on another's board."""
    chance = random.Random(seed)  # noqa: S311 - a made-up town
    town = build_town(count, sectors=20)
    places = [one.id for one in town.of(Organization)]
    items: list[Entity | Tie] = [*town.entities.values(), *town.ties.values()]
    people: list[str] = []
    for place in places:
        for number in range(chance.randint(1, each) if chance.random() < named else 0):
            person = Person(id=f"{place}-{number}", name=f"Ana Maria {place[-3:]} Rivers-{number}")
            items += [person, build_tie(T.WORKS_AT, person.id, place)]
            people.append(person.id)
    for one in people[:: max(1, len(people) // 8)]:
        other = chance.choice(places)
        if not one.startswith(other):
            items.append(build_tie(T.WORKS_AT, one, other, role="Board member"))
    pairs = {tuple(sorted(chance.sample(people, 2))) for _ in people} if len(people) > 1 else set()
    items += [build_tie(T.KNOWS, one, other) for one, other in sorted(pairs)]
    return Network.of_items(items)


def build_few() -> Network:
    """A library that is us with a team, a clinic with staff and a board, a school of whom we know nobody, a barber, a guest."""
    items: list[Entity | Tie] = [
        *(build_sector(number) for number in range(2)),
        Organization(id="library", name="Library", home=True),
        Organization(id="clinic", name="Clinic"),
        Organization(id="school", name="School"),
        Organization(id="past", name="Past", standing=Standing.PAST_PARTNER),
        Person(id="ana", name="Ana", on_team=True),
        Person(id="lee", name="Lee"),
        Person(id="kim", name="Kim"),
        Person(id="guest", name="Guest"),
        Person(id="barber", name="Barber", standing=Standing.PARTNER),
        build_tie(T.WORKS_AT, "ana", "library", role="Director"),
        build_tie(T.WORKS_AT, "lee", "clinic", role="Nurse"),
        build_tie(T.WORKS_AT, "kim", "clinic"),
        build_tie(T.WORKS_AT, "kim", "library", role="Board of trustees"),
        build_tie(T.KNOWS, "ana", "lee"),
        build_tie(T.KNOWS, "lee", "barber"),
        build_tie(T.KEPT_BY, "school", "ana"),
        build_tie(T.IN_SECTOR, "clinic", "sector000", primary=True),
        build_tie(T.IN_SECTOR, "school", "sector001", primary=True),
        build_tie(T.IN_SECTOR, "barber", "sector001", primary=True),
    ]
    return Network.of_items(items)


def add(network: Network, *items: Entity | Tie) -> Network:
    return Network.of_items([*network.entities.values(), *network.ties.values(), *items])


def paint(network: Network, frame: str = "wide", *, room: bool = False, **wanted: object) -> Painted:
    return paint_people(Day(network, DAY), FRAMES[frame], Wanted(room=room, **wanted))  # type: ignore[arg-type]


def read_words(painted: Painted, *roles: str) -> list[str]:
    texts = list_texts(painted.sheet, set(roles) or None)
    return [line for _, text in texts for _, _, line in text.lines]


def check_marks(painted: Painted) -> None:
    """Fail where two circles lie on each other, or one stands outside the picture."""
    every = {
        (one.form.x, one.form.y, one.of): one.form.radius
        for one in painted.sheet.shapes
        if one.role == "mark" and isinstance(one.form, FlatCircle)
    }
    marks = [(x, y, radius) for (x, y, _), radius in every.items()]
    assert len({(x, y) for x, y, _ in marks}) == len(marks)
    for place, (x, y, radius) in enumerate(marks):
        assert radius <= x <= painted.sheet.width - radius
        assert radius <= y <= painted.sheet.height - radius
        for x2, y2, radius2 in marks[place + 1 :]:
            assert (x - x2) ** 2 + (y - y2) ** 2 >= (0.9 * (radius + radius2)) ** 2


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("count", [1, 12, 66, 120, 300])
@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
def test_no_text_runs_into_another_or_out_of_the_picture(frame: str, count: int, *, room: bool) -> None:
    painted = paint(build_county(count), frame, room=room)
    check_texts(painted.sheet)
    check_marks(painted)
    if frame == "wide":
        assert painted.sheet.height == WIDE.height
        assert find_smallest(painted.sheet) >= 12.5


@pytest.mark.parametrize("count", [12, 40, 63])
def test_a_county_of_usual_size_has_everybodys_name_on_a_projector(count: int) -> None:
    network = build_county(count, 2)
    words = read_words(paint(network), "name")
    assert {one.name for one in network.of(Person)} <= set(words)


def test_each_stands_under_where_they_work_our_own_apart() -> None:
    painted = paint(build_few())
    names = [(one.kind, one.label, one.said) for one in painted.names]
    assert names == [
        ("sector", "Our own people", "1 organization, 2 people."),
        ("organization", "Library", "Our own people; 2 people here."),
        ("person", "Ana", "Our own people; Library (Director). Knows 1 other here."),
        ("echo", "Kim", "Our own people; Clinic; Library (Board of trustees)."),
        ("sector", "Sector 0", "1 organization, 2 people."),
        ("organization", "Clinic", "Sector 0; 2 people here."),
        ("person", "Kim", "Sector 0; Clinic; Library (Board of trustees)."),
        ("person", "Lee", "Sector 0; Clinic (Nurse). Knows 2 others here."),
        ("sector", "Sector 1", "1 organization, 1 person."),
        ("organization", "School", "Sector 1; Nobody known here yet."),
        ("person", "Barber", "Sector 1; At no organization here. Knows 1 other here."),
        ("sector", "No sector yet", "1 organization."),
        ("organization", "Past", "No sector yet; Nobody is shown here."),
        ("sector", "At no organization here", "1 person."),
        ("person", "Guest", "At no organization here; At no organization here."),
    ]
    assert "Kim, board" in read_words(painted, "name")


def test_who_knows_whom_and_who_is_in_two_places_are_lines() -> None:
    painted = paint(build_few())
    looks = {
        frozenset(shape.of): look
        for shape in painted.sheet.shapes
        for look in ("acquainted", "keeping", "WORKS_AT")
        if shape.role == "line" and shape.style == styles.style_strand(look)
    }
    assert looks == {
        frozenset({"ana", "lee"}): "acquainted",
        frozenset({"barber", "lee"}): "acquainted",
        frozenset({"ana", "school"}): "keeping",
        frozenset({"kim", "also:kim:library"}): "WORKS_AT",
    }
    assert ("lee", "clinic") in painted.lines


def test_an_open_chair_stands_only_where_nobody_is_known() -> None:
    painted = paint(build_few())
    assert {shape.of for shape in painted.sheet.shapes if shape.role == "open"} == {("school",)}
    assert "nobody known here yet: whom do you know there?" in read_words(painted, "legend")


def test_picture_table_and_text_tell_the_same() -> None:
    day = Day(build_few(), DAY)
    painted, twin = paint(build_few()), write_people_twin(Day(build_few(), DAY), room=False, coding=Coding())
    assert twin.paragraphs == painted.paragraphs == (
        painted.sheet.summary,
        "Our own people. Library: Ana (Director) and Kim (Board of trustees).",
        "Sector 0. Clinic: Kim and Lee (Nurse).",
        "Sector 1. School: nobody known here yet; Barber.",
        "No sector yet. Past: nobody is shown here.",
        "At no organization here. Guest.",
        "Who knows whom: Ana and Lee; Barber and Lee.",
        "Who of us keeps in touch: Ana with School.",
        "Nobody is known by name yet at School.",
    )  # fmt: skip
    assert {row["Name"] for row in twin.rows} - {"nobody known here yet", "nobody is shown here"} == {
        one.name for one in day.network.of(Person)
    }
    rows = [(row["Name"], row["Works at"], row["As"], row["Knows"]) for row in twin.rows]
    assert ("Kim", "Library", "Board of trustees", "") in rows
    assert ("Lee", "Clinic", "Nurse", "Ana, Barber") in rows
    assert ("nobody known here yet", "School", "", "") in rows
    assert ("nobody is shown here", "Past", "", "") in rows


def test_the_sentence_counts_people_ties_and_where_nobody_is_known() -> None:
    assert paint(build_few()).sheet.summary == (
        "People and where they work: 5 people, at 2 organizations; 2 pairs of them know each other; "
        "at 1 organization nobody is known by name yet."
    )


def test_in_the_room_are_only_those_who_are_on_its_wall() -> None:
    painted = paint(build_few(), room=True)
    twin = write_people_twin(Day(build_few(), DAY), room=True, coding=Coding())
    told = write_svg(painted.sheet) + str(painted.names) + str(painted.paragraphs) + str(twin)
    assert {one.label for one in painted.names} == {"Sector 1", "Barber"}
    for name in ("Ana", "Lee", "Kim", "Guest", "Clinic", "School", "known here yet", "Nurse"):
        assert not re.search(rf"\b{name}\b", told), name
    job = build_tie(T.WORKS_AT, "barber", "clinic")
    shown = {one.label for one in paint(add(build_few(), job), room=True).names}
    assert shown == {"Sector 0", "Clinic", "Barber"}


def test_where_only_somebody_confidential_works_nobody_is_named_and_no_chair_is_open() -> None:
    secret = Person(id="secret", name="Hidden One", confidential=True)
    painted = paint(add(build_few(), secret, build_tie(T.WORKS_AT, "secret", "school")))
    assert "Hidden One" not in str(painted)
    assert not [one for one in painted.sheet.shapes if one.role == "open"]
    assert "known by name" not in painted.sheet.summary
    hidden = build_tie(T.WORKS_AT, "guest", "school", confidential=True)
    painted = paint(add(build_few(), hidden))
    assert not [one for one in painted.sheet.shapes if one.role == "open"]
    assert "School" not in next(one.said for one in painted.names if one.id == "guest")


def test_a_filter_opens_no_chair_and_says_nobody_twice() -> None:
    day = Day(build_few(), DAY).only(read_filter(["sector:sector000"]))
    painted = paint_people(day, WIDE, Wanted())
    assert {one.label for one in painted.names} == {"Sector 0", "Clinic", "Kim", "Lee"}
    assert not [one for one in painted.sheet.shapes if one.role == "open"]


@pytest.mark.parametrize("hides", ["confidential", "filter"])
def test_where_whoever_works_is_not_shown_nothing_says_that_nobody_is_there(hides: str) -> None:
    bob = Person(id="bob", name="Bob", standing=Standing.PARTNER, confidential=hides == "confidential")
    items = (
        build_sector(0), Organization(id="clinic", name="Clinic"), bob,
        build_tie(T.IN_SECTOR, "clinic", "sector000", primary=True), build_tie(T.WORKS_AT, "bob", "clinic"),
    )  # fmt: skip
    day = Day(Network.of_items(items), DAY).only(
        read_filter(["sector:sector000"] if hides == "filter" else [])
    )
    painted, twin = paint_people(day, WIDE, Wanted()), write_people_twin(day, room=False, coding=Coding())
    assert painted.paragraphs == twin.paragraphs == (
        "People and where they work: nobody is shown here.", "Sector 0. Clinic: nobody is shown here.",
    )  # fmt: skip
    assert painted.sheet.summary == painted.paragraphs[0]
    assert [one.said for one in painted.names] == ["1 organization.", "Sector 0; Nobody is shown here."]
    assert [(row["Name"], row["Works at"], row["Sector"]) for row in twin.rows] == [
        ("nobody is shown here", "Clinic", "Sector 0")
    ]


def test_beside_a_chair_nobody_is_shown_rather_than_there_are_no_people() -> None:
    network = Network.of_items(
        [
            Organization(id="clinic", name="Clinic"),
            Organization(id="school", name="School"),
            Person(id="hidden", name="Hidden", confidential=True),
            build_tie(T.WORKS_AT, "hidden", "clinic"),
        ]
    )
    assert paint(network).sheet.summary == (
        "People and where they work: nobody is shown here; at 1 organization nobody is known by name yet."
    )


def test_the_first_place_is_ours_then_staff_before_a_board_and_never_a_matter_of_order() -> None:
    def find_first(*ties: Tie, on_team: bool = False) -> str:
        somebody = Person(id="new", name="New", on_team=on_team)
        found = find_workplaces(Day(add(build_few(), somebody, *ties), DAY), room=False)
        return next((job.place for job in found.places["new"] if job.is_main), "")

    board = build_tie(T.WORKS_AT, "new", "clinic", role="board")
    staff = build_tie(T.WORKS_AT, "new", "school")
    assert find_first(board, staff) == find_first(staff, board) == "school"
    assert find_first(board) == "clinic"
    assert find_first(staff, on_team=True) == ""
    assert find_first(staff, build_tie(T.WORKS_AT, "new", "library"), on_team=True) == "library"


def find_places(painted: Painted) -> dict[tuple[str, ...], tuple[float, float]]:
    return {
        one.of: (one.form.x, one.form.y)
        for one in painted.sheet.shapes
        if one.role == "mark" and isinstance(one.form, FlatCircle)
    }


@pytest.mark.parametrize("frame", FRAMES)
def test_nobody_moves_when_something_is_noted_of_somebody(frame: str) -> None:
    network = build_county(60, 2)
    one, other, *_ = network.of(Person)
    noted = one.model_copy(update={"phone": "555 0100", "title": "Head of everything"})
    items: list[Entity] = [noted if each.id == one.id else each for each in network.entities.values()]
    changed = Network.of_items(
        [
            *reversed(items),
            *reversed(list(network.ties.values())),
            build_tie(T.PARTNERS_WITH, one.id, other.id),
        ]
    )
    assert find_places(paint(changed, frame)) == find_places(paint(network, frame))


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
def test_an_empty_map_and_one_where_nobody_has_a_name_are_pictures(frame: str, *, room: bool) -> None:
    for network in (EMPTY, build_town(1), build_town(40, sectors=20)):
        painted = paint(network, frame, room=room)
        check_texts(painted.sheet)
        assert painted.sheet.summary
    assert paint(EMPTY, frame).sheet.summary == "People and where they work: nobody is shown here."
    chairs = {shape.of for shape in paint(build_town(40), frame).sheet.shapes if shape.role == "open"}
    assert len(chairs) == 40


@pytest.mark.parametrize("frame", FRAMES)
def test_beyond_what_can_be_read_sectors_tell_how_many_and_one_can_be_opened(frame: str) -> None:
    network = build_county(300, 5)
    painted = paint(network, frame)
    assert painted.grouped
    assert any(re.fullmatch(r"\d+ organizations, \d+ people", said) for said in read_words(painted, "name"))
    assert any(said.startswith("nobody known at ") for said in read_words(painted, "invitation"))
    opened = paint(network, frame, open_sector="sector003")
    check_texts(opened.sheet)
    inside = {tie.source for tie in network.ties_of("sector003", T.IN_SECTOR)} - {"org00000"}
    assert inside <= {one.id for one in opened.names}
    seen = {end for line in opened.lines for end in line}
    assert seen <= {one.id for one in opened.names}


def test_an_organization_of_very_many_says_how_many_more_there_are() -> None:
    people = [Person(id=f"p{number}", name=f"Person {number}") for number in range(600)]
    crowd = add(build_few(), *people, *(build_tie(T.WORKS_AT, one.id, "school") for one in people))
    painted = paint(crowd)
    check_texts(painted.sheet)
    assert "and 589 more" in read_words(painted, "more")
    assert "Person 599" in str(painted.paragraphs)


@pytest.mark.parametrize("frame", FRAMES)
def test_hostile_and_endless_names_are_text_inside_the_picture(frame: str) -> None:
    items: list[Entity | Tie] = []
    for place, name in enumerate(HOSTILE):
        items += [
            Organization(id=f"o{place}", name=name[:300]), Organization(id=f"e{place}", name=name[:300]),
            Person(id=f"p{place}", name=name[:300]), build_tie(T.WORKS_AT, f"p{place}", f"o{place}", role=name[:80]),
        ]  # fmt: skip
    painted = paint(Network.of_items(items), frame)
    check_texts(painted.sheet)
    assert "<script>" not in write_svg(painted.sheet)


def test_every_painter_gets_the_same_picture() -> None:
    day = Day(build_few(), DAY)
    sheet = paint_view(View.PEOPLE, day, FRAMES["wide"], Wanted(titled=False)).sheet
    shown = build_painted(View.PEOPLE, day, Wanted(titled=False))["sheets"]["wide"]
    for svg in (shown, write_svg(sheet)):
        _, shapes = read_svg(svg)
        assert [(one.role, one.of) for one in shapes] == [
            (one.role, " ".join(one.of)) for one in sheet.shapes for _ in range(count_pieces(one.form))
        ]
    width, height = Image.open(io.BytesIO(draw_png(sheet))).size
    assert width / height == pytest.approx(sheet.width / sheet.height, abs=0.01)


def count_pieces(form: object) -> int:
    return len(form.lines) if isinstance(form, FlatText) else 1


def test_circles_can_be_colored_by_what_is_known_of_organizations() -> None:
    painted = paint(build_few(), coding=Coding(color=By(Trait.STANDING)))
    assert painted.coded.is_colored
    assert "school" not in str(painted.coded.rows)
    assert View.PEOPLE.allow(Coding(By(Trait.STANDING), By(Trait.CONNECTORS))) == Coding(By(Trait.STANDING))


def list_stations(steps: Iterable[Step]) -> list[tuple[float, float]]:
    """Points along a path, close to each other."""
    found: list[tuple[float, float]] = []
    for letter, numbers in steps:
        end = numbers[-2:]
        if letter == "M":
            found.append((end[0], end[1]))
            continue
        (x, y), (u, v) = (
            found[-1],
            numbers[:2] if letter == "Q" else ((found[-1][0] + end[0]) / 2, (found[-1][1] + end[1]) / 2),
        )
        for step in range(1, 41):
            t = step / 40
            found.append((
                (1 - t) ** 2 * x + 2 * t * (1 - t) * u + t**2 * end[0], (1 - t) ** 2 * y + 2 * t * (1 - t) * v + t**2 * end[1],
            ))  # fmt: skip
    return found


@pytest.mark.parametrize("frame", ["wide", "laptop"])
@pytest.mark.parametrize("count", [12, 40, 300])
def test_no_line_runs_behind_a_name(frame: str, count: int) -> None:
    painted = paint(build_county(count, each=2), frame, open_sector="sector003" if count == 300 else None)
    names = [
        (box, text.lines[0][2])
        for shape, text in list_texts(painted.sheet, {"name", "heading", "invitation"})
        for box in find_boxes(shape, text)
    ]
    assert names
    lines = [shape.form for shape in painted.sheet.shapes if shape.role == "line"]
    assert lines
    crossed = {
        said
        for form in lines if isinstance(form, FlatPath)
        for x, y in list_stations(form.steps)
        for box, said in names
        if box.left < x < box.right and box.top < y < box.bottom
    }  # fmt: skip
    assert not crossed


@pytest.mark.parametrize("count", [12, 40])
def test_the_line_between_two_on_one_side_is_a_bow_between_them(count: int) -> None:
    painted = paint(build_county(count, each=2), "laptop")
    middle, size = painted.sheet.width / 2, 20.0
    bows = 0
    for shape in painted.sheet.shapes:
        if shape.role == "line" and isinstance(shape.form, FlatPath):
            points = list_stations(shape.form.steps)
            ends = sorted((points[0][1], points[-1][1]))
            if (points[0][0] < middle) == (points[-1][0] < middle):
                bows += 1
                assert ends[0] - size < min(y for _, y in points), points
                assert max(y for _, y in points) < ends[1] + size, points
    assert bows
