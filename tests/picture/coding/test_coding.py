"""Circles colored and sized by what is known: the same class has one color in every view, and the room sees no judgement."""

import datetime as dt
import json
from collections import Counter, defaultdict
from typing import Any

import pytest

from netmap.analysis.day import Day
from netmap.analysis.handed_on.marks import Marks
from netmap.errors import InputError
from netmap.model.entities import Coalition, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.model.views.coding import By, Coding, Trait, read_by, read_coding
from netmap.model.views.filters import read_filter
from netmap.picture.coding.choices import find_choice, keep_offered, list_choices
from netmap.picture.coding.coded import code_scene
from netmap.picture.coding.palette import VALUES
from netmap.picture.colors import NOT_KNOWN
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.flat import FlatCircle, FlatText
from netmap.picture.drawing.sheet import Sheet, fit_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.every import draw_leaving, paint_view
from netmap.picture.handed_on.recipe import Recipe, Size
from netmap.picture.map_data import build_map
from netmap.picture.marks import list_marks
from netmap.picture.painted import COLUMN, FRAMES, LAPTOP, WIDE, Frame, Wanted
from netmap.picture.paper.formats import Paper
from netmap.picture.saved import Shown
from netmap.picture.scene.scene import see_scene
from netmap.picture.scene.text import write_twin
from netmap.picture.svg import write_svg
from netmap.picture.views import View
from tests.picture.map_networks import DAY, build_town
from tests.picture.sheets import check_texts

HOSTILE = "</text><script>alert(1)</script>\u202e &amp; \"'"
STANDING, OWN = By(Trait.STANDING), By(Trait.OWN, "Kind of help")


def build_small(*more: Entity | Tie) -> Day:
    """Us, and four partners with a column of their own, of whom one is confidential and one says something hostile."""
    items: list[Entity | Tie] = [
        Sector(id="health", name="Health"),
        Organization(id="us", name="Library", home=True, attributes={"Members": 900}),
        Organization(id="clinic", name="Clinic", standing=Standing.PARTNER, attributes={"Kind of help": "Rooms", "Members": 40}),
        Organization(id="pantry", name="Pantry", standing=Standing.IDEA, attributes={"Kind of help": "rooms ", "Members": "120"}),
        Organization(id="school", name="School", standing=Standing.PARTNER, attributes={"Kind of help": HOSTILE}),
        Organization(id="secret", name="Secret", confidential=True, attributes={"Kind of help": "Hidden help"}),
        Coalition(id="table", name="Table"), Coalition(id="other", name="Other table"),
        build_tie(TieKind.MEMBER_OF, "clinic", "table"), build_tie(TieKind.MEMBER_OF, "school", "other"),
        build_tie(TieKind.PARTNERS_WITH, "us", "clinic", strength=4, last_contact=DAY - dt.timedelta(days=400)),
        build_tie(TieKind.PARTNERS_WITH, "us", "pantry", strength=2),
    ]  # fmt: skip
    items += [
        build_tie(TieKind.IN_SECTOR, key, "health", primary=True)
        for key in ("us", "clinic", "pantry", "school")
    ]
    return Day(Network.of_items([*items, *more]), DAY)


def find_fills(sheet: Sheet) -> dict[str, str]:
    """The color of the first circle of each mark."""
    found: dict[str, str] = {}
    for shape in sheet.shapes:
        if shape.role == "mark" and isinstance(shape.form, FlatCircle):
            found.setdefault(shape.of[0], shape.style.fill)
    return found


def list_offered(day: Day, *, room: bool = False) -> list[str]:
    return [one.by.write() for one in list_choices(day, room=room)]


