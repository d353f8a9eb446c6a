"""The page and the SVG agree, shape for shape: what `paint.js` paints is what `svg.py` writes."""

import json
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from netmap.analysis.day import Day
from netmap.content.loading import load_content
from netmap.files.sample import plan_sample
from netmap.model.changes import apply_change
from netmap.model.entities import Organization
from netmap.model.kinds import TieKind
from netmap.model.network import EMPTY, Network
from netmap.model.ties import build_tie
from netmap.model.views.coding import By, Coding, Trait
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.drawing import Drawing
from netmap.picture.drawing.fit import find_view
from netmap.picture.drawing.sheet import view_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.map_data import build_map
from netmap.picture.svg import write_svg
from tests.picture.map_networks import BY_CONNECTORS, DAY, build_people, build_sector, build_town
from tests.picture.svg_shapes import SvgShape, read_svg

RECORD = Path(__file__).parent / "map_component" / "record.mjs"
NEAR = 0.1
"""Pixels by which the two may differ."""
ANCHORS = {"left": "start", "center": "middle", "right": "end"}


@cache
def build_sample() -> Network:
    network = EMPTY
    for change in plan_sample(load_content(), who="a test"):
        network = apply_change(network, change)
    return network


def build_hostile() -> Network:
    names = (
        "<img src=x onerror=alert(1)>",
        ']]> & "quotes" \'',
        "مكتبة المدينة",
        "ספרייה",
        "💥 市立図書館",
        "a\tb",
    )
    orgs = [Organization(id=f"org{number}", name=name) for number, name in enumerate(names)]
    sector = build_sector(1).model_copy(update={"name": names[0]})
    ties = [build_tie(TieKind.IN_SECTOR, orgs[0].id, sector.id, primary=True)]
    return Network.of_items([*orgs, sector, *ties])


NETWORKS: dict[str, tuple[Network, dict[str, Any]]] = {
    "sample": (build_sample(), {}),
    "sample in the room": (build_sample(), {"room": True}),
    "sample with people, sized": (build_sample(), {"people": True, "coding": BY_CONNECTORS}),
    "sample in other colors": (build_sample(), {"coding": Coding(By(Trait.CONTACT), By(Trait.TIES))}),
    "empty": (Network(), {}),
    "one partner": (Network.of_items([Organization(id="one", name="The only one")]), {}),
    "sectors alone": (Network.of_items([build_sector(1)]), {}),
    "people": (build_people(), {"people": True}),
    "hostile": (build_hostile(), {}),
    "two thousand": (build_town(2000, sectors=20), {}),
    "two thousand, one sector open": (build_town(2000, sectors=20), {"open_sector": "sector003"}),
    "many sectors": (build_town(150, sectors=60), {}),
}
SIZES = ((1920, 1500), (1366, 700), (390, 360))


def draw(network: Network, how: dict[str, Any]) -> Drawing:
    return draw_picture(compose_picture(Day(network, DAY), **how))


@pytest.fixture(scope="module", params=NETWORKS)
def pair(request: pytest.FixtureRequest) -> tuple[Drawing, list[dict[str, Any]]]:
    """A drawing, and what the page paints of it at each size."""
    network, how = NETWORKS[request.param]
    data = build_map(compose_picture(Day(network, DAY), **how))
    node = shutil.which("node")
    assert node, "Node.js is needed to test the map's JavaScript. Install it, then run the tests again."
    asked = json.dumps([{"data": data, "width": width, "height": height} for width, height in SIZES])
    done = subprocess.run(
        [node, str(RECORD)], input=asked, capture_output=True, text=True, check=True, timeout=120
    )
    return draw(network, how), json.loads(done.stdout)


@pytest.mark.parametrize("index", range(len(SIZES)))
def test_both_see_the_wheel_at_the_same_place_and_size(
    pair: tuple[Drawing, list[dict[str, Any]]], index: int
) -> None:
    drawing, painted = pair
    (width, height), view = SIZES[index], painted[index]["view"]
    ours = find_view(drawing, width, height)
    assert (ours.way, ours.size) == (view["way"], view["size"])
    assert ours.scale == pytest.approx(view["scale"], abs=1e-6)
    assert (width / 2 - ours.x, height / 2 - ours.y) == pytest.approx((view["x"], view["y"]), abs=NEAR)


@pytest.mark.parametrize("index", range(len(SIZES)))
def test_both_paint_the_same_shapes(pair: tuple[Drawing, list[dict[str, Any]]], index: int) -> None:
    drawing, painted = pair
    view, shapes = painted[index]["view"], painted[index]["shapes"]
    width, height = SIZES[index]
    ours = find_view(drawing, width, height)
    _, held = read_svg(write_svg(view_sheet(drawing, replace(ours, scale=view["scale"])), with_font=False))
    assert len(held) == len(shapes)
    for one, other in zip(held, shapes, strict=True):
        assert_same(one, other, (ours.x, ours.y))


def assert_same(one: SvgShape, other: dict[str, Any], middle: tuple[float, float]) -> None:
    look = one.look
    fill = look.get("fill", "none")
    assert (fill if fill != "none" else None) == other.get("fill")
    assert look.get("stroke") == other.get("stroke")
    assert float(look.get("fill-opacity", "1")) == pytest.approx(other["opacity"], abs=0.01)
    if "stroke" in look:
        assert float(look["stroke-width"]) == pytest.approx(other["width"], abs=NEAR)
        assert [float(part) for part in look.get("stroke-dasharray", "").split()] == pytest.approx(
            other["dash"]
        )
        assert look.get("stroke-linecap", "butt") == other["cap"]
    if isinstance(one.form, dict):
        assert_same_text(one.form, other, middle)
        return
    assert [step[0] for step in one.form] == [step[0] for step in other["path"]]
    for step, painted in zip(one.form, other["path"], strict=True):
        assert step[1:] == pytest.approx(move(painted, middle), abs=NEAR), one


def move(step: list[Any], middle: tuple[float, float]) -> list[float]:
    """The numbers of a step with its places moved to where the wheel is in the SVG."""
    numbers = list(step[1:])
    first = 1 if step[0] == "A" else 0
    last = 2 if step[0] == "O" else len(numbers)
    return [
        number + middle[(place - first) % 2] if first <= place < last else number
        for place, number in enumerate(numbers)
    ]


def assert_same_text(form: dict[str, Any], other: dict[str, Any], middle: tuple[float, float]) -> None:
    weight, size = other["font"].split()[:2]
    assert form["text"] == other["text"]
    assert (form["x"], form["y"]) == pytest.approx((other["x"] + middle[0], other["y"] + middle[1]), abs=NEAR)
    assert form["font-weight"] == weight
    assert float(form["font-size"]) == pytest.approx(float(size.removesuffix("px")), abs=NEAR)
    assert form["text-anchor"] == ANCHORS[other["align"]]
