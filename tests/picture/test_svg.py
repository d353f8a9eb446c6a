"""The map as a file: complete, safe with every name, readable by machines, the same every time."""

import struct
from typing import Any

import pytest

from netmap.analysis.day import Day
from netmap.model.entities import Organization
from netmap.model.network import Network
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.drawing import Drawing
from netmap.picture.drawing.fit import find_view
from netmap.picture.drawing.sheet import fit_sheet, view_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.png import draw_png
from netmap.picture.svg import write_svg
from tests.picture.map_networks import DAY, build_acquaintances, build_people, build_sector, build_town
from tests.picture.svg_shapes import SVG, read_svg


def draw(network: Network, **how: Any) -> Drawing:
    return draw_picture(compose_picture(Day(network, DAY), **how), place="Marlow County")


def read_size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


NETWORKS = {
    "empty": Network(), "one": Network.of_items([Organization(id="one", name="One")]), "people": build_people(),
    "a sector with nobody": Network.of_items([build_sector(1)]), "town": build_town(40), "region": build_town(2000),
}  # fmt: skip


@pytest.mark.parametrize("room", [False, True])
@pytest.mark.parametrize("name", NETWORKS)
def test_any_map_becomes_a_picture(name: str, *, room: bool) -> None:
    drawing = draw(NETWORKS[name], room=room, people=True)
    root, _ = read_svg(write_svg(fit_sheet(drawing, 800)))
    assert root.get("width") == "800"
    assert float(root.get("height", "0")) > 300
    png = draw_png(fit_sheet(drawing, 400, 400))
    assert png.startswith(b"\x89PNG")
    assert read_size(png) == (400, 400)


def test_everybody_on_the_map_is_a_shape_that_says_so() -> None:
    network = build_town(40)
    root, shapes = read_svg(write_svg(fit_sheet(draw(network), 1600)))
    drawn = {shape.of for shape in shapes if shape.role == "mark"}
    assert drawn == {one.id for one in network.actors()} | {"goal", "table"}
    titles = {title.text for title in root.iter(f"{SVG}title")}
    assert {one.name for one in network.actors()} <= titles


def test_roles_are_groups_in_the_order_they_are_painted_in() -> None:
    root, _ = read_svg(write_svg(fit_sheet(draw(build_town(40)), 1600)))
    roles = [group.get("data-role") for group in root if group.get("data-role")]
    assert [role for role in roles if role not in {"sector", "leader", "key"}] == [
        "ground", "seam", "line", "edge", "mark", "name", "open",
    ]  # fmt: skip


def test_the_picture_says_what_it_is() -> None:
    root, _ = read_svg(write_svg(fit_sheet(draw(build_acquaintances()), 800)))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    told = {child.get("id"): child.text for child in root if child.get("id")}
    assert told["title"] == "Partner map: Marlow County"
    assert (told["desc"] or "").startswith("Partner map: 6 organizations in 1 sector")


HOSTILE = (
    "<img src=x onerror=alert(1)>", "]]></title><script>alert(1)</script>", "A & B \"C\" 'D'", "مكتبة المدينة",
    "💥" * 20, "&lt;b&gt;",
)  # fmt: skip


def test_hostile_names_are_text() -> None:
    orgs = [Organization(id=f"org{number}", name=name) for number, name in enumerate(HOSTILE)]
    sector = build_sector(1).model_copy(update={"name": HOSTILE[1], "family": HOSTILE[0]})
    svg = write_svg(fit_sheet(draw(Network.of_items([*orgs, sector])), 1600), with_font=False)
    root, shapes = read_svg(svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "rect", "g", "path", "circle", "text", "tspan",
    }  # fmt: skip
    assert set(HOSTILE) <= {title.text for title in root.iter(f"{SVG}title")}
    assert draw_png(fit_sheet(draw(Network.of_items([*orgs, sector])), 300)).startswith(b"\x89PNG")
    assert shapes


def test_the_same_network_is_the_same_file() -> None:
    network = build_town(60)
    assert write_svg(fit_sheet(draw(network), 1600)) == write_svg(fit_sheet(draw(network), 1600))
    assert draw_png(fit_sheet(draw(network), 600)) == draw_png(fit_sheet(draw(network), 600))


def test_sectors_without_room_for_their_names_are_listed_under_the_wheel() -> None:
    names = [f"A rather long name of a sector, number {number}" for number in range(24)]
    sectors = [build_sector(number).model_copy(update={"name": name}) for number, name in enumerate(names)]
    drawing = draw(Network.of_items(sectors))
    _, narrow = read_svg(write_svg(fit_sheet(drawing, 390), with_font=False))
    key = {shape.form["text"] for shape in narrow if shape.role == "key"}
    assert len(key & {str(number) for number in range(1, 25)}) == 24
    _, wide = read_svg(write_svg(fit_sheet(drawing, 1900), with_font=False))
    assert not [shape for shape in wide if shape.role == "key"]


def test_a_picture_of_a_given_height_holds_wheel_and_key() -> None:
    names = [f"A rather long name of a sector, number {number}" for number in range(24)]
    sectors = [build_sector(number).model_copy(update={"name": name}) for number, name in enumerate(names)]
    root, shapes = read_svg(write_svg(fit_sheet(draw(Network.of_items(sectors)), 500, 800), with_font=False))
    assert float(root.get("height", "0")) == pytest.approx(800, abs=1)
    assert max(shape.form["y"] for shape in shapes if shape.role == "key") < 800


def test_the_font_travels_with_the_picture() -> None:
    assert write_svg(fit_sheet(draw(Network()), 400)).count("@font-face") == 2


def test_nothing_is_painted_outside_the_picture() -> None:
    drawing = draw(build_town(40))
    view = find_view(drawing, 900, 700)
    _, shapes = read_svg(write_svg(view_sheet(drawing, view), with_font=False))
    for shape in shapes:
        if not isinstance(shape.form, dict) and shape.form[0][0] == "O":
            _, x, y, radius = shape.form[0]
            assert radius <= x <= 900 - radius
            assert radius <= y <= 700 - radius