def test_only_what_is_known_and_differs_is_offered_with_how_many_have_it() -> None:
    day = build_small()
    assert list_offered(day) == [
        "standing", "strength", "coalition", "ties", "reach", "connectors", "own:Kind of help", "own:Members",
    ]  # fmt: skip
    (members,) = (one for one in list_choices(day, room=False) if one.by.column == "Members")
    assert (members.says, members.sizes) == ("Members (3 of 5)", True)
    (kind,) = (one for one in list_choices(day, room=False) if one.by == OWN)
    assert not kind.sizes
    assert list_offered(Day(Network(), DAY)) == []


def test_a_value_that_is_called_as_we_call_a_class_has_a_color_of_its_own() -> None:
    clubs = [
        Organization(id=f"club{number}", name=f"Club {number}", attributes={"Kind": kind})
        for number, kind in enumerate(("Others", "Others", "Several", "School"))
    ]
    day = Day(Network.of_items(clubs), DAY)
    coded = code_scene(day, see_scene(day, room=False), Coding(By(Trait.OWN, "Kind")))
    looks = [coded.looks[one] for one in ("club0", "club3", "club2")]
    assert looks == list(VALUES[:3])


def test_a_column_in_which_each_has_a_value_of_its_own_is_no_class() -> None:
    more = [
        Organization(id=f"o{at}", name=f"O {at}", attributes={"Motto": f"Motto {at}", "Paid": at % 2 == 0})
        for at in range(9)
    ]
    assert "own:Motto" not in list_offered(build_small(*more))
    assert "own:Paid" in list_offered(build_small(*more))


def test_a_remark_on_one_or_two_under_a_heading_is_no_class() -> None:
    more = [
        Organization(id="one", name="One", attributes={"Contact": "ask first", "Last met": "weekly"}),
        Organization(id="two", name="Two", attributes={"Last met": "now and then"}),
    ]
    offered = list_offered(build_small(*more))
    assert "own:Contact" not in offered
    assert "own:Last met" not in offered


def test_in_the_room_only_what_everybody_may_see_is_offered_and_drawn() -> None:
    day = build_small()
    assert list_offered(day, room=True) == ["coalition"]
    for by in (STANDING, OWN, By(Trait.CONTACT), By(Trait.STRENGTH), By(Trait.KEEPER), By(Trait.TAG)):
        coding = Coding(by, By(Trait.TIES))
        assert not keep_offered(day, coding, room=True)
        assert not code_scene(day, see_scene(day.openly, room=True), coding).rows
        told = json.dumps(build_map(compose_picture(day, room=True, coding=coding)))
        assert told == json.dumps(build_map(compose_picture(day, room=True)))
        for view in (View.NAMES, View.AROUND):
            wanted = Wanted(room=True, subject="us" if view is View.AROUND else "")
            plain, asked = (
                paint_view(view, day, WIDE, Wanted(room=True, subject=wanted.subject, coding=one))
                for one in (Coding(), coding)
            )
            assert asked == plain


def test_the_same_class_has_the_same_color_in_every_view_and_frame() -> None:
    day = Day(build_town(40), DAY)
    coding, fills = Coding(By(Trait.TIES)), defaultdict(set)
    wheel = fit_sheet(draw_picture(compose_picture(day, coding=coding)), 1200)
    sheets = [wheel]
    for view, subject in (
        (View.NAMES, ""),
        (View.AROUND, "org00003"),
        (View.COALITION, "table"),
        (View.GEOGRAPHY, ""),
    ):
        sheets += [
            paint_view(view, day, frame, Wanted(subject=subject, coding=coding)).sheet
            for frame in FRAMES.values()
        ]
    for sheet in sheets:
        for key, fill in find_fills(sheet).items():
            if key.startswith("org"):
                fills[key].add(fill)
    assert len(fills) == 40
    assert all(len(found) == 1 for found in fills.values())
    assert len(set.union(*fills.values())) > 2


