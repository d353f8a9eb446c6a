"""Views of the map on slides: the very picture of the room, whoever is spoken of bright, the wheel where it cannot be drawn."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from netmap.model.entities import Area, Coalition, Goal, Organization, Sector
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, SlideWords
from netmap.model.views.coding import Trait
from netmap.model.views.filters import read_filter
from netmap.picture.drawing.flat import FlatText, shift_shape
from netmap.picture.drawing.styles import WAY
from netmap.picture.every import paint_view
from netmap.picture.painted import Frame, Wanted
from netmap.picture.slides.focus import REST
from netmap.picture.slides.panel import HEIGHT, WIDTH
from netmap.picture.slides.slide import VIEWS, Slide, SlideDrawer
from netmap.picture.slides.texts import SMALLEST
from netmap.picture.svg import write_part
from netmap.picture.views import View
from tests.analysis.towns import org, partners, person, sector, tie, town
from tests.picture.map_networks import DAY, build_town
from tests.picture.sheets import check_texts, list_texts
from tests.picture.slides.test_slides import HOSTILE
from tests.report.stories.stories import look, read_sample

HEAD = 150
SUBJECTS = {Shows.AROUND: "org00003", Shows.GOAL: "goal", Shows.COALITION: "table"}


def draw(network: Network, *words: SlideWords) -> tuple[Slide, ...]:
    return SlideDrawer(look(network)).draw_all(words)


def show(shows: Shows, subject: str = "", *, focus: Iterable[str] = (), reach: int = 1) -> SlideWords:
    return SlideWords("", (), (), shows, tuple(focus), subject, reach)


def list_bright(slide: Slide, role: str) -> set[tuple[str, ...]]:
    shapes = [shape for shape in slide.sheet.shapes if shape.role == role]
    assert {shape.style.opacity for shape in shapes} <= {1.0, REST} or role == "line"
    return {shape.of for shape in shapes if shape.style.opacity > 0.5}


def test_every_view_of_the_map_can_be_a_step() -> None:
    assert {str(view) for view in View} <= {str(one) for one in Shows}
    assert {str(view) for view in VIEWS.values()} == {str(view) for view in View} - {"wheel", "names"}
    assert [str(view) for view in View if view.is_about_one] == [
        str(one) for one in Shows if one.is_about_one
    ]


@pytest.mark.parametrize("shows", VIEWS)
def test_a_slide_shows_the_very_picture_that_the_room_sees(shows: Shows) -> None:
    day = look(read_sample())
    subjects = {
        Shows.AROUND: day.network.of(Organization),
        Shows.GOAL: day.goals,
        Shows.COALITION: day.tables,
    }
    subject = subjects[shows][0].id if shows in subjects else ""
    (slide,) = SlideDrawer(day).draw_all([show(shows, subject, reach=2)])
    wanted = Wanted(room=True, subject=subject, steps=2, titled=False)
    painted = paint_view(VIEWS[shows], day, Frame(WIDTH, HEIGHT - HEAD), wanted)
    assert [shift_shape(one, 0.0, HEAD) for one in painted.sheet.shapes] == [
        one for one in slide.sheet.shapes if one.role not in {"panel", "title", "sentence", "number"}
    ]
    assert slide.seen == painted.sheet.summary
    assert slide.words.title == painted.sheet.title
    (said,) = slide.words.sentences
    assert painted.sheet.summary.casefold() in {
        said.casefold(), f"{painted.sheet.title}: {said}".casefold(),
    }  # fmt: skip


@pytest.mark.parametrize("network", [build_town(12), build_town(60), read_sample()])
def test_all_of_it_is_legible_and_nothing_runs_into_another(network: Network) -> None:
    someone, *_ = (one.id for one in network.of(Organization))
    subjects = {
        Shows.AROUND: someone, Shows.GOAL: network.of(Goal)[0].id, Shows.COALITION: network.of(Coalition)[0].id,
    }  # fmt: skip
    for slide in draw(network, *(show(one, subjects.get(one, "")) for one in VIEWS)):
        check_texts(slide.sheet)
        for shape in slide.sheet.shapes:
            if isinstance(shape.form, FlatText):
                least = SMALLEST if shape.role in {"title", "sentence", "number"} else 14
                assert shape.form.size >= least, (slide.words.shows, shape.role)


def test_what_the_writer_says_is_said_and_not_the_words_of_the_picture() -> None:
    own, told = (
        SlideWords("Ours", ("Told.",), (), Shows.SECTORS),
        SlideWords("", (), ("Own.",), Shows.SECTORS),
    )
    first, second = draw(build_town(12), own, told)
    assert (first.words.title, first.words.sentences) == ("Ours", ("Told.",))
    assert (second.words.title, second.words.sentences) == ("Ties between sectors", ())


@pytest.mark.parametrize("shows", SUBJECTS)
@pytest.mark.parametrize("subject", ["", "gone", "secret", "left", "org00002 "])
def test_who_is_not_on_the_wall_is_in_no_picture_and_the_wheel_stands_in(shows: Shows, subject: str) -> None:
    secret = [
        Organization(id="secret", name="Secret", confidential=True),
        Organization(id="left", name="Left", standing="past partner"),
    ]
    network = Network.of_items([
        *build_town(12).entities.values(), *build_town(12).ties.values(), *secret,
    ])  # fmt: skip
    wheel, stood_in = draw(network, show(Shows.WHEEL), show(shows, subject))
    assert stood_in.sheet.shapes[:-1] == wheel.sheet.shapes[:-1]
    assert "Secret" not in write_part(stood_in.sheet, sized=False)


@pytest.mark.parametrize("shows", Shows)
def test_a_slide_of_another_day_shows_the_map_of_then_and_says_the_day(shows: Shows) -> None:
    then = DAY.replace(year=DAY.year - 2)
    network = build_town(12)
    late = network.ties_of_kind(TieKind.PARTNERS_WITH)[0].model_copy(update={"since": DAY})
    day = look(network.alter(network.entities, {**network.ties, late.id: late}))
    words = show(shows, SUBJECTS.get(shows, ""))
    now, told = SlideDrawer(day).draw_all([words, replace(words, on=then)])
    _, alone = SlideDrawer(day.on(then)).draw_all([words, words])
    assert told.sheet.shapes != now.sheet.shapes
    pictures = [
        [one for one in slide.sheet.shapes if one.role not in {"title", "sentence", "number"}]
        for slide in (told, alone)
    ]
    assert pictures[0] == pictures[1]
    assert told.words.title == (
        f"{now.words.title} (21 November 2024)" if now.words.title else "21 November 2024"
    )


def test_one_is_bright_around_another_with_the_ties_to_it() -> None:
    network = town(
        org("library"), org("clinic"), org("school"), org("bank"), sector("health"),
        tie(TieKind.IN_SECTOR, "clinic", "health"), tie(TieKind.IN_SECTOR, "bank", "health"),
        partners("library clinic", "library school", "library bank", "clinic school"),
    )  # fmt: skip
    one, some, group = draw(
        network, show(Shows.AROUND, "library", focus=["clinic"]), show(Shows.AROUND, "library", focus=["bank", "school"]),
        show(Shows.AROUND, "library", focus=["health"]),
    )  # fmt: skip
    assert list_bright(one, "mark") == {("library",), ("clinic",), ("school",)}
    assert list_bright(one, "line") == {("library", "clinic"), ("clinic", "school")}
    assert one.seen.endswith("Bright: Clinic. With them: Library and School.")
    assert list_bright(some, "mark") == {("bank",), ("school",)}
    assert list_bright(some, "line") == set()
    assert list_bright(group, "mark") == {("bank",), ("clinic",)}
    assert ("health",) in list_bright(group, "heading")


def test_a_sector_is_bright_with_those_it_has_ties_to_and_between_two_only_their_ties() -> None:
    network = town(
        org("library"), org("clinic"), org("bank"), sector("books"), sector("health"), sector("money"),
        tie(TieKind.IN_SECTOR, "library", "books"), tie(TieKind.IN_SECTOR, "clinic", "health"),
        tie(TieKind.IN_SECTOR, "bank", "money"), partners("library clinic", "clinic bank"),
    )  # fmt: skip
    books, pair = draw(
        network, show(Shows.SECTORS, focus=["books"]), show(Shows.SECTORS, focus=["health", "money"])
    )
    assert {frozenset(of) for of in list_bright(books, "count")} == {frozenset({"books", "health"})}
    assert list_bright(books, "heading") == {("books",), ("health",)}
    assert {frozenset(of) for of in list_bright(pair, "count")} == {frozenset({"health", "money"})}
    assert list_bright(pair, "heading") == {("health",), ("money",)}


def test_an_open_chair_is_bright_with_what_asks_for_it() -> None:
    network = town(
        org("library"), Goal(id="read", name="Read"), sector("parks", expected=True), tie(TieKind.PURSUES, "library", "read"),
        tie(TieKind.EXPECTS, "read", "parks"),
    )  # fmt: skip
    (slide,) = draw(network, show(Shows.GOAL, "read", focus=["parks"]))
    assert list_bright(slide, "open") == {("parks",)}
    assert list_bright(slide, "line") == {("parks", "read")}
    assert ("library",) not in list_bright(slide, "mark")


@pytest.mark.parametrize("network", [Network(), town(org("library")), town(person("ana"))])
def test_any_map_is_still_a_slide(network: Network) -> None:
    someone = next(iter(network.actors()), None)
    words = [show(one, someone.id if someone else "") for one in VIEWS]
    for slide in draw(network, *words):
        assert slide.sheet.shapes
        assert slide.seen


@pytest.mark.parametrize("name", [HOSTILE, "w" * 300, "word " * 60])
def test_hostile_and_endless_names_are_text_in_every_view(name: str) -> None:
    network = Network.of_items([
        Organization(id="bad", name=name), Organization(id="other", name=name), Sector(id="s", name=name),
        Goal(id="goal", name=name), Coalition(id="table", name=name), tie(TieKind.IN_SECTOR, "bad", "s"),
        tie(TieKind.PARTNERS_WITH, "bad", "other"), tie(TieKind.PURSUES, "bad", "goal"),
        tie(TieKind.MEMBER_OF, "bad", "table"),
    ])  # fmt: skip
    subjects = {Shows.AROUND: "bad", Shows.GOAL: "goal", Shows.COALITION: "table"}
    for slide in draw(network, *(show(one, subjects.get(one, ""), focus=["bad"]) for one in VIEWS)):
        drawn = write_part(slide.sheet, sized=False)
        assert "<img" not in drawn
        assert "<script" not in drawn


def test_where_somebody_is_stays_bright_with_those_tied_to_them() -> None:
    network = town(
        Area(id="harbor", name="Harbor", latitude=40.0, longitude=-40.0),
        *(org(key, city="Harbor") for key in ("library", "clinic", "bank")), partners("library clinic"),
    )  # fmt: skip
    (slide,) = draw(network, show(Shows.GEOGRAPHY, focus=["library"]))
    assert list_bright(slide, "mark") == {("library",), ("clinic",)}
    assert {frozenset(of) for of in list_bright(slide, "line")} == {frozenset({"library", "clinic"})}
    roles = [shape.role for shape in slide.sheet.shapes if shape.role in {"terrain", "mark"}]
    assert roles.index("terrain") < roles.index("mark")


@pytest.mark.parametrize("shows", [Shows.WHEEL, Shows.NAMES, Shows.AROUND, Shows.GEOGRAPHY])
def test_a_slide_in_colors_of_its_own_says_what_they_mean(shows: Shows) -> None:
    plain = show(shows, SUBJECTS.get(shows, ""))
    before, slide, after = draw(build_town(12), plain, replace(plain, color=Trait.COALITION), plain)
    assert replace(before.sheet, shapes=before.sheet.shapes[:-1]) == replace(
        after.sheet, shapes=after.sheet.shapes[:-1]
    )
    words = {line for _, text in list_texts(slide.sheet) for _, _, line in text.lines}
    assert "color: Coalition" in words
    assert any(one.startswith("Early table (") for one in words)
    assert "Color shows “Coalition”: Early table (" in slide.seen


def test_a_slide_whose_color_nobody_has_any_more_is_colored_by_sectors() -> None:
    network = town(org("library", home=True), org("pantry"), *partners("library pantry"))
    plain = show(Shows.WHEEL)
    one, other = draw(network, plain, replace(plain, color=Trait.COALITION))
    assert one.sheet.shapes[:-1] == other.sheet.shapes[:-1]


NARROWED = read_filter(["coalition:table"])


@pytest.mark.parametrize(
    "shows",
    [Shows.WHEEL, Shows.NAMES, Shows.AROUND, Shows.GOAL, Shows.COALITION, Shows.SECTORS, Shows.GEOGRAPHY],
)
def test_a_slide_shows_whom_a_filter_leaves_and_says_so(shows: Shows) -> None:
    network = build_town(60)
    plain = show(shows, SUBJECTS.get(shows, ""))
    (whole, slide, after) = draw(network, plain, replace(plain, filter=NARROWED), plain)
    assert whole.sheet.shapes[:-1] == after.sheet.shapes[:-1]
    left = {f"org{number:05}" for number in range(6)}
    drawn = {
        key
        for shape in slide.sheet.shapes
        if shape.role in {"mark", "name"}
        for key in shape.of
        if key.startswith("org")
    }
    assert drawn <= left
    assert drawn or shows in {Shows.SECTORS, Shows.GEOGRAPHY}
    said = " ".join(line for _, text in list_texts(slide.sheet) for _, _, line in text.lines)
    assert "members of Early table" in said
    assert "Only members of Early table." in slide.seen
    check_texts(slide.sheet)


@pytest.mark.parametrize("shows", [Shows.WHEEL, Shows.NAMES, Shows.AROUND, Shows.SECTORS])
def test_a_slide_whose_filter_leaves_nobody_is_a_wheel_with_nobody_on_it(shows: Shows) -> None:
    words = replace(show(shows, SUBJECTS.get(shows, "")), filter=read_filter(["sector:sector000"]))
    (slide,) = draw(build_town(12), words)
    assert not [shape for shape in slide.sheet.shapes if shape.role == "mark" and "org00001" in shape.of]
    assert "Only Sector 0." in slide.seen


def test_no_slide_is_narrowed_by_what_is_for_the_team_only() -> None:
    plain = show(Shows.WHEEL)
    wanted = read_filter(["strength:5", "standing:idea", "keeper:org00001"])
    one, other = draw(build_town(12), plain, replace(plain, filter=wanted))
    assert one.sheet.shapes[:-1] == other.sheet.shapes[:-1]
    assert one.seen == other.seen


def list_written(slide: Slide, roles: set[str] | None = None) -> list[str]:
    return [line for _, text in list_texts(slide.sheet, roles) for _, _, line in text.lines]


def list_ways(slide: Slide) -> set[tuple[str, ...]]:
    return {
        shape.of for shape in slide.sheet.shapes if shape.role in {"line", "way"} and shape.style.stroke == WAY.stroke
        and shape.width == WAY.width.most
    }  # fmt: skip


@pytest.mark.parametrize("shows", [Shows.WHEEL, Shows.NAMES, Shows.AROUND])
def test_a_slide_shows_the_way_that_a_room_sees_and_says_it(shows: Shows) -> None:
    day = look(town(
        org("library", home=True), org("clinic"), org("school"), org("bus"), *partners("library clinic", "clinic school"),
    ))  # fmt: skip
    words = SlideWords("", (), (), shows, ("bus",), "clinic", ends=("library", "school"))
    plain, slide = SlideDrawer(day).draw_all([replace(words, ends=(), focus=()), words])
    assert slide.told == "Library → Clinic → School: one step between."
    assert slide.told in slide.seen
    assert slide.told in " ".join(list_written(slide, {"filter"}))
    assert {frozenset(one) for one in list_ways(slide)} == {
        frozenset(("library", "clinic")), frozenset(("clinic", "school")),
    }  # fmt: skip
    assert ("bus",) not in list_bright(slide, "mark")
    assert plain.told == ""
    assert not list_ways(plain)
    check_texts(slide.sheet)


def test_a_slide_shows_no_way_where_the_room_sees_none_and_goes_on() -> None:
    network = town(org("library"), org("clinic"), org("left", standing=Standing.PAST_PARTNER))
    for ends in (("library", "clinic"), ("library", "left"), ("library", "gone")):
        plain, slide = draw(network, show(Shows.WHEEL), replace(show(Shows.WHEEL), ends=ends))
        assert slide.told == ""
        assert write_part(slide.sheet).replace("2 / 2", "") == write_part(plain.sheet).replace("1 / 2", "")


@pytest.mark.parametrize("shows", [Shows.WHEEL, Shows.NAMES])
def test_a_slide_is_cut_by_what_everybody_may_know_and_a_sector_is_bright_by_those_in_it(
    shows: Shows,
) -> None:
    network = town(
        org("library"), org("clinic"), org("school"), Coalition(id="table", name="Table"), sector("health"),
        tie(TieKind.MEMBER_OF, "clinic", "table"), tie(TieKind.IN_SECTOR, "clinic", "health"),
        tie(TieKind.IN_SECTOR, "school", "health"),
    )  # fmt: skip
    words = replace(show(shows), grouping=Trait.COALITION)
    slide, bright, none = draw(
        network, words, replace(words, focus=("health",)), replace(words, grouping=Trait.CITY)
    )
    written = list_written(slide)
    assert "Grouped by “Coalition”." in written
    assert slide.told == "Grouped by “Coalition”."
    assert any("None noted" in one for one in written)
    assert "Health" not in written
    assert {("clinic",), ("school",)} <= list_bright(bright, "mark")
    assert ("library",) not in list_bright(bright, "mark")
    assert none.told == ""
    assert "Health" in " ".join(list_written(none))
