"""Names for a wall: each whole, once, and large enough to be read from two meters, on as many pages as that takes."""

from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from netmap.analysis.day import Day
from netmap.model.entities import Coalition, Goal, Organization
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.views.coding import By, Trait
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.painted import Wanted
from netmap.picture.paper.formats import Paper, Turn
from netmap.picture.paper.wall import CONTINUED, draw_wall
from netmap.picture.pdf import draw_pages
from netmap.picture.way.finding import find_ways, list_ends
from netmap.picture.way.words import tell_ways
from tests.analysis.towns import org, sector, tie, town
from tests.picture.map_networks import DAY, build_town
from tests.picture.sheets import check_texts, find_smallest, list_texts
from tests.verapdf.judging import judge_pdfs

NAMING = {"name", "heading", "invitation", "title"}
AS_HIGH = 2000 / 360
"""Millimeters of a capital that can be read from two meters: an inch for 30 feet (MUTCD 2009, section 2A.13)."""


def draw(network: Network, *turns: Turn, paper: Paper = Paper.A3, room: bool = False) -> tuple[Sheet, ...]:
    formats = [paper.hold(turn) for turn in turns or Turn]
    return draw_wall(Day(network, DAY), formats, Wanted(room=room, place="Marlow County"))


def measure_capitals() -> float:
    """How high capitals are as a share of the font size, as the font itself says."""
    with as_file(files("netmap.picture.font") / "NetmapSans-Medium.ttf") as path:
        font = TTFont(path)
        return float(font["OS/2"].sCapHeight / font["head"].unitsPerEm)


def read_names(sheets: Sequence[Sheet]) -> list[tuple[str, str]]:
    """Whose name stands on the pages, and the name itself, its rows put together again."""
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for sheet in sheets:
        for shape, text in list_texts(sheet, {"name"}):
            rows[shape.of[0].partition("/")[0]].append(text.lines[0][2])
    return [(key, " ".join(lines)) for key, lines in rows.items()]


@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
@pytest.mark.parametrize(("count", "pages"), [(12, 2), (66, 3), (120, 5), (300, 11)])
def test_every_name_is_whole_and_can_be_read_from_two_meters(count: int, pages: int, *, room: bool) -> None:
    network = build_town(count, sectors=20)
    sheets = draw(network, room=room)
    assert len(sheets) <= pages
    capitals = measure_capitals()
    for sheet in sheets:
        check_texts(sheet, NAMING)
        smallest = find_smallest(sheet, NAMING - {"title"}) * sheet.zoom / 300 * 25.4 * capitals
        assert smallest >= AS_HIGH
    names = {one.id: one.name for one in network.entities.values() if one.kind != "Sector"}
    assert sorted(read_names(sheets)) == sorted(names.items())


def test_few_names_are_on_one_page_and_larger_than_they_must_be() -> None:
    (sheet,) = draw(build_town(5, sectors=4))
    assert find_smallest(sheet, {"name"}) * sheet.zoom / 300 * 25.4 * measure_capitals() > 1.3 * AS_HIGH


def test_the_paper_is_held_so_that_fewer_pages_are_needed() -> None:
    for count in (12, 66):
        network = build_town(count, sectors=20)
        assert len(draw(network)) == min(len(draw(network, turn)) for turn in Turn)


def test_each_page_says_which_it_is_and_how_many_lines_leave_it() -> None:
    sheets = draw(build_town(66, sectors=20))
    for number, sheet in enumerate(sheets, 1):
        titles, lines = (
            [text.lines[0][2] for _, text in list_texts(sheet, {role})] for role in ("title", "line")
        )
        assert titles == [f"Partner map: Marlow County ({number} of {len(sheets)})"]
        assert lines[0].startswith(f"Page {number} of {len(sheets)}.")
        assert "lines from here to names on other pages" in lines[0]
        assert lines[0].endswith("For the team, not for handing on.")
    drawn = [shape.of for sheet in sheets for shape in sheet.shapes if shape.role == "line" and shape.of]
    assert len(drawn) == len(set(drawn))


def test_a_sector_higher_than_a_page_goes_on_at_the_next() -> None:
    sheets = draw(build_town(70, sectors=2))
    headings = [text.lines[0][2] for sheet in sheets for _, text in list_texts(sheet, {"heading"})]
    assert "Sector 1" in headings
    assert f"Sector 1{CONTINUED}" in headings