def test_a_filter_changes_neither_classes_nor_colors_and_the_legend_counts_who_is_left() -> None:
    day = Day(build_town(40), DAY)
    coding = Coding(By(Trait.TIES))
    whole = code_scene(day, see_scene(day, room=False), coding)
    narrowed = day.only(read_filter(["sector:sector003"]))
    some = code_scene(narrowed, see_scene(narrowed, room=False), coding)
    assert some.looks
    assert some.looks.items() <= whole.looks.items()
    counted = sum(
        int(text.rpartition("(")[2].rstrip(")")) for symbol, text in some.rows if symbol.startswith("hue ")
    )
    assert counted == len(some.looks)


def test_the_legend_says_what_colors_mean_how_many_are_in_each_and_who_is_not_known() -> None:
    day = build_small()
    coded = code_scene(day, see_scene(day, room=False), Coding(STANDING, By(Trait.OWN, "Members")))
    assert [text for _, text in coded.rows] == [
        "color: Where we stand", "idea (1)", "partner (3)", "ourselves (1)",
        "larger: more “Members”; from 40 to 900; whoever it is not known of is smallest (2)",
    ]  # fmt: skip
    assert coded.said["clinic"] == "Where we stand: partner. Members: 40."
    contact = code_scene(day, see_scene(day, room=False), Coding(By(Trait.CONTACT)))
    assert [text for _, text in contact.rows] == [
        "color: How long since we were in touch; darker: longer since we were in touch", "over a year ago (1)",
        "no dated contact (3)", "ourselves (1)",
    ]  # fmt: skip
    assert contact.looks["pantry"] is NOT_KNOWN


@pytest.mark.parametrize(("by", "count"), [(STANDING, 2), (By(Trait.TIES), 3), (By(Trait.COALITION), 2)])
def test_what_colors_say_stands_beside_as_many_colors_as_there_are_up_to_three(by: By, count: int) -> None:
    day = build_small()
    (symbol, _), *_ = code_scene(day, see_scene(day, room=False), Coding(by)).rows
    assert len(set(symbol.split()[1:])) == len(symbol.split()) - 1 == count


def test_the_legend_says_once_who_we_are() -> None:
    day = build_small()

    def list_us(coding: Coding) -> list[str]:
        rows = build_map(compose_picture(day, coding=coding))["words"]["legend"]
        return [one["text"] for one in rows if one["symbol"] == "us" or "ourselves" in one["text"]]

    assert list_us(Coding(STANDING)) == ["ourselves (1)"]
    assert list_us(Coding(By(Trait.COALITION))) == list_us(Coding()) == ["this is us"]
    around = paint_view(View.AROUND, day, WIDE, Wanted(subject="us", coding=Coding(STANDING))).sheet
    said = [line for one in around.shapes if isinstance(one.form, FlatText) for *_, line in one.form.lines]
    assert "ourselves (1)" in said


def test_table_and_text_say_the_same_as_the_picture() -> None:
    day = build_small()
    scene = see_scene(day, room=False)
    twin = write_twin(scene, coded=code_scene(day, scene, Coding(OWN, By(Trait.OWN, "Members"))))
    row = next(one for one in twin.rows if one["Name"] == "Pantry")
    assert (row["Color: Kind of help"], row["Size: Members"]) in {("Rooms", "120"), ("rooms", "120")}
    assert any("not known: Library" in one for one in twin.paragraphs)


def test_whoever_walks_the_map_hears_the_class() -> None:
    day = build_small()
    data: dict[str, Any] = build_map(compose_picture(day, coding=Coding(STANDING)))
    assert {one["id"]: one.get("said") for one in data["nodes"]}["pantry"] == "Where we stand: idea."
    painted = paint_view(View.NAMES, day, WIDE, Wanted(coding=Coding(STANDING)))
    assert next(one.said for one in painted.names if one.id == "pantry").endswith("Where we stand: idea.")
    assert "idea (1)" in painted.sheet.summary


def test_a_larger_number_is_a_larger_circle_on_the_wheel_and_beside_names() -> None:
    day, size = build_small(), Coding(size=By(Trait.OWN, "Members"))
    wheel = fit_sheet(draw_picture(compose_picture(day, coding=size)), 1200)
    names = paint_view(View.NAMES, day, WIDE, Wanted(coding=size)).sheet
    for sheet in (wheel, names):
        radius: dict[str, float] = {}
        for shape in sheet.shapes:
            if shape.role == "mark" and isinstance(shape.form, FlatCircle):
                radius.setdefault(shape.of[0], shape.form.radius)
        assert radius["us"] > radius["pantry"] > radius["clinic"] > radius["school"]


@pytest.mark.parametrize("frame", [WIDE, LAPTOP, COLUMN], ids=["wide", "laptop", "phone"])
@pytest.mark.parametrize("count", [1, 12, 66])
def test_no_text_runs_into_another_and_what_is_hostile_is_text(count: int, frame: Frame) -> None:
    town = build_town(count)
    entities = [
        one.model_copy(update={"attributes": {HOSTILE: HOSTILE * 9 if int(key[3:]) % 3 else "plain " * 60}})
        if key.startswith("org")
        else one
        for key, one in town.entities.items()
    ]
    day = Day(Network.of_items([*entities, *town.ties.values()]), DAY)
    (column,) = (one for one in day.everything.entities["org00000"].attributes)
    coding = Coding(By(Trait.OWN, column), By(Trait.TIES))
    for view in (View.NAMES, View.GEOGRAPHY):
        sheet = paint_view(view, day, frame, Wanted(coding=coding)).sheet
        check_texts(sheet, {"name", "heading", "legend", "title"})
        assert "<script" not in write_svg(sheet)


@pytest.mark.parametrize("trait", [one for one in Trait if one is not Trait.OWN])
def test_nobody_one_partner_and_two_thousand_are_drawn(trait: Trait) -> None:
    coding = Coding(By(trait), By(trait))
    one = Network.of_items([Organization(id="one", name="The only one")])
    for network in (Network(), one, Network.of_items([Person(id="p", name="Pat")])):
        day = Day(network, DAY)
        for room in (False, True):
            picture = compose_picture(day, room=room, coding=coding)
            assert build_map(picture)["words"]
            assert draw_leaving(View.NAMES, day, WIDE, Wanted(room=room, coding=coding)).shapes


def test_two_thousand_are_told_in_the_legend_though_they_are_counted_by_sector() -> None:
    day = Day(build_town(2000, sectors=20), DAY)
    painted = paint_view(View.NAMES, day, WIDE, Wanted(coding=Coding(By(Trait.TIES))))
    assert painted.grouped
    assert "Color shows “How many ties”" in painted.sheet.summary
    (said,) = (one.said for one in painted.names if one.id == "sector001")
    assert "Colors: " in said
    fills = {
        shape.style.fill
        for shape in painted.sheet.shapes
        if shape.role == "mark" and shape.of == ("sector001",)
    }
    assert len(fills) == said.count("(") + 1, "a piece of the ring for each class, and what is empty within"


@pytest.mark.parametrize("room", [False, True])
def test_around_a_bubble_stand_as_many_of_each_color_as_the_legend_counts(room: bool) -> None:
    day = Day(build_town(1200), DAY)
    picture = compose_picture(day, room=room, coding=Coding(By(Trait.COALITION if room else Trait.TIES)))
    bubbles = [one for one in list_marks(picture) if one.kind == "sector"]
    assert len(bubbles) == 7
    totals: Counter[str] = Counter()
    for one in bubbles:
        assert sum(share.count for share in one.shares) == one.count
        assert one.said == f"Colors: {', '.join(f'{share.name} ({share.count:,})' for share in one.shares)}."
        totals.update({share.name: share.count for share in one.shares})
    legend = {text for _, text in picture.coded.rows}
    assert {f"{name} ({count:,})" for name, count in totals.items()} <= legend
    drawn = [
        shape for layer in draw_picture(picture).layers if layer.role == "mark" for shape in layer.shapes
    ]
    fills = {(shape.of, shape.style.fill) for shape in drawn}
    assert {((one.id,), share.look.hue) for one in bubbles for share in one.shares} <= fills