def test_hostile_endless_and_no_names_are_still_pages() -> None:
    names = ("x" * 300, "</text><script>alert(1)</script> " * 9, "مكتبة المدينة", "A & B")
    items = [Organization(id=f"org{at}", name=name) for at, name in enumerate(names)]
    sheets = draw(Network.of_items([Goal(id="goal", name="y" * 300), *items]))
    for sheet in sheets:
        check_texts(sheet, NAMING)
    read = {key: name.replace(" ", "") for key, name in read_names(sheets)}
    assert read == {one.id: one.name.replace(" ", "") for one in items} | {"goal": "y" * 300}
    (empty,) = draw(Network())
    assert not list_texts(empty, {"name"})


@pytest.mark.parametrize("paper", Paper)
def test_even_the_widest_name_can_be_read_on_any_paper(paper: Paper) -> None:
    names = ("W" * 300, "One", "Wwwwwwwwwwwwwwwwwww Mmmmmmmmmmmmmmmmmmmmmmmm")
    sheets = draw(
        Network.of_items([Organization(id=f"org{at}", name=name) for at, name in enumerate(names)]),
        paper=paper,
    )
    read = sorted(name.replace(" ", "") for _, name in read_names(sheets))
    assert read == sorted(name.replace(" ", "") for name in names)
    for sheet in sheets:
        check_texts(sheet, {"name"})
        assert find_smallest(sheet, {"name"}) * sheet.zoom / 300 * 25.4 * measure_capitals() >= AS_HIGH


def test_a_wall_is_one_file_with_a_page_for_each_and_accessible(tmp_path: Path) -> None:
    sheets = draw(build_town(66, sectors=20), paper=Paper.TABLOID)
    file = tmp_path / "wall.pdf"
    file.write_bytes(draw_pages(sheets))
    pages = pypdfium2.PdfDocument(file)
    assert len(pages) == len(sheets)
    assert {tuple(sorted(map(round, page.get_size()))) for page in pages} == {(792, 1224)}
    said = judge_pdfs(file)
    assert [line.split()[0] for line in said] == ["good"], said


def test_a_way_is_dark_on_a_wall_and_it_is_said_on_which_page_each_stop_stands() -> None:
    network = build_town(66, sectors=20)
    day = Day(network, DAY)
    names = list_ends(day, room=False)
    one = next(iter(names))
    ends = next((one, other) for other in reversed([*names]) if _counts(day, one, other))
    ways = find_ways(day, ends, room=False)
    assert ways
    plain, lit = (
        draw_wall(day, [Paper.A3.hold(turn) for turn in Turn], Wanted(ends=wanted)) for wanted in ((), ends)
    )
    assert [name for name, _ in read_names(lit)] == [name for name, _ in read_names(plain)]
    bold = {
        shape.of[0].partition("/")[0] for sheet in lit for shape, _ in list_texts(sheet, {"name"}) if shape.style.bold
    }  # fmt: skip
    assert {*ways.first} <= bold
    for number, sheet in enumerate(lit, 1):
        check_texts(sheet, NAMING)
        assert tell_ways(ways) in sheet.summary
        stops = [key for key in ways.first if key in sheet.titles]
        assert all(f"{names[key]} on page {number}" in sheet.summary for key in stops if key in names)


def _counts(day: Day, one: str, other: str) -> bool:
    ways = find_ways(day, (one, other), room=False)
    return bool(ways and len(ways.first) > 2)


def test_a_wall_is_cut_by_what_is_asked() -> None:
    network = town(
        org("library"), org("clinic"), Coalition(id="table", name="Table"), tie(TieKind.MEMBER_OF, "clinic", "table"), sector("health"),
        tie(TieKind.IN_SECTOR, "clinic", "health"),
    )  # fmt: skip
    (sheet,) = draw_wall(
        Day(network, DAY), [Paper.A3.hold(Turn.LANDSCAPE)], Wanted(grouping=By(Trait.COALITION))
    )
    headings = [text.lines[0][2] for _, text in list_texts(sheet, {"heading"})]
    assert {*headings} == {"Coalitions", "Table", "None noted"}
    assert [text.lines[0][2] for _, text in list_texts(sheet, {"filter"})] == ["Grouped by “Coalition”."]