def test_without_colors_of_their_own_bubbles_have_none_around_them() -> None:
    picture = compose_picture(Day(build_town(1200), DAY))
    assert not [one for one in list_marks(picture) if one.shares or one.said]


def test_of_bubbles_the_legend_says_where_colors_are() -> None:
    day = Day(build_town(1200), DAY)

    def tell_bubble(coding: Coding) -> str:
        rows = build_map(compose_picture(day, coding=coding))["words"]["legend"]
        (said,) = (one["text"] for one in rows if one["symbol"] == "sector")
        return str(said)

    colored = tell_bubble(Coding(By(Trait.TIES)))
    assert colored == (
        "a sector and how many are in it; around that, how many of them have which color; choose one to open it"
    )
    assert "color" not in tell_bubble(Coding(size=By(Trait.TIES)))


def test_what_is_confidential_colors_nothing_that_may_be_shown() -> None:
    day = build_small(
        Coalition(id="hidden", name="Hidden table", confidential=True),
        build_tie(TieKind.MEMBER_OF, "pantry", "hidden"),
    )
    for room in (False, True):
        painted = paint_view(
            View.AROUND, day, WIDE, Wanted(room=room, subject="us", coding=Coding(By(Trait.COALITION)))
        )
        assert "Hidden" not in json.dumps(
            [painted.paragraphs, painted.sheet.summary, [one.said for one in painted.names]]
        )


@pytest.mark.parametrize("text", ["", "own:", "own", "sector", "standing:x", "own:" + "x" * 5000, "<b>", ":"])
def test_what_is_no_trait_is_left_out(text: str) -> None:
    assert read_by(text) is None
    assert not read_coding([f"color:{text}"])


def test_a_coding_is_read_as_it_was_written() -> None:
    for coding in (Coding(), Coding(STANDING, By(Trait.OWN, "A: b")), Coding(OWN)):
        assert read_coding(coding.write()) == coding


def test_what_is_asked_by_name_is_found_and_what_is_not_known_says_what_there_is() -> None:
    day = build_small()
    assert find_choice(day, "where we stand", room=False) == STANDING
    assert find_choice(day, "MEMBERS", room=False, what="sized") == By(Trait.OWN, "Members")
    with pytest.raises(InputError, match="There are: standing, strength, coalition"):
        find_choice(day, "shoe size", room=False)
    with pytest.raises(InputError, match="not sized"):
        find_choice(day, "standing", room=False, what="sized")
    with pytest.raises(InputError, match="for the team only"):
        find_choice(day, "standing", room=True)


def test_a_file_for_the_room_says_nothing_of_what_only_the_team_asked_for() -> None:
    day = build_small()
    shown = Shown(View.NAMES, coding=Coding(STANDING, By(Trait.OWN, "Members")))
    marks = Marks(Network(day.everything.entities, day.everything.ties, store_id="store"))
    room, team = (Recipe(shown, Size(), room=one).tell(marks).shows for one in (True, False))
    assert room == ("view:names",)
    assert team == ("view:names", "color:standing", "size:own:Members")


def test_names_for_a_wall_have_the_same_colors_and_their_legend() -> None:
    day = Day(build_town(12), DAY)
    coding = Coding(By(Trait.TIES))
    (page, *_) = Recipe(Shown(View.NAMES, coding=coding), Size(Paper.A3, wall=True)).draw(day)
    beside = find_fills(paint_view(View.NAMES, day, WIDE, Wanted(coding=coding)).sheet)
    assert {key: fill for key, fill in find_fills(page).items() if key in beside} == beside
    assert "color: How many ties; darker: more ties" in write_svg(page)
